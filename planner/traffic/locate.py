"""Who owns an address, and which zone it lies in.

A room of its own because an address can be an adapter's, a VIP, a public address of NAT, a client, or nobody's,
and every later step of the walk starts from that answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from ipaddress import ip_network

from planner.model.addresses import IpAddress, IpNetwork, networks_with, parse_address
from planner.model.clients import Client, CloudService
from planner.model.design import Design, Element
from planner.model.devices import Firewall, LoadBalancer, ReverseProxy, Router
from planner.model.interfaces import Interface
from planner.model.servers import Machine, Server
from planner.model.zones import Zone
from planner.traffic.segments import CORE_KINDS, THE_INTERNET, Segments

_PRIVATE = tuple(
    ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
    )
)
"""RFC 1918, 6598, 3927, 4193, 4291. The documentation ranges count as public: examples use them so."""

_SAMPLES = {
    4: tuple(ip_network(text) for text in ("198.51.100.0/24", "203.0.113.0/24", "192.0.2.0/24", "198.18.0.0/15")),
    6: (ip_network("2001:db8:ffff::/64"),),
}
"""RFC 5737, 2544, 3849: addresses for hosts that the design gives none."""

_NARROWEST_EVERYWHERE = 8
"""A route to a network of a shorter prefix is one to the whole Internet, in a piece or two."""

_TRIES = 64


class OwnerKind(StrEnum):
    """What stands behind an address."""

    MACHINE = "machine"
    PROXY = "proxy"
    VIP = "vip"
    BALANCER = "balancer"
    CLIENT = "client"
    CLOUD = "cloud"
    NAT = "nat"
    FORWARDING = "forwarding"
    HOST = "host"
    INTERNET = "internet"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds an address.

    Attributes:
        element: id of the element. part: id of the machine or VIP, else the element's own id.
        zone: id of the zone the address lies in. interface: name of the adapter, where there is one.
    """

    kind: OwnerKind
    element: str
    part: str
    zone: str
    interface: str = ""


@lru_cache(maxsize=65536)
def is_private(address: IpAddress) -> bool:
    """Tells whether the Internet does not route the address."""
    return any(address.version == network.version and address in network for network in _PRIVATE)


class Locator:
    """Index of addresses and subnets.

    Args:
        before: of the design with everything in it, where this one lacks a part: what that one gives to no host that
            has no address, this one does not, either.

    Attributes:
        stated: every address that somebody in the design holds.
        routed: networks that somewhere in the design a route leads to.
    """

    def __init__(self, design: Design, segments: Segments, before: "Locator | None" = None) -> None:
        self._design = design
        self._taken: frozenset[IpAddress] = before.stated if before else frozenset()
        self.routed: Routed = before.routed if before else Routed(design)
        self._zones = {zone.id: zone for zone in design.zones}
        self._owners: dict[IpAddress, tuple[Owner, ...]] = {}
        self._subnets: dict[tuple[int, int], dict[int, list[str]]] = {}
        self._representatives: dict[tuple[str, int], IpAddress] = {}
        self._roaming = _clients_without_address(design)
        core = segments.core_zones()
        self._internet = core[0] if core else None
        self._located: dict[IpAddress, tuple[Owner, ...]] = {}
        self._zones_found: dict[IpAddress, tuple[str, ...]] = {}
        for zone in design.zones:
            for subnet in zone.subnets:
                table = self._subnets.setdefault((subnet.version, subnet.prefixlen), {})
                table.setdefault(int(subnet.network_address), []).append(zone.id)
        for address, owner in self._stated():
            self._owners[address] = (*self._owners.get(address, ()), owner)
        self.stated: frozenset[IpAddress] = frozenset(self._owners)
        self._invent()

    # --- questions

    def owners(self, address: IpAddress) -> tuple[Owner, ...]:
        """Who holds an address; empty when no zone has it and the Internet would not route it."""
        found = self._located.get(address)
        if found is None:
            found = self._located[address] = self._owners.get(address) or self._unstated(address)
        return found

    @staticmethod
    def literal(text: str) -> IpAddress | None:
        """The address that `text` is, or None."""
        return parse_address(text)

    def zones_of(self, address: IpAddress) -> tuple[str, ...]:
        """Ids of the zones an address lies in; several only where subnets overlap."""
        found = self._zones_found.get(address)
        if found is None:
            owners = self.owners(address)
            found = self._zones_found[address] = tuple(dict.fromkeys(owner.zone for owner in owners))
        return found

    def subnet_length(self, zone: str, address: IpAddress) -> int | None:
        """Prefix length of the zone's subnet that holds the address, or None."""
        holding = networks_with(address, self._zones[zone].subnets)
        return max((subnet.prefixlen for subnet in holding), default=None)

    def representative(self, zone: str, version: int = 4) -> IpAddress | None:
        """An address that stands for any host of a zone; None where the zone does not speak this IP version."""
        known = self._representatives.get((zone, version))
        if known is None:
            stated = self._zones[zone].subnets if zone in self._zones else ()
            subnet = next((subnet for subnet in stated if subnet.version == version), None)
            if subnet is None:
                return None
            known = self._representatives[zone, version] = self._free_host(subnet)
        return known

    def addresses_of(self, id: str) -> tuple[IpAddress, ...]:
        """Addresses of an element, machine, VIP or zone; representatives where the design gives none."""
        vip = self._design.find_vip(id)
        if vip is not None:
            return (vip[1].address,)
        member = self._design.find_member(id)
        if member is not None:
            return _interface_addresses(member[1].interfaces)
        return self._element_addresses(self._design.find(id))

    def standing_zone_addresses(self, zone: str) -> tuple[IpAddress, ...]:
        """The representatives of a zone, one for each IP version it speaks."""
        found = (self.representative(zone, version) for version in (4, 6))
        return tuple(address for address in found if address is not None)

    # --- filling

    def _element_addresses(self, element: Element | None) -> tuple[IpAddress, ...]:
        if isinstance(element, Server):
            return tuple(a for machine in element.members for a in _interface_addresses(machine.interfaces))
        if isinstance(element, Firewall | Router | ReverseProxy | LoadBalancer):
            return _interface_addresses(element.interfaces)
        if isinstance(element, Client):
            return (element.address,) if element.address else self.standing_zone_addresses(element.zone)
        if isinstance(element, CloudService):
            invented = (self._representatives.get((element.id, version)) for version in (4, 6))
            return element.addresses or tuple(address for address in invented if address is not None)
        return self.standing_zone_addresses(element.id) if isinstance(element, Zone) else ()

    def _stated(self) -> Iterator[tuple[IpAddress, Owner]]:
        """Every address that the design states, services before the devices that only forward to them."""
        for server in self._design.servers:
            for machine in server.members:
                yield from _machine_addresses(server.id, machine)
        yield from self._stated_by_ends()
        for firewall in self._design.firewalls:
            zones = {interface.name: interface.zone for interface in firewall.interfaces}
            for entry in firewall.nat:
                zone = zones[entry.interface]
                yield entry.public, Owner(OwnerKind.NAT, firewall.id, firewall.id, zone, entry.interface)
        for device in self._design.forwarding_devices:
            yield from _device_addresses(device.id, device.interfaces, OwnerKind.FORWARDING)

    def _stated_by_ends(self) -> Iterator[tuple[IpAddress, Owner]]:
        for proxy in self._design.reverse_proxies:
            yield from _device_addresses(proxy.id, proxy.interfaces, OwnerKind.PROXY)
        for balancer in self._design.load_balancers:
            yield from self._balancer_addresses(balancer)
        for client in self._design.clients:
            if client.address is not None:
                yield client.address, Owner(OwnerKind.CLIENT, client.id, client.id, client.zone)
        for service in self._design.cloud_services:
            for address in service.addresses:
                yield address, Owner(OwnerKind.CLOUD, service.id, service.id, service.zone)

    def _balancer_addresses(self, balancer: LoadBalancer) -> Iterator[tuple[IpAddress, Owner]]:
        for vip in balancer.vips:
            touched = {interface.zone: interface.name for interface in balancer.interfaces}
            zones = [zone for zone in self._subnet_zones(vip.address) if zone in touched or not touched]
            zone = next(iter(zones or touched), None)
            if zone is not None:
                yield vip.address, Owner(OwnerKind.VIP, balancer.id, vip.id, zone, touched.get(zone, ""))
        yield from _device_addresses(balancer.id, balancer.interfaces, OwnerKind.BALANCER)

    def _subnet_zones(self, address: IpAddress) -> tuple[str, ...]:
        """Zones of the longest subnet that holds an address."""
        number, bits = int(address), address.max_prefixlen
        for version, length in sorted(self._subnets, reverse=True):
            if version == address.version:
                network = number >> (bits - length) << (bits - length)
                zones = self._subnets[version, length].get(network)
                if zones:
                    return tuple(zones)
        return ()

    def _unstated(self, address: IpAddress) -> tuple[Owner, ...]:
        zones = self._subnet_zones(address)
        if zones:
            return tuple(self._zone_host(zone, address) for zone in zones)
        if self._internet is None or is_private(address):
            return ()
        return (Owner(OwnerKind.INTERNET, self._internet, self._internet, self._internet),)

    def _zone_host(self, zone: str, address: IpAddress) -> Owner:
        """A host that the design does not draw: of a client group, of the Internet, or nobody."""
        client = self._roaming.get(zone)
        if client is not None:
            return Owner(OwnerKind.CLIENT, client, client, zone)
        if self._zones[zone].zone_kind in CORE_KINDS:
            return Owner(OwnerKind.INTERNET, zone, zone, zone)
        kind = OwnerKind.HOST if address == self.representative(zone, address.version) else OwnerKind.NOBODY
        return Owner(kind, zone, zone, zone)

    def _invent(self) -> None:
        """Gives sample addresses to zones without subnets and to cloud services without addresses."""
        wanting: list[tuple[str, Owner]] = []
        for zone in self._design.zones:
            if not zone.subnets:
                kind = OwnerKind.INTERNET if zone.zone_kind in CORE_KINDS else OwnerKind.HOST
                part = self._roaming.get(zone.id)
                part_kind = OwnerKind.CLIENT if part else kind
                wanting.append((zone.id, Owner(part_kind, part or zone.id, part or zone.id, zone.id)))
        for service in self._design.cloud_services:
            if not service.addresses:
                wanting.append((service.id, Owner(OwnerKind.CLOUD, service.id, service.id, service.zone)))
        if self._internet is not None:
            wanting.append((THE_INTERNET, Owner(OwnerKind.FORWARDING, THE_INTERNET, THE_INTERNET, self._internet)))
        for version in (4, 6):
            free = self._samples(version)
            for (id, owner), address in zip(wanting, free, strict=False):
                self._representatives[id, version] = address
                self._owners[address] = (owner,)

    def _samples(self, version: int) -> Iterator[IpAddress]:
        """Addresses that the design knows nothing of: a host at one that it routes somewhere would not be outside."""
        for network in _SAMPLES[version]:
            for number in range(1, min(network.num_addresses - 1, 1 << 17)):
                address: IpAddress = network.network_address + number
                if self._is_free(address) and not self._subnet_zones(address) and not self.routed.holds(address):
                    yield address

    def _free_host(self, subnet: IpNetwork) -> IpAddress:
        """A host of the subnet that no element holds: looked for from the end, where few put servers."""
        last = int(subnet.broadcast_address) - (1 if subnet.num_addresses > 2 else 0)
        first = max(int(subnet.network_address), last - _TRIES)
        for number in range(last, first, -1):
            address = subnet.network_address + (number - int(subnet.network_address))
            if self._is_free(address):
                return address
        return subnet.network_address + (last - int(subnet.network_address))

    def _is_free(self, address: IpAddress) -> bool:
        return address not in self._owners and address not in self._taken


class Routed:
    """Networks that routes of the design lead to, but for those that lead everywhere."""

    def __init__(self, design: Design) -> None:
        holders = (*(machine for server in design.servers for machine in server.members), *design.devices)
        self._networks = {
            (route.network.version, route.network.prefixlen, int(route.network.network_address))
            for holder in holders
            for interface in holder.interfaces
            for route in interface.routes
            if route.network.prefixlen >= _NARROWEST_EVERYWHERE
        }
        self._lengths = {(version, length) for version, length, _ in self._networks}

    def holds(self, address: IpAddress) -> bool:
        """Tells whether any of them holds an address."""
        number, bits = int(address), address.max_prefixlen
        return any(
            (version, length, number >> (bits - length) << (bits - length)) in self._networks
            for version, length in self._lengths
            if version == address.version
        )


def _clients_without_address(design: Design) -> dict[str, str]:
    """The first client of each zone whose users may sit at any address of it."""
    found: dict[str, str] = {}
    for client in design.clients:
        if client.address is None:
            found.setdefault(client.zone, client.id)
    return found


def _interface_addresses(interfaces: tuple[Interface, ...]) -> tuple[IpAddress, ...]:
    return tuple(address for interface in interfaces for address in interface.addresses)


def _machine_addresses(server: str, machine: Machine) -> Iterator[tuple[IpAddress, Owner]]:
    for interface in machine.interfaces:
        for address in interface.addresses:
            yield address, Owner(OwnerKind.MACHINE, server, machine.id, interface.zone, interface.name)


def _device_addresses(
    device: str, interfaces: tuple[Interface, ...], kind: OwnerKind
) -> Iterator[tuple[IpAddress, Owner]]:
    for interface in interfaces:
        for address in interface.addresses:
            yield address, Owner(kind, device, device, interface.zone, interface.name)
