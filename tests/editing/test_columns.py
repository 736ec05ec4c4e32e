from __future__ import annotations

import pytest
from hypothesis import given

from planner.editing.autolayout import LayOut, completed
from planner.editing.columns import arrange
from planner.editing.drawing import Boxes, boxes_of, drawn_zone, is_border_device
from planner.model.design import Design
from planner.model.document import Document
from planner.model.links import LinkKind
from planner.model.zones import ZoneKind
from tests import builders as make
from tests.benchmarks.provider import provider_design
from tests.editing.networks import (
    branch,
    ground,
    guarded_site,
    hq_with_branches,
    one_guarded_of_three,
    two_guarded_sites,
    wide_area,
)
from tests.editing.samples import example
from tests.editing.test_autolayout import overlapping
from tests.strategies import Sizes, designs

EXAMPLES = ("standard", "standard-2015", "standard-branch", "paired-pools", "enterprise")
NETWORKS = {
    "one branch": hq_with_branches(1),
    "three branches": hq_with_branches(3),
    "thirty branches": hq_with_branches(30),
    "two guarded sites": two_guarded_sites(),
    "one guarded of three": one_guarded_of_three(),
}


def drawn(design: Design) -> Boxes:
    return boxes_of(design, arrange(design))


def sheet(boxes: Boxes) -> tuple[float, float]:
    """Width and height of everything."""
    every = (*boxes.nodes.values(), *boxes.zones.values())
    left, top = min(box.x for box in every), min(box.y for box in every)
    return max(box.right for box in every) - left, max(box.bottom for box in every) - top


@given(designs(sizes=Sizes(sites=5, zones=9, servers=6, devices=8)))
def test_nothing_overlaps_and_everything_stands_in_its_zone(design: Design) -> None:
    document = LayOut().apply(Document(design=design))
    assert overlapping(document) == []
    assert LayOut().apply(document) == document
    values = [value for place in arrange(design).values() for value in (place.x, place.y, place.width, place.height)]
    assert {value % 10 for value in values if value is not None} <= {0.0}


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_of_several_sites_do_not_overlap(name: str) -> None:
    assert overlapping(completed(Document(design=NETWORKS[name]))) == []


def test_the_internal_firewall_stands_between_the_perimeter_and_the_inside() -> None:
    boxes = drawn(hq_with_branches(3))
    device = boxes.nodes["hq-internal"]
    assert boxes.zones["hq-outer"].right < device.x
    assert device.right < boxes.zones["hq-lan"].x
    external = boxes.nodes["hq-external"]
    assert boxes.zones["internet"].right < external.x
    assert external.right < boxes.zones["hq-outer"].x


def test_wifi_and_voice_stand_below_the_main_network_side_by_side() -> None:
    zones = drawn(hq_with_branches(3)).zones
    lan, wifi, voice = zones["hq-lan"], zones["hq-wifi"], zones["hq-voice"]
    assert lan.bottom < wifi.y == voice.y
    assert {lan.x, lan.right} == {min(wifi.x, voice.x), max(wifi.right, voice.right)}, "edges are aligned"
    assert wifi.bottom == voice.bottom


def test_a_zone_stands_below_what_its_contents_are_linked_to() -> None:
    linked = [*guarded_site("hq"), make.file_store("backup", "hq-voice"), make.file_store("near", "hq-lan")]
    links = [make.link(LinkKind.FILE_STORE, "hq-se", key) for key in ("backup", "near")]
    zones = drawn(make.design_of(*ground(), *linked, *links)).zones
    assert zones["hq-voice"].x < zones["hq-wifi"].x


def test_a_wan_is_a_bar_over_what_hangs_on_it() -> None:
    boxes = drawn(hq_with_branches(3))
    wan, device = boxes.zones["wan"], boxes.nodes["hq-internal"]
    assert wan.y > max(boxes.zones[key].bottom for key in ("hq-lan", "hq-wifi", "hq-voice", "hq-inner"))
    for x, _ in (device.centre, *(boxes.nodes[f"b{number}-router"].centre for number in range(3))):
        assert wan.x < x < wan.right, "lines to it are straight"
    for number in range(3):
        at = boxes.nodes[f"b{number}-router"]
        assert wan.bottom < at.y
        assert at.bottom < boxes.zones[f"b{number}-lan"].y


def test_a_wan_to_one_branch_stands_in_front_of_it() -> None:
    boxes = drawn(hq_with_branches(1))
    wan, at, lan = boxes.zones["wan"], boxes.nodes["b0-router"], boxes.zones["b0-lan"]
    assert wan.right < lan.x
    assert wan.y == lan.y
    assert at.y > wan.bottom
    assert abs(wan.centre[0] - boxes.nodes["hq-internal"].centre[0]) < 10, "below the firewall that leads to it"


def test_a_wan_of_two_central_sites_stands_between_them() -> None:
    boxes = drawn(two_guarded_sites())
    wan = boxes.zones["wan"]
    assert boxes.zones["east-lan"].bottom < wan.y
    assert wan.bottom < boxes.zones["west-outer"].y
    assert boxes.zones["east-lan"].x == boxes.zones["west-lan"].x
    for key, area in boxes.zones.items():
        way = (boxes.nodes["east-internal"].centre[0], wan.bottom, boxes.zones["west-outer"].y)
        assert key == "wan" or not (area.x < way[0] < area.right and area.y < way[2] and way[1] < area.bottom), (
            "the other internal firewall reaches it through the gap"
        )


def test_central_sites_without_perimeter_stand_below_the_wan_each_before_its_branches() -> None:
    boxes = drawn(one_guarded_of_three())
    west, rom, north = (boxes.zones[f"{at}-lan"] for at in ("west", "rom", "north"))
    assert boxes.zones["wan"].bottom < min(west.y, rom.y, north.y)
    assert (west.y, west.x) < (rom.y, rom.x) < (north.y, north.x), "as one reads"
    assert boxes.nodes["west-internal"].right < west.x, "in front of its zones"


@pytest.mark.parametrize("name", [*NETWORKS, *EXAMPLES])
def test_a_drawing_is_about_as_wide_as_a_sheet_and_not_mostly_empty(name: str) -> None:
    design = NETWORKS[name] if name in NETWORKS else example(name).design
    boxes = drawn(design)
    width, height = sheet(boxes)
    assert 0.8 < width / height < 3.0
    devices = [boxes.nodes[node.id] for node in design.nodes if is_border_device(node)]
    used = sum(box.width * box.height for box in (*boxes.zones.values(), *devices))
    assert used > 0.25 * width * height


@pytest.mark.parametrize("name", [*NETWORKS, *EXAMPLES])
def test_areas_are_no_larger_than_their_contents_need_but_for_aligned_edges(name: str) -> None:
    design = NETWORKS[name] if name in NETWORKS else example(name).design
    boxes = drawn(design)
    for zone in design.zones:
        inner = [boxes.nodes[node.id] for node in design.nodes if drawn_zone(node) == zone.id]
        neighbours = [other.bottom for other in boxes.zones.values()]
        lowest = max((box.bottom for box in inner), default=boxes.zones[zone.id].bottom)
        area = boxes.zones[zone.id]
        assert area.bottom - lowest <= 40 or neighbours.count(area.bottom) > 1


def test_what_hangs_on_a_wan_may_stand_below_the_outside_but_not_in_it() -> None:
    boxes = drawn(hq_with_branches(12))
    outside, first = boxes.zones["internet"], boxes.zones["b0-lan"]
    assert first.x < boxes.zones["hq-outer"].x
    assert outside.bottom < boxes.zones["wan"].y < first.y


def test_every_added_branch_moves_the_others_little() -> None:
    before, after = arrange(hq_with_branches(7)), arrange(hq_with_branches(8))
    moves = [abs(after[key].x - place.x) + abs(after[key].y - place.y) for key, place in before.items()]
    assert max(moves) <= 320, "no further than to the next place in a row"


def test_a_thousand_elements_are_laid_out() -> None:
    design = provider_design(domains=10, central=4, branches=32)
    assert len(design.nodes) > 900
    placements = arrange(design)
    assert len(placements) == len(design.nodes) + len(design.zones)


def test_transit_networks_one_above_the_other_leave_room_for_lines_to_the_lower() -> None:
    own = make.zone("mpls", ZoneKind.INTERNAL, view="dns", site="hq")
    design = make.design_of(
        *ground(),
        wide_area(),
        *guarded_site("hq", "mpls", "wan"),
        own,
        *branch("b", "hq", "mpls"),
        *branch("c", "hq", "wan"),
    )
    boxes = drawn(design)
    upper, lower = boxes.zones["mpls"], boxes.zones["wan"]
    assert upper.bottom < lower.y
    assert lower.x < boxes.nodes["hq-internal"].centre[0] < upper.x


def test_one_ground_below_an_inside_without_devices_keeps_off_the_outside() -> None:
    design = make.design_of(
        *ground(),
        make.site("hq"),
        make.zone("hq-lan", ZoneKind.INTERNAL, view="dns", site="hq"),
        *branch("b", "hq", "internet"),
    )
    assert overlapping(completed(Document(design=design))) == []


def test_a_branch_on_the_lan_itself_stands_below_with_its_router_in_front() -> None:
    boxes = drawn(make.design_of(*ground(), *guarded_site("hq"), *branch("b", "hq", "hq-lan")))
    at, lan = boxes.nodes["b-router"], boxes.zones["b-lan"]
    assert at.right < lan.x == boxes.zones["hq-lan"].x
    assert lan.y > boxes.zones["hq-wifi"].bottom
    assert lan.y < at.centre[1] < lan.bottom


def test_the_tallest_network_below_the_main_one_gets_room_for_another_column() -> None:
    phones = [make.phone(f"phone{number}", "hq-wifi") for number in range(2)]
    desktops = [make.desktop(f"desktop{number}", "hq-lan") for number in range(9)]
    boxes = drawn(make.design_of(*ground(), *guarded_site("hq"), *phones, *desktops))
    lan, wifi, voice = (boxes.zones[f"hq-{key}"] for key in ("lan", "wifi", "voice"))
    assert wifi.y == voice.y
    assert wifi.width > voice.width
    assert len({boxes.nodes[key].x for key in ("phone0", "phone1", "hq-phone")}) > 1
    assert {lan.x, lan.right} == {min(wifi.x, voice.x), max(wifi.right, voice.right)}
