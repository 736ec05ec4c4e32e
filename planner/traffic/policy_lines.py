"""Lines of a firewall's policy, ready for matching.

A module of its own because what a line matches is one thing, and which lines a firewall has (`filters`) is another.

A provider's firewall has thousands of lines, so they are looked up: by transport and interfaces, by port, and by the
source of the packet. What is left is tested line by line; the first match decides, whatever it was found by.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planner.model.addresses import IpAddress, IpNetwork, in_networks, is_host
from planner.model.devices import PortRange, Transport

DYNAMIC_PORTS = PortRange(first=49152, last=65535)
"""Source ports of a connection whose source port is not fixed (RFC 6335; the default of Windows)."""

_WIDE = 16
ZonesOf = Callable[[IpAddress], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Addresses that one end of a rule stands for."""

    addresses: frozenset[IpAddress] = frozenset()
    networks: tuple[IpNetwork, ...] = ()
    zones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A rule or opening, ready for matching. A place of None means any."""

    number: int
    allows: bool
    transport: Transport
    from_interface: str | None
    to_interface: str | None
    sources: Place | None
    source_ports: tuple[PortRange, ...]
    destinations: Place | None
    ports: tuple[PortRange, ...]


class Aim(NamedTuple):
    """What is tested, each end with all addresses under which a rule may know it. A port of None is dynamic."""

    from_interface: str
    to_interface: str
    sources: tuple[IpAddress, ...]
    source_port: int | None
    destinations: tuple[IpAddress, ...]
    ports: tuple[int | None, ...]
    transport: Transport


class _BySource:
    """Lines by the sources that they name; those for any source, or for a zone, are tested each time."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._hosts: dict[IpAddress, list[Line]] = {}
        self._networks: dict[tuple[int, int], dict[int, list[Line]]] = {}
        self._rest: list[Line] = []
        for line in lines:
            if line.sources is None or line.sources.zones:
                self._rest.append(line)
                continue
            for address in line.sources.addresses:
                self._hosts.setdefault(address, []).append(line)
            for network in line.sources.networks:
                held = self._networks.setdefault((network.version, network.prefixlen), {})
                held.setdefault(int(network.network_address), []).append(line)

    def of(self, source: IpAddress) -> Iterator[Line]:
        """Lines that may hold a source, in no order."""
        yield from self._rest
        yield from self._hosts.get(source, ())
        number, bits = int(source), source.max_prefixlen
        for (version, length), held in self._networks.items():
            if version == source.version:
                yield from held.get(number >> (bits - length) << (bits - length), ())


class _Door:
    """Lines for one transport between two interfaces: by port where they name few ports, the rest together.

    Lines of a port are put in order of their sources when the port is first asked.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._by_port: dict[int, list[Line]] = {}
        wide = []
        for line in lines:
            ports = [port for item in line.ports for port in range(item.first, min(item.last, item.first + _WIDE) + 1)]
            if ports and all(item.last - item.first < _WIDE for item in line.ports):
                for port in dict.fromkeys(ports):
                    self._by_port.setdefault(port, []).append(line)
            else:
                wide.append(line)
        self._wide = _BySource(wide)
        self._ready: dict[int, _BySource] = {}

    def candidates(self, aim: Aim) -> list[Line]:
        """Lines that may hold an aim, in their order; first match counts."""
        found: dict[int, Line] = {}
        for lines in (self._wide, *self._at(aim.ports)):
            for source in aim.sources:
                for line in lines.of(source):
                    found[line.number] = line
        return [found[number] for number in sorted(found)]

    def _at(self, ports: tuple[int | None, ...]) -> Iterator[_BySource]:
        asked = self._by_port if None in ports else (port for port in ports if port in self._by_port)
        for port in asked:
            assert port is not None  # none of the lines' own is
            if port not in self._ready:
                self._ready[port] = _BySource(self._by_port[port])
            yield self._ready[port]


class Policy:
    """The lines of one firewall.

    Args:
        lines: in their order.
        zones_of: zones of an address, for lines that name zones; derived policies have none.
    """

    def __init__(self, lines: Iterable[Line], zones_of: ZonesOf = lambda address: ()) -> None:
        self._lines = tuple(lines)
        self._zones_of = zones_of
        self._doors: dict[tuple[str, str, Transport], _Door] = {}

    def first(self, aim: Aim) -> Line | None:
        """The first line that matches."""
        return next((line for line in self._door(aim).candidates(aim) if self._holds(line, aim)), None)

    def _door(self, aim: Aim) -> _Door:
        key = (aim.from_interface, aim.to_interface, aim.transport)
        door = self._doors.get(key)
        if door is None:
            door = self._doors[key] = _Door(
                line
                for line in self._lines
                if (line.transport is Transport.ANY or line.transport is aim.transport)
                and line.from_interface in (None, aim.from_interface)
                and line.to_interface in (None, aim.to_interface)
            )
        return door

    def _holds(self, line: Line, aim: Aim) -> bool:
        """Tells whether a line of the right door matches."""
        return (
            any(_holds(line.ports, port, line.allows) for port in aim.ports)
            and _holds(line.source_ports, aim.source_port, line.allows)
            and self._lies_in(line.destinations, aim.destinations)
            and self._lies_in(line.sources, aim.sources)
        )

    def _lies_in(self, place: Place | None, addresses: tuple[IpAddress, ...]) -> bool:
        if place is None or not place.addresses.isdisjoint(addresses):
            return True
        return any(
            in_networks(address, place.networks)
            or (bool(place.zones) and not place.zones.isdisjoint(self._zones_of(address)))
            for address in addresses
        )


def place_of(networks: tuple[IpNetwork, ...]) -> Place | None:
    """Networks as a place; none are any. Single hosts go into a set: a derived opening lists many of them."""
    if not networks:
        return None
    hosts = frozenset(network.network_address for network in networks if is_host(network))
    return Place(hosts, tuple(network for network in networks if not is_host(network)))


def _holds(ranges: tuple[PortRange, ...], port: int | None, allows: bool) -> bool:
    """Tells whether port ranges hold a port. A dynamic one must be allowed as a whole, and is denied by any part."""
    if not ranges:
        return True
    if port is not None:
        return any(item.holds(port) for item in ranges)
    if allows:
        return any(item.first <= DYNAMIC_PORTS.first and item.last >= DYNAMIC_PORTS.last for item in ranges)
    return any(item.last >= DYNAMIC_PORTS.first for item in ranges)
