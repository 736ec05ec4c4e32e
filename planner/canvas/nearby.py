"""Nearby: things of a drawing by the place they take, for those who look at a part of it.

A module of its own because the strip that a frame leaves bare shows a few of ten thousand things, and looking at all
to find them would take longer than drawing them.
"""

from collections.abc import Iterable, Sequence
from math import floor
from typing import Generic, TypeVar

T = TypeVar("T")
Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_CELL = 1200.0


class Nearby(Generic[T]):
    """Things in a grid of cells."""

    def __init__(self, things: Sequence[T], edges: Iterable[Edges]) -> None:
        self._things = things
        self._edges = list(edges)
        self._cells: dict[tuple[int, int], list[int]] = {}
        for number, (left, top, right, bottom) in enumerate(self._edges):
            first, last = floor(top / _CELL), floor(bottom / _CELL) + 1
            for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
                for row in range(first, last):
                    self._cells.setdefault((column, row), []).append(number)

    def within(self, left: float, top: float, right: float, bottom: float) -> list[T]:
        """Things that a rectangle touches, in their order."""
        columns = range(floor(left / _CELL), floor(right / _CELL) + 1)
        rows = range(floor(top / _CELL), floor(bottom / _CELL) + 1)
        if len(columns) * len(rows) > len(self._cells):
            numbers: Iterable[int] = range(len(self._edges))
        else:
            numbers = sorted({n for column in columns for row in rows for n in self._cells.get((column, row), ())})
        edges, things = self._edges, self._things
        return [
            things[n]
            for n in numbers
            if (place := edges[n])[0] < right and place[1] < bottom and place[2] > left and place[3] > top
        ]
