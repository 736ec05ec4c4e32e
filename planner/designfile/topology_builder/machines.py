"""Machines of clusters as members: interfaces, the addresses the document holds, and what is bound to them.

A room of its own because 0.0.0.0 has to become "all addresses" in exactly one place.
"""

from planner.designfile.topology_builder.document import ParsedCluster, ParsedInterface, ParsedMachine
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.designfile.topology_builder.naming import host_part, same_host
from planner.designfile.topology_builder.surroundings import zone_for
from planner.model.addresses import IpAddress, parse_address
from planner.model.interfaces import Binding, BoundService, Interface, Side
from planner.model.servers import Machine
from planner.model.zones import ZoneKind


def addresses_of(interfaces: tuple[ParsedInterface, ...]) -> tuple[IpAddress, ...]:
    """Their addresses, each once."""
    return tuple(dict.fromkeys(item.address for item in interfaces if item.address is not None))


def plain_members(
    draft: Draft,
    cluster: ParsedCluster,
    element_id: str,
    *,
    services: tuple[BoundService, ...] = (),
    noun: str = "server",
) -> tuple[Machine, ...]:
    """Members of anything but an Edge pool, in the internal or branch network of their site.

    `services` are those whose address the topology chooses; `noun` is hung on the id of a single server's machine,
    which would else be that of the server.
    """
    zone = zone_for(draft, cluster.site, ZoneKind.INTERNAL)
    members = []
    for machine in cluster.machines:
        primary, pstn = _primary_addresses(machine), addresses_of(machine.interfaces_of("Pstn"))
        interfaces = [Interface(name="lan", zone=zone, addresses=primary)]
        if apart := tuple(address for address in pstn if address not in primary):
            interfaces.append(Interface(name="pstn", zone=zone, side=Side.PSTN, addresses=apart))
        bound = {BoundService.MEDIATION: pstn}
        members.append(
            Machine(
                id=machine_id(draft, cluster, machine, element_id, noun),
                fqdn=machine.fqdn,
                interfaces=tuple(interfaces),
                bindings=tuple(
                    Binding(
                        service=service, addresses=bound.get(service, addresses_of(machine.interfaces_of("Primary")))
                    )
                    for service in services
                ),
            )
        )
    _report_missing(draft, cluster, element_id, members)
    return tuple(members)


def _primary_addresses(machine: ParsedMachine) -> tuple[IpAddress, ...]:
    """All addresses but those of the PSTN side; a gateway may be named by its address."""
    sides = tuple(item for item in machine.interfaces if item.side != "Pstn")
    found = addresses_of(sides)
    if not found and (named := parse_address(machine.fqdn)) is not None:
        return (named,)
    return found


def _report_missing(draft: Draft, cluster: ParsedCluster, element_id: str, members: list[Machine]) -> None:
    silent = [member.fqdn for member in members if not any(item.addresses for item in member.interfaces)]
    if silent:
        draft.say(
            ReportKind.MISSING,
            f"The addresses of {listed(silent)}: the document has none or says 'use all addresses' (0.0.0.0).",
            element_id,
            cluster.line,
        )


def machine_id(draft: Draft, cluster: ParsedCluster, machine: ParsedMachine, element_id: str, noun: str) -> str:
    """Id of a member: its host name; for a server that is its own cluster, the element's id with a noun behind."""
    is_cluster = same_host(machine.fqdn, cluster.fqdn)
    return draft.names.claim(element_id if is_cluster else host_part(machine.fqdn), noun)


def lacks_addresses(members: tuple[Machine, ...]) -> bool:
    """Tells whether any interface of any member is without an address."""
    return any(not interface.addresses for member in members for interface in member.interfaces)


def listed(names: list[str]) -> str:
    """Names in quotes, the first few of many."""
    shown = ", ".join(f"'{name}'" for name in names[:4])
    return shown if len(names) <= 4 else f"{shown} and {len(names) - 4} more"
