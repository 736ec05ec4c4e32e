"""Late zones: what a new zone changes in what was drawn before it, so that the order of drawing does not matter.

A module of its own because it looks back: templates choose zones for a new element from those that are there, and
this chooses again for elements that stand as their template left them, now that there is one more. What a planner has
changed since (an address, a rule, another zone, another place) is never touched.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.editing.drawing import Boxes, is_border_device
from planner.editing.links import side_in
from planner.editing.palette import Template, template_of
from planner.model.design import Design, Element, Node
from planner.model.devices import Device, Firewall
from planner.model.interfaces import Interface
from planner.model.relations import interfaces_of, zones_of
from planner.model.servers import Server
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS, PERIMETER_KINDS, DnsView, Provenance, Zone, ZoneKind

Point = tuple[float, float]


def second_zone(design: Design, what: Template, home: Zone) -> tuple[Zone, ...]:
    """Edge Servers and reverse proxies stand in the outer perimeter and reach into the inner one."""
    if what.kind not in ("edge-pool", "reverse-proxy") or home.zone_kind in INSIDE_KINDS:
        return ()
    others = [zone for zone in design.zones if zone.id != home.id]
    for kinds in (frozenset({ZoneKind.PERIMETER_INNER}), frozenset({ZoneKind.INTERNAL}), PERIMETER_KINDS):
        second = next((zone for zone in others if zone.zone_kind in kinds and zone.site in (home.site, None)), None)
        if second is not None:
            return (second,)
    return ()


def joined_zones(design: Design, boxes: Boxes, at: Point | None) -> tuple[Zone, ...]:
    """The two zones that a new firewall or router joins: those nearest to its place, the outer one first.

    Without a place those that usually need one between them and have none yet: outside and perimeter, then perimeter
    and inside.
    """
    if at is None and (pair := _open_pair(design)) is not None:
        return pair

    def distance(zone: Zone) -> tuple[float, str]:
        area = boxes.zones.get(zone.id)
        if area is None or at is None:
            return (0.0, "")
        dx = max(area.x - at[0], 0.0, at[0] - area.right)
        dy = max(area.y - at[1], 0.0, at[1] - area.bottom)
        return (dx * dx + dy * dy, zone.id)

    def order(zone: Zone) -> int:
        return list(ZoneKind).index(zone.zone_kind)

    nearest = sorted(design.zones, key=distance if at is not None else lambda zone: (order(zone), ""))[:2]
    return tuple(sorted(nearest, key=lambda zone: (order(zone), zone.id)))


_PAIRS = (
    (OUTSIDE_KINDS, frozenset({ZoneKind.PERIMETER_OUTER})),
    (frozenset({ZoneKind.PERIMETER_OUTER}), INSIDE_KINDS),
    (frozenset({ZoneKind.PERIMETER_INNER}), INSIDE_KINDS),
    (OUTSIDE_KINDS, INSIDE_KINDS),
)
"""Kinds of zones that a firewall usually stands between, in the order in which people draw them."""


def _open_pair(design: Design) -> tuple[Zone, Zone] | None:
    """The first usual pair of zones that no firewall and no router joins yet."""
    joined = [set(zones_of(device)) for device in design.devices if is_border_device(device)]
    for outer_kinds, inner_kinds in _PAIRS:
        outer = next((zone for zone in design.zones if zone.zone_kind in outer_kinds), None)
        inner = next((zone for zone in design.zones if zone.zone_kind in inner_kinds), None)
        if outer is not None and inner is not None and not any({outer.id, inner.id} <= zones for zones in joined):
            return outer, inner
    return None


def changed_by_zones(before: tuple[Design, Boxes], after: tuple[Design, Boxes]) -> tuple[Element, ...]:
    """Elements of the older design as they are once the newer one has more zones."""
    return (*_views(before[0], after[0]), *_nodes(before, after))


def _views(before: Design, after: Design) -> Iterator[DnsView]:
    """Internal views ask that of the Internet for other names, once there is an Internet."""
    internet = next((zone for zone in after.zones if zone.zone_kind is ZoneKind.INTERNET), None)
    if internet is None or any(zone.zone_kind is ZoneKind.INTERNET for zone in before.zones):
        return
    inner = {zone.view for zone in before.zones if zone.zone_kind in (*INSIDE_KINDS, ZoneKind.PERIMETER_INNER)}
    for view in before.dns_views:
        is_lost = view.forwards_to is None and view.provenance is Provenance.DERIVED
        if view.id in inner and view.id != internet.view and is_lost:
            yield replace(view, forwards_to=internet.view)


def _nodes(before: tuple[Design, Boxes], after: tuple[Design, Boxes]) -> Iterator[Node]:
    for node in before[0].nodes:
        was, wanted = _wanted_zones(node, *before), _wanted_zones(node, *after)
        if was == wanted or not _is_untouched(node, was):
            continue
        if isinstance(node, Device):
            site = wanted[0].site if node.site == (was[0].site if was else None) else node.site
            yield replace(node, interfaces=_plugged(node.interfaces, wanted), site=site)
        elif isinstance(node, Server):
            members = (replace(item, interfaces=_plugged(item.interfaces, wanted)) for item in node.members)
            yield replace(node, members=tuple(members))


def _wanted_zones(node: Node, design: Design, boxes: Boxes) -> tuple[Zone, ...]:
    """The zones that a template would choose for an element where it stands now."""
    if is_border_device(node):
        box = boxes.nodes.get(node.id)
        return joined_zones(design, boxes, box.centre if box is not None else None) if design.zones else ()
    interfaces, what = list(interfaces_of(node)), template_of(node)
    home = design.find(interfaces[0].zone) if interfaces else None
    if not isinstance(home, Zone) or what is None:
        return ()
    return (home, *second_zone(design, what, home))


def _is_untouched(node: Node, zones: tuple[Zone, ...]) -> bool:
    """Tells whether an element has the interfaces that its template gave it, and nothing was planned with them."""
    if isinstance(node, Firewall) and (node.rules or node.nat):
        return False
    holders = node.members if isinstance(node, Server) else (node,)
    if isinstance(node, Server) and not node.members:
        return False
    plain = [(zone.id, zone.id) for zone in zones]
    for holder in holders:
        interfaces: tuple[Interface, ...] = getattr(holder, "interfaces", ())
        if [(item.name, item.zone) for item in interfaces] != plain:
            return False
        if any(
            item.addresses or item.gateway or item.routes for item in interfaces[0 if is_border_device(node) else 1 :]
        ):
            return False
    return True


def _plugged(interfaces: tuple[Interface, ...], zones: tuple[Zone, ...]) -> tuple[Interface, ...]:
    present = {item.zone: item for item in interfaces}
    return tuple(present.get(zone.id) or Interface(name=zone.id, zone=zone.id, side=side_in(zone)) for zone in zones)
