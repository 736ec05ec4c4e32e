"""Who asks which DNS view: inside users, mobile devices alone, outside users, or the perimeter.

A room of its own because view ids are free: whether a record belongs into a view follows from the zones whose
machines ask it, and every derivation of records must read that the same way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.model.clients import ClientDevice
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.zones import OUTSIDE_KINDS, PERIMETER_KINDS, DnsView, Zone, ZoneKind

_HOME_KINDS = frozenset({ZoneKind.INTERNAL, ZoneKind.BRANCH})


class Audience(StrEnum):
    """Whom a view serves.

    MOBILE is a view that nothing but mobile devices on the Wi-Fi ask; NOBODY one that no zone asks and no other
    view forwards to.
    """

    INSIDE = "inside"
    MOBILE = "mobile"
    OUTSIDE = "outside"
    PERIMETER = "perimeter"
    NOBODY = "nobody"


@dataclass(frozen=True)
class AskedView:
    """A DNS view with those who ask it.

    Attributes:
        zones: zones whose machines ask it.
        reached_by: those, and the zones whose views pass on to it what they do not hold.
        is_also_outside: inside users ask it, and outside users have no other view than this one.
        leans_on: whether it forwards to another view that serves the same audience; then it needs a record of its
            own only for names inside the DNS zones it holds.
    """

    view: DnsView
    audience: Audience
    zones: tuple[Zone, ...]
    reached_by: tuple[Zone, ...]
    is_also_outside: bool = False
    leans_on: bool = False
    _held: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def id(self) -> str:
        """Id of the view."""
        return self.view.id

    @property
    def is_asked_from_outside(self) -> bool:
        """Some outside user asks it, rightly or not."""
        return any(zone.zone_kind in OUTSIDE_KINDS for zone in self.zones) or self.audience is Audience.OUTSIDE

    @property
    def is_asked_from_branches_only(self) -> bool:
        """Only branch zones ask it, so that it may answer differently from the central sites."""
        return bool(self.zones) and all(zone.zone_kind is ZoneKind.BRANCH for zone in self.zones)

    def held_zone(self, name: str) -> str | None:
        """The longest DNS zone of this view that holds `name`, or None.

        It looks each ending of the name up rather than trying every zone: a view may hold thousands.
        """
        rest = normalized(name)
        while rest:
            if rest in self._held:
                return rest
            _, _, rest = rest.partition(".")
        return None

    def needs(self, name: str) -> bool:
        """Tells whether the view needs a record of its own for `name`."""
        return not self.leans_on or self.held_zone(name) is not None

    def is_pinpoint(self, name: str) -> bool:
        """Tells whether `name` can only be answered as the top of a zone of its own (a pin-point zone).

        A view that lists no zones at all has not said what it holds; nothing is concluded from that.
        """
        held = self.held_zone(name)
        return held == normalized(name) or (held is None and bool(self._held))


def asked_views(design: Design) -> tuple[AskedView, ...]:
    """Every view of the design with its audience.

    Internal and branch zones make a view an inside one whoever else asks it; then outside zones make it an outside
    one, and so does an inside view that forwards to it, or any view if no zone asks it itself (a public resolver);
    then Wi-Fi zones make it one of mobile devices, unless other clients sit there too; then perimeter zones. Where
    no view serves outside users alone, the inside views that they ask serve them as well.
    """
    zones_of: dict[str, list[Zone]] = {view.id: [] for view in design.dns_views}
    for zone in design.zones:
        zones_of[zone.view].append(zone)
    public = _public_resolvers(design.dns_views, zones_of)
    settled_zones = _zones_with_other_clients(design)
    audiences = {view.id: _audience(zones_of[view.id], view.id in public, settled_zones) for view in design.dns_views}
    reach = _reach(design.dns_views, zones_of)
    lacks_outside = Audience.OUTSIDE not in audiences.values()
    return tuple(
        AskedView(
            view=view,
            audience=audiences[view.id],
            zones=tuple(zones_of[view.id]),
            reached_by=tuple(reach[view.id]),
            is_also_outside=lacks_outside and any(zone.zone_kind in OUTSIDE_KINDS for zone in zones_of[view.id]),
            leans_on=view.forwards_to is not None
            and audiences[view.id] is not Audience.MOBILE
            and audiences[view.forwards_to] is audiences[view.id],
            _held=frozenset(map(normalized, view.holds)),
        )
        for view in design.dns_views
    )


def _zones_with_other_clients(design: Design) -> frozenset[str]:
    return frozenset(client.zone for client in design.clients if client.device is not ClientDevice.MOBILE)


def _public_resolvers(views: tuple[DnsView, ...], zones_of: Mapping[str, list[Zone]]) -> set[str]:
    """Views that others forward to as one does to a public resolver."""
    found = set()
    for view in views:
        if view.forwards_to is not None:
            asks_for_home = any(zone.zone_kind in _HOME_KINDS for zone in zones_of[view.id])
            if asks_for_home or not zones_of[view.forwards_to]:
                found.add(view.forwards_to)
    return found


def _audience(zones: Iterable[Zone], is_public_resolver: bool, settled_zones: frozenset[str]) -> Audience:
    kinds = {zone.zone_kind for zone in zones}
    if kinds & _HOME_KINDS:
        return Audience.INSIDE
    if kinds & OUTSIDE_KINDS or is_public_resolver:
        return Audience.OUTSIDE
    if ZoneKind.WIFI in kinds:
        return Audience.INSIDE if any(zone.id in settled_zones for zone in zones) else Audience.MOBILE
    return Audience.PERIMETER if kinds & PERIMETER_KINDS else Audience.NOBODY


def _reach(views: tuple[DnsView, ...], zones_of: Mapping[str, list[Zone]]) -> dict[str, list[Zone]]:
    """The zones whose questions arrive at each view, directly or passed on."""
    above = {view.id: view.forwards_to for view in views}
    reach: dict[str, list[Zone]] = {view.id: [] for view in views}
    for view in views:
        at: str | None = view.id
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            reach[at] += zones_of[view.id]
            at = above[at]
    return reach
