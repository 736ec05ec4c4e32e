from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.editing.drawing import drawn_zone
from planner.model.design import Node
from tests.canvas.desk import Desk


def test_a_click_places_what_was_chosen(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    desk.view.centerOn(*area.centre)
    desk.scene.start_placing("sql-server")
    desk.drag(QPointF(area.x + 100, area.bottom - 40))
    (new,) = desk.scene.selected_ids()
    node = desk.document.design.get(new)
    assert isinstance(node, Node)
    assert (node.kind, drawn_zone(node)) == ("sql-server", "lan")
    assert desk.session.undo_labels == ("Add SQL Server",)
    desk.drag(QPointF(area.x + 20, area.bottom - 12))
    assert desk.session.undo_labels == ("Add SQL Server",)  # placing is over


def test_shift_places_several(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    desk.view.centerOn(*area.centre)
    desk.scene.start_placing("sql-server")
    shift = Qt.KeyboardModifier.ShiftModifier
    desk.drag(QPointF(area.x + 100, area.bottom - 40), keys=shift)
    desk.drag(QPointF(area.x + 100, area.bottom + 40), keys=shift)
    assert len(desk.session.undo_labels) == 2


def test_escape_gives_up(desk: Desk) -> None:
    desk.scene.start_placing("sql-server")
    desk.scene.cancel()
    area = desk.scene.sync.boxes.zones["lan"]
    desk.view.centerOn(*area.centre)
    desk.drag(QPointF(area.x + 20, area.bottom - 12))
    assert not desk.session.can_undo


def test_a_template_that_does_not_exist_says_so(desk: Desk) -> None:
    desk.scene.place("teapot")
    assert "teapot" in desk.messages[-1]
