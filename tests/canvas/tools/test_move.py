from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from planner.editing.drawing import drawn_zone
from planner.editing.moves import MoveNodes
from planner.model.design import Node
from tests.canvas.desk import Desk

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def middle(desk: Desk, element_id: str) -> QPointF:
    box = desk.scene.sync.boxes.nodes[element_id]
    return QPointF(box.x + 20, box.y + 45)


def by(point: QPointF, dx: float, dy: float) -> QPointF:
    return QPointF(point.x() + dx, point.y() + dy)


@pytest.fixture
def lone(desk: Desk) -> Desk:
    """The phone on Wi-Fi, which has the area to itself, in view."""
    desk.view.centerOn(middle(desk, "phone-wifi"))
    return desk


def test_a_drag_moves_on_the_grid_and_is_one_step(lone: Desk) -> None:
    x, y = lone.place("phone-wifi")
    start = middle(lone, "phone-wifi")
    lone.drag(start, by(start, 3, 31), by(start, 4, 143))
    assert lone.place("phone-wifi") == (x, y + 140)
    assert lone.session.undo_labels == ("Move",)
    lone.session.undo()
    assert lone.scene.sync.nodes["phone-wifi"].box.y == y


def test_alt_switches_snapping_off(lone: Desk) -> None:
    x, y = lone.place("phone-wifi")
    start = middle(lone, "phone-wifi")
    lone.drag(start, by(start, 1, 30), by(start, 3, 93), keys=ALT)
    assert lone.place("phone-wifi") == (x + 3, y + 93)


def test_a_box_near_the_line_of_another_is_drawn_to_it(desk: Desk) -> None:
    desk.view.centerOn(middle(desk, "se01"))
    x, y = desk.place("files01")
    start = middle(desk, "files01")
    desk.press(start)
    desk.move(by(start, 2, -5))
    desk.move(by(start, 6, -4))
    assert desk.scene.sync.nodes["files01"].box.x == x  # the left edges of the column
    desk.scene.cancel()
    desk.release(start)
    assert desk.place("files01") == (x, y)


def test_a_press_without_moving_changes_nothing(lone: Desk) -> None:
    lone.drag(middle(lone, "phone-wifi"))
    assert not lone.session.can_undo
    assert lone.scene.selected_ids() == ("phone-wifi",)


def test_a_click_on_a_box_beside_the_grid_leaves_it_there(lone: Desk) -> None:
    """What snaps only because it was clicked is moved by nobody; a trembling hand moves nothing either."""
    x, y = lone.place("phone-wifi")
    lone.session.do(MoveNodes((("phone-wifi", x + 3.5, y + 2.5),)))
    lone.scene.show_document(lone.session.document)
    steps = len(lone.session.undo_labels)
    start = middle(lone, "phone-wifi")
    lone.drag(start)
    lone.drag(start, by(start, 1, 1), by(start, 1, 2))
    assert len(lone.session.undo_labels) == steps
    assert lone.place("phone-wifi") == (x + 3.5, y + 2.5)
    assert lone.scene.selected_ids() == ("phone-wifi",)
    assert lone.scene.sync.nodes["phone-wifi"].box.x == x + 3.5


def test_escape_puts_everything_back(lone: Desk) -> None:
    before = lone.scene.sync.nodes["phone-wifi"].box
    start = middle(lone, "phone-wifi")
    lone.press(start)
    lone.move(by(start, 50, 70))
    assert lone.scene.sync.nodes["phone-wifi"].box != before
    lone.scene.cancel()
    lone.release(by(start, 50, 70))
    assert lone.scene.sync.nodes["phone-wifi"].box == before
    assert not lone.session.can_undo


@pytest.mark.parametrize("is_dropped", [True, False])
def test_a_dragged_box_is_seen_over_those_that_stay(lone: Desk, is_dropped: bool) -> None:
    nodes = lone.scene.sync.nodes
    others = max(item.zValue() for key, item in nodes.items() if key != "phone-wifi")
    depth = nodes["phone-wifi"].zValue()
    start = middle(lone, "phone-wifi")
    lone.press(start)
    lone.move(by(start, 50, 70))
    assert nodes["phone-wifi"].zValue() > others
    if not is_dropped:
        lone.scene.cancel()
    lone.release(by(start, 50, 70))
    assert lone.scene.sync.nodes["phone-wifi"].zValue() == depth


def test_several_selected_boxes_move_together(desk: Desk) -> None:
    desk.view.centerOn(middle(desk, "files01"))
    before = {key: desk.place(key) for key in ("files01", "dc01")}
    desk.drag(middle(desk, "files01"))
    desk.drag(middle(desk, "dc01"), keys=SHIFT)
    start = middle(desk, "dc01")
    desk.drag(start, by(start, -200, 150), by(start, -200, 200), keys=ALT)
    assert {key: desk.place(key) for key in before} == {key: (x - 200, y + 200) for key, (x, y) in before.items()}


def test_dropping_into_another_area_moves_the_element_to_that_zone(desk: Desk) -> None:
    desk.view.set_zoom(0.5)
    desk.view.centerOn(middle(desk, "desktop-inside"))
    start = middle(desk, "desktop-inside")
    target = desk.scene.sync.boxes.zones["wifi"]
    end = QPointF(target.x + 60, target.bottom - 80)
    desk.press(start)
    desk.move(by(start, 30, 30))
    desk.move(end)
    assert desk.scene.sync.zones["wifi"]._is_target
    desk.release(end)
    node = desk.document.design.get("desktop-inside")
    assert isinstance(node, Node)
    assert drawn_zone(node) == "wifi"
    assert desk.session.undo_labels == ("Move to another zone",)
    assert not desk.scene.sync.zones["wifi"]._is_target


def test_an_area_is_moved_by_its_title_with_all_that_stands_in_it(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(area.x, area.y)
    before = {key: desk.place(key) for key in ("wifi", "phone-wifi")}
    start = QPointF(area.x + 100, area.y + 20)
    desk.drag(start, by(start, 150, 20), by(start, 303, 98))
    assert {key: desk.place(key) for key in before} == {key: (x + 300, y + 100) for key, (x, y) in before.items()}


def test_lines_follow_the_drag_and_are_routed_after_it(desk: Desk) -> None:
    desk.view.centerOn(middle(desk, "se01"))
    start = middle(desk, "se01")
    line = next(item for item in desk.scene.sync.links.values() if item.relation.source == "se01")
    desk.press(start)
    desk.move(by(start, 20, -40))
    desk.move(by(start, 200, -90))
    box = desk.scene.sync.nodes["se01"].box
    drawn = desk.scene.sync.moving_lines
    assert len(drawn) == len(desk.scene.sync.lines_of(("se01",)))
    for points in drawn:
        assert any(box.holds(x, y) for x, y in (points[0], points[-1]))
    assert not line.isVisible()
    desk.release(by(start, 200, -90))
    assert line.isVisible()
    assert not desk.scene.sync.moving_lines
    box = desk.scene.sync.nodes["se01"].box
    x, y = line.points[0]
    assert (x in (box.x, box.right)) or (y in (box.y, box.bottom))
