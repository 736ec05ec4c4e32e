"""Every action of the window, menu by menu, and the QActions that one window makes of them.

A module of its own because menus, tool bar and command palette read this one table, and a test says that nothing in
it is out of reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from planner.app.actions.arrange import ARRANGE
from planner.app.actions.check import CHECK
from planner.app.actions.edit import EDIT
from planner.app.actions.file import FILE
from planner.app.actions.help import HELP
from planner.app.actions.review import REVIEW
from planner.app.actions.row import Row
from planner.app.actions.view import VIEW
from planner.app.actions.views import VIEWS
from planner.app.appearance.marks import plain_icon
from planner.app.appearance.translated import translate
from planner.app.menus import marked_texts
from planner.app.review.read_only import WRITING

if TYPE_CHECKING:
    from planner.app.window import MainWindow

ACTIONS: tuple[Row, ...] = (*FILE, *EDIT, *ARRANGE, *VIEW, *VIEWS, *CHECK, *REVIEW, *HELP)
"""Every action, by menu."""


def usual_keys(row: Row) -> list[str]:
    """Shortcuts of an action as it comes, in portable text."""
    if isinstance(row.keys, tuple):
        return list(row.keys)
    return [keys.toString() for keys in QKeySequence.keyBindings(row.keys)]


class Actions:
    """The actions of one window, made from the table.

    Attributes:
        texts: of actions and submenus, by id, with & before the letters of their mnemonics.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._rows = {row.id: row for row in ACTIONS}
        self.texts = self._marked_texts()
        self._made = {row.id: self._make(row) for row in ACTIONS}
        window.addActions(list(self._made.values()))
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        """The action of this id."""
        return self._made[action_id]

    def refresh(self) -> None:
        """Enables and checks what the present state asks for; names what undo would undo."""
        window = self._window
        for key, action in self._made.items():
            row = self._rows[key]
            is_refused = window.controller.is_read_only and key in WRITING
            action.setEnabled(not is_refused and (row.is_enabled is None or row.is_enabled(window)))
            if row.is_checked is not None:
                action.setChecked(row.is_checked(window))
        session = window.controller.session
        for key, label in (("undo", session.undo_label), ("redo", session.redo_label)):
            text = self.texts[key]
            self._made[key].setText(_with_edit(text, label) if label else text)

    def retranslate(self) -> None:
        """Writes the texts in the language that is installed."""
        self.texts = self._marked_texts()
        for key, action in self._made.items():
            self._say(action, self._rows[key])
        self.refresh()

    def _marked_texts(self) -> dict[str, str]:
        return marked_texts({key: row.text for key, row in self._rows.items()})

    def _say(self, action: QAction, row: Row) -> None:
        action.setText(self.texts[row.id])
        if row.tip:
            action.setToolTip(translate("actions", row.tip))
            action.setStatusTip(action.toolTip())

    def recolour(self) -> None:
        """Draws the icons in the colours of another theme."""
        for key, action in self._made.items():
            if self._rows[key].icon:
                action.setIcon(plain_icon(self._rows[key].icon))

    def _make(self, row: Row) -> QAction:
        action = QAction(self._window)
        self._say(action, row)
        action.setObjectName(row.id)
        action.setShortcuts(self._window.settings.keys_of(row.id, usual_keys(row)))
        if row.icon:
            action.setIcon(plain_icon(row.icon))
        action.setCheckable(row.is_checked is not None)
        action.triggered.connect(lambda _=False: row.run(self._window))
        return action


def _with_edit(text: str, label: str) -> str:
    from planner.app.appearance.edit_words import with_edit  # nothing can be undone before the window shows

    return with_edit(text, label)
