"""One packet from station to station, through filters, translation and turns; and its answer back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, NatDirection, NatEntry
from planner.model.interfaces import Interface
from planner.model.zones import Provenance
from planner.traffic.arrangements import Arrangements
from planner.traffic.trace import Verdict
from tests.traffic.second_opinion.filtering import lets_pass
from tests.traffic.second_opinion.routing import Routing
from tests.traffic.second_opinion.stations import (
    Connection,
    End,
    Journey,
    Packet,
    Station,
    Way,
    is_private,
    joined_by_the_internet,
)


class Carrier(Routing):
    """Carries packets. `ignores_filters` leaves rules, openings and state aside."""

    def __init__(self, design: Design, arrangements: Arrangements) -> None:
        super().__init__(design)
        self.arrangements = arrangements
        self.ignores_filters = False

    def keeps_state(self, device: str) -> bool:
        return not self.ignores_filters and any(f.id == device and f.stateful for f in self.design.firewalls)

    def receive(self, way: Way, packet: Packet, journey: Journey) -> Iterator[End]:
        station, adapter = way.next, way.entry
        if (station.id, adapter.name, packet) in journey.steps:
            yield End(Verdict.LOOP, station, adapter, packet, journey)
            return
        journey = replace(journey, steps=(*journey.steps, (station.id, adapter.name, packet)))
        if station.is_forwarding:
            yield from self._forward(station, adapter, packet, journey)
        elif station.holds(packet.destination) or (journey.is_reply and isinstance(station.thing, LoadBalancer)):
            yield End(None, station, adapter, packet, journey)
        else:  # a server never forwards
            yield End(Verdict.UNROUTABLE, station, adapter, packet, journey)

    def _forward(self, station: Station, adapter: Interface, packet: Packet, journey: Journey) -> Iterator[End]:
        firewall = station.thing if isinstance(station.thing, Firewall) else None
        blocked = End(Verdict.BLOCKED, station, adapter, packet, journey, station.id)
        if firewall and firewall.spoofing_prevention and not self._belongs(station, adapter, packet.source):
            yield blocked
            return
        known = [c for c in journey.memory if c.firewall == station.id and c.went.reversed() == packet]
        if known:
            yield from self._forward_known(station, adapter, packet, journey, known[0])
            return
        if journey.is_reply and firewall and firewall.stateful and not self.ignores_filters:
            yield blocked  # an answer to nothing it has seen
            return
        entry = _entry_for(firewall, packet) if firewall and not journey.is_reply else None
        if entry is None and (station.holds(packet.destination) or _is_shown(firewall, packet.destination)):
            yield End(None, station, adapter, packet, journey)
            return
        is_turn = entry is not None and entry.interface != adapter.name
        if is_turn and not firewall.hairpin:
            yield blocked
            return
        seen = packet
        if entry is not None:
            seen = replace(packet, destination=entry.private, port=entry.private_port or packet.port)
        ways = self.ways(station, seen.destination)
        if not ways:
            yield End(Verdict.UNROUTABLE, station, adapter, packet, journey)
        for way in ways:
            went = seen if journey.is_reply else self._with_source(station, seen, entry, is_turn, way.adapter)
            memory = Connection(station.id, packet, seen, went, adapter.name, way.adapter.name)
            if firewall and not self._may_cross(firewall, memory):
                yield blocked
                continue
            onward = replace(journey, memory=(*journey.memory, memory), last_station=station)
            yield from self.receive(way, went, onward)

    def _may_cross(self, firewall: Firewall, crossing: Connection) -> bool:
        if crossing.came_by == crossing.went_by and not firewall.hairpin:
            return False
        return self._passes(firewall, crossing)

    def _forward_known(
        self, station: Station, adapter: Interface, packet: Packet, journey: Journey, known: Connection
    ) -> Iterator[End]:
        firewall = station.thing if isinstance(station.thing, Firewall) else None
        went = known.came.reversed()
        back = Connection(station.id, packet, known.seen.reversed(), went, known.went_by, known.came_by)
        for way in self.ways(station, went.destination):
            if firewall and not firewall.stateful and not self._passes(firewall, back, is_answer=True):
                yield End(Verdict.BLOCKED, station, adapter, packet, journey, station.id)
                continue
            yield from self.receive(way, went, replace(journey, last_station=station))

    def _passes(self, firewall: Firewall, crossing: Connection, is_answer: bool = False) -> bool:
        openings = self.arrangements.openings
        if self.ignores_filters:
            return True
        if firewall.policy is Provenance.DERIVED and (openings is None or is_answer):
            return True  # Reading: a derived policy opens exactly what the plan requires, answers among it
        return lets_pass(self.design, firewall, (openings or {}).get(firewall.id, ()), crossing)

    def _with_source(
        self, station: Station, packet: Packet, entry: NatEntry | None, is_turn: bool, goes_by: Interface
    ) -> Packet:
        """The source as the next station sees it.

        Reading: a packet that turns leaves by the public side in thought, so it shows its own public address there;
        else hosts on its own side would answer it directly, with an address it never asked. What leaves for the
        Internet with a private address hides behind the device, or no answer could ever come.
        """
        firewall = station.thing if isinstance(station.thing, Firewall) else None
        left_by = goes_by
        if entry is not None and is_turn:
            left_by = next(a for a in station.adapters if a.name == entry.interface)
        own = [
            e.public
            for e in (firewall.nat if firewall else ())
            if e.direction is NatDirection.BOTH
            and not e.port
            and (e.interface, e.private) == (left_by.name, packet.source)
        ]
        if own:
            packet = replace(packet, source=own[0])
        elif self._is_hidden(packet, left_by, is_turn):
            packet = replace(packet, source=_of_version(left_by, packet.source))
        if entry is not None and not entry.keeps_source:
            packet = replace(packet, source=_of_version(goes_by, packet.source))
        return packet

    def _is_hidden(self, packet: Packet, left_by: Interface, is_turn: bool) -> bool:
        """Reading: towards a private address behind a line of one's own, a private one goes as it is.

        What turns was sent to a public address, although its destination is translated by now.
        """
        is_outward = is_private(packet.source) and (is_turn or not is_private(packet.destination))
        return is_outward and left_by.zone in joined_by_the_internet(self.design)

    def _belongs(self, station: Station, adapter: Interface, source: IpAddress) -> bool:
        """A reverse path filter: would a packet to `source` leave by the adapter this one came in by?

        Adapters on the Internet stand for each other: its hosts may send by any of them.
        """
        internet = joined_by_the_internet(self.design)
        ways = self.ways(station, source)
        return any(
            way.adapter.name == adapter.name or {way.adapter.zone, adapter.zone} <= set(internet) for way in ways
        )


def _entry_for(firewall: Firewall | None, packet: Packet) -> NatEntry | None:
    """The NAT entry that catches a packet; a forward of one port is closer than an entry for the whole address."""
    entries = [entry for entry in firewall.nat if entry.public == packet.destination] if firewall else []
    exact = [entry for entry in entries if entry.port == packet.port]
    return next(iter([*exact, *(entry for entry in entries if entry.port is None)]), None)


def _is_shown(firewall: Firewall | None, address: IpAddress) -> bool:
    return firewall is not None and any(entry.public == address for entry in firewall.nat)


def _of_version(adapter: Interface, like: IpAddress) -> IpAddress:
    return next((a for a in adapter.addresses if a.version == like.version), like)
