"""The mobility worksheet: what a mobile device gets at each of its positions, and which moves its user notices.

A module of its own because it is the page that the whole plan is judged by: it is read by people who order nothing.
"""

from collections.abc import Iterator

from planner.findings.finding import Finding
from planner.requirements import Plan
from planner.requirements.mobility_matrix import Cell, MobileService, MobilityMatrix, Move, mobility_matrix
from planner.worksheets.names_shown import element_name, zone_name
from planner.worksheets.worksheet import Column, Group, Row, Table, Worksheet

COLUMNS = (
    Column(key="position", title="Position", in_print=False, in_workbook=True),
    Column(key="kind", title="Kind of place", in_print=False, in_workbook=True),
    Column(key="zone", title="Zone", in_print=False, in_workbook=True),
    Column(key="service", title="Service"),
    Column(key="result", title="In the design"),
    Column(key="needed", title="Needed"),
    Column(key="turn", title="Turns at"),
    Column(key="path", title="Way"),
    Column(key="explanation", title="Explanation"),
    Column(key="element", title="Element", in_print=False),
    Column(key="reference", title="Ref."),
)

MOVES = Table(
    name="moves",
    title="Moves",
    columns=(
        Column(key="first", title="From or to"),
        Column(key="second", title="To or from"),
        Column(key="seamless", title="Unnoticed"),
        Column(key="needed", title="Needed"),
        Column(key="reason", title="Why"),
        Column(key="reference", title="Ref."),
    ),
)

_SERVICES = {
    MobileService.DISCOVERY: ("Discovery", "S-DNS-07"),
    MobileService.UCWA: ("Mobility (UCWA)", "S-DNS-08"),
    MobileService.MCX: ("Mobility of Lync 2010 clients (MCX)", "S-INT-06"),
    MobileService.MEDIA: ("Audio and video", "D-EDGE-05"),
    MobileService.PUSH: ("Push notification", "S-PUSH-02"),
}
"""Services in words, with the clause that asks for them."""

_KINDS = {
    "cellular": "cellular network",
    "corporate-wifi": "corporate Wi-Fi",
    "guest-wifi": "guest Wi-Fi",
    "branch": "branch",
    "home": "outside, on the Internet",
    "inside": "internal network",
}

_MOVE_CLAUSE = "S-SCN-05"


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The mobility worksheet of a plan."""
    matrix = mobility_matrix(plan)
    return Worksheet(
        kind="mobility",
        title="Mobility from every position",
        purpose="What a mobile device gets where, by which way, and whether its user notices a move.",
        columns=COLUMNS,
        groups=(*_positions(plan, matrix), _moves(plan, matrix)),
        notes=(
            "A device asks for lyncdiscoverinternal first, wherever it is, and for lyncdiscover only when no "
            "connection to the first could be made.",
            "A move is unnoticed when the Mobility URL, and with it the name in the certificate, stays the same and "
            "is delivered at both places.",
        ),
        findings=findings,
    )


def _positions(plan: Plan, matrix: MobilityMatrix) -> Iterator[Group]:
    for position in matrix.positions:
        yield Group(
            title=f"{position.name} ({_KINDS[position.kind.value]})",
            rows=tuple(_row(plan, cell) for cell in matrix.cells if cell.position == position),
            note="" if position.is_expected else "The plan expects no mobile device there.",
        )
    if not matrix.positions:
        yield Group(title="Positions", rows=(), note="Mobility is off in this plan, or no pool serves it.")


def _row(plan: Plan, cell: Cell) -> Row:
    service, clause_id = _SERVICES[cell.service]
    clause = plan.catalog.clause(clause_id)
    return Row(
        values={
            "position": cell.position.name,
            "kind": _KINDS[cell.position.kind.value],
            "zone": zone_name(plan.design, cell.position.zone),
            "service": service,
            "result": cell.outcome.value if cell.verdict is None else cell.verdict.value,
            "needed": cell.is_needed,
            "turn": ", ".join(dict.fromkeys(element_name(plan.design, turn.device) for turn in cell.turns)),
            "path": " → ".join(cell.path),
            "explanation": cell.explanation,
            "element": cell.position.id,
        },
        element=cell.position.id,
        is_required=cell.is_needed,
        documents=clause.reference,
        confidence=clause.confidence,
    )


def _moves(plan: Plan, matrix: MobilityMatrix) -> Group:
    return Group(
        title="Moves, there and back",
        rows=tuple(_move_row(plan, move) for move in matrix.moves),
        note="" if matrix.moves else "There are no two positions between which the users of one pool could move.",
        table=MOVES,
    )


def _move_row(plan: Plan, move: Move) -> Row:
    clause = plan.catalog.clause(_MOVE_CLAUSE)
    return Row(
        values={
            "first": move.first.name,
            "second": move.second.name,
            "seamless": move.is_seamless,
            "needed": move.is_needed,
            "reason": f"{move.reason} {move.remark}".strip(),
        },
        element=move.first.id,
        is_required=move.is_needed,
        documents=clause.reference,
        confidence=clause.confidence,
    )
