"""Where a host or a firewall hands packets on that go to a network it does not stand in.

A module of its own because the rules about missing routes and the cures that write routes down ask the same of
connections, networks and the devices between them.
"""

from collections.abc import Collection, Iterator

from planner.findings.mobility_paths import mobility_paths
from planner.findings.rule import Inspection
from planner.model.addresses import IpAddress, IpNetwork, networks_with
from planner.model.design import Design
from planner.model.devices import Firewall, Router
from planner.traffic import Walk


def connections(inspection: Inspection) -> Iterator[Walk]:
    """Walks of everything that has to work: the required flows, and devices to their Mobility service."""
    for flow_walk in inspection.plan.flow_walks:
        if flow_walk.planned.is_required:
            yield from flow_walk.walks
    for path in mobility_paths(inspection):
        yield path.walk


def networks_of(inspection: Inspection, address: IpAddress) -> Iterator[tuple[str, IpNetwork]]:
    """Subnets that an address lies in, each with the id of its zone."""
    for zone in inspection.traffic.zones_of(address):
        for subnet in networks_with(address, inspection.design.zone(zone).subnets):
            yield zone, subnet


def next_device(
    design: Design, zone: str, far: Collection[str], *, apart: str = ""
) -> tuple[Firewall | Router, tuple[IpAddress, ...]] | None:
    """The one device of a zone that stands in a far zone too, else the only one; None where several could be meant.

    Args:
        design: the design.
        zone: id of the zone in which packets are handed on.
        far: ids of the zones in which they are to arrive.
        apart: id of the device that hands them on itself.

    Returns:
        The device, and its addresses in the zone.
    """
    near = [
        (device, face.addresses)
        for device in design.forwarding_devices
        if device.id != apart
        for face in device.interfaces
        if face.zone == zone
    ]
    there = [item for item in near if any(face.zone in far for face in item[0].interfaces)] or near
    return there[0] if len(there) == 1 else None


def of_version(addresses: tuple[IpAddress, ...], version: int) -> IpAddress | None:
    """The first address of an IP version."""
    return next((address for address in addresses if address.version == version), None)
