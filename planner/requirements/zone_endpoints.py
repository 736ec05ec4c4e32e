"""Endpoints that are zones: any host inside, on a Wi-Fi, in a branch or outside.

A room of its own because most flows of clients start where nobody drew a single host, and which zones then stand for
them is a question of the whole design.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from planner.model.clients import ClientDevice
from planner.model.design import Design
from planner.model.devices import Device
from planner.model.relations import home_zone, mobile_clients, zones_of
from planner.model.servers import BranchAppliance, Gateway
from planner.model.zones import INSIDE_KINDS, Zone, ZoneKind
from planner.requirements.endpoint import Endpoint

ANYWHERE = frozenset({ZoneKind.INTERNET, ZoneKind.GUEST_WIFI})
"""Zones that stand for "any host outside": cellular, partner and cloud hosts come in through the Internet."""

Finder = Callable[[Design, str, str | None], Iterable[Endpoint]]
"""Hosts that stand for a role; the third argument is the side, where a flow names one."""


def _endpoint(zone: Zone, role: str, *, is_any: bool = False) -> Endpoint:
    return Endpoint(
        role=role,
        element=zone.id,
        zone=zone.id,
        label="any" if is_any and zone.zone_kind is not ZoneKind.GUEST_WIFI else zone.name,
        networks=() if is_any and zone.zone_kind is not ZoneKind.GUEST_WIFI else zone.subnets,
        is_any=is_any,
    )


def zones_of_kind(*kinds: ZoneKind) -> Finder:
    """Every zone of some kinds."""

    def find(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
        for zone in design.zones:
            if zone.zone_kind in kinds:
                yield _endpoint(zone, role)

    return find


def inside(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    """Internal zones where servers or clients are at home; a zone of gateways and second adapters is not "any host"."""
    homes = {home_zone(node) for node in design.nodes if not isinstance(node, Gateway | Device)}
    zones = [zone for zone in design.zones if zone.zone_kind is ZoneKind.INTERNAL]
    for zone in [zone for zone in zones if zone.id in homes] or zones:
        yield _endpoint(zone, role)


def anywhere(design: Design, role: str, _interface: str | None) -> Iterable[Endpoint]:
    """Outside hosts. Without an Internet zone the next best outside zone stands in for it."""
    zones = [zone for zone in design.zones if zone.zone_kind in ANYWHERE]
    if not any(zone.zone_kind is ZoneKind.INTERNET for zone in zones):
        others = (ZoneKind.CELLULAR, ZoneKind.CLOUD, ZoneKind.PARTNER)
        zones += [zone for zone in design.zones if zone.zone_kind in others][:1]
    for zone in zones:
        yield _endpoint(zone, role, is_any=True)


def internet(design: Design, role: str) -> Iterable[Endpoint]:
    """Any host on the Internet, without guest Wi-Fi: nobody serves from there."""
    for endpoint in anywhere(design, role, None):
        if design.zone(endpoint.zone).zone_kind is not ZoneKind.GUEST_WIFI:
            yield endpoint


def _for_clients(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    """Inside zones that may hold such clients while none is drawn: those of servers, and those with nothing in them.

    An empty zone that several devices join is a network between them, and nobody sits there; so it is with any empty
    zone as soon as clients are drawn inside.
    """
    found = {endpoint.zone: endpoint for endpoint in inside(design, role, interface)}
    if any(design.zone(client.zone).zone_kind is ZoneKind.INTERNAL for client in design.clients):
        return found.values()
    homes = {zone for node in design.nodes if not isinstance(node, Device) for zone in zones_of(node)}
    joins = Counter(zone for device in design.devices for zone in zones_of(device))
    for zone in design.zones:
        if zone.zone_kind is ZoneKind.INTERNAL and zone.id not in homes and joins[zone.id] == 1:
            found.setdefault(zone.id, _endpoint(zone, role))
    return found.values()


def zones_with(kind: ZoneKind, *devices: ClientDevice) -> Finder:
    """Zones of `kind` where such clients sit; while none is drawn, every zone of the kind that may hold some."""

    def find(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
        used = {client.zone for client in design.clients if client.device in devices}
        zones = [zone for zone in design.zones if zone.zone_kind is kind and zone.id in used]
        if zones:
            return [_endpoint(zone, role) for zone in zones]
        return (_for_clients if kind is ZoneKind.INTERNAL else zones_of_kind(kind))(design, role, interface)

    return find


def mobile_inside(design: Design, role: str, interface: str | None) -> Iterable[Endpoint]:
    """Wi-Fi with mobile devices, other zones inside where some are drawn, and branches that home mobile users.

    Users of a branch appliance are in the branch when they are at work, with their phones.
    """
    yield from zones_with(ZoneKind.WIFI, ClientDevice.MOBILE)(design, role, interface)
    used = {client.zone for client in mobile_clients(design)}
    homing = {item.site for item in design.servers_of(BranchAppliance) if item.homes_mobile_users and item.site}
    for zone in design.zones:
        is_home = zone.zone_kind is ZoneKind.BRANCH and zone.site in homing
        if zone.zone_kind in INSIDE_KINDS and zone.zone_kind is not ZoneKind.WIFI and (zone.id in used or is_home):
            yield _endpoint(zone, role)
