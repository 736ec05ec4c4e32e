"""Many selected elements come and go with one word about the selection."""

from pytestqt.qtbot import QtBot

from planner.canvas.scene import CanvasScene
from planner.editing.removal import RemoveElements
from planner.editing.session import EditingSession
from tests.benchmarks.bench_canvas import big_document


def test_selected_elements_that_go_are_told_once(qtbot: QtBot) -> None:
    session = EditingSession(big_document(40))
    scene = CanvasScene()
    scene.show_document(session.document)
    session.subscribe(lambda change: scene.show_document(session.document, change))
    scene.select_all()
    chosen = scene.selected_ids()
    assert len(chosen) > 40
    told: list[tuple[str, ...]] = []
    scene.selection_changed.connect(told.append)
    nodes = {node.id for node in session.document.design.nodes}
    session.do(RemoveElements(frozenset(nodes)))
    assert told == [tuple(key for key in chosen if key not in nodes)]
    assert scene.selected_ids() == told[0]
    scene.dispose()


def test_what_is_selected_is_known_after_each_click(qtbot: QtBot) -> None:
    scene = CanvasScene()
    scene.show_document(big_document(40))
    keys = sorted(scene.sync.nodes)
    scene.select_ids(keys[:2])
    assert scene.selected_ids() == tuple(keys[:2])
    scene.sync.nodes[keys[2]].setSelected(True)
    assert scene.selected_ids() == tuple(keys[:3])
    scene.clearSelection()
    assert scene.selected_ids() == ()
    scene.dispose()
