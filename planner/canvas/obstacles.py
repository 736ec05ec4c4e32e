"""Obstacles and tracks: what stands in the way of a line, found by place.

A module of its own because routing a thousand lines is only possible when each looks at its neighbourhood alone.
Both can be changed piece by piece, so that an edit of one box does not cost as much as opening the drawing. Their
loops are written out: they are where the time of drawing a large design goes.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from math import floor

from planner.canvas.geometry import Point
from planner.editing.drawing import Box

CLEARANCE = 8.0
"""Distance that lines keep from boxes they do not belong to."""
_CELL = 160.0
_TRACK = 9.0
_STRETCH = 400.0
_NOTHING: dict[str, tuple[float, float, float, float]] = {}
_Cell = tuple[int, int]


class Obstacles:
    """Boxes in a grid of cells."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self._edges: dict[str, tuple[float, float, float, float]] = {}
        self._cells: dict[_Cell, dict[str, tuple[float, float, float, float]]] = {}
        for key, box in boxes.items():
            self.put(key, box)

    def put(self, key: str, box: Box) -> None:
        """Adds a box, or moves the one of that name."""
        self.take(key)
        left, top = box.x - CLEARANCE, box.y - CLEARANCE
        right, bottom = box.x + box.width + CLEARANCE, box.y + box.height + CLEARANCE
        self._edges[key] = edges = (left, top, right, bottom)
        for cell in _cells(*edges):
            held = self._cells.get(cell)
            if held is None:
                self._cells[cell] = {key: edges}
            else:
                held[key] = edges

    def take(self, key: str) -> None:
        """Takes a box away, if there is one of that name."""
        edges = self._edges.pop(key, None)
        if edges is not None:
            for cell in _cells(*edges):
                del self._cells[cell][key]

    def is_blocked(self, points: tuple[Point, ...], ignored: frozenset[str]) -> bool:
        """Tells whether a line of horizontal and vertical parts comes too near a box.

        Of `ignored` boxes (those the line joins) only the inside is in the way.
        """
        x1, y1 = points[0]
        for x2, y2 in points[1:]:
            left, right = (x1, x2) if x1 <= x2 else (x2, x1)
            top, bottom = (y1, y2) if y1 <= y2 else (y2, y1)
            if self._hits(left, top, right, bottom, ignored):
                return True
            x1, y1 = x2, y2
        return False

    def _hits(self, left: float, top: float, right: float, bottom: float, ignored: frozenset[str]) -> bool:
        cells = self._cells
        first, last = floor(top / _CELL), floor(bottom / _CELL)
        for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
            for row in range(first, last + 1):
                for key, (x1, y1, x2, y2) in cells.get((column, row), _NOTHING).items():
                    if (
                        right > x1
                        and left < x2
                        and bottom > y1
                        and top < y2
                        and (
                            key not in ignored
                            or (
                                right > x1 + CLEARANCE
                                and left < x2 - CLEARANCE
                                and bottom > y1 + CLEARANCE
                                and top < y2 - CLEARANCE
                            )
                        )
                    ):
                        return True
        return False

    def is_covered(self, area: Box) -> bool:
        """Tells whether an area overlaps a box or its clearance."""
        return self._hits(area.x, area.y, area.right, area.bottom, frozenset())

    def near(self, area: Box) -> Iterable[Box]:
        """Boxes (with their clearance) in the cells that an area touches, each once."""
        found: dict[str, Box] = {}
        for cell in _cells(area.x, area.y, area.right, area.bottom):
            for key, (left, top, right, bottom) in self._cells.get(cell, _NOTHING).items():
                if key not in found:
                    found[key] = Box(left, top, right - left, bottom - top)
        return found.values()

    def lanes(self, area: Box, ignored: frozenset[str]) -> "Lanes":
        """What is free in an area; of `ignored` boxes only the inside is in the way."""
        edges: dict[str, tuple[float, float, float, float]] = {}
        for cell in _cells(area.x, area.y, area.right, area.bottom):
            edges.update(self._cells.get(cell, _NOTHING))
        for key in ignored & edges.keys():
            left, top, right, bottom = edges[key]
            edges[key] = (left + CLEARANCE, top + CLEARANCE, right - CLEARANCE, bottom - CLEARANCE)
        return Lanes(tuple(edges.values()))


class Lanes:
    """Where lines of one neighbourhood can run: what blocks each level, worked out when it is first asked for.

    Many shapes of one line run on few levels, so that this is much faster than to look for boxes for each.
    """

    def __init__(self, edges: tuple[tuple[float, float, float, float], ...]) -> None:
        self._edges = edges
        self._across: dict[float, list[tuple[float, float]]] = {}
        self._down: dict[float, list[tuple[float, float]]] = {}

    def are_free(self, points: tuple[Point, ...]) -> bool:
        """Tells whether no box is in the way of a line of horizontal and vertical parts."""
        x1, y1 = points[0]
        for x2, y2 in points[1:]:
            if y1 == y2:
                blocks, start, end = self._across.get(y1), x1, x2
                if blocks is None:
                    blocks = self._across[y1] = [
                        (left, right) for left, top, right, low in self._edges if top < y1 < low
                    ]
            else:
                blocks, start, end = self._down.get(x1), y1, y2
                if blocks is None:
                    blocks = self._down[x1] = [(top, low) for left, top, right, low in self._edges if left < x1 < right]
            if start > end:
                start, end = end, start
            for first, last in blocks:
                if end > first and start < last:
                    return False
            x1, y1 = x2, y2
        return True


def _cells(left: float, top: float, right: float, bottom: float) -> Iterator[_Cell]:
    first, last = floor(top / _CELL), floor(bottom / _CELL)
    for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
        for row in range(first, last + 1):
            yield column, row


_Level = dict[_Cell, list[tuple[float, float, float]]]


class Tracks:
    """Parts of lines that were drawn already, by the level they run on and the stretches of it that they cover."""

    def __init__(self) -> None:
        self._across: _Level = {}
        self._down: _Level = {}

    def add(self, points: tuple[Point, ...]) -> None:
        """Takes note of a line."""
        for levels, part in self._parts(points):
            for cell in _stretches(part):
                levels.setdefault(cell, []).append(part)

    def remove(self, points: tuple[Point, ...]) -> None:
        """Forgets a line that was added."""
        for levels, part in self._parts(points):
            for cell in _stretches(part):
                levels[cell].remove(part)

    def _parts(self, points: tuple[Point, ...]) -> Iterator[tuple[_Level, tuple[float, float, float]]]:
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            if y1 == y2:
                yield self._across, (y1, min(x1, x2), max(x1, x2))
            else:
                yield self._down, (x1, min(y1, y2), max(y1, y2))

    def shared(self, points: tuple[Point, ...]) -> float:
        """Over what length a line would run upon lines that are drawn."""
        length = 0.0
        x1, y1 = points[0]
        for x2, y2 in points[1:]:
            if y1 == y2:
                length += _shared(self._across, y1, x1, x2) if x1 < x2 else _shared(self._across, y1, x2, x1)
            else:
                length += _shared(self._down, x1, y1, y2) if y1 < y2 else _shared(self._down, x1, y2, y1)
            x1, y1 = x2, y2
        return length


def _stretches(part: tuple[float, float, float]) -> Iterator[_Cell]:
    level, start, end = part
    place = floor(level / _TRACK)
    for stretch in range(floor(start / _STRETCH), floor(end / _STRETCH) + 1):
        yield place, stretch


def _shared(tracks: _Level, level: float, start: float, end: float) -> float:
    """The length of all tracks beside a part; of one that covers several stretches each counts what lies in it."""
    place = floor(level / _TRACK)
    length = 0.0
    for stretch in range(floor(start / _STRETCH), floor(end / _STRETCH) + 1):
        low, high = max(start, stretch * _STRETCH), min(end, (stretch + 1) * _STRETCH)
        for near in (place - 1, place, place + 1):
            for other, begin, finish in tracks.get((near, stretch), ()):
                if begin < end - 2 and finish > start + 2 and abs(other - level) < _TRACK:
                    length += max(min(high, finish) - max(low, begin), 0.0)
    return length
