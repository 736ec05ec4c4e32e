from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.canvas.geometry import Point
from planner.canvas.line_plan import Line, LinePlan
from planner.canvas.picture import Picture
from planner.canvas.sides import End
from planner.canvas.untangling import Crossings
from planner.designfile import read_document
from planner.editing.autolayout import LayOut, completed
from planner.editing.drawing import Box
from planner.resource_files import resource_path
from tests.benchmarks.bench_layout import figures
from tests.canvas.test_line_plan import BOXES, finish, lines_between, new_plan
from tests.canvas.test_routing import crosses, is_at_right_angles, is_on_border
from tests.designfile.topology_builder.documents import FORMATS, imported
from tests.designfile.topology_builder.topologies import POOL, enterprise, with_branch, with_director

PATHS = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=5)
EXAMPLES = ("enterprise", "paired-pools", "standard", "standard-2015", "standard-branch")


def at_right_angles(stops: list[tuple[int, int]]) -> tuple[Point, ...]:
    points: list[Point] = [stops[0]]
    for x, y in stops[1:]:
        points += [(x, points[-1][1]), (x, y)]
    return tuple(points)


def crossings(one: tuple[Point, ...], two: tuple[Point, ...]) -> int:
    """Every level part against every upright one, without any index."""

    def crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
        if a[1] != b[1] or c[1] == d[1]:
            return False
        return min(a[0], b[0]) < c[0] < max(a[0], b[0]) and min(c[1], d[1]) < a[1] < max(c[1], d[1])

    return sum(crossing(*a, *b) or crossing(*b, *a) for a in pairwise(one) for b in pairwise(two))


def plan_of(boxes: dict[str, Box], lines: dict[str, Line]) -> LinePlan:
    plan = new_plan()
    plan.update(boxes, {}, lines)
    finish(plan)
    return plan


def ways(plan: LinePlan, lines: dict[str, Line]) -> dict[str, tuple[Point, ...]]:
    found = {key: plan.points(key) for key in lines}
    return {key: points for key, points in found.items() if points is not None}


def tangles(drawn: dict[str, tuple[Point, ...]]) -> int:
    return sum(crossings(one, two) for one, two in combinations(drawn.values(), 2))


@given(st.lists(PATHS, max_size=6), PATHS)
def test_crossings_are_counted_as_if_each_part_were_looked_at(
    stops: list[list[tuple[int, int]]], own: list[tuple[int, int]]
) -> None:
    lines, line = [at_right_angles(path) for path in stops], at_right_angles(own)
    held = Crossings()
    for other in (*lines, line):
        held.add(other)
    held.remove(line)
    assert held.count(line) == sum(crossings(line, other) for other in lines)


def test_lines_there_and_back_run_side_by_side() -> None:
    boxes = {"edge": Box(0, 0, 190, 60), "front": Box(600, 0, 190, 60), "below": Box(0, 300, 190, 60)}
    edge, front, below = (End(key, box) for key, box in boxes.items())
    lines = {"hop": Line(edge, front), "media": Line(front, edge), "inner": Line(edge, below)}
    drawn = ways(plan_of(boxes, lines), lines)
    assert len(drawn["hop"]) == len(drawn["media"]) == 2
    assert tangles(drawn) == 0


def test_lines_that_end_on_one_side_in_the_wrong_order_change_places() -> None:
    boxes = {"hub": Box(0, 200, 190, 60)} | {f"s{n}": Box(500, n * 120.0, 190, 60) for n in range(4)}
    lines = {f"l{n}": Line(End("hub", boxes["hub"]), End(f"s{n}", boxes[f"s{n}"])) for n in range(4)}
    assert tangles(ways(plan_of(boxes, lines), lines)) == 0


@pytest.mark.usefixtures("qapp")
def test_a_line_does_not_leave_its_site_to_avoid_another() -> None:
    picture = Picture(read_document(resource_path("examples", "enterprise.yaml")).document)
    ground = picture.sites[0].box
    internal = next(item for item in picture.lines if item.label.startswith("internal"))
    assert all(ground.holds(*point) for point in internal.points)
    picture.close()


@settings(max_examples=40)
@given(BOXES, st.integers(0, 999))
def test_lines_stay_sound_however_much_they_are_untangled(boxes: dict[str, Box], seed: int) -> None:
    lines = lines_between(boxes, seed, 9)
    plan = plan_of(boxes, lines)
    for key, points in ways(plan, lines).items():
        line = lines[key]
        if line.bends:
            assert points == line.plain()
            continue
        assert is_at_right_angles(points)
        assert is_on_border(line.source.box, points[0])
        assert is_on_border(line.target.box, points[-1])


def test_boxes_are_not_crossed_to_avoid_a_line() -> None:
    chance = random.Random(5)
    boxes = {f"b{n}": Box(n % 4 * 300.0, n // 4 * 200.0, 190, 60) for n in range(16)}
    lines = {}
    for number in range(24):
        first, second = chance.sample(sorted(boxes), 2)
        lines[f"l{number}"] = Line(End(first, boxes[first]), End(second, boxes[second]))
    for points in ways(plan_of(boxes, lines), lines).values():
        assert not any(crosses(points, box) for box in boxes.values())


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.usefixtures("qapp")
def test_the_reference_designs_are_drawn_clearly(name: str) -> None:
    document = read_document(resource_path("examples", f"{name}.yaml")).document
    most = {"enterprise": 14, "paired-pools": 9, "standard-branch": 3}.get(name, 1)
    for drawing, allowed in ((document, most), (LayOut().apply(document), 4)):
        found = figures(drawing)
        assert found["crossings"] <= allowed
        assert found["through_boxes"] == 0
        assert found["overlaps"] <= 24


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("qapp")
def test_an_imported_topology_arrives_fit_to_print(form: str) -> None:
    topology = with_branch(with_director(enterprise(), POOL), POOL)
    found = figures(completed(imported(topology, form).document))
    assert found["crossings"] <= 1
    assert found["overlaps"] == found["through_boxes"] == found["in_other_zones"] == 0
    assert found["unlabelled"] <= 2
    assert found["mm"] >= 0.18, "letters can be read on A4"
