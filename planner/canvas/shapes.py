"""Shapes: the handful of ways a person would draw a line between two sides of boxes.

A module of its own because which shapes there are is a different question from which of them is taken (`routing`) and
whether another one would cross less (`untangling`).
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from planner.canvas.geometry import Point
from planner.canvas.obstacles import CLEARANCE
from planner.canvas.sides import ACROSS, OUTWARD, STUB, End, Side, clamped, on_side, out

BEND = 36.0
"""What a bend costs, in units of length."""
_MIDDLES = (0.0, 12.0, -12.0, 24.0, -24.0, 36.0, -36.0)


class Way(NamedTuple):
    """A side of each end, and the least that a line between them could cost."""

    first: Side
    second: Side
    least: float


_least = attrgetter("least")


def ways_between(source: End, target: End) -> list[Way]:
    """All pairs of sides, most promising first."""
    starts = [(side, *out(_facing(source, side, target), side)) for side in Side]
    ends = [(side, *out(_facing(target, side, source), side)) for side in Side]
    ways = []
    for first, ax, ay in starts:
        for second, bx, by in ends:
            distance = abs(ax - bx) + abs(ay - by) + 2 * STUB
            bends = _least_bends(first, second, bx - ax, by - ay)
            ways.append(Way(first, second, distance * 0.9 + BEND * bends))
    ways.sort(key=_least)
    return ways


def _facing(end: End, side: Side, other: End) -> Point:
    """The middle of a side; of an area the point nearest to the other end."""
    x, y = end.box.centre
    along = clamped(end, side, other.box.centre) if end.is_area else (y if ACROSS[side] else x)
    return on_side(end.box, side, along)


def _least_bends(first: Side, second: Side, across: float, down: float) -> int:
    """The fewest bends a line can have that leaves by `first`, goes so far, and arrives by `second`."""
    if first == second:
        return 2
    dx, dy = OUTWARD[first]
    is_ahead = across * dx + down * dy >= 0
    if ACROSS[first] == ACROSS[second]:
        return 0 if is_ahead else 4
    ex, ey = OUTWARD[second]
    return 1 if is_ahead and across * ex + down * ey <= 0 else 3


def shapes_of(start: Point, end: Point, way: Way) -> Iterator[tuple[Point, ...]]:
    """The shapes a line can have between two ports on given sides."""
    first, second = way.first, way.second
    a, b = out(start, first), out(end, second)
    if first == second:
        yield from _around(start, end, first)
    elif ACROSS[first] == ACROSS[second]:
        yield from _opposite(start, end, a, b, is_across=ACROSS[first], is_ahead=_is_ahead(a, b, first))
    else:
        corner = (b[0], a[1]) if ACROSS[first] else (a[0], b[1])
        if _is_ahead(a, corner, first) and _is_ahead(b, corner, second):
            yield (start, corner, end)
        else:
            other = (a[0], b[1]) if ACROSS[first] else (b[0], a[1])
            yield (start, a, other, b, end)


def _is_ahead(start: Point, end: Point, side: Side) -> bool:
    dx, dy = OUTWARD[side]
    return (end[0] - start[0]) * dx + (end[1] - start[1]) * dy >= -STUB


def _around(start: Point, end: Point, side: Side) -> Iterator[tuple[Point, ...]]:
    """Out on one side and back in on the same side of the other box."""
    dx, dy = OUTWARD[side]
    furthest = max(start[0] * dx + start[1] * dy, end[0] * dx + end[1] * dy) + STUB
    for extra in (0.0, 12.0, 24.0, 36.0, 60.0):
        level = (furthest + extra) * (dx or dy)
        if ACROSS[side]:
            yield (start, (level, start[1]), (level, end[1]), end)
        else:
            yield (start, (start[0], level), (end[0], level), end)


def _opposite(
    start: Point, end: Point, a: Point, b: Point, *, is_across: bool, is_ahead: bool
) -> Iterator[tuple[Point, ...]]:
    """Out on one side and in on the opposite one: straight, one step in the gap, or a loop."""
    if not is_ahead:
        middle = (a[1] + b[1]) / 2 if is_across else (a[0] + b[0]) / 2
        loop = ((a[0], middle), (b[0], middle)) if is_across else ((middle, a[1]), (middle, b[1]))
        yield (start, a, *loop, b, end)
        return
    if abs(start[1] - end[1] if is_across else start[0] - end[0]) < 0.5:
        yield (start, end)
        return
    low, high = sorted((start[0], end[0]) if is_across else (start[1], end[1]))
    middle = (low + high) / 2
    room = max((high - low) / 2 - CLEARANCE, 0.0)
    near = (low + STUB, high - STUB) if high - low > 6 * STUB else ()
    for level in (*(middle + shift for shift in _MIDDLES if abs(shift) <= room), *near):
        if is_across:
            yield (start, (level, start[1]), (level, end[1]), end)
        else:
            yield (start, (start[0], level), (end[0], level), end)


def cost_of(points: tuple[Point, ...]) -> float:
    """What a line costs by itself: its length and its bends."""
    cost = BEND * (len(points) - 2)
    x1, y1 = points[0]
    for x2, y2 in points[1:]:
        cost += abs(x2 - x1) + abs(y2 - y1)
        x1, y1 = x2, y2
    return cost
