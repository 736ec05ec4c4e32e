"""Actions of the menu Help: texts about the program and its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.app.actions.row import Keys, Row
from planner.app.appearance.translated import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _help_here(window: MainWindow) -> None:
    from planner.app.help.help_here import show_help_here

    show_help_here(window)


def _help(window: MainWindow) -> None:
    window.docks.show("help")


def _checking(window: MainWindow) -> None:
    from planner.app.help.help_here import show_topic
    from planner.app.help.help_topics import CHECKING

    show_topic(window, CHECKING)


def _shortcuts(window: MainWindow) -> None:
    from planner.app.appearance.shortcuts_dialog import ShortcutsDialog
    from planner.app.modal import tidy

    dialog = ShortcutsDialog(window)
    tidy(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


HELP: tuple[Row, ...] = (
    Row("help-here", QT_TRANSLATE_NOOP("actions", "&Help on this"), _help_here, Keys.HelpContents, "help"),
    Row("help", QT_TRANSLATE_NOOP("actions", "All help &topics"), _help, ("Shift+F1",), "help"),
    Row("checking", QT_TRANSLATE_NOOP("actions", "How a design is &checked"), _checking, (), "check"),
    Row("tour", QT_TRANSLATE_NOOP("actions", "To&ur"), lambda w: w.show_tour(), (), "info"),
    Row("shortcuts", QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts…"), _shortcuts, (), "settings"),
    Row("about", QT_TRANSLATE_NOOP("actions", "&About"), lambda w: w.show_about(), (), "info"),
)
