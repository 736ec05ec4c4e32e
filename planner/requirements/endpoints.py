"""Endpoints: which hosts of a design stand for a role of the catalog.

A room of its own because flows speak of roles ("front-end", "internal", "hlb-web-int-vip") while a firewall wants
addresses and a walk wants an element; this is the only translation between the two.
"""

from collections.abc import Callable, Iterable, Iterator

from planner.model.addresses import IpAddress
from planner.model.clients import ClientDevice
from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPort, VipPurpose
from planner.model.interfaces import BoundService, Interface, Side
from planner.model.links import LinkKind
from planner.model.relations import home_zone, store_holders
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    EdgePool,
    Edition,
    FileStore,
    FrontEndPool,
    Gateway,
    GatewayRole,
    MediationPool,
    OfficeWebApps,
    Server,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
)
from planner.model.zones import Zone, ZoneKind
from planner.requirements.endpoint import Endpoint, device_endpoint, server_endpoints, vip_endpoint
from planner.requirements.web_listeners import needs_web_balancer, web_carriers
from planner.requirements.zone_endpoints import (
    Finder,
    anywhere,
    inside,
    internet,
    mobile_inside,
    zones_of_kind,
    zones_with,
)

UNDRAWN_DNS_SERVER = "DNS server"
"""Stands for the DNS server that everybody has, where a design draws none."""


class Endpoints:
    """Endpoints of a design by role, worked out once a role."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._known: dict[tuple[str, str | None], tuple[Endpoint, ...]] = {}

    def of(self, role: str, interface: str | None = None) -> tuple[Endpoint, ...]:
        """Endpoints of a role; empty when the design has none.

        Args:
            role: role or zone id of the catalog.
            interface: "internal" or "external" where the flow says which side.
        """
        key = (role, interface)
        if key not in self._known:
            find = _FINDERS.get(role)
            self._known[key] = tuple(find(self._design, role, interface)) if find else ()
        return self._known[key]

    def vips(self, purpose: VipPurpose) -> tuple[Endpoint, ...]:
        """VIPs of one purpose; the endpoint's element is the pool behind it."""
        return tuple(_vips(purpose)(self._design, purpose.value, None))


def _servers(accept: Callable[[Design, Server], bool], service: BoundService | None = None) -> Finder:
    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        for server in design.servers:
            if accept(design, server):
                yield from server_endpoints(server, role, service)

    return find


def _edge(service: BoundService) -> Finder:
    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        for server in design.servers_of(EdgePool):
            yield from server_endpoints(server, role, service, (Side.EXTERNAL,))

    return find


def _edge_internal(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for server in design.servers_of(EdgePool):
        yield from server_endpoints(server, role, None, (Side.INTERNAL,))


def _reverse_proxy(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    for proxy in design.reverse_proxies:
        side = _device_side(proxy.interfaces, interface)
        if side is not None:
            yield device_endpoint(role, proxy.id, proxy.name, side)


def _device_side(interfaces: tuple[Interface, ...], interface: str | None) -> Interface | None:
    """The named side of a device; a device with one interface has both sides on it."""
    wanted = Side.EXTERNAL if interface == "external" else Side.INTERNAL
    return next((item for item in interfaces if item.side is wanted), next(iter(interfaces), None))


def _balancer(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for balancer in design.load_balancers:
        for interface in balancer.interfaces[:1]:
            yield device_endpoint(role, balancer.id, balancer.name, interface)


def vip_zone(design: Design, address: IpAddress, interfaces: tuple[Interface, ...]) -> str | None:
    """The zone in which a balancer shows a VIP: the interface whose subnet holds it, else the first one.

    A balancer without interfaces is not wired yet; then it is the zone to which the address belongs.
    """
    for interface in interfaces:
        if _is_in(address, design.zone(interface.zone)):
            return interface.zone
    if interfaces:
        return interfaces[0].zone
    return next((zone.id for zone in design.zones if _is_in(address, zone)), None)


def _is_in(address: IpAddress, zone: Zone) -> bool:
    return any(address.version == net.version and address in net for net in zone.subnets)


def _vips(*purposes: VipPurpose, lone: bool = False) -> Finder:
    """VIPs of a purpose; with `lone`, also pools of one machine that no VIP stands in front of."""

    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        balanced = set()
        alike: dict[tuple[str, str, tuple[VipPort, ...], VipPurpose], list[Vip]] = {}
        for balancer, vip in _carrying(design, purposes):
            zone = vip_zone(design, vip.address, balancer.interfaces)
            if zone is not None:
                alike.setdefault((zone, vip.pool, vip.ports, vip.purpose), []).append(vip)
            balanced.add(vip.pool)
        for (zone, *_), vips in alike.items():
            yield vip_endpoint(role, zone, vips)
        if lone:
            for server in design.servers:
                if isinstance(server, FrontEndPool) and server.id not in balanced:
                    yield from server_endpoints(server, role, BoundService.FRONT_END)
        if VipPurpose.WEB_EXTERNAL in purposes:
            yield from _unplaced(design, role, balanced)

    return find


_WEB = (VipPurpose.WEB_EXTERNAL, VipPurpose.WEB_INTERNAL)


def _carrying(design: Design, purposes: tuple[VipPurpose, ...]) -> Iterator[tuple[LoadBalancer, Vip]]:
    """VIPs of the purposes, in the order of the design; a web site may be on the VIP of SIP."""
    for balancer in design.load_balancers:
        for vip in balancer.vips:
            is_meant = vip.purpose in purposes
            if not is_meant and vip.purpose is VipPurpose.SIP and purposes[0] in _WEB:
                is_meant = any(found is vip for _, found in web_carriers(design, vip.pool, purposes[0]))
            if is_meant:
                yield balancer, vip


def _unplaced(design: Design, role: str, balanced: set[str]) -> Iterator[Endpoint]:
    """External web VIPs that a pool needs and nobody has placed: they stand with a name where the pool stands."""
    for server in design.servers:
        zone = home_zone(server)
        if server.id not in balanced and zone is not None and needs_web_balancer(server):
            yield Endpoint(role=role, element=server.id, zone=zone, label=f"web-VIP-of-{server.fqdn}")


def _paired_file_stores(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for pool in design.servers_of(FrontEndPool):
        if any(isinstance(other, FrontEndPool) for other in _paired(design, pool)):
            for store in design.linked_from(pool.id, LinkKind.FILE_STORE):
                yield from server_endpoints(store, role)


def _paired(design: Design, pool: FrontEndPool) -> tuple[Server, ...]:
    return (*design.linked_from(pool.id, LinkKind.BACKUP), *design.linked_to(pool.id, LinkKind.BACKUP))


def _cloud(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    """Drawn services of the role; a planned but undrawn one may be anywhere on the Internet."""
    drawn = [service for service in design.cloud_services if service.role.value == role]
    for service in drawn:
        yield Endpoint(
            role=role,
            element=service.id,
            zone=service.zone,
            label=" ".join(service.fqdns) or "any",
            addresses=service.addresses,
            is_any=not service.addresses,
        )
    if not drawn:
        yield from internet(design, role)


def _support(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for server in design.servers_of(SupportServer):
        if server.role.value == role:
            yield from server_endpoints(server, role)


def _dns_servers(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    """Drawn DNS servers; nobody lacks one, so an undrawn one stands in the first internal zone under its name."""
    drawn = tuple(_support(design, role, interface))
    if drawn:
        return drawn
    zones = [design.zone(endpoint.zone) for endpoint in inside(design, role, interface)]
    return [Endpoint(role=role, element=zone.id, zone=zone.id, label=UNDRAWN_DNS_SERVER) for zone in zones[:1]]


def _is_front_end(_design: Design, server: Server) -> bool:
    return isinstance(server, FrontEndPool)


def _is_mediation(_design: Design, server: Server) -> bool:
    return isinstance(server, MediationPool) or (isinstance(server, FrontEndPool) and server.mediation_collocated)


def _in_branch(design: Design, server: Server) -> bool:
    zones = {interface.zone for machine in server.members for interface in machine.interfaces}
    return any(design.zone(zone).zone_kind is ZoneKind.BRANCH for zone in zones)


def _sql(*roles: SqlRole) -> Finder:
    return _servers(lambda _design, server: isinstance(server, SqlServer) and server.role in roles)


def _kind(cls: type) -> Finder:
    return _servers(lambda _design, server: isinstance(server, cls))


_WITH_REPLICA = frozenset({SupportRole.PERSISTENT_CHAT, SupportRole.VIDEO_INTEROP})


def _holds_replica(_design: Design, server: Server) -> bool:
    """Whether the Central Management store is pushed to it; appliances and Edge Servers have flows of their own."""
    if isinstance(server, SupportServer):
        return server.role in _WITH_REPLICA
    return isinstance(server, FrontEndPool | DirectorPool | MediationPool)


def _mediation_endpoints(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for server in design.servers:
        if _is_mediation(design, server):
            yield from server_endpoints(server, role, BoundService.MEDIATION)


_FINDERS: dict[str, Finder] = {
    "internet": anywhere,
    "internet-client": anywhere,
    "internal": inside,
    "branch": zones_of_kind(ZoneKind.BRANCH),
    "wifi": zones_of_kind(ZoneKind.WIFI),
    "guest-wifi": zones_of_kind(ZoneKind.GUEST_WIFI),
    "internal-server": _servers(_holds_replica),
    "internal-client": zones_with(ZoneKind.INTERNAL, ClientDevice.DESKTOP, ClientDevice.BROWSER, ClientDevice.PHONE),
    "admin-workstation": zones_with(ZoneKind.INTERNAL, ClientDevice.ADMIN),
    "mobile-wifi": mobile_inside,
    "branch-client": zones_of_kind(ZoneKind.BRANCH),
    "front-end": _servers(_is_front_end, BoundService.FRONT_END),
    "front-end-cms": _servers(lambda design, server: server in store_holders(design), BoundService.FRONT_END),
    "standard-edition": _servers(
        lambda _design, server: isinstance(server, FrontEndPool) and server.edition is Edition.STANDARD,
        BoundService.FRONT_END,
    ),
    "director": _kind(DirectorPool),
    "hlb": _balancer,
    "hlb-web-ext-vip": _vips(VipPurpose.WEB_EXTERNAL),
    "hlb-web-int-vip": _vips(VipPurpose.WEB_INTERNAL, lone=True),
    "hlb-pool-vip": _vips(VipPurpose.SIP),
    "hlb-edge-ext-vip": _vips(VipPurpose.EDGE_ACCESS, VipPurpose.EDGE_WEB_CONFERENCING, VipPurpose.EDGE_AV),
    "hlb-edge-int-vip": _vips(VipPurpose.EDGE_INTERNAL),
    "edge-external-access": _edge(BoundService.ACCESS_EDGE),
    "edge-external-webconf": _edge(BoundService.WEB_CONFERENCING_EDGE),
    "edge-external-av": _edge(BoundService.AV_EDGE),
    "edge-internal": _edge_internal,
    "reverse-proxy": _reverse_proxy,
    "mediation": _mediation_endpoints,
    "pstn-gateway": _servers(
        lambda design, server: (
            isinstance(server, Gateway) and server.role is GatewayRole.GATEWAY and not _in_branch(design, server)
        )
    ),
    "pstn-gateway-branch": _servers(
        lambda design, server: (
            isinstance(server, Gateway) and server.role is GatewayRole.GATEWAY and _in_branch(design, server)
        )
    ),
    "sip-trunk-sbc": _servers(
        lambda _design, server: isinstance(server, Gateway) and server.role is GatewayRole.PROVIDER_SBC
    ),
    "sba": _kind(BranchAppliance),
    "sbs": _servers(lambda _design, server: isinstance(server, BranchAppliance) and server.role is BranchRole.SBS),
    "back-end-sql": _sql(SqlRole.BACK_END, SqlRole.AVAILABILITY_REPLICA),
    "sql-mirror": _sql(SqlRole.MIRROR),
    "sql-witness": _sql(SqlRole.WITNESS),
    "sql-ag-replica": _sql(SqlRole.AVAILABILITY_REPLICA),
    "sql-ag-listener": _sql(SqlRole.AVAILABILITY_LISTENER),
    "monitoring-archiving-sql": _servers(
        lambda design, server: (
            isinstance(server, SqlServer)
            and (
                server.role is SqlRole.MONITORING_ARCHIVING
                or any(design.linked_to(server.id, kind) for kind in (LinkKind.MONITORING, LinkKind.ARCHIVING))
            )
        )
    ),
    "file-store": _kind(FileStore),
    "file-store-paired": _paired_file_stores,
    "office-web-apps": _kind(OfficeWebApps),
    "exchange": _support,
    "exchange-um": _support,
    "ad-dc": _support,
    "dns": _dns_servers,
    "dhcp": _support,
    "ntp": _support,
    "ca-crl": _support,
    "persistent-chat": _support,
    "rcc-pbx": _support,
    "trusted-application": _support,
    "vis": _support,
    "video-gateway": _support,
    "federated-partner": _cloud,
    "pic-provider": _cloud,
    "skype-directory": _cloud,
    "xmpp-partner": _cloud,
    "push-notification-service": _cloud,
    "apple-push": _cloud,
    "o365": _cloud,
}
