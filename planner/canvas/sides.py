"""Sides: where on the border of a box or area a line may end.

A module of its own because a line's way and the places that lines share on a side are different questions.
"""

from collections.abc import Container, Iterator
from enum import IntEnum
from math import floor

from planner.canvas.geometry import Point
from planner.editing.drawing import Box
from planner.records import dataclass

STUB = 16.0
"""How far a line leaves a box before it may turn."""
SLOT = 18.0
"""How far apart lines end that share a side."""


class Side(IntEnum):
    """Sides of a box, clockwise."""

    TOP = 0
    RIGHT = 1
    BOTTOM = 2
    LEFT = 3


ACROSS = (False, True, False, True)
"""By side: a line leaves it horizontally."""
OUTWARD: tuple[Point, ...] = ((0, -1), (1, 0), (0, 1), (-1, 0))
"""By side: the way out of the box."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line.

    Attributes:
        is_area: a zone, which the line may meet anywhere along its border.
    """

    id: str
    box: Box
    is_area: bool = False


def span(end: End, side: Side) -> tuple[float, float]:
    """The part of a side where lines may end: off the round corners, of an area below its title."""
    box = end.box
    margin = 24.0 if end.is_area else 12.0
    if not ACROSS[side]:
        return box.x + margin, box.right - margin
    top = margin if not end.is_area else 44.0
    return box.y + top, max(box.bottom - margin, box.y + top)


def on_side(box: Box, side: Side, along: float) -> Point:
    """The point of a side at an x or y."""
    if side == Side.TOP:
        return (along, box.y)
    if side == Side.RIGHT:
        return (box.x + box.width, along)
    if side == Side.BOTTOM:
        return (along, box.y + box.height)
    return (box.x, along)


def side_of(box: Box, point: Point) -> Side:
    """The side nearest to a point."""
    gaps = {
        Side.TOP: abs(point[1] - box.y),
        Side.RIGHT: abs(point[0] - box.right),
        Side.BOTTOM: abs(point[1] - box.bottom),
        Side.LEFT: abs(point[0] - box.x),
    }
    return min(gaps, key=lambda side: gaps[side])


def _along(side: Side, point: Point) -> int:
    return floor((point[1] if ACROSS[side] else point[0]) / SLOT + 0.5)


def free_along(wanted: float, low: float, high: float, taken: Container[int]) -> float:
    """The place nearest to `wanted` on the border of an area where no line ends yet."""
    for index in range(12):
        place = wanted + (index + 1) // 2 * SLOT * (1 if index % 2 else -1)
        if low <= place <= high and floor(place / SLOT + 0.5) not in taken:
            return place
    return wanted


def slot_of(box: Box, side: Side, point: Point) -> int:
    """The place of a point on a side, counted from its middle."""
    offset = point[1] - box.centre[1] if ACROSS[side] else point[0] - box.centre[0]
    return floor(offset / SLOT + 0.5)  # not to the even one: what stands a slot apart takes two


def clamped(end: End, side: Side, toward: Point | None) -> float:
    """The x or y on a side that is nearest to a point; its middle for None."""
    low, high = span(end, side)
    if toward is None:
        return (low + high) / 2
    return min(max(toward[1] if ACROSS[side] else toward[0], low), high)


def out(point: Point, side: Side, distance: float = STUB) -> Point:
    """A point so far off a side."""
    dx, dy = OUTWARD[side]
    return (point[0] + dx * distance, point[1] + dy * distance)


def slots_of(points: tuple[Point, ...], source: End, target: End) -> Iterator[tuple[tuple[str, Side], int]]:
    """The places on the sides of its boxes that a line takes."""
    for end, point in ((source, points[0]), (target, points[-1])):
        side = side_of(end.box, point)
        yield (end.id, side), _along(side, point) if end.is_area else slot_of(end.box, side, point)
