"""Which ports of which addresses accept connections, from the catalog's services by role."""

from __future__ import annotations

from collections.abc import Iterator

from planner.catalog import Catalog
from planner.catalog.services import PortRange
from planner.model.addresses import IpAddress
from planner.model.devices import Transport
from planner.model.interfaces import BoundService, Side
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    Edition,
    FileStore,
    FrontEndPool,
    Gateway,
    Machine,
    MediationPool,
    OfficeWebApps,
    Server,
    SqlServer,
    SupportServer,
)

_EDGE_SERVICES = {
    BoundService.ACCESS_EDGE: "edge-external-access",
    BoundService.WEB_CONFERENCING_EDGE: "edge-external-webconf",
    BoundService.AV_EDGE: "edge-external-av",
}
_SIMPLE_ROLES = {
    DirectorPool: "director",
    MediationPool: "mediation",
    OfficeWebApps: "office-web-apps",
    FileStore: "file-store",
    Gateway: "pstn-gateway",
}
_SQL_ROLES = {"back-end": "back-end-sql", "mirror": "sql-mirror", "witness": "sql-witness"}


def services_at(
    catalog: Catalog, server: Server, machine: Machine, address: IpAddress
) -> Iterator[tuple[str, str, int, int]]:
    """(service, transport, first port, last port) of everything that listens at an address of a machine."""
    for role in _roles_at(server, machine, address):
        for service in catalog.services_of(role):
            # where a vendor decides, any port that is not reserved may listen
            for ports in service.ports or (PortRange(1024, 65535),):
                for transport in (Transport.TCP, Transport.UDP):
                    if service.transport in ("both", transport.value):
                        yield service.id, transport.value, ports.start, ports.end


def _roles_at(server: Server, machine: Machine, address: IpAddress) -> Iterator[str]:
    if isinstance(server, EdgePool):
        side = next(a.side for a in machine.interfaces if address in a.addresses)
        if side is not Side.EXTERNAL:
            yield "edge-internal"
        else:
            yield from (role for service, role in _EDGE_SERVICES.items() if _is_bound(machine, service, address))
    elif isinstance(server, FrontEndPool):
        if _is_bound(machine, BoundService.FRONT_END, address):
            yield "standard-edition" if server.edition is Edition.STANDARD else "front-end"
        if server.mediation_collocated and _is_bound(machine, BoundService.MEDIATION, address):
            yield "mediation"
    elif isinstance(server, BranchAppliance | SupportServer):
        yield server.role.value
    elif isinstance(server, SqlServer):
        yield _SQL_ROLES.get(server.role.value, "back-end-sql")
    else:
        yield _SIMPLE_ROLES[type(server)]


def _is_bound(machine: Machine, service: BoundService, address: IpAddress) -> bool:
    bound = [binding.addresses for binding in machine.bindings if binding.service is service]
    return not bound or not bound[0] or address in bound[0]
