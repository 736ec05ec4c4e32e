"""Detours: the way around boxes when no plain shape of a line is free.

A module of its own because it is a search, and a slow one; `routing` asks only when it must.
"""

from heapq import heappop, heappush

from planner.canvas.geometry import Point
from planner.canvas.obstacles import Obstacles
from planner.editing.drawing import Box

_REACH = 220.0
_BEND = 36.0
_MAX_LINES = 60
_MAX_STEPS = 4000
"""A line that is not found by then is drawn plainly: the planner waits for no line."""
_NOTHING: frozenset[str] = frozenset()


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
    column, row = {x: index for index, x in enumerate(xs)}, {y: index for index, y in enumerate(ys)}
    first = (column[start[0]], row[start[1]], 0)
    goal = (column[end[0]], row[end[1]])
    costs: dict[tuple[int, int, int], float] = {first: 0.0}
    came: dict[tuple[int, int, int], tuple[int, int, int]] = {}
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
        for di, dj, axis in ((1, 0, 1), (-1, 0, 1), (0, 1, 2), (0, -1, 2)):
            ni, nj = i + di, j + dj
            if not (0 <= ni < len(xs) and 0 <= nj < len(ys)):
                continue
            here, there = (xs[i], ys[j]), (xs[ni], ys[nj])
            step = abs(there[0] - here[0]) + abs(there[1] - here[1])
            new_cost = cost + step + (_BEND if heading not in (0, axis) else 0.0)
            new_state = (ni, nj, axis)
            if new_cost >= costs.get(new_state, float("inf")) or obstacles.is_blocked((here, there), _NOTHING):
                continue
            costs[new_state] = new_cost
            came[new_state] = state
            left = abs(end[0] - there[0]) + abs(end[1] - there[1])
            heappush(heap, (new_cost + left, new_cost, new_state))
    return None


def _walked(
    state: tuple[int, int, int],
    came: dict[tuple[int, int, int], tuple[int, int, int]],
    xs: list[float],
    ys: list[float],
) -> tuple[Point, ...]:
    points = [(xs[state[0]], ys[state[1]])]
    while state in came:
        state = came[state]
        points.append((xs[state[0]], ys[state[1]]))
    return tuple(reversed(points))
