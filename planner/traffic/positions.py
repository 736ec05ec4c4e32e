"""Where a mobile device can be: cellular, Wi-Fi, guest Wi-Fi, a branch, at home.

A module of its own because who sits where, and which pool serves them there, is asked before any packet is walked;
the command line, the worksheet and what-if must mean the same places.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.model.clients import Client, ClientDevice, Platform
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.product import ClientGeneration
from planner.model.servers import BranchAppliance, FrontEndPool
from planner.model.zones import INSIDE_KINDS, Site, SiteKind, Zone, ZoneKind


class PositionKind(StrEnum):
    """Kinds of places, in the words of the scenarios (clauses S-SCN-01 to S-SCN-04)."""

    CELLULAR = "cellular"
    CORPORATE_WIFI = "corporate-wifi"
    GUEST_WIFI = "guest-wifi"
    BRANCH = "branch"
    HOME = "home"
    INSIDE = "inside"


_KINDS = {
    ZoneKind.CELLULAR: PositionKind.CELLULAR,
    ZoneKind.WIFI: PositionKind.CORPORATE_WIFI,
    ZoneKind.GUEST_WIFI: PositionKind.GUEST_WIFI,
    ZoneKind.BRANCH: PositionKind.BRANCH,
    ZoneKind.INTERNET: PositionKind.HOME,
    ZoneKind.PARTNER: PositionKind.HOME,
    ZoneKind.CLOUD: PositionKind.HOME,
}
"""Any other zone is a place inside, and one only where a mobile device is drawn there."""

_WITHOUT_CLIENT = frozenset({ZoneKind.CELLULAR, ZoneKind.WIFI, ZoneKind.GUEST_WIFI, ZoneKind.BRANCH, ZoneKind.INTERNET})
"""Zones that are a position even if nobody is drawn there."""

_EXPECTED = _WITHOUT_CLIENT - {ZoneKind.BRANCH}
"""Of these, the ones where devices are to be expected; a branch is one where its appliance homes mobile users."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place of mobile devices that are served alike.

    Attributes:
        id: of the client, or of the zone where none is drawn; walks start from it.
        zone: id of the zone.
        is_inside: devices there count as inside users.
        is_expected: devices are planned or to be expected there, so Mobility must work.
        pools: ids of the pools whose web services these users have. Users homed in the cloud would have none here and
            their cells other questions (flow `hybrid-autodiscover`); hybrid deployments are not asked yet.
        branch: id of the branch appliance that homes them, or None.
    """

    id: str
    name: str
    kind: PositionKind
    zone: str
    is_inside: bool
    is_expected: bool
    pools: tuple[str, ...]
    branch: str | None = None
    generation: ClientGeneration = ClientGeneration.SKYPE
    platforms: tuple[Platform, ...] = ()


def mobile_positions(design: Design) -> tuple[Position, ...]:
    """Every position of a design, outside first; none while Mobility is off or no pool serves it.

    Clients that differ in nothing a walk depends on are one position.
    """
    if not design.mobility.enabled:
        return ()
    pools = tuple(pool for pool in design.servers_of(FrontEndPool) if pool.mobility)
    if not pools:
        return ()
    found = [*_drawn(design, pools), *_undrawn(design, pools)]
    order = {kind: number for number, kind in enumerate(PositionKind)}
    return tuple(sorted(found, key=lambda position: order[position.kind]))


def _drawn(design: Design, pools: tuple[FrontEndPool, ...]) -> Iterator[Position]:
    seen = set()
    for client in design.clients:
        if client.device is not ClientDevice.MOBILE:
            continue
        key = (client.zone, client.home, client.generation, client.platforms, client.address)
        if key in seen:
            continue
        seen.add(key)
        zone = design.zone(client.zone)
        home = design.find(client.home) if client.home is not None else None
        branch = home.id if isinstance(home, BranchAppliance) else None
        yield Position(
            id=client.id,
            name=client.name,
            kind=position_kind(design, zone),
            zone=zone.id,
            is_inside=zone.zone_kind in INSIDE_KINDS,
            is_expected=_is_wanted(design, zone),
            pools=_pools_of_client(design, client, pools),
            branch=branch,
            generation=client.generation,
            platforms=client.platforms,
        )


def _undrawn(design: Design, pools: tuple[FrontEndPool, ...]) -> Iterator[Position]:
    occupied = {client.zone for client in design.clients if client.device is ClientDevice.MOBILE}
    for zone in design.zones:
        if zone.zone_kind not in _WITHOUT_CLIENT or zone.id in occupied:
            continue
        appliance = _appliance_at(design, zone)
        if zone.zone_kind not in INSIDE_KINDS:
            served = pools
        else:
            served = _behind(design, appliance, pools) if appliance is not None else _near(design, zone.site, pools)
        yield Position(
            id=zone.id,
            name=zone.name,
            kind=position_kind(design, zone),
            zone=zone.id,
            is_inside=zone.zone_kind in INSIDE_KINDS,
            is_expected=(zone.zone_kind in _EXPECTED or appliance is not None) and _is_wanted(design, zone),
            pools=tuple(pool.id for pool in served),
            branch=appliance.id if appliance is not None else None,
        )


def position_kind(design: Design, zone: Zone) -> PositionKind:
    """The kind of place that a zone is; Wi-Fi at a branch site is the branch's."""
    if zone.zone_kind is ZoneKind.WIFI and zone.site is not None:
        site = design.find(zone.site)
        if isinstance(site, Site) and site.site_kind is SiteKind.BRANCH:
            return PositionKind.BRANCH
    return _KINDS.get(zone.zone_kind, PositionKind.INSIDE)


def _is_wanted(design: Design, zone: Zone) -> bool:
    """Where Mobility is for the Wi-Fi alone, nobody expects it to work outside (clause S-HLB-04)."""
    return zone.zone_kind in INSIDE_KINDS or not design.mobility.wifi_only


def _pools_of_client(design: Design, client: Client, pools: tuple[FrontEndPool, ...]) -> tuple[str, ...]:
    home = design.find(client.home) if client.home is not None else None
    if isinstance(home, FrontEndPool):
        return (home.id,) if home.mobility else ()
    if isinstance(home, BranchAppliance):
        return tuple(pool.id for pool in _behind(design, home, pools))
    return tuple(pool.id for pool in pools)


def _behind(design: Design, appliance: BranchAppliance, pools: tuple[FrontEndPool, ...]) -> tuple[FrontEndPool, ...]:
    """Pools with the web services of an appliance's users: its backup pool; without one the nearest."""
    backing = {server.id for server in design.linked_from(appliance.id, LinkKind.BACKUP)}
    return tuple(pool for pool in pools if pool.id in backing) or _near(design, appliance.site, pools)


def _near(design: Design, site_id: str | None, pools: tuple[FrontEndPool, ...]) -> tuple[FrontEndPool, ...]:
    """Pools at a site, else at its central site; else the first stands for all: their ways hardly differ."""
    site = design.find(site_id) if site_id is not None else None
    for place in (site_id, site.central if isinstance(site, Site) else None):
        at_place = tuple(pool for pool in pools if place is not None and pool.site == place)
        if at_place:
            return at_place
    return pools[:1]


def _appliance_at(design: Design, zone: Zone) -> BranchAppliance | None:
    """The appliance that homes mobile users at the zone's site."""
    if zone.site is None or zone.zone_kind not in INSIDE_KINDS:
        return None
    appliances = design.servers_of(BranchAppliance)
    return next((item for item in appliances if item.homes_mobile_users and item.site == zone.site), None)
