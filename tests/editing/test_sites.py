from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from planner.designfile import read_document
from planner.editing.autolayout import completed
from planner.editing.drawing import boxes_in, drawn_zone
from planner.editing.moves import MoveNodes
from planner.editing.removal import RemoveElements
from planner.editing.sites import contents_of_sites, gaps_in, site_boxes, zones_on
from planner.model.document import Document
from planner.model.zones import Site, ZoneKind
from planner.resource_files import resource_path
from tests.editing.samples import example
from tests.strategies import documents


@given(documents())
def test_a_ground_holds_its_zones_and_no_more(document: Document) -> None:
    document = completed(document)
    boxes = boxes_in(document.design, document.layout)
    for site, ground in site_boxes(document.design, boxes).items():
        areas = [boxes.zones[zone.id] for zone in zones_on(document.design, (site,))]
        assert all(ground.contains(area) for area in areas)
        assert min(area.x for area in areas) - ground.x == ground.right - max(area.right for area in areas)
        own = {zone.id for zone in zones_on(document.design, (site,))}
        assert own <= set(contents_of_sites(document.design, boxes, (site,)))


def test_grounds_leave_out_what_is_of_others() -> None:
    document = read_document(resource_path("examples", "enterprise.yaml")).document
    boxes = boxes_in(document.design, document.layout)
    grounds = site_boxes(document.design, boxes)
    assert set(grounds) == {"headquarters", "branch"}
    assert gaps_in(document.design, boxes, grounds) == {"headquarters": (), "branch": ()}
    moved = _with_branch_in_headquarters(document)
    boxes = boxes_in(moved.design, moved.layout)
    grounds = site_boxes(moved.design, boxes)
    gaps = gaps_in(moved.design, boxes, grounds)
    assert grounds["branch"] in gaps["headquarters"]
    assert not gaps["branch"]
    guest = next(zone for zone in document.design.zones if zone.zone_kind is ZoneKind.GUEST_WIFI)
    assert guest.site == "headquarters"
    assert not grounds["headquarters"].intersects(boxes.zones[guest.id])  # outside, whoever runs it


def _with_branch_in_headquarters(document: Document) -> Document:
    """The branch drawn in the free corner below the perimeter."""
    boxes = boxes_in(document.design, document.layout)
    around = site_boxes(document.design, boxes)["headquarters"]
    branch = boxes.zones["branch-lan"]
    dx, dy = around.x + 80 - branch.x, around.bottom - 20 - branch.bottom
    inside = [node.id for node in document.design.nodes if drawn_zone(node) == "branch-lan"]
    places = [(key, document.layout.placements[key]) for key in ("branch-lan", *inside)]
    return MoveNodes(tuple((key, place.x + dx, place.y + dy) for key, place in places)).apply(document)


def test_a_ground_grows_and_shrinks_with_its_zones() -> None:
    document = completed(example("standard"))
    before = site_boxes(document.design, boxes_in(document.design, document.layout))["headquarters"]
    place = document.layout.placements["wifi"]
    moved = MoveNodes((("wifi", place.x, place.y + 500), ("phone-wifi", 1500.0, place.y + 560))).apply(document)
    after = site_boxes(moved.design, boxes_in(moved.design, moved.layout))["headquarters"]
    assert after.height > before.height
    assert site_boxes(document.design, boxes_in(document.design, document.layout))["headquarters"] == before


def test_removing_a_site_leaves_its_zones() -> None:
    document = example("enterprise")
    after = RemoveElements(frozenset({"branch"})).apply(document)
    assert after.design.find("branch-lan") is not None
    assert after.design.zone("branch-lan").site is None
    assert "branch" not in site_boxes(after.design, boxes_in(after.design, after.layout))


def test_a_site_without_zones_is_not_drawn() -> None:
    document = completed(example("standard"))
    design = replace(document.design, sites=(*document.design.sites, Site(id="new", name="New")))
    assert "new" not in site_boxes(design, boxes_in(design, document.layout))


def test_a_firewall_beside_the_ground_goes_along_with_the_only_site_that_it_joins() -> None:
    document = read_document(resource_path("examples", "enterprise.yaml")).document
    boxes = boxes_in(document.design, document.layout)
    ground = site_boxes(document.design, boxes)["headquarters"]
    assert not ground.intersects(boxes.nodes["external-firewall"])
    moved = contents_of_sites(document.design, boxes, ("headquarters",))
    assert "external-firewall" in moved
    assert "guest-router" not in moved, "it joins no zone on the ground"
    assert "external-firewall" not in contents_of_sites(document.design, boxes, ("branch",))
    pair = read_document(resource_path("examples", "paired-pools.yaml")).document
    boxes = boxes_in(pair.design, pair.layout)
    east = contents_of_sites(pair.design, boxes, ("east",))
    firewalls = {node.id for node in pair.design.devices if node.id in east and "firewall" in node.id}
    assert {key for key in firewalls if "west" in key} == set()
    assert len(firewalls) == 2
