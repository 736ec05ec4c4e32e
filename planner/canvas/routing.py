"""Routing: lines at right angles around boxes, plain numbers in and out.

A module of its own because it is arithmetic with one aim: no line through a box, few bends, few lines on top of
each other. A line tries the handful of shapes that a person would draw; only when boxes stand in the way of all of
them is the way searched (see `detours`).
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from planner.canvas.detours import detour
from planner.canvas.geometry import Point, simplified
from planner.canvas.obstacles import CLEARANCE, Obstacles, Tracks
from planner.canvas.sides import (
    ACROSS,
    OUTWARD,
    SLOT,
    STUB,
    Side,
    clamped,
    free_along,
    on_side,
    out,
    slot_of,
    slots_of,
    span,
)
from planner.canvas.sides import End as End
from planner.editing.drawing import Box

_BEND = 36.0
_TAKEN = 46.0
_OVERLAP = 60.0
_POOR = 1.25
_MAX_SEARCHES = 16
"""So many lines are searched a better way than a plain but poor one; a search is slow."""
_SLACK = 24.0
"""A line this much longer than the best imaginable is good enough not to look further."""
_MIDDLES = (0.0, 12.0, -12.0, 24.0, -24.0, 36.0, -36.0)


class _Way(NamedTuple):
    """A side of each end, and the least that a line between them could cost."""

    first: Side
    second: Side
    least: float


_least = attrgetter("least")


class Router:
    """Finds lines one after another; each knows those before it and keeps off them."""

    def __init__(self, boxes: Mapping[str, Box], areas: Iterable[Box] = ()) -> None:
        """Starts with what is in the way.

        Args:
            boxes: lines go around these.
            areas: lines may cross these, but keep off their borders.
        """
        self.obstacles = Obstacles(boxes)
        self._tracks = Tracks()
        for area in areas:
            self._tracks.add(_border(area))
        self._slots: dict[tuple[str, Side], Counter[int]] = {}
        self.searches = 0
        """For so many lines a way was searched."""

    def put(self, key: str, box: Box | None) -> None:
        """Adds, moves or takes away what is in the way."""
        if box is None:
            self.obstacles.take(key)
        else:
            self.obstacles.put(key, box)

    def put_area(self, before: Box | None, after: Box | None) -> None:
        """Adds, moves or takes away an area whose borders lines keep off."""
        if before is not None:
            self._tracks.remove(_border(before))
        if after is not None:
            self._tracks.add(_border(after))

    def keep(self, points: tuple[Point, ...], source: End, target: End) -> None:
        """Takes note of a line that stays as it is."""
        self._tracks.add(points)
        for place, slot in slots_of(points, source, target):
            self._slots.setdefault(place, Counter())[slot] += 1

    def forget(self, points: tuple[Point, ...], source: End, target: End) -> None:
        """Lets a line go that was kept or routed."""
        self._tracks.remove(points)
        for place, slot in slots_of(points, source, target):
            held = self._slots[place]
            held[slot] -= 1
            if not held[slot]:
                del held[slot]

    def route(self, source: End, target: End) -> tuple[Point, ...]:
        """The points of a line from border to border."""
        ways = _ways(source, target)
        best = self._plain_shape(source, target, ways)
        is_poor = best is not None and best[0] > _POOR * ways[0].least + 4 * _BEND
        if best is None or (is_poor and self.searches < _MAX_SEARCHES):
            self.searches += 1
            found = (best, self._searched(source, target, ways))
            best = min((item for item in found if item is not None), default=None)
        points = simplified(best[1]) if best is not None else plain_route(source, target)
        self.keep(points, source, target)
        return points

    def _plain_shape(self, source: End, target: End, ways: list[_Way]) -> tuple[float, tuple[Point, ...]] | None:
        """The cheapest of the shapes that are free, with its cost."""
        ignored = frozenset(end.id for end in (source, target))
        best: tuple[float, tuple[Point, ...]] | None = None
        for way in ways:
            if best is not None and best[0] <= way.least + _SLACK:
                break
            start, end, extra = self._ports(source, target, way)
            for points in _drawn(start, end, way):
                cost = _cost(points) + extra
                if best is not None and best[0] <= cost:
                    break  # the shapes of a way come cheapest first
                if self.obstacles.is_blocked(points, ignored):
                    continue
                cost += self._sharing(points)
                if best is None or cost < best[0]:
                    best = (cost, points)
        return best

    def _sharing(self, points: tuple[Point, ...]) -> float:
        shared = self._tracks.shared(points)
        return _OVERLAP + shared if shared else 0.0

    def _searched(self, source: End, target: End, ways: list[_Way]) -> tuple[float, tuple[Point, ...]] | None:
        """A way around everything with its cost, or None when there is none."""
        found = []
        for way in ways[:4]:
            start, end, extra = self._ports(source, target, way)
            middle = detour(out(start, way.first), out(end, way.second), self.obstacles, source.box, target.box)
            if middle is not None:
                points = simplified((start, *middle, end))
                found.append((_cost(points) + extra + self._sharing(points), points))
                if len(found) == 2:
                    break
        return min(found, default=None)

    def _ports(self, source: End, target: End, way: _Way) -> tuple[Point, Point, float]:
        """Where a line leaves and arrives, and what it costs to share these places."""
        start, first = self._port(source, way.first, _middle_of(target))
        end, second = self._port(target, way.second, start)
        if first == 0.0 and not target.is_area and ACROSS[way.first] == ACROSS[way.second]:
            start, first = self._straightened(source, way.first, start, end)
        return start, end, first + second

    def _straightened(self, source: End, side: Side, start: Point, end: Point) -> tuple[Point, float]:
        """The source's port moved to where the line can be straight, when that place is free."""
        moved = (start[0], end[1]) if ACROSS[side] else (end[0], start[1])
        low, high = span(source, side)
        if low <= (moved[1] if ACROSS[side] else moved[0]) <= high:
            slot = slot_of(source.box, side, moved)
            if slot not in self._slots.get((source.id, side), ()):
                return moved, 0.0
        return start, 0.0

    def _port(self, end: End, side: Side, toward: Point) -> tuple[Point, float]:
        low, high = span(end, side)
        wanted = toward[1] if ACROSS[side] else toward[0]
        taken: Container[int] = self._slots.get((end.id, side), ())
        if end.is_area:
            return on_side(end.box, side, free_along(min(max(wanted, low), high), low, high, taken)), 0.0
        middle = (low + high) / 2
        count = int((high - middle) // SLOT)
        lean = 1 if wanted > middle else -1
        for index in range(2 * count + 1):
            slot = (index + 1) // 2 * (lean if index % 2 else -lean)
            if slot not in taken:
                return on_side(end.box, side, middle + slot * SLOT), 4.0 * abs(slot)
        return on_side(end.box, side, middle), _TAKEN


def plain_route(source: End, target: End) -> tuple[Point, ...]:
    """A line that minds no boxes and no other lines: fast enough for every frame of a drag."""
    way = _plain_way(source.box, target.box)
    start = on_side(source.box, way.first, clamped(source, way.first, _middle_of(target)))
    end = on_side(target.box, way.second, clamped(target, way.second, start if target.is_area else None))
    if not source.is_area and ACROSS[way.first] == ACROSS[way.second]:
        low, high = span(source, way.first)
        level = end[1] if ACROSS[way.first] else end[0]
        if low <= level <= high:
            start = on_side(source.box, way.first, level)
        else:
            start = on_side(source.box, way.first, (low + high) / 2)
    return simplified(next(iter(_drawn(start, end, way))))


def _plain_way(source: Box, target: Box) -> _Way:
    if source.right <= target.x:
        return _Way(Side.RIGHT, Side.LEFT, 0.0)
    if target.right <= source.x:
        return _Way(Side.LEFT, Side.RIGHT, 0.0)
    if source.bottom <= target.y:
        return _Way(Side.BOTTOM, Side.TOP, 0.0)
    if target.bottom <= source.y:
        return _Way(Side.TOP, Side.BOTTOM, 0.0)
    return _Way(Side.RIGHT, Side.RIGHT, 0.0)


def _middle_of(end: End) -> Point:
    return end.box.centre


def _ways(source: End, target: End) -> list[_Way]:
    """All pairs of sides, most promising first."""
    starts = [(side, *out(_facing(source, side, target), side)) for side in Side]
    ends = [(side, *out(_facing(target, side, source), side)) for side in Side]
    ways = []
    for first, ax, ay in starts:
        for second, bx, by in ends:
            distance = abs(ax - bx) + abs(ay - by) + 2 * STUB
            bends = _least_bends(first, second, bx - ax, by - ay)
            ways.append(_Way(first, second, distance * 0.9 + _BEND * bends))
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


def _drawn(start: Point, end: Point, way: _Way) -> Iterator[tuple[Point, ...]]:
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


def _cost(points: tuple[Point, ...]) -> float:
    cost = _BEND * (len(points) - 2)
    x1, y1 = points[0]
    for x2, y2 in points[1:]:
        cost += abs(x2 - x1) + abs(y2 - y1)
        x1, y1 = x2, y2
    return cost


def route_all(boxes: Mapping[str, Box], lines: Iterable[tuple[str, End, End]]) -> dict[str, tuple[Point, ...]]:
    """Lines by id; short ones go first, because they have least choice."""
    router = Router(boxes)

    def distance(line: tuple[str, End, End]) -> tuple[float, str]:
        (ax, ay), (bx, by) = line[1].box.centre, line[2].box.centre
        return (abs(ax - bx) + abs(ay - by), line[0])

    return {key: router.route(source, target) for key, source, target in sorted(lines, key=distance)}


def _border(area: Box) -> tuple[Point, ...]:
    corners = ((area.x, area.y), (area.right, area.y), (area.right, area.bottom), (area.x, area.bottom))
    return (*corners, corners[0])
