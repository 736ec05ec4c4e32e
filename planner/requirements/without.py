"""Without: the network of a plan with some parts gone, for questions that are asked one at a time.

A module of its own because `what_if` compares everything with everything, while whoever follows one connection wants
just the network.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from planner.requirements.mobility_matrix import MobilityMatrix, mobility_matrix
from planner.requirements.plan import Plan
from planner.traffic import Traffic
from planner.traffic.failures import Part, TrafficWithout, UnknownPartError, carried_on, part_of


def traffic_without(plan: Plan, part_ids: Sequence[str]) -> Traffic:
    """The network of a plan without some parts; whole when none is named.

    Args:
        plan: of the whole network.
        part_ids: ids of elements, machines, VIPs or zones, or `holder/interface`. What the design does not have
            (any more) is passed over: a plan may be newer than the question.
    """
    parts = tuple(_parts(plan, part_ids))
    return TrafficWithout(plan.traffic, *parts) if parts else plan.traffic


def _parts(plan: Plan, part_ids: Sequence[str]) -> Iterator[Part]:
    for part_id in part_ids:
        with suppress(UnknownPartError):
            yield part_of(plan.design, part_id)


def matrix_without(plan: Plan, part_ids: Sequence[str]) -> MobilityMatrix:
    """Mobility from every position of a plan, in the network without some parts, as in `traffic_without`."""
    left = traffic_without(plan, part_ids)
    if left is plan.traffic:
        return mobility_matrix(plan)
    return mobility_matrix(plan, lambda question: carried_on(left.walk(question)))
