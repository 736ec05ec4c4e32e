"""Virtual addresses that load balancers have to carry."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import Persistence, Transport, Vip, VipPort, VipPurpose
from planner.model.policies import DiscoveryTransport, MobilitySettings
from planner.model.product import Feature, ProductVersion, ServerGeneration
from planner.model.servers import DirectorPool, PoolBalancing, PortOverride, WebServices
from planner.requirements import build_plan
from planner.requirements.requirement import RequiredVip
from tests.builders import (
    edge,
    enterprise_pool,
    enterprise_site,
    load_balancer,
    machine,
    office_web_apps,
    small_site,
    standard_edition,
)
from tests.requirements.published import published_proxy


def _of(design: Design, *purposes: VipPurpose) -> list[RequiredVip]:
    return [vip for vip in build_plan(design, load_catalog()).balancing if not purposes or vip.purpose in purposes]


def _ports(vip: RequiredVip) -> list[tuple[int, int]]:
    return [(port.port, port.member_port) for port in vip.ports]


def _without_balancer(design: Design) -> Design:
    return replace(design, devices=tuple(item for item in design.devices if item.kind != "load-balancer"))


def test_single_servers_need_no_balancer() -> None:
    assert _of(small_site()) == []
    assert _of(enterprise_site(members=1).with_element(load_balancer(vips=()))) == []


def test_a_pool_of_several_members_needs_both_web_vips() -> None:
    assert [(vip.pool, vip.purpose, vip.balancer, vip.vip) for vip in _of(enterprise_site())] == [
        ("pool", VipPurpose.WEB_EXTERNAL, "balancer", "balancer-web-external"),
        ("pool", VipPurpose.WEB_INTERNAL, "balancer", "balancer-web-internal"),
    ]


def test_missing_vips_are_listed_without_a_balancer() -> None:
    needed = build_plan(_without_balancer(enterprise_site()), load_catalog()).balancing
    assert [(vip.purpose, vip.balancer, vip.vip) for vip in needed if vip.is_required] == [
        (VipPurpose.WEB_EXTERNAL, None, None),
        (VipPurpose.WEB_INTERNAL, None, None),
    ]
    assert all(vip.vip for vip in _of(enterprise_site()) if vip.is_required)


def test_a_pool_that_is_not_published_can_do_without_the_external_vip() -> None:
    pool = enterprise_pool(web=WebServices(internal_fqdn="web.contoso.local"))
    (external,) = _of(_without_balancer(enterprise_site()).with_element(pool), VipPurpose.WEB_EXTERNAL)
    assert not external.is_required


def test_each_balancer_that_carries_a_vip_has_its_own_row() -> None:
    second = Vip(id="second", purpose=VipPurpose.WEB_INTERNAL, pool="pool", address=ip_address("10.0.0.33"))
    design = enterprise_site(load_balancer("other", vips=(second,)))
    assert [(vip.balancer, vip.vip) for vip in _of(design, VipPurpose.WEB_INTERNAL)] == [
        ("balancer", "balancer-web-internal"),
        ("other", "second"),
    ]


def test_persistence_is_as_the_documents_are_settled() -> None:
    external, internal = _of(enterprise_site())
    assert external.persistence == (Persistence.NONE, Persistence.SOURCE, Persistence.COOKIE)
    assert internal.persistence == (Persistence.SOURCE,)
    (wifi,) = _of(enterprise_site(mobility=MobilitySettings(wifi_only=True)), VipPurpose.WEB_INTERNAL)
    assert wifi.persistence == (Persistence.SOURCE, Persistence.TCP)
    assert _ports(wifi) == [(443, 443), (80, 80)]


def test_cookies_come_first_while_2010_pools_remain() -> None:
    old = standard_edition("old", address="10.0.0.99", generation=ServerGeneration.LYNC_2010)
    (external,) = _of(enterprise_site(old), VipPurpose.WEB_EXTERNAL)
    assert external.persistence[0] is Persistence.COOKIE


def test_listeners_of_the_external_vip_may_translate_or_not() -> None:
    (needed,) = _of(enterprise_site(), VipPurpose.WEB_EXTERNAL)
    assert [(port.port, port.member_port) for port in needed.ports if port not in needed.optional_ports] == [
        (443, 4443)
    ]
    assert (4443, 4443) in [(port.port, port.member_port) for port in needed.alternative_ports]


@pytest.mark.parametrize("feature", [Feature.PHONES, None])
def test_the_external_site_over_http_is_needed_for_phones_and_http_discovery(feature: Feature | None) -> None:
    features = (feature,) if feature else ()
    (needed,) = _of(enterprise_site(features=features), VipPurpose.WEB_EXTERNAL)
    assert [port.port for port in needed.optional_ports] == ([] if feature else [80])
    http = MobilitySettings(discovery_transport=DiscoveryTransport.HTTP)
    (over_http,) = _of(enterprise_site(mobility=http), VipPurpose.WEB_EXTERNAL)
    assert over_http.optional_ports == ()


def test_ports_of_the_planner_are_the_members() -> None:
    pool = enterprise_pool(
        ports=(
            PortOverride(service="web-external-https", port=4444),
            PortOverride(service="registrar-sip", port=5071),
        )
    )
    (external,) = _of(enterprise_site().with_element(pool), VipPurpose.WEB_EXTERNAL)
    assert _ports(external)[0] == (443, 4444)
    assert external.alternative_ports[0] == VipPort(port=4444, member_port=4444)
    assert external.probe_port == 5071


def test_directors_are_balanced_like_pools_and_probed_at_their_own_service() -> None:
    found = [vip for vip in _of(published_proxy()) if vip.pool == "director"]
    assert [vip.purpose for vip in found] == [VipPurpose.WEB_EXTERNAL, VipPurpose.WEB_INTERNAL]
    assert {vip.probe_port for vip in found} == {5061}
    assert {vip.element for vip in found} == {"director"}


def _hardware(**fields: object) -> Design:
    pool = replace(enterprise_pool(sip_balancing=PoolBalancing.HARDWARE), **fields)  # type: ignore[arg-type]
    return enterprise_site().with_element(pool)


def test_a_hardware_balanced_pool_needs_a_sip_vip() -> None:
    (sip,) = _of(_hardware(), VipPurpose.SIP)
    assert (sip.vip, sip.row_id) == (None, "fe-hlb-only")
    assert {5061, 444, 135} <= {port.port for port in sip.ports}
    assert 5070 not in {port.port for port in sip.ports}
    (mediating,) = _of(_hardware(mediation_collocated=True), VipPurpose.SIP)
    assert 5070 in {port.port for port in mediating.ports}


def test_a_sip_vip_may_carry_the_web_sites_too() -> None:
    vip = Vip(id="all", purpose=VipPurpose.SIP, pool="pool", address=ip_address("10.0.0.50"))
    design = _hardware().with_element(load_balancer(vips=(vip,)))
    assert [(item.purpose, item.vip) for item in _of(design)] == [(VipPurpose.SIP, "all")]


def test_a_hardware_balanced_director_listens_for_http_discovery_when_it_is_planned() -> None:
    design = published_proxy()
    (single,) = design.servers_of(DirectorPool)
    director = replace(single, sip_balancing=PoolBalancing.HARDWARE)
    plain = design.with_element(director)
    http = replace(plain, mobility=MobilitySettings(discovery_transport=DiscoveryTransport.HTTP))
    for variant, expected in ((plain, False), (http, True)):
        (sip,) = _of(variant, VipPurpose.SIP)
        assert sip.row_id == "director-hlb-only"
        assert (8080 in {port.port for port in sip.ports}) is expected


@pytest.mark.parametrize("product", list(ProductVersion))
def test_a_hardware_balanced_edge_needs_three_vips(product: ProductVersion) -> None:
    pool = edge(balancing=PoolBalancing.HARDWARE)
    design = small_site(features=(Feature.XMPP,), product=product).with_element(pool)
    found = {vip.purpose: vip for vip in _of(design)}
    assert set(found) == {VipPurpose.EDGE_ACCESS, VipPurpose.EDGE_WEB_CONFERENCING, VipPurpose.EDGE_AV}
    has_xmpp = product is ProductVersion.V2015
    expected = [(443, 443), (5061, 5061), *([(5269, 5269)] if has_xmpp else [])]
    assert _ports(found[VipPurpose.EDGE_ACCESS]) == expected
    assert [(port.port, port.transport) for port in found[VipPurpose.EDGE_AV].ports] == [
        (3478, Transport.UDP),
        (443, Transport.TCP),
    ]
    assert "forbidden" in found[VipPurpose.EDGE_AV].note


def test_an_internal_edge_vip_is_described_where_there_is_one() -> None:
    vip = Vip(id="inner", purpose=VipPurpose.EDGE_INTERNAL, pool="edge", address=ip_address("172.16.2.50"))
    (found,) = _of(small_site(load_balancer("b", zone="perimeter-inner", vips=(vip,))), VipPurpose.EDGE_INTERNAL)
    assert (found.is_required, found.vip) == (False, "inner")
    assert 8057 not in {port.port for port in found.ports}


def test_a_farm_of_several_members_needs_a_vip() -> None:
    farm = office_web_apps()
    second = machine("owas2", fqdn="owas2.contoso.local")
    design = enterprise_site().with_element(replace(farm, members=(*farm.members, second)))
    (found,) = _of(design, VipPurpose.OFFICE_WEB_APPS)
    assert _ports(found) == [(443, 443), (80, 80)]
    assert [port.port for port in found.optional_ports] == [80]
    assert found.persistence
