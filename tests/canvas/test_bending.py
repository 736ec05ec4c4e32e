from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from planner.canvas.bending import bends_of, is_across, longest_part, moved_part, part_at
from planner.canvas.geometry import Point, with_bends
from planner.editing.drawing import Box

LINE: tuple[Point, ...] = ((0, 0), (100, 0), (100, 80), (200, 80))


def test_the_part_nearest_to_a_point_is_found() -> None:
    assert part_at(LINE, (50, 5)) == 0
    assert part_at(LINE, (104, 40)) == 1
    assert part_at(LINE, (190, 70)) == 2


def test_a_middle_part_is_moved_and_its_neighbours_follow() -> None:
    assert moved_part(LINE, 1, 140) == ((0, 0), (140, 0), (140, 80), (200, 80))


def test_a_straight_line_gets_a_bay_and_keeps_its_ends() -> None:
    bent = moved_part(((0, 0), (200, 0)), 0, 50)
    assert {bent[0], bent[-1]} == {(0, 0), (200, 0)}
    assert max(y for _, y in bent) == 50
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in itertools.pairwise(bent))


def test_the_longest_part_of_a_direction_is_chosen_between_bends_first() -> None:
    assert longest_part(LINE, across=False) == 1
    assert longest_part(((0, 0), (50, 0)), across=False) is None


@given(st.integers(0, 2), st.integers(-300, 300))
def test_bends_keep_the_line_at_right_angles(part: int, level: int) -> None:
    bent = moved_part(LINE, part, float(level))
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in itertools.pairwise(bent))
    if bends_of(bent):
        drawn = with_bends(Box(-50, -30, 50, 60), Box(200, 50, 50, 60), bends_of(bent))
        assert all(is_across(drawn, at) or drawn[at][0] == drawn[at + 1][0] for at in range(len(drawn) - 1))
        assert set(bends_of(bent)) <= set(drawn) | {drawn[0], drawn[-1]} or len(drawn) >= 2
