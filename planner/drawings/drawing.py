"""Drawing: what a file for another editor holds, in plain numbers and words.

A module of its own because every format is written from it, and tests compare with it what was read back. All
numbers are scene units (1 unit is 1/96 inch on paper), y runs down, colours are #rrggbb.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import dist

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A box or an area with its text.

    Attributes:
        id: of the element; empty for what stands for none, such as the title.
        texts: lines of text; the first is the name and written larger.
        fill, border: empty for none.
        ink: colour of the name. muted: colour of the other lines.
        area: id of the area that holds the shape.
        is_area: an area holds other shapes and takes them along when it is moved.
        facts: names and values that go along as data of the shape, unseen until somebody asks.
    """

    id: str
    texts: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    border: str = ""
    ink: str = "#000000"
    muted: str = "#000000"
    area: str | None = None
    is_area: bool = False
    facts: tuple[tuple[str, str], ...] = ()

    def share(self, point: Point) -> Point:
        """Where a point is on the shape: (0, 0) is the left upper corner, (1, 1) the right lower one."""
        across = (point[0] - self.x) / self.width if self.width else 0.5
        down = (point[1] - self.y) / self.height if self.height else 0.5
        return min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def nearest(self, point: Point) -> Point:
        """The point of the shape that is nearest to a point: where a line can be glued that ends beside it."""
        return min(max(point[0], self.x), self.x + self.width), min(max(point[1], self.y), self.y + self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from one shape to another, glued to both.

    Attributes:
        source, target: ids of shapes of the same page.
        points: at least two, from the source to the target.
        label_at: middle of the label; None where it has no place of its own.
        has_arrow: an arrow at the target; a dot otherwise.
        facts: what the line says without showing it, by name.
    """

    id: str
    source: str
    target: str
    points: tuple[Point, ...]
    label: str = ""
    label_at: Point | None = None
    ink: str = "#000000"
    label_ink: str = "#000000"
    label_fill: str = "#ffffff"
    width: float = 1.5
    has_arrow: bool = True
    is_dashed: bool = False
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def label_point(self) -> Point:
        """Middle of the label: where it was placed, or half-way."""
        return self.label_at or point_along(self.points, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: areas first, so that they lie below what they hold.

    Attributes:
        paper: colour of the page.
    """

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    paper: str = "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All pages of one file."""

    title: str
    subject: str
    pages: tuple[Page, ...]


def point_along(points: tuple[Point, ...], share: float) -> Point:
    """The point at a share (0 to 1) of a line's length."""
    left = share * length_of(points)
    for start, end in pairwise(points):
        length = dist(start, end)
        if left <= length and length:
            part = left / length
            return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
        left -= length
    return points[-1]


def share_along(points: tuple[Point, ...], near: Point) -> float:
    """The share (0 to 1) of a line's length at which it is nearest to a point."""
    total = length_of(points)
    if not total:
        return 0.5
    best, at, passed = float("inf"), 0.5, 0.0
    for start, end in pairwise(points):
        length = dist(start, end)
        if length:
            dx, dy = end[0] - start[0], end[1] - start[1]
            part = ((near[0] - start[0]) * dx + (near[1] - start[1]) * dy) / (length * length)
            part = min(max(part, 0.0), 1.0)
            away = dist(near, (start[0] + dx * part, start[1] + dy * part))
            if away < best:
                best, at = away, (passed + part * length) / total
        passed += length
    return at


def length_of(points: tuple[Point, ...]) -> float:
    """Length of a line."""
    return sum(dist(start, end) for start, end in pairwise(points))
