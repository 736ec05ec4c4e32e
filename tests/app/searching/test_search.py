"""A field with nothing to take back leaves undo to the document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from planner.app.searching.search import SearchLine
from planner.app.window import MainWindow
from tests.app.conftest import MakeWindow


def _lines(window: MainWindow) -> list[QLineEdit]:
    palette = window.palette_panel.findChild(QLineEdit)
    window.wiring.show_element("se01")
    site = next(combo for combo in window.inspector.findChildren(QComboBox) if combo.accessibleName() == "Site")
    line = site.lineEdit()
    assert palette is not None
    assert line is not None
    return [palette, line]


def _keeps(line: QLineEdit, key: Qt.Key) -> bool:
    """Tells whether a line keeps Ctrl with a key from the menu."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def test_fields_that_nothing_was_typed_into_leave_undo_to_the_document(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("standard")
    window.docks.panel("inspector")
    for line in _lines(window):
        assert not _keeps(line, Qt.Key.Key_Z)
        assert not _keeps(line, Qt.Key.Key_Y)


def test_what_was_typed_is_taken_back_first(qtbot: QtBot) -> None:
    line = SearchLine("Search", "Search")
    qtbot.addWidget(line)
    line.insert("dir")
    assert _keeps(line, Qt.Key.Key_Z)
    line.undo()
    assert not _keeps(line, Qt.Key.Key_Z)
    assert _keeps(line, Qt.Key.Key_Y)
