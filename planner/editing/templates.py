"""Templates: new elements as the palette offers them, with defaults that make sense where they are dropped.

A module of its own because dragging, double-clicking and typing a name all place the same thing: an element with
a machine, an interface in the right zone, a free address and names in the plan's domains.
"""

from dataclasses import replace

from planner.editing.autolayout import completed, empty_zone_box, free_place
from planner.editing.blanks import Blank, blank_node
from planner.editing.drawing import ZONE_PADDING, Box, Boxes, boxes_of, is_border_device, natural_size
from planner.editing.edit import EditGroup
from planner.editing.fresh import fresh_id, fresh_name, names_in_use
from planner.editing.late_zones import changed_by_zones, joined_zones, second_zone
from planner.editing.nodes import AddElements, ReplaceElements
from planner.editing.palette import ZONE_NAMES, Template, template
from planner.editing.sites import site_at
from planner.model.design import Design, Element
from planner.model.document import Document
from planner.model.layout import Placement
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS, DnsView, Zone, ZoneKind
from planner.records import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a new element goes: its zones, home zone first, and elements that must be made for it."""

    zones: tuple[Zone, ...]
    made: tuple[Element, ...] = ()
    placements: tuple[tuple[str, Placement], ...] = ()


def new_element(
    document: Document, key: str, at: Point | None = None, zone: str | None = None
) -> AddElements | EditGroup:
    """The edit that adds what the palette shows under `key`.

    A new zone also joins what was drawn before it and would have chosen it, so that the order does not matter.

    Args:
        document: the document it will be added to.
        key: of a `Template`.
        at: middle of the new box (left upper corner of a new zone); None chooses a free place.
        zone: zone to put it in; None takes the zone at the place, or the one where such an element usually stands,
            which is made if there is none.

    Raises:
        KeyError: there is no such template.
    """
    edit = _added(document, key, at, zone)
    if not any(isinstance(element, Zone) for element in edit.elements):
        return edit
    document, after = completed(document), completed(edit.apply(document))
    before = (document.design, boxes_of(document.design, document.layout.placements))
    changed = changed_by_zones(before, (after.design, boxes_of(after.design, after.layout.placements)))
    return EditGroup(edit.label, (edit, ReplaceElements(changed))) if changed else edit


def _added(document: Document, key: str, at: Point | None, zone: str | None) -> AddElements:
    what = template(key)
    if isinstance(what.role, ZoneKind):
        return _new_zone(document, what.role, at)
    document = completed(document)
    boxes = boxes_of(document.design, document.layout.placements)
    place = _place(document, boxes, what, at, zone)
    design = document.design.with_elements(place.made)
    node = blank_node(Blank(design, what, place.zones))
    width, height = natural_size(node)
    home = place.zones[0].id if place.zones else ""
    is_inside = home in boxes.zones and not is_border_device(node)
    placement: Placement | None = None
    if at is not None:
        x, y = round((at[0] - width / 2) / 10) * 10.0, round((at[1] - height / 2) / 10) * 10.0
        placement = Placement(x=x, y=y)
        if is_inside and _would_cover(boxes, home, Box(x, y, width, height)):
            placement = free_place(node, boxes.zones[home], boxes)
    elif is_inside:
        placement = free_place(node, boxes.zones[home], boxes)
    placements = (*place.placements, *(((node.id, placement),) if placement else ()))
    return AddElements((*place.made, node), placements, label=f"Add {what.label}")


def _would_cover(boxes: Boxes, home: str, box: Box) -> bool:
    """Tells whether a zone that grows around a new box would reach over another one that it does not touch now."""
    before = boxes.zones[home]
    after = before.united(box.grown(ZONE_PADDING))
    others = (other for key, other in boxes.zones.items() if key != home)
    return any(after.intersects(other) and not before.intersects(other) for other in others)


def _new_zone(document: Document, kind: ZoneKind, at: Point | None) -> AddElements:
    made = _zone_elements(document.design, kind)
    zone = made[-1]
    assert isinstance(zone, Zone)
    if at is None:
        return AddElements(made, label=f"Add {ZONE_NAMES[kind]}")
    box = empty_zone_box(*at)
    site = site_at(document.design, boxes_of(document.design, document.layout.placements), box.centre)
    if site is not None and kind not in OUTSIDE_KINDS:
        zone = replace(zone, site=site)
        made = (*made[:-1], zone)
    placement = Placement(x=box.x, y=box.y, width=box.width, height=box.height)
    return AddElements(made, ((zone.id, placement),), label=f"Add {ZONE_NAMES[kind]}")


def _zone_elements(design: Design, kind: ZoneKind) -> tuple[Element, ...]:
    """A new zone, after the DNS view it asks when the design has none that fits."""
    name = fresh_name(ZONE_NAMES[kind], names_in_use(design))
    view = _view_for(design, kind)
    made: tuple[Element, ...] = () if view.id in design.all_ids else (view,)
    taken = design.all_ids | {view.id}
    return (*made, Zone(id=fresh_id(name, taken), name=name, zone_kind=kind, view=view.id))


def _view_for(design: Design, kind: ZoneKind) -> DnsView:
    """The view that a zone of this kind asks: that of zones like it, or else a new one."""
    is_inner = kind in INSIDE_KINDS or kind is ZoneKind.PERIMETER_INNER
    for zone in design.zones:
        if (zone.zone_kind in INSIDE_KINDS or zone.zone_kind is ZoneKind.PERIMETER_INNER) == is_inner:
            return next(view for view in design.dns_views if view.id == zone.view)
    name = "Internal DNS" if is_inner else "Public DNS"
    present = next((view for view in design.dns_views if view.name == name), None)
    if present is not None:
        return present
    holds = tuple(dict.fromkeys((*design.sip_domains, *design.internal_domains))) if is_inner else design.sip_domains
    outer = next((zone.view for zone in design.zones if zone.zone_kind is ZoneKind.INTERNET), None)
    stem = "internal-dns" if is_inner else "public-dns"
    forwards_to = outer if is_inner else None
    return DnsView(id=fresh_id(stem, design.all_ids), name=name, holds=holds, forwards_to=forwards_to)


def _place(document: Document, boxes: Boxes, what: Template, at: Point | None, zone: str | None) -> _Place:
    design = document.design
    if what.kind in ("firewall", "router") and zone is None and (design.zones or at):
        return _Place(joined_zones(design, boxes, at))
    found = zone or (boxes.zone_at(*at) if at else None) or _usual_zone(design, what.zone_kinds)
    if found is None:
        return _made_place(design, what, at)
    home = design.zone(found)
    return _Place((home, *second_zone(design, what, home)))


def _usual_zone(design: Design, kinds: tuple[ZoneKind, ...]) -> str | None:
    for kind in kinds:
        found = next((zone.id for zone in design.zones if zone.zone_kind is kind), None)
        if found is not None:
            return found
    return None


def _made_place(design: Design, what: Template, at: Point | None) -> _Place:
    """A new zone of the usual kind around the place."""
    made = _zone_elements(design, what.zone_kinds[0])
    zone = made[-1]
    assert isinstance(zone, Zone)
    if at is None:
        return _Place((zone,), made)
    box = empty_zone_box(at[0] - 165, at[1] - 100)
    placement = Placement(x=box.x, y=box.y, width=box.width, height=box.height)
    return _Place((zone,), made, ((zone.id, placement),))
