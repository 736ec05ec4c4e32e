from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from planner.editing.annotations import LockElements
from planner.editing.autolayout import LayOut, LayOutSelection, completed, missing_placements
from planner.editing.columns import arrange
from planner.editing.drawing import Boxes, boxes_of, drawn_zone, is_border_device
from planner.editing.moves import FoldElements, MoveNodes
from planner.editing.templates import new_element
from planner.model.design import Design
from planner.model.document import Document
from planner.model.layout import Layout, Placement
from planner.model.zones import DnsView, Site, SiteKind, Zone, ZoneKind
from tests.editing.samples import example, small_document


def boxes(document: Document) -> Boxes:
    return boxes_of(document.design, document.layout.placements)


def overlapping(document: Document) -> list[tuple[str, str]]:
    drawn = boxes(document)
    pairs = [*combinations(drawn.nodes.items(), 2), *combinations(drawn.zones.items(), 2)]
    found = [(a, b) for (a, first), (b, second) in pairs if first.intersects(second)]
    for node in document.design.nodes:
        home = drawn_zone(node)
        for key, area in drawn.zones.items():
            if key != home and area.intersects(drawn.nodes[node.id]):
                found.append((node.id, key))
        if home is not None and not drawn.zones[home].contains(drawn.nodes[node.id]):
            found.append((node.id, home))
    return found


def many_sites(count: int) -> Document:
    sites = [Site(id="hq", name="HQ"), Site(id="second", name="Second")]
    sites += [Site(id=f"b{n}", name=f"B{n}", site_kind=SiteKind.BRANCH, central="hq") for n in range(count)]
    zones = [
        Zone(id="internet", name="Internet", zone_kind=ZoneKind.INTERNET, view="v"),
        Zone(id="lan", name="LAN", zone_kind=ZoneKind.INTERNAL, view="v", site="hq"),
        Zone(id="lan2", name="LAN 2", zone_kind=ZoneKind.INTERNAL, view="v", site="second"),
        Zone(id="voice", name="Voice", zone_kind=ZoneKind.INTERNAL, view="v", site="hq"),
    ]
    zones += [Zone(id=f"z{n}", name=f"Z{n}", zone_kind=ZoneKind.BRANCH, view="v", site=f"b{n}") for n in range(count)]
    design = Design(dns_views=(DnsView(id="v", name="V"),), sites=tuple(sites), zones=tuple(zones))
    return completed(Document(design=design))


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_a_whole_design_is_placed_without_overlaps(name: str) -> None:
    document = completed(example(name))
    design = document.design
    assert set(document.layout.placements) == {item.id for item in (*design.nodes, *design.zones)}
    assert overlapping(document) == []


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_everything_stands_on_the_grid(name: str) -> None:
    for place in completed(example(name)).layout.placements.values():
        assert [value % 10 for value in (place.x, place.y, place.width or 0, place.height or 0)] == [0, 0, 0, 0]


def test_outside_stands_left_inside_right_branches_below() -> None:
    zones = boxes(completed(example("enterprise"))).zones
    assert zones["internet"].right < zones["perimeter-outer"].x
    for perimeter in ("perimeter-edge", "perimeter-outer", "perimeter-inner"):
        assert zones["internet"].right < zones[perimeter].x
        assert zones[perimeter].right < zones["lan"].x
    assert zones["perimeter-edge"].bottom < zones["perimeter-outer"].y
    assert zones["perimeter-outer"].bottom < zones["perimeter-inner"].y, "as in the reference designs"
    assert zones["branch-lan"].y > max(box.bottom for key, box in zones.items() if key != "branch-lan")


def test_devices_that_join_zones_stand_between_them() -> None:
    document = completed(example("enterprise"))
    drawn = boxes(document)
    for node in document.design.nodes:
        if is_border_device(node):
            assert not any(area.intersects(drawn.nodes[node.id]) for area in drawn.zones.values())


def test_the_same_design_gives_the_same_layout() -> None:
    assert arrange(example("enterprise").design) == arrange(example("enterprise").design)


def test_a_complete_layout_is_left_alone() -> None:
    document = small_document()
    assert completed(document) is document
    assert completed(Document()) == Document()


def test_laying_out_again_keeps_folds_and_drops_bends() -> None:
    document = FoldElements(("pool",)).apply(small_document())
    document = replace(document, layout=replace(document.layout, bends={"pool-files": ((1.0, 1.0),)}))
    after = LayOut().apply(document)
    assert after.layout.placements["pool"].is_folded
    assert after.layout.bends == {}
    assert overlapping(after) == []
    assert after.design is document.design


@pytest.mark.parametrize("missing", ["pool", "files", "fw", "phone", "inside", "outside"])
def test_a_missing_element_is_fitted_into_what_is_there(missing: str) -> None:
    document = small_document()
    kept = {key: value for key, value in document.layout.placements.items() if key != missing}
    after = completed(replace(document, layout=Layout(placements=kept)))
    assert {key: after.layout.placements[key] for key in kept} == kept
    drawn = boxes(after)
    new = drawn.nodes.get(missing)
    if new is not None:
        assert not any(box.intersects(new) for key, box in drawn.nodes.items() if key != missing)


def test_a_new_zone_with_its_contents_stands_beside_everything() -> None:
    document = small_document()
    kept = {key: value for key, value in document.layout.placements.items() if key in ("outside", "phone")}
    drawn = boxes(completed(replace(document, layout=Layout(placements=kept))))
    assert drawn.zones["inside"].x > drawn.zones["outside"].right
    assert drawn.zones["inside"].contains(drawn.nodes["pool"])


def test_elements_without_a_zone_stand_below() -> None:
    document = small_document()
    loose = tuple(replace(document.design.servers[1], id=f"loose-{n}", members=()) for n in range(9))
    design = replace(document.design, servers=(*document.design.servers, *loose))
    fresh = completed(Document(design=design))
    assert overlapping(fresh) == []
    lowest = max(box.bottom for box in boxes(fresh).zones.values())
    assert all(boxes(fresh).nodes[server.id].y > lowest for server in loose)
    fitted = completed(replace(document, design=design))
    drawn = boxes(fitted)
    assert not any(a.intersects(b) for a, b in combinations(drawn.nodes.values(), 2))
    assert missing_placements(Design(), {"gone": Placement(x=0, y=0)}) == {}


def test_many_branches_stand_in_rows_and_each_central_site_in_a_band() -> None:
    document = many_sites(40)
    drawn = boxes(document)
    assert overlapping(document) == []
    assert len({drawn.zones[f"z{n}"].y for n in range(40)}) > 2
    assert drawn.zones["lan2"].y > drawn.zones["z39"].bottom


def test_a_device_plugged_into_nothing_stands_below() -> None:
    document = small_document()
    loose = replace(document.design.firewalls[0], id="loose", interfaces=())
    design = document.design.with_element(loose)
    assert overlapping(completed(Document(design=design))) == []
    assert "loose" in completed(replace(document, design=design)).layout.placements
    alone = Document(design=Design(devices=(loose,)))
    assert set(completed(alone).layout.placements) == {"loose"}


def test_a_selection_is_arranged_where_it_stands_and_nothing_else_moves() -> None:
    document = LayOut().apply(example("enterprise"))
    zone = next(zone.id for zone in document.design.zones if zone.name == "Internal network")
    inside = [node.id for node in document.design.nodes if drawn_zone(node) == zone]
    strewn = MoveNodes(tuple((key, 3000.0 + 7 * n, 90.0 * n) for n, key in enumerate(inside))).apply(document)
    after = LayOutSelection(frozenset(inside)).apply(strewn)
    before, now = strewn.layout.placements, after.layout.placements
    assert {key for key in before if before[key] != now[key]} <= set(inside)
    assert min(now[key].x for key in inside) == 3000.0
    steps = {(now[key].x - document.layout.placements[key].x) for key in inside}
    assert len(steps) == 1, "as the whole drawing arranges them"


def test_locked_elements_stay_out_of_an_arranged_selection() -> None:
    document = LockElements(("pool",)).apply(small_document())
    after = LayOutSelection(frozenset({"inside", "phone"})).apply(document)
    assert after.layout.placements["pool"] == document.layout.placements["pool"]


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_a_small_change_moves_little(name: str) -> None:
    document = LayOut().apply(example(name))
    added = new_element(document, "client-browser", None, document.design.zones[0].id)
    after = LayOut().apply(added.apply(document))
    before, now = document.layout.placements, after.layout.placements
    moves = sorted(abs(now[key].x - place.x) + abs(now[key].y - place.y) for key, place in before.items())
    assert moves[len(moves) // 2] <= 60, "half of all stays about where it was"
    assert moves[-1] <= 260, "and nothing goes further than a box and a gap"
    assert LayOut().apply(after) == after


def test_laying_out_everything_leaves_what_is_locked_where_it_is() -> None:
    document = completed(example("standard"))
    away = Placement(x=5000.0, y=-700.0, is_locked=True, level=2)
    document = replace(document, layout=document.layout.with_placements({"se01": away}))
    placements = LayOut().apply(document).layout.placements
    assert placements["se01"] == away
    assert placements["dc01"] == LayOut().apply(example("standard")).layout.placements["dc01"]
