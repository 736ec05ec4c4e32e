"""Actions of the menu Help: texts about the program and its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Keys, Row
from planner.app.translated import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _shortcuts(window: MainWindow) -> None:
    from planner.app.shortcuts_dialog import ShortcutsDialog

    ShortcutsDialog(window).open()


HELP: tuple[Row, ...] = (
    Row("tour", QT_TRANSLATE_NOOP("actions", "&Tour"), lambda w: w.show_tour(), Keys.HelpContents, "help"),
    Row("rules", QT_TRANSLATE_NOOP("actions", "&Rule book"), lambda w: w.docks.show("rules"), ("Shift+F1",), "check"),
    Row("shortcuts", QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts…"), _shortcuts, (), "settings"),
    Row("about", QT_TRANSLATE_NOOP("actions", "&About"), lambda w: w.show_about(), (), "info"),
)
