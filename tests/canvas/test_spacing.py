from __future__ import annotations

from planner.canvas.spacing import gap_guides, spaced
from planner.editing.drawing import Box

ROW = [Box(0, 0, 100, 60), Box(140, 0, 100, 60)]


def test_a_box_goes_on_with_the_gap_of_its_row() -> None:
    moved = Box(276, 5, 100, 60)  # 36 behind the second, whose gap is 40
    across, down = spaced(moved, ROW)
    assert across == 4
    assert down is None
    guides = gap_guides(moved.moved(4, 0), ROW)
    assert {(guide.start, guide.end) for guide in guides} == {(100, 140), (240, 280)}
    assert all(guide.is_gap and not guide.is_vertical for guide in guides)


def test_a_box_between_two_is_drawn_to_the_middle() -> None:
    across, _ = spaced(Box(163, 0, 50, 60), [Box(0, 0, 100, 60), Box(280, 0, 100, 60)])
    assert across == 2


def test_a_gap_too_different_and_boxes_in_another_row_do_not_count() -> None:
    assert spaced(Box(320, 0, 100, 60), ROW) == (None, None)
    assert spaced(Box(276, 500, 100, 60), ROW) == (None, None)


def test_columns_work_as_rows_do() -> None:
    _, down = spaced(Box(0, 203, 100, 60), [Box(0, 0, 100, 60), Box(0, 100, 100, 60)])
    assert down == -3
