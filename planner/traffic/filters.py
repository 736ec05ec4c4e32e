"""What firewalls let pass.

A room of its own because a derived policy and a recorded one answer the same question from different lists, and
only here is decided what a rule matches.

A rule may name an address as it is before or after translation: products differ in which they want, so either
matches. The source is tested before and after source NAT in the same way.

A provider's firewall has thousands of lines. What comes from many sources to one destination and port is tested
against the same few of them, which are chosen once (`_Aim`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planner.model.addresses import IpAddress, IpNetwork, is_host, parse_network
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, PortRange, RuleAction, Transport
from planner.model.zones import OUTSIDE_KINDS, Provenance, Zone
from planner.traffic.arrangements import Opening
from planner.traffic.labels import Labels
from planner.traffic.locate import Locator
from planner.traffic.segments import Segments
from planner.traffic.trace import Blame, Crossing

DYNAMIC_PORTS = PortRange(first=49152, last=65535)
"""Source ports of a connection whose source port is not fixed (RFC 6335; the default of Windows)."""

_WIDE = 16
NameLookup = Callable[[str], tuple[IpAddress, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Addresses that one end of a rule stands for."""

    addresses: frozenset[IpAddress] = frozenset()
    networks: tuple[IpNetwork, ...] = ()
    zones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Line:
    """A rule or opening, ready for matching. A place of None means any."""

    number: int
    allows: bool
    transport: Transport
    from_interface: str | None
    to_interface: str | None
    sources: _Place | None
    source_ports: tuple[PortRange, ...]
    destinations: _Place | None
    ports: tuple[PortRange, ...]


@dataclass(frozen=True, slots=True)
class _Door:
    """Lines for one transport between two interfaces: by port where they name few ports, the rest in a list."""

    by_port: Mapping[int, tuple[_Line, ...]]
    wide: tuple[_Line, ...]

    def candidates(self, ports: tuple[int | None, ...]) -> list[_Line]:
        """Lines that may hold any of some ports, in their order; first match counts."""
        found = {line.number: line for line in self.wide}
        for port in ports:
            some = self.by_port.values() if port is None else (self.by_port.get(port, ()),)
            found.update((line.number, line) for lines in some for line in lines)
        return [found[number] for number in sorted(found)]


class _Aim(NamedTuple):
    """What is tested, but for its sources: the destination with all addresses under which a rule may know it.

    A port of None is dynamic.
    """

    from_interface: str
    to_interface: str
    source_port: int | None
    destinations: tuple[IpAddress, ...]
    ports: tuple[int | None, ...]
    transport: Transport


class Filters:
    """Judges crossings. A firewall's policy is made ready when it is first asked."""

    def __init__(
        self,
        design: Design,
        segments: Segments,
        locator: Locator,
        labels: Labels,
        openings: Mapping[str, tuple[Opening, ...]] | None,
        lookup: NameLookup,
    ) -> None:
        self._design = design
        self._locator = locator
        self._labels = labels
        self._openings = openings
        self._lookup = lookup
        self._outside = frozenset(segments.core_zones())
        self._policies: dict[str, tuple[_Line, ...]] = {}
        self._doors: dict[tuple[str, str, str, Transport], _Door] = {}
        self._chosen: dict[tuple[str, _Aim], tuple[_Line, ...]] = {}

    def fault(self, firewall: Firewall, crossing: Crossing) -> Blame | None:
        """Why a firewall drops a packet, or None when it passes."""
        if firewall.policy is Provenance.DERIVED and self._openings is None:
            return None
        aim = _Aim(
            crossing.from_interface,
            crossing.to_interface,
            crossing.source_port,
            _either(crossing.destination, crossing.shown_destination),
            tuple(dict.fromkeys(port or None for port in (crossing.port, crossing.shown_port))),
            crossing.transport,
        )
        line = self._first(firewall, aim, _either(crossing.source, crossing.shown_source))
        if line is not None and line.allows:
            return None
        what = f"{_text(crossing)} from '{crossing.from_interface}' to '{crossing.to_interface}'"
        return self._dropped(firewall, line, what)

    def reply_fault(self, firewall: Firewall, crossing: Crossing) -> Blame | None:
        """Why a firewall drops the answer to a packet that it let pass.

        A stateful firewall never does, nor one whose policy is derived: such a policy opens the answers as well.
        """
        if firewall.stateful or firewall.policy is Provenance.DERIVED:
            return None
        aim = _Aim(
            crossing.to_interface,
            crossing.from_interface,
            crossing.port,
            _either(crossing.source, crossing.shown_source),
            (crossing.source_port,),
            crossing.transport,
        )
        line = self._first(firewall, aim, _either(crossing.destination, crossing.shown_destination))
        if line is not None and line.allows:
            return None
        port = "any dynamic port" if crossing.source_port is None else f"port {crossing.source_port}"
        what = f"the answer from {crossing.destination} port {crossing.port} to {crossing.source} {port}"
        return self._dropped(firewall, line, f"{what}, which it does not know to be an answer (it keeps no state)")

    def _dropped(self, firewall: Firewall, line: _Line | None, what: str) -> Blame:
        label = self._labels(firewall.id)
        if line is not None:
            return Blame(firewall.id, "rules", f"Rule {line.number + 1} of {label} denies {what}.")
        if firewall.policy is Provenance.DERIVED:
            return Blame(firewall.id, "policy", f"{label} drops {what}: the plan requires no such opening.")
        return Blame(firewall.id, "rules", f"{label} drops {what}: no rule allows it.")

    def _first(self, firewall: Firewall, aim: _Aim, sources: tuple[IpAddress, ...]) -> _Line | None:
        """The first line that matches, the sources being known by any of some addresses."""
        key = (firewall.id, aim)
        lines = self._chosen.get(key)
        if lines is None:
            door = self._door(firewall, aim)
            lines = self._chosen[key] = tuple(line for line in door.candidates(aim.ports) if self._holds(line, aim))
        return next((line for line in lines if self._lies_in(line.sources, sources)), None)

    def _door(self, firewall: Firewall, aim: _Aim) -> _Door:
        key = (firewall.id, aim.from_interface, aim.to_interface, aim.transport)
        door = self._doors.get(key)
        if door is None:
            if firewall.id not in self._policies:
                self._policies[firewall.id] = self._policy(firewall)
            door = self._doors[key] = _door_of(
                line
                for line in self._policies[firewall.id]
                if (line.transport is Transport.ANY or line.transport is aim.transport)
                and line.from_interface in (None, aim.from_interface)
                and line.to_interface in (None, aim.to_interface)
            )
        return door

    def _holds(self, line: _Line, aim: _Aim) -> bool:
        """Tells whether a line of the right door is for such ports and such a destination."""
        return (
            any(_holds(line.ports, port, line.allows) for port in aim.ports)
            and _holds(line.source_ports, aim.source_port, line.allows)
            and self._lies_in(line.destinations, aim.destinations)
        )

    def _lies_in(self, place: _Place | None, addresses: tuple[IpAddress, ...]) -> bool:
        if place is None:
            return True
        return any(
            address in place.addresses
            or any(address.version == network.version and address in network for network in place.networks)
            or (bool(place.zones) and not place.zones.isdisjoint(self._locator.zones_of(address)))
            for address in addresses
        )

    # --- making policies ready

    def _policy(self, firewall: Firewall) -> tuple[_Line, ...]:
        if firewall.policy is Provenance.RECORDED:
            return tuple(self._rule_line(number, rule) for number, rule in enumerate(firewall.rules))
        return self._opening_lines((self._openings or {}).get(firewall.id, ()))

    def _opening_lines(self, openings: tuple[Opening, ...]) -> tuple[_Line, ...]:
        # The ends of one pool stand in many openings as one tuple, and a tuple of networks takes long to hash.
        places: dict[int, _Place | None] = {}

        def place(networks: tuple[IpNetwork, ...]) -> _Place | None:
            if id(networks) not in places:
                places[id(networks)] = _networks_place(networks)
            return places[id(networks)]

        return tuple(_opening_line(number, opening, place) for number, opening in enumerate(openings))

    def _rule_line(self, number: int, rule: FirewallRule) -> _Line:
        return _Line(
            number,
            rule.action is RuleAction.ALLOW,
            rule.transport,
            rule.from_interface,
            rule.to_interface,
            self._place(rule.sources),
            rule.source_ports,
            self._place(rule.destinations),
            rule.destination_ports,
        )

    def _place(self, ends: tuple[str, ...]) -> _Place | None:
        if not ends:
            return None
        addresses: set[IpAddress] = set()
        networks: list[IpNetwork] = []
        zones: set[str] = set()
        for end in ends:
            element = self._design.find(end)
            network = parse_network(end) if element is None else None
            if network is not None:
                networks.append(network)
            elif isinstance(element, Zone):
                networks += element.subnets
                zones |= self._zones_meant(element)
            else:
                addresses.update(self._locator.addresses_of(end) or self._lookup(end))
        return _Place(frozenset(addresses), tuple(networks), frozenset(zones))

    def _zones_meant(self, zone: Zone) -> frozenset[str]:
        """Zones whose hosts a zone without subnets stands for; a firewall cannot tell parts of the Internet apart."""
        if zone.subnets:
            return frozenset()
        return self._outside if zone.zone_kind in OUTSIDE_KINDS else frozenset({zone.id})


def _door_of(lines: Iterable[_Line]) -> _Door:
    by_port: dict[int, list[_Line]] = {}
    wide = []
    for line in lines:
        ports = [port for item in line.ports for port in range(item.first, min(item.last, item.first + _WIDE) + 1)]
        if ports and all(item.last - item.first < _WIDE for item in line.ports):
            for port in dict.fromkeys(ports):
                by_port.setdefault(port, []).append(line)
        else:
            wide.append(line)
    return _Door({port: tuple(found) for port, found in by_port.items()}, tuple(wide))


def _opening_line(number: int, opening: Opening, place: Callable[[tuple[IpNetwork, ...]], _Place | None]) -> _Line:
    return _Line(
        number,
        True,
        opening.transport,
        opening.from_interface,
        opening.to_interface,
        place(opening.sources),
        opening.source_ports,
        place(opening.destinations),
        opening.ports,
    )


def _networks_place(networks: tuple[IpNetwork, ...]) -> _Place | None:
    """Single hosts go into a set: a derived opening lists many of them."""
    if not networks:
        return None
    hosts = frozenset(network.network_address for network in networks if is_host(network))
    return _Place(hosts, tuple(network for network in networks if not is_host(network)))


def _either(first: IpAddress, second: IpAddress) -> tuple[IpAddress, ...]:
    return (first,) if first == second else (first, second)


def _holds(ranges: tuple[PortRange, ...], port: int | None, allows: bool) -> bool:
    """Tells whether port ranges hold a port. A dynamic one must be allowed as a whole, and is denied by any part."""
    if not ranges:
        return True
    if port is not None:
        return any(item.holds(port) for item in ranges)
    if allows:
        return any(item.first <= DYNAMIC_PORTS.first and item.last >= DYNAMIC_PORTS.last for item in ranges)
    return any(item.last >= DYNAMIC_PORTS.first for item in ranges)


def _text(crossing: Crossing) -> str:
    return f"{crossing.source} to {crossing.destination} {crossing.transport.value} {crossing.port}"
