"""Places along lines and on shapes."""

from __future__ import annotations

import pytest

from planner.drawings.drawing import Line, Shape, point_along, share_along

WAY = ((0.0, 0.0), (30.0, 0.0), (30.0, 10.0))


@pytest.mark.parametrize(("share", "point"), [(0, (0, 0)), (0.5, (20, 0)), (0.75, (30, 0)), (1, (30, 10))])
def test_a_share_of_a_line_is_a_point_and_back(share: float, point: tuple[float, float]) -> None:
    assert point_along(WAY, share) == pytest.approx(point)
    assert share_along(WAY, point) == pytest.approx(share)


def test_a_line_without_length_has_a_middle_all_the_same() -> None:
    assert point_along(((3, 4), (3, 4)), 0.5) == (3, 4)
    assert share_along(((3, 4), (3, 4)), (9, 9)) == 0.5


def test_the_label_stands_half_way_unless_it_was_placed() -> None:
    line = Line(id="l", source="a", target="b", points=WAY)
    assert line.label_point == pytest.approx((20, 0))
    assert Line(id="l", source="a", target="b", points=WAY, label_at=(5, 0)).label_point == (5, 0)


def test_points_on_a_shape_stay_on_it() -> None:
    shape = Shape(id="a", texts=(), x=10, y=10, width=20, height=40)
    assert shape.share((20, 20)) == (0.5, 0.25)
    assert shape.share((0, 99)) == (0.0, 1.0)
    assert Shape(id="a", texts=(), x=0, y=0, width=0, height=0).share((5, 5)) == (0.5, 0.5)
