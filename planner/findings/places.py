"""Who asks which DNS view from where: inside, outside, with a mobile device.

A module of its own because the name rules all turn on it, and "outside" must mean one thing in all of them.
"""

from planner.findings.finding import Repair, RepairKind
from planner.model.clients import Client
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.names import is_within, same_name
from planner.model.policies import Discovery
from planner.model.relations import mobile_clients
from planner.model.servers import BranchAppliance, DirectorPool, FrontEndPool, WebPool, internal_web_fqdn
from planner.model.zones import (
    INSIDE_KINDS,
    OUTSIDE_KINDS,
    DnsRecord,
    DnsView,
    Provenance,
    RecordType,
    Zone,
    ZoneKind,
)

AskedView = tuple[DnsView, Zone]
"""A view with one of the zones that ask it."""

_MOBILE_INSIDE = frozenset({ZoneKind.WIFI})
"""Zones where mobile devices are to be expected, even if no client is drawn there."""


def views_outside(design: Design) -> tuple[AskedView, ...]:
    """Views that outside users ask, each with the first zone that asks it.

    Guest Wi-Fi counts as outside (clause S-SCN-01). A view that inside users ask too is left out as long as there is
    another one for outside users: that an outside zone asks it is a fault of the zone, which has its own rule.
    """
    asked = _views(design, tuple(zone for zone in design.zones if zone.zone_kind in OUTSIDE_KINDS))
    inside = {view.id for view, _ in views_inside(design)}
    own = tuple((view, zone) for view, zone in asked if view.id not in inside)
    return own or asked


def views_inside(design: Design) -> tuple[AskedView, ...]:
    """Views that inside users ask, each with the first zone that asks it."""
    return _views(design, tuple(zone for zone in design.zones if zone.zone_kind in INSIDE_KINDS))


def mobile_views_inside(design: Design) -> tuple[AskedView, ...]:
    """Views that mobile devices inside ask."""
    occupied = {client.zone for client in mobile_clients(design)}
    zones = tuple(
        zone
        for zone in design.zones
        if zone.zone_kind in _MOBILE_INSIDE or (zone.id in occupied and zone.zone_kind in INSIDE_KINDS)
    )
    return _views(design, zones)


def _views(design: Design, zones: tuple[Zone, ...]) -> tuple[AskedView, ...]:
    first: dict[str, Zone] = {}
    for zone in zones:
        first.setdefault(zone.view, zone)
    return tuple((view, first[view.id]) for view in design.dns_views if view.id in first)


def web_pools(design: Design) -> tuple[WebPool, ...]:
    """Everything with an internal and an external web site, Directors last."""
    return (*design.servers_of(FrontEndPool), *design.servers_of(DirectorPool))


def mobile_pools(design: Design) -> tuple[FrontEndPool, ...]:
    """Front End pools that serve mobile users."""
    if not design.mobility.enabled:
        return ()
    return tuple(pool for pool in design.servers_of(FrontEndPool) if pool.mobility)


def has_equal_web_names(pool: WebPool) -> bool:
    """Both web sites under one name. That fault has its own rule; others do not report what follows from it."""
    return pool.web.external_fqdn is not None and same_name(pool.web.external_fqdn, internal_web_fqdn(pool))


def discovers_automatically(design: Design) -> bool:
    """Mobile devices find their pool by the discovery names."""
    return design.mobility.enabled and design.mobility.discovery is Discovery.AUTOMATIC and bool(mobile_pools(design))


def planned_record(design: Design, view_id: str, name: str) -> DnsRecord | None:
    """The planner's own record that decides the answer of a view for a name, views that it forwards to included."""
    views = {view.id: view for view in design.dns_views}
    seen: set[str] = set()
    while view_id in views and view_id not in seen:
        seen.add(view_id)
        for record in design.dns_records:
            if record.view == view_id and record.type is not RecordType.SRV and same_name(record.name, name):
                return record
        view = views[view_id]
        if view.forwards_to is None or any(is_within(name, zone) for zone in view.holds):
            return None
        view_id = view.forwards_to
    return None


def blamed(design: Design, view: DnsView, name: str) -> tuple[str, ...]:
    """Ids to blame for what a view answers: the planner's record if there is one, and the view."""
    record = planned_record(design, view.id, name)
    return (record.id, view.id) if record is not None else (view.id,)


def record_removal(design: Design, view: DnsView, name: str) -> Repair | None:
    """The edit that takes out the planner's own record which decides the answer, where there is one."""
    record = planned_record(design, view.id, name)
    if record is None or (not record.targets and view.provenance is Provenance.RECORDED):
        return None  # a recorded view does not know the name without the record either
    return Repair(kind=RepairKind.REMOVE_ELEMENT, label=f"Take the record '{record.name}' out", element=record.id)


def homes_of(design: Design, client: Client) -> tuple[FrontEndPool, ...]:
    """Pools whose web services a client uses: its home, the pool behind its branch appliance, or any."""
    home = design.find(client.home) if client.home else None
    if isinstance(home, FrontEndPool):
        return (home,)
    if isinstance(home, BranchAppliance):
        backing = design.linked_from(home.id, LinkKind.BACKUP)
        return tuple(pool for pool in backing if isinstance(pool, FrontEndPool))
    return mobile_pools(design)
