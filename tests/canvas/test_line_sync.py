from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.canvas.items.badge_item import Badge
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.scene import CanvasScene
from planner.canvas.sync import SceneSync
from planner.designfile.topology_builder import import_topology
from planner.editing.autolayout import completed
from planner.editing.moves import MoveNodes
from planner.editing.nodes import RenameElement
from planner.editing.removal import RemoveElements
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


def drawn(item: LinkItem) -> tuple[object, ...]:
    return (item.points, item.label_at, item.label)


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
    scene.sync.mend(lambda: False)
    assert not scene.sync.has_crude_lines
    assert crossing(scene.sync) == []


def test_labels_stay_in_sight_while_lines_are_looked_over_again(scene: CanvasScene) -> None:
    document = completed(example("enterprise"))
    scene.show_document(document)
    scene.sync.mend(lambda: False)
    before = {key: (link.points, link.label_at) for key, link in scene.sync.links.items()}
    scene.show_document(RenameElement("lan", "Inside").apply(document))  # lines go around another title
    assert scene.sync.has_crude_lines
    same = [key for key, link in scene.sync.links.items() if link.points == before[key][0]]
    assert len(same) > len(before) / 2
    assert {key: scene.sync.links[key].label_at for key in same} == {key: before[key][1] for key in same}


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


def test_lines_in_haste_are_straight_and_all_there(make_desk: Callable[[Document], Desk], qtbot: QtBot) -> None:
    desk = make_desk(crowded())
    told: list[tuple[int, int]] = []
    desk.view.drawing_progressed.connect(lambda done, steps: told.append((done, steps)))
    desk.view.hasten()
    qtbot.waitUntil(lambda: not desk.scene.sync.has_crude_lines, timeout=5_000)
    assert len(desk.scene.sync.links) == 100
    assert crossing(desk.scene.sync)
    assert told
    assert told[-1][0] == told[-1][1]


def test_a_large_drawing_is_the_same_whether_drawn_at_once_or_in_slices(
    make_desk: Callable[[Document], Desk], scene: CanvasScene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = big_document(300)
    scene.show_document(document)
    scene.sync.mend(lambda: False)
    monkeypatch.setattr("planner.canvas.sync._BOXES_AT_ONCE", 50)
    sync = make_desk(document).scene.sync
    assert sync.is_making_boxes
    assert sync.item("pool3-0") is not None  # asked for before its turn
    sync.set_badges({"pool4-1": Badge("error", 2)})
    qtbot.waitUntil(lambda: not sync.has_crude_lines, timeout=20_000)
    assert [item.badge.count for item in sync.badge_items()] == [2]
    assert {key: item.box for key, item in sync.nodes.items()} == {k: i.box for k, i in scene.sync.nodes.items()}
    assert {k: drawn(i) for k, i in sync.links.items()} == {k: drawn(i) for k, i in scene.sync.links.items()}
    assert list(sync.links) == list(scene.sync.links)


def test_a_large_drawing_can_be_edited_before_it_is_finished(
    make_desk: Callable[[Document], Desk], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.canvas.sync._BOXES_AT_ONCE", 50)
    document = big_document(300)
    desk = make_desk(document)
    sync, session = desk.scene.sync, desk.session
    session.do(MoveNodes((("pool14-5", 9000.0, 300.0),)))
    session.do(RemoveElements(frozenset({"pool14-6"})))
    assert sync.has_crude_lines
    item = sync.item("pool14-5")
    assert isinstance(item, NodeItem)
    assert (item.box.x, item.box.y) == (9000.0, 300.0)
    assert sync.item("pool14-6") is None
    qtbot.waitUntil(lambda: not sync.has_crude_lines, timeout=20_000)
    assert sync.nodes.keys() == {node.id for node in session.document.design.nodes}
    assert sync.links.keys() == {link.id for link in session.document.design.links}
    for line in sync.links.values():
        for end, element in ((line.points[0], line.relation.source), (line.points[-1], line.relation.target)):
            assert sync.boxes.nodes[element].holds(*end)
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: not sync.has_crude_lines, timeout=20_000)
    assert list(sync.links) == [link.id for link in document.design.links]


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
