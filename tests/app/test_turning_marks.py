"""No name turns a line of the window around: marks that override the direction of text are shown, not obeyed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.window import MainWindow
from planner.canvas.items.node_item import NodeItem
from planner.editing.lists import SetField
from planner.editing.nodes import ChangeField
from tests.app.conftest import wait_for_findings

TURN = "\u202e"
SHOWN = "\ufffd"


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
        yield from _cells(model, model.index(row, 0, parent))


def _read(top: QWidget) -> Iterator[str]:
    """Everything that is said in a widget, except in fields, which show what they hold."""
    for widget in top.findChildren(QWidget):
        if isinstance(widget, QLabel | QPushButton):
            yield widget.text()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget.model(), QModelIndex())


def test_names_with_marks_are_shown_with_the_marks_made_visible(window: MainWindow, qtbot: QtBot) -> None:
    for element in ("proxy01", "phone-wifi", "wifi", "pool01"):
        window.controller.do(ChangeField(element, ("name",), f"Na{TURN}me of {element}"))
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    window.wiring.show_element("proxy01")
    window.docks.show("mobility")
    qtbot.waitUntil(lambda: window.mobility_panel.is_current)
    window.mobility_panel.cells.setCurrentCell(1, 1)
    window.docks.show("what_if")
    window.what_if_panel.switch_off(("pool01",))
    qtbot.waitUntil(lambda: window.what_if_panel.loss is not None)
    for dock in ("findings", "tree", "path"):
        window.docks.show(dock)
    window.path_panel.ask("phone-wifi")
    for dock in ("findings", "tree", "what_if", "mobility", "path", "inspector"):
        texts = list(_read(window.docks.panel(dock)))
        assert any(SHOWN in text for text in texts), dock
        assert not [text for text in texts if TURN in text], dock
    item = window.scene.item_of("proxy01")
    assert isinstance(item, NodeItem)
    assert SHOWN in item.toolTip()
    assert TURN not in item.toolTip()
    assert TURN in window.controller.document.design.get("proxy01").name, "the design keeps what it was given"
