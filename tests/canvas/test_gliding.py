from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.canvas.gliding import DURATION_MS
from planner.editing.autolayout import LayOut
from planner.editing.moves import MoveNodes
from planner.model.document import Document
from tests.canvas.desk import Desk
from tests.editing.samples import example


def scattered(make_desk: Callable[[Document], Desk]) -> Desk:
    """A desk whose boxes somebody has put anywhere."""
    desk = make_desk(example("standard"))
    desk.session.do(
        MoveNodes(
            tuple(
                (node.id, 37.0 * index, 400.0 + 61.0 * index) for index, node in enumerate(desk.document.design.nodes)
            )
        )
    )
    desk.scene.is_animated = True
    return desk


def seen_at(desk: Desk, key: str) -> tuple[float, float]:
    item = desk.scene.sync.nodes[key]
    return item.sceneTransform().dx(), item.sceneTransform().dy()


def test_boxes_are_seen_on_their_way_and_arrive(make_desk: Callable[[Document], Desk], qtbot: QtBot) -> None:
    desk = scattered(make_desk)
    before = desk.place("se01")
    desk.session.do(LayOut())
    after = desk.place("se01")
    assert before != after
    assert desk.scene.is_gliding
    assert seen_at(desk, "se01") == before  # the first frame is what was seen last
    assert desk.scene.sync.nodes["se01"].box.x == after[0]  # and yet it stands where the document says
    assert desk.scene.sync.moving_lines
    qtbot.waitUntil(lambda: not desk.scene.is_gliding, timeout=DURATION_MS * 20)
    assert seen_at(desk, "se01") == after
    assert not desk.scene.sync.moving_lines
    assert all(item.isVisible() for item in desk.scene.sync.links.values())


def test_areas_and_notes_go_along(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    zone = desk.scene.sync.zones["lan"]
    before = zone.mapRectToScene(zone.boundingRect())
    desk.session.do(LayOut())
    assert desk.scene.sync.zones["lan"].box != before
    assert zone.mapRectToScene(zone.boundingRect()).center().x() - before.center().x() < 2
    desk.scene.end_glide()
    assert zone.transform().isIdentity()


def test_it_is_one_step_and_undo_is_seen_too(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    before = desk.document
    desk.session.do(LayOut())
    desk.session.undo()
    assert desk.document is before
    assert desk.scene.is_gliding
    assert desk.session.can_redo


def test_a_key_ends_it_at_once(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    desk.session.do(LayOut())
    QApplication.sendEvent(desk.view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
    assert not desk.scene.is_gliding
    assert seen_at(desk, "se01") == desk.place("se01")


def test_a_press_ends_it_at_once(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    desk.session.do(LayOut())
    assert seen_at(desk, "se01") != desk.place("se01")
    desk.press(QPointF(-3000, -3000))
    assert seen_at(desk, "se01") == desk.place("se01")


def test_another_edit_ends_it(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    desk.session.do(LayOut())
    desk.session.do(MoveNodes((("se01", 5.0, 5.0),)))
    assert not desk.scene.is_gliding
    assert seen_at(desk, "se01") == (5.0, 5.0)


def test_keys_and_drags_are_not_slowed_down(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    desk.scene.select_ids(("se01", "files01"))
    desk.scene.nudge(1, 0, is_fine=True)
    assert not desk.scene.is_gliding
    desk.session.undo()
    assert not desk.scene.is_gliding


def test_nothing_moves_by_itself_without_the_wish(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    desk.scene.is_animated = False
    desk.session.do(LayOut())
    assert not desk.scene.is_gliding
    assert seen_at(desk, "se01") == desk.place("se01")


def test_a_picture_and_a_hidden_view_wait_for_nothing(make_desk: Callable[[Document], Desk]) -> None:
    desk = scattered(make_desk)
    desk.view.hide()
    desk.session.do(LayOut())
    assert not desk.scene.is_gliding
