"""LinePlan: the ways of all lines of a drawing and the places of their labels, worked out step by step.

A module of its own because ten thousand lines take seconds: whoever has a window to keep alive takes a few steps
at a time, whoever has none takes them all. The order of the steps is that of the lines, so the result is the same.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from planner.canvas.geometry import Point, with_bends
from planner.canvas.labels import LabelField
from planner.canvas.obstacles import CLEARANCE, Obstacles
from planner.canvas.routing import End, Router, plain_route
from planner.canvas.untangling import Untangler
from planner.editing.drawing import Box

T = TypeVar("T")
_ROUNDS = 3
"""So often every line of a small drawing looks for a better way."""
_SEARCH, _LOOK = 20, 16
"""As much effort as searching a way, and looking for a better one, count for."""
_SMALL = 200
"""Up to so many lines all are routed anew after each change, which gives the tidiest drawing."""


class Line(NamedTuple):
    """A line that is to be drawn.

    Attributes:
        text: of its label; empty for none. A second line is left out where there is no room for it.
        bends: points chosen by hand.
        is_late: its label gives way to those of other lines.
    """

    source: End
    target: End
    text: str = ""
    bends: tuple[Point, ...] = ()
    is_late: bool = False

    @property
    def way(self) -> tuple[object, ...]:
        """What its way depends on."""
        return (self.source, self.target, self.bends)

    def plain(self) -> tuple[Point, ...]:
        """Its way if nothing else were drawn."""
        return with_bends(self.source.box, self.target.box, self.bends) if self.bends else self.shortest()

    def shortest(self) -> tuple[Point, ...]:
        """The simplest line between its ends."""
        return plain_route(self.source, self.target)


class LinePlan:
    """Ways and labels of lines by id."""

    def __init__(self, measure: Callable[[str], float], height: float) -> None:
        """Starts with nothing drawn.

        Args:
            measure: the width of a label.
            height: of every label.
        """
        self._measure, self._height = measure, height
        self._boxes: dict[str, Box] = {}
        self._areas: dict[str, Box] = {}
        self._lines: dict[str, Line] = {}
        self._ways: dict[str, tuple[Point, ...]] = {}
        self._labels: dict[str, Point | None] = {}
        self._waiting: list[str] = []
        """Lines without a way, the next one last."""
        self._tangled: list[str] = []
        """Lines that once all have a way look for a better one, the next one last."""
        self._untangler: Untangler | None = None
        self._unnamed: set[str] = set()
        self._names: list[str] = []
        """Lines without a label once all have a way, the next one last."""
        self._crowded: set[str] = set()
        """Lines whose label has no room for its second line."""
        self._steps = self._effort = 0
        self._is_hasty = False
        self._start_over()

    def update(
        self,
        boxes: Mapping[str, Box | None],
        areas: Mapping[str, Box | None],
        lines: Mapping[str, Line | None],
    ) -> None:
        """Takes note of what differs from before; None for what is gone. What follows from it is done by `step`.

        Args:
            boxes: lines go around these.
            areas: lines may cross these, but keep off their borders.
            lines: those that are new, join other boxes, stand elsewhere or say something else.
        """
        self._is_hasty = False
        again = {key for key, line in lines.items() if self._take_line(key, line)}
        if len(self._lines) <= _SMALL:
            _apply(self._boxes, boxes)
            _apply(self._areas, areas)
            if again or boxes or areas or None in lines.values():
                self._start_over()
            else:
                self._name_anew(set(self._ways))
            return
        for key, box in boxes.items():
            self._router.put(key, box)
        for key, area in areas.items():
            self._router.put_area(self._areas.get(key), area)
            self._field.put_border(key, area)
        _apply(self._boxes, boxes)
        _apply(self._areas, areas)
        for key in self._run_into({key: box for key, box in boxes.items() if box is not None}):
            self._forget(key)
            again.add(key)
        self._queue(again.union(self._waiting))

    def _take_line(self, key: str, line: Line | None) -> bool:
        """Puts one line in place of another; tells whether a way must be found for it."""
        before = self._lines.get(key)
        if before is not None and line is not None and before.way == line.way:
            self._lines[key] = line
            if key in self._ways:
                self._name_anew({key})
            return False
        self._forget(key)
        _apply(self._lines, {key: line})
        return line is not None

    def _name_anew(self, keys: set[str]) -> None:
        for key in keys:
            self._labels.pop(key, None)
            self._field.remove_label(key)
        self._unnamed |= keys
        self._crowded -= keys
        self._names, self._steps = [], self._left

    def _run_into(self, boxes: dict[str, Box]) -> set[str]:
        """Lines that stay, but with these boxes in their way."""
        near: set[str] = set()
        for box in boxes.values() if self._ways else ():
            near |= self._field.near(box.grown(CLEARANCE))
        placed = Obstacles(boxes if near else {})
        return {key for key in near if placed.is_blocked(self._ways[key], self._ends_of(key))}

    def _ends_of(self, key: str) -> frozenset[str]:
        line = self._lines[key]
        return frozenset((line.source.id, line.target.id))

    def _forget(self, key: str) -> None:
        points = self._ways.pop(key, None)
        if points is not None:
            line = self._lines[key]
            self._router.forget(points, line.source, line.target)
            self._field.remove_line(key)
        self._labels.pop(key, None)
        self._unnamed.discard(key)
        self._crowded.discard(key)

    def _start_over(self) -> None:
        self._router = Router(self._boxes, self._areas.values())
        self._field = LabelField(self._router.obstacles, self._height)
        for key, area in self._areas.items():
            self._field.put_border(key, area)
        self._ways, self._labels, self._unnamed, self._crowded = {}, {}, set(), set()
        self._queue(set(self._lines))

    def _queue(self, keys: set[str]) -> None:
        """Bent lines come first, then the shortest: they have least choice."""

        def rank(key: str) -> tuple[bool, float, str]:
            line = self._lines[key]
            (ax, ay), (bx, by) = line.source.box.centre, line.target.box.centre
            return (not line.bends, abs(ax - bx) + abs(ay - by), key)

        self._waiting = sorted((key for key in keys if key in self._lines), key=rank, reverse=True)
        # All lines of a small drawing are found anew together, so that all may look again.
        self._untangler = None
        self._tangled = _ROUNDS * self._waiting if len(self._lines) <= _SMALL else []
        self._names = []
        self._steps = self._left

    # --- steps ----------------------------------------------------------------------------------

    @property
    def _left(self) -> int:
        return 2 * len(self._waiting) + len(self._tangled) + len(self._unnamed)

    @property
    def is_finished(self) -> bool:
        """Every line has its way and its label."""
        return not self._waiting and not self._tangled and not self._unnamed

    @property
    def progress(self) -> tuple[int, int]:
        """How many steps have been taken since the last change, and of how many."""
        return self._steps - self._left, self._steps

    def step(self) -> str | None:
        """Finds one way, or when all are found a better one, or the place of one label.

        Returns:
            Id of the line, or None when there is nothing left to do.
        """
        if self._waiting:
            key = self._waiting.pop()
            self._effort += 1
            self._find_way(key)
            self._unnamed.add(key)
            return key
        if self._tangled:
            return self._untangle(self._tangled.pop())
        if not self._unnamed:
            return None
        if not self._names:
            self._names = sorted(self._unnamed, key=self._turn, reverse=True)
        key = self._names.pop()
        self._effort += 1
        self._find_label(key)
        return key

    def _turn(self, key: str) -> tuple[bool, bool, str]:
        return (key in self._crowded, self._lines[key].is_late, key)

    def _find_label(self, key: str) -> None:
        """Places a label; one without room for its second line comes again, without it, when all others stand."""
        text = "" if self._is_hasty else self.text(key)
        place = self._field.place(key, self._measure(text)) if text else None
        if place is None and "\n" in text:
            self._crowded.add(key)
            return
        self._unnamed.discard(key)
        self._labels[key] = place

    def _find_way(self, key: str) -> None:
        line = self._lines[key]
        if line.bends or self._is_hasty:
            points = line.plain()
            self._router.keep(points, line.source, line.target)
        else:
            points = self._router.route(line.source, line.target)
        self._ways[key] = points
        self._field.add_line(key, points)

    def _untangle(self, key: str) -> str:
        """Lets one line look for a better way."""
        if self._is_hasty:
            return key
        if self._untangler is None:
            ends = {name: (line.source, line.target) for name, line in self._lines.items() if not line.bends}
            self._untangler = Untangler(self._router, ends, self._ways, self._areas.values())
        is_odd = len(self._tangled) // len(self._lines) % 2
        mend = self._untangler.untangle if is_odd else self._untangler.straighten
        for name, points in mend(key).items():
            self._ways[name] = points
            self._field.add_line(name, points)
        return key

    def hasten(self) -> None:
        """Draws the lines that are left plainly and without labels, until something changes again."""
        self._is_hasty = True

    # --- results --------------------------------------------------------------------------------

    @property
    def effort(self) -> int:
        """How much was worked out so far: 1 is a plain way or a label; searching a way takes much longer."""
        looks = self._untangler.looks if self._untangler is not None else 0
        return self._effort + _SEARCH * self._router.searches + _LOOK * looks

    @property
    def is_rough(self) -> bool:
        """Ways that are known may still change before labels are placed."""
        return bool(self._tangled)

    def line(self, key: str) -> Line:
        """A line as it is to be drawn."""
        return self._lines[key]

    def text(self, key: str) -> str:
        """What the label of a line says, as far as there is room."""
        text = self._lines[key].text
        return text.partition("\n")[0] if key in self._crowded else text

    def points(self, key: str) -> tuple[Point, ...] | None:
        """The way of a line; None while it has none."""
        return self._ways.get(key)

    def label_at(self, key: str) -> Point | None:
        """The middle of the label of a line; None where it has no room or no place yet."""
        return self._labels.get(key)

    def is_settled(self, key: str) -> bool:
        """A line has its way, and its label as far as there is room for it."""
        return key in self._labels


def _apply(known: dict[str, T], changes: Mapping[str, T | None]) -> None:
    for key, value in changes.items():
        if value is None:
            known.pop(key, None)
        else:
            known[key] = value
