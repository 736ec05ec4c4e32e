"""How good drawings are that nobody arranged: figures of automatic layout for some designs.

    python tests/benchmarks/bench_layout.py [--as-placed] [DESIGN ...]

Prints a line of JSON for each design, by default the reference designs: the sheet (units across and down, millimetres
to a unit on A4), lines (length in units, bends, crossings, how far two run upon each other, boxes and zones of others
that they run through), labels that lie on another line or a box, lines without room for theirs, the share of the sheet
that is empty and the share of zones that boxes fill. `--as-placed` measures the places in the file, those that somebody
chose by hand.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from planner.editing.drawing import Box, Boxes
    from planner.model.document import Document

Point = tuple[float, float]
_A4 = (281.0, 194.0)
"""What of A4 is printed on, across."""
_APART = 5.0
"""Lines that are nearer to each other look like one."""


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("designs", nargs="*", type=Path, metavar="DESIGN")
    arguments.add_argument("--as-placed", action="store_true")
    given = arguments.parse_args()

    from PySide6.QtWidgets import QApplication

    from planner.designfile import read_document
    from planner.editing.autolayout import LayOut, completed

    app = QApplication([])
    for path in given.designs or sorted((TOP / "resources" / "examples").glob("*.yaml")):
        document = read_document(path).document
        start = time.process_time()
        document = completed(document) if given.as_placed else LayOut().apply(document)
        taken = round(1000 * (time.process_time() - start), 1)
        print(json.dumps({"design": path.stem, "ms": taken, **figures(document)}))
    app.quit()


def figures(document: Document) -> dict[str, float]:
    """What is measured of one drawing."""
    from planner.canvas.picture import Picture
    from planner.editing.drawing import boxes_in, drawn_zone

    picture = Picture(document)
    boxes = boxes_in(document.design, document.layout)
    width, height = picture.size.width(), picture.size.height()
    lines = {item.relation.id: item.points for item in picture.lines}
    labels = {item.relation.id: item.label_box for item in picture.lines if item.label}
    ends = {item.relation.id: (item.relation.source, item.relation.target) for item in picture.lines}
    picture.close()
    zones = sum(box.width * box.height for box in boxes.zones.values())
    inside = {node.id for node in document.design.nodes if drawn_zone(node) is not None}
    held = sum(box.width * box.height for key, box in boxes.nodes.items() if key in inside)
    between = sum(box.width * box.height for key, box in boxes.nodes.items() if key not in inside)
    return {
        "across": width,
        "down": height,
        "mm": round(min(_A4[0] / width, _A4[1] / height), 3),
        "length": round(sum(_length(points) for points in lines.values())),
        "bends": sum(len(points) - 2 for points in lines.values()),
        "crossings": sum(_crossings(one, two) for one, two in combinations(lines.values(), 2)),
        "overlaps": round(sum(_shared(one, two) for one, two in combinations(lines.values(), 2))),
        "covering": sum(_is_covering(key, box, lines, boxes) for key, box in labels.items() if box),
        "unlabelled": sum(box is None for box in labels.values()),
        "through_boxes": sum(_boxes_hit(points, ends[key], boxes) for key, points in lines.items()),
        "in_other_zones": round(sum(_in_others(points, ends[key], document, boxes) for key, points in lines.items())),
        "empty": round(1 - (zones + between) / (width * height), 2),
        "filled": round(held / zones, 2) if zones else 0.0,
    }


def _length(points: tuple[Point, ...]) -> float:
    return sum(abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(points))


def _crossings(one: tuple[Point, ...], two: tuple[Point, ...]) -> int:
    return sum(_cross(*a, *b) or _cross(*b, *a) for a in pairwise(one) for b in pairwise(two))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Tells whether the level part a-b crosses the upright part c-d."""
    if a[1] != b[1] or c[0] != d[0]:
        return False
    return min(a[0], b[0]) < c[0] < max(a[0], b[0]) and min(c[1], d[1]) < a[1] < max(c[1], d[1])


def _shared(one: tuple[Point, ...], two: tuple[Point, ...]) -> float:
    """How far two lines run on top of each other, or so close that they cannot be told apart."""
    return sum(_alongside(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(two))


def _alongside(a: Point, b: Point, c: Point, d: Point) -> float:
    for along, across in ((0, 1), (1, 0)):
        is_parallel = a[across] == b[across] and c[across] == d[across]
        if is_parallel and abs(a[across] - c[across]) < _APART:
            low, high = (
                max(min(a[along], b[along]), min(c[along], d[along])),
                min(max(a[along], b[along]), max(c[along], d[along])),
            )
            return max(high - low, 0.0)
    return 0.0


def _is_covering(key: str, label: Box, lines: dict[str, tuple[Point, ...]], boxes: Boxes) -> bool:
    """Tells whether a label lies on another line or on a box."""
    others = [points for other, points in lines.items() if other != key]
    is_on_line = any(_overlap(a, b, label) >= 0 for points in others for a, b in pairwise(points))
    return is_on_line or any(box.intersects(label) for box in boxes.nodes.values())


def _overlap(a: Point, b: Point, box: Box) -> float:
    """How long the part a-b of a line runs inside a box; negative where it does not touch it."""
    across = min(max(a[0], b[0]), box.right) - max(min(a[0], b[0]), box.x)
    down = min(max(a[1], b[1]), box.bottom) - max(min(a[1], b[1]), box.y)
    return across + down if across >= 0 and down >= 0 else -1.0


def _boxes_hit(points: tuple[Point, ...], ends: tuple[str, str], boxes: Boxes) -> int:
    others = [box.grown(-1.0) for key, box in boxes.nodes.items() if key not in ends]
    return sum(_overlap(a, b, box) >= 0 for a, b in pairwise(points) for box in others)


def _in_others(points: tuple[Point, ...], ends: tuple[str, str], document: Document, boxes: Boxes) -> float:
    """How long a line runs through zones that neither of its ends is in or joins."""
    from planner.model.relations import zones_of

    own = {zone for node in document.design.nodes if node.id in ends for zone in zones_of(node)} | set(ends)
    others = [box for key, box in boxes.zones.items() if key not in own]
    return sum(max(_overlap(a, b, box), 0.0) for a, b in pairwise(points) for box in others)


if __name__ == "__main__":
    main()
