"""At a virtual address: which members a balancer leads to, and what becomes of the connections it opens.

A room of its own because one question at a virtual address is as many walks as the pool has members, and because
those walks are alike for every client: a balancer that shows its own address opens the same connection for all of
them. Such a connection is walked once and joined to the way of each client. Of members that serve alike only the
first is told where nobody reads more than verdicts and the devices on the way (`Walk.samples`).

What is kept depends on the frozen network and on its key, nothing else: the virtual address, what was asked of it,
and the three things that an end reads of the way before it (the service that is meant, whether the traffic counts as
outside traffic, who resolved the name). A connection is shared only if it passes no device: then it can meet nothing
that the way before it has met, and no loop is overlooked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from planner.model.addresses import IpAddress
from planner.model.devices import LoadBalancer, Vip, VipPort
from planner.model.policies import CertificateUsage
from planner.model.servers import Machine, Server
from planner.traffic.answers import Answers
from planner.traffic.journey import Journey, Leg, Packet, Sender
from planner.traffic.locate import OwnerKind
from planner.traffic.network import Network
from planner.traffic.proxies import member_addresses
from planner.traffic.question import Question
from planner.traffic.trace import Balanced, Blame, Hop, HopAction, Passed, Trace, Verdict

if TYPE_CHECKING:
    from planner.traffic.walk import Walker

MOST_LEGS = 8
"""Connections that one walk may open before it counts as a loop."""


class End(NamedTuple):
    """Where a connection is known to be taken.

    Attributes:
        holder: who answers.
        arrived_at: name of its interface that is addressed, where there is one.
        asks: ids of those who are asked there.
    """

    holder: Sender
    arrived_at: str
    asks: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A member that a balancer leads to: what is noted of it, and the connection that is opened."""

    balanced: Balanced
    reason: str
    onward: Leg
    packet: Packet


@dataclass(frozen=True, slots=True)
class _Ending:
    """What becomes of the connection to one member, the same for every client."""

    balanced: Balanced
    reason: str
    hops: tuple[Hop, ...]
    passed: tuple[Passed, ...]
    verdict: Verdict
    blame: Blame | None
    arrived: str | None
    service: str | None
    source_shown: IpAddress | None

    @property
    def likeness(self) -> tuple[object, ...]:
        """All of a trace but the member's own names and addresses; members that serve alike have it in common."""
        return self.verdict, self.blame, self.passed, self.service, tuple(hop.zone for hop in self.hops)


@dataclass(frozen=True, slots=True)
class _Endings:
    """What becomes of the connections behind a virtual address.

    Attributes:
        samples: the first of each group of members that serve alike, in order.
        consulted: ids of the elements that any of the connections asks.
    """

    every: tuple[_Ending, ...]
    samples: tuple[_Ending, ...]
    consulted: frozenset[str]

    @property
    def are_delivered(self) -> bool:
        """All connections end where they are meant to."""
        return all(ending.verdict is Verdict.DELIVERED for ending in self.samples)


class Balancers:
    """Takes packets over at a virtual address; `walker` sends what a balancer passes on."""

    def __init__(
        self,
        network: Network,
        walker: Walker,
        answers: Answers,
        is_outside_traffic: Callable[[Question, str | None], bool],
    ) -> None:
        self._network = network
        self._walker = walker
        self._answers = answers
        self._is_outside_traffic = is_outside_traffic
        self._labels = network.labels
        self._endings: dict[tuple[object, ...], _Endings | None] = {}

    def arrive(self, journey: Journey, leg: Leg, packet: Packet, zone: str) -> Iterator[Trace]:
        """The packet is at a virtual address."""
        found = self._network.balancing.listener(packet.destination, packet.port, packet.transport)
        owner = next(o for o in self._network.locator.owners(packet.destination) if o.kind is OwnerKind.VIP)
        balancer = self._network.design.find(owner.element)
        assert isinstance(balancer, LoadBalancer)
        journey.passes(balancer.id, balancer.kind)
        if found is None:
            element, field = leg.chooser or (balancer.id, "vips")
            reason = (
                f"{self._labels(owner.part)} does not listen on {packet.transport.value} {packet.port}"
                f"{f', where {self._labels(element)} sends it' if leg.chooser else ''}."
            )
            yield journey.stop(Verdict.REFUSED, Blame(element, field, reason), packet, zone)
            return
        balancer, vip, port = found
        end = self._refusal(journey, leg, packet, zone, balancer, owner.interface)
        if end is None and (journey.has_been(vip.id, packet.port) or journey.legs >= MOST_LEGS):
            end = Verdict.LOOP, Blame(balancer.id, "vips", f"{self._labels(vip.id)} leads back to itself.")
        if end is not None:
            yield journey.stop(*end, packet, zone)
            return
        yield from self._balanced(journey, leg, packet, zone, balancer, vip, port)

    def foregone(
        self, question: Question, packet: Packet, zone: str, interface: str, *, is_outside: bool
    ) -> End | None:
        """A virtual address at which another client was served alike, whatever member it was led to; else None."""
        found = self._network.balancing.listener(packet.destination, packet.port, packet.transport)
        if found is None:
            return None
        balancer, vip, _ = found
        holder = Sender(balancer.id, balancer.id, balancer.interfaces)
        leg = Leg(holder, None, question.host, question.path)
        key = self._key(question, leg, packet, zone, balancer, vip, is_outside, None)
        endings = self._endings.get(key) if key is not None else None
        if endings is None or not endings.are_delivered:
            return None
        return End(holder, interface, endings.consulted | {balancer.id})

    def _refusal(
        self, journey: Journey, leg: Leg, packet: Packet, zone: str, balancer: LoadBalancer, interface: str
    ) -> tuple[Verdict, Blame] | None:
        holder = Sender(balancer.id, balancer.id, balancer.interfaces)
        fault = self._answers.fault(journey, leg, packet, zone, holder, interface)
        if fault is not None:
            return fault
        blame = self._network.trust.fault_of_device(
            balancer.id, CertificateUsage.DEFAULT, leg.asked, packet.port, tls=journey.question.tls
        )
        return None if blame is None else (Verdict.UNTRUSTED, blame)

    def _balanced(
        self,
        journey: Journey,
        leg: Leg,
        packet: Packet,
        zone: str,
        balancer: LoadBalancer,
        vip: Vip,
        port: VipPort | None,
    ) -> Iterator[Trace]:
        question = journey.question
        is_outside = self._is_outside_traffic(question, journey.first_zone)
        key = self._key(question, leg, packet, zone, balancer, vip, is_outside, journey.resolved_by)
        endings = self._endings.get(key) if key is not None else None
        if endings is not None:
            told = endings.every
            if journey.left_out is not None and len(endings.samples) < len(told):
                told = endings.samples
                journey.left_out.add(vip.id)
            journey.consulted.update(endings.consulted)
            for ending in told:
                yield _joined(journey, packet, zone, balancer.id, ending)
            return
        choices = tuple(self._choices(leg, packet, zone, balancer, vip, port))
        if not choices:
            label = self._labels(vip.pool)
            reason = f"{label} has no member with an address for {self._labels(vip.id)} to lead to."
            yield journey.stop(Verdict.REFUSED, Blame(vip.pool, "members", reason), packet, zone)
            return
        if key is not None and key not in self._endings:
            self._endings[key] = self._shared(journey, packet, zone, balancer, choices)
            yield from self._balanced(journey, leg, packet, zone, balancer, vip, port)
            return
        for fork, choice in journey.forks(choices):
            self._note(fork, packet, zone, balancer, choice)
            yield from self._walker.send(fork, choice.onward, choice.packet, keeps_source=not balancer.source_nat)

    def _choices(
        self, leg: Leg, packet: Packet, zone: str, balancer: LoadBalancer, vip: Vip, port: VipPort | None
    ) -> Iterator[_Choice]:
        pool = self._network.design.find(vip.pool)
        assert isinstance(pool, Server)
        to_port = port.member_port if port is not None else packet.port
        changes = to_port != packet.port
        chooser = (balancer.id, "vips") if changes or leg.chooser is None else leg.chooser
        sender = Sender(balancer.id, balancer.id, balancer.interfaces, zone, (vip.address,))
        through = None if balancer.source_nat else balancer.id
        onward = Leg(sender, leg.asked, leg.host, leg.path, chooser if leg.chooser or changes else None, through)
        source_port = None if balancer.source_nat else packet.source_port
        for machine in pool.members:
            for address in member_addresses(machine, vip.purpose):
                if address.version == packet.destination.version:
                    sent = Packet(packet.source, source_port, address, to_port, packet.transport)
                    noted = Balanced(
                        balancer.id, vip.id, machine.id, vip.persistence, shows_client=not balancer.source_nat
                    )
                    yield _Choice(noted, self._reason(packet, balancer, vip, machine, to_port), onward, sent)

    def _reason(self, packet: Packet, balancer: LoadBalancer, vip: Vip, machine: Machine, to_port: int) -> str:
        stays = f", persistence {vip.persistence.value}" if vip.persistence is not None else ""
        source = "its own address" if balancer.source_nat else "the client's address"
        ports = "" if vip.ports else "; no ports are recorded, so every port is handed on unchanged"
        return (
            f"{self._labels(vip.id)} takes port {packet.port} and leads to {self._labels(machine.id)} port {to_port} "
            f"under {source}{stays}{ports}."
        )

    def _note(self, journey: Journey, packet: Packet, zone: str, balancer: LoadBalancer, choice: _Choice) -> None:
        journey.balanced.append(choice.balanced)
        journey.hop(balancer.id, zone, HopAction.BALANCE, packet, choice.reason)

    # --- connections that are the same for every client

    def _key(
        self,
        question: Question,
        leg: Leg,
        packet: Packet,
        zone: str,
        balancer: LoadBalancer,
        vip: Vip,
        is_outside: bool,
        resolved_by: str | None,
    ) -> tuple[object, ...] | None:
        """All that the connections behind a virtual address depend on; None where they show the client's address."""
        if not balancer.source_nat or any(packet.source in item.addresses for item in balancer.interfaces):
            return None
        return (
            (vip.id, zone, packet.port, packet.transport, packet.destination.version),
            (leg.asked, leg.host, leg.path, leg.chooser),
            (question.service, question.tls, question.ignore_filters),
            is_outside,
            resolved_by,
        )

    def _shared(
        self, journey: Journey, packet: Packet, zone: str, balancer: LoadBalancer, choices: tuple[_Choice, ...]
    ) -> _Endings | None:
        """The connections to all members, or None where one of them has to be walked for each client."""
        endings = []
        consulted: set[str] = set()
        for choice in choices:
            fork = journey.fork()
            fork.seen.clear()
            fork.consulted = consulted
            self._note(fork, packet, zone, balancer, choice)
            hops, passed = len(fork.hops), len(fork.passed)
            traces = tuple(self._walker.send(fork, choice.onward, choice.packet, keeps_source=False))
            trace, meets = traces[0], bool(fork.seen)
            # Without a source of its own the balancer sends nothing, and the client's packet is what is told of.
            if len(traces) > 1 or meets or len(trace.hops) == hops or trace.hops[hops].source is None:
                return None
            endings.append(
                _Ending(
                    choice.balanced,
                    choice.reason,
                    trace.hops[hops:],
                    trace.passed[passed:],
                    trace.verdict,
                    trace.blame,
                    trace.arrived,
                    trace.service,
                    trace.source_shown,
                )
            )
        first = {ending.likeness: ending for ending in reversed(endings)}
        samples = tuple(ending for ending in endings if first[ending.likeness] is ending)
        return _Endings(tuple(endings), samples, frozenset(consulted))


def _joined(journey: Journey, packet: Packet, zone: str, balancer: str, ending: _Ending) -> Trace:
    """A client's way to a virtual address with what becomes of the connection behind it."""
    choice = Hop(
        balancer,
        zone,
        HopAction.BALANCE,
        packet.source,
        packet.destination,
        packet.port,
        packet.transport,
        ending.reason,
    )
    return Trace(
        journey.question,
        ending.verdict,
        ending.blame,
        (*journey.hops, choice, *ending.hops),
        tuple(journey.turns),
        tuple(journey.translations),
        tuple(journey.crossings),
        (*journey.balanced, ending.balanced),
        (*journey.passed, *ending.passed),
        journey.address,
        ending.arrived,
        ending.service,
        ending.source_shown,
        tuple(dict.fromkeys(journey.assumed)),
    )
