"""Detours: the way around boxes when no plain shape of a line is free.

A module of its own because it is a search, and a slow one; `routing` asks only when it must.
"""

from bisect import bisect_left, bisect_right
from heapq import heappop, heappush

from planner.canvas.geometry import Point
from planner.canvas.obstacles import Obstacles
from planner.editing.drawing import Box

_REACH = 220.0
_BEND = 36.0
_MAX_LINES = 60
_MAX_STEPS = 2500
"""A line that is not found by then is drawn plainly: the planner waits for no line."""
_NOTHING: frozenset[str] = frozenset()
_ENDLESS = float("inf")
_State = tuple[int, int, int]
"""Column, row, and how the line came there: 0 not at all, 1 across, 2 down."""
_STEPS = ((1, 0, 1), (-1, 0, 1), (0, 1, 2), (0, -1, 2))


def detour(start: Point, end: Point, obstacles: Obstacles, source: Box, target: Box) -> tuple[Point, ...] | None:
    """The shortest line with few bends from `start` to `end` around all obstacles, or None.

    The line runs along the edges of obstacles in the neighbourhood (a sparse grid), which is where a shortest way
    at right angles can always be found.
    """
    area = source.united(target).grown(_REACH)
    boxes = list(obstacles.near(area))
    xs = _levels([start[0], end[0]], [edge for box in boxes for edge in (box.x, box.right)], start[0], end[0])
    ys = _levels([start[1], end[1]], [edge for box in boxes for edge in (box.y, box.bottom)], start[1], end[1])
    return _shortest(start, end, xs, ys, obstacles)


def _levels(fixed: list[float], edges: list[float], first: float, last: float) -> list[float]:
    middle = (first + last) / 2
    nearest = sorted(set(edges), key=lambda edge: abs(edge - middle))[:_MAX_LINES]
    return sorted({*fixed, *nearest})


def _shortest(
    start: Point, end: Point, xs: list[float], ys: list[float], obstacles: Obstacles
) -> tuple[Point, ...] | None:
    if obstacles.is_blocked((end, end), _NOTHING) or obstacles.is_blocked((start, start), _NOTHING):
        return None  # an end is covered by a box: every way would be tried in vain
    shut = _shut(xs, ys, obstacles)
    first = (bisect_left(xs, start[0]), bisect_left(ys, start[1]), 0)
    goal = (bisect_left(xs, end[0]), bisect_left(ys, end[1]))
    costs: dict[_State, float] = {first: 0.0}
    came: dict[_State, _State] = {}
    heap = [(0.0, 0.0, first)]
    left_to_try = _MAX_STEPS
    while heap and left_to_try:
        left_to_try -= 1
        _, cost, state = heappop(heap)
        if cost > costs[state]:
            continue
        i, j, heading = state
        if (i, j) == goal:
            return _walked(state, came, xs, ys)
        for di, dj, axis in _STEPS:
            ni, nj = i + di, j + dj
            if not (0 <= ni < len(xs) and 0 <= nj < len(ys)):
                continue
            if (min(i, ni), min(j, nj), axis) in shut:
                continue
            x, y = xs[ni], ys[nj]
            new_cost = cost + abs(x - xs[i]) + abs(y - ys[j]) + (_BEND if heading not in (0, axis) else 0.0)
            new_state = (ni, nj, axis)
            if new_cost < costs.get(new_state, _ENDLESS):
                costs[new_state] = new_cost
                came[new_state] = state
                across, down = abs(end[0] - x), abs(end[1] - y)
                # That the line must still bend is known before it does: half as many places are tried.
                bends = (across > 0 and down > 0) or (down if axis == 1 else across) > 0
                heappush(heap, (new_cost + across + down + (_BEND if bends else 0.0), new_cost, new_state))
    return None


def _shut(xs: list[float], ys: list[float], obstacles: Obstacles) -> set[_State]:
    """The parts of the grid that boxes block: from column and row to the right (1) or down (2).

    Found once for all parts: asking for each part anew, every time the search comes by, takes ten times as long.
    """
    shut: set[_State] = set()
    for box in obstacles.near(Box(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0])):
        columns = range(bisect_right(xs, box.x), bisect_left(xs, box.right))
        rows = range(bisect_right(ys, box.y), bisect_left(ys, box.bottom))
        across = range(max(bisect_right(xs, box.x) - 1, 0), bisect_left(xs, box.right))
        down = range(max(bisect_right(ys, box.y) - 1, 0), bisect_left(ys, box.bottom))
        shut.update((i, j, 1) for i in across for j in rows)
        shut.update((i, j, 2) for i in columns for j in down)
    return shut


def _walked(state: _State, came: dict[_State, _State], xs: list[float], ys: list[float]) -> tuple[Point, ...]:
    points = [(xs[state[0]], ys[state[1]])]
    while state in came:
        state = came[state]
        points.append((xs[state[0]], ys[state[1]]))
    return tuple(reversed(points))
