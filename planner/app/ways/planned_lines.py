"""The planned connections of a design, walked: what the traffic panel lists and saved views draw.

A module of its own because pictures that no window shows need them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.records import dataclass

if TYPE_CHECKING:
    from planner.requirements import Plan
    from planner.traffic import Trace

_MANY_LINES = 60
Told = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One planned connection with the worst of its ways, filters in force.

    Attributes:
        is_gone: one of its ends is switched off.
    """

    flow: str
    workload: str
    source: str
    destination: str
    protocol: str
    ports: str
    purpose: str
    is_required: bool
    is_gone: bool
    worst: Trace

    @property
    def is_delivered(self) -> bool:
        """It works; one whose end is switched off has nobody to serve."""
        return self.worst.is_delivered and not self.is_gone


def ways_of(lines: Iterable[PlannedLine]) -> tuple[Trace, ...]:
    """The ways of some connections. One in both transports goes the same way, which is drawn once."""
    ways = {_way_of(line.worst): line.worst for line in lines}
    return tuple(ways.values())[:_MANY_LINES]


def _way_of(trace: Trace) -> tuple[Any, ...]:
    return trace.is_delivered, *((hop.device, hop.zone) for hop in trace.hops)


def _untold(_done: int, _all: int) -> None:
    """Nobody waits for news."""


def asked_lines(plan: Plan, off: tuple[str, ...], told: Told = _untold) -> tuple[PlannedLine, ...]:
    """Every planned connection, walked with the filters in force and without the parts that are off, by workload.

    Args:
        plan: of the design.
        off: ids of what is switched off.
        told: hears how many are walked, and of how many; an error it raises ends the work.
    """
    from planner.requirements.flow_map import WORKLOADS, workload_of
    from planner.requirements.flow_ports import FlowPorts
    from planner.requirements.flow_walks import walked_one_by_one
    from planner.requirements.without import traffic_without
    from planner.traffic.failures import carried_on

    planned = tuple(item.planned for item in plan.flow_walks)
    walked = walked_one_by_one(plan.design, plan.catalog, traffic_without(plan, off), planned, ignore_filters=False)
    ports_of = FlowPorts(plan.design, plan.catalog)
    found = []
    for number, item in enumerate(walked, 1):
        told(number, len(planned))
        one = item.planned
        if off:  # what is left of a pool serves for what is gone
            item = replace(item, walks=tuple(map(carried_on, item.walks)))
        ports = ports_of.by_transport(one)
        found.append(
            PlannedLine(
                flow=one.flow.id,
                workload=workload_of(one.flow),
                source=one.source.element,
                destination=one.destination.element,
                protocol=one.flow.protocol,
                ports=", ".join(f"{_ports(ranges)} {transport.value}" for transport, ranges in ports.items()),
                purpose=one.flow.purpose,
                is_required=one.is_required,
                is_gone=one.source.element in off or one.destination.element in off,
                worst=item.worst,
            )
        )
    return tuple(sorted(found, key=lambda line: WORKLOADS.index(line.workload)))


def _ports(ranges: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges) or "*"
