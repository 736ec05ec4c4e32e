"""A trace as stops for the canvas.

A module of its own because the canvas knows boxes and areas, and a trace knows machines, VIPs and DNS views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.canvas.items.path_overlay import PathStop
from planner.model.design import Design

if TYPE_CHECKING:  # the walk is imported when something is first walked, after the first paint
    from planner.traffic import Trace

_RESOLVE, _STOP = "resolve", "stop"


def stops_of(trace: Trace, design: Design) -> tuple[PathStop, ...]:
    """Where a packet passes, in order; hops at one box are one stop."""
    turning = {turn.device for turn in trace.turns}
    stops: list[PathStop] = []
    for hop in trace.hops:
        if hop.action == _RESOLVE:
            continue
        owner = design.owner_of(hop.device)
        element = owner.id if owner is not None else None
        is_blocked = hop.action == _STOP and not trace.is_delivered
        stop = PathStop(element, hop.zone, element in turning and element is not None, is_blocked, hop.reason)
        if stops and stops[-1].element == element and element is not None:
            before = stops[-1]
            stops[-1] = PathStop(
                element,
                hop.zone or before.zone,
                before.is_turn or stop.is_turn,
                before.is_blocked or is_blocked,
                f"{before.text}\n{hop.reason}",
            )
        else:
            stops.append(stop)
    return tuple(stops)
