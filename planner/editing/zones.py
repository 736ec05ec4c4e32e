"""Edits of zones: which network segment an element stands in.

A module of its own because moving a box into another area is an act on the plan (its interface, its addresses),
not on the drawing.
"""

from dataclasses import replace

from planner.editing.edit import with_design
from planner.editing.fresh import fresh_id
from planner.model.addresses import IpAddress, in_networks
from planner.model.clients import Client, CloudService
from planner.model.design import Design, Element, Node
from planner.model.devices import Device
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.interfaces import Binding, Interface
from planner.model.servers import Machine, Server
from planner.model.zones import Site, Zone
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class MoveToZone:
    """Puts elements into another zone.

    Of servers and devices the home interface (the first) is plugged into the zone; addresses and gateways that do
    not fit its subnets are dropped, for the planner to choose anew.
    """

    elements: tuple[str, ...]
    zone: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return "Move to another zone"

    def apply(self, document: Document) -> Document:
        """The document with the elements in the zone.

        Raises:
            ModelError: no such zone or element, or an element that stands in no zone at all.
        """
        zone = document.design.get(self.zone)
        if not isinstance(zone, Zone):
            raise ModelError(f"{self.zone!r} is not a zone")
        moved = tuple(moved_to_zone(document.design, key, zone) for key in self.elements)
        return with_design(document, document.design.with_elements(moved))


@dataclass(frozen=True, slots=True)
class MoveToSite:
    """Makes zones part of a site, whose ground then holds them."""

    zones: tuple[str, ...]
    site: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return "Move to another site"

    def apply(self, document: Document) -> Document:
        """The document with the zones in the site.

        Raises:
            ModelError: no such zone or site.
        """
        if not isinstance(document.design.get(self.site), Site):
            raise ModelError(f"{self.site!r} is not a site")
        moved = []
        for key in self.zones:
            zone = document.design.get(key)
            if not isinstance(zone, Zone):
                raise ModelError(f"{key!r} is not a zone")
            moved.append(replace(zone, site=self.site))
        return with_design(document, document.design.with_elements(tuple(moved)))


def moved_to_zone(design: Design, element_id: str, zone: Zone) -> Element:
    """The element as it is after moving to `zone`.

    Raises:
        ModelError: it cannot stand in a zone.
    """
    node = design.get(element_id)
    if not isinstance(node, Node):
        raise ModelError(f"a {node.kind} does not stand in a zone")
    if isinstance(node, Client):
        fits = node.address is not None and _fits(node.address, zone)
        return replace(node, zone=zone.id, address=node.address if fits else None)
    if isinstance(node, CloudService):
        return replace(node, zone=zone.id)
    if isinstance(node, Device):
        return replace(node, interfaces=_replugged(node.interfaces, zone))
    if not node.members:
        machine = Machine(id=fresh_id(f"{node.id}-server", design.all_ids), fqdn=node.fqdn)
        node = replace(node, members=(machine,))
    return replace(node, members=tuple(_moved_machine(machine, zone, node) for machine in node.members))


def _moved_machine(machine: Machine, zone: Zone, server: Server) -> Machine:
    interfaces = _replugged(machine.interfaces, zone, home=_home_of(server))
    staying = {address for interface in interfaces for address in interface.addresses}
    return replace(machine, interfaces=interfaces, bindings=_kept_bindings(machine.bindings, staying))


def _home_of(server: Server) -> str | None:
    return next((interface.zone for machine in server.members for interface in machine.interfaces), None)


def _kept_bindings(bindings: tuple[Binding, ...], staying: set[IpAddress]) -> tuple[Binding, ...]:
    """Bindings without addresses that are gone; one that is left with nothing to say goes too."""
    kept = []
    for binding in bindings:
        addresses = tuple(address for address in binding.addresses if address in staying)
        if addresses == binding.addresses:
            kept.append(binding)
        elif addresses or binding.published:
            kept.append(replace(binding, addresses=addresses))
    return tuple(kept)


def _replugged(interfaces: tuple[Interface, ...], zone: Zone, home: str | None = None) -> tuple[Interface, ...]:
    """`interfaces` with the one in the home zone (else the first) plugged into `zone`."""
    if not interfaces:
        return (Interface(name=zone.id, zone=zone.id),)
    place = next((index for index, item in enumerate(interfaces) if item.zone == home), 0)
    old = interfaces[place]
    gateway = old.gateway if old.gateway is not None and _fits(old.gateway, zone) else None
    new = replace(
        old,
        zone=zone.id,
        addresses=tuple(address for address in old.addresses if _fits(address, zone)),
        gateway=gateway,
        routes=tuple(route for route in old.routes if _fits(route.via, zone)),
    )
    return (*interfaces[:place], new, *interfaces[place + 1 :])


def _fits(address: IpAddress, zone: Zone) -> bool:
    return not zone.subnets or in_networks(address, zone.subnets)
