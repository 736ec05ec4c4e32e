"""Endpoint: the hosts of one element or zone that play a role, with their addresses in both IP families.

A room of its own because whoever walks or prints a flow needs these hosts and not the table of roles that found them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.devices import Vip
from planner.model.interfaces import BoundService, Interface, Side
from planner.model.servers import Machine, Server

BOTH_FAMILIES = frozenset({4, 6})


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """The hosts of one element (or zone) in one zone that play a role.

    Attributes:
        role: role or zone id of the catalog.
        element: id of the element or zone.
        parts: ids of machines or VIPs with an address each, in step with `addresses`; empty for zones and clients. A
            machine with both IP families stands in it twice.
        addresses: planned addresses, IPv4 first; empty while none is planned, and for whole zones.
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

    def __hash__(self) -> int:
        return hash((self.role, self.element, self.zone))  # nearly all differ in these; addresses take long to hash

    # Kept once found: an endpoint of a provider is the end of hundreds of flows.

    @cached_property
    def families(self) -> frozenset[int]:
        """IP versions that its hosts speak; both while nothing is planned, and for any host outside."""
        stated = self.addresses or self.networks
        return frozenset(item.version for item in stated) if stated else BOTH_FAMILIES

    @cached_property
    def _stated_versions(self) -> frozenset[int]:
        return frozenset(item.version for item in (*self.addresses, *self.networks))

    @cached_property
    def address_texts(self) -> tuple[str, ...]:
        """Its addresses as they stand in rows."""
        return tuple(str(address) for address in self.addresses)

    def in_family(self, version: int) -> "Endpoint":
        """The endpoint as the hosts of one IP version see it; most speak only one, and see all of it."""
        is_of_one = self._stated_versions <= {version}
        if is_of_one and len(self.parts) in (0, len(self.addresses)):
            return self
        hosts = [(part, own) for part, own in zip(self.parts, self.addresses, strict=False) if own.version == version]
        return replace(
            self,
            parts=tuple(part for part, _ in hosts) if self.addresses else self.parts,
            addresses=tuple(own for own in self.addresses if own.version == version),
            networks=tuple(network for network in self.networks if network.version == version),
        )


def _machine_addresses(
    machine: Machine, service: BoundService | None, sides: tuple[Side, ...]
) -> tuple[tuple[str, IpAddress | None], ...]:
    """(zone, address) that a machine uses for a service on one of its sides, one an IP version.

    Empty when it has no such side; without any address it is the zone of that side alone.
    """
    interfaces = [interface for interface in machine.interfaces if interface.side in sides] or (
        list(machine.interfaces) if Side.PRIMARY in sides else []
    )
    bound = next((binding.addresses for binding in machine.bindings if binding.service is service), ())
    if bound:
        homes = {address: interface.zone for interface in machine.interfaces for address in interface.addresses}
        zone = interfaces[0].zone if interfaces else ""
        found = [(homes.get(address, zone), address) for address in _first_of_each_family(bound)]
        return tuple((zone, address) for zone, address in found if zone)
    addressed = next((interface for interface in interfaces if interface.addresses), None)
    if addressed is not None:
        return tuple((addressed.zone, address) for address in _first_of_each_family(addressed.addresses))
    return tuple((interface.zone, None) for interface in interfaces[:1])


def _first_of_each_family(addresses: tuple[IpAddress, ...]) -> tuple[IpAddress, ...]:
    """The first IPv4 and the first IPv6 address: further ones on an adapter serve other purposes."""
    found: dict[int, IpAddress] = {}
    for address in addresses:
        found.setdefault(address.version, address)
    return tuple(found[version] for version in sorted(found))


def server_endpoints(
    server: Server,
    role: str,
    service: BoundService | None = None,
    sides: tuple[Side, ...] = (Side.PRIMARY, Side.INTERNAL),
) -> Iterable[Endpoint]:
    """The hosts of a server that serve on some of their sides, zone by zone."""
    by_zone: dict[str, list[tuple[str, IpAddress | None]]] = {}
    for machine in server.members:
        for zone, address in _machine_addresses(machine, service, sides):
            by_zone.setdefault(zone, []).append((machine.id, address))
    for zone, members in by_zone.items():
        placed = [(part, address) for part, address in members if address is not None]
        placed.sort(key=lambda item: item[1].version)
        yield Endpoint(
            role=role,
            element=server.id,
            zone=zone,
            label=server.fqdn,
            parts=tuple(part for part, _ in placed) or tuple(part for part, _ in members),
            addresses=tuple(address for _, address in placed),
        )


def device_endpoint(role: str, device: str, name: str, side: Interface) -> Endpoint:
    """A device as it is seen on one of its sides."""
    addresses = _first_of_each_family(side.addresses)
    return Endpoint(
        role=role, element=device, zone=side.zone, label=name, parts=(device,) * len(addresses), addresses=addresses
    )


def vip_endpoint(role: str, zone: str, vips: list[Vip]) -> Endpoint:
    """One endpoint for VIPs that differ in nothing but their address, as those of the two IP families do."""
    ordered = sorted(vips, key=lambda vip: vip.address.version)
    return Endpoint(
        role=role,
        element=ordered[0].pool,
        zone=zone,
        label=ordered[0].id,
        parts=tuple(vip.id for vip in ordered),
        addresses=tuple(vip.address for vip in ordered),
    )
