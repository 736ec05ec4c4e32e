"""One question, walked from its source to the end of every way.

A room of its own because it ties the steps together: who sends, what the name answers, which adapter is used. The
steps themselves stand in their own modules.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from planner.model.addresses import IpAddress
from planner.traffic.arrivals import Arrivals
from planner.traffic.foregone import Foregone
from planner.traffic.forwarding import Forwarding
from planner.traffic.journey import Journey, Leg, Packet, Sender
from planner.traffic.names import Answer
from planner.traffic.network import Network
from planner.traffic.question import Question
from planner.traffic.routes import NoRoute
from planner.traffic.sayings import Sends
from planner.traffic.senders import NoSource, Senders
from planner.traffic.targets import NoTarget, Targets
from planner.traffic.trace import Blame, Hop, HopAction, Trace, Verdict, Walk


class Walker:
    """Walks questions through a network."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = network.labels
        self._senders = Senders(network)
        self._targets = Targets(network)
        self._arrivals = Arrivals(network, self)
        self._forwarding = Forwarding(network, self._arrivals.arrive)
        self._foregone = Foregone(network, self._senders, self._arrivals)

    def walk(self, question: Question) -> Walk:
        """All ways of a question."""
        foregone = self._foregone.conclude(question)
        if foregone is None:
            return self._walk(question)
        return Walk(question, (), foregone=foregone.crossings, met=foregone.met, walk_now=self._walk)

    def _walk(self, question: Question) -> Walk:
        senders = self._senders.of(question.source)
        if not senders:
            reason = f"'{question.source}' is nowhere in the design, or has no network interface to send from."
            return Walk(question, (self._ended(question, Verdict.UNROUTABLE, question.source, "interfaces", reason),))
        consulted: set[str] = set()
        left_out: set[str] = set()
        samples = self._ways(question, senders, consulted, left_out)
        walk_all = partial(self._every_way, question) if left_out else None
        return Walk(question, samples, walk_all, met=frozenset(consulted))

    def renewed(self, walk: Walk) -> Walk:
        """A walk of an older network that holds in this one as well; the older one is let go."""
        if walk.foregone is not None:
            return replace(walk, walk_now=self._walk)
        if walk.walk_all is None:
            return walk
        return replace(walk, walk_all=partial(self._every_way, walk.question))

    def _every_way(self, question: Question) -> tuple[Trace, ...]:
        return self._ways(question, self._senders.of(question.source), set(), None)

    def _ways(
        self, question: Question, senders: tuple[Sender, ...], consulted: set[str], left_out: set[str] | None
    ) -> tuple[Trace, ...]:
        ways = (self._from_sender(question, sender, consulted, left_out) for sender in senders)
        return tuple(trace for way in ways for trace in way)

    def send(self, journey: Journey, leg: Leg, packet: Packet, *, keeps_source: bool) -> Iterator[Trace]:
        """Opens a leg: chooses the adapter, sets the source unless it is kept, and puts the packet on the wire."""
        sender = leg.sender
        journey.track = []
        sent = self._senders.sent(sender, packet, keeps_source=keeps_source)
        if isinstance(sent, NoRoute):
            yield self._no_route(journey, sender, packet, sent)
            return
        departure = sent.departure
        if departure is not None:
            journey.assumes(sender, departure, packet.destination)
        if isinstance(sent, NoSource):
            interface, version = sent.departure.interface, packet.destination.version
            reason = (
                f"{self._labels(sender.part)} has no IPv{version} address on interface '{interface.name}' to reach "
                f"{packet.destination}."
            )
            yield journey.stop(Verdict.UNROUTABLE, Blame(sender.element, "interfaces", reason), None, interface.zone)
            return
        how = ""
        if departure is not None:
            how = f", {departure.reason}{_other_source(journey.question, sender, sent.packet.source)}"
        said = Sends(self._labels(sender.part), self._labels(sent.zone), how)
        journey.hop(sender.part, sent.zone, HopAction.SEND, sent.packet, said)
        yield from self._forwarding.set_out(journey, leg, sent.packet, sent.zone, sent.forwarder)

    def _no_route(self, journey: Journey, sender: Sender, packet: Packet, missing: NoRoute) -> Trace:
        address, label = packet.destination, self._labels(sender.part)
        said = f"{label} looks for a route to {address}."
        hop = Hop(sender.part, None, HopAction.SEND, None, address, packet.port, packet.transport, said)
        journey.hops.append(hop)
        blame = Blame(sender.element, "interfaces", missing.reason)
        if missing.stands_in is not None:
            blame = Blame(missing.stands_in, "", missing.reason)
        return journey.stop(Verdict.UNROUTABLE, blame, packet)

    # --- the first leg

    def _from_sender(
        self, question: Question, sender: Sender, consulted: set[str], left_out: set[str] | None
    ) -> Iterator[Trace]:
        targets = self._targets.find(question, sender)
        if isinstance(targets, NoTarget):
            yield self._ended(question, targets.verdict, targets.element, targets.field, targets.reason, sender)
            return
        answer, addresses = targets.answer, targets.ends
        versions = self._senders.versions(sender)
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
            source = question.source_address or self._senders.first_source(sender, address)
            packet = Packet(source, question.source_port, address, port, question.transport)
            yield from self.send(journey, leg, packet, keeps_source=False)

    def _note_answer(self, journey: Journey, answer: Answer | None, sender: Sender) -> None:
        if answer is not None:
            journey.hops.append(_resolving(journey.question, answer, self._zone_of(sender), journey.address))

    def _zone_of(self, sender: Sender) -> str | None:
        return sender.zone or next((interface.zone for interface in sender.interfaces), None)

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
