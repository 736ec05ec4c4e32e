"""Automatic layout: places for elements that nobody has placed, and for a whole drawing on request.

A module of its own because placing is arithmetic that imports, new elements and the `Lay out` action share. It
knows zones: the outside stands left, the perimeter in the middle, the inside right, branches below, devices that
join zones in the gaps between them. Same design, same result.
"""

from dataclasses import replace

from planner.editing.drawing import (
    GRID,
    NODE_WIDTH,
    ZONE_MIN_HEIGHT,
    ZONE_MIN_WIDTH,
    ZONE_PADDING,
    ZONE_TITLE,
    Box,
    Boxes,
    boxes_of,
    drawn_relations,
    drawn_zone,
    grown_area,
    is_border_device,
    node_box,
    union_of,
)
from planner.model.design import Design, Node
from planner.model.document import Document
from planner.model.layout import Placement
from planner.model.relations import zones_of
from planner.records import dataclass

_CLEARANCE = 30.0
_FAR = 80.0
_STEP = 2 * GRID


@dataclass(frozen=True, slots=True)
class LayOut:
    """Places every element anew, but what is locked; folded pools stay folded, bends made by hand go."""

    label: str = "Lay out"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with all placements replaced."""
        before = document.layout.placements
        folded = frozenset(key for key, placement in before.items() if placement.is_folded)
        arranged = {
            key: _as_before(before.get(key), placement) for key, placement in _arranged(document.design, folded).items()
        }
        notes = {key: before[key] for key in document.layout.annotations if key in before}
        return replace(document, layout=replace(document.layout, placements={**arranged, **notes}, bends={}))


@dataclass(frozen=True, slots=True)
class LayOutSelection:
    """Arranges some elements as `LayOut` would, where they stand now; areas take their contents along.

    What is locked stays, and so does everything that was not chosen.
    """

    ids: frozenset[str]
    label: str = "Lay out selection"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with other places for the chosen elements."""
        before = document.layout.placements
        inside = {node.id for node in document.design.nodes if drawn_zone(node) in self.ids}
        fresh = _arranged(document.design, frozenset(key for key, item in before.items() if item.is_folded))
        chosen = sorted(
            key for key in self.ids | inside if key in fresh and key in before and not before[key].is_locked
        )
        if not chosen:
            return document
        dx = min(before[key].x for key in chosen) - min(fresh[key].x for key in chosen)
        dy = min(before[key].y for key in chosen) - min(fresh[key].y for key in chosen)
        placed = {
            key: replace(_as_before(before[key], fresh[key]), x=fresh[key].x + dx, y=fresh[key].y + dy)
            for key in chosen
        }
        moved = set(chosen)
        lines = (line for line in drawn_relations(document.design) if {line.source, line.target} <= moved)
        straight = {line.id for line in lines}
        bends = {key: points for key, points in document.layout.bends.items() if key not in straight}
        return replace(document, layout=replace(document.layout.with_placements(placed), bends=bends))


def _arranged(design: Design, folded: frozenset[str] = frozenset()) -> dict[str, Placement]:
    """What `arrange` says; most designs that are opened have places, and a window is shown without it."""
    from planner.editing.columns import arrange

    return arrange(design, folded)


def _as_before(before: Placement | None, after: Placement) -> Placement:
    """A new place for what stays folded and on its level; what is locked keeps its old one."""
    if before is None or before.is_locked:
        return before or after
    return replace(after, is_folded=before.is_folded, level=before.level)


def completed(document: Document) -> Document:
    """`document` with a placement for every zone and node; the same object when none is missing."""
    design, placements = document.design, document.layout.placements
    if all(zone.id in placements for zone in design.zones) and all(node.id in placements for node in design.nodes):
        return document
    return replace(document, layout=document.layout.with_placements(missing_placements(design, placements)))


def missing_placements(design: Design, placements: dict[str, Placement]) -> dict[str, Placement]:
    """Placements of the zones and nodes that have none, fitted into what is placed already."""
    fresh = _arranged(design)
    drawn = {key: value for key, value in placements.items() if key in fresh}
    if not drawn:
        return {key: value for key, value in fresh.items() if key not in placements}
    added: dict[str, Placement] = {}
    for zone in design.zones:
        if zone.id not in drawn:
            added |= _placed_zone(design, zone.id, fresh, drawn | added)
    boxes = boxes_of(design, drawn | added)
    for node in design.nodes:
        if node.id in drawn or node.id in added:
            continue
        added[node.id] = placement = _placed_node(node, boxes)
        boxes.nodes[node.id] = box = node_box(node, placement)
        zone_id = drawn_zone(node)
        if zone_id is not None:
            boxes.zones[zone_id] = grown_area(boxes.zones[zone_id], box)
    return added


def _placed_zone(
    design: Design, zone: str, fresh: dict[str, Placement], drawn: dict[str, Placement]
) -> dict[str, Placement]:
    """The zone around what of it is drawn, or with its contents where there is room for it."""
    boxes = boxes_of(design, drawn)
    if zone in boxes.zones:
        area = boxes.zones[zone]
        return {zone: Placement(x=area.x, y=area.y, width=area.width, height=area.height)}
    group = (zone, *(node.id for node in design.nodes if drawn_zone(node) == zone))
    wanted = boxes_of(design, {key: fresh[key] for key in group}).zones[zone]
    x, y = _room_near(wanted, fresh, drawn, boxes)
    dx, dy = x - wanted.x, y - wanted.y
    return {key: replace(fresh[key], x=fresh[key].x + dx, y=fresh[key].y + dy) for key in group}


def _room_near(
    wanted: Box, fresh: dict[str, Placement], drawn: dict[str, Placement], boxes: Boxes
) -> tuple[float, float]:
    """Where a new area finds room: beside the zone that it stands nearest to in a fresh drawing, else further down."""
    if not boxes.zones:
        return wanted.x, wanted.y
    near = min(boxes.zones, key=lambda key: (abs(fresh[key].x - wanted.x) + abs(fresh[key].y - wanted.y), key))
    x = _snapped(wanted.x + boxes.zones[near].x - fresh[near].x)
    y = _snapped(wanted.y + boxes.zones[near].y - fresh[near].y)
    everything = (*boxes.nodes.values(), *boxes.zones.values())
    while True:
        place = Box(x, y, wanted.width, wanted.height).grown(_CLEARANCE - 1)
        hit = next((box for box in everything if box.intersects(place)), None)
        if hit is None:
            return x, y
        y = _snapped(hit.bottom + _CLEARANCE + GRID / 2)


def _placed_node(node: Node, boxes: Boxes) -> Placement:
    """A free place in the node's zone; for one between zones, near the middle of them."""
    zone = drawn_zone(node)
    if zone is not None:
        area = boxes.zones[zone]
        return free_place(node, area, boxes)
    areas = [boxes.zones[key] for key in zones_of(node) if key in boxes.zones]
    near = union_of(areas) or union_of((*boxes.nodes.values(), *boxes.zones.values()))
    if near is None:
        return Placement(x=0.0, y=0.0)
    if not is_border_device(node) or not areas:
        return _pushed_down(node, near.x, near.bottom + _FAR, boxes)
    middle_x = sum(area.centre[0] for area in areas) / len(areas)
    middle_y = sum(area.centre[1] for area in areas) / len(areas)
    return _pushed_down(node, middle_x - NODE_WIDTH / 2, middle_y, boxes)


def free_place(node: Node, area: Box, boxes: Boxes) -> Placement:
    """The first place in an area, row by row, where the node's box touches no other; below all when it is full."""
    size = node_box(node, Placement(x=0.0, y=0.0))
    inside = [box for box in boxes.nodes.values() if box.intersects(area)]
    y = area.y + ZONE_TITLE + ZONE_PADDING
    while y + size.height + ZONE_PADDING <= area.bottom:
        x = area.x + ZONE_PADDING
        while x + size.width + ZONE_PADDING <= area.right:
            if not any(box.intersects(size.moved(x, y).grown(_CLEARANCE - 1)) for box in inside):
                return Placement(x=_snapped(x), y=_snapped(y))
            x += _STEP
        y += _STEP
    lowest = max((box.bottom for box in inside), default=area.y + ZONE_TITLE)
    return Placement(x=_snapped(area.x + ZONE_PADDING), y=_snapped(lowest + _CLEARANCE))


def _pushed_down(node: Node, x: float, y: float, boxes: Boxes) -> Placement:
    size = node_box(node, Placement(x=0.0, y=0.0))
    place = size.moved(x, y)
    while True:
        hit = next((box for box in boxes.nodes.values() if box.intersects(place.grown(GRID))), None)
        if hit is None:
            return Placement(x=_snapped(place.x), y=_snapped(place.y))
        place = size.moved(x, hit.bottom + _CLEARANCE)


def empty_zone_box(x: float, y: float) -> Box:
    """The area of a new zone with its left upper corner at a point."""
    return Box(_snapped(x), _snapped(y), ZONE_MIN_WIDTH + 2 * ZONE_PADDING, 2 * ZONE_MIN_HEIGHT)


def _snapped(value: float) -> float:
    return round(value / GRID) * GRID
