"""What IPsec policies must leave alone: media of the servers that carry it, and of clients.

A module of its own because these rows concern Windows policies and no firewall, although the same team writes them.
"""

from collections.abc import Callable, Iterator

from planner.catalog.paths import IpsecException
from planner.catalog.ports_in_use import client_ports_in_use
from planner.model.addresses import IpAddress
from planner.model.interfaces import BoundService, Side
from planner.model.servers import (
    EdgePool,
    FrontEndPool,
    Machine,
    MediationPool,
    Server,
    SupportRole,
    SupportServer,
)
from planner.requirements import Plan
from planner.worksheets.names_shown import short_name
from planner.worksheets.ports_shown import ANY, ports_text
from planner.worksheets.worksheet import Column, Group, Row, Table

IPSEC = Table(
    name="ipsec",
    title="IPsec exceptions",
    columns=(
        Column(key="exception", title="Exception"),
        Column(key="media_of", title="Media of"),
        Column(key="source", title="Source", is_code=True, is_list=True, is_address=True),
        Column(key="source_port", title="Source port", is_code=True, is_list=True),
        Column(key="destination", title="Destination", is_code=True, is_list=True, is_address=True),
        Column(key="destination_port", title="Port", is_code=True, is_list=True),
        Column(key="transport", title="Transport", is_code=True, is_list=True),
        Column(key="element", title="Element", in_print=False),
        Column(key="required", title="Required"),
        Column(key="reference", title="Ref."),
    ),
)

_CARRIERS: dict[str, Callable[[Server], bool]] = {
    "edge-internal": lambda server: isinstance(server, EdgePool),
    "edge-external-av": lambda server: isinstance(server, EdgePool),
    "mediation": lambda server: (
        isinstance(server, MediationPool) or (isinstance(server, FrontEndPool) and server.mediation_collocated)
    ),
    "front-end": lambda server: isinstance(server, FrontEndPool),
    "exchange-um": lambda server: isinstance(server, SupportServer) and server.role is SupportRole.EXCHANGE_UM,
}
"""Which servers carry the media of a role of the catalog."""


def ipsec_groups(plan: Plan) -> tuple[Group, ...]:
    """The exceptions for what the design has; none for a design without any of it."""
    rows = tuple(row for exception in plan.catalog.ipsec_exceptions for row in _rows(plan, exception))
    note = "Wanted only where IPsec policies are in force: media that IPsec has to negotiate for comes too late."
    return (Group(title="Exceptions from IPsec policies", rows=rows, table=IPSEC, note=note),) if rows else ()


def _rows(plan: Plan, exception: IpsecException) -> Iterator[Row]:
    """One row for each server that carries the media; one for all clients."""
    role = exception.to_role or exception.from_role
    if role is None:
        if plan.design.clients:
            first = plan.design.clients[0]
            others = ", and of the others" if len(plan.design.clients) > 1 else ""
            yield _row(plan, exception, f"Client '{first.name}'{others}", first.id, ANY)
        return
    for server in plan.design.servers:
        if _CARRIERS[role](server):
            found = " ".join(_addresses(server, role)) or server.fqdn
            yield _row(plan, exception, short_name(plan.design, server.id), server.id, found)


def _row(plan: Plan, exception: IpsecException, whose: str, element: str, addresses: str) -> Row:
    services = (plan.catalog.service(name) for name in exception.source_services)
    ports = (item for found in services for item in client_ports_in_use(plan.catalog, plan.design, found))
    return Row(
        values={
            "exception": exception.what,
            "media_of": whose,
            "source": addresses if exception.from_role else ANY,
            "source_port": ports_text(tuple(dict.fromkeys((item.start, item.end) for item in ports))),
            "destination": addresses if exception.to_role else ANY,
            "destination_port": ANY,
            "transport": "tcp udp" if exception.transport == "both" else exception.transport,
            "element": element,
            "required": False,
        },
        element=element,
        is_required=False,
        documents=exception.reference,
        confidence=exception.confidence,
    )


def _addresses(server: Server, role: str) -> Iterator[str]:
    for machine in server.members:
        yield from (str(address) for address in _of_machine(machine, role))


def _of_machine(machine: Machine, role: str) -> Iterator[IpAddress]:
    """Addresses at which a machine carries media in a role: a service's own where it has some, else its adapters'."""
    bound = [item for item in machine.bindings if item.service is BoundService.AV_EDGE and item.addresses]
    if role == "edge-external-av" and bound:
        yield from bound[0].addresses
        return
    side = {"edge-external-av": Side.EXTERNAL, "edge-internal": Side.INTERNAL}.get(role)
    for interface in machine.interfaces:
        if side is None or interface.side is side:
            yield from interface.addresses
