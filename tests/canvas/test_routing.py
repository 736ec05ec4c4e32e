from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.canvas.detours import detour
from planner.canvas.geometry import Point
from planner.canvas.obstacles import CLEARANCE, Obstacles, Tracks
from planner.canvas.routing import End, Router, plain_route, route_all
from planner.editing.autolayout import completed
from planner.editing.drawing import Box, boxes_of, drawn_relations
from planner.model.relations import RelationKind
from tests.editing.samples import example

A, B = Box(0, 0, 190, 60), Box(400, 0, 190, 60)
NOTHING: frozenset[str] = frozenset()


def route(source: Box, target: Box, *others: Box, is_area: bool = False) -> tuple[Point, ...]:
    boxes = {"a": source, **({} if is_area else {"b": target})}
    boxes |= {f"o{index}": box for index, box in enumerate(others)}
    return Router(boxes).route(End("a", source), End("b", target, is_area))


def is_at_right_angles(points: tuple[Point, ...]) -> bool:
    return all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(points))


def is_on_border(box: Box, point: Point) -> bool:
    x, y = point
    on_side = x in (box.x, box.right) and box.y <= y <= box.bottom
    return on_side or (y in (box.y, box.bottom) and box.x <= x <= box.right)


def crosses(points: tuple[Point, ...], box: Box) -> bool:
    inner = Box(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)
    return any(
        Box(min(x1, x2), min(y1, y2), max(abs(x2 - x1), 0.1), max(abs(y2 - y1), 0.1)).intersects(inner)
        for (x1, y1), (x2, y2) in pairwise(points)
    )


def test_boxes_side_by_side_are_joined_by_a_straight_line() -> None:
    assert route(A, B) == ((190, 30), (400, 30))
    assert route(B, A) == ((400, 30), (190, 30))


def test_a_slight_shift_is_still_a_straight_line() -> None:
    points = route(A, Box(400, 14, 190, 60))
    assert len(points) == 2


def test_boxes_apart_in_both_ways_need_a_bend_or_two() -> None:
    assert len(route(A, Box(400, 300, 190, 60))) in (3, 4)


def test_a_line_goes_around_what_stands_between() -> None:
    wall = Box(250, -100, 80, 300)
    points = route(A, B, wall)
    assert not crosses(points, wall)
    assert is_at_right_angles(points)


def test_the_way_out_of_a_maze_is_searched() -> None:
    walls = (
        Box(230, -200, 20, 460),
        Box(340, -500, 20, 600),
        Box(-300, -220, 560, 15),
        Box(-300, 270, 560, 15),
        Box(-300, -220, 15, 500),
        Box(300, 150, 600, 15),
    )
    points = route(A, B, *walls)
    assert is_at_right_angles(points)
    if not any(crosses(points, wall) for wall in walls):
        return
    assert points == plain_route(End("a", A), End("b", B))  # walled in: there is no way


def test_lines_that_end_on_one_side_do_not_end_at_one_point() -> None:
    hub = Box(600, 200, 190, 60)
    lines = [(f"l{n}", End(f"s{n}", Box(0, n * 120.0, 190, 60)), End("hub", hub)) for n in range(3)]
    boxes = {"hub": hub, **{source.id: source.box for _, source, _ in lines}}
    ends = [points[-1] for points in route_all(boxes, lines).values()]
    assert len(set(ends)) == 3


def test_lines_do_not_run_on_top_of_each_other() -> None:
    left = [Box(0, n * 100.0, 190, 60) for n in range(4)]
    right = [Box(500, n * 100.0, 190, 60) for n in range(4)]
    boxes = {f"l{n}": box for n, box in enumerate(left)} | {f"r{n}": box for n, box in enumerate(right)}
    lines = [(f"x{n}", End(f"l{n}", left[n]), End(f"r{3 - n}", right[3 - n])) for n in range(4)]
    tracks = Tracks()
    for points in route_all(boxes, lines).values():
        assert tracks.shared(points) < 30  # where two lines cross over, not side by side
        tracks.add(points)


def test_a_line_to_an_area_meets_its_border_where_it_is_nearest() -> None:
    area = Box(400, -300, 300, 800)
    assert route(A, area, is_area=True) == ((190, 30), (400, 30))
    router = Router({"a": A})
    first = router.route(End("a", A), End("zone", area, is_area=True))
    second = router.route(End("b", Box(0, 10, 190, 60)), End("zone", area, is_area=True))
    assert first[-1] != second[-1]


def test_a_kept_line_is_minded() -> None:
    router = Router({"a": A, "b": B})
    router.keep(((190, 30), (400, 30)), End("a", A), End("b", B))
    points = router.route(End("a", A), End("b", B))
    tracks = Tracks()
    tracks.add(((190, 30), (400, 30)))
    assert tracks.shared(points) == 0


NUMBERS = st.integers(-60, 60).map(lambda number: number * 10.0)
PLACES = st.builds(Box, NUMBERS, NUMBERS, st.just(190.0), st.sampled_from([60.0, 130.0]))


@given(PLACES, PLACES, st.lists(PLACES, max_size=5))
def test_every_line_is_at_right_angles_and_ends_on_the_borders(source: Box, target: Box, others: list[Box]) -> None:
    for points in (route(source, target, *others), plain_route(End("a", source), End("b", target))):
        assert is_at_right_angles(points)
        assert len(points) >= 1
        assert is_on_border(source, points[0])
        assert is_on_border(target, points[-1])


@given(PLACES, PLACES, PLACES)
def test_a_line_avoids_a_box_whenever_all_stand_apart(source: Box, target: Box, other: Box) -> None:
    wide = [box.grown(25) for box in (source, target, other)]
    if wide[0].intersects(wide[1]) or wide[0].intersects(wide[2]) or wide[1].intersects(wide[2]):
        return
    points = route(source, target, other)
    assert not crosses(points, other)
    assert not crosses(points, source)
    assert not crosses(points, target)


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_no_line_of_a_reference_design_goes_through_a_box(name: str) -> None:
    document = completed(example(name))
    boxes = boxes_of(document.design, document.layout.placements)
    lines = []
    for relation in drawn_relations(document.design):
        source, target = boxes.find(relation.source), boxes.find(relation.target)
        assert source is not None
        assert target is not None
        is_area = relation.kind is RelationKind.ATTACHMENT
        lines.append((relation.id, End(relation.source, source), End(relation.target, target, is_area)))
    for points in route_all(boxes.nodes, lines).values():
        assert not any(crosses(points, box) for box in boxes.nodes.values())


def test_obstacles_are_found_by_place() -> None:
    obstacles = Obstacles({"a": Box(0, 0, 100, 100), "b": Box(1000, 0, 100, 100)})
    assert obstacles.is_blocked(((-50, 50), (200, 50)), NOTHING)
    assert not obstacles.is_blocked(((-50, -CLEARANCE), (200, -CLEARANCE)), NOTHING)
    assert obstacles.is_blocked(((-50, 50), (200, 50)), frozenset({"a"}))
    assert not obstacles.is_blocked(((100, 50), (200, 50)), frozenset({"a"}))
    assert len(list(obstacles.near(Box(-50, -50, 300, 300)))) == 1


def test_a_detour_ends_where_it_should_or_says_there_is_none() -> None:
    wall = Box(-50, -50, 100, 100)
    obstacles = Obstacles({"wall": wall})
    way = detour((-100, 0), (100, 0), obstacles, Box(-200, -20, 100, 40), Box(100, -20, 100, 40))
    assert way is not None
    assert (way[0], way[-1]) == ((-100, 0), (100, 0))
    assert not crosses(way, wall)
    assert detour((0, 0), (100, 0), obstacles, wall, Box(100, -20, 100, 40)) is None


def test_what_was_taken_away_is_in_nobodys_way() -> None:
    obstacles = Obstacles({"a": Box(0, 0, 400, 400)})
    line = ((-50.0, 50.0), (1000.0, 50.0))
    obstacles.put("a", Box(600, 0, 100, 100))
    assert not obstacles.is_covered(Box(0, 0, 300, 300))
    assert obstacles.is_blocked(line, NOTHING)
    obstacles.take("a")
    assert not obstacles.is_blocked(line, NOTHING)


@given(st.lists(PLACES, min_size=2, max_size=8), st.integers(0, 7))
def test_tracks_measure_whole_lines_and_forget_what_is_removed(boxes: list[Box], left_out: int) -> None:
    lines = [plain_route(End("a", first), End("b", second)) for first, second in pairwise(boxes)]
    gone = lines.pop(left_out % len(lines))
    tracks, fewer = Tracks(), Tracks()
    for line in lines:
        fewer.add(line)
    for line in (*lines, gone):
        tracks.add(line)
    tracks.remove(gone)
    for line in (*lines, gone):
        assert tracks.shared(line) == fewer.shared(line)
        own = Tracks()
        own.add(line)
        assert own.shared(line) >= sum(abs(x2 - x1) + abs(y2 - y1) for (x1, y1), (x2, y2) in pairwise(line)) - 0.01
