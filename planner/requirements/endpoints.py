"""Endpoints: which hosts of a design stand for a role of the catalog.

A room of its own because flows speak of roles ("front-end", "internal", "hlb-web-int-vip") while a firewall wants
addresses and a walk wants an element; this is the only translation between the two.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.clients import Client, ClientDevice
from planner.model.design import Design
from planner.model.devices import Device, VipPurpose
from planner.model.interfaces import BoundService, Interface, Side
from planner.model.links import LinkKind
from planner.model.relations import home_zone
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
    Machine,
    MediationPool,
    OfficeWebApps,
    Server,
    SqlRole,
    SqlServer,
    SupportServer,
)
from planner.model.zones import INSIDE_KINDS, Zone, ZoneKind

ANYWHERE = frozenset({ZoneKind.INTERNET, ZoneKind.GUEST_WIFI})
"""Zones that stand for "any host outside": cellular, partner and cloud hosts come in through the Internet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The hosts of one element (or zone) in one zone that play a role.

    Attributes:
        role: role or zone id of the catalog.
        element: id of the element or zone.
        parts: ids of machines or VIPs with an address each, in step with `addresses`; empty for zones and clients.
        addresses: planned addresses; empty while none is planned, and for whole zones.
        networks: for a whole zone its subnets.
        is_any: the endpoint stands for any host of an outside zone.
        label: what stands in a worksheet when there is no address.
    """

    role: str
    element: str
    zone: str
    label: str
    parts: tuple[str, ...] = ()
    addresses: tuple[IpAddress, ...] = ()
    networks: tuple[IpNetwork, ...] = ()
    is_any: bool = False

    @property
    def walk_source(self) -> str:
        """The id that a walk may start from: the first machine, else the element or zone."""
        return self.parts[0] if self.parts else self.element


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


_Finder = Callable[[Design, str, str | None], Iterable[Endpoint]]


def _zone_endpoint(zone: Zone, role: str, *, is_any: bool = False) -> Endpoint:
    return Endpoint(
        role=role,
        element=zone.id,
        zone=zone.id,
        label="any" if is_any and zone.zone_kind is not ZoneKind.GUEST_WIFI else zone.name,
        networks=() if is_any and zone.zone_kind is not ZoneKind.GUEST_WIFI else zone.subnets,
        is_any=is_any,
    )


def _zones(*kinds: ZoneKind) -> _Finder:
    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        for zone in design.zones:
            if zone.zone_kind in kinds:
                yield _zone_endpoint(zone, role)

    return find


def _inside(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    """Internal zones where servers or clients are at home; a zone of gateways and second adapters is not "any host"."""
    homes = {home_zone(node) for node in design.nodes if not isinstance(node, Gateway | Device)}
    zones = [zone for zone in design.zones if zone.zone_kind is ZoneKind.INTERNAL]
    for zone in [zone for zone in zones if zone.id in homes] or zones:
        yield _zone_endpoint(zone, role)


def _anywhere(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    """Outside hosts. Without an Internet zone the next best outside zone stands in for it."""
    zones = [zone for zone in design.zones if zone.zone_kind in ANYWHERE]
    if not any(zone.zone_kind is ZoneKind.INTERNET for zone in zones):
        others = (ZoneKind.CELLULAR, ZoneKind.CLOUD, ZoneKind.PARTNER)
        zones += [zone for zone in design.zones if zone.zone_kind in others][:1]
    for zone in zones:
        yield _zone_endpoint(zone, role, is_any=True)


def _internet(design: Design, role: str) -> Iterable[Endpoint]:
    """Any host on the Internet, without guest Wi-Fi: nobody serves from there."""
    for endpoint in _anywhere(design, role, None):
        if design.zone(endpoint.zone).zone_kind is not ZoneKind.GUEST_WIFI:
            yield endpoint


def _clients(kind: ZoneKind, *devices: ClientDevice) -> _Finder:
    """Zones of `kind` where such clients sit; while none is drawn, every zone of the kind that may hold some."""

    def find(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
        used = {client.zone for client in design.clients if client.device in devices}
        zones = [zone for zone in design.zones if zone.zone_kind is kind and zone.id in used]
        if zones:
            return [_zone_endpoint(zone, role) for zone in zones]
        return (_inside if kind is ZoneKind.INTERNAL else _zones(kind))(design, role, interface)

    return find


def _mobile_inside(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    """Wi-Fi with mobile devices, other zones inside where some are drawn, and branches that home mobile users.

    Users of a branch appliance are in the branch when they are at work, with their phones.
    """
    yield from _clients(ZoneKind.WIFI, ClientDevice.MOBILE)(design, role, interface)
    used = {client.zone for client in mobile_clients(design)}
    homing = {item.site for item in design.servers_of(BranchAppliance) if item.homes_mobile_users and item.site}
    for zone in design.zones:
        is_home = zone.zone_kind is ZoneKind.BRANCH and zone.site in homing
        if zone.zone_kind in INSIDE_KINDS and zone.zone_kind is not ZoneKind.WIFI and (zone.id in used or is_home):
            yield _zone_endpoint(zone, role)


def _machine_address(
    machine: Machine, service: BoundService | None, sides: tuple[Side, ...]
) -> tuple[str, IpAddress | None] | None:
    """(zone, address) that a machine uses for a service on one of its sides, or None when it has no such side."""
    interfaces = [interface for interface in machine.interfaces if interface.side in sides] or (
        list(machine.interfaces) if Side.PRIMARY in sides else []
    )
    bound = next((binding for binding in machine.bindings if binding.service is service), None)
    if bound is not None and bound.addresses:
        for interface in machine.interfaces:
            if bound.addresses[0] in interface.addresses:
                return interface.zone, bound.addresses[0]
        zone = interfaces[0].zone if interfaces else ""
        return (zone, bound.addresses[0]) if zone else None
    for interface in interfaces:
        return interface.zone, next(iter(interface.addresses), None)
    return None


def _server_endpoints(
    server: Server,
    role: str,
    service: BoundService | None = None,
    sides: tuple[Side, ...] = (Side.PRIMARY, Side.INTERNAL),
) -> Iterable[Endpoint]:
    by_zone: dict[str, list[tuple[str, IpAddress | None]]] = {}
    for machine in server.members:
        place = _machine_address(machine, service, sides)
        if place is not None:
            by_zone.setdefault(place[0], []).append((machine.id, place[1]))
    for zone, members in by_zone.items():
        placed = [(part, address) for part, address in members if address is not None]
        yield Endpoint(
            role=role,
            element=server.id,
            zone=zone,
            label=server.fqdn,
            parts=tuple(part for part, _ in placed) or tuple(part for part, _ in members),
            addresses=tuple(address for _, address in placed),
        )


def _servers(accept: Callable[[Design, Server], bool], service: BoundService | None = None) -> _Finder:
    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        for server in design.servers:
            if accept(design, server):
                yield from _server_endpoints(server, role, service)

    return find


def _edge(service: BoundService) -> _Finder:
    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        for server in design.servers_of(EdgePool):
            yield from _server_endpoints(server, role, service, (Side.EXTERNAL,))

    return find


def _edge_internal(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for server in design.servers_of(EdgePool):
        yield from _server_endpoints(server, role, None, (Side.INTERNAL,))


def _reverse_proxy(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    for proxy in design.reverse_proxies:
        side = _device_side(proxy.interfaces, interface)
        if side is not None:
            addresses = side.addresses[:1]
            yield Endpoint(
                role=role,
                element=proxy.id,
                zone=side.zone,
                label=proxy.name,
                parts=(proxy.id,) if addresses else (),
                addresses=addresses,
            )


def _device_side(interfaces: tuple[Interface, ...], interface: str | None) -> Interface | None:
    """The named side of a device; a device with one interface has both sides on it."""
    wanted = Side.EXTERNAL if interface == "external" else Side.INTERNAL
    return next((item for item in interfaces if item.side is wanted), next(iter(interfaces), None))


def _balancer(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for balancer in design.load_balancers:
        for interface in balancer.interfaces[:1]:
            yield Endpoint(
                role=role,
                element=balancer.id,
                zone=interface.zone,
                label=balancer.name,
                parts=(balancer.id,) if interface.addresses else (),
                addresses=interface.addresses[:1],
            )


def vip_zone(design: Design, address: IpAddress, interfaces: tuple[Interface, ...]) -> str | None:
    """The zone in which a balancer shows a VIP: the interface whose subnet holds it, else the first one."""
    for interface in interfaces:
        if any(address.version == net.version and address in net for net in design.zone(interface.zone).subnets):
            return interface.zone
    return next((interface.zone for interface in interfaces), None)


def _vips(*purposes: VipPurpose, lone: bool = False) -> _Finder:
    """VIPs of a purpose; with `lone`, also pools of one machine that no VIP stands in front of."""

    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        balanced = set()
        for balancer in design.load_balancers:
            for vip in balancer.vips:
                if vip.purpose not in purposes:
                    continue
                balanced.add(vip.pool)
                zone = vip_zone(design, vip.address, balancer.interfaces)
                if zone is not None:
                    yield Endpoint(
                        role=role, element=vip.pool, zone=zone, label=vip.id, parts=(vip.id,), addresses=(vip.address,)
                    )
        if lone:
            for server in design.servers:
                if isinstance(server, FrontEndPool) and server.id not in balanced:
                    yield from _server_endpoints(server, role, BoundService.FRONT_END)

    return find


def _paired_file_stores(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for pool in design.servers_of(FrontEndPool):
        if any(isinstance(other, FrontEndPool) for other in _paired(design, pool)):
            for store in design.linked_from(pool.id, LinkKind.FILE_STORE):
                yield from _server_endpoints(store, role)


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
        yield from _internet(design, role)


def _support(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for server in design.servers_of(SupportServer):
        if server.role.value == role:
            yield from _server_endpoints(server, role)


def _dns_servers(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    """Drawn DNS servers; nobody lacks one, so an undrawn one stands in the first internal zone under its name."""
    drawn = tuple(_support(design, role, interface))
    if drawn:
        return drawn
    zones = [design.zone(endpoint.zone) for endpoint in _inside(design, role, interface)]
    return [Endpoint(role=role, element=zone.id, zone=zone.id, label="DNS server") for zone in zones[:1]]


def _is_front_end(_design: Design, server: Server) -> bool:
    return isinstance(server, FrontEndPool)


def _is_mediation(_design: Design, server: Server) -> bool:
    return isinstance(server, MediationPool) or (isinstance(server, FrontEndPool) and server.mediation_collocated)


def _in_branch(design: Design, server: Server) -> bool:
    zones = {interface.zone for machine in server.members for interface in machine.interfaces}
    return any(design.zone(zone).zone_kind is ZoneKind.BRANCH for zone in zones)


def _sql(*roles: SqlRole) -> _Finder:
    return _servers(lambda _design, server: isinstance(server, SqlServer) and server.role in roles)


def _kind(cls: type) -> _Finder:
    return _servers(lambda _design, server: isinstance(server, cls))


def _mediation_endpoints(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    for server in design.servers:
        if _is_mediation(design, server):
            yield from _server_endpoints(server, role, BoundService.MEDIATION)


_FINDERS: dict[str, _Finder] = {
    "internet": _anywhere,
    "internet-client": _anywhere,
    "internal": _inside,
    "branch": _zones(ZoneKind.BRANCH),
    "wifi": _zones(ZoneKind.WIFI),
    "internal-client": _clients(ZoneKind.INTERNAL, ClientDevice.DESKTOP, ClientDevice.BROWSER, ClientDevice.PHONE),
    "admin-workstation": _clients(ZoneKind.INTERNAL, ClientDevice.ADMIN),
    "mobile-wifi": _mobile_inside,
    "branch-client": _zones(ZoneKind.BRANCH),
    "front-end": _servers(_is_front_end, BoundService.FRONT_END),
    "front-end-cms": _servers(
        lambda _design, server: isinstance(server, FrontEndPool) and server.holds_cms, BoundService.FRONT_END
    ),
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


def mobile_clients(design: Design) -> tuple[Client, ...]:
    """Mobile clients of the design."""
    return tuple(client for client in design.clients if client.device is ClientDevice.MOBILE)
