"""What cannot be done while a design is only looked at.

A module of its own because it is a table about actions of every menu.
"""

WRITING = frozenset(
    (
        *("save", "undo", "redo", "cut", "paste", "duplicate", "delete", "rename"),
        *("quick-add", "add-here", "add-note", "add-frame", "connect", "connect-to", "move-to-zone"),
        *("tidy-up", "lay-out", "lay-out-selection", "reset-lines", "fold", "unfold", "lock", "unlock"),
        *("align-left", "align-centre", "align-right", "align-top", "align-middle", "align-bottom"),
        *("distribute-horizontally", "distribute-vertically", "space-horizontally", "space-vertically"),
        *("same-width", "same-height", "same-size", "natural-size", "bring-to-front", "send-to-back"),
        *("comment", "comment-finding", "merge-file"),
        *("view-save", "view-update", "view-rename", "view-delete"),
    )
)
"""Actions that are greyed then. What is missing here is refused by the document all the same."""
