"""What if a part were gone: which planned connections and which mobile devices would be cut off.

A module of its own because it asks two questions of many networks: the plan is derived once, its questions are kept,
and each time they are asked of the network without one part. Of walks that do not rely on a part the answer is kept;
a part on which nothing relies is not asked for.

Taking a part out may also mend something: a firewall that blocks one of two equal ways, a wrong internal discovery
answer that keeps devices from trying the external name. So both are told, what is cut off and what begins to work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.requirements.endpoint import Endpoint
from planner.requirements.flow_ports import FlowPorts, Ports
from planner.requirements.flow_walks import FlowWalk, FlowWalker, walk_flows
from planner.requirements.mobility_matrix import Cell, ask_cell, planned_mobility
from planner.requirements.mobility_questions import PlannedCell
from planner.requirements.plan import Plan
from planner.traffic import Question, Traffic, Verdict, Walk, badness
from planner.traffic.concerns import Concerns
from planner.traffic.failures import (
    Part,
    PartKind,
    TrafficWithout,
    UnknownPartError,
    carried_on,
    part_of,
    removable_parts,
)

__all__ = ["Effect", "EffectKind", "Loss", "Part", "PartKind", "StoppedError", "UnknownPartError", "WhatIf"]

Stop = Callable[[], bool]


class StoppedError(Exception):
    """Whoever asked does not want the answer any more."""


class EffectKind(StrEnum):
    """What is affected: a planned connection, or a service at a position of mobile devices."""

    FLOW = "flow"
    POSITION = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Something that ends otherwise without the part.

    Attributes:
        subject: id of the flow, or of the position's client or zone.
        source, destination: ids of elements or zones; of a position the destination is the service.
        title: in words.
        after: None where an end of the connection is gone with the part.
        is_required: the plan needs it; of a position, it promises it there.
        reason: one sentence.
    """

    kind: EffectKind
    subject: str
    source: str
    destination: str
    title: str
    before: Verdict
    after: Verdict | None
    is_required: bool
    reason: str

    @property
    def is_own(self) -> bool:
        """The part is itself an end of the connection."""
        return self.after is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What it means that a part is gone.

    Attributes:
        broken: delivered before and not any more. mended: the other way round.
        others: parts that are gone together with it.
    """

    part: Part
    broken: tuple[Effect, ...]
    mended: tuple[Effect, ...]
    others: tuple[Part, ...] = ()

    @property
    def is_single_point(self) -> bool:
        """Something that the plan needs is cut off without it, and it is one thing: a pool of several machines is not.

        The members of a pool are asked for one by one.
        """
        return self.part.members < 2 and any(effect.is_required for effect in self.broken)

    @property
    def cuts_off(self) -> bool:
        """Something that the plan needs, and that the part is no end of, is cut off without it."""
        return any(effect.is_required and not effect.is_own for effect in self.broken)

    @property
    def positions(self) -> tuple[Effect, ...]:
        """Services that mobile devices lose."""
        return tuple(effect for effect in self.broken if effect.kind is EffectKind.POSITION)


class WhatIf:
    """A plan that can be asked what each of its parts is needed for. Nothing in it changes."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._design = plan.design
        self._traffic = plan.traffic

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that single points of failure are looked for among."""
        return removable_parts(self._design)

    def without(self, part_id: str, stop: Stop | None = None) -> Loss:
        """What it means that a part is gone.

        Args:
            part_id: id of an element, machine, VIP or zone, or `holder/interface`.
            stop: asked again and again; the search ends as soon as it says yes.

        Raises:
            UnknownPartError: nothing of this id can be taken out.
            StoppedError: `stop` said yes.
        """
        return self.without_all((part_id,), stop)

    def without_all(self, part_ids: Sequence[str], stop: Stop | None = None) -> Loss:
        """What it means that several parts are gone at once.

        Args:
            part_ids: ids as in `without`, at least one.
            stop: asked again and again; the search ends as soon as it says yes.

        Raises:
            UnknownPartError: nothing of one of these ids can be taken out.
            StoppedError: `stop` said yes.
        """
        return self._loss(tuple(part_of(self._design, part_id) for part_id in part_ids), stop)

    def losses(self, stop: Stop | None = None) -> Iterator[Loss]:
        """What it means that each part is gone, part by part.

        Raises:
            StoppedError: `stop` said yes.
        """
        for part in self.parts:
            yield self._loss((part,), stop)

    def single_points(self, stop: Stop | None = None) -> tuple[Loss, ...]:
        """Parts without which something is cut off, those that cut most off first.

        Raises:
            StoppedError: `stop` said yes.
        """
        return by_weight(loss for loss in self.losses(stop) if loss.is_single_point)

    # --- what is asked

    @cached_property
    def _flows(self) -> tuple[FlowWalk, ...]:
        """Planned connections as they are with the filters in force."""
        planned = (flow_walk.planned for flow_walk in self._plan.flow_walks)
        found = walk_flows(self._design, self._plan.catalog, self._traffic, planned, ignore_filters=False)
        return tuple(replace(item, walks=tuple(map(carried_on, item.walks))) for item in found)

    @cached_property
    def _cells(self) -> tuple[Cell, ...]:
        return tuple(ask_cell(self._design, planned, self._ask(self._traffic)) for planned in self._planned_cells)

    @cached_property
    def _planned_cells(self) -> tuple[PlannedCell, ...]:
        return planned_mobility(self._plan)

    @staticmethod
    def _ask(traffic: Traffic) -> Callable[[Question], Walk]:
        return lambda question: carried_on(traffic.walk(question))

    # --- asking

    def _loss(self, parts: tuple[Part, ...], stop: Stop | None) -> Loss:
        _check(stop)
        flows, cells = self._flow_concerns.of(parts), self._cell_concerns.of(parts)
        effects: list[Effect] = []
        if flows or cells:
            left = TrafficWithout(self._traffic, *parts, is_judged=True)
            effects += self._flow_effects(parts, flows, left, stop)
            effects += self._cell_effects(cells, left, stop)
        return Loss(
            part=parts[0],
            others=parts[1:],
            broken=tuple(effect for effect in effects if effect.before is Verdict.DELIVERED),
            mended=tuple(effect for effect in effects if effect.before is not Verdict.DELIVERED),
        )

    @cached_property
    def _flow_concerns(self) -> Concerns:
        """Connections by the parts that concern them: their ends, and what their walks rely on."""
        return Concerns(self._design, map(self._flow_relies_on, self._flows))

    def _flow_relies_on(self, item: FlowWalk) -> set[str]:
        source, destination = item.planned.source, item.planned.destination
        found = {source.element, *source.parts, destination.element, *destination.parts}
        # What is asked for is the public side of an address, which the firewalls that translate it decide.
        found.update(id for address in destination.addresses for id in self._translators.get(address, ()))
        return found.union(*(self._traffic.relied_on(walk.question) for walk in item.walks))

    @cached_property
    def _translators(self) -> dict[IpAddress, set[str]]:
        """Firewalls that show an address, or what another shows of it, under another one."""
        entries = [(firewall.id, entry) for firewall in self._design.firewalls for entry in firewall.nat]
        shown: dict[IpAddress, set[tuple[str, IpAddress]]] = {}
        for id, entry in entries:
            shown.setdefault(entry.private, set()).add((id, entry.public))
        found = {}
        for address in shown:
            seen, left = {address}, [address]
            found[address] = set[str]()
            while left:
                for id, public in shown.get(left.pop(), ()):
                    found[address].add(id)
                    if public not in seen:
                        seen.add(public)
                        left.append(public)
        return found

    @cached_property
    def _cell_concerns(self) -> Concerns:
        asked = ((step.walk.question for step in cell.steps) for cell in self._cells)
        relied_on = self._traffic.relied_on
        return Concerns(self._design, (frozenset().union(*map(relied_on, questions)) for questions in asked))

    def _flow_effects(
        self, parts: tuple[Part, ...], numbers: Iterable[int], left: Traffic, stop: Stop | None
    ) -> Iterator[Effect]:
        walker = FlowWalker(self._design, self._plan.catalog, left, ignore_filters=False)
        for number in numbers:
            _check(stop)
            before = self._flows[number]
            planned = before.planned
            source = _remaining(planned.source, parts, left)
            destination = _remaining(planned.destination, parts, left)
            if source is None or destination is None:
                yield from self._ended(parts, before)
                continue
            asked = replace(planned, source=source, destination=destination)
            found = walker.walked(asked)
            if found is None:
                continue  # the only member left has nobody of its pool to talk to
            after = max((carried_on(walk) for walk in found.walks), key=lambda walk: badness(walk.verdict))
            if before.is_delivered != after.is_delivered:
                yield self._flow_effect(before, after.verdict, _why(after))

    def _ended(self, parts: tuple[Part, ...], before: FlowWalk) -> Iterator[Effect]:
        """A connection that loses an end with the parts."""
        if before.is_delivered:
            ends = {before.planned.source.element, before.planned.destination.element}
            part = next((part for part in parts if part.element in ends), parts[0])
            reason = f"'{part.name}' is an end of this connection."
            yield self._flow_effect(before, None, reason)

    @cached_property
    def _ports_of(self) -> FlowPorts:
        return FlowPorts(self._design, self._plan.catalog)

    def _flow_effect(self, flow_walk: FlowWalk, after: Verdict | None, reason: str) -> Effect:
        planned = flow_walk.planned
        source, destination = planned.source.element, planned.destination.element
        ends = f"'{_name(self._design, source)}' to '{_name(self._design, destination)}'"
        asked = (f"{how} {_shown_ports(ports)}" for how, ports in self._ports_of.by_transport(planned).items())
        return Effect(
            kind=EffectKind.FLOW,
            subject=planned.flow.id,
            source=source,
            destination=destination,
            title=f"{ends}, {planned.flow.protocol}, {', '.join(asked)}",
            before=flow_walk.verdict,
            after=after,
            is_required=planned.is_required,
            reason=reason,
        )

    def _cell_effects(self, numbers: Iterable[int], left: Traffic, stop: Stop | None) -> Iterator[Effect]:
        for number in numbers:
            _check(stop)
            planned, before = self._planned_cells[number], self._cells[number]
            after = ask_cell(self._design, planned, self._ask(left))
            if before.works == after.works or before.verdict is None or after.verdict is None:
                continue
            yield Effect(
                kind=EffectKind.POSITION,
                subject=before.position.id,
                source=before.position.id,
                destination=before.service.value,
                title=f"'{before.position.name}', {before.service.value}",
                before=before.verdict,
                after=after.verdict,
                is_required=before.is_needed,
                reason=after.explanation,
            )


def by_weight(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Losses, those that cut most off first."""
    return tuple(sorted(losses, key=lambda loss: (-len(loss.positions), -len(loss.broken), loss.part.id)))


def _check(stop: Stop | None) -> None:
    if stop is not None and stop():
        raise StoppedError


def _remaining(endpoint: Endpoint, parts: tuple[Part, ...], left: Traffic) -> Endpoint | None:
    """The endpoint with the hosts that are left; None where all of them are gone.

    A machine that lost one of two adapters is asked only where it has no fellow: the others carry on for it.
    """
    if not endpoint.parts or not endpoint.addresses:
        return endpoint
    hosts = tuple(zip(endpoint.parts, endpoint.addresses, strict=False))
    kept = tuple((host, address) for host, address in hosts if address in left.addresses_of(host))
    if not kept:
        return None
    hurt = {part.id.partition("/")[0] for part in parts}
    kept = tuple(item for item in kept if item[0] not in hurt) or kept
    if len(kept) == len(hosts):
        return endpoint
    return replace(endpoint, parts=tuple(host for host, _ in kept), addresses=tuple(address for _, address in kept))


def _why(walk: Walk) -> str:
    return walk.blame.reason if walk.blame is not None else "It is delivered."


def _name(design: Design, element: str) -> str:
    return str(getattr(design.find(element), "name", "") or element)


def _shown_ports(ports: Ports) -> str:
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ports) or "any port"
