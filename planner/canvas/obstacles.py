"""Obstacles and tracks: what stands in the way of a line, found by place.

A module of its own because routing a thousand lines is only possible when each looks at its neighbourhood alone.
"""

import itertools
from collections.abc import Iterable, Mapping
from math import floor

from planner.canvas.geometry import Point
from planner.editing.drawing import Box

CLEARANCE = 8.0
"""Distance that lines keep from boxes they do not belong to."""
_CELL = 160.0
_TRACK = 5.0


class Obstacles:
    """Boxes in a grid of cells."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, float, float, float, float]]] = {}
        for key, box in boxes.items():
            wide = box.grown(CLEARANCE)
            entry = (key, wide.x, wide.y, wide.right, wide.bottom)
            for column in range(floor(wide.x / _CELL), floor(wide.right / _CELL) + 1):
                for row in range(floor(wide.y / _CELL), floor(wide.bottom / _CELL) + 1):
                    self._cells.setdefault((column, row), []).append(entry)

    def is_blocked(self, points: tuple[Point, ...], ignored: frozenset[str]) -> bool:
        """Tells whether a line of horizontal and vertical parts comes too near a box.

        Of `ignored` boxes (those the line joins) only the inside is in the way.
        """
        return any(self._hits(*first, *second, ignored) for first, second in itertools.pairwise(points))

    def _hits(self, x1: float, y1: float, x2: float, y2: float, ignored: frozenset[str]) -> bool:
        left, right = (x1, x2) if x1 <= x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 <= y2 else (y2, y1)
        for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
            for row in range(floor(top / _CELL), floor(bottom / _CELL) + 1):
                for key, box_left, box_top, box_right, box_bottom in self._cells.get((column, row), ()):
                    less = CLEARANCE if key in ignored else 0.0
                    if (
                        right > box_left + less
                        and left < box_right - less
                        and bottom > box_top + less
                        and top < box_bottom - less
                    ):
                        return True
        return False

    def near(self, area: Box) -> Iterable[Box]:
        """Boxes (with their clearance) that touch an area, each once."""
        found: dict[str, Box] = {}
        for column in range(floor(area.x / _CELL), floor(area.right / _CELL) + 1):
            for row in range(floor(area.y / _CELL), floor(area.bottom / _CELL) + 1):
                for key, left, top, right, bottom in self._cells.get((column, row), ()):
                    if key not in found:
                        found[key] = Box(left, top, right - left, bottom - top)
        return found.values()


class Tracks:
    """Parts of lines that were drawn already, by the level they run on."""

    def __init__(self) -> None:
        self._across: dict[int, list[tuple[float, float, float]]] = {}
        self._down: dict[int, list[tuple[float, float, float]]] = {}

    def add(self, points: tuple[Point, ...]) -> None:
        """Takes note of a line."""
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            if y1 == y2:
                self._across.setdefault(floor(y1 / _TRACK), []).append((y1, min(x1, x2), max(x1, x2)))
            else:
                self._down.setdefault(floor(x1 / _TRACK), []).append((x1, min(y1, y2), max(y1, y2)))

    def shared(self, points: tuple[Point, ...]) -> float:
        """Over what length a line would run upon lines that are drawn."""
        length = 0.0
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            if y1 == y2:
                length += _shared(self._across, y1, min(x1, x2), max(x1, x2))
            else:
                length += _shared(self._down, x1, min(y1, y2), max(y1, y2))
        return length


def _shared(tracks: dict[int, list[tuple[float, float, float]]], level: float, start: float, end: float) -> float:
    place = floor(level / _TRACK)
    length = 0.0
    for near in (place - 1, place, place + 1):
        for other, begin, finish in tracks.get(near, ()):
            if begin < end - 2 and finish > start + 2 and abs(other - level) < _TRACK:
                length += min(end, finish) - max(start, begin)
    return length
