"""Bending: a line with one of its straight parts moved sideways, plain numbers in and out.

A module of its own because mouse and keyboard bend lines in the same way, and tests need no window for it.
"""

from planner.canvas.geometry import Point, simplified

_STUB = 16.0


def is_across(points: tuple[Point, ...], part: int) -> bool:
    """Tells whether a part (counted from the source) is horizontal."""
    (x1, y1), (x2, y2) = points[part], points[part + 1]
    return abs(y1 - y2) < 0.01 and abs(x1 - x2) >= 0.01


def part_at(points: tuple[Point, ...], at: Point) -> int:
    """The part of a line nearest to a point."""

    def distance(part: int) -> float:
        (x1, y1), (x2, y2) = points[part], points[part + 1]
        dx = max(min(x1, x2) - at[0], 0.0, at[0] - max(x1, x2))
        dy = max(min(y1, y2) - at[1], 0.0, at[1] - max(y1, y2))
        return dx * dx + dy * dy

    return min(range(len(points) - 1), key=distance)


def moved_part(points: tuple[Point, ...], part: int, level: float) -> tuple[Point, ...]:
    """The line with one part moved to another level: y of a horizontal part, x of a vertical one.

    The ends stay where they are; a part at an end gets a short straight piece to leave its box by.
    """
    across = is_across(points, part)
    before, after = points[:part], points[part + 2 :]
    first, second = points[part], points[part + 1]
    if not before:
        before = (first, _toward(first, second))
        first = before[1]
    if not after:
        after = (_toward(second, points[part]), second)
        second = after[0]
    moved = [(first[0], level), (second[0], level)] if across else [(level, first[1]), (level, second[1])]
    return simplified((*before, *moved, *after))


def bends_of(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The bend points that keep a line as it is: all but its ends."""
    return points[1:-1]


def _toward(end: Point, other: Point) -> Point:
    """A point a little away from an end of a line."""
    dx, dy = other[0] - end[0], other[1] - end[1]
    length = abs(dx) + abs(dy)
    reach = min(_STUB, length / 3) / max(length, 0.01)
    return (end[0] + dx * reach, end[1] + dy * reach)


def longest_part(points: tuple[Point, ...], *, across: bool) -> int | None:
    """The longest horizontal (or vertical) part, those between bends first; None where there is none."""
    parts = [part for part in range(len(points) - 1) if is_across(points, part) == across]
    if not parts:
        return None

    def key(part: int) -> tuple[bool, float]:
        (x1, y1), (x2, y2) = points[part], points[part + 1]
        return (0 < part < len(points) - 2, abs(x2 - x1) + abs(y2 - y1))

    return max(parts, key=key)
