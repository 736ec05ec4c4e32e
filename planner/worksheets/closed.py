"""What has to stay closed, as rows of the firewall worksheet.

A module of its own because these rows ask for nothing to be opened: whoever enters rules reads them to know where a
wide rule would be wrong.
"""

from collections.abc import Iterator

from planner.model.zones import Zone
from planner.requirements import Plan
from planner.requirements.forbidden import ForbiddenConnection
from planner.worksheets.names_shown import short_name, zone_name
from planner.worksheets.ports_shown import ANY, joined, ports_text
from planner.worksheets.worksheet import Column, Group, Row, Table, listed

CLOSED = Table(
    name="closed",
    title="To stay closed",
    columns=(
        Column(key="source", title="From"),
        Column(key="source_address", title="Source", is_code=True, is_list=True, is_address=True),
        Column(key="destination", title="To"),
        Column(key="destination_address", title="Destination", is_code=True, is_list=True, is_address=True),
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
    note = "No rule of any firewall may let these pass, not even a wider one that was meant for something else."
    return (Group(title="Connections that must stay closed", rows=rows, table=CLOSED, note=note),) if rows else ()


def _row(plan: Plan, forbidden: ForbiddenConnection) -> Row:
    return Row(
        values={
            "source": _end(plan, forbidden.source),
            "destination": _end(plan, forbidden.destination),
            "source_address": _addresses(plan, forbidden.source, forbidden.sources),
            "destination_address": _addresses(plan, forbidden.destination, forbidden.destinations),
            "port": " ".join(_ports(forbidden)),
            "comment": forbidden.principle.rule,
            "element": forbidden.destination,
            "required": True,
        },
        element=forbidden.destination,
        documents=forbidden.principle.reference,
        confidence=forbidden.principle.confidence,
    )


def _ports(forbidden: ForbiddenConnection) -> Iterator[str]:
    by_transport: dict[str, list[tuple[int, int]]] = {}
    for question, ports in forbidden.questions:
        by_transport.setdefault(question.transport.value, []).append((ports.start, ports.end))
    found = ((span, transport) for transport, spans in by_transport.items() for span in joined(spans))
    for span, transport in sorted(found):
        yield f"{ports_text((span,))}/{transport}"


def _addresses(plan: Plan, element: str, addresses: tuple[str, ...]) -> str:
    if addresses:
        return listed(addresses)
    is_zone = isinstance(plan.design.find(element), Zone)
    return ANY if is_zone else listed((short_name(plan.design, element),))


def _end(plan: Plan, element: str) -> str:
    if isinstance(plan.design.find(element), Zone):
        return f"any host in {zone_name(plan.design, element)}"
    return short_name(plan.design, element)
