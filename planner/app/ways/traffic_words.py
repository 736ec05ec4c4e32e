"""What the drawing says about ports, from the plan: on lines, and at firewalls which way they let what through.

A module of its own because the window and `planner render` must say the same, and the canvas knows no plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.canvas.layers import Layer
from planner.canvas.traffic_words import Passage, TrafficWords
from planner.model.design import Design
from planner.model.devices import Device, Transport
from planner.model.relations import RelationKind, relations

if TYPE_CHECKING:
    from planner.app.window import MainWindow
    from planner.requirements import Plan

Ports = tuple[tuple[int, int], ...]
_MOST_PORTS, _MOST_AT_FIREWALL = 4, 6
"""Of one transport that are listed on a line, and at a firewall; the worksheets have them all."""
_TURN = "hairpin"


def words_of(plan: Plan) -> TrafficWords:
    """The words of a plan."""
    return TrafficWords(_ports_of_lines(plan), _passages(plan))


def follow(window: MainWindow) -> None:
    """Lets the drawing say what the newest plan says, once that is worked out; nothing while no layer asks for it."""
    judgement, scene = window.runner.latest, window.scene
    if judgement is None or judgement.plan is None or not scene.sync.layers & {Layer.PORTS, Layer.OPENINGS}:
        return
    plan = judgement.plan

    def show(words: TrafficWords) -> None:
        if window.runner.latest is judgement:
            scene.set_traffic_words(words)

    window.background.run(lambda: words_of(plan), show)


def _ports_of_lines(plan: Plan) -> dict[str, str]:
    """Ports of the connections that a line stands for: those opened along it, else those against it."""
    needed: dict[tuple[str, str], set[tuple[Ports, Transport]]] = {}
    for flow in plan.flow_map:
        if flow.is_required:
            needed.setdefault((flow.source, flow.destination), set()).add((flow.ports, flow.transport))
    for vip in plan.balancing:
        if vip.balancer is not None:
            ports = needed.setdefault((vip.balancer, vip.pool), set())
            ports.update((((item.port, item.port),), item.transport) for item in vip.ports)
    found: dict[str, str] = {}
    for relation in relations(plan.design):
        if relation.kind is not RelationKind.ATTACHMENT:
            ends = (relation.source, relation.target)
            ports = needed.get(ends) or needed.get((ends[1], ends[0])) or set()
            if ports:
                found[relation.id] = ports_in_words(ports, most=_MOST_PORTS)
    return found


def _passages(plan: Plan) -> dict[str, tuple[Passage, ...]]:
    pairs: dict[str, dict[tuple[str, str, bool], list[tuple[Ports, Transport, bool]]]] = {}
    for opening in plan.openings:
        is_turn = opening.direction == _TURN
        ends = (opening.from_interface or "", opening.to_interface or opening.from_interface or "", is_turn)
        rows = pairs.setdefault(opening.firewall, {}).setdefault(ends, [])
        rows.append((opening.ports, opening.transport, opening.is_required))
    return {
        firewall: tuple(
            Passage(
                source or translate("canvas", "any"),
                target or translate("canvas", "any"),
                _zone(plan.design, firewall, source),
                _zone(plan.design, firewall, target),
                _required_in_words(rows),
                is_turn,
            )
            for (source, target, is_turn), rows in sorted(by_ends.items())
        )
        for firewall, by_ends in pairs.items()
    }


def _zone(design: Design, firewall: str, interface: str) -> str:
    device = design.find(firewall)
    if not isinstance(device, Device):
        return ""
    return next((item.zone for item in device.interfaces if item.name == interface), "")


def _required_in_words(rows: Iterable[tuple[Ports, Transport, bool]]) -> str:
    """What is needed; what is only of use is told when nothing else is."""
    rows = list(rows)
    needed = [(ports, transport) for ports, transport, is_required in rows if is_required]
    if needed:
        return ports_in_words(needed, most=_MOST_AT_FIREWALL)
    listed = ports_in_words(((ports, transport) for ports, transport, _ in rows), most=_MOST_AT_FIREWALL)
    return translate("canvas", "{0} (optional)").format(listed)


def ports_in_words(rows: Iterable[tuple[Ports, Transport]], most: int | None = None) -> str:
    """Ports by transport in words: `443, 5061/tcp · 3478/udp`; what lies inside a range is not said twice."""
    by_transport: dict[str, set[tuple[int, int]]] = {}
    for ports, transport in rows:
        by_transport.setdefault(transport.value, set()).update(ports or ((0, 65535),))
    if len(by_transport) > 1 and all((0, 65535) in spans for spans in by_transport.values()):
        return translate("canvas", "any port")
    texts = []
    for name in sorted(by_transport):
        spans = _merged(by_transport[name])
        shown = [_span(*span) for span in spans[:most]]
        if most is not None and len(spans) > most:
            shown.append(f"+{len(spans) - most}")
        texts.append(f"{', '.join(shown)}/{name}")
    return " · ".join(texts)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + (1 if last > first else 0):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _span(first: int, last: int) -> str:
    if (first, last) == (0, 65535):
        return translate("canvas", "any port")
    return str(first) if first == last else f"{first}–{last}"
