"""Routing: lines at right angles around boxes, plain numbers in and out.

A module of its own because it is arithmetic with one aim: no line through a box, few bends, few lines on top of
each other. A line tries the handful of shapes that a person would draw; only when boxes stand in the way of all of
them is the way searched (see `detours`).
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping

from planner.canvas.detours import detour
from planner.canvas.geometry import Point, simplified
from planner.canvas.obstacles import Obstacles, Tracks
from planner.canvas.shapes import BEND, Way, cost_of, shapes_of, ways_between
from planner.canvas.sides import (
    ACROSS,
    SLOT,
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

_TAKEN = 46.0
_OVERLAP = 60.0
_POOR = 1.25
_MAX_SEARCHES = 16
"""So many lines are searched a better way than a plain but poor one; a search is slow."""
_SLACK = 24.0
"""A line this much longer than the best imaginable is good enough not to look further."""


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
            self._tracks.add(border_of(area))
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
            self._tracks.remove(border_of(before))
        if after is not None:
            self._tracks.add(border_of(after))

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
        ways = ways_between(source, target)
        best = self._plain_shape(source, target, ways)
        is_poor = best is not None and best[0] > _POOR * ways[0].least + 4 * BEND
        if best is None or (is_poor and self.searches < _MAX_SEARCHES):
            self.searches += 1
            found = (best, self._searched(source, target, ways))
            best = min((item for item in found if item is not None), default=None)
        points = simplified(best[1]) if best is not None else plain_route(source, target)
        self.keep(points, source, target)
        return points

    def _plain_shape(self, source: End, target: End, ways: list[Way]) -> tuple[float, tuple[Point, ...]] | None:
        """The cheapest of the shapes that are free, with its cost."""
        ignored = frozenset(end.id for end in (source, target))
        best: tuple[float, tuple[Point, ...]] | None = None
        for way in ways:
            if best is not None and best[0] <= way.least + _SLACK:
                break
            start, end, extra = self._ports(source, target, way)
            for points in shapes_of(start, end, way):
                cost = cost_of(points) + extra
                if best is not None and best[0] <= cost:
                    break  # the shapes of a way come cheapest first
                if self.obstacles.is_blocked(points, ignored):
                    continue
                cost += self.sharing(points)
                if best is None or cost < best[0]:
                    best = (cost, points)
        return best

    def sharing(self, points: tuple[Point, ...]) -> float:
        """What it costs a line to run upon others, or along the border of an area."""
        shared = self._tracks.shared(points)
        return _OVERLAP + shared if shared else 0.0

    def _searched(self, source: End, target: End, ways: list[Way]) -> tuple[float, tuple[Point, ...]] | None:
        """A way around everything with its cost, or None when there is none."""
        found = []
        for way in ways[:4]:
            start, end, extra = self._ports(source, target, way)
            middle = detour(out(start, way.first), out(end, way.second), self.obstacles, source.box, target.box)
            if middle is not None:
                points = simplified((start, *middle, end))
                found.append((cost_of(points) + extra + self.sharing(points), points))
                if len(found) == 2:
                    break
        return min(found, default=None)

    def _ports(self, source: End, target: End, way: Way) -> tuple[Point, Point, float]:
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
            if slot not in self.taken(source, side):
                return moved, 0.0
        return start, 0.0

    def taken(self, end: End, side: Side) -> Container[int]:
        """The places of a side where lines end."""
        return self._slots.get((end.id, side), ())

    def _port(self, end: End, side: Side, toward: Point) -> tuple[Point, float]:
        low, high = span(end, side)
        wanted = toward[1] if ACROSS[side] else toward[0]
        taken = self.taken(end, side)
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
    return simplified(next(iter(shapes_of(start, end, way))))


def _plain_way(source: Box, target: Box) -> Way:
    if source.right <= target.x:
        return Way(Side.RIGHT, Side.LEFT, 0.0)
    if target.right <= source.x:
        return Way(Side.LEFT, Side.RIGHT, 0.0)
    if source.bottom <= target.y:
        return Way(Side.BOTTOM, Side.TOP, 0.0)
    if target.bottom <= source.y:
        return Way(Side.TOP, Side.BOTTOM, 0.0)
    return Way(Side.RIGHT, Side.RIGHT, 0.0)


def _middle_of(end: End) -> Point:
    return end.box.centre


def route_all(boxes: Mapping[str, Box], lines: Iterable[tuple[str, End, End]]) -> dict[str, tuple[Point, ...]]:
    """Lines by id; short ones go first, because they have least choice."""
    router = Router(boxes)

    def distance(line: tuple[str, End, End]) -> tuple[float, str]:
        (ax, ay), (bx, by) = line[1].box.centre, line[2].box.centre
        return (abs(ax - bx) + abs(ay - by), line[0])

    return {key: router.route(source, target) for key, source, target in sorted(lines, key=distance)}


def border_of(area: Box) -> tuple[Point, ...]:
    """The way around an area."""
    corners = ((area.x, area.y), (area.right, area.y), (area.right, area.bottom), (area.x, area.bottom))
    return (*corners, corners[0])
