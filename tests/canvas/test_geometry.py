from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.canvas.geometry import Guide, guided, simplified, snapped, with_bends
from planner.editing.drawing import Box


def test_snapping_and_not() -> None:
    assert (snapped(14), snapped(16), snapped(-14)) == (10, 20, -10)
    assert snapped(14, is_free=True) == 14


def test_a_box_is_drawn_to_edges_and_middles_within_reach() -> None:
    others = (Box(100, 0, 50, 50), Box(300, 200, 50, 50))
    assert guided(Box(104, 100, 50, 50), others) == (-4, 0, (Guide(True, 100, 0, 150),))
    dx, dy, guides = guided(Box(104, 204, 50, 50), others)
    assert (dx, dy, len(guides)) == (-4, -4, 2)
    assert guided(Box(500, 500, 10, 10), others) == (0, 0, ())
    assert guided(Box(0, 0, 10, 10), ()) == (0, 0, ())


def test_the_nearest_line_wins() -> None:
    others = (Box(100, 0, 50, 50), Box(103, 500, 50, 50))
    assert guided(Box(104, 250, 50, 50), others)[0] == -1


def test_points_that_say_nothing_are_left_out() -> None:
    assert simplified(((0, 0), (0, 0), (5, 0), (10, 0), (10, 5))) == ((0, 0), (10, 0), (10, 5))


POINTS = st.tuples(st.integers(-300, 300).map(float), st.integers(-300, 300).map(float))


@given(st.lists(POINTS, min_size=1, max_size=4))
def test_bends_by_hand_keep_right_angles_and_are_passed(bends: list[tuple[float, float]]) -> None:
    points = with_bends(Box(-50, -50, 100, 100), Box(400, 400, 100, 100), tuple(bends))
    assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(points))
    for x, y in bends:
        assert any(
            min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)
            for (x1, y1), (x2, y2) in pairwise(points)
        ) or points == ((x, y),)
