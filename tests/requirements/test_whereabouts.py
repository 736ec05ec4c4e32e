"""Addresses: what a name leads to, from inside and from the Internet."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from typing import Any

import pytest

from planner.model.design import Design, Element
from planner.model.devices import Vip, VipPurpose
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.servers import EdgePool, Machine, PoolBalancing
from planner.model.zones import ZoneKind
from planner.requirements.whereabouts import Whereabouts
from tests.builders import (
    addresses,
    design_of,
    edge,
    enterprise_pool,
    enterprise_site,
    firewall,
    interface,
    load_balancer,
    machine,
    nat,
    office_web_apps,
    reverse_proxy,
    standard_edition,
    view,
    zone,
)

_PLACES: tuple[Element, ...] = (
    view("view"),
    zone("internet", ZoneKind.INTERNET, view="view"),
    zone("perimeter-outer", ZoneKind.PERIMETER_OUTER, view="view"),
    zone("perimeter-inner", ZoneKind.PERIMETER_INNER, view="view"),
    zone("internal", ZoneKind.INTERNAL, view="view"),
)


def _where(*elements: Element) -> Whereabouts:
    return Whereabouts(design_of(*_PLACES, *elements))


def _texts(found: tuple[Any, ...]) -> list[str]:
    return [str(item) for item in found]


def _vip(purpose: VipPurpose, pool: str, address: str) -> Vip:
    return Vip(id=f"vip-{address.replace('.', '-')}", purpose=purpose, pool=pool, address=ip_address(address))


def test_a_machine_is_found_at_its_primary_adapter() -> None:
    member = machine(
        "fe",
        interface("lan", "internal", "10.0.0.1", "2001:db8::1"),
        interface("voice", "internal", "10.0.9.1", side=Side.PSTN),
        fqdn="fe.contoso.local",
    )
    assert _texts(_where().primary(member)) == ["10.0.0.1", "2001:db8::1"]


def test_a_bound_front_end_service_decides_the_address() -> None:
    member = machine(
        "fe",
        interface("lan", "internal", "10.0.0.1", "10.0.0.2"),
        fqdn="fe.contoso.local",
        bindings=(Binding(service=BoundService.FRONT_END, addresses=addresses("10.0.0.2")),),
    )
    assert _texts(_where().primary(member)) == ["10.0.0.2"]


def test_a_machine_with_other_adapters_only_is_found_there() -> None:
    def member(side: Side) -> Machine:
        return machine("x", interface("lan", "internal", "10.0.0.1", side=side), fqdn="x.contoso.local")

    assert [_texts(_where().primary(member(side))) for side in Side] == [["10.0.0.1"]] * 4
    assert _where().primary(machine("x", fqdn="x.contoso.local")) == ()


def test_the_public_side_follows_the_nat_of_one_firewall_after_the_other() -> None:
    where = _where(
        firewall("inner", interface("out", "perimeter-outer"), nat=(nat("out", "172.16.1.9", "172.16.2.9"),)),
        firewall("outer", interface("out", "internet"), nat=(nat("out", "203.0.113.9", "172.16.1.9"),)),
    )
    assert str(where.public_side(ip_address("172.16.2.9"))) == "203.0.113.9"
    assert str(where.public_side(ip_address("172.16.2.8"))) == "172.16.2.8"


def test_of_two_public_sides_the_outermost_counts() -> None:
    wan = firewall("wan", interface("branch", "internal"), nat=(nat("branch", "10.9.9.9", "172.16.1.9"),))
    outer = firewall("outer", interface("out", "internet"), nat=(nat("out", "203.0.113.9", "172.16.1.9"),))
    for order in ((wan, outer), (outer, wan)):
        assert str(_where(*order).public_side(ip_address("172.16.1.9"))) == "203.0.113.9"


def test_nat_in_a_circle_ends() -> None:
    entries = (nat("out", "172.16.1.9", "172.16.1.8"), nat("out", "172.16.1.8", "172.16.1.9"))
    where = _where(firewall("odd", interface("out", "internet"), nat=entries))
    assert str(where.public_side(ip_address("172.16.1.8"))) == "172.16.1.9"


def test_the_published_address_of_the_topology_wins_over_the_firewall() -> None:
    pool = edge()
    other = firewall("fw", interface("out", "internet"), nat=(nat("out", "203.0.113.99", "172.16.1.11"),))
    found = _where(pool, other).edge_public(pool, BoundService.ACCESS_EDGE)
    assert [_texts(member) for member in found] == [["203.0.113.11"]]


def test_an_edge_without_published_address_takes_the_nat_then_its_own() -> None:
    pool = _without_published(edge())
    entries = (nat("out", "203.0.113.99", "172.16.1.11"),)
    where = _where(pool, firewall("fw", interface("out", "internet"), nat=entries))
    assert _texts(where.edge_public(pool, BoundService.ACCESS_EDGE)[0]) == ["203.0.113.99"]
    assert _texts(where.edge_public(pool, BoundService.AV_EDGE)[0]) == ["172.16.1.13"]


def _without_published(pool: EdgePool, **fields: Any) -> EdgePool:
    members = tuple(
        replace(member, bindings=tuple(replace(binding, published=None) for binding in member.bindings))
        for member in pool.members
    )
    return replace(pool, members=members, **fields)


def test_an_unbound_edge_service_uses_every_external_address() -> None:
    pool = edge()
    bare = replace(pool, members=tuple(replace(member, bindings=()) for member in pool.members))
    found = _where(bare).edge_public(bare, BoundService.ACCESS_EDGE)
    assert [_texts(member) for member in found] == [["172.16.1.11", "172.16.1.12", "172.16.1.13"]]


def test_a_published_address_replaces_its_own_family_only() -> None:
    bindings = (
        Binding(
            service=BoundService.ACCESS_EDGE,
            addresses=addresses("172.16.1.11", "2001:db8::11"),
            published=ip_address("203.0.113.11"),
        ),
    )
    pool = edge()
    dual = replace(pool, members=(replace(pool.members[0], bindings=bindings),))
    found = _where(dual).edge_public(dual, BoundService.ACCESS_EDGE)
    assert _texts(found[0]) == ["203.0.113.11", "2001:db8::11"]


def test_a_hardware_balanced_edge_is_found_at_its_vips() -> None:
    pool = edge(balancing=PoolBalancing.HARDWARE)
    vips = (_vip(VipPurpose.EDGE_ACCESS, "edge", "203.0.113.50"),)
    balancer = load_balancer(zone="perimeter-outer", vips=vips)
    where = _where(pool, balancer)
    assert [_texts(item) for item in where.edge_public(pool, BoundService.ACCESS_EDGE)] == [["203.0.113.50"]]
    assert where.edge_public(pool, BoundService.AV_EDGE) == ()
    # No internal VIP: the inside name leads to the members.
    assert [_texts(item) for item in where.edge_internal_entry(pool)] == [["172.16.2.11"]]


def test_an_internal_edge_vip_answers_the_inside_name_of_a_hardware_balanced_edge_only() -> None:
    vips = (_vip(VipPurpose.EDGE_INTERNAL, "edge", "172.16.2.50"),)
    for balancing, expected in ((PoolBalancing.HARDWARE, "172.16.2.50"), (PoolBalancing.DNS, "172.16.2.11")):
        pool = edge(balancing=balancing)
        found = _where(pool, load_balancer(zone="perimeter-inner", vips=vips)).edge_internal_entry(pool)
        assert [_texts(item) for item in found] == [[expected]]


def test_a_pool_name_leads_to_members_or_to_the_sip_vip() -> None:
    pool = enterprise_pool(count=2)
    vips = (_vip(VipPurpose.SIP, "pool", "10.0.0.50"), _vip(VipPurpose.SIP, "pool", "10.0.0.51"))
    where = _where(pool, load_balancer(vips=vips))
    assert [_texts(item) for item in where.sip_entry(pool, PoolBalancing.DNS)] == [["10.0.0.21"], ["10.0.0.22"]]
    assert [_texts(item) for item in where.sip_entry(pool, PoolBalancing.HARDWARE)] == [["10.0.0.50"], ["10.0.0.51"]]


def test_web_sites_of_several_members_are_found_at_their_vips() -> None:
    where = Whereabouts(enterprise_site())
    pool = enterprise_pool()
    assert _texts(where.web_internal(pool)) == ["10.0.0.32"]
    assert _texts(where.web_external(pool)) == ["10.0.0.31"]


def test_web_sites_of_several_members_without_vip_are_nowhere() -> None:
    pool = enterprise_pool()
    assert _where(pool).web_internal(pool) == ()
    assert _where(pool).web_external(pool) == ()


def test_web_sites_of_a_hardware_balanced_pool_may_stand_on_the_sip_vip() -> None:
    pool = enterprise_pool(sip_balancing=PoolBalancing.HARDWARE)
    where = _where(pool, load_balancer(vips=(_vip(VipPurpose.SIP, "pool", "10.0.0.50"),)))
    assert _texts(where.web_internal(pool)) == ["10.0.0.50"]


def test_web_sites_of_one_server_are_found_there() -> None:
    server = standard_edition()
    assert _texts(_where(server).web_internal(server)) == ["10.0.0.10"]


def test_a_farm_is_found_at_its_vip_or_only_member() -> None:
    farm = office_web_apps()
    vips = (_vip(VipPurpose.OFFICE_WEB_APPS, "owas", "10.0.0.60"),)
    assert _texts(_where(farm).office_web_apps(farm)) == ["10.0.0.42"]
    assert _texts(_where(farm, load_balancer(vips=vips)).office_web_apps(farm)) == ["10.0.0.60"]
    assert _where(farm).office_web_apps(replace(farm, members=())) == ()


def test_the_proxy_is_found_at_its_outer_adapter_and_behind_nat_by_its_public_side() -> None:
    proxy = reverse_proxy()
    outer = firewall("fw", interface("out", "internet"), nat=(nat("out", "203.0.113.20", "172.16.1.20"),))
    where = _where(proxy, outer)
    assert _texts(where.proxy_outer(proxy)) == ["172.16.1.20"]
    assert _texts(where.proxy_public(proxy)) == ["203.0.113.20"]
    assert _texts(_where(proxy).proxy_public(proxy)) == ["172.16.1.20"]


@pytest.mark.parametrize("has_side", [True, False])
def test_the_outer_adapter_is_the_one_called_external_or_the_one_farthest_out(has_side: bool) -> None:
    legs = (
        interface("b", "perimeter-inner", "172.16.2.20", side=Side.EXTERNAL if has_side else Side.PRIMARY),
        interface("a", "perimeter-outer", "172.16.1.20"),
    )
    proxy = reverse_proxy(interfaces=legs)
    assert _texts(_where(proxy).proxy_outer(proxy)) == ["172.16.2.20" if has_side else "172.16.1.20"]


def test_of_several_outer_addresses_the_listener_is_the_published_one_of_each_family() -> None:
    legs = (interface("out", "perimeter-outer", "172.16.1.20", "172.16.1.21", "2001:db8::20", side=Side.EXTERNAL),)
    proxy = reverse_proxy(interfaces=legs)
    outer = firewall("fw", interface("out", "internet"), nat=(nat("out", "203.0.113.21", "172.16.1.21"),))
    assert _texts(_where(proxy, outer).proxy_outer(proxy)) == ["172.16.1.21", "2001:db8::20"]
    assert _texts(_where(proxy, outer).proxy_public(proxy)) == ["203.0.113.21", "2001:db8::20"]


def test_a_proxy_without_address_is_nowhere() -> None:
    proxy = reverse_proxy(interfaces=())
    assert _where(proxy).proxy_outer(proxy) == ()
    assert isinstance(design_of(*_PLACES, proxy), Design)
