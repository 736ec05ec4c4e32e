"""Edge pools: two sides, three services, and the names and ports the Internet sees.

A room of its own because only an Edge Server carries real addresses in a topology document, and because its ports say
which address serves what.
"""

from planner.designfile.topology_builder.document import ParsedCluster, ParsedMachine, ParsedPort, ParsedService
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.designfile.topology_builder.machines import addresses_of, listed, machine_id
from planner.designfile.topology_builder.surroundings import zone_for
from planner.model.interfaces import Binding, BoundService, Interface, Side
from planner.model.servers import Machine
from planner.model.zones import ZoneKind

_OWNERS = {
    BoundService.ACCESS_EDGE: "AccessEdge",
    BoundService.WEB_CONFERENCING_EDGE: "DataEdge",
    BoundService.AV_EDGE: "MediaRelayEdge",
}


def external_ports(edge: ParsedService | None, service: BoundService) -> tuple[ParsedPort, ...]:
    """Ports of one Edge service on the external side."""
    ports = edge.ports if edge is not None else ()
    return tuple(port for port in ports if port.owner == _OWNERS[service] and port.side == "External")


def external_names(draft: Draft, edge: ParsedService | None, element_id: str) -> dict[BoundService, str | None]:
    """The external name of each Edge service."""
    names: dict[BoundService, str | None] = {}
    for service in _OWNERS:
        ports = external_ports(edge, service)
        found = list({port.fqdn.lower(): port.fqdn for port in ports if port.fqdn}.values())
        names[service] = found[0] if found else None
        line = edge.line if edge is not None else None
        if not found:
            draft.say(ReportKind.MISSING, f"The external name of the {service.value} service.", element_id, line)
        if len(found) > 1:
            message = (
                f"The ports of the {service.value} service have several names ({listed(found)}); the first was taken."
            )
            draft.say(ReportKind.ASSUMED, message, element_id, line)
    return names


def has_federation_port(edge: ParsedService | None) -> bool:
    """The Access Edge accepts servers of partners from outside."""
    return any(port.usage == "SipServer" for port in external_ports(edge, BoundService.ACCESS_EDGE))


def has_xmpp_port(edge: ParsedService | None) -> bool:
    """XMPP federation is switched on."""
    return edge is not None and any(port.owner == "XmppFederationProxy" for port in edge.ports)


def edge_members(
    draft: Draft, cluster: ParsedCluster, edge: ParsedService | None, element_id: str
) -> tuple[Machine, ...]:
    """Edge Servers with their external and internal interface in the two perimeter zones."""
    outer = zone_for(draft, cluster.site, ZoneKind.PERIMETER_OUTER)
    inner = zone_for(draft, cluster.site, ZoneKind.PERIMETER_INNER)
    members = []
    for machine in cluster.machines:
        outside, inside = (addresses_of(machine.interfaces_of(side)) for side in ("External", "Internal"))
        interfaces = (
            Interface(name="external", zone=outer, side=Side.EXTERNAL, addresses=outside),
            Interface(name="internal", zone=inner, side=Side.INTERNAL, addresses=inside),
        )
        members.append(
            Machine(
                id=machine_id(draft, cluster, machine, element_id, "server"),
                fqdn=machine.fqdn,
                interfaces=interfaces,
                bindings=tuple(_binding(machine, edge, service) for service in _OWNERS),
            )
        )
    for side in (0, 1):
        silent = [member.fqdn for member in members if not member.interfaces[side].addresses]
        if silent:
            name = members[0].interfaces[side].name
            message = f"The {name} addresses of {listed(silent)}: the document says 'use all addresses' (0.0.0.0)."
            draft.say(ReportKind.MISSING, message, element_id, cluster.line)
    return tuple(members)


def _binding(machine: ParsedMachine, edge: ParsedService | None, service: BoundService) -> Binding:
    """The addresses of one service: its ports name the number of the interface.

    Three addresses were not seen in a real document; that their numbers are told apart by the ports is inferred.
    """
    outside = machine.interfaces_of("External")
    numbers = {port.interface for port in external_ports(edge, service)} or {1}
    if len({item.number for item in outside}) == 1:
        numbers = {item.number for item in outside}
    chosen = tuple(item for item in outside if item.number in numbers)
    published = next((item.published for item in chosen if item.published is not None), None)
    return Binding(service=service, addresses=addresses_of(chosen), published=published)
