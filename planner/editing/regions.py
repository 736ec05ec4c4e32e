"""Regions: which zones stand together on a drawing, and beside which of them a device stands that joins zones.

A module of its own because it decides from what the design says alone; where a region comes to lie on the paper, and
how large it is, is another matter.

Zones outside are one region. A central site that has a perimeter is the head of a **band** of the drawing, and the
first central site always. What is not such a site stands on **storeys** below a band: branches, and central sites that
reach the perimeter of another. A network that joins sites, a WAN, has a storey of its own, and what it joins stands
below it.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from planner.model.design import Design, Node
from planner.model.devices import ForwardingDevice
from planner.model.relations import zones_of
from planner.model.servers import Server
from planner.model.zones import OUTSIDE_KINDS, PERIMETER_KINDS, SiteKind, Zone, ZoneKind

_KIND_ORDER = {kind: index for index, kind in enumerate(ZoneKind)}
_MAIN_KINDS = (ZoneKind.INTERNAL, ZoneKind.BRANCH)


@dataclass(slots=True)
class Ground:
    """The zones of one site that stand together, and the devices beside them.

    Attributes:
        site: its id; that of the zone for a branch network without a site, None for all others of no site.
        perimeter: outer ones first.
        inside: the main network first.
        outer: devices between the outside and the perimeter.
        front: devices between the perimeter and the inside, or in front of a ground without perimeter.
        between: devices between the main network and another, by the id of that.
    """

    site: str | None
    perimeter: list[Zone] = field(default_factory=list)
    inside: list[Zone] = field(default_factory=list)
    outer: list[Node] = field(default_factory=list)
    front: list[Node] = field(default_factory=list)
    between: dict[str, list[Node]] = field(default_factory=dict)


@dataclass(slots=True)
class Storey:
    """What stands side by side below a band.

    Attributes:
        transit: the network that joins all of it; None where each is joined in another way.
        hubs: devices that join several grounds of the storey.
        groups: grounds; each group begins a new row.
    """

    transit: Zone | None = None
    hubs: list[Node] = field(default_factory=list)
    groups: tuple[list[Ground], list[Ground]] = field(default_factory=lambda: ([], []))


@dataclass(slots=True)
class Band:
    """A central site from perimeter to inside, and the storeys below it."""

    ground: Ground
    storeys: list[Storey] = field(default_factory=lambda: [Storey()])


@dataclass(slots=True)
class Regions:
    """All zones of a design, and all devices that join zones."""

    outside: list[Zone]
    bands: list[Band]


def regions_of(design: Design, contents: Mapping[str, list[Node]]) -> Regions:
    """The regions of a design.

    Args:
        design: whose zones and devices are drawn.
        contents: nodes by the zone that they stand in.
    """
    return _Survey(design, contents).regions()


class _Survey:
    """What is known of a design while its regions are worked out."""

    def __init__(self, design: Design, contents: Mapping[str, list[Node]]) -> None:
        self._design, self._contents = design, contents
        ordered = sorted(design.zones, key=lambda zone: _KIND_ORDER[zone.zone_kind])
        self._outside = [zone for zone in ordered if zone.zone_kind in OUTSIDE_KINDS]
        self._zones = [zone for zone in ordered if zone.zone_kind not in OUTSIDE_KINDS]
        self._joins = [
            (node, zones_of(node)) for node in design.devices if isinstance(node, ForwardingDevice) and zones_of(node)
        ]
        self._heads = self._heads_of_bands()
        self._home = self._homes()
        self._transits = self._transit_zones()
        self._grounds = self._make_grounds()
        branches = {site.id for site in design.sites if site.site_kind is SiteKind.BRANCH}
        self._branches = {key for key in self._grounds if key in branches or key in self._home}
        self._bands = [Band(self._grounds[head]) for head in self._heads]
        self._reached: dict[str | None, str] = {}
        """The transit network that each ground is joined to."""
        self._on: dict[str | None, Storey] = {}
        self._transit_storeys: dict[str, Storey] = {}

    def regions(self) -> Regions:
        """All of it."""
        hubs = [item for item in self._joins if not self._place_device(*item)]
        self._raise_storeys()
        for node, zones in hubs:
            self._storey_of(zones).hubs.append(node)
        if not any(band.ground.perimeter for band in self._bands):
            for band in self._bands:  # one gap is enough between the outside and the inside
                band.ground.front, band.ground.outer = [*band.ground.outer, *band.ground.front], []
        return Regions(self._outside, self._bands)

    # --- zones ----------------------------------------------------------------------------------

    def _heads_of_bands(self) -> list[str | None]:
        """Sites that head a band, in the order of the design; None where the design has no central site."""
        central = [site.id for site in self._design.sites if site.site_kind is SiteKind.CENTRAL]
        guarded = {zone.site for zone in self._zones if zone.zone_kind in PERIMETER_KINDS}
        used = {zone.site for zone in self._zones}
        heads: list[str | None] = [site for site in central if site in guarded]
        return heads or [*[site for site in central if site in used][:1]] or [None]

    def _homes(self) -> dict[str, str | None]:
        """The key of the ground that each zone would stand on."""
        homes: dict[str, str | None] = {}
        for zone in self._zones:
            if zone.site is not None:
                homes[zone.id] = zone.site
            else:
                homes[zone.id] = zone.id if zone.zone_kind is ZoneKind.BRANCH else self._heads[0]
        return homes

    def _transit_zones(self) -> set[str]:
        """Networks inside that join sites: devices of several lead there, and no site has its servers there."""
        reached: dict[str, set[str | None]] = {}
        for node, zones in self._joins:
            homes = {self._home[zone] for zone in zones if zone in self._home and self._site_of(zone) is not None}
            for zone in zones:
                reached.setdefault(zone, set()).update(homes | {node.site} - {None})
        mains = {zone.id for zone in self._mains()}
        return {
            zone.id
            for zone in self._zones
            if zone.zone_kind is ZoneKind.INTERNAL and zone.id not in mains and len(reached.get(zone.id, ())) > 1
        }

    def _site_of(self, zone: str) -> str | None:
        """The site of a zone, also of a branch network that has none."""
        found = self._design.zone(zone)
        return zone if found.zone_kind is ZoneKind.BRANCH else found.site

    def _mains(self) -> Iterator[Zone]:
        """The main network of each ground: the one that holds most servers."""
        best: dict[str | None, Zone] = {}
        for zone in self._zones:
            if zone.zone_kind in _MAIN_KINDS:
                home = self._home[zone.id]
                if home not in best or self._weight(zone) > self._weight(best[home]):
                    best[home] = zone
        yield from best.values()

    def _weight(self, zone: Zone) -> tuple[int, bool]:
        servers = sum(isinstance(node, Server) for node in self._contents.get(zone.id, ()))
        return (servers, zone.site == self._home[zone.id])

    def _make_grounds(self) -> dict[str | None, Ground]:
        grounds: dict[str | None, Ground] = {head: Ground(head) for head in self._heads}
        mains = {zone.id for zone in self._mains()}
        for zone in sorted(self._zones, key=lambda item: item.id not in mains):
            if zone.id in self._transits:
                continue
            home = self._home[zone.id]
            ground = grounds.setdefault(home, Ground(home))
            has_column = zone.zone_kind in PERIMETER_KINDS and home in self._heads
            (ground.perimeter if has_column else ground.inside).append(zone)
        return grounds

    # --- devices --------------------------------------------------------------------------------

    def _place_device(self, node: ForwardingDevice, zones: tuple[str, ...]) -> bool:
        """Gives a device to a ground; tells whether there is one that it belongs to."""
        keys = list(
            dict.fromkeys(self._home[zone] for zone in zones if zone in self._home and zone not in self._transits)
        )
        below = [key for key in keys if key not in self._heads]
        if below:
            owner = _only_owner(below, node.site, self._branches)
            if owner is None:
                return False
            self._grounds[owner].front.append(node)
        elif keys:
            self._place_at_head(node, zones, self._grounds[node.site if node.site in keys else keys[-1]])
        elif all(zone in self._transits for zone in zones):
            return False
        else:
            self._grounds[self._heads[0]].outer.append(node)
        return True

    def _place_at_head(self, node: ForwardingDevice, zones: tuple[str, ...], ground: Ground) -> None:
        inside = [zone.id for zone in ground.inside if zone.id in zones]
        if ground.perimeter and any(zone not in self._home for zone in zones):
            ground.outer.append(node)
        elif len(inside) == len(zones) and ground.inside[0].id in inside and len(inside) > 1:
            ground.between.setdefault(inside[1], []).append(node)
        else:
            ground.front.append(node)

    # --- storeys --------------------------------------------------------------------------------

    def _raise_storeys(self) -> None:
        """Puts transit networks and all grounds that head no band onto storeys."""
        self._reached = self._first_transits()
        for zone in self._zones:
            if zone.id in self._transits:
                storey = self._transit_storeys[zone.id] = Storey(zone)
                self._bands[self._band_of_transit(zone)].storeys.append(storey)
        for key in self._ranked():
            storey = self._storey_for(key)
            head = self._head_of(key)
            storey.groups[0 if head in self._heads else 1].append(self._grounds[key])
            self._on[key] = storey
        for band in self._bands:
            band.storeys.sort(key=_storey_rank)

    def _first_transits(self) -> dict[str | None, str]:
        """The transit network that each ground is joined to."""
        found: dict[str | None, str] = {}
        for key, ground in self._grounds.items():
            for node in (*ground.front, *ground.outer):
                transit = next((zone for zone in zones_of(node) if zone in self._transits), None)
                if transit is not None:
                    found.setdefault(key, transit)
        return found

    def _head_of(self, key: str | None) -> str | None:
        """The site that a ground hangs on: its central site, or itself for a central one."""
        site = next((site for site in self._design.sites if site.id == key), None)
        if site is None:
            return self._heads[0]
        if site.site_kind is SiteKind.CENTRAL:
            return key
        return site.central if site.central in self._grounds else self._heads[0]

    def _ranked(self) -> list[str | None]:
        """Grounds that head no band: in the order of their central sites, a central site before its branches."""
        order = {site.id: index for index, site in enumerate(self._design.sites)}
        rest = [key for key in self._grounds if key not in self._heads]

        def rank(key: str | None) -> tuple[int, bool, int]:
            head = self._head_of(key)
            return (order.get(head or "", -1), head != key, order.get(key or "", len(order)))

        return sorted(rest, key=rank)

    def _storey_for(self, key: str | None) -> Storey:
        transit = self._reached.get(key)
        if transit is not None:
            return self._transit_storeys[transit]
        head = self._head_of(key)
        if head in self._on:
            return self._on[head]
        return self._bands[self._heads.index(head) if head in self._heads else 0].storeys[0]

    def _band_of_transit(self, transit: Zone) -> int:
        """The band of its site, else the first that is joined to it, itself or by its branches."""
        if transit.site in self._heads:
            return self._heads.index(transit.site)
        joined: set[str | None] = set()
        for _, zones in self._joins:
            if transit.id in zones:
                joined.update(self._home[zone] for zone in zones if zone in self._home and zone not in self._transits)
        heads = {key if key in self._heads else self._head_of(key) for key in joined} & set(self._heads)
        return min((self._heads.index(head) for head in heads), default=0)

    def _storey_of(self, zones: tuple[str, ...]) -> Storey:
        """The storey where a device stands that joins several grounds."""
        for zone in zones:
            if zone in self._transit_storeys:
                return self._transit_storeys[zone]
        return next(self._on[self._home[zone]] for zone in zones if self._home.get(zone) in self._on)


def _only_owner(keys: list[str | None], site: str | None, branches: Container[str | None]) -> str | None:
    """Which of the grounds that a device joins it belongs to; None where it belongs to several alike."""
    if len(keys) == 1 or site in keys:
        return site if site in keys else keys[0]
    owned = [key for key in keys if key in branches]
    return owned[0] if len(owned) == 1 else None


def _storey_rank(storey: Storey) -> tuple[bool, bool, bool]:
    """What hangs on a band directly comes first, then the networks of its site, then those of no site."""
    transit = storey.transit
    return (transit is not None, transit is not None and transit.site is None, not any(storey.groups))
