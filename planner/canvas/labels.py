"""Labels: where on a line its label stands so that it covers neither a box nor another label.

A module of its own because it is the last step of drawing lines and needs all of them at once.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import floor

from planner.canvas.geometry import Point
from planner.canvas.obstacles import Obstacles
from planner.editing.drawing import Box

_CELL = 120.0
_GAP = 2.0
_NEAR = 2.0
_BORDER, _LINE = 1, 2
_PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85)
_Edges = tuple[float, float, float, float]
_Cell = tuple[int, int]


class LabelField:
    """All lines and labels of a drawing by place; finds room for one label after another."""

    def __init__(self, obstacles: Obstacles, height: float) -> None:
        """Starts without lines.

        Args:
            obstacles: what labels must not cover; it may change meanwhile.
            height: of every label.
        """
        self._obstacles = obstacles
        self._height = height
        self._lines: dict[str, tuple[Point, ...]] = {}
        self._borders: set[str] = set()
        self._parts: dict[_Cell, list[tuple[_Edges, str]]] = {}
        self._labels: dict[str, _Edges] = {}
        self._taken: dict[_Cell, list[_Edges]] = {}

    def add_line(self, key: str, points: tuple[Point, ...]) -> None:
        """Takes note of a line, which labels of others rather do not cover."""
        self.remove_line(key)
        self._lines[key] = points
        for edges in _parts(points):
            for cell in _cells(edges):
                self._parts.setdefault(cell, []).append((edges, key))

    def put_border(self, key: str, area: Box | None) -> None:
        """Takes note of the border of an area, which labels rather do not cover either; None for one that is gone."""
        name = f"border of {key}"
        self.remove_line(name)
        self._borders.discard(name)
        if area is not None:
            corners = ((area.x, area.y), (area.right, area.y), (area.right, area.bottom), (area.x, area.bottom))
            self.add_line(name, (*corners, corners[0]))
            self._borders.add(name)

    def remove_line(self, key: str) -> None:
        """Forgets a line and its label."""
        self.remove_label(key)
        for edges in _parts(self._lines.pop(key, ())):
            for cell in _cells(edges):
                self._parts[cell].remove((edges, key))

    def remove_label(self, key: str) -> None:
        """Forgets the label of a line."""
        edges = self._labels.pop(key, None)
        if edges is not None:
            for cell in _cells(edges):
                self._taken[cell].remove(edges)

    def near(self, area: Box) -> set[str]:
        """Ids of the lines in the cells that an area touches."""
        return {key for cell in _cells(_edges(area)) for _, key in self._parts.get(cell, ())} - self._borders

    def place(self, key: str, width: float) -> Point | None:
        """The middle of the label of a line; None where it has no room anywhere.

        A place where the label would cover a border is taken only when there is none without, and one where it would
        cover another line only when there is no such place either.
        """
        self.remove_label(key)
        found: tuple[Point, _Edges] | None = None
        least = _LINE + 1
        for x, y in _candidates(self._lines[key], width, self._height):
            field = Box(x - width / 2, y - self._height / 2, width, self._height)
            edges = _edges(field)
            if self._is_taken(edges) or self._obstacles.is_covered(field):
                continue
            harm = self._harm(key, edges)
            if harm < least:
                found, least = ((x, y), edges), harm
            if not harm:
                break
        if found is None:
            return None
        self._labels[key] = found[1]
        for cell in _cells(found[1]):
            self._taken.setdefault(cell, []).append(found[1])
        return found[0]

    def _is_taken(self, edges: _Edges) -> bool:
        left, top, right, bottom = edges
        left, top, right, bottom = wide = (left - _GAP, top - _GAP, right + _GAP, bottom + _GAP)
        for cell in _cells(wide):
            for x1, y1, x2, y2 in self._taken.get(cell, ()):
                if x1 < right and left < x2 and y1 < bottom and top < y2:
                    return True
        return False

    def _harm(self, own: str, edges: _Edges) -> int:
        """What of others a label's field would cover: a line, else a border, else nothing."""
        left, top, right, bottom = edges
        left, top, right, bottom = wide = (left - _NEAR, top - _NEAR, right + _NEAR, bottom + _NEAR)
        harm = 0
        for cell in _cells(wide):
            for (x1, y1, x2, y2), key in self._parts.get(cell, ()):
                if x1 < right and left < x2 and y1 < bottom and top < y2 and key != own:
                    if key not in self._borders:
                        return _LINE
                    harm = _BORDER
        return harm


def _edges(box: Box) -> _Edges:
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def _parts(points: tuple[Point, ...]) -> Iterator[_Edges]:
    """Where the parts of a line lie; half a unit wide."""
    for (x1, y1), (x2, y2) in pairwise(points):
        left, right = (x1, x2) if x1 <= x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 <= y2 else (y2, y1)
        yield (left, top, right if right > left else right + 0.5, bottom if bottom > top else bottom + 0.5)


def _candidates(points: tuple[Point, ...], width: float, height: float) -> Iterator[Point]:
    """Places along the parts of a line that are long enough, longest part first."""
    for (x1, y1), (x2, y2) in sorted(pairwise(points), key=_length, reverse=True):
        is_across = y1 == y2
        length = abs(x2 - x1) + abs(y2 - y1)
        if length < (width + 12 if is_across else height + 20):
            continue
        reach = (width if is_across else height) / 2 + 6
        for share in _PLACES:
            if min(share, 1 - share) * length >= reach:
                yield (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)


def _length(part: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = part
    return abs(x2 - x1) + abs(y2 - y1)


def _cells(edges: _Edges) -> Iterator[_Cell]:
    left, top, right, bottom = edges
    first, last = floor(top / _CELL), floor(bottom / _CELL) + 1
    for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
        for row in range(first, last):
            yield column, row
