"""The end of a leg: a service, a proxy, a VIP, a client, or nobody.

A room of its own because here connections are accepted or refused, the right service is told from the wrong one,
and proxies and balancers begin the next leg.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.model.addresses import IpAddress
from planner.model.devices import PublishingRule, ReverseProxy
from planner.model.names import normalized
from planner.model.policies import CertificateUsage
from planner.model.servers import DirectorPool, FrontEndPool, Machine, Server
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS
from planner.traffic.answers import Answers
from planner.traffic.balancers import MOST_LEGS, Balancers, End
from planner.traffic.journey import Journey, Leg, Packet, Sender
from planner.traffic.locate import Owner, OwnerKind
from planner.traffic.network import Network
from planner.traffic.proxies import member_addresses
from planner.traffic.question import Question
from planner.traffic.sayings import Accepts
from planner.traffic.trace import Blame, HopAction, Trace, Turn, TurnKind, Verdict
from planner.traffic.trust import usage_of
from planner.traffic.ways import Way

if TYPE_CHECKING:
    from planner.traffic.walk import Walker


_HOSTS = frozenset({OwnerKind.CLIENT, OwnerKind.CLOUD, OwnerKind.HOST, OwnerKind.INTERNET})
"""Ends of which nobody on the team decides what they accept."""


class Arrivals:
    """Takes packets over at the end of a leg; `walker` sends what a proxy or balancer passes on."""

    def __init__(self, network: Network, walker: Walker) -> None:
        self._network = network
        self._walker = walker
        self._answers = Answers(network)
        self._balancers = Balancers(network, walker, self._answers, self._is_outside_traffic)
        self._labels = network.labels
        self._outside = network.segments.zones_of_kinds(OUTSIDE_KINDS)
        self._external_names = frozenset(
            normalized(server.web.external_fqdn)
            for server in network.design.servers
            if isinstance(server, FrontEndPool | DirectorPool) and server.web.external_fqdn is not None
        )

    def arrive(
        self, journey: Journey, leg: Leg, packet: Packet, zone: str, owners: tuple[Owner, ...]
    ) -> Iterator[Trace]:
        """The packet is at an address in its own zone; `owners` are those who hold it there."""
        owner = self._answering(packet, owners) if owners else Owner(OwnerKind.NOBODY, zone, zone, zone)
        if owner.kind is OwnerKind.MACHINE:
            yield self._at_machine(journey, leg, packet, zone, owner)
        elif owner.kind is OwnerKind.PROXY:
            yield from self._at_proxy(journey, leg, packet, zone, owner)
        elif owner.kind is OwnerKind.VIP:
            yield from self._balancers.arrive(journey, leg, packet, zone)
        elif owner.kind is OwnerKind.BALANCER:
            reason = f"{packet.destination} is an address of {self._labels(owner.element)} itself and no VIP."
            yield journey.stop(Verdict.REFUSED, Blame(owner.element, "vips", reason), packet, zone)
        elif owner.kind is OwnerKind.NOBODY:
            reason = f"No element holds {packet.destination} in {self._labels(zone)}."
            yield journey.stop(Verdict.UNROUTABLE, Blame(owner.element, "", reason), packet, zone)
        elif owner.kind is OwnerKind.INTERNET and self._is_own_name(leg.asked):
            yield journey.stop(Verdict.UNROUTABLE, self._stranger(journey, leg, packet), packet, zone)
        else:
            yield self._at_host(journey, leg, packet, zone, owner)

    def foregone(self, question: Question, packet: Packet, zone: str, first_zone: str) -> End | None:
        """Where a packet arrives, if it is known to be taken there and to be what is meant.

        Args:
            question: what is asked, by address.
            packet: as it arrives.
            zone: id of the zone in which it arrives.
            first_zone: id of the zone from which it was sent.
        """
        owner = next((item for item in self._network.locator.owners(packet.destination) if item.zone == zone), None)
        if owner is None:
            return None
        if owner.kind is OwnerKind.VIP:
            is_outside = self._is_outside_traffic(question, first_zone)
            return self._balancers.foregone(question, packet, zone, owner.interface, is_outside=is_outside)
        if owner.kind is OwnerKind.MACHINE:
            return self._taking(question, packet, owner)
        if owner.kind in _HOSTS:
            return End(Sender(owner.element, owner.part, zone=zone), "", frozenset({owner.element}))
        return None

    def come_back(self, packet: Packet, way: Way, end: End, *, ignore_filters: bool) -> frozenset[str] | None:
        """Ids of the devices that the answer of an end asks, if another came back the same way."""
        return self._answers.foregone(way, packet, end.holder, end.arrived_at, ignore_filters=ignore_filters)

    def is_outside(self, zone: str) -> bool:
        """Tells whether those who ask from a zone are outside users."""
        return zone in self._outside

    def _taking(self, question: Question, packet: Packet, owner: Owner) -> End | None:
        """The machine at an address, where it takes what is meant, or anything."""
        member = self._network.design.find_member(owner.part)
        assert member is not None
        server, machine = member
        accepting = self._network.listeners.accepting(
            server, machine, packet.destination, packet.port, packet.transport
        )
        if accepting is None or (accepting and question.service not in accepting):
            return None
        return End(Sender(server.id, machine.id, machine.interfaces), owner.interface, frozenset({server.id}))

    # --- names of the plan that lead to strangers

    def _is_own_name(self, name: str | None) -> bool:
        """Tells whether a name belongs to a SIP or internal domain of the plan, whose hosts the plan has to have."""
        return name is not None and self._network.resolver.planned_domain(name) is not None

    def _stranger(self, journey: Journey, leg: Leg, packet: Packet) -> Blame:
        resolved = [hop for hop in journey.hops if hop.action is HopAction.RESOLVE]
        view = resolved[-1].device if resolved else ""
        reason = (
            f"{leg.asked} leads to {packet.destination}, an address of the Internet that nothing in the plan holds: "
            f"no adapter, no VIP and no NAT entry. {self._labels(view) if view else 'The answer'} names it."
        )
        return Blame(view, "records", reason)

    # --- ends that accept anything

    def _at_host(self, journey: Journey, leg: Leg, packet: Packet, zone: str, owner: Owner) -> Trace:
        """A client, a cloud service, or any host of a zone: nobody on the team decides what it accepts."""
        fault = self._answers.fault(journey, leg, packet, zone, Sender(owner.element, owner.part, zone=zone), "")
        if fault is not None:
            return journey.stop(*fault, packet, zone)
        journey.arrived, journey.service = owner.part, journey.question.service
        kind = "any host of " if owner.kind in (OwnerKind.HOST, OwnerKind.INTERNET) else ""
        element = self._network.design.find(owner.element)
        journey.passes(owner.element, str(element.kind) if element is not None else "zone")
        reason = f"{packet.destination} is {kind}{self._labels(owner.element)}, which sees the source {packet.source}."
        journey.hop(owner.part, zone, HopAction.ARRIVE, packet, reason)
        return journey.deliver(packet)

    # --- servers

    def _answering(self, packet: Packet, owners: tuple[Owner, ...]) -> Owner:
        """Of the roles in which one host is drawn (a domain controller that is the DNS server) the one that listens."""
        first = owners[0]
        if len(owners) == 1 or first.kind is not OwnerKind.MACHINE:
            return first
        design = self._network.design
        members = [(owner, found) for owner in owners if (found := design.find_member(owner.part)) is not None]
        hosts = {normalized(machine.fqdn) for _, (_, machine) in members}
        end = (packet.destination, packet.port, packet.transport)
        listening = (
            owner
            for owner, (server, machine) in members
            if len(hosts) == 1 and self._network.listeners.accepting(server, machine, *end) is not None
        )
        return next(listening, first)

    def _at_machine(self, journey: Journey, leg: Leg, packet: Packet, zone: str, owner: Owner) -> Trace:
        member = self._network.design.find_member(owner.part)
        assert member is not None
        server, machine = member
        accepting = self._network.listeners.accepting(
            server, machine, packet.destination, packet.port, packet.transport
        )
        journey.passes(server.id, server.kind)
        if accepting is None:
            return journey.stop(Verdict.REFUSED, self._refusal(leg, packet, server, machine), packet, zone)
        holder = Sender(server.id, machine.id, machine.interfaces)
        fault = self._answers.fault(journey, leg, packet, zone, holder, owner.interface)
        if fault is not None:
            return journey.stop(*fault, packet, zone)
        meant = journey.question.service
        service = meant if meant in accepting else next(iter(accepting), None)
        journey.arrived, journey.service = machine.id, service
        journey.hop(machine.id, zone, HopAction.ARRIVE, packet, Accepts(self._labels(machine.id), service))
        blame = self._wrong_service(journey, leg, packet, server, accepting)
        if blame is not None:
            return journey.stop(Verdict.MISDELIVERED, blame, packet, zone)
        blame = self._distrust(journey, leg, server, machine, service, accepting)
        if blame is not None:
            return journey.stop(Verdict.UNTRUSTED, blame, packet, zone)
        return journey.deliver(packet)

    def _refusal(self, leg: Leg, packet: Packet, server: Server, machine: Machine) -> Blame:
        element, field = leg.chooser or (server.id, "ports")
        reason = (
            f"Nothing on {self._labels(machine.id)} listens at {packet.destination} "
            f"{packet.transport.value} {packet.port}"
        )
        by = f", where {self._labels(element)} sends it" if leg.chooser is not None else ""
        return Blame(element, field, f"{reason}{by}.")

    def _wrong_service(
        self, journey: Journey, leg: Leg, packet: Packet, server: Server, accepting: tuple[str, ...]
    ) -> Blame | None:
        """Tells why a connection that was made is not the one that was meant."""
        meant = journey.question.service
        if meant is not None and (meant in accepting or not accepting):
            return None
        inner_site = any(self._is_internal_site(service) for service in accepting)
        if meant is None and not (inner_site and self._is_outside_traffic(journey.question, journey.first_zone)):
            return None
        element, field = leg.chooser or self._who_named(journey, server)
        found = "the internal web site" if inner_site else accepting[0]
        wanted = "the external web site" if meant is None or meant.startswith("web-external") else meant
        reason = (
            f"The connection reaches {found} of {self._labels(server.id)} on port {packet.port}, not {wanted}: "
            f"{self._labels(element)} leads there."
        )
        return Blame(element, field, reason)

    def _is_internal_site(self, service: str) -> bool:
        return self._network.catalog.service(service).site == "web-internal"

    def _is_outside_traffic(self, question: Question, first_zone: str | None) -> bool:
        """Outside users, or anybody who asked for an external web name, are meant for the external web site."""
        names = (question.host or question.destination, question.destination)
        if any(normalized(name) in self._external_names for name in names):
            return True
        return first_zone is not None and self.is_outside(first_zone)

    def _who_named(self, journey: Journey, server: Server) -> tuple[str, str]:
        """Where no device chose the port, the DNS view did by answering with this address."""
        resolved = journey.resolved_by
        return (resolved, "records") if resolved is not None else (server.id, "ports")

    def _distrust(
        self,
        journey: Journey,
        leg: Leg,
        server: Server,
        machine: Machine,
        service: str | None,
        accepting: tuple[str, ...],
    ) -> Blame | None:
        wanted = journey.question.tls
        if wanted is False or leg.asked is None or service is None:
            return None
        is_first_leg = leg.chooser is None and not journey.balanced
        if not (wanted and is_first_leg) and not self._network.listeners.speaks_tls(accepting):
            return None
        return self._network.trust.fault((machine.id, server.id), usage_of(service), leg.asked)

    # --- reverse proxies

    def _at_proxy(self, journey: Journey, leg: Leg, packet: Packet, zone: str, owner: Owner) -> Iterator[Trace]:
        proxy = self._network.design.find(owner.element)
        assert isinstance(proxy, ReverseProxy)
        journey.passes(proxy.id, proxy.kind)
        end = self._proxy_refusal(journey, leg, packet, zone, proxy, owner)
        if end is not None:
            yield journey.stop(*end, packet, zone)
            return
        host = leg.host or str(packet.destination)
        rule = self._network.publishing.rule(proxy, host, packet.port, leg.path)
        if rule is None:
            reason = f"{self._labels(proxy.id)} publishes nothing for {host}{leg.path} on port {packet.port}."
            yield journey.stop(Verdict.REFUSED, Blame(proxy.id, "rules", reason), packet, zone)
            return
        if journey.has_been(proxy.id, host, packet.port) or journey.legs >= MOST_LEGS:
            reason = f"{self._labels(proxy.id)} publishes {host} by sending it back to itself."
            yield journey.stop(Verdict.LOOP, Blame(proxy.id, "rules", reason), packet, zone)
            return
        yield from self._published(journey, leg, packet, zone, proxy, owner, rule)

    def _proxy_refusal(
        self, journey: Journey, leg: Leg, packet: Packet, zone: str, proxy: ReverseProxy, owner: Owner
    ) -> tuple[Verdict, Blame] | None:
        outer = self._network.publishing.outer_interface(proxy)
        is_outer = outer is not None and owner.interface == outer.name
        if is_outer and not proxy.hairpin and self._is_inside(packet.source):
            reason = (
                f"{self._labels(proxy.id)} refuses the inside source {packet.source} on its outer interface "
                f"'{owner.interface}': its own spoofing rule is not relaxed there."
            )
            return Verdict.BLOCKED, Blame(proxy.id, "hairpin", reason)
        if packet.transport.value != "tcp" or not self._network.publishing.listens(proxy, packet.port):
            reason = f"{self._labels(proxy.id)} does not listen on {packet.transport.value} {packet.port}."
            return Verdict.REFUSED, Blame(proxy.id, "rules", reason)
        holder = Sender(proxy.id, proxy.id, proxy.interfaces)
        fault = self._answers.fault(journey, leg, packet, zone, holder, owner.interface)
        if fault is not None:
            return fault
        blame = self._network.trust.fault_of_device(
            proxy.id, CertificateUsage.PROXY_LISTENER, leg.asked, packet.port, tls=journey.question.tls
        )
        return None if blame is None else (Verdict.UNTRUSTED, blame)

    def _published(
        self,
        journey: Journey,
        leg: Leg,
        packet: Packet,
        zone: str,
        proxy: ReverseProxy,
        owner: Owner,
        rule: PublishingRule,
    ) -> Iterator[Trace]:
        host = leg.host or str(packet.destination)
        backend = self._network.design.find(rule.backend)
        name = rule.backend if backend is None else None
        shown = self._labels(rule.backend) if backend is not None else rule.backend
        client = " and passes the client's address on in the request" if proxy.passes_client_address else ""
        reason = (
            f"{self._labels(proxy.id)} ends the connection on interface '{owner.interface}' and opens a new one for "
            f"{host} to {shown} port {rule.backend_port}{client}."
        )
        journey.hop(proxy.id, zone, HopAction.PROXY, packet, reason)
        addresses = self._backend_addresses(journey, proxy, rule, packet)
        if isinstance(addresses, Blame):
            verdict = Verdict.UNRESOLVED if name is not None else Verdict.UNROUTABLE
            yield journey.stop(verdict, addresses, packet, zone)
            return
        sender = Sender(proxy.id, proxy.id, proxy.interfaces)
        onward = Leg(sender, name or leg.host, host, leg.path, (proxy.id, "rules"))
        for fork, address in journey.forks(addresses):
            self._note_proxy_turn(fork, packet, zone, proxy, owner, address)
            sent = Packet(packet.source, None, address, rule.backend_port, packet.transport)
            yield from self._walker.send(fork, onward, sent, keeps_source=False)

    def _backend_addresses(
        self, journey: Journey, proxy: ReverseProxy, rule: PublishingRule, packet: Packet
    ) -> tuple[IpAddress, ...] | Blame:
        """Addresses behind a publishing rule, or why there are none."""
        backend = self._network.design.find(rule.backend)
        if isinstance(backend, Server):
            vip = self._network.balancing.published_vip(backend)
            if vip is not None:
                return (vip.address,)
            found = tuple(address for machine in backend.members for address in member_addresses(machine))
            usable = self._reachable_family(proxy, found)
            reason = f"No address is planned for {self._labels(backend.id)}, which {self._labels(proxy.id)} publishes."
            return usable or Blame(backend.id, "members", reason)
        given = self._network.locator.literal(rule.backend)
        if given is not None:
            return (given,)
        view = self._network.publishing.view(proxy)
        if view is None:
            return Blame(proxy.id, "interfaces", f"{self._labels(proxy.id)} has no interface and asks no DNS view.")
        answer = self._network.resolver.resolve(view, rule.backend)
        journey.hop(view, None, HopAction.RESOLVE, packet, answer.reason)
        if answer.missing is not None:
            return Blame(answer.missing.view, "records", answer.reason)
        return self._reachable_family(proxy, answer.addresses) or answer.addresses

    def _reachable_family(self, proxy: ReverseProxy, found: tuple[IpAddress, ...]) -> tuple[IpAddress, ...]:
        """Of a backend's addresses those whose IP version the proxy has itself; all where none is planned."""
        own = {address.version for interface in proxy.interfaces for address in interface.addresses}
        return tuple(address for address in found if address.version in own) if own else found

    def _note_proxy_turn(
        self, journey: Journey, packet: Packet, zone: str, proxy: ReverseProxy, owner: Owner, backend: IpAddress
    ) -> None:
        if not (self._is_inside(packet.source) and self._is_inside(backend)):
            return
        outer = self._network.publishing.outer_interface(proxy)
        is_outer = outer is None or owner.interface == outer.name
        side = "outer" if is_outer else "inner"
        reason = (
            f"The client {packet.source} and the backend {backend} are both inside: the traffic turns at "
            f"{self._labels(proxy.id)}, on its {side} interface '{owner.interface}'."
        )
        journey.turns.append(Turn(proxy.id, owner.interface, TurnKind.PROXY, reason, is_outer=is_outer))
        journey.hop(proxy.id, zone, HopAction.TURN, packet, reason)

    def _is_inside(self, address: IpAddress) -> bool:
        zones = self._network.locator.zones_of(address)
        return any(self._network.zone(zone).zone_kind in INSIDE_KINDS for zone in zones)
