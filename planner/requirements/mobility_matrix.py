"""Mobility from every position: which service a device gets where, by which way, and which moves it does not notice.

A module of its own because it is the question the whole plan stands for. Nothing is decided here about packets: each
cell asks the walk, and says what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from planner.model.design import Design
from planner.model.devices import Persistence
from planner.model.product import ClientGeneration
from planner.requirements.mobility_questions import (
    Attempt,
    MobileService,
    Need,
    PlannedCell,
    Taking,
    planned_cells,
)
from planner.traffic import HopAction, Question, Turn, Verdict, Walk, badness
from planner.traffic.positions import Position, PositionKind
from planner.traffic.segments import THE_INTERNET

if TYPE_CHECKING:
    from planner.requirements.plan import Plan

__all__ = [
    "Cell",
    "MobileService",
    "MobilityMatrix",
    "Move",
    "Outcome",
    "Position",
    "PositionKind",
    "Step",
    "ask_cell",
    "mobility_matrix",
    "mobility_service_of",
    "planned_mobility",
]

Ask = Callable[[Question], Walk]

_NO_CONNECTION = frozenset({Verdict.UNRESOLVED, Verdict.UNROUTABLE, Verdict.BLOCKED, Verdict.REFUSED, Verdict.LOOP})
"""After these a client goes on to the next discovery name. A certificate that it does not trust, or a wrong web site,
is no reason to: a connection was made (clauses S-CMP-13, S-DNS-05)."""

_MANY_POSITIONS = 40
"""Above this many positions, moves between two places inside are listed within a site only."""


_NOT_EXPECTED = " The plan expects no mobile device there."


class Outcome(StrEnum):
    """What becomes of a cell. ABSENT: the plan or the version does not offer the service there."""

    WORKS = "works"
    FAILS = "fails"
    ABSENT = "not offered"


@dataclass(frozen=True, slots=True)
class Step:
    """One connection that a cell tried.

    Attributes:
        counts: the outcome rests on it; an attempt that a client passes over does not count.
    """

    title: str
    walk: Walk
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One service at one position.

    Attributes:
        verdict: of the connections that count, the worst; None where nothing was asked.
        is_needed: the plan promises the service there.
        path: names of what the traffic goes through, from its sender to its end, for the connection shown first.
        turns: where traffic goes back to the side it came from.
        hosts: hosts of the service's URL.
        explanation: one sentence.
    """

    position: Position
    service: MobileService
    outcome: Outcome
    verdict: Verdict | None
    is_needed: bool
    steps: tuple[Step, ...]
    path: tuple[str, ...]
    turns: tuple[Turn, ...]
    hosts: tuple[str, ...]
    explanation: str

    @property
    def works(self) -> bool:
        """The device gets the service."""
        return self.outcome is Outcome.WORKS

    @property
    def is_fault(self) -> bool:
        """The plan promises the service and the device does not get it."""
        return self.is_needed and not self.works


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A device that goes from one position to another, or back: the conditions are the same both ways.

    Attributes:
        is_seamless: the device keeps its Mobility URL and is delivered at both places.
        is_needed: Mobility is needed at both places.
        reason: one sentence. remark: what else a move brings about; empty for nothing.
    """

    first: Position
    second: Position
    is_seamless: bool
    is_needed: bool
    reason: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityMatrix:
    """Every position with every service, and the moves between the positions."""

    positions: tuple[Position, ...]
    services: tuple[MobileService, ...]
    cells: tuple[Cell, ...]
    moves: tuple[Move, ...]

    def cell(self, position_id: str, service: MobileService) -> Cell:
        """The cell of a position and a service.

        Raises:
            KeyError: there is no such position.
        """
        for cell in self.cells:
            if cell.position.id == position_id and cell.service is service:
                return cell
        raise KeyError(position_id)

    @property
    def faults(self) -> tuple[Cell, ...]:
        """Cells that must work and do not."""
        return tuple(cell for cell in self.cells if cell.is_fault)


def planned_mobility(plan: Plan) -> tuple[PlannedCell, ...]:
    """What devices ask for in a plan, position by position."""
    needs_flows = "push" in plan.features
    return planned_cells(plan.groundwork, plan.flow_walks if needs_flows else ())


def mobility_matrix(plan: Plan, ask: Ask | None = None) -> MobilityMatrix:
    """Mobility from every position of a plan, with everything in force.

    Args:
        plan: what devices ask for.
        ask: walks a question; None walks it in the network of the plan.
    """
    walk = ask or plan.traffic.walk
    cells = tuple(ask_cell(plan.design, planned, walk) for planned in planned_mobility(plan))
    return MobilityMatrix(
        positions=tuple(dict.fromkeys(cell.position for cell in cells)),
        services=tuple(MobileService),
        cells=cells,
        moves=tuple(_moves(plan.design, cells)),
    )


# --- cells


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one need: all its steps, and the one that decides."""

    steps: tuple[Step, ...]
    deciding: Step


def ask_cell(design: Design, planned: PlannedCell, ask: Ask) -> Cell:
    """Asks everything that a cell needs.

    Args:
        design: for the names of elements.
        planned: the questions.
        ask: walks a question.
    """
    results = tuple(_met(need, ask) for need in planned.needs)
    worst = max(results, key=lambda result: badness(result.deciding.walk.verdict), default=None)
    verdict = worst.deciding.walk.verdict if worst is not None else None
    outcome = Outcome.WORKS if verdict is Verdict.DELIVERED else Outcome.FAILS
    if verdict is None:
        outcome = Outcome.ABSENT
    # What is shown is what failed; where all works, what the service is for stands first.
    shown = worst if outcome is Outcome.FAILS else next(iter(results), None)
    return Cell(
        position=planned.position,
        service=planned.service,
        outcome=outcome,
        verdict=verdict,
        is_needed=planned.is_needed,
        steps=tuple(step for result in results for step in result.steps),
        path=_path(design, shown.deciding.walk) if shown is not None else (),
        turns=_turns(results),
        hosts=planned.hosts,
        explanation=_explanation(design, planned, shown),
    )


def _met(need: Need, ask: Ask) -> _Result:
    walks: list[tuple[Attempt, Walk]] = []
    for attempt in need.attempts:
        walk = ask(attempt.question)
        walks.append((attempt, walk))
        is_last_word = walk.verdict not in _NO_CONNECTION if need.taking is Taking.FIRST else walk.is_delivered
        if is_last_word and need.taking is Taking.FIRST:
            break
    if need.taking is Taking.FIRST:
        chosen = len(walks) - 1
    else:
        chosen = min(range(len(walks)), key=lambda number: badness(walks[number][1].verdict))
    steps = tuple(Step(attempt.title, walk, number == chosen) for number, (attempt, walk) in enumerate(walks))
    return _Result(steps, steps[chosen])


def _turns(results: Iterable[_Result]) -> tuple[Turn, ...]:
    turns = (turn for result in results for turn in result.deciding.walk.turns)
    return tuple({(turn.device, turn.interface, turn.kind): turn for turn in turns}.values())


def _path(design: Design, walk: Walk) -> tuple[str, ...]:
    """What the worst way goes through, by name; where several members answer, the first stands for all."""
    trace = walk.worst
    devices = (hop.device for hop in trace.hops if hop.action is not HopAction.RESOLVE)
    return tuple(name for name, _ in groupby(_name(design, device) for device in devices))


def _name(design: Design, part: str) -> str:
    if part == THE_INTERNET:
        return "the Internet"
    member = design.find_member(part)
    if member is not None:
        return member[1].fqdn
    return str(getattr(design.find(part), "name", "") or part)


def _explanation(design: Design, planned: PlannedCell, shown: _Result | None) -> str:
    if shown is None:
        return planned.absent
    walk = shown.deciding.walk
    passed_over = tuple(step for step in shown.steps if not step.counts)
    if not walk.is_delivered:
        reason = walk.blame.reason if walk.blame is not None else f"The walk ends as {walk.verdict.value}."
        earlier = next(iter(passed_over), None) if planned.service is MobileService.DISCOVERY else None
        first = f", after {earlier.title} ({earlier.walk.verdict.value})" if earlier is not None else ""
        nobody = "" if planned.position.is_expected else _NOT_EXPECTED
        return f"{_capital(shown.deciding.title)}{first} is {walk.verdict.value}: {reason}{nobody}"
    turns = " and ".join(f"a turn at the {turn.kind.value} '{_name(design, turn.device)}'" for turn in walk.turns)
    said = f"{_capital(shown.deciding.title)} is delivered{f' with {turns}' if turns else ''}"
    return f"{said}{_remark(design, planned, shown, passed_over)}."


def _remark(design: Design, planned: PlannedCell, shown: _Result, passed_over: tuple[Step, ...]) -> str:
    """What a reader should know of a cell that works."""
    if planned.service is MobileService.DISCOVERY:
        return _discovered(design, planned, shown, passed_over)
    faults = [step for step in passed_over if not step.walk.is_delivered]
    if faults:
        return f", but {faults[0].title} is {faults[0].walk.verdict.value}"
    if planned.service is MobileService.PUSH:
        return "; whether the push clearing house still answers has to be confirmed"
    if planned.service is MobileService.UCWA and len(planned.needs) > len(planned.hosts):
        return "; so are the SIP listeners of UCWA that users of a branch appliance need"
    return ""


def _discovered(design: Design, planned: PlannedCell, shown: _Result, passed_over: tuple[Step, ...]) -> str:
    """Which names were passed over, who answers first, and which home pool it names."""
    skipped = f", after {passed_over[-1].title} ({passed_over[-1].walk.verdict.value})" if passed_over else ""
    contacts = {trace.arrived for trace in shown.deciding.walk.traces if trace.arrived is not None}
    owners = sorted({owner.id for part in contacts if (owner := design.owner_of(part)) is not None})
    homes = planned.position.pools
    if not owners or not homes:
        return skipped
    first = f"'{_name(design, owners[0])}'"
    if owners[0] in homes:
        return f"{skipped}; {first} is the home pool and answers with its own URLs"
    home = _name(design, homes[0])
    return f"{skipped}; {first} is the first contact and answers with the URLs of the home pool '{home}'"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- moves


def _moves(design: Design, cells: tuple[Cell, ...]) -> Iterator[Move]:
    """Moves between positions in different zones that serve users of one home."""
    mobile = [cell for cell in cells if cell.service is mobility_service_of(cell.position)]
    is_crowded = len(mobile) > _MANY_POSITIONS
    for first, second in combinations(mobile, 2):
        here, there = first.position, second.position
        if here.zone == there.zone or not _can_be_one_user(here, there):
            continue
        is_within = is_crowded and here.is_inside and there.is_inside
        if is_within and design.zone(here.zone).site != design.zone(there.zone).site:
            continue
        yield _move(first, second)


def mobility_service_of(position: Position) -> MobileService:
    """The Mobility service that the devices of a position use."""
    return MobileService.MCX if position.generation is ClientGeneration.LYNC_2010 else MobileService.UCWA


def _can_be_one_user(first: Position, second: Position) -> bool:
    return first.generation is second.generation and not set(first.pools).isdisjoint(second.pools)


def _move(first: Cell, second: Cell) -> Move:
    stuck = next((cell for cell in (first, second) if not cell.works), None)
    kept = tuple(host for host in first.hosts if host in second.hosts)
    remark = ""
    if stuck is not None:
        reason = f"At '{stuck.position.name}' there is no Mobility. {stuck.explanation}"
    elif not kept:
        hosts = f"{' '.join(first.hosts)} to {' '.join(second.hosts)}"
        reason = f"The Mobility URL changes from {hosts}; the user signs in anew."
    else:
        reason = f"The device keeps {' '.join(kept)}, which is delivered under that certificate name at both places."
        remark = _affinity_remark(first, second)
    return Move(
        first=first.position,
        second=second.position,
        is_seamless=stuck is None and bool(kept),
        is_needed=first.is_needed and second.is_needed,
        reason=reason,
        remark=remark,
    )


def _affinity_remark(first: Cell, second: Cell) -> str:
    """A balancer that keeps clients by their source address sees another one after the move (clause D-LB-01)."""
    here, there = _kept_by_source(first), _kept_by_source(second)
    if not here or not there or here == there:
        return ""
    return "The balancer keeps clients by their source address, which changes: another Front End Server takes over."


def _kept_by_source(cell: Cell) -> frozenset[str]:
    """Source addresses that balancers with source persistence see."""
    return frozenset(
        str(hop.source)
        for step in cell.steps
        for trace in step.walk.traces
        if any(balanced.persistence is Persistence.SOURCE for balanced in trace.balanced)
        for hop in trace.hops
        if hop.action is HopAction.BALANCE
    )
