"""Actions of the menu Help: texts about the program and its rules."""

from __future__ import annotations

from planner.app.actions.row import Keys, Row
from planner.app.translated import QT_TRANSLATE_NOOP

HELP: tuple[Row, ...] = (
    Row("tour", QT_TRANSLATE_NOOP("actions", "&Tour"), lambda w: w.show_tour(), Keys.HelpContents, "help"),
    Row("rules", QT_TRANSLATE_NOOP("actions", "&Rule book"), lambda w: w.docks.show("rules"), ("Shift+F1",), "check"),
    Row("about", QT_TRANSLATE_NOOP("actions", "&About"), lambda w: w.show_about(), (), "info"),
)
