"""What the plan needs of a line of a recorded firewall policy: to each end the ports that some connection goes to.

A module of its own because it is plain arithmetic over networks and ports: what is made of a port that nothing needs is
for the rule to say. In doubt a port counts as needed, for instance where an end has no address yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import ip_network

from planner.findings.rule import Inspection
from planner.model.addresses import IpAddress, IpNetwork, in_networks, parse_network
from planner.model.devices import Firewall, FirewallRule, Transport
from planner.model.zones import OUTSIDE_KINDS, Zone
from planner.requirements.flow_ports import Ports
from planner.requirements.requirement import RequiredOpening

EVERY_PORT: Ports = ((1, 65535),)

_Place = tuple[IpNetwork, ...] | None
"""Networks of one end; None stands for any."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A connection that the plan needs, or may need, at one firewall.

    Attributes:
        from_interface, to_interface: names of interfaces; None where it is not known which way the connection takes.
        is_outside: somebody outside opens it; told where the interface is not known.
        asked: a port without which another rule does not speak of the connection.
    """

    from_interface: str | None
    to_interface: str | None
    sources: _Place
    destinations: _Place
    transport: Transport
    ports: Ports
    is_outside: bool = True
    asked: int | None = None


class LineNeeds:
    """The needs of one firewall, against which its lines are held."""

    def __init__(self, inspection: Inspection, firewall: Firewall) -> None:
        self._inspection = inspection
        self._firewall = firewall
        self._wanted = tuple(self._all_wanted())

    def ports_of(self, line: FirewallRule, destination: str | None, faces: tuple[str, ...] = ()) -> Ports:
        """Ports that the plan needs by a line.

        Args:
            line: the line.
            destination: one of its destinations; None where it names none.
            faces: names of the interfaces by which packets come that are of interest; empty for all that the line has.
        """
        place = None if destination is None else self.place((destination,))
        sources = self.place(line.sources) if line.sources else None
        needed = [
            ports
            for wanted in self._wanted
            if Transport.ANY in (line.transport, wanted.transport) or line.transport is wanted.transport
            if _same(line.from_interface, wanted.from_interface) and _same(line.to_interface, wanted.to_interface)
            if not faces or (wanted.is_outside if wanted.from_interface is None else wanted.from_interface in faces)
            if wanted.asked is None or meeting(((wanted.asked, wanted.asked),), opened_by(line))
            if _meet(sources, wanted.sources) and _meet(place, wanted.destinations)
            for ports in wanted.ports or EVERY_PORT
        ]
        return meeting(needed, opened_by(line))

    def place(self, ends: Iterable[str]) -> _Place:
        """Networks that ends of a line stand for, translated addresses with both of their sides; None for any."""
        networks: list[IpNetwork] = []
        for end in ends:
            own = self._networks(end)
            if not own:
                return None
            networks += own
        for entry in self._firewall.nat:
            sides = (entry.public, entry.private)
            if any(in_networks(side, tuple(networks)) for side in sides):
                networks += map(_host, sides)
        return tuple(networks)

    def _networks(self, end: str) -> tuple[IpNetwork, ...]:
        element = self._inspection.design.find(end)
        if isinstance(element, Zone):
            return element.subnets
        network = parse_network(end) if element is None else None
        if network is not None:
            return (network,)
        return tuple(map(_host, self._inspection.traffic.addresses_of(end)))

    def _all_wanted(self) -> Iterator[_Wanted]:
        plan, id = self._inspection.plan, self._firewall.id
        for row in plan.openings:
            if row.firewall == id:
                yield from self._by_row(row)
        for forbidden in plan.forbidden:
            ends = (self._of(forbidden.sources), self._of(forbidden.destinations))
            for question, ports in forbidden.questions:  # which has a rule of its own
                closed, is_outside = ((ports.start, ports.end),), self._is_outside(forbidden.source)
                yield _Wanted(None, None, *ends, question.transport, closed, is_outside, question.port)
        for flow in plan.flow_map:
            if flow.state != "delivered":  # whose way may lead by this firewall once it is mended
                ends = (self._of((flow.source,)), self._of((flow.destination,)))
                yield _Wanted(None, None, *ends, flow.transport, flow.ports, self._is_outside(flow.source_zone))

    def _by_row(self, row: RequiredOpening) -> Iterator[_Wanted]:
        sources, destinations = self._of(row.sources), self._of(row.destinations)
        yield _Wanted(row.from_interface, row.to_interface, sources, destinations, row.transport, row.ports)
        if not self._firewall.stateful:  # answers have lines of their own there
            answer = (row.to_interface, row.from_interface, destinations, sources, row.transport)
            yield _Wanted(*answer, row.source_ports)

    def _is_outside(self, id: str) -> bool:
        element = self._inspection.design.find(id)
        return isinstance(element, Zone) and element.zone_kind in OUTSIDE_KINDS

    def _of(self, ends: tuple[str, ...]) -> _Place:
        return self.place(ends) if ends else None


def opened_by(line: FirewallRule) -> Ports:
    """Destination ports of a line as pairs."""
    return tuple((item.first, item.last) for item in line.destination_ports) or EVERY_PORT


def meeting(some: Iterable[tuple[int, int]], others: Ports) -> Ports:
    """Ports that lie in both, joined and sorted."""
    parts = sorted(
        (max(first, start), min(last, end))
        for first, last in some
        for start, end in others
        if first <= end and start <= last
    )
    found: list[tuple[int, int]] = []
    for first, last in parts:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def without(some: Ports, others: Ports) -> Ports:
    """Ports of the first that are not in the second; both without overlaps, the second sorted."""
    rest = []
    for first, last in some:
        start = first
        for begin, end in others:
            if end < start or begin > last:
                continue
            if begin > start:
                rest.append((start, begin - 1))
            start = end + 1
        if start <= last:
            rest.append((start, last))
    return tuple(rest)


def _same(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first == second


def _meet(some: _Place, others: _Place) -> bool:
    if some is None or others is None:
        return True
    return any(one.version == other.version and one.overlaps(other) for one in some for other in others)


def _host(address: IpAddress) -> IpNetwork:
    return ip_network(address)
