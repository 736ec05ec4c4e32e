from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from planner.canvas.line_plan import Line, LinePlan
from planner.canvas.sides import End
from planner.editing.drawing import Box

PLACES = st.integers(-40, 40).map(lambda number: number * 30.0)
BOXES = st.dictionaries(
    st.sampled_from([f"b{number}" for number in range(12)]),
    st.builds(Box, PLACES, PLACES, st.just(190.0), st.sampled_from([60.0, 130.0])),
    min_size=2,
)


def new_plan() -> LinePlan:
    return LinePlan(lambda text: 6.0 * len(text), 16.0)


def lines_between(boxes: dict[str, Box], seed: int, count: int) -> dict[str, Line]:
    chance = random.Random(seed)
    lines = {}
    for number in range(count):
        first, second = chance.sample(sorted(boxes), 2)
        bends = ((chance.uniform(-900, 900), chance.uniform(-900, 900)),) if chance.random() < 0.1 else ()
        text = chance.choice(["", "file store", "lan", "signalling\n5061, 5062/tcp"])
        lines[f"l{number}"] = Line(End(first, boxes[first]), End(second, boxes[second]), text, bends, number % 3 == 0)
    return lines


def finish(plan: LinePlan) -> None:
    while plan.step() is not None:
        pass


def drawing(plan: LinePlan, lines: dict[str, Line]) -> dict[str, tuple[object, object, str]]:
    return {key: (plan.points(key), plan.label_at(key), plan.text(key)) for key in lines}


@given(BOXES, st.integers(0, 999), st.integers(1, 9))
def test_work_in_slices_gives_what_work_at_once_gives(boxes: dict[str, Box], seed: int, slice: int) -> None:
    lines = lines_between(boxes, seed, 20)
    at_once, sliced = new_plan(), new_plan()
    for plan in (at_once, sliced):
        plan.update(boxes, {}, lines)
    finish(at_once)
    while not sliced.is_finished:
        done, steps = sliced.progress
        for _ in range(slice):
            sliced.step()
        assert sliced.progress[0] >= done
        assert sliced.progress[1] == steps
    assert drawing(sliced, lines) == drawing(at_once, lines)
    assert all(points is not None for points, _, _ in drawing(sliced, lines).values())


@given(BOXES, st.integers(0, 999), st.integers(0, 50))
def test_a_small_drawing_looks_the_same_whatever_was_drawn_before(boxes: dict[str, Box], seed: int, steps: int) -> None:
    lines = lines_between(boxes, seed, 15)
    other = {key: line._replace(bends=(), text="before") for key, line in lines_between(boxes, seed + 1, 20).items()}
    fresh, used = new_plan(), new_plan()
    fresh.update(boxes, {}, lines)
    used.update({"gone": Box(0, 0, 900, 900), **boxes}, {"area": Box(-100, -100, 500, 500)}, other)
    for _ in range(steps):
        used.step()
    used.update({"gone": None}, {"area": None}, {**dict.fromkeys(other), **lines})
    finish(fresh)
    finish(used)
    assert drawing(used, lines) == drawing(fresh, lines)


def test_in_a_large_drawing_only_lines_that_must_change_are_drawn_anew() -> None:
    boxes = {
        f"{side}{row}": Box(x, row * 100.0, 190, 60) for side, x in (("a", 0.0), ("b", 600.0)) for row in range(300)
    }
    lines = {
        f"l{row}": Line(End(f"a{row}", boxes[f"a{row}"]), End(f"b{row}", boxes[f"b{row}"]), "file store")
        for row in range(300)
    }
    plan = new_plan()
    plan.update(boxes, {}, lines)
    finish(plan)
    before = drawing(plan, lines)
    wall = Box(300, 1000, 100, 60)
    moved = Box(-300, 20_000, 190, 60)
    line = lines["l200"]._replace(source=End("a200", moved))
    plan.update({"wall": wall, "a200": moved}, {}, {"l200": line})
    assert plan.progress == (0, 4)
    assert plan.points("l10") is None
    finish(plan)
    after = drawing(plan, lines)
    assert {key for key in lines if before[key] != after[key]} == {"l10", "l200"}
    plan.update({"wall": None, "a200": boxes["a200"]}, {}, {"l200": lines["l200"], "l10": None})
    plan.update({}, {}, {"l10": lines["l10"]})
    finish(plan)
    assert drawing(plan, lines) == before


def test_another_label_does_not_move_the_line() -> None:
    boxes = {f"a{row}": Box(row % 2 * 600.0, row // 2 * 100.0, 190, 60) for row in range(600)}
    lines = {
        f"l{row}": Line(End(f"a{2 * row}", boxes[f"a{2 * row}"]), End(f"a{2 * row + 1}", boxes[f"a{2 * row + 1}"]), "x")
        for row in range(300)
    }
    plan = new_plan()
    plan.update(boxes, {}, lines)
    finish(plan)
    points = plan.points("l7")
    plan.update({}, {}, {"l7": lines["l7"]._replace(text="")})
    assert plan.progress == (0, 1)
    assert plan.points("l7") == points
    finish(plan)
    assert plan.label_at("l7") is None
    assert plan.is_settled("l7")


def test_in_haste_lines_are_plain_until_something_changes() -> None:
    boxes = {"a": Box(0, 0, 190, 60), "wall": Box(250, -100, 80, 300), "b": Box(400, 0, 190, 60)}
    lines = {"l": Line(End("a", boxes["a"]), End("b", boxes["b"]), "file store")}
    plan = new_plan()
    plan.update(boxes, {}, lines)
    plan.hasten()
    finish(plan)
    assert plan.points("l") == lines["l"].plain()
    assert plan.label_at("l") is None
    plan.update({"wall": Box(240, -100, 80, 300)}, {}, {})
    finish(plan)
    assert plan.points("l") != lines["l"].plain()


def test_the_second_line_of_a_label_is_left_out_where_there_is_no_room_for_it() -> None:
    boxes = {"a": Box(0, 0, 190, 60), "b": Box(330, 0, 190, 60)}
    line = Line(End("a", boxes["a"]), End("b", boxes["b"]), "file store\n139, 445, 5445/tcp")
    plan = new_plan()
    plan.update(boxes, {}, {"l": line})
    finish(plan)
    assert (plan.text("l"), plan.label_at("l")) == ("file store", (260, 30))
    plan.update({}, {}, {"l": line._replace(text="file\n445")})
    finish(plan)
    assert (plan.text("l"), plan.label_at("l")) == ("file\n445", (260, 30))
