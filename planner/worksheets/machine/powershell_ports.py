"""The Skype for Business Server Management Shell: ports that differ from the product's own.

A module of its own because which cmdlet sets a port, and which of its parameters, is told by the catalog's settings;
the other parts of the script know their cmdlets themselves.
"""

import re
from collections.abc import Iterator

from planner.catalog.services import Service
from planner.model.servers import DirectorPool, FrontEndPool, PortOverride, Server
from planner.requirements import Plan
from planner.worksheets.machine.powershell_text import Argument, command, notes

_SERVICES = {
    "Set-CsWebServer": "WebServer",
    "Set-CsEdgeServer": "EdgeServer",
    "Set-CsRegistrar": "Registrar",
    "Set-CsMediationServer": "MediationServer",
    "Set-CsConferenceServer": "ConferencingServer",
    "Set-CsApplicationServer": "ApplicationServer",
    "Set-CsUserServer": "UserServer",
    "Set-CsDirector": "Director",
}
"""Cmdlets that set ports of a pool, with the service that their -Identity begins with."""

_SETTING = re.compile(r"(Set-Cs[A-Za-z]+) ([A-Za-z]+)(?:/([A-Za-z]+Count))?")


def port_commands(plan: Plan, server: Server) -> Iterator[str]:
    """Commands for the ports of a server that the planner changed; a comment where another tool sets one."""
    for override in server.ports:
        if override.service not in plan.catalog.service_ids:
            continue
        service = plan.catalog.service(override.service)
        found = _SETTING.fullmatch(service.setting or "")
        if found is None or found.group(1) not in _SERVICES:
            yield from notes(_by_hand(server, service, override))
            continue
        cmdlet, parameter, count = found.groups()
        values: dict[str, Argument] = {parameter: override.port}
        count = count or next(filter(None, (_count(name, cmdlet) for name in service.settings)), None)
        if count:
            values[count] = override.count
        yield command(cmdlet, Identity=f"{_SERVICES[cmdlet]}:{server.fqdn}", **values)


def _count(setting: str, cmdlet: str) -> str | None:
    """The parameter of a setting of its own that holds the number of ports."""
    parameter = setting.removeprefix(f"{cmdlet} ")
    return parameter if parameter != setting and parameter.endswith("Count") and "/" not in parameter else None


def _by_hand(server: Server, service: Service, override: PortOverride) -> str:
    last = override.port + override.count - 1
    ports = str(override.port) if override.count == 1 else f"{override.port}-{last}"
    where = service.setting or "its own configuration"
    return f"{service.id} on {server.fqdn}: port {ports}, set with {where}."


def published_ports(pool: FrontEndPool | DirectorPool) -> dict[str, Argument]:
    """Parameters of Set-CsWebServer for the ports in the URLs of a pool."""
    web = pool.web
    stated = {
        "PublishedExternalHttpsPort": web.published_external_https,
        "PublishedExternalHttpPort": web.published_external_http,
        "PublishedPrimaryHttpsPort": web.published_internal_https,
        "PublishedPrimaryHttpPort": web.published_internal_http,
    }
    return {name: port for name, port in stated.items() if port is not None}


def client_commands(plan: Plan) -> Iterator[str]:
    """The command that holds clients to their ranges; they are stored but idle until it switches them on."""
    values: dict[str, Argument] = {}
    for override in plan.design.client_ports:
        parameter = plan.catalog.client_parameters.get(override.service)
        if parameter is not None:
            values |= {parameter: override.port, f"{parameter}Range": override.count}
    if values:
        yield command("Set-CsConferencingConfiguration", Identity="global", ClientMediaPortRangeEnabled=True, **values)
