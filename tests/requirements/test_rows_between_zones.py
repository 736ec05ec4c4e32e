"""Firewall rows of clients and of pools follow from where these stand: a row for each firewall between two zones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.clients import Client, ClientDevice
from planner.model.design import Design
from planner.model.devices import Firewall
from planner.model.links import LinkKind
from planner.model.product import Feature
from planner.model.servers import FrontEndPool
from planner.model.zones import Zone, ZoneKind
from planner.requirements import Plan, build_plan
from tests.builders import interface, link, machine, networks
from tests.requirements.reference_designs import reference

CATALOG = load_catalog()

SIGN_IN_AND_MEETINGS = {
    "client-registrar-sip": ((5061, 5061),),
    "client-web-int-https": ((443, 443),),
    "client-psom": ((8057, 8057),),
    "client-conf-audio": ((49152, 57500),),
    "client-conf-video": ((57501, 65535),),
    "client-conf-appshare": ((49152, 65535),),
}

BETWEEN_POOLS = {
    "fe-sip-mtls": 5061,
    "fe-focus-https": 444,
    "fe-dcom": 135,
    "fe-rgs-sip": 5071,
    "fe-caa-sip": 5072,
    "fe-cas-sip": 5073,
    "fe-callpark-sip": 5075,
    "fe-audiotest-sip": 5076,
    "fe-cac-turn": 5080,
    "fe-cac": 448,
    "autodiscover-inter-pool": 4443,
}
WITHIN_A_POOL = {"fe-im-conf-sip", "fe-av-conf-sip", "fe-rgs-mtls", "fe-windows-fabric", "fe-storage-service"}
VOICE = (
    Feature.RESPONSE_GROUP,
    Feature.CALL_PARK,
    Feature.CALL_ADMISSION_CONTROL,
    Feature.DIAL_IN,
    Feature.VOICE,
)


def _zone(id: str, subnet: str) -> Zone:
    return Zone(id=id, name=id, zone_kind=ZoneKind.INTERNAL, subnets=networks(subnet), view="internal")


def _firewall(id: str, zone: str, inner: str, outer: str) -> Firewall:
    return Firewall(
        id=id, name=id, interfaces=(interface("near", zone, inner), interface("far", "lan", outer, gateway="192.0.2.1"))
    )


def _desks(*clients: Client, keep: bool = True) -> Plan:
    """The small reference design with a network for desks behind a firewall of its own."""
    design: Design = reference("standard")
    if not keep:
        design = design.without(frozenset({"desktop-inside"}))
    design = design.with_elements(
        (_zone("desks", "10.1.0.0/24"), _firewall("desk-firewall", "desks", "10.1.0.1", "192.0.2.126"))
    )
    return build_plan(design.with_elements(clients), CATALOG)


def _rows(plan: Plan, firewall: str) -> dict[str, tuple[tuple[int, int], ...]]:
    return {row.flow: row.ports for row in plan.openings if row.firewall == firewall and row.is_required}


def _desktop(id: str, zone: str) -> Client:
    return Client(id=id, name=id, device=ClientDevice.DESKTOP, zone=zone)


@pytest.mark.parametrize("keep", [True, False], ids=["beside clients with the servers", "all clients there"])
def test_clients_behind_a_firewall_have_rows_to_the_servers(keep: bool) -> None:
    rows = _rows(_desks(_desktop("desk", "desks"), keep=keep), "desk-firewall")
    assert {flow: rows.get(flow) for flow in SIGN_IN_AND_MEETINGS} == SIGN_IN_AND_MEETINGS
    assert ("client-p2p-av" in rows) is keep


def test_clients_beside_the_servers_have_none() -> None:
    assert _rows(_desks(), "desk-firewall") == {}


def test_an_empty_network_is_for_clients_while_none_is_drawn() -> None:
    rows = _rows(_desks(keep=False), "desk-firewall")
    assert {flow: rows.get(flow) for flow in SIGN_IN_AND_MEETINGS} == SIGN_IN_AND_MEETINGS


def test_an_empty_network_between_two_devices_is_not() -> None:
    design: Design = reference("standard").without(frozenset({"desktop-inside"}))
    ends = (
        _firewall("one", "transit", "10.9.0.1", "192.0.2.125"),
        _firewall("two", "transit", "10.9.0.2", "192.0.2.124"),
    )
    plan = build_plan(design.with_elements((_zone("transit", "10.9.0.0/30"), *ends)), CATALOG)
    sources = {row.source_zone for row in plan.openings if row.flow == "client-registrar-sip"}
    assert "transit" not in sources


def _two_pools(*, is_paired: bool, zone: str = "second") -> Plan:
    design: Design = reference("enterprise")
    members = tuple(
        machine(
            f"fe2{host}",
            interface("lan", "second", f"10.2.0.{host}", gateway="10.2.0.1")
            if zone == "second"
            else interface("lan", zone, f"192.0.2.5{host}", gateway="192.0.2.1"),
            fqdn=f"fe2{host}.contoso.com",
        )
        for host in (2, 3, 4)
    )
    pool = FrontEndPool(id="pool02", name="Second pool", fqdn="pool02.contoso.com", members=members)
    between = _firewall("pool-firewall", "second", "10.2.0.1", "192.0.2.60")
    pair = (link(LinkKind.BACKUP, "pool01", "pool02"),) if is_paired else ()
    design = design.with_elements((_zone("second", "10.2.0.0/24"), pool, between, *pair))
    return build_plan(replace(design, features=tuple(dict.fromkeys((*design.features, *VOICE)))), CATALOG)


@pytest.mark.parametrize("is_paired", [True, False])
def test_what_pools_ask_of_each_other_is_opened_between_them_both_ways(is_paired: bool) -> None:
    plan = _two_pools(is_paired=is_paired)
    found: dict[str, set[tuple[str | None, str | None, int]]] = {}
    for row in plan.openings:
        if row.firewall == "pool-firewall" and {row.source_element, row.destination_element} == {"pool01", "pool02"}:
            found.setdefault(row.flow, set()).add((row.source_element, row.destination_element, row.ports[0][0]))
    for flow, port in BETWEEN_POOLS.items():
        assert found.get(flow) == {("pool01", "pool02", port), ("pool02", "pool01", port)}, flow
    assert WITHIN_A_POOL.isdisjoint(found)
    assert ("pool-pairing-sip" in found) is is_paired


def test_the_central_management_store_is_pushed_to_the_other_pool_and_pulled_by_no_one() -> None:
    rows = [row for row in _two_pools(is_paired=False).openings if row.flow == "cms-internal-replication"]
    assert {
        (row.source_element, row.destination_element, row.ports) for row in rows if row.firewall == "pool-firewall"
    } == {("pool01", "pool02", ((445, 445),))}
    edges = {row.ports for row in _two_pools(is_paired=False).openings if row.flow == "cms-edge-replication"}
    assert edges == {((4443, 4443),)}


def test_pools_of_one_network_need_no_row() -> None:
    plan = _two_pools(is_paired=False, zone="lan")
    asked = {
        item.planned.flow.id
        for item in plan.flow_walks
        if (item.planned.source.element, item.planned.destination.element) == ("pool01", "pool02")
    }
    assert set(BETWEEN_POOLS) <= asked
    assert {row.flow for row in plan.openings}.isdisjoint(BETWEEN_POOLS)
