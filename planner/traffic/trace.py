"""What a walk answers: hops, turns, translations, crossings, and one verdict with its blame.

A room of its own because everything above the walk reads these and nothing else of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from planner.model.addresses import IpAddress
from planner.model.devices import Persistence, Transport
from planner.traffic.question import Question
from planner.traffic.sayings import Saying


class Verdict(StrEnum):
    """How a walk ends (traffic model, The walk)."""

    DELIVERED = "delivered"
    UNTRUSTED = "untrusted"
    MISDELIVERED = "misdelivered"
    REFUSED = "refused"
    BLOCKED = "blocked"
    UNROUTABLE = "unroutable"
    LOOP = "loop"
    UNRESOLVED = "unresolved"


_BADNESS = {verdict: badness for badness, verdict in enumerate(Verdict)}


def badness(verdict: Verdict) -> int:
    """How bad a verdict is; 0 is delivered.

    The earlier the journey ends, the worse: no name is worse than no route, no route worse than a closed firewall,
    a closed firewall worse than a closed port; wrong service and wrong name are found only after a connection.
    The members of Verdict stand in this order.
    """
    return _BADNESS[verdict]


class HopAction(StrEnum):
    """What happened at a hop."""

    RESOLVE = "resolve"
    SEND = "send"
    FORWARD = "forward"
    TRANSLATE = "translate"
    TURN = "turn"
    PROXY = "proxy"
    BALANCE = "balance"
    ARRIVE = "arrive"
    STOP = "stop"


class TurnKind(StrEnum):
    """What kind of device turns the traffic."""

    FIREWALL = "firewall"
    PROXY = "proxy"


class Hop(NamedTuple):
    """One step.

    Attributes:
        device: id of the element or machine (of the DNS view, where a name is resolved).
        zone: id of the zone the packet is in afterwards; None where it is in none.
        source, destination: as the packet shows them at this point; None before they are known.
        said: the reason, or what puts it together.
    """

    device: str
    zone: str | None
    action: HopAction
    source: IpAddress | None
    destination: IpAddress | None
    port: int
    transport: Transport
    said: str | Saying

    @property
    def reason(self) -> str:
        """One sentence."""
        return self.said if isinstance(self.said, str) else self.said(self)


@dataclass(frozen=True, slots=True)
class Turn:
    """Traffic that goes back to the side it came from.

    Attributes:
        device: id of the firewall or reverse proxy.
        interface: at a firewall the one it would leave by and come back in by; at a proxy the arriving one.
        is_outer: at a proxy, whether the arriving interface is the outer one.
        spoofing_prevention: at a firewall, whether it watches for spoofed sources while it turns this traffic.
    """

    device: str
    interface: str
    kind: TurnKind
    reason: str
    is_outer: bool = True
    spoofing_prevention: bool = False


class TranslationKind(StrEnum):
    """Which end of the packet was changed."""

    SOURCE = "source"
    DESTINATION = "destination"


@dataclass(frozen=True, slots=True)
class Translation:
    """An address that was changed on the way, with the port where that changed too."""

    device: str
    interface: str
    kind: TranslationKind
    before: IpAddress
    after: IpAddress
    port_before: int | None = None
    port_after: int | None = None


class Crossing(NamedTuple):
    """A packet passing a firewall, as the filter sees it: destination translated, source not yet.

    Attributes:
        shown_source, shown_destination: the source after and the destination before translation; equal to source
            and destination where nothing is translated.
    """

    firewall: str
    from_interface: str
    to_interface: str
    source: IpAddress
    source_port: int | None
    destination: IpAddress
    port: int
    transport: Transport
    shown_source: IpAddress
    shown_destination: IpAddress
    shown_port: int
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class Balanced:
    """A balancer's choice: which VIP led where, and what keeps a client there."""

    device: str
    vip: str
    member: str
    persistence: Persistence | None
    shows_client: bool


@dataclass(frozen=True, slots=True)
class Passed:
    """An element that the traffic went through or ended at, with its kind."""

    element: str
    kind: str


@dataclass(frozen=True, slots=True)
class AssumedRoute:
    """A route that a host needs and nobody wrote down: its default gateway does not lead there.

    Attributes:
        element: id of the element whose host sends. zone: id of the zone it sends into.
        destination: where it sends. device: id of the forwarding device that has to be the next hop.
        is_answer: it answers from the adapter that was addressed, so that a route on another one would not help.
    """

    element: str
    zone: str
    destination: IpAddress
    device: str
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is at fault: the element, its field (empty when the whole), and why in one sentence."""

    element: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One packet's way.

    Attributes:
        address: the address that was tried; None when there was none.
        arrived: id of the machine, client, cloud service or device at the end; None when it ended before.
        service: id of the catalog's service it ended at, where one is known.
        source_shown: the source address that the end of the last leg sees.
        assumed: routes that hosts on the way need, there and back, and that nobody wrote down.
    """

    question: Question
    verdict: Verdict
    blame: Blame | None
    hops: tuple[Hop, ...]
    turns: tuple[Turn, ...] = ()
    translations: tuple[Translation, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    balanced: tuple[Balanced, ...] = ()
    passed: tuple[Passed, ...] = ()
    address: IpAddress | None = None
    arrived: str | None = None
    service: str | None = None
    source_shown: IpAddress | None = None
    assumed: tuple[AssumedRoute, ...] = ()

    @property
    def is_delivered(self) -> bool:
        """The packet reached the service that was meant, under a name that it may bear."""
        return self.verdict is Verdict.DELIVERED

    @property
    def persistence(self) -> Persistence | None:
        """What keeps the client on one member at the last balancer; None where there is none."""
        return self.balanced[-1].persistence if self.balanced else None

    @property
    def own_crossings(self) -> tuple[Crossing, ...]:
        """Crossings of the connection that the source opens; what a proxy opens behind it is another."""
        if not self.crossings:
            return ()
        own = {next((hop.source for hop in self.hops if hop.source is not None), None)}
        for change in self.translations:
            if change.kind is TranslationKind.SOURCE and change.before in own:
                own.add(change.after)
        return tuple(crossing for crossing in self.crossings if crossing.source in own)

    def passes(self, what: str) -> bool:
        """Tells whether the way leads through an element: its id, or a kind such as "reverse-proxy"."""
        return any(what in (passed.element, passed.kind) for passed in self.passed)


@dataclass(frozen=True, eq=False)
class Walk:
    """All ways of one question: one a source machine, address, path and member. Never empty.

    A provider's pool has many members behind a VIP that serve alike: the same verdict, blame and devices on the way.
    These are read from samples, and the ways to the other members are not walked until somebody wants to see them.
    Turns and crossings are, too: what is left out differs from a sample only behind the last device.

    Of a foregone question (`foregone`) no way is walked before somebody wants to see it: it is delivered, nothing
    turns, and its crossings are known.

    Attributes:
        told: every way, but of members that serve alike behind a VIP only the first; empty where it is foregone.
        walk_all: walks every way; None where what is told is all there is.
        foregone: the crossings of a foregone question, else None. Nobody but its source opens a connection on its way
            through firewalls.
        met: ids of the elements that are asked for their settings, on the way there and back.
        walk_now: walks a foregone question.
    """

    question: Question
    told: tuple[Trace, ...]
    walk_all: Callable[[], tuple[Trace, ...]] | None = field(default=None, repr=False)
    foregone: tuple[Crossing, ...] | None = None
    met: frozenset[str] = frozenset()
    walk_now: Callable[[Question], "Walk"] | None = field(default=None, repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Walk):
            return NotImplemented
        return self.question == other.question and self.traces == other.traces

    def __hash__(self) -> int:
        return hash(self.question)

    @cached_property
    def _walked(self) -> "Walk":
        return self if self.walk_now is None else self.walk_now(self.question)

    @property
    def samples(self) -> tuple[Trace, ...]:
        """Every way, but of members that serve alike behind a VIP only the first."""
        return self._walked.told

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Every way. Those that the samples leave out are walked when this is first read."""
        walked = self._walked
        return walked.told if walked.walk_all is None else walked.walk_all()

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of the traces."""
        return Verdict.DELIVERED if self.foregone is not None else self.worst.verdict

    @property
    def worst(self) -> Trace:
        """The first trace with the worst verdict."""
        return max(self.samples, key=lambda trace: badness(trace.verdict))

    @property
    def blame(self) -> Blame | None:
        """The blame of the worst trace."""
        return None if self.foregone is not None else self.worst.blame

    @property
    def is_delivered(self) -> bool:
        """Every trace is delivered."""
        return self.foregone is not None or all(trace.verdict is Verdict.DELIVERED for trace in self.told)

    @property
    def assumed(self) -> tuple[AssumedRoute, ...]:
        """Routes of all traces that nobody wrote down, each once."""
        return tuple(dict.fromkeys(route for trace in self.told for route in trace.assumed))

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Turns of all traces, each device, interface and kind once."""
        if self.foregone is not None:
            return ()
        return tuple({(t.device, t.interface, t.kind): t for trace in self.samples for t in trace.turns}.values())

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """Crossings of all traces, each once."""
        if self.foregone is not None:
            return self.foregone
        return tuple(dict.fromkeys(crossing for trace in self.told for crossing in trace.crossings))

    @property
    def own_crossings(self) -> tuple[Crossing, ...]:
        """Those of the connection that the source opens; what a proxy opens behind it is another."""
        if self.foregone is not None:
            return self.foregone
        return tuple(dict.fromkeys(crossing for trace in self.told for crossing in trace.own_crossings))

    def passes(self, what: str) -> bool:
        """Tells whether every trace passes the element or kind."""
        return all(trace.passes(what) for trace in self.samples)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of some verdicts; delivered when there are none."""
    return max(verdicts, key=badness, default=Verdict.DELIVERED)
