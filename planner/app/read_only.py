"""What cannot be done while a design is only looked at.

A module of its own because it is a table about actions of every menu.
"""

WRITING = frozenset(
    (
        "save",
        "undo",
        "redo",
        "cut",
        "paste",
        "duplicate",
        "delete",
        "rename",
        "connect",
        "lay-out",
        "align-left",
        "align-centre",
        "align-right",
        "align-top",
        "align-middle",
        "align-bottom",
        "distribute-horizontally",
        "distribute-vertically",
        "fold",
        "unfold",
        "comment",
        "comment-finding",
        "merge-file",
    )
)
"""Actions that are greyed then. What is missing here is refused by the document all the same."""
