"""A second opinion on every walk: packets carried from station to station as a network engineer would by hand.

Written from the traffic model alone, for no other purpose than to disagree with planner.traffic. It remembers
nothing between two packets, searches breadth-first through all zones each time a route is needed, and reads every
rule of every firewall it meets. Where the traffic model leaves room, the reading is the one a real kernel allows;
each such place carries a comment that starts with "Reading:".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import ip_network

from planner.model.addresses import IpAddress, parse_address
from planner.model.design import Design
from planner.model.devices import (
    Firewall,
    LoadBalancer,
    NatDirection,
    NatEntry,
    PublishingRule,
    ReverseProxy,
    Transport,
)
from planner.model.interfaces import Interface, Side
from planner.model.names import covered_by, normalized, same_name
from planner.model.servers import Machine, Server
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS, Provenance, ZoneKind
from planner.traffic.arrangements import Arrangements
from planner.traffic.question import Question
from planner.traffic.trace import Verdict
from tests.traffic.second_opinion.facts import listening, meant_site
from tests.traffic.second_opinion.filtering import lets_pass
from tests.traffic.second_opinion.naming import NoAnswer, answer

THE_INTERNET = "the-internet"
"""Reading: the Internet is one router; no drawn device stands between it and cellular networks, partners, the cloud."""
PRIVATE = tuple(ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))


@dataclass(frozen=True)
class Station:
    """Anything with a network adapter."""

    id: str
    thing: Machine | Firewall | ReverseProxy | LoadBalancer | object
    adapters: tuple[Interface, ...]
    server: Server | None = None
    is_forwarding: bool = False

    def holds(self, address: IpAddress) -> bool:
        return any(address in adapter.addresses for adapter in self.adapters)


@dataclass(frozen=True)
class Packet:
    source: IpAddress
    source_port: int
    destination: IpAddress
    port: int
    transport: Transport

    def reversed(self) -> Packet:
        return Packet(self.destination, self.port, self.source, self.source_port, self.transport)


@dataclass(frozen=True)
class Connection:
    """What a firewall remembers: the packet as it came, as its filter saw it, and as it went on."""

    firewall: str
    came: Packet
    seen: Packet
    went: Packet
    came_by: str
    went_by: str


@dataclass(frozen=True)
class Journey:
    """Where a packet has been: (station, adapter it came in by, packet) each time, and who remembers it."""

    steps: tuple[tuple[str, str, Packet], ...] = ()
    memory: tuple[Connection, ...] = ()
    last_station: Station | None = None
    is_reply: bool = False


@dataclass(frozen=True)
class End:
    """How one packet ended. `verdict` None: it is at a station that holds its destination."""

    verdict: Verdict | None
    station: Station
    adapter: Interface | None
    packet: Packet
    journey: Journey
    blamed: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What is compared: one tried address and member, its verdict, and for `blocked` who is blamed."""

    address: IpAddress | None
    arrived: str | None
    verdict: Verdict
    blamed: str | None = None


@dataclass(frozen=True)
class Way:
    """One hop: out by `adapter`, to `next` where it comes in by `entry`."""

    adapter: Interface
    next: Station
    entry: Interface


class SecondOpinion:
    def __init__(self, design: Design, arrangements: Arrangements) -> None:
        self.design = design
        self.arrangements = arrangements
        self.stations = tuple(_stations(design))
        self.ignores_filters = False

    def ask(self, question: Question) -> frozenset[Outcome]:
        self.ignores_filters = question.ignore_filters
        outcomes: set[Outcome] = set()
        for station in self._senders(question.source):
            outcomes.update(self._leg_one(question, station))
        return frozenset(outcomes)

    # --- legs

    def _leg_one(self, question: Question, sender: Station) -> Iterator[Outcome]:
        zone = self.design.zone(sender.adapters[0].zone)
        try:
            addresses = answer(self.design, self.arrangements, zone.view, question.destination)
        except NoAnswer:
            yield Outcome(None, None, Verdict.UNRESOLVED)
            return
        is_outside = zone.zone_kind in OUTSIDE_KINDS
        for address in addresses:
            asked = None if parse_address(question.destination) else question.destination
            for outcome in self._leg(question, sender, address, question.port, asked, is_outside, ()):
                yield replace(outcome, address=address)

    def _leg(
        self,
        question: Question,
        sender: Station,
        address: IpAddress,
        port: int,
        asked: str | None,
        is_outside: bool,
        before: tuple[tuple[str, int], ...],
        shown: IpAddress | None = None,
    ) -> Iterator[Outcome]:
        """One connection: request there, answer back, then whatever the far end does with it."""
        for end in self._connect(sender, address, port, question, shown):
            if end.verdict is not None:
                yield Outcome(None, None, end.verdict, end.blamed)
            elif isinstance(end.station.thing, ReverseProxy):
                yield from self._at_proxy(question, sender, end, asked, is_outside, before)
            elif isinstance(end.station.thing, LoadBalancer):
                yield from self._at_balancer(question, sender, end, asked, is_outside, before)
            else:
                yield self._at_host(question, sender, end, asked, is_outside)

    def _at_host(self, question: Question, sender: Station, end: End, asked: str | None, is_outside: bool) -> Outcome:
        who = end.station.id
        service = listening(end.station.server, end.station.thing, end.packet)
        if service is None:
            return Outcome(None, who, Verdict.REFUSED)
        if (lost := self._lost_answer(sender, end)) is not None:
            return replace(lost, arrived=None)
        site = meant_site(service)
        if question.service is not None and service != question.service:
            return Outcome(None, who, Verdict.MISDELIVERED)
        if question.service is None and site == "web-internal" and is_outside:
            return Outcome(None, who, Verdict.MISDELIVERED)
        if question.tls and asked is not None and not self._shows(end.station, asked):
            return Outcome(None, who, Verdict.UNTRUSTED)
        return Outcome(None, who, Verdict.DELIVERED)

    def _at_proxy(
        self,
        question: Question,
        sender: Station,
        end: End,
        asked: str | None,
        is_outside: bool,
        before: tuple[tuple[str, int], ...],
    ) -> Iterator[Outcome]:
        proxy = end.station.thing
        assert isinstance(proxy, ReverseProxy)
        if (fault := self._proxy_fault(question, sender, end, proxy, asked)) is not None:
            yield fault
            return
        rule = self._rule(proxy, question, end.packet.port)
        if rule is None:
            yield Outcome(None, proxy.id, Verdict.REFUSED)
            return
        if (proxy.id, end.packet.port) in before:
            yield Outcome(None, None, Verdict.LOOP)
            return
        inner = next((a for a in end.station.adapters if a.side is Side.INTERNAL), end.station.adapters[0])
        view = proxy.view or self.design.zone(inner.zone).view
        try:
            targets = self._backend(view, rule.backend)
        except NoAnswer:
            yield Outcome(None, None, Verdict.UNRESOLVED)
            return
        name = rule.backend if self.design.find(rule.backend) is None else None
        for target in targets:
            trail = (*before, (proxy.id, end.packet.port))
            yield from self._leg(question, end.station, target, rule.backend_port, name, is_outside, trail)

    def _proxy_fault(
        self, question: Question, sender: Station, end: End, proxy: ReverseProxy, asked: str | None
    ) -> Outcome | None:
        """Why there is no connection to the proxy itself: its spoofing rule, no listener, lost answers, TLS."""
        if not proxy.hairpin and self._comes_from_inside(end):
            return Outcome(None, None, Verdict.BLOCKED, proxy.id)
        ports = {rule.port for rule in self.arrangements.publishing.get(proxy.id, ())}
        if end.packet.transport is not Transport.TCP or end.packet.port not in ports:
            return Outcome(None, proxy.id, Verdict.REFUSED)
        if (lost := self._lost_answer(sender, end)) is not None:
            return lost
        if question.tls and asked is not None and not self._shows(end.station, asked):
            return Outcome(None, proxy.id, Verdict.UNTRUSTED)
        return None

    def _rule(self, proxy: ReverseProxy, question: Question, port: int) -> PublishingRule | None:
        """Reading: an exact host goes before a wildcard, then the longest path."""
        host = question.host or question.destination
        fitting = [
            rule
            for rule in self.arrangements.publishing.get(proxy.id, ())
            if rule.port == port and covered_by(rule.hosts, host) and question.path.startswith(rule.path)
        ]
        return min(fitting, key=lambda rule: (not _is_exact(rule, host), -len(rule.path)), default=None)

    def _comes_from_inside(self, end: End) -> bool:
        """Tells whether an inside host knocks at the outer adapter of a device that has an inner one too."""
        owner = self._owner(end.packet.source)
        if end.adapter is None or end.adapter.side is not Side.EXTERNAL or owner is None:
            return False
        return self.design.zone(owner[1].zone).zone_kind in INSIDE_KINDS

    def _at_balancer(
        self,
        question: Question,
        sender: Station,
        end: End,
        asked: str | None,
        is_outside: bool,
        before: tuple[tuple[str, int], ...],
    ) -> Iterator[Outcome]:
        balancer, packet = end.station.thing, end.packet
        assert isinstance(balancer, LoadBalancer)
        if (balancer.id, packet.port) in before:
            yield Outcome(None, None, Verdict.LOOP)
            return
        found = [
            (vip, entry)
            for vip in balancer.vips
            for entry in vip.ports
            if vip.address == packet.destination
            and entry.port == packet.port
            and entry.transport in (packet.transport, Transport.ANY)
        ]
        if not found:
            yield Outcome(None, balancer.id, Verdict.REFUSED)
            return
        if (lost := self._lost_answer(sender, end)) is not None:
            yield lost
            return
        shown = None if balancer.source_nat else packet.source
        vip, entry = found[0]
        for member in (station for station in self.stations if station.server is self.design.find(vip.pool)):
            address = next(a for a in member.adapters[0].addresses if a.version == packet.destination.version)
            trail = (*before, (balancer.id, packet.port))
            yield from self._leg(question, end.station, address, entry.member_port, asked, is_outside, trail, shown)

    def _backend(self, view: str, backend: str) -> tuple[IpAddress, ...]:
        """Addresses behind a publishing rule: the pool's external web VIP, else its members, else a name."""
        element = self.design.find(backend)
        if element is None:
            return answer(self.design, self.arrangements, view, backend)
        vips = [vip for device in self.design.load_balancers for vip in device.vips if vip.pool == backend]
        vips = [vip for vip in vips if vip.purpose.value == "web-external"]
        if vips:
            return tuple(vip.address for vip in vips)
        members = [station for station in self.stations if station.server is element]
        return tuple(address for member in members for address in member.adapters[0].addresses)

    def _shows(self, station: Station, name: str) -> bool:
        holders = {station.id} | ({station.server.id} if station.server else set())
        certificates = [c for holder in holders for c in self.arrangements.certificates.get(holder, ())]
        return any(covered_by((c.subject, *c.names), normalized(name)) for c in certificates)

    # --- one connection

    def _connect(
        self, sender: Station, address: IpAddress, port: int, question: Question, shown: IpAddress | None
    ) -> Iterator[End]:
        source_port = question.source_port or 50000
        dummy = Packet(address, source_port, address, port, question.transport)
        if sender.holds(address):
            yield End(None, sender, None, dummy, Journey())
            return
        ways = self._ways(sender, address)
        if not ways:
            yield End(Verdict.UNROUTABLE, sender, None, dummy, Journey())
        for way in ways:
            own = [a for a in way.adapter.addresses if a.version == address.version]
            if not own:
                yield End(Verdict.UNROUTABLE, sender, None, dummy, Journey())
                continue
            source = question.source_address if question.source_address and not shown else shown or own[0]
            packet = replace(dummy, source=source)
            yield from self._receive(way, packet, Journey(last_station=sender))

    def _lost_answer(self, sender: Station, end: End) -> Outcome | None:
        """Sends the answer back; None when it reaches the sender as what it expects."""
        if end.adapter is None:
            return None
        journey = Journey(memory=end.journey.memory, is_reply=True, last_station=end.station)
        back = end.packet.reversed()
        # Reading: hosts answer by the adapter that was addressed (the strong host model, which Windows has).
        ways = self._ways(end.station, back.destination, only=end.adapter)
        ends = [e for way in ways for e in self._receive(way, back, journey)]
        # Reading: among equal ways back one that works is enough (clusters share what they remember).
        first = end.journey.steps[0][2] if end.journey.steps else end.packet
        for e in ends:
            is_expected = e.verdict is None and e.station.id == sender.id and e.packet.source == first.destination
            # Reading: a firewall that keeps state must see both directions, or it drops the third packet.
            seen = {station for station, _, _ in e.journey.steps}
            if is_expected and all(c.firewall in seen for c in end.journey.memory if self._keeps_state(c.firewall)):
                return None
        for e in ends:
            if e.verdict is Verdict.BLOCKED:
                return Outcome(None, None, Verdict.BLOCKED, e.blamed)
        return Outcome(None, None, Verdict.UNROUTABLE)

    def _keeps_state(self, device: str) -> bool:
        return not self.ignores_filters and any(f.id == device and f.stateful for f in self.design.firewalls)

    # --- carrying

    def _receive(self, way: Way, packet: Packet, journey: Journey) -> Iterator[End]:
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
        if is_turn and not firewall.hairpin:  # type: ignore[union-attr]
            yield blocked
            return
        seen = packet
        if entry is not None:
            seen = replace(packet, destination=entry.private, port=entry.private_port or packet.port)
        ways = self._ways(station, seen.destination)
        if not ways:
            yield End(Verdict.UNROUTABLE, station, adapter, packet, journey)
        for way in ways:
            went = seen if journey.is_reply else self._with_source(station, seen, entry, is_turn, way.adapter)
            memory = Connection(station.id, packet, seen, went, adapter.name, way.adapter.name)
            if firewall and not self._may_cross(firewall, memory):
                yield blocked
                continue
            onward = replace(journey, memory=(*journey.memory, memory), last_station=station)
            yield from self._receive(way, went, onward)

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
        for way in self._ways(station, went.destination):
            if firewall and not firewall.stateful and not self._passes(firewall, back, is_answer=True):
                yield End(Verdict.BLOCKED, station, adapter, packet, journey, station.id)
                continue
            yield from self._receive(way, went, replace(journey, last_station=station))

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
        elif _is_private(packet.source) and left_by.zone in _joined_by_the_internet(self.design):
            packet = replace(packet, source=_of_version(left_by, packet.source))
        if entry is not None and not entry.keeps_source:
            packet = replace(packet, source=_of_version(goes_by, packet.source))
        return packet

    def _belongs(self, station: Station, adapter: Interface, source: IpAddress) -> bool:
        """A reverse path filter: would a packet to `source` leave by the adapter this one came in by?"""
        return any(way.adapter.name == adapter.name for way in self._ways(station, source))

    # --- routing

    def _ways(self, station: Station, address: IpAddress, only: Interface | None = None) -> list[Way]:
        """First hops to an address; `only` is the adapter that an answer must leave by."""
        owner = self._owner(address)
        if owner is None:
            return []
        target = owner[1].zone
        adapters = (only,) if only else station.adapters
        for adapter in adapters:
            if adapter.zone == target:
                return [Way(adapter, *owner)]
        if station.is_forwarding:
            return self._shortest(station.adapters, target, address, station.id)
        return self._ways_of_host(station, only, target, address)

    def _ways_of_host(self, station: Station, only: Interface | None, target: str, address: IpAddress) -> list[Way]:
        adapters = (only,) if only else station.adapters
        routes = [(a, r) for a in adapters for r in a.routes if address.version == r.network.version]
        fitting = [(r.network.prefixlen, a, r.via) for a, r in routes if address in r.network]
        if fitting:
            _, adapter, via = max(fitting, key=lambda item: item[0])
            return self._via(adapter, via)
        stated = [a for a in station.adapters if any(via.version == address.version for via in _vias(a))]
        with_gateway = [a for a in adapters if a.gateway and a.gateway.version == address.version]
        if stated and not with_gateway:
            return []
        # Reading: a gateway says by which adapter foreign networks are reached; on that segment a host knows who
        # forwards where (its gateway redirects it, or the obvious routes are entered).
        ways = self._shortest(tuple(with_gateway) or adapters, target, address, station.id)
        ways = [way for way in ways if way.adapter == ways[0].adapter]
        if only and with_gateway:
            ways += [way for way in self._via(only, only.gateway) if way not in ways]
        return ways

    def _via(self, adapter: Interface, via: IpAddress | None) -> list[Way]:
        owner = self._owner(via) if via else None
        if owner is None or owner[1].zone != adapter.zone or not owner[0].is_forwarding:
            return []
        return [Way(adapter, *owner)]

    def _shortest(self, adapters: tuple[Interface, ...], target: str, address: IpAddress, me: str) -> list[Way]:
        """First hops of all shortest forwarding paths, found breadth-first from the far end."""
        distance = {target: 0}
        queue = [target]
        for segment in queue:
            for device in (s for s in self.stations if s.is_forwarding):
                touched = {adapter.zone for adapter in device.adapters}
                if _is_private(address):  # Reading: the Internet carries no packet to a private address
                    touched -= set(_joined_by_the_internet(self.design))
                if segment in touched:
                    for other in sorted(touched - distance.keys()):
                        distance[other] = distance[segment] + 1
                        queue.append(other)
        best = min((distance[a.zone] for a in adapters if a.zone in distance), default=None)
        if best is None:
            return []
        return [
            Way(adapter, device, entry)
            for adapter in adapters
            if distance.get(adapter.zone) == best
            for device in self.stations
            if device.is_forwarding and device.id != me
            for entry in device.adapters
            if entry.zone == adapter.zone and any(distance.get(other.zone) == best - 1 for other in device.adapters)
        ]

    def _owner(self, address: IpAddress) -> tuple[Station, Interface] | None:
        for station in self.stations:
            for adapter in station.adapters:
                if address in adapter.addresses:
                    return station, adapter
        for station in self.stations:
            if isinstance(station.thing, Firewall):
                for entry in station.thing.nat:
                    if entry.public == address:
                        return station, next(a for a in station.adapters if a.name == entry.interface)
        return None

    def _senders(self, source: str) -> Iterator[Station]:
        element, _, name = source.partition("/")
        for station in self.stations:
            if element in (station.id, station.server.id if station.server else None):
                kept = tuple(a for a in station.adapters if not name or a.name == name)
                yield replace(station, adapters=kept)


def _entry_for(firewall: Firewall | None, packet: Packet) -> NatEntry | None:
    """The NAT entry that catches a packet; a forward of one port is closer than an entry for the whole address."""
    entries = [entry for entry in firewall.nat if entry.public == packet.destination] if firewall else []
    exact = [entry for entry in entries if entry.port == packet.port]
    return next(iter([*exact, *(entry for entry in entries if entry.port is None)]), None)


def _is_exact(rule: PublishingRule, host: str) -> bool:
    return any(same_name(pattern, host) for pattern in rule.hosts)


def _is_shown(firewall: Firewall | None, address: IpAddress) -> bool:
    return firewall is not None and any(entry.public == address for entry in firewall.nat)


def _is_private(address: IpAddress) -> bool:
    return any(address.version == network.version and address in network for network in PRIVATE)


def _of_version(adapter: Interface, like: IpAddress) -> IpAddress:
    return next((a for a in adapter.addresses if a.version == like.version), like)


def _vias(adapter: Interface) -> list[IpAddress]:
    return [route.via for route in adapter.routes] + ([adapter.gateway] if adapter.gateway else [])


def _stations(design: Design) -> Iterator[Station]:
    joined = tuple(Interface(name=zone, zone=zone) for zone in _joined_by_the_internet(design))
    yield Station(THE_INTERNET, None, joined, None, True)
    for server in design.servers:
        for machine in server.members:
            yield Station(machine.id, machine, machine.interfaces, server)
    for device in design.devices:
        adapters = device.interfaces
        if isinstance(device, LoadBalancer):
            adapters = tuple(
                replace(adapter, addresses=(*adapter.addresses, *_vips_in(design, device, adapter)))
                for adapter in adapters
            )
        yield Station(device.id, device, adapters, None, device in design.forwarding_devices)
    for client in design.clients:
        held = (client.address,) if client.address else ()
        yield Station(client.id, client, (Interface(name="own", zone=client.zone, addresses=held),))
    for service in design.cloud_services:
        yield Station(service.id, service, (Interface(name="own", zone=service.zone, addresses=service.addresses),))


def _joined_by_the_internet(design: Design) -> list[str]:
    drawn = {a.zone for device in design.forwarding_devices for a in device.interfaces}
    return [
        zone.id
        for zone in design.zones
        if zone.zone_kind is ZoneKind.INTERNET or (zone.zone_kind in OUTSIDE_KINDS and zone.id not in drawn)
    ]


def _vips_in(design: Design, balancer: LoadBalancer, adapter: Interface) -> tuple[IpAddress, ...]:
    subnets = design.zone(adapter.zone).subnets
    return tuple(vip.address for vip in balancer.vips if any(vip.address in ip_network(str(s)) for s in subnets))
