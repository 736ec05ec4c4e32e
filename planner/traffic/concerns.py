"""Which walks have to do with a part, so that they may end otherwise without it.

A room of its own because whoever takes parts out asks it of thousands of walks, most of which nobody has to walk
again.
"""

from collections.abc import Callable
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
        forwarding = frozenset(device.id for device in design.forwarding_devices) | {THE_INTERNET}
        return partial(_is_forwarded, forwarding=forwarding)
    return partial(_names_or_meets, concerned=_ids_of(design, part.element))


def _is_forwarded(walk: Walk, forwarding: frozenset[str]) -> bool:
    if walk.foregone is not None:
        return not forwarding.isdisjoint(walk.met)
    return not all(_stays_in_one_zone(trace) for trace in walk.samples)


def _names_or_meets(walk: Walk, concerned: frozenset[str]) -> bool:
    question = walk.question
    if question.source.partition("/")[0] in concerned or question.destination.partition("/")[0] in concerned:
        return True
    if walk.foregone is not None:
        return not concerned.isdisjoint(walk.met)
    return any(_meets(trace, concerned) for trace in walk.traces)


def _stays_in_one_zone(trace: Trace) -> bool:
    """Two hosts of one zone talk without anybody between them, there and back."""
    return trace.is_delivered and len({hop.zone for hop in trace.hops}) == 1


def _meets(trace: Trace, concerned: frozenset[str]) -> bool:
    return (
        any(hop.device in concerned for hop in trace.hops)
        or any(passed.element in concerned for passed in trace.passed)
        or any(balanced.vip in concerned or balanced.member in concerned for balanced in trace.balanced)
        or (trace.blame is not None and trace.blame.element in concerned)
    )


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
