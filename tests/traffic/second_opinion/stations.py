"""What stands where: everything with a network adapter, and what travels between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import ip_network

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import LoadBalancer, Transport
from planner.model.interfaces import Interface
from planner.model.servers import Server
from planner.model.zones import OUTSIDE_KINDS, ZoneKind
from planner.traffic.trace import Verdict

THE_INTERNET = "the-internet"
"""Reading: the Internet is one router; no drawn device stands between it and cellular networks, partners, the cloud."""
PRIVATE = tuple(ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))


@dataclass(frozen=True)
class Station:
    """Anything with a network adapter."""

    id: str
    thing: object
    adapters: tuple[Interface, ...]
    server: Server | None = None
    is_forwarding: bool = False

    def holds(self, address: IpAddress) -> bool:
        return any(address in adapter.addresses for adapter in self.adapters)


@dataclass(frozen=True)
class Packet:
    source: IpAddress
    source_port: int
    destination: IpAddress
    port: int
    transport: Transport

    def reversed(self) -> Packet:
        return Packet(self.destination, self.port, self.source, self.source_port, self.transport)


@dataclass(frozen=True)
class Connection:
    """What a firewall remembers: the packet as it came, as its filter saw it, and as it went on."""

    firewall: str
    came: Packet
    seen: Packet
    went: Packet
    came_by: str
    went_by: str


@dataclass(frozen=True)
class Journey:
    """Where a packet has been: (station, adapter it came in by, packet) each time, and who remembers it."""

    steps: tuple[tuple[str, str, Packet], ...] = ()
    memory: tuple[Connection, ...] = ()
    last_station: Station | None = None
    is_reply: bool = False


@dataclass(frozen=True)
class End:
    """How one packet ended. `verdict` None: it is at a station that holds its destination."""

    verdict: Verdict | None
    station: Station
    adapter: Interface | None
    packet: Packet
    journey: Journey
    blamed: str | None = None


@dataclass(frozen=True)
class Way:
    """One hop: out by `adapter`, to `next` where it comes in by `entry`."""

    adapter: Interface
    next: Station
    entry: Interface


def stations_of(design: Design) -> Iterator[Station]:
    joined = tuple(Interface(name=zone, zone=zone) for zone in joined_by_the_internet(design))
    yield Station(THE_INTERNET, None, joined, None, True)
    for server in design.servers:
        for machine in server.members:
            yield Station(machine.id, machine, machine.interfaces, server)
    for device in design.devices:
        adapters = device.interfaces
        if isinstance(device, LoadBalancer):
            adapters = tuple(
                replace(adapter, addresses=(*adapter.addresses, *_vips_in(design, device, adapter)))
                for adapter in adapters
            )
        yield Station(device.id, device, adapters, None, device in design.forwarding_devices)
    for client in design.clients:
        held = (client.address,) if client.address else ()
        yield Station(client.id, client, (Interface(name="own", zone=client.zone, addresses=held),))
    for service in design.cloud_services:
        yield Station(service.id, service, (Interface(name="own", zone=service.zone, addresses=service.addresses),))


def joined_by_the_internet(design: Design) -> list[str]:
    """Zones that are places on the Internet.

    Reading: each of them is, whatever lines of one's own are drawn to it besides; a guest Wi-Fi is one only where
    nobody drew how it gets there.
    """
    drawn = {a.zone for device in design.forwarding_devices for a in device.interfaces}
    return [
        zone.id
        for zone in design.zones
        if zone.zone_kind in OUTSIDE_KINDS and (zone.zone_kind is not ZoneKind.GUEST_WIFI or zone.id not in drawn)
    ]


def _vips_in(design: Design, balancer: LoadBalancer, adapter: Interface) -> tuple[IpAddress, ...]:
    subnets = design.zone(adapter.zone).subnets
    return tuple(vip.address for vip in balancer.vips if any(vip.address in ip_network(str(s)) for s in subnets))


def is_private(address: IpAddress) -> bool:
    return any(address.version == network.version and address in network for network in PRIVATE)
