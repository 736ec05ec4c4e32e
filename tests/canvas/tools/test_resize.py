from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.editing.drawing import ZONE_PADDING, drawn_zone
from tests.canvas.desk import Desk


def test_an_edge_resizes_the_selected_area_on_the_grid(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(area.right, area.centre[1])
    desk.scene.select_ids({"wifi"})
    start = QPointF(area.right, area.y + 100)
    desk.drag(start, QPointF(area.right + 40, area.y + 90), QPointF(area.right + 84, area.y + 120))
    after = desk.scene.sync.boxes.zones["wifi"]
    assert (after.x, after.y, after.width, after.height) == (area.x, area.y, area.width + 80, area.height)
    assert desk.session.undo_labels == ("Resize",)


def test_a_corner_with_alt_resizes_freely(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(area.right, area.bottom)
    desk.scene.select_ids({"wifi"})
    alt = Qt.KeyboardModifier.AltModifier
    desk.drag(
        QPointF(area.right, area.bottom),
        QPointF(area.right + 10, area.bottom + 10),
        QPointF(area.right + 33, area.bottom + 17),
        keys=alt,
    )
    after = desk.scene.sync.boxes.zones["wifi"]
    assert (after.width, after.height) == (area.width + 33, area.height + 17)


def test_an_area_never_becomes_smaller_than_what_stands_in_it(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    inside = [node.id for node in desk.document.design.nodes if drawn_zone(node) == "lan"]
    lowest = max(desk.scene.sync.boxes.nodes[key].bottom for key in inside)
    desk.view.centerOn(area.centre[0], area.bottom)
    desk.scene.select_ids({"lan"})
    start = QPointF(area.x + 60, area.bottom)
    desk.drag(start, QPointF(area.x + 60, area.bottom - 100), QPointF(area.x + 60, lowest - 40))
    assert desk.scene.sync.boxes.zones["lan"].bottom == lowest + ZONE_PADDING


def test_an_area_that_is_not_selected_is_not_resized(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(area.right, area.centre[1])
    start = QPointF(area.right - 2, area.y + 100)
    desk.drag(start, QPointF(area.right + 40, area.y + 90), QPointF(area.right + 80, area.y + 110))
    assert not desk.session.can_undo
