"""Labels: where on a line its label stands so that it covers neither a box nor another label.

A module of its own because it is the last step of drawing lines and needs all of them at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import floor

from planner.canvas.geometry import Point
from planner.canvas.obstacles import Obstacles
from planner.editing.drawing import Box

_CELL = 120.0
_GAP = 3.0
_PLACES = (0.5, 0.3, 0.7, 0.15, 0.85)
_NOTHING: frozenset[str] = frozenset()


def place_labels(
    lines: Iterable[tuple[str, tuple[Point, ...], float]],
    boxes: Mapping[str, Box],
    height: float,
    others: Iterable[tuple[tuple[Point, ...], Box | None]] = (),
) -> dict[str, Point]:
    """Middles of labels by line id; a line whose label has no room anywhere gets none.

    A place where the label would cover another line is taken only when there is none without.

    Args:
        lines: id, points, and width of the label.
        boxes: what labels must not cover.
        height: of every label.
        others: lines that stay, each with the field of its label.
    """
    lines, staying = list(lines), list(others)
    obstacles = Obstacles(boxes)
    tracks = _Parts((*(points for _, points, _ in lines), *(points for points, _ in staying)))
    placed: dict[tuple[int, int], list[Box]] = {}
    for taken in (field for _, field in staying if field is not None):
        for cell in _cells(taken):
            placed.setdefault(cell, []).append(taken)
    result: dict[str, Point] = {}
    for key, points, width in lines:
        free: list[tuple[Box, Point]] = []
        for x, y in _candidates(points, width, height):
            field = Box(x - width / 2, y - height / 2, width, height)
            if not _is_covered(field, placed) and not obstacles.is_covered(field):
                free.append((field, (x, y)))
                if not tracks.cross(field, points):
                    free = [free[-1]]
                    break
        if free:
            field, result[key] = free[0]
            for cell in _cells(field):
                placed.setdefault(cell, []).append(field)
    return result


class _Parts:
    """Parts of all lines by place, to find those that a label would cover."""

    def __init__(self, lines: Iterable[tuple[Point, ...]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, tuple[Point, ...]]]] = {}
        for points in lines:
            for (x1, y1), (x2, y2) in pairwise(points):
                part = Box(min(x1, x2), min(y1, y2), abs(x2 - x1) or 0.5, abs(y2 - y1) or 0.5)
                for cell in _cells(part):
                    self._cells.setdefault(cell, []).append((part, points))

    def cross(self, field: Box, own: tuple[Point, ...]) -> bool:
        """Tells whether another line than the label's own runs through its field."""
        return any(
            points is not own and part.intersects(field)
            for cell in _cells(field)
            for part, points in self._cells.get(cell, ())
        )


def _candidates(points: tuple[Point, ...], width: float, height: float) -> Iterator[Point]:
    """Places along the parts of a line that are long enough, longest part first."""
    parts = sorted(pairwise(points), key=lambda part: -_length(part))
    for (x1, y1), (x2, y2) in parts:
        is_across = y1 == y2
        if _length(((x1, y1), (x2, y2))) < (width + 12 if is_across else height + 20):
            continue
        reach = (width if is_across else height) / 2 + 6
        length = _length(((x1, y1), (x2, y2)))
        for share in _PLACES:
            if min(share, 1 - share) * length >= reach:
                yield (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)


def _length(part: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = part
    return abs(x2 - x1) + abs(y2 - y1)


def _is_covered(field: Box, placed: dict[tuple[int, int], list[Box]]) -> bool:
    wide = field.grown(_GAP)
    return any(other.intersects(wide) for cell in _cells(wide) for other in placed.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(floor(box.x / _CELL), floor(box.right / _CELL) + 1):
        for row in range(floor(box.y / _CELL), floor(box.bottom / _CELL) + 1):
            yield column, row
