"""A second opinion on every walk: packets carried from station to station as a network engineer would by hand.

Written from the traffic model alone, for no other purpose than to disagree with planner.traffic. It remembers
nothing between two packets, searches breadth-first through all zones each time a route is needed, and reads every
rule of every firewall it meets. Where the traffic model leaves room, the reading is the one a real kernel allows;
each such place carries a comment that starts with "Reading:".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.model.addresses import IpAddress, parse_address
from planner.model.devices import LoadBalancer, PublishingRule, ReverseProxy, Transport
from planner.model.interfaces import Side
from planner.model.names import covered_by, normalized, same_name
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS
from planner.traffic.question import Question
from planner.traffic.trace import Verdict
from tests.traffic.second_opinion.carrying import Carrier
from tests.traffic.second_opinion.facts import listening, meant_site
from tests.traffic.second_opinion.naming import NoAnswer, answer
from tests.traffic.second_opinion.stations import End, Journey, Packet, Station


@dataclass(frozen=True)
class Outcome:
    """What is compared: one tried address and member, its verdict, and for `blocked` who is blamed."""

    address: IpAddress | None
    arrived: str | None
    verdict: Verdict
    blamed: str | None = None


class SecondOpinion(Carrier):
    """Answers questions leg by leg."""

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
        # Reading: a proxy that knows its backend as a farm asks it for the name that the client asked for.
        name = rule.backend if self.design.find(rule.backend) is None else question.host or question.destination
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
            return Outcome(None, None, Verdict.UNTRUSTED)
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
        owner = self.owner(end.packet.source)
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
        ways = self.ways(sender, address)
        if not ways:
            yield End(Verdict.UNROUTABLE, sender, None, dummy, Journey())
        for way in ways:
            own = [a for a in way.adapter.addresses if a.version == address.version]
            if not own:
                yield End(Verdict.UNROUTABLE, sender, None, dummy, Journey())
                continue
            source = question.source_address if question.source_address and not shown else shown or own[0]
            packet = replace(dummy, source=source)
            yield from self.receive(way, packet, Journey(last_station=sender))

    def _lost_answer(self, sender: Station, end: End) -> Outcome | None:
        """Sends the answer back; None when it reaches the sender as what it expects."""
        if end.adapter is None:
            return None
        journey = Journey(memory=end.journey.memory, is_reply=True, last_station=end.station)
        back = end.packet.reversed()
        # Reading: hosts answer by the adapter that was addressed (the strong host model, which Windows has).
        ways = self.ways(end.station, back.destination, only=end.adapter)
        ends = [e for way in ways for e in self.receive(way, back, journey)]
        # Reading: among equal ways back one that works is enough (clusters share what they remember).
        first = end.journey.steps[0][2] if end.journey.steps else end.packet
        for e in ends:
            is_expected = e.verdict is None and e.station.id == sender.id and e.packet.source == first.destination
            # Reading: a firewall that keeps state must see both directions, or it drops the third packet.
            seen = {station for station, _, _ in e.journey.steps}
            if is_expected and all(c.firewall in seen for c in end.journey.memory if self.keeps_state(c.firewall)):
                return None
        droppers = [e.blamed for e in ends if e.verdict is Verdict.BLOCKED]
        is_transparent = isinstance(sender.thing, LoadBalancer) and not sender.thing.source_nat
        if droppers and not is_transparent:
            # Of several that drop it the one is named that the request passed.
            passed = {connection.firewall for connection in end.journey.memory}
            return Outcome(None, None, Verdict.BLOCKED, min(droppers, key=lambda device: device not in passed))
        # A balancer that shows the client's address is itself to blame when the answer passes it by.
        return Outcome(None, None, Verdict.UNROUTABLE)

    def _senders(self, source: str) -> Iterator[Station]:
        element, _, name = source.partition("/")
        for station in self.stations:
            if element in (station.id, station.server.id if station.server else None):
                kept = tuple(a for a in station.adapters if not name or a.name == name)
                yield replace(station, adapters=kept)


def _is_exact(rule: PublishingRule, host: str) -> bool:
    return any(same_name(pattern, host) for pattern in rule.hosts)
