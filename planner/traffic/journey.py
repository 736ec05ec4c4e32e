"""The state of one walk while it goes on: the packet, the leg, and what has been seen so far.

A room of its own because forwarding, arriving and answering all write into it. It is the only thing in the room that
changes, belongs to one walk, and is copied where the way divides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from planner.model.addresses import IpAddress
from planner.model.devices import Transport
from planner.model.interfaces import Interface
from planner.traffic.question import Question
from planner.traffic.routes import Departure
from planner.traffic.sayings import Saying
from planner.traffic.trace import (
    AssumedRoute,
    Balanced,
    Blame,
    Crossing,
    Hop,
    HopAction,
    Passed,
    Trace,
    Translation,
    Turn,
    Verdict,
)

if TYPE_CHECKING:
    from planner.traffic.ways import Start, Way

T = TypeVar("T")


class Packet(NamedTuple):
    """What is on the wire. A source port of None is any of the dynamic range."""

    source: IpAddress
    source_port: int | None
    destination: IpAddress
    port: int
    transport: Transport


@dataclass(frozen=True, slots=True)
class Sender:
    """Who opens a leg.

    Attributes:
        element: id of the element. part: id of the machine, else the element's own.
        interfaces: of a machine or device; empty for a client, a cloud service or a host of a zone.
        zone: id of the zone of a sender without interfaces.
        addresses: of a sender without interfaces, one for each IP version.
    """

    element: str
    part: str
    interfaces: tuple[Interface, ...] = ()
    zone: str = ""
    addresses: tuple[IpAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Leg:
    """One connection of the walk.

    Attributes:
        asked: the name that TLS must show at its end; None when an address was asked for.
        host, path: of the HTTP request.
        chooser: id of the element that chose the port, and the field to blame for it.
        through: id of the balancer that left the client's source address, so that answers must pass it.
    """

    sender: Sender
    asked: str | None
    host: str | None
    path: str
    chooser: tuple[str, str] | None = None
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A forwarding device passed on the current leg, with the packet before and after it.

    Attributes:
        is_end: the packet went no further: what it was meant for runs on the device itself.
    """

    device: str
    in_zone: str
    out_zone: str
    before: Packet
    after: Packet
    crossing: Crossing | None = None
    is_end: bool = False

    @property
    def translates(self) -> bool:
        """The device changed an address."""
        return self.before[:4] != self.after[:4]


@dataclass(slots=True)
class Journey:
    """One way through the network, from its first hop to where it is now.

    Attributes:
        consulted: ids of all elements that were asked for their settings; one set for all ways of a walk.
        left_out: None where every way is told; else ids of the VIPs of whose members only samples are told are put
            here, one set for all ways of a walk.
        start: how the current leg set out, as long as it is the only way from there.
        way: what the current leg followed, or what others may follow after it; None where the leg is like no other.
    """

    question: Question
    address: IpAddress | None = None
    hops: list[Hop] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    translations: list[Translation] = field(default_factory=list)
    crossings: list[Crossing] = field(default_factory=list)
    balanced: list[Balanced] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    track: list[Step] = field(default_factory=list)
    seen: set[tuple[object, ...]] = field(default_factory=set)
    assumed: list[AssumedRoute] = field(default_factory=list)
    arrived: str | None = None
    service: str | None = None
    consulted: set[str] = field(default_factory=set)
    left_out: set[str] | None = None
    start: Start | None = None
    way: Way | None = None

    @property
    def legs(self) -> int:
        """Number of connections opened so far."""
        return sum(hop.action is HopAction.SEND for hop in self.hops)

    @property
    def first_zone(self) -> str | None:
        """Id of the zone from which the question is asked; None before the first hop."""
        return self.hops[0].zone if self.hops else None

    @property
    def resolved_by(self) -> str | None:
        """Id of the DNS view that gave the first answer; None where no name was asked."""
        return next((hop.device for hop in self.hops if hop.action is HopAction.RESOLVE), None)

    def fork(self) -> Journey:
        """A copy that goes its own way."""
        return Journey(
            self.question,
            self.address,
            [*self.hops],
            [*self.turns],
            [*self.translations],
            [*self.crossings],
            [*self.balanced],
            [*self.passed],
            [*self.track],
            {*self.seen},
            [*self.assumed],
            self.arrived,
            self.service,
            self.consulted,
            self.left_out,
        )

    def forks(self, ways: tuple[T, ...]) -> Iterator[tuple[Journey, T]]:
        """A journey for each of several ways; the only way of one needs no copy."""
        if len(ways) == 1:
            yield self, ways[0]
            return
        for way in ways:
            yield self.fork(), way

    def has_been(self, *place: object) -> bool:
        """Notes a place, and tells whether the journey has been there before: then it will never end."""
        if place in self.seen:
            return True
        self.seen.add(place)
        return False

    def hop(self, device: str, zone: str | None, action: HopAction, packet: Packet, said: str | Saying) -> None:
        """Notes a step."""
        hop = Hop(device, zone, action, packet.source, packet.destination, packet.port, packet.transport, said)
        self.hops.append(hop)

    def assumes(self, sender: Sender, departure: Departure, destination: IpAddress, *, is_answer: bool = False) -> None:
        """Notes the route that a departure takes for granted."""
        if departure.assumed is not None:
            zone = departure.interface.zone
            self.assumed.append(AssumedRoute(sender.element, zone, destination, departure.assumed, is_answer))

    def passes(self, element: str, kind: str) -> None:
        """Notes an element that the traffic goes through."""
        self.passed.append(Passed(element, kind))
        self.consulted.add(element)

    def stop(self, verdict: Verdict, blame: Blame, packet: Packet | None, zone: str | None = None) -> Trace:
        """Ends the journey short of its aim."""
        question = self.question
        hop = Hop(
            blame.element,
            zone,
            HopAction.STOP,
            packet.source if packet else None,
            packet.destination if packet else self.address,
            packet.port if packet else question.port,
            packet.transport if packet else question.transport,
            blame.reason,
        )
        self.hops.append(hop)
        return self._trace(verdict, blame, packet)

    def deliver(self, packet: Packet) -> Trace:
        """Ends the journey where it was meant to end."""
        return self._trace(Verdict.DELIVERED, None, packet)

    def _trace(self, verdict: Verdict, blame: Blame | None, packet: Packet | None) -> Trace:
        return Trace(
            question=self.question,
            verdict=verdict,
            blame=blame,
            hops=tuple(self.hops),
            turns=tuple(self.turns),
            translations=tuple(self.translations),
            crossings=tuple(self.crossings),
            balanced=tuple(self.balanced),
            passed=tuple(self.passed),
            address=self.address,
            arrived=self.arrived,
            service=self.service,
            source_shown=packet.source if packet else None,
            assumed=tuple(dict.fromkeys(self.assumed)),
        )
