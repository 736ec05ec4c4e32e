"""PowerShell for Windows firewalls: inbound rules for each server role.

A module of its own because the host's own firewall knows no zones: what listens is opened, whoever asks.
"""

from collections.abc import Iterator

from planner.catalog.ports_in_use import ports_in_use
from planner.model.servers import Gateway, Server, SupportServer
from planner.requirements import Plan
from planner.requirements.flow_map import services_by_server
from planner.worksheets.machine.plain import Origin, file_stem
from planner.worksheets.machine.powershell_text import Argument, Word, command, notes, script

_GROUP = "Topology Planner"


def firewall_scripts(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """One script for each server element, to be run on each of its machines."""
    listening = services_by_server(plan.flow_walks)
    files = {}
    for server in plan.design.servers:
        services = listening.get(server.id, {})
        if services and not isinstance(server, Gateway | SupportServer):
            purpose = (
                f"Windows firewall of {server.name} ({server.fqdn}): run it on each machine of the pool.",
                "Setup opens the ports of its own programs; these are for hosts where that may not stand.",
            )
            lines = (
                line for service, is_required in services.items() for line in _rules(plan, server, service, is_required)
            )
            files[f"{file_stem('windows-firewall', server.id)}.ps1"] = script(origin, purpose, lines)
    return files


def _rules(plan: Plan, server: Server, service_id: str, is_required: bool) -> Iterator[str]:
    service = plan.catalog.service(service_id)
    ports = tuple(str(item) for item in ports_in_use(plan.catalog, server, service))
    if not ports:
        yield from notes(f"{service_id}: its ports are decided elsewhere.")
        return
    mark = "" if is_required else "# Not required: "
    for transport in ("TCP", "UDP") if service.transport == "both" else (service.transport.upper(),):
        parameters: dict[str, Argument] = {
            "DisplayName": f"{_GROUP}: {service_id} {transport}",
            "Group": _GROUP,
            "Direction": Word("Inbound"),
            "Action": Word("Allow"),
            "Protocol": Word(transport),
            "LocalPort": ports,
        }
        yield f"{mark}{command('New-NetFirewallRule', **parameters)}"
