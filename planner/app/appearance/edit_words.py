"""What an edit is called in the language of the program, for the menu and the status bar.

A module of its own because edits name themselves below Qt, in English; here stands what they may say, each name once.
"""

from __future__ import annotations

import re

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate

_WHOLE = frozenset(
    (
        QT_TRANSLATE_NOOP("edits", "Add"),
        QT_TRANSLATE_NOOP("edits", "Add comment"),
        QT_TRANSLATE_NOOP("edits", "Add frame"),
        QT_TRANSLATE_NOOP("edits", "Add note"),
        QT_TRANSLATE_NOOP("edits", "Add virtual address"),
        QT_TRANSLATE_NOOP("edits", "Align left"),
        QT_TRANSLATE_NOOP("edits", "Align centre"),
        QT_TRANSLATE_NOOP("edits", "Align right"),
        QT_TRANSLATE_NOOP("edits", "Align top"),
        QT_TRANSLATE_NOOP("edits", "Align middle"),
        QT_TRANSLATE_NOOP("edits", "Align bottom"),
        QT_TRANSLATE_NOOP("edits", "Bend line"),
        QT_TRANSLATE_NOOP("edits", "Bring to front"),
        QT_TRANSLATE_NOOP("edits", "Change"),
        QT_TRANSLATE_NOOP("edits", "Change SIP domains"),
        QT_TRANSLATE_NOOP("edits", "Change features"),
        QT_TRANSLATE_NOOP("edits", "Change federation settings"),
        QT_TRANSLATE_NOOP("edits", "Change port ranges of clients"),
        QT_TRANSLATE_NOOP("edits", "Change internal domains"),
        QT_TRANSLATE_NOOP("edits", "Change mobility settings"),
        QT_TRANSLATE_NOOP("edits", "Change options"),
        QT_TRANSLATE_NOOP("edits", "Change product version"),
        QT_TRANSLATE_NOOP("edits", "Change settings"),
        QT_TRANSLATE_NOOP("edits", "Change simple URLs"),
        QT_TRANSLATE_NOOP("edits", "Change title"),
        QT_TRANSLATE_NOOP("edits", "Connect"),
        QT_TRANSLATE_NOOP("edits", "Connect to zone"),
        QT_TRANSLATE_NOOP("edits", "Cut"),
        QT_TRANSLATE_NOOP("edits", "Delete"),
        QT_TRANSLATE_NOOP("edits", "Delete comment"),
        QT_TRANSLATE_NOOP("edits", "Disconnect"),
        QT_TRANSLATE_NOOP("edits", "Distribute horizontally"),
        QT_TRANSLATE_NOOP("edits", "Distribute vertically"),
        QT_TRANSLATE_NOOP("edits", "Duplicate"),
        QT_TRANSLATE_NOOP("edits", "Edit note"),
        QT_TRANSLATE_NOOP("edits", "Fold"),
        QT_TRANSLATE_NOOP("edits", "Insert into link"),
        QT_TRANSLATE_NOOP("edits", "Lay out"),
        QT_TRANSLATE_NOOP("edits", "Lay out selection"),
        QT_TRANSLATE_NOOP("edits", "Lock"),
        QT_TRANSLATE_NOOP("edits", "Move"),
        QT_TRANSLATE_NOOP("edits", "Move to another site"),
        QT_TRANSLATE_NOOP("edits", "Move to another zone"),
        QT_TRANSLATE_NOOP("edits", "Reset bends"),
        QT_TRANSLATE_NOOP("edits", "Natural size"),
        QT_TRANSLATE_NOOP("edits", "Paste"),
        QT_TRANSLATE_NOOP("edits", "Publish"),
        QT_TRANSLATE_NOOP("edits", "Remove"),
        QT_TRANSLATE_NOOP("edits", "Resize"),
        QT_TRANSLATE_NOOP("edits", "Same spacing horizontally"),
        QT_TRANSLATE_NOOP("edits", "Same spacing vertically"),
        QT_TRANSLATE_NOOP("edits", "Send to back"),
        QT_TRANSLATE_NOOP("edits", "Set home pool"),
        QT_TRANSLATE_NOOP("edits", "Take over changes"),
        QT_TRANSLATE_NOOP("edits", "Tidy up"),
        QT_TRANSLATE_NOOP("edits", "Unfold"),
        QT_TRANSLATE_NOOP("edits", "Unlock"),
    )
)
_WITH_NAME = (
    QT_TRANSLATE_NOOP("edits", "Rename to '{0}'"),
    QT_TRANSLATE_NOOP("edits", "Change id to '{0}'"),
    QT_TRANSLATE_NOOP("edits", "Change severity of {0}"),
    QT_TRANSLATE_NOOP("edits", "Save view '{0}'"),
    QT_TRANSLATE_NOOP("edits", "Rename view to '{0}'"),
    QT_TRANSLATE_NOOP("edits", "Delete view '{0}'"),
    QT_TRANSLATE_NOOP("edits", "Accept {0}"),
    QT_TRANSLATE_NOOP("edits", "Stop accepting {0}"),
    QT_TRANSLATE_NOOP("edits", "Answer {0}"),
    QT_TRANSLATE_NOOP("edits", "Open {0} again"),
    QT_TRANSLATE_NOOP("edits", "Move {0} elements"),
    QT_TRANSLATE_NOOP("edits", "Add {0}"),
)
"""Names of edits with a part that is a name or a code; after "Add" it is an entry of the palette."""

_BEHIND_THE_ACTION = QT_TRANSLATE_NOOP("edits", "{0} {1}")
"""Undo or Redo, and the edit."""


def edit_words(label: str) -> str:
    """What an edit is called; itself where it is a name of the design or was translated when it was made."""
    if label in _WHOLE:
        return translate("edits", label)
    for pattern in _WITH_NAME:
        before, after = pattern.split("{0}")
        found = re.fullmatch(f"{re.escape(before)}(.+){re.escape(after)}", label, re.DOTALL)
        if found:
            return translate("edits", pattern).format(translate("palette", found.group(1)))
    return label


def with_edit(action: str, label: str) -> str:
    """The text of an action with the edit it is about: "Undo move"."""
    words = edit_words(label)
    pattern = translate("edits", _BEHIND_THE_ACTION)
    if pattern == _BEHIND_THE_ACTION:  # English goes on in small letters; other languages bring a form of their own
        words = words[:1].lower() + words[1:]
    return pattern.format(action, words)
