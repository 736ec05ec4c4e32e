"""The overview shows what is seen and goes where it is pressed; nothing is out of reach at any zoom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from pytestqt.qtbot import QtBot

from planner.app.panels.overview import Overview
from planner.app.window import MainWindow
from planner.canvas.view import MAXIMUM_ZOOM, MINIMUM_ZOOM


@pytest.fixture
def overview(window: MainWindow) -> Overview:
    panel = window.docks.show("overview")
    assert isinstance(panel, Overview)
    return panel


def test_pressing_goes_there(window: MainWindow, overview: Overview, qtbot: QtBot) -> None:
    window.view.set_zoom(1.0)
    place = QPointF(overview.width() * 0.3, overview.height() * 0.6)
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert (overview.frame.center() - place).manhattanLength() < 4


def test_arrow_keys_move_the_frame_and_keys_zoom(window: MainWindow, overview: Overview, qtbot: QtBot) -> None:
    window.view.set_zoom(1.5)
    overview.go_to(QPointF(overview.rect().center()))
    before = overview.frame
    qtbot.keyClick(overview, Qt.Key.Key_Right)
    assert overview.frame.center().x() > before.center().x()
    qtbot.keyClick(overview, Qt.Key.Key_Plus)
    assert overview.frame.width() < before.width()


def test_its_picture_is_kept_while_only_the_frame_moves(window: MainWindow, overview: Overview, qtbot: QtBot) -> None:
    overview.grab()
    picture = overview._picture
    assert picture is not None
    window.view.set_zoom(1.7)
    overview.grab()
    assert overview._picture is picture
    window.scene.select_ids(())
    window.scene.select_ids((window.controller.document.design.firewalls[0].id,))
    window.scene.nudge(1, 0)
    qtbot.waitUntil(lambda: overview._picture is not picture)


@pytest.mark.parametrize("zoom", [MINIMUM_ZOOM, 0.3, 1.0, MAXIMUM_ZOOM])
def test_nothing_is_out_of_reach(window: MainWindow, zoom: float) -> None:
    view, boxes = window.view, window.scene.sync.boxes
    for key in (*boxes.nodes, *boxes.zones):
        view.set_zoom(zoom)
        centre = window.scene.box_of((key,)).center()
        view.centerOn(centre)
        assert view.viewport().rect().contains(view.mapFromScene(centre)), key


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_the_frame_is_painted_anew_when_more_or_less_is_seen_at_the_same_place(
    window: MainWindow, overview: Overview, qtbot: QtBot
) -> None:
    window.view.zoom_actual()
    qtbot.wait(300)
    paints = _Paints()
    overview.installEventFilter(paints)
    bar = window.view.verticalScrollBar()
    value = bar.value()
    bar.setRange(bar.minimum(), bar.maximum() + 80)  # as when a panel takes room, and the view keeps its place
    assert bar.value() == value
    qtbot.waitUntil(lambda: paints.count > 0, timeout=3000)
    overview.removeEventFilter(paints)
