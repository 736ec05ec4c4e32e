"""Who sends, and how a packet leaves its sender: by which adapter, under which address.

A room of its own because every leg begins so, and because what comes of a packet may be known (`foregone`) as soon as
it is known how it sets out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.model.addresses import IpAddress
from planner.model.clients import Client, CloudService
from planner.model.devices import Firewall, LoadBalancer, ReverseProxy, Router, Vip
from planner.model.interfaces import Interface
from planner.model.servers import Machine, Server
from planner.model.zones import Zone
from planner.traffic.journey import Packet, Sender
from planner.traffic.network import Network
from planner.traffic.routes import Departure, NoRoute


class Sent(NamedTuple):
    """A packet as it is put on the wire of a zone. A sender without adapters has no departure."""

    packet: Packet
    zone: str
    departure: Departure | None

    @property
    def forwarder(self) -> str | None:
        """Id of the next device where a static route names it."""
        return self.departure.forwarder if self.departure is not None else None


class NoSource(NamedTuple):
    """The adapter by which a packet would leave has no address of its IP version."""

    departure: Departure


class Senders:
    """Tells who stands behind an id, and how their packets leave."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._known: dict[str, tuple[Sender, ...]] = {}

    def of(self, source: str) -> tuple[Sender, ...]:
        """Everyone that a question's source stands for: an id, or one with the adapter it is limited to."""
        found = self._known.get(source)
        if found is None:
            found = self._known[source] = self._find(source)
        return found

    def sent(self, sender: Sender, packet: Packet, *, keeps_source: bool) -> Sent | NoRoute | NoSource:
        """How a packet leaves its sender, with the source set unless it is kept; or why it does not."""
        if not sender.interfaces:
            return Sent(packet if keeps_source else _under_own_address(sender, packet), sender.zone, None)
        departure = self._network.routes.departure(sender.part, sender.interfaces, packet.destination)
        if isinstance(departure, NoRoute):
            return departure
        source = packet.source if keeps_source else self._source(departure.interface, packet)
        if source is None:
            return NoSource(departure)
        sent = packet if source is packet.source else packet._replace(source=source)
        return Sent(sent, departure.interface.zone, departure)

    def first_source(self, sender: Sender, address: IpAddress) -> IpAddress:
        """A source to begin with; sending sets the one of the chosen adapter."""
        own = (*sender.addresses, *(item for interface in sender.interfaces for item in interface.addresses))
        return next((item for item in own if item.version == address.version), address)

    def versions(self, sender: Sender) -> set[int]:
        """IP versions a sender speaks; both where none of its addresses is planned."""
        if not sender.interfaces:
            return {address.version for address in sender.addresses}
        own: set[int] = {address.version for interface in sender.interfaces for address in interface.addresses}
        return own if own else {4, 6}

    def _source(self, interface: Interface, packet: Packet) -> IpAddress | None:
        """The address that a machine shows on an interface: the wanted one where it is its own, else the first."""
        version = packet.destination.version
        if packet.source in interface.addresses and packet.source.version == version:
            return packet.source
        own = next((address for address in interface.addresses if address.version == version), None)
        if own is not None or interface.addresses:
            return own
        return self._network.locator.representative(interface.zone, version)

    # --- who stands behind an id

    def _find(self, source: str) -> tuple[Sender, ...]:
        id, _, interface = source.partition("/")
        senders = tuple(self._standing(id))
        if not interface:
            return senders
        return tuple(
            Sender(sender.element, sender.part, chosen)
            for sender in senders
            if (chosen := tuple(item for item in sender.interfaces if item.name == interface))
        )

    def _standing(self, id: str) -> Iterator[Sender]:
        """Everyone that an id stands for: each machine of a pool sends on its own."""
        design, locator = self._network.design, self._network.locator
        member = design.find_member(id)
        vip = design.find_vip(id)
        element = design.find(id)
        if member is not None:
            yield from _machine(*member)
        elif vip is not None:
            yield from self._virtual(*vip)
        elif isinstance(element, Server):
            for machine in element.members:
                yield from _machine(element, machine)
        elif isinstance(element, Firewall | Router | ReverseProxy | LoadBalancer):
            if element.interfaces:
                yield Sender(element.id, element.id, element.interfaces)
        elif isinstance(element, Client | CloudService):
            yield from _host(element.id, element.id, element.zone, locator.addresses_of(element.id))
        elif isinstance(element, Zone):
            yield from _host(element.id, element.id, element.id, locator.addresses_of(element.id))

    def _virtual(self, balancer: LoadBalancer, vip: Vip) -> Iterator[Sender]:
        """What a balancer sends for a VIP: under an address of its own where it translates the source."""
        own = {address.version for interface in balancer.interfaces for address in interface.addresses}
        if balancer.source_nat and vip.address.version in own:
            yield Sender(balancer.id, vip.id, balancer.interfaces)
        else:
            zone = next(iter(self._network.locator.zones_of(vip.address)), None)
            yield from _host(balancer.id, vip.id, zone, (vip.address,))


def _under_own_address(sender: Sender, packet: Packet) -> Packet:
    version = packet.destination.version
    own = next((address for address in sender.addresses if address.version == version), packet.source)
    return packet if own is packet.source else packet._replace(source=own)


def _machine(server: Server, machine: Machine) -> Iterator[Sender]:
    if machine.interfaces:
        yield Sender(server.id, machine.id, machine.interfaces)


def _host(element: str, part: str, zone: str | None, addresses: tuple[IpAddress, ...]) -> Iterator[Sender]:
    if zone is not None and addresses:
        yield Sender(element, part, (), zone, addresses)
