from __future__ import annotations

from planner.canvas.labels import place_labels
from planner.editing.drawing import Box

H = 16.0


def test_a_label_stands_in_the_middle_of_the_longest_part() -> None:
    line = ("a", ((0.0, 0.0), (200.0, 0.0), (200.0, 50.0)), 60.0)
    assert place_labels([line], {}, H) == {"a": (100, 0)}


def test_a_line_that_is_too_short_has_none() -> None:
    assert place_labels([("a", ((0.0, 0.0), (50.0, 0.0)), 60.0)], {}, H) == {}


def test_labels_keep_off_boxes_and_each_other() -> None:
    lines = [
        ("a", ((0.0, 0.0), (400.0, 0.0)), 60.0),
        ("b", ((0.0, 10.0), (400.0, 10.0)), 60.0),
    ]
    boxes = {"box": Box(160, -20, 80, 15)}
    places = place_labels(lines, boxes, H)
    fields = [Box(x - 30, y - 8, 60, 16) for x, y in places.values()]
    assert len(fields) == 2
    assert not fields[0].intersects(fields[1])
    assert not any(field.intersects(boxes["box"]) for field in fields)


def test_a_place_that_covers_no_other_line_is_preferred() -> None:
    crossing = ("b", ((100.0, -100.0), (100.0, 100.0)), 500.0)
    assert place_labels([("a", ((0.0, 0.0), (200.0, 0.0)), 40.0), crossing], {}, H)["a"] != (100, 0)
    short = ("a", ((60.0, 0.0), (140.0, 0.0)), 60.0)
    assert place_labels([short, crossing], {}, H)["a"] == (100, 0)


def test_lines_that_stay_are_minded() -> None:
    line = ("a", ((0.0, 0.0), (200.0, 0.0)), 40.0)
    field = Box(80, -8, 40, 16)
    assert place_labels([line], {}, H, [(((0.0, 5.0), (50.0, 5.0)), field)])["a"] != (100, 0)
