"""Records of Edge Servers."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design, Element
from planner.model.devices import Vip, VipPurpose
from planner.model.interfaces import Side
from planner.model.links import LinkKind
from planner.model.policies import MobilitySettings, PushSettings
from planner.model.product import Feature, ProductVersion
from planner.model.servers import EdgePool, PoolBalancing, PortOverride
from planner.model.zones import ZoneKind
from planner.requirements.edge_records import srv_host
from planner.requirements.groundwork import Groundwork
from planner.requirements.records import derive_records
from planner.requirements.requirement import RequiredRecord
from tests.builders import (
    design_of,
    edge,
    enterprise_pool,
    interface,
    link,
    load_balancer,
    machine,
    site,
    small_site,
    standard_edition,
    view,
    zone,
)


def _of(design: Design, *rows: str) -> list[RequiredRecord]:
    return [record for record in derive_records(Groundwork(design, load_catalog())) if record.record_id in rows]


def _shown(records: list[RequiredRecord]) -> list[tuple[str, str, int | None, str]]:
    return [(record.view, record.name, record.port, " ".join(record.targets)) for record in records]


def test_outside_names_carry_public_addresses() -> None:
    assert _shown(_of(small_site(), "access_edge_a", "webconf_edge_a", "av_edge_a", "sip_external")) == [
        ("public-dns", "av.contoso.com", None, "203.0.113.13"),
        ("public-dns", "sip.contoso.com", None, "203.0.113.11"),
        ("public-dns", "webconf.contoso.com", None, "203.0.113.12"),
    ]


def test_the_inside_name_carries_the_inside_address() -> None:
    assert _shown(_of(small_site(), "edge_pool_int_a", "edge_server_int_a")) == [
        ("internal-dns", "edge.contoso.local", None, "172.16.2.11")
    ]


def test_members_of_a_pool_have_names_of_their_own() -> None:
    pool = edge()
    nodes = tuple(replace(pool.members[0], id=f"node{n}", fqdn=f"node{n}.contoso.local") for n in (1, 2))
    names = [
        record.name for record in _of(small_site().with_element(replace(pool, members=nodes)), "edge_server_int_a")
    ]
    assert names == ["node1.contoso.local", "node2.contoso.local"]


def test_names_that_are_not_planned_have_no_record() -> None:
    bare = edge(access_fqdn=None, web_conferencing_fqdn=None, av_fqdn=None)
    design = small_site().with_element(bare)
    assert _of(design, "access_edge_a", "webconf_edge_a", "av_edge_a", "edge_single_name_a") == []


def test_one_name_for_all_services_has_one_record_and_moves_the_sign_in_port() -> None:
    name = "edge.contoso.com"
    single = edge(access_fqdn=name, web_conferencing_fqdn=name, av_fqdn=name)
    design = small_site().with_element(single)
    assert _of(design, "access_edge_a", "webconf_edge_a", "av_edge_a") == []
    assert [record.name for record in _of(design, "edge_single_name_a")] == [name]
    assert _shown(_of(design, "sip_tls_srv")) == [("public-dns", "_sip._tls.contoso.com", 5061, name)]
    assert _shown(_of(small_site(), "sip_tls_srv")) == [("public-dns", "_sip._tls.contoso.com", 443, "sip.contoso.com")]


def test_a_port_of_the_planner_wins_over_the_variant() -> None:
    name = "edge.contoso.com"
    ports = (PortOverride(service="access-edge-sip", port=444),)
    single = edge(access_fqdn=name, web_conferencing_fqdn=name, av_fqdn=name, ports=ports)
    assert [record.port for record in _of(small_site().with_element(single), "sip_tls_srv")] == [444]


@pytest.mark.parametrize(
    ("access", "domain", "expected"),
    [
        ("sip.contoso.com", "contoso.com", "sip.contoso.com"),
        ("access.contoso.com", "contoso.com", "access.contoso.com"),
        ("access.contoso.com", "fabrikam.com", "sip.fabrikam.com"),
        (None, "contoso.com", "sip.contoso.com"),
    ],
)
def test_an_srv_names_a_host_of_its_own_domain(access: str | None, domain: str, expected: str) -> None:
    assert srv_host(EdgePool(id="e", name="E", fqdn="e.contoso.local", access_fqdn=access), domain) == expected


@pytest.mark.parametrize(
    ("features", "push", "expected"),
    [
        ((), False, 0),
        ((Feature.FEDERATION,), False, 1),
        ((Feature.PUBLIC_IM,), False, 1),
        ((Feature.HYBRID,), False, 1),
        ((), True, 1),
    ],
)
def test_the_federation_srv_is_for_partners_cloud_and_push(
    features: tuple[Feature, ...], push: bool, expected: int
) -> None:
    plain = small_site(features=features, mobility=MobilitySettings(push=PushSettings(apple=push)))
    design = replace(plain.with_element(edge(federation=False)), cloud_services=())
    assert len(_of(design, "sipfederationtls_srv_external")) == expected


def test_partners_are_told_the_federation_route() -> None:
    other = edge("second", access_fqdn="fed.contoso.com")
    design = small_site().with_element(replace(edge(), federation=False)).with_element(other)
    assert [record.element for record in _of(design, "sipfederationtls_srv_external")] == ["second"]
    assert [record.element for record in _of(design, "sip_tls_srv")] == ["edge"]


def test_outside_clients_are_told_the_edge_of_the_default_site() -> None:
    far = edge("far", site="far-site", access_fqdn="far.contoso.com")
    design = small_site(site("far-site"))
    reordered = replace(design, servers=(far, *design.servers))
    assert {record.element for record in _of(reordered, "sip_tls_srv")} == {"edge"}


def test_a_hardware_balanced_edge_is_told_by_its_vips() -> None:
    vips = tuple(
        Vip(id=f"vip{number}", purpose=purpose, pool="edge", address=ip_address(f"203.0.113.{number}"))
        for number, purpose in ((50, VipPurpose.EDGE_ACCESS), (51, VipPurpose.EDGE_AV))
    )
    balancer = load_balancer("edge-balancer", zone="perimeter-outer", vips=vips)
    design = small_site(balancer).with_element(edge(balancing=PoolBalancing.HARDWARE))
    assert _shown(_of(design, "access_edge_a", "webconf_edge_a", "av_edge_a")) == [
        ("public-dns", "av.contoso.com", None, "203.0.113.51"),
        ("public-dns", "webconf.contoso.com", None, ""),  # no VIP planned yet
    ]
    assert [record.targets for record in _of(design, "sip_external")] == [("203.0.113.50",)]


def test_hybrid_users_inside_find_the_web_conferencing_edge() -> None:
    assert _of(small_site(), "webconf_internal_view") == []
    found = _of(small_site(features=(Feature.HYBRID,)), "webconf_internal_view")
    assert _shown(found) == [("internal-dns", "webconf.contoso.com", None, "203.0.113.12")]


@pytest.mark.parametrize("product", list(ProductVersion))
def test_xmpp_has_records_in_2015_only(product: ProductVersion) -> None:
    found = _of(small_site(features=(Feature.XMPP,), product=product), "xmpp_srv", "xmpp_a")
    expected = [
        ("public-dns", "_xmpp-server._tcp.contoso.com", 5269, "xmpp.contoso.com"),
        ("public-dns", "xmpp.contoso.com", None, "203.0.113.11"),
    ]
    assert _shown(found) == (expected if product is ProductVersion.V2015 else [])


# --- what the Edge itself asks --------------------------------------------------------------------


def _edge_asking(outer: str, inner: str, *more: Element, **fields: Any) -> Design:
    """An Edge whose zones ask these views, before a pool of two members."""
    legs = (
        interface("external", "outer", "172.16.1.11", side=Side.EXTERNAL),
        interface("internal", "inner", "172.16.2.11", side=Side.INTERNAL),
    )
    server = EdgePool(
        id="edge",
        name="Edge",
        fqdn="edge.contoso.local",
        access_fqdn="sip.contoso.com",
        members=(machine("edge1", *legs, fqdn="edge.contoso.local"),),
    )
    given: dict[str, Any] = {"sip_domains": ("contoso.com",), **fields}
    return design_of(
        view("public"),
        view("perimeter", "contoso.com"),
        view("internal-dns", "contoso.com", forwards_to="public"),
        view("relay", forwards_to="internal-dns"),
        zone("internet", ZoneKind.INTERNET, view="public"),
        zone("outer", ZoneKind.PERIMETER_OUTER, view=outer),
        zone("inner", ZoneKind.PERIMETER_INNER, view=inner),
        zone("internal", ZoneKind.INTERNAL, view="internal-dns"),
        enterprise_pool(count=2),
        server,
        *more,
        **given,
    )


@pytest.mark.parametrize(
    ("outer", "inner", "where"),
    [
        ("public", "internal-dns", None),
        ("public", "relay", None),
        ("public", "perimeter", "perimeter"),
        ("perimeter", "perimeter", "perimeter"),
        ("public", "public", "edge"),
    ],
)
def test_the_edge_finds_its_next_hop(outer: str, inner: str, where: str | None) -> None:
    found = _of(_edge_asking(outer, inner), "edge_nexthop_hosts")
    expected = [(where, "pool.contoso.local", None, f"10.0.0.{last}") for last in (21, 22)]
    assert _shown(found) == (expected if where else [])
    # A line of a HOSTS file belongs to the Edge and says so.
    assert all(("HOSTS" in record.note) is (where == "edge") for record in found)


def test_the_linked_next_hop_is_the_one_that_is_found() -> None:
    other = standard_edition("other", address="10.0.0.99")
    design = _edge_asking("public", "public", other, link(LinkKind.NEXT_HOP, "edge", "other"))
    assert [record.name for record in _of(design, "edge_nexthop_hosts")] == ["other.contoso.local"]


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("public", "internal-dns", [("internal-dns", False)]),
        ("internal-dns", "internal-dns", [("internal-dns", True)]),
        ("perimeter", "internal-dns", [("internal-dns", True), ("perimeter", True)]),
        ("public", "public", []),
        ("public", "relay", []),  # holds no zone of the domain: the question goes on
    ],
)
def test_the_edge_finds_the_federation_srv_of_domains_that_its_views_hide(
    outer: str, inner: str, expected: list[tuple[str, bool]]
) -> None:
    design = _edge_asking(outer, inner, features=(Feature.HYBRID,))
    found = _of(design, "sipfederationtls_srv_internal")
    assert [(record.view, record.is_required) for record in found] == expected
    assert {record.targets for record in found} <= {("sip.contoso.com",)}
    assert _of(_edge_asking(outer, inner), "sipfederationtls_srv_internal") == []
