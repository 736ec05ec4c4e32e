from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.editing.drawing import (
    HEADER_HEIGHT,
    MAX_ROWS,
    NODE_WIDTH,
    ROW_HEIGHT,
    ROWS_PADDING,
    ZONE_PADDING,
    ZONE_TITLE,
    Box,
    boxes_of,
    drawn_relations,
    drawn_zone,
    grown_area,
    natural_size,
    row_count,
    union_of,
    zone_box,
)
from planner.model.layout import Placement
from tests.editing.samples import example, small_document

NUMBERS = st.integers(-1000, 1000).map(float)
SIZES = st.integers(1, 500).map(float)
BOXES = st.builds(Box, NUMBERS, NUMBERS, SIZES, SIZES)


@given(BOXES, BOXES)
def test_a_union_holds_both_and_nothing_smaller_does(first: Box, second: Box) -> None:
    both = first.united(second)
    assert both.contains(first)
    assert both.contains(second)
    assert both.x in (first.x, second.x)
    assert both.bottom in (first.bottom, second.bottom)
    assert first.intersects(second) == second.intersects(first)


def test_touching_is_not_overlapping() -> None:
    assert not Box(0, 0, 10, 10).intersects(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).intersects(Box(9, 9, 10, 10))
    assert Box(0, 0, 10, 10).grown(5) == Box(-5, -5, 20, 20)
    assert union_of(()) is None


def test_only_pools_of_two_or_more_show_members() -> None:
    servers = {server.id: server for server in example("enterprise").design.servers}
    assert natural_size(servers["sql01"]) == (NODE_WIDTH, HEADER_HEIGHT)
    assert natural_size(servers["pool01"]) == (NODE_WIDTH, HEADER_HEIGHT + ROWS_PADDING + 3 * ROW_HEIGHT)
    assert natural_size(servers["pool01"], is_folded=True) == (NODE_WIDTH, HEADER_HEIGHT)
    pool = servers["pool01"]
    many = replace(pool, members=tuple(replace(pool.members[0], id=f"m{n}") for n in range(30)))
    assert row_count(many) == MAX_ROWS


def test_an_area_grows_with_its_contents_and_never_shrinks_below_what_is_stated() -> None:
    stated = Placement(x=0, y=0, width=300, height=300)
    inside = Box(50, 100, 100, 50)
    assert zone_box(stated, (inside,)) == Box(0, 0, 300, 300)
    outside = Box(400, 100, 100, 50)
    grown = zone_box(stated, (inside, outside))
    assert grown == Box(0, 0, 500 + ZONE_PADDING, 300)
    assert zone_box(None, ()) is None
    around = zone_box(None, (inside,))
    assert around is not None
    assert around.y == inside.y - ZONE_PADDING - ZONE_TITLE
    assert grown_area(Box(0, 0, 300, 300), outside) == grown


def test_devices_that_forward_stand_in_no_zone() -> None:
    design = example("enterprise").design
    assert {node.id for node in design.nodes if drawn_zone(node) is None} == {
        device.id for device in design.forwarding_devices
    }


def test_a_border_device_has_a_line_to_each_of_its_zones() -> None:
    lines = {(line.source, line.target) for line in drawn_relations(small_document().design)}
    assert {("fw", "outside"), ("fw", "inside"), ("pool", "files")} == lines
    ids = [line.id for line in drawn_relations(example("enterprise").design)]
    assert len(ids) == len(set(ids))


def test_the_smallest_area_at_a_point_is_found() -> None:
    document = small_document()
    boxes = boxes_of(document.design, document.layout.placements)
    assert boxes.zone_at(10, 40) == "outside"
    assert boxes.zone_at(600, 200) == "inside"
    assert boxes.zone_at(-500, 0) is None
    boxes.zones["small"] = Box(590, 190, 20, 20)
    assert boxes.zone_at(600, 200) == "small"
    assert boxes.find("pool") == boxes.nodes["pool"]
    assert boxes.find("inside") == boxes.zones["inside"]
    assert boxes.find("nobody") is None


def test_elements_without_a_place_have_no_box() -> None:
    assert boxes_of(small_document().design, {}).nodes == {}
