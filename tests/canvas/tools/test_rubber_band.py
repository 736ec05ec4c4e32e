from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from tests.canvas.desk import Desk


def test_a_rectangle_takes_the_boxes_it_touches(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    box = desk.scene.sync.boxes.nodes["se01"]
    desk.view.set_zoom(0.5)
    desk.view.centerOn(*area.centre)
    told: list[object] = []
    desk.scene.selection_changed.connect(told.append)
    desk.drag(QPointF(area.x + 12, area.y + 60), QPointF(box.x + 5, box.y + 5), QPointF(box.x + 20, box.bottom + 5))
    assert desk.scene.selected_ids() == ("se01",)
    assert told[-1] == ("se01",)
    assert not desk.session.can_undo


def test_a_rectangle_around_an_area_takes_the_area_too(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.set_zoom(0.4)
    desk.view.centerOn(*area.centre)
    desk.drag(QPointF(area.x - 30, area.y - 30), QPointF(area.x, area.y), QPointF(area.right + 30, area.bottom + 30))
    assert set(desk.scene.selected_ids()) == {"wifi", "phone-wifi"}


def test_shift_adds_to_the_selection(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    box = desk.scene.sync.boxes.nodes["se01"]
    desk.view.set_zoom(0.5)
    desk.view.centerOn(*area.centre)
    desk.scene.select_ids({"dc01"})
    shift = Qt.KeyboardModifier.ShiftModifier
    desk.drag(
        QPointF(area.x + 12, area.y + 60),
        QPointF(box.x + 5, box.y + 5),
        QPointF(box.x + 20, box.bottom + 5),
        keys=shift,
    )
    assert desk.scene.selected_ids() == ("dc01", "se01")


def test_a_click_on_an_empty_place_of_an_area_selects_the_area_and_on_the_canvas_nothing(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(area.x, area.bottom)
    desk.drag(QPointF(area.x + 20, area.bottom - 20))
    assert desk.scene.selected_ids() == ("wifi",)
    desk.drag(QPointF(area.x + 20, area.bottom + 60))
    assert desk.scene.selected_ids() == ()


def test_escape_restores_the_selection(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(*area.centre)
    desk.scene.select_ids({"dc01"})
    desk.press(QPointF(area.x + 12, area.y + 60), Qt.KeyboardModifier.ShiftModifier)
    desk.move(QPointF(area.right - 12, area.bottom - 12), Qt.KeyboardModifier.ShiftModifier)
    assert "phone-wifi" in desk.scene.selected_ids()
    desk.scene.cancel()
    assert desk.scene.selected_ids() == ("dc01",)
