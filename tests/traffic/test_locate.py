"""Who holds an address, and in which zone it lies."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.interfaces import StaticRoute
from planner.traffic.locate import Locator, OwnerKind, is_private
from planner.traffic.segments import Segments
from tests.traffic.networks import ip, office

OFFICE = office()
LOCATOR = Locator(OFFICE, Segments(OFFICE))


@pytest.mark.parametrize(
    ("address", "kind", "element", "zone"),
    [
        ("10.0.0.11", OwnerKind.MACHINE, "pool", "lan"),
        ("172.16.2.20", OwnerKind.PROXY, "proxy", "inner"),
        ("203.0.113.30", OwnerKind.NAT, "front", "internet"),
        ("10.0.0.1", OwnerKind.FORWARDING, "back", "lan"),
        ("10.0.0.40", OwnerKind.BALANCER, "balancer", "lan"),
        ("198.51.100.7", OwnerKind.INTERNET, "internet", "internet"),
        ("10.0.0.99", OwnerKind.NOBODY, "lan", "lan"),
    ],
)
def test_who_holds_an_address(address: str, kind: OwnerKind, element: str, zone: str) -> None:
    owner = LOCATOR.owners(ip(address))[0]
    assert (owner.kind, owner.element, owner.zone) == (kind, element, zone)


def test_a_private_address_of_no_zone_is_nowhere() -> None:
    assert LOCATOR.owners(ip("10.77.0.1")) == ()
    assert LOCATOR.zones_of(ip("10.77.0.1")) == ()


@given(st.ip_addresses(v=4))
def test_what_no_zone_has_is_on_the_internet_or_nowhere(address: object) -> None:
    at = ip(str(address))
    zones = LOCATOR.zones_of(at)
    if not any(at in subnet for zone in OFFICE.zones for subnet in zone.subnets):
        assert zones == () or OFFICE.zone(zones[0]).subnets == ()
        assert zones or is_private(at)


def test_the_representative_of_a_zone_is_nobody_s_address() -> None:
    for zone in OFFICE.zones:
        shown = LOCATOR.representative(zone.id)
        assert shown is not None
        assert LOCATOR.zones_of(shown) == (zone.id,)
        assert LOCATOR.owners(shown)[0].kind in (OwnerKind.CLIENT, OwnerKind.HOST, OwnerKind.INTERNET)


def test_a_host_outside_has_no_address_that_the_design_routes_elsewhere() -> None:
    """A route to another site is written for its whole network; the first free documentation address may lie in it."""
    networks = [ip_network(text) for text in ("198.51.100.0/24", "203.0.113.0/24", "0.0.0.0/0")]
    first = OFFICE.devices[0]
    routes = tuple(StaticRoute(network=network, via=ip("10.0.0.1")) for network in networks)
    changed = replace(first, interfaces=(replace(first.interfaces[0], routes=routes), *first.interfaces[1:]))
    design = replace(OFFICE, devices=(changed, *OFFICE.devices[1:]))
    outside = [zone.id for zone in design.zones if not zone.subnets]
    found = [address for zone in outside for address in Locator(design, Segments(design)).addresses_of(zone)]
    assert found
    assert not [address for address in found for network in networks[:2] if address in network]
