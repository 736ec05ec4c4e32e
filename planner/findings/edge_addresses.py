"""The addresses of Edge services: what each service is bound to, and what a translation shows for it.

A module of its own because the rules about NAT, balancing and the number of addresses ask the same two questions.
"""

from collections.abc import Iterator

from planner.findings.rule import Inspection
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, NatEntry, VipPurpose
from planner.model.interfaces import BoundService, Interface, Side
from planner.model.servers import EdgePool, Machine

SERVICES = {
    BoundService.ACCESS_EDGE: ("Access Edge", "access_fqdn"),
    BoundService.WEB_CONFERENCING_EDGE: ("Web Conferencing Edge", "web_conferencing_fqdn"),
    BoundService.AV_EDGE: ("A/V Edge", "av_fqdn"),
}
"""What the services are called, and the field of the pool that holds their public name."""

EXTERNAL_VIPS = {
    VipPurpose.EDGE_ACCESS: "Access Edge",
    VipPurpose.EDGE_WEB_CONFERENCING: "Web Conferencing Edge",
    VipPurpose.EDGE_AV: "A/V Edge",
}
"""Purposes of virtual addresses in front of Edge services."""


def external_adapters(machine: Machine) -> tuple[Interface, ...]:
    """Adapters on the outer side of an Edge Server."""
    return tuple(face for face in machine.interfaces if face.side is Side.EXTERNAL)


def internal_adapters(machine: Machine) -> tuple[Interface, ...]:
    """Adapters on the inner side of an Edge Server."""
    return tuple(face for face in machine.interfaces if face.side in (Side.INTERNAL, Side.PRIMARY))


def addresses_of(machine: Machine, service: BoundService) -> tuple[IpAddress, ...]:
    """What a service is bound to; without a binding every outer address of the machine."""
    for binding in machine.bindings:
        if binding.service is service and binding.addresses:
            return binding.addresses
    return tuple(address for face in external_adapters(machine) for address in face.addresses)


def published_address(machine: Machine, service: BoundService) -> IpAddress | None:
    """The public address of a service as it is entered in the topology."""
    return next((binding.published for binding in machine.bindings if binding.service is service), None)


def translations(inspection: Inspection) -> dict[IpAddress, tuple[Firewall, NatEntry]]:
    """The translation of each private address, from all firewalls."""
    return inspection.once(_translations)


def _translations(inspection: Inspection) -> dict[IpAddress, tuple[Firewall, NatEntry]]:
    found: dict[IpAddress, tuple[Firewall, NatEntry]] = {}
    for firewall in inspection.design.firewalls:
        for entry in firewall.nat:
            found.setdefault(entry.private, (firewall, entry))
    return found


def edge_vips(design: Design, edge: EdgePool) -> Iterator[tuple[str, str, VipPurpose, IpAddress]]:
    """(balancer id, VIP id, purpose, address) of each virtual address in front of an Edge pool."""
    for balancer in design.load_balancers:
        for vip in balancer.vips:
            if vip.pool == edge.id:
                yield balancer.id, vip.id, vip.purpose, vip.address
