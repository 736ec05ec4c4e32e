from __future__ import annotations

from dataclasses import replace

import pytest

from planner.editing.autolayout import completed
from planner.editing.drawing import boxes_of, drawn_zone
from planner.editing.palette import PALETTE, ZONE_NAMES, template, template_of
from planner.editing.session import EditingSession
from planner.editing.templates import new_element
from planner.model.design import Node
from planner.model.document import Document
from planner.model.interfaces import Side
from planner.model.relations import interfaces_of, zones_of
from planner.model.servers import EdgePool, FrontEndPool, Server
from planner.model.zones import Zone, ZoneKind
from tests.editing.samples import example, small_document

KEYS = [row.key for row in PALETTE]


def test_keys_are_unique_and_every_row_is_complete() -> None:
    assert len(KEYS) == len(set(KEYS))
    for row in PALETTE:
        assert row.label
        assert row.group
        assert row.icon
        assert row.kind == "zone" or row.zone_kinds or row.kind == "router"
    with pytest.raises(KeyError):
        template("teapot")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["", "standard"])
def test_every_row_can_be_placed_twice_anywhere(key: str, name: str) -> None:
    session = EditingSession(example(name) if name else Document())
    for at in ((500.0, 300.0), None):
        before = session.document.design
        session.do(new_element(session.document, key, at))
        new = [item for item in session.document.design.elements if item.id not in before.all_ids]
        last = new[-1] if template(key).kind != "zone" else next(item for item in new if isinstance(item, Zone))
        made = next(item for item in new if item.kind == template(key).kind)
        assert template_of(made) == template(key), last
    names = [item.name for item in session.document.design.nodes]
    assert len(names) == len(set(names))
    hosts = [server.fqdn for server in session.document.design.servers]
    assert len(hosts) == len(set(hosts))


def test_a_server_stands_where_it_was_dropped_with_a_free_address() -> None:
    document = small_document()
    edit = new_element(document, "sql-server", (650, 303))
    after = edit.apply(document)
    server = after.design.servers[-1]
    assert drawn_zone(server) == "inside"
    assert server.fqdn == "sql01.contoso.com"
    (machine,) = server.members
    assert machine.fqdn == server.fqdn
    assert [str(address) for address in machine.interfaces[0].addresses] == ["192.0.2.11"]
    assert server.unconfirmed == ("fqdn", "members")
    place = after.layout.placements[server.id]
    assert (place.x, place.y) == (560, 270)
    assert edit.label == "Add SQL Server"


def test_without_a_place_it_goes_to_a_free_one_in_its_usual_zone() -> None:
    document = small_document()
    after = new_element(document, "client-mobile").apply(document)
    boxes = boxes_of(after.design, after.layout.placements)
    new = boxes.nodes["mobile-phone"]
    assert after.design.clients[-1].zone == "outside"
    assert not any(box.intersects(new) for key, box in boxes.nodes.items() if key != "mobile-phone")


def test_on_an_empty_canvas_the_zone_and_its_view_are_made_too() -> None:
    after = new_element(Document(), "front-end-pool", (0, 0)).apply(Document())
    (zone,) = after.design.zones
    assert (zone.zone_kind, zone.name) == (ZoneKind.INTERNAL, "Internal network")
    (pool,) = after.design.servers_of(FrontEndPool)
    assert drawn_zone(pool) == zone.id
    assert pool.holds_cms
    boxes = boxes_of(after.design, after.layout.placements)
    assert boxes.zones[zone.id].contains(boxes.nodes[pool.id])


def test_zones_of_one_side_share_a_view() -> None:
    document = Document()
    for key in ("zone-internet", "zone-internal", "zone-cellular", "zone-branch", "zone-perimeter-inner"):
        document = new_element(document, key, (0, 0)).apply(document)
    views = {zone.zone_kind: zone.view for zone in document.design.zones}
    assert views[ZoneKind.INTERNET] == views[ZoneKind.CELLULAR] == "public-dns"
    assert views[ZoneKind.INTERNAL] == views[ZoneKind.BRANCH] == views[ZoneKind.PERIMETER_INNER] == "internal-dns"
    assert document.design.dns_views[1].forwards_to == "public-dns"
    assert set(ZONE_NAMES) == set(ZoneKind)
    emptied = replace(document.design, zones=())
    after = new_element(Document(design=emptied), "zone-wifi").apply(Document(design=emptied))
    assert after.design.zones[0].view == "internal-dns"


def test_a_firewall_joins_the_two_nearest_zones() -> None:
    document = small_document()
    after = new_element(document, "firewall", (400, 250)).apply(document)
    firewall = after.design.firewalls[-1]
    assert zones_of(firewall) == ("outside", "inside")
    assert [interface.side for interface in firewall.interfaces] == [Side.EXTERNAL, Side.INTERNAL]
    named = new_element(document, "router", (400, 250), zone="inside").apply(document)
    assert zones_of(named.design.devices[-1]) == ("inside",)


@pytest.mark.parametrize("key", ["edge-pool", "reverse-proxy"])
def test_edges_and_proxies_reach_into_the_inner_perimeter(key: str) -> None:
    document = example("standard")
    after = new_element(document, key).apply(document)
    new = next(node for node in after.design.nodes if node.id not in document.design.all_ids)
    assert zones_of(new) == ("perimeter-outer", "perimeter-inner")
    assert all(interface.addresses for interface in interfaces_of(new))


def test_an_edge_pool_comes_with_an_address_for_each_of_its_services() -> None:
    before = example("standard")
    edited = new_element(before, "edge-pool").apply(before)
    (edge,) = (pool for pool in edited.design.servers_of(EdgePool) if pool.id not in before.design.all_ids)
    outside, inside = edge.members[0].interfaces
    assert outside.side is Side.EXTERNAL
    assert len(set(outside.addresses)) == 3
    assert len(inside.addresses) == 1


def test_names_come_from_the_domains_of_the_plan() -> None:
    document = example("standard")
    edge = new_element(document, "edge-pool").apply(document).design.servers[-1]
    assert isinstance(edge, EdgePool)
    assert edge.fqdn == "edgepool01.contoso.com"
    assert edge.access_fqdn == "sip2.contoso.com"
    assert "access_fqdn" in edge.unconfirmed
    bare = new_element(Document(), "director-pool").apply(Document()).design.servers[-1]
    assert bare.fqdn == "dirpool01.example.com"


def test_rows_are_found_again_from_elements() -> None:
    for node in example("enterprise").design.nodes:
        row = template_of(node)
        assert row is not None
        assert row.kind == node.kind
    assert template_of(object()) is None
    assert isinstance(example("enterprise").design.servers[0], Node | Server)


def test_firewalls_without_a_place_go_where_one_is_missing() -> None:
    session = EditingSession(Document())
    for kind in ("internet", "cellular", "perimeter-outer", "perimeter-inner", "internal", "wifi"):
        session.do(new_element(session.document, f"zone-{kind}"))
    found = []
    for _ in range(3):
        session.do(new_element(session.document, "firewall"))
        kinds = {zone.id: zone.zone_kind.value for zone in session.document.design.zones}
        found.append([kinds[key] for key in zones_of(session.document.design.devices[-1])])
    assert found == [["internet", "perimeter-outer"], ["perimeter-outer", "internal"], ["perimeter-inner", "internal"]]


def test_an_element_beside_its_zone_draws_the_zone_over_no_other() -> None:
    """Typed below 'Internal network', beside 'Corporate Wi-Fi': the zone would reach over that one to hold it."""
    document = completed(example("standard"))
    boxes = boxes_of(document.design, document.layout.placements)
    wifi = boxes.zones["wifi"]
    after = new_element(document, "file-store", (wifi.x - 200, wifi.bottom - 60)).apply(document)
    grown = boxes_of(after.design, after.layout.placements)
    assert not grown.zones["lan"].intersects(grown.zones["wifi"])
    added = next(server for server in after.design.servers if document.design.find(server.id) is None)
    assert grown.zones["lan"].contains(grown.nodes[added.id])


def test_an_element_beside_its_zone_stays_there_where_the_zone_has_room_to_grow() -> None:
    document = completed(example("standard"))
    lan = boxes_of(document.design, document.layout.placements).zones["lan"]
    after = new_element(document, "file-store", (lan.right + 150, lan.y + 100)).apply(document)
    grown = boxes_of(after.design, after.layout.placements)
    added = next(server for server in after.design.servers if document.design.find(server.id) is None)
    assert abs(grown.nodes[added.id].centre[0] - (lan.right + 150)) <= 10
    assert grown.zones["lan"].contains(grown.nodes[added.id])
