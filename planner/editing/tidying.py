"""Tidying up: room for what grew, came or went astray, with everything else left where it stands.

A module of its own because it is the opposite of arranging afresh (`columns`): the drawing that is there is the memory,
and a small change moves little. What stands well is not touched, so that tidying twice is tidying once.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from math import ceil

from planner.editing.autolayout import completed, free_place
from planner.editing.drawing import (
    GRID,
    Box,
    Boxes,
    boxes_in,
    drawn_relations,
    drawn_zone,
    grown_area,
    node_box,
    zone_box,
)
from planner.model.design import Node
from planner.model.document import Document
from planner.model.layout import Placement
from planner.records import dataclass

_NEAR = GRID
"""Areas and boxes that are nearer to each other stand in each other's way."""
_GAP = 30.0
"""So far apart they are put then."""

_Places = dict[str, Placement]


@dataclass(frozen=True, slots=True)
class TidyUp:
    """Puts astray boxes back into their zones and pushes apart what overlaps; the rest, and what is locked, stays."""

    label: str = "Tidy up"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with room for everything; the same object when there is."""
        whole = completed(document)
        places = _brought_home(whole)
        places = _spread_in_zones(whole, places)
        places = _pushed_apart(whole, places)
        before = whole.layout.placements
        changed = {key: place for key, place in places.items() if before.get(key) != place}
        if not changed:
            return whole
        moved = {key for key, place in changed.items() if (before[key].x, before[key].y) != (place.x, place.y)}
        crooked = {line.id for line in drawn_relations(whole.design) if moved & {line.source, line.target}}
        bends = {key: points for key, points in whole.layout.bends.items() if key not in crooked}
        return replace(whole, layout=replace(whole.layout.with_placements(changed), bends=bends))


def _brought_home(document: Document) -> _Places:
    """Boxes that stand wholly outside the area of their zone, put into it; it grows where it is full."""
    places = dict(document.layout.placements)
    homes = {zone.id: zone_box(places[zone.id], ()) for zone in document.design.zones if not places[zone.id].is_folded}
    boxes = {node.id: node_box(node, places[node.id]) for node in document.design.nodes}
    astray = {node.id: node for node in document.design.nodes if _is_astray(node, places, homes)}
    settled = {key: box for key, box in boxes.items() if key not in astray}
    for node in astray.values():
        home = drawn_zone(node)
        area = homes[home] if home is not None else None
        if home is None or area is None:
            continue
        place = free_place(node, area, Boxes(settled, {}))
        places[node.id] = replace(places[node.id], x=place.x, y=place.y)
        settled[node.id] = box = node_box(node, places[node.id])
        homes[home] = wide = grown_area(area, box)
        if wide != area:
            places[home] = replace(places[home], x=wide.x, y=wide.y, width=wide.width, height=wide.height)
    return places


def _is_astray(node: Node, places: Mapping[str, Placement], homes: Mapping[str, Box | None]) -> bool:
    home, place = drawn_zone(node), places[node.id]
    area = homes.get(home) if home is not None else None
    return area is not None and not place.is_locked and not area.intersects(node_box(node, place))


def _spread_in_zones(document: Document, places: _Places) -> _Places:
    """Boxes of each zone without overlaps, and areas around them."""
    inside: dict[str, dict[str, Box]] = {}
    for node in document.design.nodes:
        home = drawn_zone(node)
        if home is not None:
            inside.setdefault(home, {})[node.id] = node_box(node, places[node.id])
    places = dict(places)
    for home, boxes in inside.items():
        spread = _spread(boxes, {key for key in boxes if places[key].is_locked})
        for key in spread:
            places[key] = replace(places[key], x=spread[key].x, y=spread[key].y)
        area = zone_box(places[home], {**boxes, **spread}.values())
        if spread and area is not None:
            places[home] = replace(places[home], x=area.x, y=area.y, width=area.width, height=area.height)
    return places


def _spread(boxes: Mapping[str, Box], locked: Container[str]) -> dict[str, Box]:
    """Those boxes that must stand elsewhere: of two that overlap the lower one goes further down."""
    settled = [box for key, box in boxes.items() if key in locked]
    moved: dict[str, Box] = {}
    for key in sorted(boxes, key=lambda key: (boxes[key].y, boxes[key].x, key)):
        if key in locked:
            continue
        box = boxes[key]
        while (hit := _hit(box, settled, 0.0)) is not None:
            box = box.moved(0.0, _up_to_grid(hit.bottom + _GAP - box.y))
        settled.append(box)
        if box != boxes[key]:
            moved[key] = box
    return moved


def _pushed_apart(document: Document, places: _Places) -> _Places:
    """Zones with their contents, and what stands between them: of two in each other's way the later one gives way."""
    boxes = boxes_in(document.design, replace(document.layout, placements=places))
    contents: dict[str, list[str]] = {zone.id: [] for zone in document.design.zones}
    blocks = dict(boxes.zones)
    for node in document.design.nodes:
        home = drawn_zone(node)
        if home is None:
            blocks[node.id] = boxes.nodes[node.id]
        else:
            contents[home].append(node.id)
    fixed = {key for key in blocks if any(places[part].is_locked for part in (key, *contents.get(key, ())))}
    settled = [blocks[key] for key in sorted(fixed)]
    places = dict(places)
    for key in sorted(blocks.keys() - fixed, key=lambda key: (blocks[key].x + blocks[key].y, key)):
        box = blocks[key]
        while (hit := _hit(box, settled, _NEAR)) is not None:
            across, down = hit.right + _GAP - box.x, hit.bottom + _GAP - box.y
            box = box.moved(_up_to_grid(across), 0.0) if across < down else box.moved(0.0, _up_to_grid(down))
        settled.append(box)
        dx, dy = box.x - blocks[key].x, box.y - blocks[key].y
        for part in (key, *contents.get(key, ())) if dx or dy else ():
            places[part] = replace(places[part], x=places[part].x + dx, y=places[part].y + dy)
    return places


def _hit(box: Box, others: Iterable[Box], margin: float) -> Box | None:
    """The first of some boxes that a box overlaps, or comes nearer to than `margin`."""
    wide = box.grown(margin - 1.0) if margin else box
    return next((other for other in others if other.intersects(wide)), None)


def _up_to_grid(distance: float) -> float:
    return ceil(distance / GRID) * GRID
