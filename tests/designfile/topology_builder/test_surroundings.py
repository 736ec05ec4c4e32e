"""Machines stand in placeholders; each is named as one, marked and reported."""

from __future__ import annotations

import pytest

from planner.model.relations import home_zone
from planner.model.zones import DnsView, Zone
from tests.designfile.topology_builder.documents import FORMATS, Box, Site, Topology, imported, messages, server
from tests.designfile.topology_builder.topologies import (
    POOL,
    SE,
    add_front_end,
    enterprise,
    standard,
    with_branch,
    with_director,
)

pytestmark = pytest.mark.parametrize("form", FORMATS)


def _zones(topology: Topology, form: str) -> list[str]:
    return [zone.id for zone in imported(topology, form).document.design.zones]


def test_only_the_zones_that_machines_need(form: str) -> None:
    assert _zones(standard(), form) == ["internet", "lan"]
    assert _zones(enterprise(), form) == ["internet", "perimeter-outer", "perimeter-inner", "lan"]
    assert _zones(with_branch(standard(), SE), form) == ["internet", "lan", "branch-lan"]


def test_every_placeholder_is_named_marked_and_reported(form: str) -> None:
    result = imported(with_branch(enterprise(), POOL), form)
    design = result.document.design
    created = {item.element for item in result.report.items if item.kind.value == "created placeholder"}
    placeholders: tuple[Zone | DnsView, ...] = (*design.zones, *design.dns_views)
    assert created == {item.id for item in placeholders}
    for item in placeholders:
        assert item.name.endswith("(placeholder)")
        assert item.unconfirmed
    assert all(not zone.subnets for zone in design.zones)
    assert not (*design.devices, *design.clients, *design.cloud_services, *design.dns_records)


def test_every_server_stands_in_the_zone_of_its_kind(form: str) -> None:
    result = imported(with_branch(enterprise(), POOL), form)
    assert {item.id: home_zone(item) for item in result.document.design.servers} == {
        "pool01": "lan",
        "edgepool": "perimeter-outer",
        "sql01": "lan",
        "files01": "lan",
        "owa01": "lan",
        "gw01": "lan",
        "sba01": "branch-lan",
        "brgw": "branch-lan",
    }


def test_two_central_sites_have_their_own_networks(form: str) -> None:
    topology = enterprise()
    topology.sites.append(Site("7", "Redmond"))
    add_front_end(topology, SE, [Box(SE)], "webext2.contoso.com")
    topology.cluster(SE).site = "7"
    result = imported(topology, form)
    assert [zone.id for zone in result.document.design.zones][-2:] == ["main-site-lan", "redmond-lan"]
    assert server(result, "se01").site == "redmond"
    assert home_zone(server(result, "se01")) == "redmond-lan"


def test_the_views_answer_for_the_domains(form: str) -> None:
    topology = enterprise()
    topology.cluster(POOL).boxes[0].fqdn = "fe01.ad.contoso.com"
    result = imported(topology, form)
    external, internal = result.document.design.dns_views
    assert external.holds == ("contoso.com",)
    assert internal.holds == ("contoso.com", "ad.contoso.com")
    assert (external.forwards_to, internal.forwards_to) == (None, "external")
    assert "It is taken to answer for contoso.com, ad.contoso.com." in messages(result)


def test_a_site_named_like_a_zone_keeps_both_apart(form: str) -> None:
    topology = standard()
    topology.sites[0].name = "LAN"
    design = imported(topology, form).document.design
    assert (design.sites[0].id, design.zones[-1].id) == ("lan-site", "lan")


def test_the_layout_is_left_to_the_canvas(form: str) -> None:
    assert imported(enterprise(), form).document.layout.placements == {}


def test_what_is_unconfirmed_is_a_field(form: str) -> None:
    design = imported(with_branch(with_director(enterprise(), POOL), POOL), form).document.design
    marked = [(item, name) for item in design.elements for name in item.unconfirmed]
    assert marked
    assert [(item.id, name) for item, name in marked if not hasattr(item, name)] == []
