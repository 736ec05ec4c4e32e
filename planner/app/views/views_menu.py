"""The saved views of the design as entries of the menu, the one that is looked through ticked.

A module of its own because the entries are made when the menu opens, and nothing of views is loaded before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from planner.app.views.looking import looking_of
from planner.app.views.view_commands import switch_to

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from planner.app.window import MainWindow

_NAME = "saved-view"
_DIGITS = 9


def fill(window: MainWindow, menu: QMenu, before: QAction) -> None:
    """Puts an entry for each saved view into a menu, in place of those that were there."""
    for action in menu.findChildren(QAction, _NAME):
        menu.removeAction(action)
        action.deleteLater()
        action.setObjectName("")
    group = QActionGroup(menu)
    current = looking_of(window).name.casefold()
    for number, view in enumerate(window.controller.document.options.views, 1):
        text = view.name.replace("&", "&&")
        action = QAction(f"&{number}  {text}" if number <= _DIGITS else text, menu)
        action.setObjectName(_NAME)
        action.setCheckable(True)
        action.setChecked(view.name.casefold() == current)
        action.triggered.connect(lambda _=False, name=view.name: switch_to(window, name))
        group.addAction(action)
        menu.insertAction(before, action)
