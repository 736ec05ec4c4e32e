"""What has to stay closed, as rows of the firewall worksheet.

A module of its own because these rows ask for nothing to be opened: whoever enters rules reads them to know where a
wide rule would be wrong.
"""

from planner.model.zones import Zone
from planner.requirements import Plan
from planner.requirements.forbidden import ForbiddenConnection
from planner.worksheets.names_shown import short_name, zone_name
from planner.worksheets.worksheet import Column, Group, Row, Table

CLOSED = Table(
    name="closed",
    title="To stay closed",
    columns=(
        Column(key="source", title="Source"),
        Column(key="destination", title="Destination"),
        Column(key="port", title="Port", is_code=True, is_list=True),
        Column(key="comment", title="Comment"),
        Column(key="element", title="Element", in_print=False),
        Column(key="required", title="Required"),
        Column(key="reference", title="Ref."),
    ),
)


def closed_groups(plan: Plan) -> tuple[Group, ...]:
    """One group; none for a design without any of these ends."""
    rows = tuple(_row(plan, forbidden) for forbidden in plan.forbidden)
    return (Group(title="Connections that must stay closed", rows=rows, table=CLOSED),) if rows else ()


def _row(plan: Plan, forbidden: ForbiddenConnection) -> Row:
    ports = (f"{ports}/{question.transport}" for question, ports in forbidden.questions)
    return Row(
        values={
            "source": _end(plan, forbidden.source),
            "destination": _end(plan, forbidden.destination),
            "port": " ".join(ports),
            "comment": forbidden.principle.rule,
            "element": forbidden.destination,
            "required": True,
        },
        element=forbidden.destination,
        documents=forbidden.principle.reference,
        confidence=forbidden.principle.confidence,
    )


def _end(plan: Plan, element: str) -> str:
    if isinstance(plan.design.find(element), Zone):
        return f"any host in {zone_name(plan.design, element)}"
    return short_name(plan.design, element)
