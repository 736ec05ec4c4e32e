"""What IPsec policies must leave alone: media of the servers that carry it, and of clients.

A module of its own because these rows concern Windows policies and no firewall, although the same team writes them.
"""

from collections.abc import Callable

from planner.catalog.paths import IpsecException
from planner.model.design import Design
from planner.model.servers import EdgePool, FrontEndPool, MediationPool, Server, SupportRole, SupportServer
from planner.requirements import Plan
from planner.worksheets.worksheet import Column, Group, Row, Table

IPSEC = Table(
    name="ipsec",
    title="IPsec exceptions",
    columns=(
        Column(key="exception", title="Exception"),
        Column(key="source", title="Source"),
        Column(key="destination", title="Destination"),
        Column(key="protocol", title="Protocol"),
        Column(key="element", title="Element", in_print=False),
        Column(key="required", title="Required"),
        Column(key="reference", title="Ref."),
    ),
)

_CARRIERS: tuple[tuple[str, Callable[[Server], bool]], ...] = (
    ("av-edge", lambda server: isinstance(server, EdgePool)),
    (
        "mediation",
        lambda server: (
            isinstance(server, MediationPool) or (isinstance(server, FrontEndPool) and server.mediation_collocated)
        ),
    ),
    ("exchange-um", lambda server: isinstance(server, SupportServer) and server.role is SupportRole.EXCHANGE_UM),
    ("conferencing-attendant", lambda server: isinstance(server, FrontEndPool)),
    ("av-conferencing", lambda server: isinstance(server, FrontEndPool)),
    ("application-sharing", lambda server: isinstance(server, FrontEndPool)),
)
"""Who carries the media of an exception, by the beginning of its id."""


def ipsec_groups(plan: Plan) -> tuple[Group, ...]:
    """The exceptions for what the design has; none for a design without any of it."""
    rows = tuple(
        _row(exception, element)
        for exception in plan.catalog.ipsec_exceptions
        if (element := _carrier(plan.design, exception.id)) is not None
    )
    return (
        (Group(title="Exceptions from IPsec policies, where such are in force", rows=rows, table=IPSEC),)
        if rows
        else ()
    )


def _carrier(design: Design, exception: str) -> str | None:
    """Id of the first element that the exception is for."""
    if exception == "clients":
        return next((client.id for client in design.clients), None)
    carries = next((test for start, test in _CARRIERS if exception.startswith(start)), None)
    return next((server.id for server in design.servers if carries is not None and carries(server)), None)


def _row(exception: IpsecException, element: str) -> Row:
    return Row(
        values={
            "exception": exception.what,
            "source": exception.from_end,
            "destination": exception.to_end,
            "protocol": exception.protocol,
            "element": element,
            "required": False,
        },
        element=element,
        is_required=False,
        documents=exception.reference,
        confidence=exception.confidence,
    )
