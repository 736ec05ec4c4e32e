"""NodeGraphQt at what `bench_canvas` measures of the canvas, by a Python that has it; the product never does.

    python3.11 -m venv /tmp/peer && /tmp/peer/bin/pip install NodeGraphQt==0.6.44 PySide6==6.10.3 setuptools
    /tmp/peer/bin/python tests/benchmarks/node_graph_qt.py --elements 1000

A module of its own, importing nothing of this project, because that Python has nothing else.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SIZE = (1600, 1000)
_ACROSS, _DOWN = 280, 140


def _cpu(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return (time.process_time() - before) * 1000


def _worst(acts: list[Callable[[], object]]) -> float:
    times = sorted(_cpu(act) for act in acts)
    return round(times[int(0.95 * (len(times) - 1))], 2)


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(count: int, frames: int) -> dict[str, float]:
    """What NodeGraphQt takes for so many nodes with as many connections."""
    from PySide6.QtWidgets import QApplication

    peer: Any = importlib.import_module("NodeGraphQt")  # nobody but that Python knows its types

    class Pool(peer.BaseNode):  # type: ignore[misc]
        __identifier__ = "bench"
        NODE_NAME = "Pool"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in")
            self.add_output("out")

    application = QApplication([])
    before = _memory()
    graph = peer.NodeGraph()
    graph.register_node(Pool)
    across = max(int(count**0.5), 1)

    def add() -> None:
        nodes = [
            graph.create_node(
                "bench.Pool",
                name=f"pool {number}",
                pos=[number % across * _ACROSS, number // across * _DOWN],
                selected=False,
                push_undo=False,
            )
            for number in range(count)
        ]
        for first, second in itertools.pairwise(nodes):
            first.output(0).connect_to(second.input(0), push_undo=False, emit_signal=False)

    result = {"add": round(_cpu(add), 1)}
    session = graph.serialize_session()
    graph.clear_session()
    result["open"] = round(_cpu(lambda: graph.deserialize_session(session)), 1)
    result |= _look(graph, application, frames)
    result["memory"] = round(_memory() - before, 1)
    return result | _edit(graph, application, frames)


def _look(graph: Any, application: Any, frames: int) -> dict[str, float]:
    view = graph.viewer()
    widget = graph.widget
    widget.resize(*_SIZE)
    widget.show()

    def look() -> None:
        view.zoom_to_nodes(view.all_nodes())
        application.processEvents()
        view.viewport().repaint()

    def zoomed(step: int) -> Callable[[], object]:
        value = 40 if step % 2 else -50
        return lambda: (view._set_viewer_zoom(value), view.viewport().repaint())

    first = _cpu(look)
    whole = _worst([lambda: view.viewport().repaint()] * 5)
    view.reset_zoom(view.all_nodes()[len(view.all_nodes()) // 2].pos())
    view.scale(0.7, 0.7)
    application.processEvents()
    return {
        "first_paint": round(first, 1),
        "repaint_at_fit": whole,
        "pan_frame": _worst([lambda: (view._set_viewer_pan(17, 0), application.processEvents())] * frames),
        "zoom_frame": _worst([zoomed(step) for step in range(frames)]),
    }


def _edit(graph: Any, application: Any, frames: int) -> dict[str, float]:
    view = graph.viewer()
    nodes = view.all_nodes()
    moved = [(node, node.xy_pos) for node in nodes[:100]]
    view.reset_zoom(nodes[0].pos())
    view.scale(0.6, 0.6)
    application.processEvents()

    def dragged(step: int) -> Callable[[], object]:
        def act() -> None:
            for node, (x, y) in moved:
                node.xy_pos = [x + 7 * step, y + 5 * step]
            application.processEvents()

        return act

    result = {"drag_frame": _worst([dragged(step) for step in range(frames)])}
    result["select_all"] = round(_cpu(lambda: (graph.select_all(), view.viewport().repaint())), 1)
    graph.clear_selection()
    chosen = graph.all_nodes()[:1000]
    graph.copy_nodes(chosen)
    result["paste_1000"] = round(_cpu(graph.paste_nodes), 1)
    result["undo_paste_1000"] = round(_cpu(graph.undo_stack().undo), 1)
    return result


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--elements", type=int, default=1000)
    parser.add_argument("--frames", type=int, default=60)
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.elements, arguments.frames)))


if __name__ == "__main__":
    main()
