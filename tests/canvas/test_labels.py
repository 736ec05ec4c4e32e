from __future__ import annotations

from collections.abc import Sequence

from planner.canvas.geometry import Point
from planner.canvas.labels import LabelField
from planner.canvas.obstacles import Obstacles
from planner.editing.drawing import Box

H = 16.0


def place_labels(
    lines: Sequence[tuple[str, tuple[Point, ...], float]], boxes: dict[str, Box], staying: tuple[Point, ...] = ()
) -> dict[str, Point]:
    field = LabelField(Obstacles(boxes), H)
    if staying:
        field.add_line("staying", staying)
        assert field.place("staying", 40.0) is not None
    for key, points, _ in lines:
        field.add_line(key, points)
    found = {key: field.place(key, width) for key, _, width in lines}
    return {key: point for key, point in found.items() if point is not None}


def test_a_label_stands_in_the_middle_of_the_longest_part() -> None:
    line = ("a", ((0.0, 0.0), (200.0, 0.0), (200.0, 50.0)), 60.0)
    assert place_labels([line], {}) == {"a": (100, 0)}


def test_a_line_that_is_too_short_has_none() -> None:
    assert place_labels([("a", ((0.0, 0.0), (50.0, 0.0)), 60.0)], {}) == {}


def test_labels_keep_off_boxes_and_each_other() -> None:
    lines = [
        ("a", ((0.0, 0.0), (400.0, 0.0)), 60.0),
        ("b", ((0.0, 10.0), (400.0, 10.0)), 60.0),
    ]
    boxes = {"box": Box(160, -20, 80, 15)}
    places = place_labels(lines, boxes)
    fields = [Box(x - 30, y - 8, 60, 16) for x, y in places.values()]
    assert len(fields) == 2
    assert not fields[0].intersects(fields[1])
    assert not any(field.intersects(boxes["box"]) for field in fields)


def test_a_place_that_covers_no_other_line_is_preferred() -> None:
    crossing = ("b", ((100.0, -100.0), (100.0, 100.0)), 500.0)
    assert place_labels([("a", ((0.0, 0.0), (200.0, 0.0)), 40.0), crossing], {})["a"] != (100, 0)
    short = ("a", ((60.0, 0.0), (140.0, 0.0)), 60.0)
    assert place_labels([short, crossing], {})["a"] == (100, 0)


def test_lines_that_stay_are_minded() -> None:
    line = ("a", ((0.0, 0.0), (200.0, 0.0)), 40.0)
    assert place_labels([line], {}, ((70.0, 5.0), (130.0, 5.0)))["a"] != (100, 0)


def test_what_was_taken_away_makes_room() -> None:
    field = LabelField(Obstacles({}), H)
    long, other = ((0.0, 0.0), (200.0, 0.0)), ((0.0, 4.0), (200.0, 4.0))
    field.add_line("a", long)
    field.add_line("b", other)
    assert field.place("a", 40.0) == (100, 0)
    assert field.place("b", 40.0) != (100, 4)
    assert field.near(Box(0, 0, 10, 10)) == {"a", "b"}
    field.remove_line("a")
    assert field.place("b", 40.0) == (100, 4)
    assert field.near(Box(0, 0, 10, 10)) == {"b"}


def test_a_label_rather_covers_a_border_than_a_line_and_rather_nothing_than_a_border() -> None:
    field = LabelField(Obstacles({}), 16.0)
    field.add_line("own", ((0.0, 0.0), (1000.0, 0.0)))
    assert field.place("own", 60.0) == (500.0, 0.0)
    field.put_border("area", Box(480.0, -200.0, 4000.0, 400.0))  # its left border runs through the middle
    assert field.place("own", 60.0) == (400.0, 0.0)
    for x in (150.0, 200.0, 250.0, 300.0, 400.0, 600.0, 700.0, 750.0, 800.0, 850.0):
        field.add_line(f"line {x}", ((x, -50.0), (x, 50.0)))
    assert field.place("own", 60.0) == (500.0, 0.0)
    assert field.near(Box(482.0, -10.0, 8.0, 20.0)) == {"own"}  # a border is no line
    field.put_border("area", None)
    assert field.place("own", 60.0) == (500.0, 0.0)
