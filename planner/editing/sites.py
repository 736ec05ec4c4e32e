"""Sites on the drawing: the ground that holds the zones of a site, and what goes along when it is moved.

A module of its own because here is decided what nests in what: **zones stand in sites, and elements in zones**. The
reference designs have it so: a zone names its site and no zone spans two, while every site has zones of several
trusts, and the Internet, partners and the WAN are in none. So a site has no place or size of its own that could
disagree with its zones: its ground grows and shrinks with them, and leaves out zones of others that stand among them.
Zones outside (the Internet, guest Wi-Fi) belong to the world even where a site runs them, and stand beside it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from planner.editing.drawing import Box, Boxes, drawn_zone, is_border_device, union_of
from planner.model.design import Design, Node
from planner.model.relations import zones_of
from planner.model.zones import OUTSIDE_KINDS, Zone

SITE_MARGIN = 12.0
SITE_HEAD = 22.0
_GAP = 6.0
_HEAD_ROOM = 26.0
"""The icon before a name, less what lines keep off anyway."""
_LETTER = 7.6
"""A letter of a name, about: this room has no fonts to measure with."""


def zones_on(design: Design, sites: Iterable[str]) -> tuple[Zone, ...]:
    """The zones that stand on the ground of some sites."""
    wanted = set(sites)
    return tuple(zone for zone in design.zones if zone.site in wanted and zone.zone_kind not in OUTSIDE_KINDS)


def site_boxes(design: Design, boxes: Boxes) -> dict[str, Box]:
    """The ground of each site that has zones on it."""
    areas: dict[str, list[Box]] = {}
    for zone in zones_on(design, (site.id for site in design.sites)):
        area = boxes.zones.get(zone.id)
        if area is not None and zone.site is not None:
            areas.setdefault(zone.site, []).append(area)
    found: dict[str, Box] = {}
    for site in design.sites:
        inner = union_of(areas.get(site.id, ()))
        if inner is not None:
            wide = inner.grown(SITE_MARGIN)
            found[site.id] = Box(wide.x, wide.y - SITE_HEAD, wide.width, wide.height + SITE_HEAD)
    return found


def gaps_in(design: Design, boxes: Boxes, grounds: Mapping[str, Box]) -> dict[str, tuple[Box, ...]]:
    """What each ground leaves out: zones that are in no site, and the smaller grounds of others, within its bounds."""
    on_sites = {zone.id for zone in zones_on(design, grounds)}
    strangers = [area.grown(_GAP) for key, area in boxes.zones.items() if key not in on_sites]
    found: dict[str, tuple[Box, ...]] = {}
    smaller: list[Box] = []
    for site in sorted(grounds, key=lambda key: _size(grounds[key], key)):
        ground = grounds[site]
        found[site] = tuple(gap for gap in (*strangers, *smaller) if gap.intersects(ground))
        smaller.append(ground)
    return found


def _size(box: Box, key: str) -> tuple[float, str]:
    return (box.width * box.height, key)


def site_at(design: Design, boxes: Boxes, point: tuple[float, float], moving: Collection[str] = ()) -> str | None:
    """The site whose ground holds a point; of several the smallest.

    Args:
        design: the plan.
        boxes: what is drawn where.
        point: on the drawing.
        moving: zones that are on their way: no ground is theirs, and none is left out for them.
    """
    staying = replace(boxes, zones={key: box for key, box in boxes.zones.items() if key not in moving})
    grounds = site_boxes(design, staying)
    gaps = gaps_in(design, staying, grounds)
    for site in sorted(grounds, key=lambda key: _size(grounds[key], key)):
        if grounds[site].holds(*point) and not any(gap.holds(*point) for gap in gaps[site]):
            return site
    return None


def site_head(design: Design, site: str, ground: Box) -> Box:
    """About where the name of a site stands on its ground: lines and their labels keep off."""
    name = getattr(design.get(site), "name", "")
    return Box(ground.x, ground.y, min(_HEAD_ROOM + _LETTER * len(name), ground.width), SITE_HEAD)


def contents_of_sites(design: Design, boxes: Boxes, sites: Iterable[str]) -> tuple[str, ...]:
    """Ids of what goes along with some sites: their zones, what stands in these, and their devices.

    A device between zones is theirs when it stands on their ground, or beside it and joins zones of no other site.
    """
    grounds = site_boxes(design, boxes)
    wanted = [site for site in sites if site in grounds]
    if not wanted:
        return ()
    held = {zone.id for zone in zones_on(design, wanted)}
    others = {zone.id for zone in zones_on(design, grounds)} - held

    def goes_along(node: Node) -> bool:
        if not is_border_device(node):
            return drawn_zone(node) in held
        box, joined = boxes.nodes.get(node.id), set(zones_of(node))
        is_on_ground = box is not None and any(grounds[site].holds(*box.centre) for site in wanted)
        return is_on_ground or (bool(joined & held) and not joined & others)

    return (
        *(zone.id for zone in design.zones if zone.id in held),
        *(node.id for node in design.nodes if goes_along(node)),
    )
