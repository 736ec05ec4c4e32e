"""Which service listens at an address and port.

A room of its own because ports come from the catalog, can be changed in the design, and bind to some addresses of a
machine only; whether a connection is accepted, and by whom, follows from all three.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from planner.catalog import Catalog
from planner.catalog.ports_in_use import is_trunk_of, ports_in_use
from planner.catalog.services import Service
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Transport
from planner.model.interfaces import BoundService, Side
from planner.model.links import LinkKind
from planner.model.product import ProductVersion, ServerGeneration
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    Edition,
    FileStore,
    FrontEndPool,
    Gateway,
    GatewayRole,
    Machine,
    MediationPool,
    OfficeWebApps,
    Server,
    SqlRole,
    SqlServer,
    SupportServer,
    TrunkTransport,
)

_SQL_ROLES = {
    SqlRole.BACK_END: "back-end-sql",
    SqlRole.MIRROR: "sql-mirror",
    SqlRole.WITNESS: "sql-witness",
    SqlRole.AVAILABILITY_REPLICA: "sql-ag-replica",
    SqlRole.AVAILABILITY_LISTENER: "sql-ag-listener",
    SqlRole.MONITORING_ARCHIVING: "monitoring-archiving-sql",
}

_TLS_SIP = "mediation-gateway-sip-tls"
_TCP_SIP = "mediation-gateway-sip-tcp"

_BOUND = {
    "edge-external-access": BoundService.ACCESS_EDGE,
    "edge-external-webconf": BoundService.WEB_CONFERENCING_EDGE,
    "edge-external-av": BoundService.AV_EDGE,
    "mediation": BoundService.MEDIATION,
}


@dataclass(frozen=True, slots=True)
class _Listening:
    service: str
    role: str
    side: str
    first: int
    last: int
    transport: Transport


@dataclass(frozen=True, slots=True)
class _Table:
    """What a server's machines listen on: single ports by number, ranges in a list."""

    is_known: bool
    ports: dict[int, tuple[_Listening, ...]]
    ranges: tuple[_Listening, ...]


class Listeners:
    """Answers what accepts a connection. Tables of a server are made when it is first asked."""

    def __init__(self, design: Design, catalog: Catalog) -> None:
        self._design = design
        self._catalog = catalog
        self._tables: dict[str, _Table] = {}
        self._role_services: dict[str, tuple[Service, ...]] = {}
        self._accepting: dict[tuple[str, IpAddress, int, Transport], tuple[str, ...] | None] = {}

    def accepting(
        self, server: Server, machine: Machine, address: IpAddress, port: int, transport: Transport
    ) -> tuple[str, ...] | None:
        """Ids of the services that accept at an address and port; None when nothing does.

        An empty tuple: the catalog knows nothing of this role, so anything may listen.
        """
        key = (machine.id, address, port, transport)
        if key not in self._accepting:
            self._accepting[key] = self._find_accepting(server, machine, address, port, transport)
        return self._accepting[key]

    def _find_accepting(
        self, server: Server, machine: Machine, address: IpAddress, port: int, transport: Transport
    ) -> tuple[str, ...] | None:
        table = self._tables.get(server.id)
        if table is None:
            table = self._tables[server.id] = self._table(server)
        if not table.is_known:
            return ()
        candidates = (*table.ports.get(port, ()), *(row for row in table.ranges if row.first <= port <= row.last))
        found = [
            row.service
            for row in candidates
            if transport in (row.transport, Transport.ANY) or row.transport is Transport.ANY
            if address in _bound_addresses(machine, row)
        ]
        return tuple(dict.fromkeys(found)) or None

    def speaks_tls(self, services: tuple[str, ...]) -> bool:
        """Tells whether any of these services is TLS in the catalog's flows."""
        return not _tls_services(self._catalog).isdisjoint(services)

    def roles(self, server: Server) -> tuple[str, ...]:
        """Roles of the catalog that a server element plays."""
        return tuple(_roles(server))

    def services(self, server: Server) -> tuple[str, ...]:
        """Ids of the services that a server element may run because of its roles, each once."""
        found = (service.id for role in _roles(server) for service in self._services(role))
        return tuple(dict.fromkeys(found))

    def _table(self, server: Server) -> _Table:
        rows = [row for role in _roles(server) for row in self._role_rows(server, role)]
        rows += self._trunk_rows(server)
        singles: dict[int, list[_Listening]] = defaultdict(list)
        ranges = []
        for row in dict.fromkeys(rows):
            if row.first == row.last:
                singles[row.first].append(row)
            else:
                ranges.append(row)
        return _Table(bool(rows), {port: tuple(found) for port, found in singles.items()}, tuple(ranges))

    def _role_rows(self, server: Server, role: str) -> list[_Listening]:
        version = _version(self._design, server)
        rows = []
        for service in self._services(role):
            if service.id == _TCP_SIP and not self._has_tcp_trunk(server):
                continue
            if not service.versions or version in service.versions:
                transport = Transport.ANY if service.transport == "both" else Transport(service.transport)
                for first, last in self._ports(server, service):
                    rows.append(_Listening(service.id, role, service.side, first, last, transport))
        return rows

    def _services(self, role: str) -> tuple[Service, ...]:
        found = self._role_services.get(role)
        if found is None:
            found = self._role_services[role] = self._catalog.services_of(role)
        return found

    def _ports(self, server: Server, service: Service) -> list[tuple[int, int]]:
        if isinstance(server, Gateway) and not is_trunk_of(server, service.id):
            return []
        ports = ports_in_use(self._catalog, server, service)
        # without a port a vendor, a provider or a trunk decides
        return [(found.start, found.end) for found in ports] or [(1024, 65535)]

    def _trunk_rows(self, server: Server) -> list[_Listening]:
        """Ports that the trunks of this server add to its Mediation Server."""
        if not isinstance(server, FrontEndPool | MediationPool | BranchAppliance):
            return []
        ports = {
            (gateway.mediation_port, _TCP_SIP if gateway.transport is TrunkTransport.TCP else _TLS_SIP)
            for gateway in self._gateways(server)
            if gateway.mediation_port is not None
        }
        role = "sba" if isinstance(server, BranchAppliance) else "mediation"
        return [_Listening(service, role, "pstn", port, port, Transport.TCP) for port, service in sorted(ports)]

    def _has_tcp_trunk(self, server: Server) -> bool:
        """A Mediation Server opens no TCP port until a gateway over TCP is defined (contradiction flows-C18).

        A port that was set in the topology is one that is open.
        """
        return any(gateway.transport is TrunkTransport.TCP for gateway in self._gateways(server)) or any(
            override.service == _TCP_SIP for override in server.ports
        )

    def _gateways(self, server: Server) -> tuple[Gateway, ...]:
        linked = self._design.linked_from(server.id, LinkKind.TRUNK)
        return tuple(gateway for gateway in linked if isinstance(gateway, Gateway))


def _roles(server: Server) -> list[str]:  # noqa: C901  one line a kind of server, nothing hides in it
    match server:
        case FrontEndPool():
            roles = ["standard-edition" if server.edition is Edition.STANDARD else "front-end"]
            roles += ["front-end-cms"] if server.holds_cms and server.edition is not Edition.STANDARD else []
            return [*roles, *(["mediation"] if server.mediation_collocated else []), "internal"]
        case DirectorPool():
            return ["director", "internal"]
        case EdgePool():
            return ["edge-external-access", "edge-external-webconf", "edge-external-av", "edge-internal"]
        case MediationPool():
            return ["mediation", "internal"]
        case BranchAppliance():
            return [server.role.value, "internal"]
        case OfficeWebApps():
            return ["office-web-apps"]
        case SqlServer():
            return [_SQL_ROLES[server.role]]
        case FileStore():
            return ["file-store"]
        case Gateway():
            return ["pstn-gateway" if server.role is GatewayRole.GATEWAY else "sip-trunk-sbc"]
        case SupportServer():
            return [server.role.value]


def _version(design: Design, server: Server) -> str:
    if server.generation is None:
        return design.product.value
    if server.generation in (ServerGeneration.V2019, ServerGeneration.SE):
        return server.generation.value
    return ProductVersion.V2015.value  # older servers have at least what 2015 still has


def _bound_addresses(machine: Machine, row: _Listening) -> tuple[IpAddress, ...]:
    """Addresses of a machine at which a service listens."""
    every = tuple(address for interface in machine.interfaces for address in interface.addresses)
    service = _BOUND.get(row.role, BoundService.FRONT_END)
    bound = next((b.addresses for b in machine.bindings if b.service is service and b.addresses), None)
    sides = {interface.side for interface in machine.interfaces}
    if row.role == "mediation" and row.side == "primary" and Side.PSTN in sides:
        # With an address of its own for the PSTN side, SIP and media of the inside stay on the primary side too.
        return (*(bound or ()), *_side_addresses(machine, sides - {Side.PSTN}))
    if bound is not None:
        return bound
    wanted = {"external": Side.EXTERNAL, "internal": Side.INTERNAL, "pstn": Side.PSTN}.get(row.side)
    if wanted is None or wanted not in sides:
        return every
    return _side_addresses(machine, {wanted})


def _side_addresses(machine: Machine, sides: set[Side]) -> tuple[IpAddress, ...]:
    return tuple(address for item in machine.interfaces if item.side in sides for address in item.addresses)


@lru_cache(maxsize=4)
def _tls_services(catalog: Catalog) -> frozenset[str]:
    """Services whose flows are TLS and nothing else; a protocol column that names two forms settles nothing."""
    found: set[str] = set()
    for flow in catalog.flows:
        protocol = flow.protocol
        if "," in protocol or " or " in protocol or "HTTP/HTTPS" in protocol:
            continue
        if "HTTPS" in protocol or "/TLS" in protocol or "MTLS" in protocol:
            found.update(flow.services)
    return frozenset(found)
