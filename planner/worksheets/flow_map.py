"""The flow map: per workload, which systems talk, over which ports, through which firewalls.

A module of its own because it is the only worksheet that follows a connection from end to end; everybody else gets
their part of it.
"""

from planner.findings.finding import Finding
from planner.requirements import Plan
from planner.requirements.flow_map import WORKLOADS, MappedFlow
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


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The flow map of a plan."""
    rows: dict[str, list[Row]] = {}
    for flow in plan.flow_map:
        rows.setdefault(flow.workload, []).append(_row(plan, flow))
    return Worksheet(
        kind="flows",
        title="Flow map",
        purpose="Connections that the plan needs, from end to end. A row is read from the side that opens it.",
        columns=COLUMNS,
        groups=tuple(Group(title=title, rows=tuple(rows[title])) for title in WORKLOADS if title in rows),
        notes=(
            "A connection that ends at a reverse proxy or load balancer goes on in a row of its own.",
            "What the design does with a connection is found with all firewalls open; their rules are the firewall "
            "worksheet.",
        ),
        findings=findings,
    )


def _row(plan: Plan, flow: MappedFlow) -> Row:
    element = next((item for item in (flow.destination, flow.source) if not _is_zone(plan, item)), "")
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
