"""Which walks have to do with a part, so that they may end otherwise without it.

A room of its own because whoever takes parts out asks it of thousands of walks, most of which nobody has to walk
again. A provider has thousands of parts and tens of thousands of walks, so walks are looked up by what they meet
(`Concerns`).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, Router
from planner.model.servers import Server
from planner.traffic.failures import Part, PartKind
from planner.traffic.segments import THE_INTERNET
from planner.traffic.trace import Trace, Walk


def touches(walk: Walk, part: Part, design: Design) -> bool:
    """Tells whether a walk has to do with a part, so that it may end otherwise without it."""
    return concern_of(part, design)(walk)


def concern_of(part: Part, design: Design) -> Callable[[Walk], bool]:
    """Tells walks that have to do with a part from those that have not; for those who ask of many.

    Servers, machines, proxies, balancers and VIPs never forward: a walk that neither meets nor names them is the same
    without them. Whatever forwards, and whoever answers names, concerns every walk.
    """
    if part.kind in (PartKind.VIEW, PartKind.ZONE):
        return lambda walk: True
    if isinstance(design.find(part.element), Firewall | Router):
        return partial(_is_forwarded, forwarding=_forwarding(design))
    return partial(_names_or_meets, concerned=_ids_of(design, part.element))


class Concerns:
    """Things that rest on walks, by the parts that concern them: asked for a part it says what `concern_of` says.

    Args:
        design: the walks'.
        things: of each the walks that it rests on, and ids that concern it whether a walk meets them or not.

    Attributes:
        everything: numbers of all things.
    """

    def __init__(self, design: Design, things: Iterable[tuple[Iterable[Walk], Iterable[str]]]) -> None:
        self._design = design
        self._meeting: dict[str, set[int]] = {}
        self._forwarded: set[int] = set()
        forwarding = _forwarding(design)
        number = -1
        for number, (walks, ids) in enumerate(things):
            met = set(ids)
            for walk in walks:
                met |= _named_or_met(walk)
                if number not in self._forwarded and _is_forwarded(walk, forwarding):
                    self._forwarded.add(number)
            for id in met:
                self._meeting.setdefault(id, set()).add(number)
        self.everything = range(number + 1)

    def of(self, parts: Iterable[Part]) -> list[int]:
        """Numbers of the things that any of some parts concerns, in order."""
        found: set[int] = set()
        for part in parts:
            if part.kind in (PartKind.VIEW, PartKind.ZONE):
                return list(self.everything)
            if isinstance(self._design.find(part.element), Firewall | Router):
                found |= self._forwarded
            for id in _ids_of(self._design, part.element):
                found |= self._meeting.get(id, set())
        return sorted(found)


def _forwarding(design: Design) -> frozenset[str]:
    return frozenset(device.id for device in design.forwarding_devices) | {THE_INTERNET}


def _is_forwarded(walk: Walk, forwarding: frozenset[str]) -> bool:
    if walk.foregone is not None:
        return not forwarding.isdisjoint(walk.met)
    return not all(_stays_in_one_zone(trace, forwarding) for trace in walk.samples)


def _names_or_meets(walk: Walk, concerned: frozenset[str]) -> bool:
    return not concerned.isdisjoint(_named_or_met(walk))


def _named_or_met(walk: Walk) -> set[str]:
    """Ids of everything that a walk names, and of all that it meets on any of its ways."""
    question = walk.question
    found = {question.source.partition("/")[0], question.destination.partition("/")[0], *walk.met}
    if walk.foregone is None:
        for trace in walk.traces:
            found.update(_met(trace))
    return found


def _stays_in_one_zone(trace: Trace, forwarding: frozenset[str]) -> bool:
    """Two hosts of one zone talk without anybody between them, there and back; nobody turns the traffic either."""
    return (
        trace.is_delivered
        and len({hop.zone for hop in trace.hops}) == 1
        and all(hop.device not in forwarding for hop in trace.hops)
    )


def _met(trace: Trace) -> Iterator[str]:
    yield from (hop.device for hop in trace.hops)
    yield from (passed.element for passed in trace.passed)
    for balanced in trace.balanced:
        yield balanced.vip
        yield balanced.member
    if trace.blame is not None:
        yield trace.blame.element


def _ids_of(design: Design, element_id: str) -> frozenset[str]:
    """An element with everything that it consists of, and for a server the VIPs in front of it."""
    element = design.find(element_id)
    ids = {element_id}
    if isinstance(element, Server):
        ids.update(machine.id for machine in element.members)
        ids.update(vip.id for balancer in design.load_balancers for vip in balancer.vips if vip.pool == element_id)
    elif isinstance(element, LoadBalancer):
        ids.update(vip.id for vip in element.vips)
    return frozenset(ids)
