"""What a reverse proxy does with a request, and what a balancer does with a connection.

A room of its own because both end a leg and choose where the next one goes.
"""

from collections.abc import Mapping

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import LoadBalancer, PublishingRule, ReverseProxy, Transport, Vip, VipPort, VipPurpose
from planner.model.interfaces import BoundService, Interface, Side
from planner.model.names import normalized
from planner.model.servers import DirectorPool, FrontEndPool, Machine, OfficeWebApps, Server
from planner.model.zones import OUTSIDE_KINDS, ZoneKind

_VIP_PURPOSES = {
    FrontEndPool: VipPurpose.WEB_EXTERNAL,
    DirectorPool: VipPurpose.WEB_EXTERNAL,
    OfficeWebApps: VipPurpose.OFFICE_WEB_APPS,
}

_EDGE_SERVICES = {
    VipPurpose.EDGE_ACCESS: BoundService.ACCESS_EDGE,
    VipPurpose.EDGE_WEB_CONFERENCING: BoundService.WEB_CONFERENCING_EDGE,
    VipPurpose.EDGE_AV: BoundService.AV_EDGE,
}

_OUTER_KINDS = OUTSIDE_KINDS | {ZoneKind.PERIMETER_OUTER}


class Publishing:
    """Rules of the reverse proxies, indexed by listening port and host."""

    def __init__(self, design: Design, rules: Mapping[str, tuple[PublishingRule, ...]]) -> None:
        self._zones = {zone.id: zone for zone in design.zones}
        self._rules = rules
        self._hosts: dict[str, dict[tuple[int, str], list[PublishingRule]]] = {}

    def listens(self, proxy: ReverseProxy, port: int) -> bool:
        """Tells whether any rule of the proxy listens on a port."""
        return any(rule.port == port for rule in self._rules.get(proxy.id, ()))

    def rule(self, proxy: ReverseProxy, host: str, port: int, path: str) -> PublishingRule | None:
        """The rule for a request: exact host before wildcard, then the longest path; None when none fits."""
        index = self._hosts.get(proxy.id)
        if index is None:
            index = self._hosts[proxy.id] = {}
            for rule in self._rules.get(proxy.id, ()):
                for name in rule.hosts:
                    index.setdefault((rule.port, normalized(name)), []).append(rule)
        name = normalized(host)
        for pattern in (name, "*." + name.partition(".")[2]):
            fitting = [rule for rule in index.get((port, pattern), ()) if _within_path(path, rule.path)]
            if fitting:
                return max(fitting, key=lambda rule: len(rule.path.rstrip("/")))
        return None

    def outer_interface(self, proxy: ReverseProxy) -> Interface | None:
        """The interface towards the outside; None for a proxy with one interface, which faces both ways."""
        if len(proxy.interfaces) < 2:
            return None
        for interface in proxy.interfaces:
            if interface.side is Side.EXTERNAL:
                return interface
        for interface in proxy.interfaces:
            if self._zones[interface.zone].zone_kind in _OUTER_KINDS:
                return interface
        return proxy.interfaces[0]

    def view(self, proxy: ReverseProxy) -> str | None:
        """Id of the DNS view that the proxy asks; None while it has no interface."""
        if proxy.view is not None:
            return proxy.view
        outer = self.outer_interface(proxy)
        inner = next((item for item in proxy.interfaces if item is not outer), outer)
        return self._zones[inner.zone].view if inner is not None else None


def _within_path(path: str, prefix: str) -> bool:
    base = prefix.rstrip("/").lower()
    asked = path.lower()
    return asked == base or asked.startswith(base + "/")


class Balancing:
    """VIPs by pool and purpose, and the members behind them."""

    def __init__(self, design: Design) -> None:
        self._vips: dict[tuple[str, VipPurpose], tuple[LoadBalancer, Vip]] = {}
        self._shared: dict[IpAddress, list[tuple[LoadBalancer, Vip]]] = {}
        for balancer in design.load_balancers:
            for vip in balancer.vips:
                self._vips.setdefault((vip.pool, vip.purpose), (balancer, vip))
                self._shared.setdefault(vip.address, []).append((balancer, vip))

    def published_vip(self, server: Server) -> Vip | None:
        """The VIP that a proxy reaches when a rule names this server as its backend."""
        purpose = _VIP_PURPOSES.get(type(server))
        found = self._vips.get((server.id, purpose)) if purpose is not None else None
        return found[1] if found is not None else None

    def listener(
        self, address: IpAddress, port: int, transport: Transport
    ) -> tuple[LoadBalancer, Vip, VipPort | None] | None:
        """The VIP that listens at an address and port; several may share an address.

        The port is None for a VIP without recorded ports, which hands on every port unchanged.
        """
        for balancer, vip in self._shared.get(address, ()):
            for item in vip.ports:
                if item.port == port and item.transport in (transport, Transport.ANY):
                    return balancer, vip, item
        return next(((balancer, vip, None) for balancer, vip in self._shared.get(address, ()) if not vip.ports), None)


def member_addresses(machine: Machine, purpose: VipPurpose | None = None) -> tuple[IpAddress, ...]:
    """Addresses at which a pool member serves a purpose; None means the web sites behind a proxy."""
    edge = _EDGE_SERVICES.get(purpose) if purpose is not None else None
    service = edge or BoundService.FRONT_END
    bound = next((item.addresses for item in machine.bindings if item.service is service and item.addresses), None)
    if bound is not None:
        return bound
    side = Side.EXTERNAL if edge else Side.INTERNAL if purpose is VipPurpose.EDGE_INTERNAL else Side.PRIMARY
    chosen = [item for item in machine.interfaces if item.side is side and item.addresses]
    if not chosen:
        chosen = [item for item in machine.interfaces if item.side is not Side.PSTN and item.addresses][:1]
    if not chosen:
        chosen = [item for item in machine.interfaces if item.addresses][:1]
    return tuple(_one_each(chosen))


def _one_each(interfaces: list[Interface]) -> list[IpAddress]:
    """The first address of each IP version: further ones on an adapter serve other purposes."""
    found: dict[int, IpAddress] = {}
    for interface in interfaces:
        for address in interface.addresses:
            found.setdefault(address.version, address)
    return list(found.values())
