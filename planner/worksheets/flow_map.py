"""The flow map: per workload, which systems talk, over which ports, through which firewalls.

A module of its own because it is the only worksheet that follows a connection from end to end; everybody else gets
their part of it.
"""

from collections.abc import Sequence

from planner.findings.finding import Finding
from planner.model.zones import ZoneKind
from planner.requirements import Plan
from planner.requirements.flow_map import WORKLOADS, MappedFlow
from planner.worksheets.drawing import Arrow, Drawing, Lane, drawings_of
from planner.worksheets.names_shown import short_name, zone_name
from planner.worksheets.ports_shown import ports_text
from planner.worksheets.worksheet import Column, Group, Row, Worksheet

COLUMNS = (
    Column(key="workload", title="Workload", in_print=False),
    Column(key="source", title="From"),
    Column(key="source_zone", title="Zone"),
    Column(key="destination", title="To"),
    Column(key="destination_zone", title="Zone"),
    Column(key="source_port", title="Source port", is_code=True, is_list=True),
    Column(key="port", title="Port", is_code=True, is_list=True),
    Column(key="transport", title="Transport", is_code=True),
    Column(key="protocol", title="Application"),
    Column(key="firewalls", title="Through"),
    Column(key="state", title="In the design"),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Purpose"),
    Column(key="flow", title="Flow", in_print=False, in_workbook=True),
    Column(key="reference", title="Ref."),
)

NO_FIREWALL = "no firewall"

_OUTSIDE_IN = (
    ZoneKind.PSTN,
    ZoneKind.CLOUD,
    ZoneKind.PARTNER,
    ZoneKind.INTERNET,
    ZoneKind.CELLULAR,
    ZoneKind.GUEST_WIFI,
    ZoneKind.PERIMETER_OUTER,
    ZoneKind.PERIMETER_INNER,
    ZoneKind.INTERNAL,
    ZoneKind.WIFI,
    ZoneKind.BRANCH,
)
"""Zones from left to right in a drawing."""


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The flow map of a plan."""
    flows: dict[str, list[MappedFlow]] = {}
    for flow in plan.flow_map:
        flows.setdefault(flow.workload, []).append(flow)
    return Worksheet(
        kind="flows",
        title="Flow map",
        purpose="Connections that the plan needs, from end to end. A row is read from the side that opens it.",
        columns=COLUMNS,
        groups=tuple(
            Group(
                title=title,
                rows=tuple(_row(plan, flow) for flow in flows[title]),
                drawings=_drawings(plan, title, flows[title]),
            )
            for title in WORKLOADS
            if title in flows
        ),
        notes=(
            "In a drawing an arrow begins at the side that opens the connection; a bar on it is a firewall, and "
            "a broken line is not required.",
            "A connection that ends at a reverse proxy or load balancer goes on in a row of its own.",
            "What the design does with a connection is found with all firewalls open; their rules are the firewall "
            "worksheet.",
        ),
        findings=findings,
    )


def _row(plan: Plan, flow: MappedFlow) -> Row:
    element = next((item for item in (flow.destination, flow.source) if not _is_zone(plan, item)), flow.source)
    return Row(
        values={
            "workload": flow.workload,
            "source": _end(plan, flow.source),
            "source_zone": zone_name(plan.design, flow.source_zone),
            "destination": _end(plan, flow.destination),
            "destination_zone": zone_name(plan.design, flow.destination_zone),
            "source_port": ports_text(flow.source_ports),
            "port": ports_text(flow.ports),
            "transport": flow.transport.value,
            "protocol": flow.protocol,
            "firewalls": ", ".join(short_name(plan.design, item) for item in flow.firewalls) or NO_FIREWALL,
            "state": flow.state,
            "required": flow.is_required,
            "purpose": flow.purpose,
            "flow": flow.flow,
        },
        documents=flow.reference,
        element=element,
        is_required=flow.is_required,
        confidence=flow.confidence,
    )


def _is_zone(plan: Plan, element: str) -> bool:
    return any(zone.id == element for zone in plan.design.zones)


def _end(plan: Plan, element: str) -> str:
    return "any host" if _is_zone(plan, element) else short_name(plan.design, element)


# --- the drawing


def _drawings(plan: Plan, title: str, flows: Sequence[MappedFlow]) -> tuple[Drawing, ...]:
    """Connections between the same two ends through the same firewalls are one arrow."""
    lanes: dict[str, tuple[int, Lane]] = {}
    together: dict[tuple[str, str, tuple[str, ...], bool], list[MappedFlow]] = {}
    for flow in flows:
        ends = ((flow.source, flow.source_zone), (flow.destination, flow.destination_zone))
        start, end = (_lane_key(element, zone) for element, zone in ends)
        for key, (element, zone) in zip((start, end), ends, strict=True):
            lane = Lane(key=key, name=_end(plan, element), place=zone_name(plan.design, zone))
            lanes.setdefault(key, (_inwardness(plan, zone), lane))
        together.setdefault((start, end, flow.firewalls, flow.is_required), []).append(flow)
    arrows = [
        Arrow(
            start=start,
            end=end,
            label=_ports_label(same),
            gates=tuple(short_name(plan.design, item) for item in firewalls),
            is_required=is_required,
        )
        for (start, end, firewalls, is_required), same in together.items()
    ]
    # Sorting keeps lanes of one depth in the order in which they came up.
    return drawings_of(title, [lane for _, lane in sorted(lanes.values(), key=lambda item: item[0])], arrows)


def _lane_key(element: str, zone: str) -> str:
    """A server with a foot in two zones has a lane in each: the ways to them differ."""
    return f"{element}@{zone}"


def _inwardness(plan: Plan, zone: str) -> int:
    return _OUTSIDE_IN.index(plan.design.zone(zone).zone_kind) if zone else len(_OUTSIDE_IN)


def _ports_label(flows: Sequence[MappedFlow]) -> str:
    """Every transport with its ports once; a source port only where it is a matter of its own."""
    found: dict[str, dict[str, None]] = {}
    for flow in flows:
        ports = str(ports_text(flow.ports)).replace(" ", ", ")
        if flow.source_ports:
            ports += f" (from {str(ports_text(flow.source_ports)).replace(' ', ', ')})"
        found.setdefault(flow.transport.value, {}).setdefault(ports)
    return "; ".join(f"{transport} {', '.join(ports)}" for transport, ports in found.items())
