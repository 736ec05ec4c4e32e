"""Geometry: snapping and guides, plain numbers in and out.

A module of its own because gestures use it and tests need no window for it.
"""

from collections.abc import Iterable

from planner.editing.drawing import GRID, Box
from planner.records import dataclass

Point = tuple[float, float]
GUIDE_REACH = 7.0
"""Scene units within which a moved box is drawn to the edge of another."""


def snapped(value: float, *, is_free: bool = False) -> float:
    """`value` on the grid, or as it is when snapping is off."""
    return value if is_free else round(value / GRID) * GRID


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that shows what a moved box is aligned with.

    Attributes:
        is_vertical: at x = `position`, from y = `start` to `end`; otherwise the other way round.
        is_gap: marks one of several equal gaps, not an edge.
    """

    is_vertical: bool
    position: float
    start: float
    end: float
    is_gap: bool = False


def guided(box: Box, others: Iterable[Box], reach: float = GUIDE_REACH) -> tuple[float, float, tuple[Guide, ...]]:
    """How far `box` must shift to line up with its neighbours, and the guides to show.

    Edges meet edges and middles meet middles, each axis by the nearest neighbour within `reach`.
    """
    boxes = tuple(others)
    dx, across = _shift((box.x, box.centre[0], box.right), [(o.x, o.centre[0], o.right) for o in boxes], reach)
    dy, down = _shift((box.y, box.centre[1], box.bottom), [(o.y, o.centre[1], o.bottom) for o in boxes], reach)
    moved = box.moved(dx, dy)
    guides = []
    if across is not None:
        met = [moved, *(o for o in boxes if across in (o.x, o.centre[0], o.right))]
        guides.append(Guide(True, across, min(o.y for o in met), max(o.bottom for o in met)))
    if down is not None:
        met = [moved, *(o for o in boxes if down in (o.y, o.centre[1], o.bottom))]
        guides.append(Guide(False, down, min(o.x for o in met), max(o.right for o in met)))
    return dx, dy, tuple(guides)


def _shift(
    own: tuple[float, float, float], others: list[tuple[float, float, float]], reach: float
) -> tuple[float, float | None]:
    best: tuple[float, float] | None = None
    for stops in others:
        for index in range(3):
            shift = stops[index] - own[index]
            if abs(shift) <= reach and (best is None or abs(shift) < abs(best[0])):
                best = (shift, stops[index])
    return best or (0.0, None)


def simplified(points: Iterable[Point]) -> tuple[Point, ...]:
    """A line without doubled points and without points in the middle of a straight part."""
    result: list[Point] = []
    for point in points:
        if result and abs(result[-1][0] - point[0]) < 0.01 and abs(result[-1][1] - point[1]) < 0.01:
            continue
        while len(result) >= 2 and _is_straight(result[-2], result[-1], point):
            result.pop()
        result.append(point)
    return tuple(result)


def _is_straight(first: Point, middle: Point, last: Point) -> bool:
    """Tells whether the middle point lies on the way; a line that turns back on itself keeps its tip."""
    for axis, other in ((0, 1), (1, 0)):
        is_level = abs(first[axis] - middle[axis]) < 0.01 and abs(middle[axis] - last[axis]) < 0.01
        if is_level and (middle[other] - first[other]) * (last[other] - middle[other]) >= 0:
            return True
    return False


def with_bends(source: Box, target: Box, bends: tuple[Point, ...]) -> tuple[Point, ...]:
    """A line of horizontal and vertical parts through bend points chosen by hand."""
    points = [_border_point(source, bends[0])]
    for bend in (*bends, _border_point(target, bends[-1])):
        last = points[-1]
        if abs(last[0] - bend[0]) > 0.01 and abs(last[1] - bend[1]) > 0.01:
            points.append((bend[0], last[1]))
        points.append(bend)
    return simplified(points)


def _border_point(box: Box, toward: Point) -> Point:
    """Where a line to `toward` leaves a box: on the side it faces, straight across where it can."""
    x = min(max(toward[0], box.x), box.right)
    y = min(max(toward[1], box.y), box.bottom)
    if (x, y) != toward:
        return (x, y)
    return (box.right, y) if toward[0] > box.centre[0] else (box.x, y)
