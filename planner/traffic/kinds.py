"""Kinds of addresses: those that nothing between two ends can tell apart.

A room of its own because it is the one place that says what forwarding reads of an address, and because a provider
asks the same few ways thousands of times. Whoever carries a packet asks of an address in which zones it lies, whether
the Internet routes it, and which of the networks that somebody wrote down (subnets of zones, destinations of static
routes) hold it. Written networks lie in one another or apart, so the longest that holds an address says which others
do. Addresses that agree in all this are of one kind: packets between the same two kinds take the same way.

An address that a device translates or answers itself is a kind of its own.
"""

from collections.abc import Iterator

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.design import Design
from planner.model.interfaces import Interface
from planner.traffic.locate import Locator, OwnerKind, is_private

_DEVICES = frozenset({OwnerKind.NAT, OwnerKind.FORWARDING})


class Kinds:
    """Tells the kind of an address, as a number."""

    def __init__(self, design: Design, locator: Locator) -> None:
        self._locator = locator
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[IpAddress, int] = {}
        self._translated = frozenset(entry.private for firewall in design.firewalls for entry in firewall.nat)
        written: dict[tuple[int, int], set[int]] = {}
        for network in _written(design):
            written.setdefault((network.version, network.prefixlen), set()).add(int(network.network_address))
        longest_first = sorted(written, reverse=True)
        self._written = {
            version: tuple((key[1], written[key]) for key in longest_first if key[0] == version) for version in (4, 6)
        }

    def of(self, address: IpAddress) -> int:
        """The kind of an address. Kinds of the two IP versions differ."""
        kind = self._known.get(address)
        if kind is None:
            marks = self._marks(address)
            kind = self._known[address] = self._numbers.setdefault(marks, len(self._numbers))
        return kind

    def _marks(self, address: IpAddress) -> tuple[object, ...]:
        owners = self._locator.owners(address)
        if address in self._translated or any(owner.kind in _DEVICES for owner in owners):
            return (address,)
        zones = tuple(dict.fromkeys(owner.zone for owner in owners))
        return address.version, is_private(address), zones, self._longest(address)

    def _longest(self, address: IpAddress) -> tuple[int, int] | None:
        number, bits = int(address), address.max_prefixlen
        for length, networks in self._written[address.version]:
            network = number >> (bits - length) << (bits - length)
            if network in networks:
                return length, network
        return None


def _written(design: Design) -> Iterator[IpNetwork]:
    for zone in design.zones:
        yield from zone.subnets
    for interface in _interfaces(design):
        for route in interface.routes:
            yield route.network


def _interfaces(design: Design) -> Iterator[Interface]:
    for server in design.servers:
        for machine in server.members:
            yield from machine.interfaces
    for device in design.devices:
        yield from device.interfaces
