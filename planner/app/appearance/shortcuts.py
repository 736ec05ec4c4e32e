"""Shortcuts as the user wants them: what each action has, who else has it, giving, taking and resetting.

A module of its own because the dialog only shows what is decided here, and decisions are tested without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from planner.app.actions.table import ACTIONS, usual_keys
from planner.app.appearance.translated import translate
from planner.app.docks import DOCKS
from planner.app.menus import menu_of
from planner.app.searching.commands import plain
from planner.records import dataclass

if TYPE_CHECKING:
    from planner.app.window import MainWindow


@dataclass(frozen=True, slots=True)
class Entry:
    """An action whose shortcut can be changed.

    Attributes:
        usual: shortcuts it comes with, in portable text.
    """

    id: str
    title: str
    group: str
    action: QAction
    usual: tuple[str, ...]

    @property
    def shown_keys(self) -> str:
        """Its shortcuts as people write them on this system."""
        texts = (keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in self.action.shortcuts())
        return ", ".join(text for text in texts if text)


class Shortcuts:
    """The shortcuts of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._settings = window.settings
        panel = translate("commands", "Panel")
        self.entries: tuple[Entry, ...] = (
            *(
                Entry(
                    row.id,
                    plain(translate("actions", row.text)),
                    menu_of(row.id),
                    window.actions_table[row.id],
                    tuple(usual_keys(row)),
                )
                for row in ACTIONS
            ),
            *(
                Entry(
                    f"panel-{row.id}",
                    window.docks[row.id].windowTitle(),
                    panel,
                    window.docks.go_action(row.id),
                    (row.keys,) if row.keys else (),
                )
                for row in DOCKS
            ),
        )

    def rows(self) -> list[tuple[str, str, str]]:
        """Menu, action and keys of everything that has a shortcut."""
        return [(entry.group, entry.title, entry.shown_keys) for entry in self.entries if entry.shown_keys]

    def holder(self, keys: QKeySequence, besides: Entry | None = None) -> Entry | None:
        """Who has this shortcut already; a chord that begins with it counts."""
        for entry in self.entries:
            if entry is not besides and any(_clash(keys, present) for present in entry.action.shortcuts()):
                return entry
        return None

    def is_own(self, entry: Entry) -> bool:
        """Tells whether the user changed it."""
        return self._settings.has_own_keys(entry.id)

    def give(self, entry: Entry, keys: QKeySequence) -> None:
        """Gives an action a shortcut (an empty one takes it away); whoever had it loses it."""
        loser = self.holder(keys, entry) if not keys.isEmpty() else None
        if loser is not None:
            left = [present for present in loser.action.shortcuts() if not _clash(keys, present)]
            self._put(loser, left[0] if left else QKeySequence())
        self._put(entry, keys)

    def reset(self, entry: Entry) -> None:
        """Brings the usual shortcuts of an action back; whoever has one of them loses it."""
        for text in entry.usual:
            loser = self.holder(QKeySequence(text), entry)
            if loser is not None:
                self._put(loser, QKeySequence())
        self._settings.set_keys(entry.id, None)
        entry.action.setShortcuts([QKeySequence(text) for text in entry.usual])

    def reset_all(self) -> None:
        """Brings all usual shortcuts back."""
        for entry in self.entries:
            self._settings.set_keys(entry.id, None)
            entry.action.setShortcuts([QKeySequence(text) for text in entry.usual])

    def _put(self, entry: Entry, keys: QKeySequence) -> None:
        self._settings.set_keys(entry.id, keys.toString())
        entry.action.setShortcuts([keys] if not keys.isEmpty() else [])


def _clash(one: QKeySequence, other: QKeySequence) -> bool:
    if one.isEmpty() or other.isEmpty():
        return False
    match = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != match or other.matches(one) != match
