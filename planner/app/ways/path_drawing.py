"""A trace as stops for the canvas.

A module of its own because the canvas knows boxes and areas, and a trace knows machines, VIPs and DNS views.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.ways.verdict_words import verdict_word
from planner.canvas.items.path_overlay import PathStop
from planner.model.design import Design

if TYPE_CHECKING:  # the walk is imported when something is first walked, after the first paint
    from planner.traffic import Trace

_RESOLVE, _STOP = "resolve", "stop"


def stops_of(trace: Trace, design: Design) -> tuple[PathStop, ...]:
    """Where a packet passes, in order; hops at one box are one stop."""
    return _stops(trace, design)[0]


def numbers_of(trace: Trace, design: Design) -> tuple[int | None, ...]:
    """For each hop the number of its stop on the canvas; None for a name that is looked up, which goes nowhere."""
    return _stops(trace, design)[1]


def _stops(trace: Trace, design: Design) -> tuple[tuple[PathStop, ...], tuple[int | None, ...]]:
    turning = {turn.device: turn.reason for turn in trace.turns}
    stops: list[PathStop] = []
    numbers: list[int | None] = []
    for hop in trace.hops:
        if hop.action == _RESOLVE:
            numbers.append(None)
            continue
        owner = design.owner_of(hop.device)
        element = owner.id if owner is not None else None
        is_blocked = hop.action == _STOP and not trace.is_delivered
        note = _note(trace, hop.reason) if is_blocked else ""
        is_turn = element is not None and element in turning
        stop = PathStop(element, hop.zone, is_turn, is_blocked, hop.reason, note)
        if stops and stops[-1].element == element and element is not None:
            stops[-1] = _joined(stops[-1], stop)
        else:
            stops.append(stop)
        numbers.append(len(stops))
    words = translate("path", "Turn: {0}")
    named = (
        replace(stop, note=words.format(turning[stop.element or ""])) if stop.is_turn and not stop.note else stop
        for stop in stops
    )
    return tuple(named), tuple(numbers)


def _joined(before: PathStop, stop: PathStop) -> PathStop:
    return PathStop(
        stop.element,
        stop.zone or before.zone,
        before.is_turn or stop.is_turn,
        before.is_blocked or stop.is_blocked,
        f"{before.text}\n{stop.text}",
        stop.note or before.note,
    )


def _note(trace: Trace, reason: str) -> str:
    return f"{verdict_word(trace.verdict)}: {trace.blame.reason if trace.blame is not None else reason}"
