"""One question, walked from its source to the end of every way.

A room of its own because it ties the steps together: who sends, what the name answers, which adapter is used. The
steps themselves stand in their own modules.
"""

from collections.abc import Iterator
from functools import partial

from planner.model.addresses import IpAddress
from planner.model.clients import Client, CloudService
from planner.model.devices import Firewall, LoadBalancer, ReverseProxy, Router, Vip
from planner.model.interfaces import Interface
from planner.model.servers import Machine, Server
from planner.model.zones import Zone
from planner.traffic.arrivals import Arrivals
from planner.traffic.forwarding import Forwarding
from planner.traffic.journey import Journey, Leg, Packet, Sender
from planner.traffic.names import Answer
from planner.traffic.network import Network
from planner.traffic.question import Question
from planner.traffic.routes import NoRoute
from planner.traffic.sayings import Sends
from planner.traffic.targets import NoTarget, Targets
from planner.traffic.trace import Blame, Hop, HopAction, Trace, Verdict, Walk


class Walker:
    """Walks questions through a network."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = network.labels
        self._targets = Targets(network)
        self._arrivals = Arrivals(network, self)
        self._forwarding = Forwarding(network, self._arrivals.arrive)

    def walk(self, question: Question, consulted: set[str]) -> Walk:
        """All ways of a question.

        Args:
            question: what is asked.
            consulted: ids of the elements that are asked for their settings on any way are put here.
        """
        senders = self._senders(question)
        if not senders:
            reason = f"'{question.source}' is nowhere in the design, or has no network interface to send from."
            return Walk(question, (self._ended(question, Verdict.UNROUTABLE, question.source, "interfaces", reason),))
        left_out: set[str] = set()
        samples = self._ways(question, senders, consulted, left_out)
        return Walk(question, samples, partial(self._every_way, question) if left_out else None)

    def renewed(self, walk: Walk) -> Walk:
        """A walk of an older network that holds in this one as well; the older one is let go."""
        if walk.walk_all is None:
            return walk
        return Walk(walk.question, walk.samples, partial(self._every_way, walk.question))

    def _every_way(self, question: Question) -> tuple[Trace, ...]:
        return self._ways(question, self._senders(question), set(), None)

    def _ways(
        self, question: Question, senders: tuple[Sender, ...], consulted: set[str], left_out: set[str] | None
    ) -> tuple[Trace, ...]:
        ways = (self._from_sender(question, sender, consulted, left_out) for sender in senders)
        return tuple(trace for way in ways for trace in way)

    def send(self, journey: Journey, leg: Leg, packet: Packet, *, keeps_source: bool) -> Iterator[Trace]:
        """Opens a leg: chooses the adapter, sets the source unless it is kept, and puts the packet on the wire."""
        sender = leg.sender
        journey.track = []
        if not sender.interfaces:
            yield from self._on_the_wire(journey, leg, packet, sender.zone, None, "", keeps_source)
            return
        departure = self._network.routes.departure(sender.part, sender.interfaces, packet.destination)
        if isinstance(departure, NoRoute):
            journey.hops.append(
                Hop(
                    sender.part,
                    None,
                    HopAction.SEND,
                    None,
                    packet.destination,
                    packet.port,
                    packet.transport,
                    f"{self._labels(sender.part)} looks for a route to {packet.destination}.",
                )
            )
            blame = Blame(sender.element, "interfaces", departure.reason)
            if departure.stands_in is not None:
                blame = Blame(departure.stands_in, "", departure.reason)
            yield journey.stop(Verdict.UNROUTABLE, blame, packet._replace(source=packet.source))
            return
        journey.assumes(sender, departure, packet.destination)
        zone = departure.interface.zone
        source = packet.source if keeps_source else self._source(sender, departure.interface, packet)
        if source is None:
            version = packet.destination.version
            reason = (
                f"{self._labels(sender.part)} has no IPv{version} address on interface "
                f"'{departure.interface.name}' to reach {packet.destination}."
            )
            yield journey.stop(Verdict.UNROUTABLE, Blame(sender.element, "interfaces", reason), None, zone)
            return
        sent = packet._replace(source=source)
        how = f", {departure.reason}{_other_source(journey.question, sender, source)}"
        yield from self._on_the_wire(journey, leg, sent, zone, departure.forwarder, how, True)

    def _on_the_wire(
        self,
        journey: Journey,
        leg: Leg,
        packet: Packet,
        zone: str,
        forwarder: str | None,
        how: str,
        keeps_source: bool,
    ) -> Iterator[Trace]:
        sender = leg.sender
        if not keeps_source:
            version = packet.destination.version
            own = next((address for address in sender.addresses if address.version == version), packet.source)
            packet = packet._replace(source=own)
        said = Sends(self._labels(sender.part), self._labels(zone), how)
        journey.hop(sender.part, zone, HopAction.SEND, packet, said)
        yield from self._forwarding.set_out(journey, leg, packet, zone, forwarder)

    def _source(self, sender: Sender, interface: Interface, packet: Packet) -> IpAddress | None:
        """The address that a machine shows on an interface: the wanted one where it is its own, else the first."""
        version = packet.destination.version
        if packet.source in interface.addresses and packet.source.version == version:
            return packet.source
        own = next((address for address in interface.addresses if address.version == version), None)
        if own is not None or interface.addresses:
            return own
        return self._network.locator.representative(interface.zone, version)

    # --- the first leg

    def _from_sender(
        self, question: Question, sender: Sender, consulted: set[str], left_out: set[str] | None
    ) -> Iterator[Trace]:
        targets = self._targets.find(question, sender)
        if isinstance(targets, NoTarget):
            yield self._ended(question, targets.verdict, targets.element, targets.field, targets.reason, sender)
            return
        answer, addresses = targets.answer, targets.ends
        versions = self._versions(sender)
        if question.source_address is not None:
            versions &= {question.source_address.version}
        usable = [end for end in addresses if end[0].version in versions]
        if not usable:
            listed = ", ".join(str(address) for address, _ in addresses) or "no address"
            reason = f"{self._labels(sender.part)} does not speak the IP version of {listed}."
            yield self._ended(question, Verdict.UNROUTABLE, sender.element, "interfaces", reason, sender, answer)
            return
        for address, port in usable:
            journey = Journey(question, address, consulted=consulted, left_out=left_out)
            self._note_answer(journey, answer, sender)
            asked = None if answer is None else answer.name
            leg = Leg(sender, asked, question.host or asked, question.path)
            source = question.source_address or self._any_source(sender, address)
            packet = Packet(source, question.source_port, address, port, question.transport)
            yield from self.send(journey, leg, packet, keeps_source=False)

    def _any_source(self, sender: Sender, address: IpAddress) -> IpAddress:
        """A source to begin with; `send` sets the one of the chosen adapter."""
        own = [*sender.addresses, *(item for interface in sender.interfaces for item in interface.addresses)]
        return next((item for item in own if item.version == address.version), address)

    def _versions(self, sender: Sender) -> set[int]:
        """IP versions a sender speaks; both where none of its addresses is planned."""
        if not sender.interfaces:
            return {address.version for address in sender.addresses}
        own: set[int] = {address.version for interface in sender.interfaces for address in interface.addresses}
        return own if own else {4, 6}

    def _note_answer(self, journey: Journey, answer: Answer | None, sender: Sender) -> None:
        if answer is not None:
            journey.hops.append(_resolving(journey.question, answer, self._zone_of(sender), journey.address))

    def _zone_of(self, sender: Sender) -> str | None:
        return sender.zone or next((interface.zone for interface in sender.interfaces), None)

    # --- who sends

    def _senders(self, question: Question) -> tuple[Sender, ...]:
        id, _, interface = question.source.partition("/")
        senders = tuple(self._standing(id))
        if not interface:
            return senders
        return tuple(
            Sender(sender.element, sender.part, chosen)
            for sender in senders
            if (chosen := tuple(item for item in sender.interfaces if item.name == interface))
        )

    def _standing(self, id: str) -> Iterator[Sender]:
        """Everyone that an id stands for: each machine of a pool sends on its own."""
        design = self._network.design
        member = design.find_member(id)
        vip = design.find_vip(id)
        element = design.find(id)
        if member is not None:
            yield from self._machine(*member)
        elif vip is not None:
            yield from self._virtual(*vip)
        elif isinstance(element, Server):
            for machine in element.members:
                yield from self._machine(element, machine)
        elif isinstance(element, Firewall | Router | ReverseProxy | LoadBalancer):
            if element.interfaces:
                yield Sender(element.id, element.id, element.interfaces)
        elif isinstance(element, Client | CloudService):
            addresses = self._network.locator.addresses_of(element.id)
            yield from self._host(element.id, element.id, element.zone, addresses)
        elif isinstance(element, Zone):
            addresses = self._network.locator.addresses_of(element.id)
            yield from self._host(element.id, element.id, element.id, addresses)

    def _virtual(self, balancer: LoadBalancer, vip: Vip) -> Iterator[Sender]:
        """What a balancer sends for a VIP: under an address of its own where it translates the source."""
        own = {address.version for interface in balancer.interfaces for address in interface.addresses}
        if balancer.source_nat and vip.address.version in own:
            yield Sender(balancer.id, vip.id, balancer.interfaces)
        else:
            yield from self._host(balancer.id, vip.id, self._vip_zone(vip.address), (vip.address,))

    def _machine(self, server: Server, machine: Machine) -> Iterator[Sender]:
        if machine.interfaces:
            yield Sender(server.id, machine.id, machine.interfaces)

    def _host(self, element: str, part: str, zone: str | None, addresses: tuple[IpAddress, ...]) -> Iterator[Sender]:
        if zone is not None and addresses:
            yield Sender(element, part, (), zone, addresses)

    def _vip_zone(self, address: IpAddress) -> str | None:
        return next(iter(self._network.locator.zones_of(address)), None)

    def _ended(
        self,
        question: Question,
        verdict: Verdict,
        element: str,
        field: str,
        reason: str,
        sender: Sender | None = None,
        answer: Answer | None = None,
    ) -> Trace:
        """A walk that ends before its first packet."""
        journey = Journey(question)
        zone = self._zone_of(sender) if sender is not None else None
        if answer is not None:
            journey.hops.append(_resolving(question, answer, zone, None))
        return journey.stop(verdict, Blame(element, field, reason), None, zone)


def _resolving(question: Question, answer: Answer, zone: str | None, address: IpAddress | None) -> Hop:
    action, reason = HopAction.RESOLVE, answer.reason
    return Hop(answer.answered_by, zone, action, None, address, question.port, question.transport, reason)


def _other_source(question: Question, sender: Sender, source: IpAddress) -> str:
    """What is said where the wanted source address lies on another adapter than the one that the route takes."""
    wanted = question.source_address
    if wanted is None or wanted == source or wanted.version != source.version:
        return ""
    home = next((item for item in sender.interfaces if wanted in item.addresses), None)
    if home is None:
        return ""
    return (
        f"; the wanted source {wanted} belongs to interface '{home.name}', which this route does not use, so {source} "
        "is shown instead"
    )
