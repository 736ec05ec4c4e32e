"""Whether the answer to a packet finds its way back.

A room of its own because a connection needs both directions, and the way back fails for other reasons than the way
there: a machine without a route to the client, a firewall that keeps no state or never saw the request, an answer
that misses the firewall which would have to turn its address back.

The answer is carried back hop by hop. Among equal ways back one that works is enough: what the documents ask of a
pair of firewalls is that they share their state.

An answer that came back once comes back for all requests that went the same way to the same end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.model.addresses import IpAddress
from planner.model.devices import Firewall, Transport
from planner.model.interfaces import Interface
from planner.traffic.journey import Journey, Leg, Packet, Sender, Step
from planner.traffic.locate import OwnerKind
from planner.traffic.network import Network
from planner.traffic.routes import Departure, NoRoute
from planner.traffic.segments import THE_INTERNET
from planner.traffic.trace import Blame, Crossing, Verdict
from planner.traffic.ways import Way

Fault = tuple[Verdict, Blame]

_FORWARDING = (OwnerKind.NAT, OwnerKind.FORWARDING)


@dataclass(frozen=True, slots=True)
class _Return:
    """What the way back is judged by, and the devices it has passed.

    Attributes:
        track: the devices that the request passed; it may have passed one twice, under different addresses.
        origin: the request as it was sent.
        holder: who answers.
        consulted: where the devices that were asked are noted.
    """

    track: tuple[Step, ...]
    origin: Packet
    origin_zone: str
    holder: Sender
    filters: bool
    consulted: set[str]
    passed: frozenset[str] = frozenset()


class Answers:
    """Judges the way back of a leg."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = network.labels
        self._come_back: dict[_Likeness, frozenset[str]] = {}

    def fault(
        self, journey: Journey, leg: Leg, packet: Packet, zone: str, holder: Sender, arrived_at: str
    ) -> Fault | None:
        """Why the answer to a packet that has arrived does not come back, or None.

        Args:
            journey: with the devices passed on this leg.
            leg: the leg that has arrived.
            packet: as it arrived.
            zone: id of the zone it arrived in.
            holder: who answers.
            arrived_at: name of the interface that was addressed.
        """
        own = next((item for item in holder.interfaces if item.name == arrived_at), None)
        if leg.through is not None:
            return self._past_balancer(leg, packet, zone, holder, own)
        runs_on_device = bool(journey.track) and journey.track[-1].is_end
        departure = None if runs_on_device else self._departure(packet, holder, own)
        if isinstance(departure, NoRoute):
            reason = f"The answer to {packet.source} does not come back: {departure.reason}"
            return Verdict.UNROUTABLE, Blame(holder.element, "interfaces", reason)
        gateway = self._gateway(own, departure, packet.source)
        if journey.way is None:
            return self._judged(journey, packet, zone, holder, departure, gateway, journey.consulted)
        key = _likeness(journey.way, packet, departure, gateway, journey.question.ignore_filters)
        known = self._come_back.get(key) if key is not None else None
        if known is not None:
            journey.consulted.update(known)
            return None
        consulted: set[str] = set()
        fault = self._judged(journey, packet, zone, holder, departure, gateway, consulted)
        if fault is None and key is not None and all(map(self._reads_no_ports, consulted)):
            self._come_back[key] = frozenset(consulted)
        journey.consulted.update(consulted)
        return fault

    def foregone(
        self, way: Way, packet: Packet, holder: Sender, arrived_at: str, *, ignore_filters: bool
    ) -> frozenset[str] | None:
        """Ids of the devices that the answer asks, where another came back the same way; else None."""
        own = next((item for item in holder.interfaces if item.name == arrived_at), None)
        departure = self._departure(packet, holder, own)
        if isinstance(departure, NoRoute):
            return None
        gateway = self._gateway(own, departure, packet.source)
        key = _likeness(way, packet, departure, gateway, ignore_filters)
        return self._come_back.get(key) if key is not None else None

    def _departure(self, packet: Packet, holder: Sender, own: Interface | None) -> Departure | NoRoute | None:
        """How the answer leaves its host; None where that has no adapters of its own."""
        if own is None:
            return None
        return self._network.routes.departure(holder.part, holder.interfaces, packet.source, own)

    def _reads_no_ports(self, device: str) -> bool:
        """Tells whether answers pass a device, or not, whatever their ports are: filters with state do not ask."""
        found = self._network.segments.devices.get(device)
        return not isinstance(found, Firewall) or found.stateful

    def _judged(
        self,
        journey: Journey,
        packet: Packet,
        zone: str,
        holder: Sender,
        departure: Departure | None,
        gateway: str | None,
        consulted: set[str],
    ) -> Fault | None:
        track = journey.track
        first = track[0].before if track else packet
        way = _Return(
            tuple(track),
            first,
            track[0].in_zone if track else zone,
            holder,
            not journey.question.ignore_filters,
            consulted,
        )
        answer = _reversed(packet)
        if track and track[-1].is_end:  # it starts on the device
            return self._at_device(way, answer, track[-1].out_zone, track[-1].device, len(track) + 4)
        if departure is not None and departure.forwarder is not None:
            return self._at_device(way, answer, zone, departure.forwarder, len(track) + 4)
        fault = self._from_zone(way, answer, zone, gateway, len(track) + 4)
        if fault is None and departure is not None and departure.assumed is not None and gateway is not None:
            watched = replace(way, filters=True)  # a firewall keeps state whatever its rules are
            if self._at_device(watched, answer, zone, gateway, len(track) + 4) is not None:
                journey.assumes(holder, departure, packet.source, is_answer=True)
        return fault

    def _gateway(self, own: Interface | None, departure: Departure | None, client: IpAddress) -> str | None:
        """The forwarding device that an adapter's gateway is, where one is drawn and the answer needs it."""
        if own is None or departure is None or departure.is_linked:
            return None
        gateway = own.default_route(client.version)
        owners = self._network.locator.owners(gateway) if gateway is not None else ()
        found = (o.element for o in owners if o.kind is OwnerKind.FORWARDING and o.zone == own.zone)
        return next(found, None)

    def _past_balancer(
        self, leg: Leg, packet: Packet, zone: str, holder: Sender, own: Interface | None
    ) -> Fault | None:
        """A member that sees the client's address must answer through the balancer, which has to be its next hop."""
        if own is None or leg.through is None:
            return None
        via = _next_hop(own, packet.source)
        owners = self._network.locator.owners(via) if via is not None else ()
        is_next_hop = any(owner.element == leg.through for owner in owners)
        if is_next_hop and zone not in self._network.locator.zones_of(packet.source):
            return None
        reason = (
            f"{self._labels(leg.through)} leaves the client's address {packet.source}, and {self._labels(holder.part)} "
            "answers it directly instead of through the balancer; translate the source, or make the balancer its "
            "gateway."
        )
        return Verdict.UNROUTABLE, Blame(leg.through, "source_nat", reason)

    def _from_zone(self, way: _Return, answer: Packet, zone: str, gateway: str | None, left: int) -> Fault | None:
        """The answer is on the wire of a zone."""
        target = self._network.routes.target_zone(zone, answer.destination)
        devices: tuple[str, ...] = ()
        if target == zone:
            owners = self._network.locator.owners(answer.destination)
            devices = tuple(owner.element for owner in owners if owner.kind in _FORWARDING and owner.zone == zone)
            if not devices or way.origin.source == answer.destination:
                return self._home(way, answer)
        elif target is not None:
            devices = self._network.routes.steps(zone, target, answer.destination)
        if gateway is not None and gateway not in devices:
            devices = (*devices, gateway)
        if not devices or left == 0:
            reason = f"From {self._labels(zone)} no way leads back to {answer.destination}."
            return Verdict.UNROUTABLE, Blame(way.holder.element, "interfaces", reason)
        # The devices that know the connection first: among equal ways one that works is enough.
        seen = {step.device for step in way.track}
        known_first = sorted(devices, key=lambda device: device not in seen)
        faults = []
        for device in known_first:
            fault = self._at_device(way, answer, zone, device, left - 1)
            if fault is None:
                return None
            faults.append(fault)
        return next((fault for fault in faults if fault[0] is Verdict.BLOCKED), faults[0])

    def _at_device(self, way: _Return, answer: Packet, zone: str, device: str, left: int) -> Fault | None:
        """The answer is at a forwarding device, coming from a zone."""
        way.consulted.add(device)
        found = self._network.segments.devices.get(device)
        step = next((s for s in way.track if s.device == device and _reversed(s.after) == answer), None)
        way = replace(way, passed=way.passed | {device})
        if isinstance(found, Firewall):
            blame = self._dropped(way, found, zone, answer, step)
            if blame is not None:
                return Verdict.BLOCKED, blame
        if step is None and self._is_own(device, answer.destination):
            return self._home(way, answer)
        if step is not None:
            answer = _reversed(step.before)
            if device == THE_INTERNET:
                return self._from_zone(way, answer, step.in_zone, None, left - 1) if left > 0 else None
        target = self._network.routes.target_zone(zone, answer.destination)
        if target is None or left <= 0:
            return self._nowhere(way, device, answer)
        forced = None
        if device != THE_INTERNET:
            forced = self._network.routes.forced_step(device, answer.destination, target)
        if forced is not None and forced[1] is not None:
            return self._at_device(way, answer, forced[0], forced[1], left - 1)
        outs = (forced[0],) if forced is not None else self._outs(device, target, answer.destination)
        faults = [self._from_zone(way, answer, out, None, left - 1) for out in outs]
        if not faults:
            return self._nowhere(way, device, answer)
        return None if None in faults else faults[0]

    def _is_own(self, device: str, address: IpAddress) -> bool:
        """Whether a device would have to know itself what an answer to this address is about: it hides others by it."""
        return any(owner.element == device for owner in self._network.locator.owners(address))

    def _outs(self, device: str, target: str, address: IpAddress) -> tuple[str, ...]:
        return self._network.routes.steps(device, target, address)

    def _dropped(self, way: _Return, firewall: Firewall, zone: str, answer: Packet, step: Step | None) -> Blame | None:
        """Why a firewall drops an answer; `step` is the request's, when the firewall saw it."""
        is_local = step is not None and step.is_end
        blame = None if is_local else self._network.spoofing.fault(firewall, zone, answer.source)
        if blame is not None:
            reason = f"{blame.reason[:-1]} (the answer of {self._labels(way.holder.part)})."
            return Blame(blame.element, blame.field, reason)
        if not way.filters:
            return None
        if step is not None:
            return self._network.filters.reply_fault(firewall, step.crossing) if step.crossing is not None else None
        if firewall.stateful:
            reason = (
                f"The answer of {self._labels(way.holder.part)} from {answer.source} to {answer.destination} comes to "
                f"{self._labels(firewall.id)}, which never saw the request and drops it; "
                f"{self._labels(way.holder.part)} needs another route."
            )
            return Blame(firewall.id, "stateful", reason)
        if self._is_own(firewall.id, answer.destination):
            return None  # it crosses nothing
        return self._network.filters.fault(firewall, self._unasked(firewall, zone, answer))

    def _unasked(self, firewall: Firewall, zone: str, answer: Packet) -> Crossing:
        """An answer that crosses a firewall without state which the request did not pass."""
        target = self._network.routes.target_zone(zone, answer.destination)
        outs = self._outs(firewall.id, target, answer.destination) if target is not None else ()
        came = self._network.segments.interface(firewall.id, zone)
        goes = self._network.segments.interface(firewall.id, outs[0]) if outs else None
        return Crossing(
            firewall=firewall.id,
            from_interface=came.name if came is not None else zone,
            to_interface=goes.name if goes is not None else "",
            source=answer.source,
            source_port=answer.source_port,
            destination=answer.destination,
            port=answer.port or 0,
            transport=answer.transport,
            shown_source=answer.source,
            shown_destination=answer.destination,
            shown_port=answer.port or 0,
        )

    def _home(self, way: _Return, answer: Packet) -> Fault | None:
        """The answer is back in the sender's zone: the sender must recognise it."""
        if answer == _reversed(way.origin):
            return self._half_seen(way)
        missed = [step for step in way.track if step.before != step.after]
        device = missed[-1].device if missed else way.holder.element
        reason = (
            f"The answer of {self._labels(way.holder.part)} reaches {answer.destination} from {answer.source}, not "
            f"from {way.origin.destination}: it does not pass {self._labels(device)}, which would have to turn the "
            "address back."
        )
        return Verdict.UNROUTABLE, Blame(device, "nat" if missed else "interfaces", reason)

    def _half_seen(self, way: _Return) -> Fault | None:
        """A firewall that sees requests and no answers lets no TCP connection come about: the third packet is lost."""
        if way.origin.transport is Transport.UDP or not way.filters:
            return None
        for step in way.track:
            firewall = self._network.segments.devices.get(step.device)
            if isinstance(firewall, Firewall) and firewall.stateful and step.device not in way.passed:
                reason = (
                    f"The answer of {self._labels(way.holder.part)} does not pass {self._labels(step.device)}, which "
                    "keeps state and has to see both directions."
                )
                return Verdict.UNROUTABLE, Blame(way.holder.element, "interfaces", reason)
        return None

    def _nowhere(self, way: _Return, device: str, answer: Packet) -> Fault:
        reason = f"{self._labels(device)} knows no way back to {answer.destination} for the answer."
        return Verdict.UNROUTABLE, Blame(way.holder.element, "interfaces", reason)


_Likeness = tuple[Way, str | None, str | None, bool, bool]


def _likeness(
    way: Way, packet: Packet, departure: Departure | None, gateway: str | None, ignore_filters: bool
) -> _Likeness | None:
    """What answers that come back alike have in common; None where a route is assumed, which each has to say.

    The way says which kinds of addresses its ends have, and the answer sees no more of them than the request. Whether
    it is UDP is asked by filters alone.
    """
    if departure is not None and departure.assumed is not None:
        return None
    is_udp = packet.transport is Transport.UDP and not ignore_filters
    return way, departure.forwarder if departure is not None else None, gateway, is_udp, ignore_filters


def _reversed(packet: Packet) -> Packet:
    """The answer to a packet. Its destination port may be any dynamic one, which stands as None in both."""
    return packet._replace(
        source=packet.destination,
        source_port=packet.port,
        destination=packet.source,
        port=packet.source_port or 0,
    )


def _next_hop(interface: Interface, address: IpAddress) -> IpAddress | None:
    """The next hop to an address on an adapter: the longest static route, else the gateway."""
    fitting = [
        (route.network.prefixlen, route.via)
        for route in interface.routes
        if route.network.version == address.version and address in route.network
    ]
    if fitting:
        return max(fitting, key=lambda item: item[0])[1]
    return interface.default_route(address.version)
