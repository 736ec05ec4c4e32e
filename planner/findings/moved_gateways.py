"""The default gateway of a host between two networks, moved from its inner to its outer adapter.

A module of its own because the rules about the adapters of Edge Servers and of reverse proxies offer the same cure.
"""

from dataclasses import replace

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.interfaces import Interface, Side, StaticRoute
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS


def with_gateway_outside(
    design: Design, faces: tuple[Interface, ...], inner: Interface
) -> tuple[Interface, ...] | None:
    """The adapters with the gateway outside, and routes through the old one inside; None where it is not known.

    Args:
        design: of the host.
        faces: its adapters.
        inner: the one of them that has the gateway.
    """
    outer = [face for face in faces if face is not inner and face.side is Side.EXTERNAL]
    old = inner.gateway
    new = _towards_the_internet(design, outer[0].zone, old.version) if len(outer) == 1 and old is not None else None
    if old is None or new is None:
        return None
    known = {route.network for route in inner.routes}
    own = design.zone(inner.zone).subnets
    inside = dict.fromkeys(
        subnet
        for zone in design.zones
        if zone.zone_kind in INSIDE_KINDS
        for subnet in zone.subnets
        if subnet.version == old.version and subnet not in known and subnet not in own
    )
    routes = (*inner.routes, *(StaticRoute(network=subnet, via=old) for subnet in inside))
    moved = {outer[0].name: replace(outer[0], gateway=new), inner.name: replace(inner, gateway=None, routes=routes)}
    return tuple(moved.get(face.name, face) for face in faces)


def _towards_the_internet(design: Design, zone: str, version: int) -> IpAddress | None:
    """The address of the one device of a network that has an interface outside."""
    found = [
        address
        for device in design.forwarding_devices
        if any(design.zone(face.zone).zone_kind in OUTSIDE_KINDS for face in device.interfaces)
        for face in device.interfaces
        if face.zone == zone
        for address in face.addresses
        if address.version == version
    ]
    return found[0] if len(found) == 1 else None
