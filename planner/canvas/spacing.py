"""Spacing: where a moved box must stand so that the gaps to its neighbours in a row or column are equal.

A module of its own because lining up compares edges, while this compares gaps, and only among boxes in one row.
"""

import itertools
from collections.abc import Iterable

from planner.canvas.geometry import GUIDE_REACH, Guide
from planner.editing.drawing import Box

_Span = tuple[float, float]
_LEAST_GAP = 4.0


def spaced(box: Box, others: Iterable[Box], reach: float = GUIDE_REACH) -> tuple[float | None, float | None]:
    """How far a box must shift across and down for equal gaps; None where no gap is near enough to one.

    Only neighbours that share the box's row count across, and those that share its column down.
    """
    boxes = tuple(others)
    row = sorted((o.x, o.right) for o in boxes if o.y < box.bottom and box.y < o.bottom)
    column = sorted((o.y, o.bottom) for o in boxes if o.x < box.right and box.x < o.right)
    return _shift((box.x, box.right), row, reach), _shift((box.y, box.bottom), column, reach)


def gap_guides(box: Box, others: Iterable[Box]) -> tuple[Guide, ...]:
    """Marks in the equal gaps around a box that stands where `spaced` put it."""
    boxes = tuple(others)
    guides: list[Guide] = []
    row = sorted((o.x, o.right) for o in boxes if o.y < box.bottom and box.y < o.bottom)
    column = sorted((o.y, o.bottom) for o in boxes if o.x < box.right and box.x < o.right)
    for is_vertical, own, line in ((False, (box.x, box.right), row), (True, (box.y, box.bottom), column)):
        position = box.centre[0] if is_vertical else box.centre[1]
        guides += [Guide(is_vertical, position, *gap, is_gap=True) for gap in _equal_gaps(own, line)]
    return tuple(guides)


def _around(own: _Span, line: list[_Span]) -> tuple[list[_Span], list[_Span]]:
    """Up to two neighbours before a span and two after it, nearest first; those that overlap it are left out."""
    before = [span for span in line if span[1] <= own[0] + GUIDE_REACH]
    after = [span for span in line if span[0] >= own[1] - GUIDE_REACH]
    return sorted(before, key=lambda span: -span[1])[:2], after[:2]


def _shift(own: _Span, line: list[_Span], reach: float) -> float | None:
    before, after = _around(own, line)
    size = own[1] - own[0]
    places: list[float] = []
    if before and after:
        places.append((before[0][1] + after[0][0] - size) / 2)
    if len(before) == 2 and (gap := before[0][0] - before[1][1]) >= _LEAST_GAP:
        places.append(before[0][1] + gap)
    if len(after) == 2 and (gap := after[1][0] - after[0][1]) >= _LEAST_GAP:
        places.append(after[0][0] - gap - size)
    shifts = [place - own[0] for place in places if abs(place - own[0]) <= reach]
    return min(shifts, key=abs) if shifts else None


def _equal_gaps(own: _Span, line: list[_Span]) -> list[_Span]:
    before, after = _around(own, line)
    spans = [*reversed(before), own, *after]
    gaps = [(first[1], second[0]) for first, second in itertools.pairwise(spans)]
    mine = [gap for gap in gaps if gap[1] == own[0] or gap[0] == own[1]]
    found: list[_Span] = []
    for gap in mine:
        alike = [other for other in gaps if abs((other[1] - other[0]) - (gap[1] - gap[0])) < 0.01]
        if len(alike) > 1 and gap[1] - gap[0] >= _LEAST_GAP:
            found += [other for other in alike if other not in found]
    return found
