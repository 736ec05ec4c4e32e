"""Addresses: where a role of a machine or device is found, from inside and from the Internet.

A room of its own because "the address of the pool" has a dozen meanings (member, VIP, bound service, public side
of the NAT), and records, publishing and balancing must not answer them differently.
"""

from collections.abc import Iterable
from functools import cached_property

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import LoadBalancer, NatEntry, ReverseProxy, Vip, VipPurpose
from planner.model.interfaces import Binding, BoundService, Interface, Side
from planner.model.servers import EdgePool, Machine, OfficeWebApps, PoolBalancing, Server, WebPool
from planner.model.zones import OUTSIDE_KINDS, ZoneKind

_EDGE_VIP = {
    BoundService.ACCESS_EDGE: VipPurpose.EDGE_ACCESS,
    BoundService.WEB_CONFERENCING_EDGE: VipPurpose.EDGE_WEB_CONFERENCING,
    BoundService.AV_EDGE: VipPurpose.EDGE_AV,
}

Addresses = tuple[IpAddress, ...]


class Whereabouts:
    """Looks addresses up in one design."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._outer: dict[str, Addresses] = {}

    @cached_property
    def _vips(self) -> dict[tuple[str, VipPurpose], list[tuple[LoadBalancer, Vip]]]:
        found: dict[tuple[str, VipPurpose], list[tuple[LoadBalancer, Vip]]] = {}
        for balancer in self._design.load_balancers:
            for vip in balancer.vips:
                found.setdefault((vip.pool, vip.purpose), []).append((balancer, vip))
        return found

    @cached_property
    def _public_sides(self) -> dict[IpAddress, IpAddress]:
        """Private to public address of every NAT entry; of several, the one that is shown farthest outside."""
        entries = [
            (self._inwardness(firewall.interfaces, entry), entry)
            for firewall in self._design.firewalls
            for entry in firewall.nat
        ]
        sides: dict[IpAddress, IpAddress] = {}
        for _, entry in sorted(entries, key=lambda item: item[0]):
            sides.setdefault(entry.private, entry.public)
        return sides

    def _inwardness(self, interfaces: Iterable[Interface], entry: NatEntry) -> int:
        kinds = {self._design.zone(item.zone).zone_kind for item in interfaces if item.name == entry.interface}
        if kinds & OUTSIDE_KINDS:
            return 0
        return 1 if ZoneKind.PERIMETER_OUTER in kinds else 2

    def public_side(self, address: IpAddress) -> IpAddress:
        """The address by which the Internet knows `address`: the public side of its NAT, else itself.

        Two firewalls in a row may both translate; the chain is followed.
        """
        seen = {address}
        while (outer := self._public_sides.get(address)) is not None and outer not in seen:
            seen.add(outer)
            address = outer
        return address

    def vips(self, pool: str, purpose: VipPurpose) -> tuple[tuple[LoadBalancer, Vip], ...]:
        """The VIPs of a pool for one purpose, each with its balancer."""
        return tuple(self._vips.get((pool, purpose), ()))

    def vip_addresses(self, pool: str, purpose: VipPurpose) -> Addresses:
        """The addresses of those VIPs."""
        return tuple(vip.address for _, vip in self.vips(pool, purpose))

    def primary(self, machine: Machine) -> Addresses:
        """What the name of a machine resolves to: the addresses its main service is bound to.

        Without a binding these are the addresses of its primary and internal adapters; an adapter towards the PSTN
        must not be registered under the machine's name (clause S-TOP-06).
        """
        binding = _binding(machine, BoundService.FRONT_END)
        if binding is not None and binding.addresses:
            return binding.addresses
        for sides in ((Side.PRIMARY, Side.INTERNAL), (Side.PSTN,), (Side.EXTERNAL,)):
            if found := _addresses(machine.interfaces, sides):
                return found
        return ()

    def members(self, server: Server) -> tuple[Addresses, ...]:
        """The primary addresses of each member, member by member; members without an address are left out."""
        return tuple(found for machine in server.members if (found := self.primary(machine)))

    def sip_entry(self, server: Server, balancing: PoolBalancing) -> tuple[Addresses, ...]:
        """What the pool name resolves to: the SIP VIP under hardware balancing, else each member."""
        if balancing is PoolBalancing.HARDWARE:
            return _singly(self.vip_addresses(server.id, VipPurpose.SIP))
        return self.members(server)

    def web_internal(self, pool: WebPool) -> Addresses:
        """Where the internal web site answers: its VIP, or the only member; empty when neither is planned.

        A pool whose SIP traffic is hardware balanced may carry the web site on the same VIP.
        """
        return self._web(pool, VipPurpose.WEB_INTERNAL)

    def web_external(self, pool: WebPool) -> Addresses:
        """Where the reverse proxy finds the external web site of a pool."""
        return self._web(pool, VipPurpose.WEB_EXTERNAL)

    def _web(self, pool: WebPool, purpose: VipPurpose) -> Addresses:
        if vips := self.vip_addresses(pool.id, purpose):
            return vips
        if pool.sip_balancing is PoolBalancing.HARDWARE and (vips := self.vip_addresses(pool.id, VipPurpose.SIP)):
            return vips
        return self.primary(pool.members[0]) if len(pool.members) == 1 else ()

    def office_web_apps(self, farm: OfficeWebApps) -> Addresses:
        """Where a farm answers: its VIP, or its only member."""
        if vips := self.vip_addresses(farm.id, VipPurpose.OFFICE_WEB_APPS):
            return vips
        return self.primary(farm.members[0]) if len(farm.members) == 1 else ()

    def edge_internal(self, machine: Machine) -> Addresses:
        """The addresses of the internal adapter of an Edge Server."""
        return _addresses(machine.interfaces, (Side.INTERNAL,)) or _addresses(machine.interfaces, (Side.PRIMARY,))

    def edge_internal_entry(self, edge: EdgePool) -> tuple[Addresses, ...]:
        """What the internal Edge pool name resolves to.

        An internal VIP exists only for old Exchange or clients (contradiction flows-C12), so a hardware balanced
        pool without one is found member by member.
        """
        vips = self.vip_addresses(edge.id, VipPurpose.EDGE_INTERNAL)
        if edge.balancing is PoolBalancing.HARDWARE and vips:
            return _singly(vips)
        return tuple(found for machine in edge.members if (found := self.edge_internal(machine)))

    def edge_public(self, edge: EdgePool, service: BoundService) -> tuple[Addresses, ...]:
        """What the Internet is told for an Edge service: each member's public addresses, or the VIP."""
        if edge.balancing is PoolBalancing.HARDWARE:
            vips = self.vip_addresses(edge.id, _EDGE_VIP[service])
            return _singly(tuple(self.public_side(address) for address in vips))
        return tuple(found for machine in edge.members if (found := self._edge_member_public(machine, service)))

    def _edge_member_public(self, machine: Machine, service: BoundService) -> Addresses:
        """The topology's own entry wins over the NAT of the firewall, this over the address itself."""
        binding = _binding(machine, service)
        published = binding.published if binding is not None else None
        bound = binding.addresses if binding is not None else ()
        own = bound or _addresses(machine.interfaces, (Side.EXTERNAL,))
        if published is None:
            return _unique(self.public_side(address) for address in own)
        others = (self.public_side(address) for address in own if address.version != published.version)
        return _unique((published, *others))

    def proxy_outer(self, proxy: ReverseProxy) -> Addresses:
        """The proxy's own outer addresses, one a family: the listener that inside devices turn at.

        Of several addresses the one that a firewall publishes is the listener.
        """
        found = self._outer.get(proxy.id)
        if found is None:
            found = self._outer[proxy.id] = self._listener(proxy)
        return found

    def _listener(self, proxy: ReverseProxy) -> Addresses:
        outer = _outer_interface(self._design, proxy)
        addresses = outer.addresses if outer is not None else ()
        chosen: dict[int, IpAddress] = {}
        for address in sorted(addresses, key=lambda item: item not in self._public_sides):
            chosen.setdefault(address.version, address)
        return tuple(chosen[version] for version in sorted(chosen))

    def proxy_public(self, proxy: ReverseProxy) -> Addresses:
        """The addresses by which the Internet reaches the proxy."""
        return tuple(self.public_side(address) for address in self.proxy_outer(proxy))


def _outer_interface(design: Design, proxy: ReverseProxy) -> Interface | None:
    """The adapter called external, else the one in the outermost zone, else the first."""
    order = {ZoneKind.PERIMETER_OUTER: 1, ZoneKind.PERIMETER_INNER: 2}

    def inwardness(interface: Interface) -> tuple[bool, int]:
        kind = design.zone(interface.zone).zone_kind
        return interface.side is not Side.EXTERNAL, 0 if kind in OUTSIDE_KINDS else order.get(kind, 3)

    return min((item for item in proxy.interfaces if item.addresses), key=inwardness, default=None)


def _binding(machine: Machine, service: BoundService) -> Binding | None:
    return next((binding for binding in machine.bindings if binding.service is service), None)


def _addresses(interfaces: Iterable[Interface], sides: tuple[Side, ...]) -> Addresses:
    return _unique(address for item in interfaces if item.side in sides for address in item.addresses)


def _unique(addresses: Iterable[IpAddress]) -> Addresses:
    return tuple(dict.fromkeys(addresses))


def _singly(addresses: Addresses) -> tuple[Addresses, ...]:
    return tuple((address,) for address in addresses)
