from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QGraphicsRectItem
from pytestqt.qtbot import QtBot

from planner.canvas.items.badge_item import Badge
from planner.canvas.style import DARK
from planner.canvas.tools.move import MoveTool
from planner.canvas.tools.tool import Pointer
from planner.canvas.view import CanvasView
from planner.editing.moves import MoveNodes
from planner.model.document import Document
from tests.benchmarks.bench_canvas import big_document
from tests.canvas.desk import Desk


@pytest.fixture
def large(make_desk: Callable[[Document], Desk]) -> Desk:
    desk = make_desk(big_document(400))
    desk.view.zoom_fit()
    return desk


def colour_at(desk: Desk, point: QPointF) -> str:
    place: QPoint = desk.view.mapFromScene(point)
    return desk.view.viewport().grab().toImage().pixelColor(place).name()


def painted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many boxes painted themselves in one repaint."""
    calls: list[object] = []
    kind = type(next(iter(desk.scene.sync.nodes.values())))
    monkeypatch.setattr(kind, "_paint_box", lambda self, painter: calls.append(self))
    desk.view.viewport().grab()
    monkeypatch.undo()
    return len(calls)


def test_a_large_drawing_from_afar_is_painted_without_asking_each_box(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.view.set_zoom(0.1)
    assert painted(large, monkeypatch) == 0
    box = next(iter(large.scene.sync.nodes.values()))
    fill = large.scene.theme.families[box.face.family].fill
    assert colour_at(large, box.sceneBoundingRect().center()) == QColor(fill).name()
    large.scene.sync.set_badges({box.element_id: Badge("error", 3)})
    badge = box.childItems()[0]
    assert colour_at(large, badge.scenePos() + QPointF(0, 4)) != large.scene.theme.canvas
    large.scene.add_guest(QGraphicsRectItem(0, 0, 10, 10))
    assert not large.view._is_sketched(large.scene.bounds())


def test_boxes_paint_themselves_again_when_the_zoom_has_rested(
    large: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.view.set_zoom(0.9)
    large.view.centerOn(next(iter(large.scene.sync.nodes.values())))
    assert painted(large, monkeypatch) == 0
    qtbot.waitUntil(lambda: not large.view._rest.isActive())
    assert not large.view._is_sketched(large.scene.bounds())


def test_a_small_drawing_is_never_a_sketch(desk: Desk) -> None:
    desk.view.set_zoom(0.05)
    assert not desk.view._is_sketched(desk.scene.bounds())


def test_what_is_selected_is_marked_in_a_sketch(large: Desk) -> None:
    large.view.set_zoom(0.8)
    box = next(iter(large.scene.sync.nodes.values()))
    large.view.centerOn(box)
    corner = box.pos() + QPointF(60, 0)
    before = colour_at(large, corner)
    large.scene.select_ids({box.element_id})
    assert colour_at(large, corner) != before


def test_what_is_dragged_from_afar_is_seen_where_it_is_dragged(large: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    large.view.set_zoom(0.1)
    box = next(iter(large.scene.sync.nodes.values()))
    large.view.centerOn(box)
    before = box.sceneBoundingRect().center()
    large.scene.select_ids({box.element_id})
    fill = QColor(large.scene.theme.families[box.face.family].fill).name()
    tool = MoveTool(large.scene)
    tool.start(Pointer(before, QPoint()))
    tool.move(Pointer(before + QPointF(-2000, -1500), QPoint(-200, -150), is_free=True))
    assert painted(large, monkeypatch) == 0
    assert colour_at(large, before + QPointF(-2000, -1500)) == fill
    assert colour_at(large, before) != fill
    tool.cancel()
    assert colour_at(large, before) == fill


def test_a_large_drawing_is_seen_before_its_boxes_are_made(
    make_desk: Callable[[Document], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.canvas.sync._BOXES_AT_ONCE", 100)
    desk = make_desk(big_document(400))
    desk.view.zoom_fit()
    desk.view.set_zoom(0.1)
    assert desk.scene.sync.is_making_boxes
    key, box = next(iter(desk.scene.sync.boxes.nodes.items()))
    assert colour_at(desk, QPointF(*box.centre)) != desk.scene.theme.canvas
    assert desk.scene.sync.is_making_boxes
    item = desk.scene.sync.nodes[key]
    assert colour_at(desk, QPointF(*box.centre)) == QColor(desk.scene.theme.families[item.face.family].fill).name()


def test_whatever_changes_in_a_sketch_is_painted(large: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[object] = []
    paint = type(large.view)._paint
    large.view.set_zoom(0.1)
    qtbot.waitUntil(lambda: not large.scene.sync.has_crude_lines, timeout=20_000)
    qtbot.wait(300)

    def counted(view: CanvasView, event: QPaintEvent) -> None:
        frames.append(event)
        paint(view, event)

    monkeypatch.setattr(type(large.view), "_paint", counted)
    key, box = next(iter(large.scene.sync.boxes.nodes.items()))
    for change in (
        lambda: large.scene.select_ids({key}),
        lambda: large.scene.show_band(QRectF(box.x, box.y, 900, 900)),
        lambda: large.scene.show_band(None),
        lambda: large.session.do(MoveNodes(((key, box.x + 400, box.y),))),
        large.session.undo,
        lambda: large.scene.set_badges({key: Badge("error", 2)}),
        lambda: large.scene.set_theme(DARK),
    ):
        frames.clear()
        change()
        qtbot.waitUntil(lambda: bool(frames), timeout=3000)
