"""Untangling: once every line has a way, lines that cross others look for a better one, alone or with a neighbour.

A module of its own because a `Router` finds ways one after another and cannot know what comes later: two lines from
one side of a box may end there in the wrong order, which only a second look at all of them tells.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import floor

from planner.canvas.geometry import Point, simplified
from planner.canvas.routing import Router, border_of
from planner.canvas.shapes import BEND, Way, cost_of, shapes_of, ways_between
from planner.canvas.sides import ACROSS, SLOT, End, Side, on_side, side_of, slot_of, span
from planner.editing.drawing import Box

_CROSSING = 70.0
"""What it costs to cross a line: as much as two bends and a little way round."""
_SHARING = 2.0
"""How much worse than in a first drawing it is to run upon another line."""
_BORDER = 24.0
"""What it costs to cross the border of an area."""
_SLOT_COST = 4.0
_LOOKS_A_LINE = 2
_MOST_LOOKS = 120
"""So often a better way is looked for in one drawing."""
_TANGLE = 1.5
"""Where lines cross so often each, a drawing is a tangle and stays one: nobody waits for it."""
_MOST_SLOTS = 2
"""So many places to each side of a side's middle are tried."""
_MOST_PARTNERS = 2
"""So many lines that one crosses are tried together with it."""
_WAYS = 6
_REACH = 100.0
"""Further off its boxes no plain shape goes."""
_ENDLESS = float("inf")
_Points = tuple[Point, ...]
_Ends = tuple[End, End]
_Part = tuple[float, float, float]


class Crossings:
    """Parts of lines by their level, to count what a line would cross."""

    def __init__(self) -> None:
        self._across: list[_Part] = []
        self._down: list[_Part] = []

    def add(self, points: _Points) -> None:
        """Takes note of a line."""
        for held, part in self._parts(points):
            insort(held, part)

    def remove(self, points: _Points) -> None:
        """Forgets a line that was added."""
        for held, part in self._parts(points):
            del held[bisect_left(held, part)]

    def _parts(self, points: _Points) -> Iterator[tuple[list[_Part], _Part]]:
        for (x1, y1), (x2, y2) in pairwise(points):
            if y1 == y2:
                yield self._across, (y1, min(x1, x2), max(x1, x2))
            else:
                yield self._down, (x1, min(y1, y2), max(y1, y2))

    def count(self, points: _Points) -> int:
        """How often a line would cross those that are drawn."""
        found = 0
        for (x1, y1), (x2, y2) in pairwise(points):
            if y1 == y2:
                held, level, start, end = self._down, y1, min(x1, x2), max(x1, x2)
            else:
                held, level, start, end = self._across, x1, min(y1, y2), max(y1, y2)
            low, high = bisect_right(held, (start, _ENDLESS, _ENDLESS)), bisect_left(held, (end,))
            found += sum(begin < level < finish for _, begin, finish in held[low:high])
        return found


class Untangler:
    """Gives lines of a drawing other ways, where all of them together are better then."""

    def __init__(
        self, router: Router, lines: Mapping[str, _Ends], ways: Mapping[str, _Points], areas: Iterable[Box] = ()
    ) -> None:
        """Starts with ways that the router knows.

        Args:
            router: knows all lines and what is in their way.
            lines: the ends of those that may be changed.
            ways: of all lines, also of those that somebody bent by hand.
            areas: lines that leave one without need mislead.
        """
        self._router = router
        self._lines = lines
        self._ways = dict(ways)
        self._crossings = Crossings()
        for points in ways.values():
            self._crossings.add(points)
        self._borders = Crossings()
        for area in areas:
            self._borders.add(border_of(area))
        self.looks = 0
        """So often a better way was looked for."""
        is_hopeless = sum(map(self._crossings.count, ways.values())) > 2 * _TANGLE * len(lines)
        self._most_looks = 0 if is_hopeless else min(_LOOKS_A_LINE * len(lines) + 10, _MOST_LOOKS)
        self._at: dict[str, set[str]] = {}
        for key, ends in lines.items():
            for end in ends:
                self._at.setdefault(end.id, set()).add(key)

    def straighten(self, key: str) -> dict[str, _Points]:
        """Looks for a better way of one line while all others stay; what changed."""
        points = self._ways[key]
        if self._is_done_with(key) or (len(points) == 2 and not self._crossings.count(points)):
            return {}
        self._take(key)
        better = self._better(key, points)
        self._put(key, better or points)
        return {key: better} if better is not None else {}

    def untangle(self, key: str) -> dict[str, _Points]:
        """Looks for better ways of a line that crosses others: its own, or with one of them; what changed."""
        if self._is_done_with(key) or not self._crossings.count(self._ways[key]):
            return {}
        return self._best_exchange(key) or self.straighten(key)

    def _is_done_with(self, key: str) -> bool:
        return key not in self._lines or self.looks >= self._most_looks

    def _best_exchange(self, key: str) -> dict[str, _Points]:
        """The first change of two lines at once that pays."""
        for other in self._partners(key):
            before = {key: self._ways[key], other: self._ways[other]}
            was = self._total(before)
            for order in ((key, other), (other, key)):
                after = self._rerouted(order)
                if after and self._total(after) < was - 1.0:
                    return {name: points for name, points in after.items() if points != before[name]}
                self._restore(before)
        return {}

    def _rerouted(self, order: tuple[str, str]) -> dict[str, _Points]:
        """Two lines with ways that were found one after the other while neither was there; put where they go."""
        for key in order:
            self._take(key)
        found: dict[str, _Points] = {}
        for key in order:
            points = self._better(key, self._ways[key], is_free=True) or self._ways[key]
            self._put(key, points)
            found[key] = points
        return found

    def _restore(self, before: Mapping[str, _Points]) -> None:
        for key in before:
            self._take(key)
        for key, points in before.items():
            self._put(key, points)

    def _total(self, lines: Mapping[str, _Points]) -> float:
        """What lines cost that are all put: what two of them share counts once for each."""
        cost = 0.0
        for key, points in lines.items():
            self._take(key)
            cost += self._cost(key, points)
            self._put(key, points)
        return cost

    def _partners(self, key: str) -> list[str]:
        """Lines that cross this one and end at a box or area where it ends."""
        own = Crossings()
        own.add(self._ways[key])
        near = {other for end in self._lines[key] for other in self._at[end.id]} - {key}
        return sorted(other for other in near if own.count(self._ways[other]))[:_MOST_PARTNERS]

    # --- one line -------------------------------------------------------------------------------

    def _take(self, key: str) -> None:
        points = self._ways[key]
        self._router.forget(points, *self._lines[key])
        self._crossings.remove(points)

    def _put(self, key: str, points: _Points) -> None:
        self._ways[key] = points
        self._router.keep(points, *self._lines[key])
        self._crossings.add(points)

    def _tangles(self, points: _Points) -> float:
        """What it costs that a line, which is not put, crosses others or runs upon them."""
        crossed = _CROSSING * self._crossings.count(points) + _BORDER * self._borders.count(points)
        return crossed + _SHARING * self._router.sharing(points)

    def _cost(self, key: str, points: _Points) -> float:
        source, target = self._lines[key]
        ports = _port_cost(source, points[0]) + _port_cost(target, points[-1])
        return cost_of(points) + ports + self._tangles(points)

    def _better(self, key: str, points: _Points, *, is_free: bool = False) -> _Points | None:
        """A cheaper way of a line that is not put; with `is_free` the best one of all plain shapes."""
        self.looks += 1
        source, target = self._lines[key]
        least = _ENDLESS if is_free and self._is_taken(key, points) else self._cost(key, points)
        best: _Points | None = None
        ignored = frozenset((source.id, target.id))
        lanes = self._router.obstacles.lanes(source.box.united(target.box).grown(_REACH), ignored)
        for lowest, start, end, way, ports in sorted(self._chances(source, target, least)):
            if lowest >= least - 1.0:
                break
            for drawn in shapes_of(start, end, way):
                cost = cost_of(drawn) + ports
                if cost >= least - 1.0:
                    break  # the shapes of a way come cheapest first
                if lanes.are_free(drawn):
                    cost += self._tangles(drawn)
                    if cost < least - 1.0:
                        best, least = simplified(drawn), cost
        return best

    def _chances(self, source: End, target: End, most: float) -> Iterator[tuple[float, Point, Point, Way, float]]:
        """Pairs of places where a line might end, each with the least that it costs then; below `most`."""
        for way in ways_between(source, target)[:_WAYS]:
            if way.least >= most:
                break
            for start, end, ports in self._ports(source, target, way):
                lowest = _least(start, end, way) + ports
                if lowest < most:
                    yield lowest, start, end, way, ports

    def _is_taken(self, key: str, points: _Points) -> bool:
        """Tells whether another line took the place where this one ended."""
        source, target = self._lines[key]
        return any(
            not end.is_area and slot_of(end.box, side, point) in self._router.taken(end, side)
            for end, point in ((source, points[0]), (target, points[-1]))
            for side in (side_of(end.box, point),)
        )

    def _ports(self, source: End, target: End, way: Way) -> Iterator[tuple[Point, Point, float]]:
        """Where a line may leave and arrive on two sides, with what that costs."""
        starts = list(self._places(source, way.first, target.box.centre))
        ends = list(self._places(target, way.second, source.box.centre))
        if ACROSS[way.first] == ACROSS[way.second]:
            axis = 1 if ACROSS[way.first] else 0
            starts.extend(self._facing(source, way.first, [end[axis] for end, _ in ends]))
            ends.extend(self._facing(target, way.second, [start[axis] for start, _ in starts]))
        for start, first in starts:
            for end, second in ends:
                yield start, end, first + second

    def _places(self, end: End, side: Side, toward: Point) -> Iterator[tuple[Point, float]]:
        """Free places of a side: around its middle, of an area around what faces the other end."""
        low, high = span(end, side)
        middle = (low + high) / 2
        if end.is_area:
            middle = min(max(toward[1] if ACROSS[side] else toward[0], low), high)
        for slot in range(-_MOST_SLOTS, _MOST_SLOTS + 1):
            along = middle + slot * SLOT
            if low <= along <= high and not self._is_held(end, side, along):
                yield on_side(end.box, side, along), _SLOT_COST * abs(slot)

    def _facing(self, end: End, side: Side, levels: Iterable[float]) -> Iterator[tuple[Point, float]]:
        """Free places of a side straight across from places of another."""
        low, high = span(end, side)
        for along in levels:
            if low <= along <= high and not self._is_held(end, side, along):
                point = on_side(end.box, side, along)
                yield point, _port_cost(end, point)

    def _is_held(self, end: End, side: Side, along: float) -> bool:
        slot = floor(along / SLOT + 0.5) if end.is_area else slot_of(end.box, side, on_side(end.box, side, along))
        return slot in self._router.taken(end, side)


def _port_cost(end: End, point: Point) -> float:
    """What it costs to end off the middle of a side."""
    return 0.0 if end.is_area else _SLOT_COST * abs(slot_of(end.box, side_of(end.box, point), point))


def _least(start: Point, end: Point, way: Way) -> float:
    """What a line between two places costs at least."""
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    if ACROSS[way.first] != ACROSS[way.second]:
        return across + down + BEND
    is_straight = way.first != way.second and not (down if ACROSS[way.first] else across)
    return across + down + (0.0 if is_straight else 2 * BEND)
