"""From zone to zone: routing, filtering, translating and turning at forwarding devices.

A room of its own because this is what a packet does between two ends; what happens at the ends is `arrivals`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planner.model.addresses import IpAddress
from planner.model.devices import Firewall, NatEntry
from planner.traffic.journey import Journey, Leg, Packet, Step
from planner.traffic.locate import Owner, OwnerKind, is_private
from planner.traffic.network import Network
from planner.traffic.sayings import Forwards
from planner.traffic.segments import THE_INTERNET, ForwardingDevice
from planner.traffic.trace import (
    Blame,
    Crossing,
    HopAction,
    Trace,
    Translation,
    TranslationKind,
    Turn,
    TurnKind,
    Verdict,
)
from planner.traffic.ways import WayStep

Arrive = Callable[[Journey, Leg, Packet, str, tuple[Owner, ...]], Iterator[Trace]]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A packet inside a forwarding device.

    Attributes:
        zone: id of the zone it came from.
        outer: as it came in. packet: with its destination translated.
        entry: the NAT entry that applies.
        turned: name of the interface at which the traffic turned, when it did.
    """

    device: ForwardingDevice
    zone: str
    outer: Packet
    packet: Packet
    entry: NatEntry | None = None
    turned: str | None = None


_SERVING = frozenset({OwnerKind.PROXY, OwnerKind.MACHINE, OwnerKind.VIP})


class Forwarding:
    """Carries packets until they arrive; `arrive` takes them over then."""

    def __init__(self, network: Network, arrive: Arrive) -> None:
        self._network = network
        self._arrive = arrive
        self._labels = network.labels

    def set_out(self, journey: Journey, leg: Leg, packet: Packet, zone: str, forwarder: str | None) -> Iterator[Trace]:
        """A leg begins in a zone. Where a packet of its kinds has been before, it goes the same way."""
        start = self._network.ways.start(packet, zone, forwarder)
        way = self._network.ways.known(start)
        if way is None or way.would_circle(journey, packet):
            journey.start, journey.way = start, None
            yield from self.in_zone(journey, leg, packet, zone, forwarder)
            return
        journey.start, journey.way = None, way
        for step in way.steps:
            blame = self._follow(journey, packet, step)
            if blame is not None:
                yield journey.stop(Verdict.BLOCKED, blame, packet, step.in_zone)
                return
        yield from self._arrive(journey, leg, packet, way.zone, self._owners_in(way.zone, packet.destination))

    def _follow(self, journey: Journey, packet: Packet, step: WayStep) -> Blame | None:
        """Passes a device that leaves the packet as it is; why it does not pass, where a filter holds it up."""
        device, crossing = step.device, None
        journey.seen.add((device.id, step.in_zone, packet))
        journey.passes(device.id, device.kind)
        if isinstance(device, Firewall):
            crossing = step.crossing(packet)
            blame = self._filter_fault(journey, device, crossing)
            if blame is not None:
                return blame
            journey.crossings.append(crossing)
        journey.hop(device.id, step.out_zone, HopAction.FORWARD, packet, step.said)
        journey.track.append(Step(device.id, step.in_zone, step.out_zone, packet, packet, crossing))
        return None

    def in_zone(
        self, journey: Journey, leg: Leg, packet: Packet, zone: str, forwarder: str | None = None
    ) -> Iterator[Trace]:
        """The packet is on the wire of a zone; `forwarder` is the next device where a static route names it."""
        target = self._network.routes.target_zone(zone, packet.destination)
        if target is None:
            yield self._nowhere(journey, packet, zone)
        elif forwarder is not None:
            yield from self._enter(journey, leg, packet, forwarder, zone)
        elif target == zone:
            yield from self._on_link(journey, leg, packet, zone)
        else:
            steps = self._network.routes.steps(zone, target, packet.destination)
            if not steps:
                yield self._no_way(journey, packet, zone, target)
            for fork, device in journey.forks(steps):
                yield from self._enter(fork, leg, packet, device, zone)

    def _on_link(self, journey: Journey, leg: Leg, packet: Packet, zone: str) -> Iterator[Trace]:
        owners = self._owners_in(zone, packet.destination)
        device = next((o.element for o in owners if o.kind in (OwnerKind.NAT, OwnerKind.FORWARDING)), None)
        if device is not None:
            yield from self._enter(journey, leg, packet, device, zone)
        else:
            self._network.ways.learn(journey, zone)
            yield from self._arrive(journey, leg, packet, zone, owners)

    def _owners_in(self, zone: str, address: IpAddress) -> tuple[Owner, ...]:
        return tuple(owner for owner in self._network.locator.owners(address) if owner.zone == zone)

    def _enter(self, journey: Journey, leg: Leg, packet: Packet, device: str, zone: str) -> Iterator[Trace]:
        """The packet reaches a forwarding device from a zone."""
        if journey.has_been(device, zone, packet):
            reason = f"The packet comes back to {self._labels(device)} unchanged and would circle for ever."
            yield journey.stop(Verdict.LOOP, Blame(device, "interfaces", reason), packet, zone)
            return
        if device == THE_INTERNET:
            yield from self._through_the_internet(journey, leg, packet, zone)
            return
        found = self._network.segments.devices[device]
        journey.passes(device, found.kind)
        if isinstance(found, Firewall):
            yield from self._into_firewall(journey, leg, packet, found, zone)
        elif self._is_own(found, packet.destination):
            reason = f"{packet.destination} is an address of {self._labels(device)} itself, which serves nothing."
            yield journey.stop(Verdict.REFUSED, Blame(device, "interfaces", reason), packet, zone)
        else:
            yield from self._onward(journey, leg, _Passage(found, zone, packet, packet))

    def _through_the_internet(self, journey: Journey, leg: Leg, packet: Packet, zone: str) -> Iterator[Trace]:
        routes, locator = self._network.routes, self._network.locator
        target = routes.target_zone(zone, packet.destination)
        after, hidden = packet, ""
        if is_private(packet.source):
            # No drawn device hides the sources of this zone, so whoever joins it to the Internet does.
            shown = locator.representative(THE_INTERNET, packet.source.version)
            after = packet._replace(source=shown or packet.source)
            hidden = f"; its provider shows {after.source} in place of the private source {packet.source}"
        for fork, out_zone in journey.forks(routes.steps(THE_INTERNET, target or zone, packet.destination)):
            reason = f"The Internet carries the packet from {self._labels(zone)} to {self._labels(out_zone)}{hidden}."
            fork.hop(THE_INTERNET, out_zone, HopAction.FORWARD, after, reason)
            fork.track.append(Step(THE_INTERNET, zone, out_zone, packet, after))
            yield from self.in_zone(fork, leg, after, out_zone)

    def _into_firewall(
        self, journey: Journey, leg: Leg, packet: Packet, firewall: Firewall, zone: str
    ) -> Iterator[Trace]:
        blame = self._network.spoofing.fault(firewall, zone, packet.source)
        if blame is not None:
            yield journey.stop(Verdict.BLOCKED, blame, packet, zone)
            return
        translations = self._network.translations
        entry = translations.inbound(firewall.id, packet.destination, packet.port)
        if entry is not None:
            yield from self._translate(journey, leg, packet, firewall, zone, entry)
        elif self._is_own(firewall, packet.destination):
            yield from self._at_own_address(journey, leg, packet, firewall, zone)
        elif translations.is_public(firewall.id, packet.destination):
            reason = f"No NAT entry of {self._labels(firewall.id)} forwards {packet.destination} port {packet.port}."
            yield journey.stop(Verdict.REFUSED, Blame(firewall.id, "nat", reason), packet, zone)
        else:
            yield from self._onward(journey, leg, _Passage(firewall, zone, packet, packet))

    def _translate(
        self, journey: Journey, leg: Leg, packet: Packet, firewall: Firewall, zone: str, entry: NatEntry
    ) -> Iterator[Trace]:
        side = next(item for item in firewall.interfaces if item.name == entry.interface)
        turns = side.zone != zone
        if turns:
            blame = self._turn(journey, packet, firewall, zone, entry)
            if blame is not None:
                yield journey.stop(Verdict.BLOCKED, blame, packet, zone)
                return
        inner = packet._replace(destination=entry.private, port=entry.private_port or packet.port)
        kind = TranslationKind.DESTINATION
        journey.translations.append(
            Translation(
                firewall.id, entry.interface, kind, packet.destination, inner.destination, packet.port, inner.port
            )
        )
        port = f" port {packet.port}" if inner.port != packet.port else ""
        new_port = f" port {inner.port}" if inner.port != packet.port else ""
        reason = (
            f"{self._labels(firewall.id)} translates the destination {packet.destination}{port} "
            f"to {entry.private}{new_port}."
        )
        journey.hop(firewall.id, zone, HopAction.TRANSLATE, inner, reason)
        turned = entry.interface if turns else None
        yield from self._onward(journey, leg, _Passage(firewall, zone, packet, inner, entry, turned))

    def _turn(self, journey: Journey, packet: Packet, firewall: Firewall, zone: str, entry: NatEntry) -> Blame | None:
        """Notes a turn at a NAT address, or tells why the firewall refuses it."""
        label = self._labels(firewall.id)
        way = (
            f"{packet.destination} is shown on interface '{entry.interface}' of {label}; traffic for it from "
            f"{self._labels(zone)} would leave by '{entry.interface}' and come straight back in by it"
        )
        if not firewall.hairpin:
            return Blame(firewall.id, "hairpin", f"{way}, and the firewall does not allow hairpinning.")
        caution = ""
        if firewall.spoofing_prevention:
            caution = "; spoofing prevention is on and has to be relaxed for it there"
        self._note_turn(journey, packet, firewall, zone, entry.interface, f"{way}, which is allowed{caution}.")
        return None

    def _note_turn(
        self, journey: Journey, packet: Packet, firewall: Firewall, zone: str, interface: str, reason: str
    ) -> None:
        turn = Turn(firewall.id, interface, TurnKind.FIREWALL, reason, spoofing_prevention=firewall.spoofing_prevention)
        journey.turns.append(turn)
        journey.hop(firewall.id, zone, HopAction.TURN, packet, reason)

    def _at_own_address(
        self, journey: Journey, leg: Leg, packet: Packet, firewall: Firewall, zone: str
    ) -> Iterator[Trace]:
        """The destination is the firewall itself: only a reverse proxy that runs on it can serve there."""
        owners = self._network.locator.owners(packet.destination)
        served = next((owner for owner in owners if owner.kind in _SERVING), None)
        if served is None:
            reason = (
                f"{packet.destination} is an address of {self._labels(firewall.id)} itself and no NAT entry "
                f"leads on from port {packet.port}."
            )
            yield journey.stop(Verdict.REFUSED, Blame(firewall.id, "nat", reason), packet, zone)
            return
        own = next(o for o in owners if o.kind is OwnerKind.FORWARDING and o.element == firewall.id)
        if own.zone != zone and not firewall.hairpin:
            reason = (
                f"{packet.destination} is on interface '{own.interface}' of {self._labels(firewall.id)}; traffic from "
                f"{self._labels(zone)} would turn there, and the firewall does not allow hairpinning."
            )
            yield journey.stop(Verdict.BLOCKED, Blame(firewall.id, "hairpin", reason), packet, zone)
            return
        if own.zone != zone:
            reason = (
                f"{self._labels(firewall.id)} is itself the proxy: traffic from {self._labels(zone)} turns at its "
                f"interface '{own.interface}', which is allowed."
            )
            self._note_turn(journey, packet, firewall, zone, own.interface, reason)
        turned = own.interface if own.zone != zone else None
        crossing = self._crossing(_Passage(firewall, zone, packet, packet, None, turned), own.zone, packet)
        blame = self._filter_fault(journey, firewall, crossing)
        if blame is not None:
            yield journey.stop(Verdict.BLOCKED, blame, packet, zone)
            return
        journey.crossings.append(crossing)
        journey.track.append(Step(firewall.id, zone, own.zone, packet, packet, crossing, is_end=True))
        yield from self._arrive(journey, leg, packet, served.zone, (served,))

    def _onward(self, journey: Journey, leg: Leg, passage: _Passage) -> Iterator[Trace]:
        """Chooses the way on from a device."""
        routes, packet, zone = self._network.routes, passage.packet, passage.zone
        device = passage.device.id
        target = routes.target_zone(zone, packet.destination)
        if target is None:
            yield self._nowhere(journey, packet, zone, device if passage.entry is not None else None)
            return
        forced = routes.forced_step(device, packet.destination, target)
        ways: tuple[tuple[str, str | None], ...] = (forced,) if forced is not None else ()
        if forced is None:
            ways = tuple((out, None) for out in routes.steps(device, target, packet.destination))
        if not ways:
            yield self._no_way(journey, packet, zone, target)
        for fork, (out_zone, forwarder) in journey.forks(ways):
            after = self._cross(fork, passage, out_zone)
            if isinstance(after, Blame):
                yield fork.stop(Verdict.BLOCKED, after, packet, zone)
            else:
                yield from self.in_zone(fork, leg, after, out_zone, forwarder)

    def _cross(self, journey: Journey, passage: _Passage, out_zone: str) -> Packet | Blame:
        """Passes a device: the packet as it leaves, or why it does not."""
        device, zone, packet = passage.device, passage.zone, passage.packet
        if out_zone == zone and isinstance(device, Firewall) and passage.turned is None:
            refused = self._same_side(journey, device, zone, packet)
            if isinstance(refused, Blame):
                return refused
            passage = replace(passage, turned=refused)
        after = self._source_translated(passage, out_zone)
        crossing = None
        if isinstance(device, Firewall):
            crossing = self._crossing(passage, out_zone, after)
            blame = self._filter_fault(journey, device, crossing)
            if blame is not None:
                return blame
            journey.crossings.append(crossing)
        self._note_source(journey, device, out_zone, packet, after)
        said = Forwards(self._labels(device.id), self._labels(zone), self._labels(out_zone))
        journey.hop(device.id, out_zone, HopAction.FORWARD, after, said)
        journey.track.append(Step(device.id, zone, out_zone, passage.outer, after, crossing))
        return after

    def _same_side(self, journey: Journey, firewall: Firewall, zone: str, packet: Packet) -> str | Blame:
        """The interface by which the packet goes back to its side, or why the firewall refuses it."""
        name = self._network.segments.interface_name(firewall.id, zone)
        way = f"{self._labels(firewall.id)} would send the packet out by interface '{name}', by which it came in"
        if not firewall.hairpin:
            return Blame(firewall.id, "hairpin", f"{way}, and does not allow hairpinning.")
        self._note_turn(journey, packet, firewall, zone, name, f"{way}, which is allowed.")
        return name

    def _source_translated(self, passage: _Passage, out_zone: str) -> Packet:
        """The packet with the source that the device shows on its way out."""
        device, packet, entry = passage.device, passage.packet, passage.entry
        out = self._network.segments.interface(device.id, out_zone)
        if out is None:
            return packet
        translations, version = self._network.translations, packet.source.version
        source: IpAddress | None = None
        # What turns leaves by the public side in thought, and shows there what it would show outside.
        side = passage.entry.interface if passage.turned is not None and passage.entry is not None else out.name
        left_by = next((item for item in device.interfaces if item.name == side), out)
        meant = packet.destination if passage.turned is None else passage.outer.destination
        found = translations.outbound(device.id, side, packet.source, packet.source_port)
        if entry is not None and not entry.keeps_source:
            source = translations.own_address(device, out, version)
        elif found is not None:
            source = found.public
        elif translations.hides(left_by.zone, packet.source, meant):
            source = translations.own_address(device, left_by, version)
        return packet._replace(source=source) if source is not None else packet

    def _note_source(
        self, journey: Journey, device: ForwardingDevice, out_zone: str, packet: Packet, after: Packet
    ) -> None:
        if after.source == packet.source:
            return
        name = self._network.segments.interface_name(device.id, out_zone)
        kind = TranslationKind.SOURCE
        journey.translations.append(Translation(device.id, name, kind, packet.source, after.source))
        reason = f"{self._labels(device.id)} shows {after.source} in place of the source {packet.source}."
        journey.hop(device.id, out_zone, HopAction.TRANSLATE, after, reason)

    def _crossing(self, passage: _Passage, out_zone: str, after: Packet) -> Crossing:
        packet, outer = passage.packet, passage.outer
        return Crossing(
            firewall=passage.device.id,
            from_interface=self._network.segments.interface_name(passage.device.id, passage.zone),
            to_interface=self._network.segments.interface_name(passage.device.id, out_zone),
            source=packet.source,
            source_port=packet.source_port,
            destination=packet.destination,
            port=packet.port,
            transport=packet.transport,
            shown_source=after.source,
            shown_destination=outer.destination,
            shown_port=outer.port,
            is_turn=passage.turned is not None,
        )

    def _filter_fault(self, journey: Journey, firewall: Firewall, crossing: Crossing) -> Blame | None:
        return None if journey.question.ignore_filters else self._network.filters.fault(firewall, crossing)

    def _is_own(self, device: ForwardingDevice, address: IpAddress) -> bool:
        owners = self._network.locator.owners(address)
        return any(owner.kind is OwnerKind.FORWARDING and owner.element == device.id for owner in owners)

    def _nowhere(self, journey: Journey, packet: Packet, zone: str, translator: str | None = None) -> Trace:
        why = (
            "the Internet does not route private addresses"
            if is_private(packet.destination)
            else "there is no Internet"
        )
        reason = f"From {self._labels(zone)} no way leads to {packet.destination}: no zone holds it and {why}."
        field = "nat" if translator else "subnets"
        return journey.stop(Verdict.UNROUTABLE, Blame(translator or zone, field, reason), packet, zone)

    def _no_way(self, journey: Journey, packet: Packet, zone: str, target: str) -> Trace:
        field = ""
        reason = (
            f"No way leads from {self._labels(zone)} to {packet.destination} in {self._labels(target)}: "
            "no firewall or router joins them."
        )
        if is_private(packet.destination) and self._network.routes.steps(zone, target, packet.source):
            field = "subnets"
            reason = (
                f"No way leads from {self._labels(zone)} to {packet.destination} in {self._labels(target)}: "
                "the Internet does not route private addresses."
            )
        return journey.stop(Verdict.UNROUTABLE, Blame(target, field, reason), packet, zone)
