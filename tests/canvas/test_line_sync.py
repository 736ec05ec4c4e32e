from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.canvas.scene import CanvasScene
from planner.canvas.sync import SceneSync
from planner.designfile.topology_builder import import_topology
from planner.editing.autolayout import completed
from planner.model.document import Document
from planner.model.layout import Layout, Placement
from tests.benchmarks.bench_canvas import big_document
from tests.canvas.desk import Desk
from tests.canvas.test_routing import crosses
from tests.editing.samples import example

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "topology-builder"


def documents() -> list[Document]:
    imported = sorted(SAMPLES.iterdir()) if SAMPLES.is_dir() else []
    return [
        *(completed(example(name)) for name in ("standard", "enterprise")),
        *(completed(import_topology(path.read_bytes(), path.name).document) for path in imported),
    ]


def crossing(sync: SceneSync) -> list[str]:
    boxes = sync.boxes.nodes.values()
    return [key for key, link in sync.links.items() if any(crosses(link.points, box) for box in boxes)]


def crowded() -> Document:
    """A design whose boxes stand so mixed up that no line has a plain way."""
    document = big_document(100)
    keys = sorted(node.id for node in document.design.nodes)
    order = random.Random(3).sample(keys, len(keys))
    places = {key: Placement(x=n % 13 * 250.0, y=n // 13 * 90.0 + n % 3 * 10) for n, key in enumerate(order)}
    zones = {zone.id: Placement(x=-900, y=0, width=100, height=100) for zone in document.design.zones}
    return replace(document, layout=Layout(placements={**zones, **places}))


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.title)
def test_no_line_goes_through_a_box(scene: CanvasScene, document: Document) -> None:
    scene.show_document(document)
    assert scene.sync.links
    assert crossing(scene.sync) == []
    assert not scene.sync.has_crude_lines


def test_lines_that_had_to_wait_are_mended_while_the_program_rests(
    make_desk: Callable[[Document], Desk], qtbot: QtBot
) -> None:
    desk = make_desk(crowded())
    before = crossing(desk.scene.sync)
    assert before
    assert desk.scene.sync.has_crude_lines
    qtbot.waitUntil(lambda: not desk.scene.sync.has_crude_lines, timeout=60_000)
    after = crossing(desk.scene.sync)
    assert len(after) <= len(before) / 10
    QGuiApplication.processEvents()
    assert desk.scene.sync.lines_of(desk.scene.sync.nodes) == list(desk.scene.sync.links)


def test_mending_one_line_does_not_hold_up_the_window(scene: CanvasScene) -> None:
    scene.show_document(crowded())
    times = []
    while scene.sync.has_crude_lines:
        before = time.thread_time()
        scene.sync.mend_line()
        times.append(time.thread_time() - before)
    times.sort()
    assert times[len(times) // 2] < 0.05


def test_escape_puts_dragged_lines_back(desk: Desk) -> None:
    sync = desk.scene.sync
    before = {key: link.points for key, link in sync.links.items()}
    sync.drag_lines(frozenset({"se01"}), (100.0, 50.0))
    assert sync.moving_lines
    assert not all(link.isVisible() for link in sync.links.values())
    sync.refresh()
    assert not sync.moving_lines
    assert all(link.isVisible() for link in sync.links.values())
    assert {key: link.points for key, link in sync.links.items()} == before
