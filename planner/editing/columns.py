"""Columns: a whole drawing arranged from outside to inside.

A module of its own because it is the one algorithm of automatic layout; fitting single elements into a drawing
that somebody made by hand is another matter.

Each central site is a band of the drawing. A band has five columns of zones (outside, outer perimeter, inner
perimeter, main internal network, other internal networks), as tall as each other; branch zones stand in rows
below their band.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil, sqrt

from planner.editing.drawing import (
    GRID,
    NODE_WIDTH,
    ZONE_MIN_HEIGHT,
    ZONE_MIN_WIDTH,
    ZONE_PADDING,
    ZONE_TITLE,
    Box,
    drawn_zone,
    natural_size,
    union_of,
)
from planner.editing.tiers import Block, arranged_in_tiers
from planner.model.design import Design, Node
from planner.model.layout import Placement
from planner.model.relations import zones_of
from planner.model.zones import OUTSIDE_KINDS, SiteKind, Zone, ZoneKind

_COLUMNS = 5
_MAIN, _OTHER = 3, 4
_COLUMN_OF_KIND = {
    **dict.fromkeys(OUTSIDE_KINDS, 0),
    ZoneKind.PERIMETER_OUTER: 1,
    ZoneKind.PERIMETER_INNER: 2,
    ZoneKind.INTERNAL: _OTHER,
    ZoneKind.WIFI: _OTHER,
    ZoneKind.PSTN: _OTHER,
}
_KIND_ORDER = list(ZoneKind)
_NARROW_GAP = 90.0
_DEVICE_MARGIN = 60.0
_ZONE_GAP = 50.0
_BAND_GAP = 80.0
_DEVICE_GAP = 40.0
_TITLE_ROOM = 70.0
_LETTER = 9.2
"""A letter of an area's title, about: this room has no fonts to measure with."""
_WIDEST_TITLE = 420.0


@dataclass(slots=True)
class _Band:
    """The zones of one central site: stacks by column, and branches below."""

    stacks: list[list[Zone]] = field(default_factory=lambda: [[] for _ in range(_COLUMNS)])
    branches: list[Zone] = field(default_factory=list)


@dataclass(slots=True)
class _Drawing:
    """What has been placed so far."""

    design: Design
    folded: frozenset[str]
    blocks: dict[str, Block]
    areas: dict[str, Box] = field(default_factory=dict)
    nodes: dict[str, Box] = field(default_factory=dict)

    def size(self, node: Node) -> tuple[float, float]:
        return natural_size(node, is_folded=node.id in self.folded)


def arrange(design: Design, folded: frozenset[str] = frozenset()) -> dict[str, Placement]:
    """A placement for every zone and node of the design."""
    contents: dict[str, list[Node]] = {}
    for node in design.nodes:
        zone = drawn_zone(node)
        if zone is not None:
            contents.setdefault(zone, []).append(node)
    drawing = _Drawing(design, folded, {})
    for zone_element in design.zones:
        nodes = contents.get(zone_element.id, [])
        drawing.blocks[zone_element.id] = arranged_in_tiers(nodes, zone_element.zone_kind, design.links, drawing.size)
    bands = _bands(design, contents)
    devices = _between(design, bands)
    column_x, column_width = _column_places(bands, drawing, devices)
    y = 0.0
    for number, band in enumerate(bands):
        y = _place_band(number, band, drawing, devices, column_x, column_width, y)
    _place_unzoned(drawing, y)
    return _placements(drawing)


def _bands(design: Design, contents: dict[str, list[Node]]) -> list[_Band]:
    central = [site.id for site in design.sites if site.site_kind is SiteKind.CENTRAL]
    place = {site: index for index, site in enumerate(central)}
    for site in design.sites:
        if site.site_kind is SiteKind.BRANCH:
            place[site.id] = place.get(site.central or "", 0)
    bands = [_Band() for _ in range(max(len(central), 1))]
    for zone in sorted(design.zones, key=lambda item: _KIND_ORDER.index(item.zone_kind)):
        is_outside = zone.zone_kind in OUTSIDE_KINDS
        band = bands[0 if is_outside else place.get(zone.site or "", 0)]
        if zone.zone_kind is ZoneKind.BRANCH:
            band.branches.append(zone)
        else:
            band.stacks[_COLUMN_OF_KIND[zone.zone_kind]].append(zone)
    for band in bands:
        internal = [zone for zone in band.stacks[_OTHER] if zone.zone_kind is ZoneKind.INTERNAL]
        if internal:
            main = max(internal, key=lambda zone: len(contents.get(zone.id, ())))
            band.stacks[_OTHER].remove(main)
            band.stacks[_MAIN].append(main)
    return bands


def _between(design: Design, bands: list[_Band]) -> dict[tuple[int, int], list[Node]]:
    """Border devices by (band, gap); gap n stands right of column n, gap -1 above a branch."""
    place = {
        zone.id: (number, column)
        for number, band in enumerate(bands)
        for column, stack in enumerate(band.stacks)
        for zone in stack
    }
    branches = {zone.id: number for number, band in enumerate(bands) for zone in band.branches}
    result: dict[tuple[int, int], list[Node]] = {}
    for node in design.devices:
        zones = zones_of(node) if drawn_zone(node) is None else ()
        if not zones:
            continue
        branch = next((zone for zone in zones if zone in branches), None)
        if branch is not None:
            result.setdefault((branches[branch], -1), []).append(node)
            continue
        number = max(place[zone][0] for zone in zones)
        result.setdefault((number, _gap_of(sorted(place[zone][1] for zone in zones))), []).append(node)
    return result


def _gap_of(columns: list[int]) -> int:
    """The gap in the middle of the joined columns."""
    half = len(columns) // 2
    order = sorted(range(1, len(columns)), key=lambda index: abs(index - half))
    between = next((index for index in order if columns[index - 1] != columns[index]), None)
    if between is None:
        return min(columns[0], _COLUMNS - 1)
    return columns[between] - 1


def _column_places(
    bands: list[_Band], drawing: _Drawing, devices: dict[tuple[int, int], list[Node]]
) -> tuple[list[float], list[float]]:
    """X and width of each column, the same over all bands so that they line up."""
    widths = [
        max((_area_width(drawing, zone) for band in bands for zone in band.stacks[column]), default=0.0)
        for column in range(_COLUMNS)
    ]
    places: list[float] = []
    x = 0.0
    for column, width in enumerate(widths):
        places.append(x)
        has_devices = any(devices.get((number, column)) for number in range(len(bands)))
        gap = NODE_WIDTH + 2 * _DEVICE_MARGIN if has_devices else (_NARROW_GAP if width else 0.0)
        x += width + gap
    return places, widths


def _area_width(drawing: _Drawing, zone: Zone) -> float:
    title = min(_TITLE_ROOM + _LETTER * len(zone.name), _WIDEST_TITLE)
    return max(ZONE_MIN_WIDTH, drawing.blocks[zone.id].width + 2 * ZONE_PADDING, title)


def _area_height(drawing: _Drawing, zone: Zone) -> float:
    return max(ZONE_MIN_HEIGHT, drawing.blocks[zone.id].height + 2 * ZONE_PADDING + ZONE_TITLE)


def _place_band(
    number: int,
    band: _Band,
    drawing: _Drawing,
    devices: dict[tuple[int, int], list[Node]],
    column_x: list[float],
    column_width: list[float],
    top: float,
) -> float:
    """Places one band and answers where the next one may start."""
    tallest = max((_stack_height(drawing, stack) for stack in band.stacks), default=0.0)
    for column, stack in enumerate(band.stacks):
        if stack:
            surplus = (tallest - _stack_height(drawing, stack)) / len(stack)
            y = top
            for zone in stack:
                height = _area_height(drawing, zone) + surplus
                _place_zone(drawing, zone, Box(column_x[column], y, column_width[column], height))
                y += height + _ZONE_GAP
    bottom = top + tallest
    for gap in range(_COLUMNS):
        middle = column_x[gap] + column_width[gap] + _DEVICE_MARGIN
        bottom = max(bottom, _stack_devices(drawing, devices.get((number, gap), []), middle, top))
    if band.branches:
        bottom = _place_branches(drawing, band, devices.get((number, -1), []), column_x[_MAIN], bottom + _BAND_GAP)
    return bottom + _BAND_GAP


def _stack_height(drawing: _Drawing, stack: list[Zone]) -> float:
    return sum(_area_height(drawing, zone) for zone in stack) + _ZONE_GAP * max(len(stack) - 1, 0)


def _place_zone(drawing: _Drawing, zone: Zone, area: Box) -> None:
    """Puts a zone's area there, its contents in the middle of it."""
    block = drawing.blocks[zone.id]
    drawing.areas[zone.id] = area
    dx = area.x + (area.width - block.width) / 2
    dy = area.y + ZONE_TITLE + (area.height - ZONE_TITLE - block.height) / 2
    for key, box in block.boxes.items():
        drawing.nodes[key] = box.moved(dx, dy)


def _stack_devices(drawing: _Drawing, devices: list[Node], x: float, top: float) -> float:
    """Puts devices into a gap, each at the height of what it joins, and answers the lowest edge."""

    def wanted(node: Node) -> float:
        areas = [drawing.areas[zone] for zone in zones_of(node) if zone in drawing.areas]
        left = [area for area in areas if area.right <= x]
        right = [area for area in areas if area.x >= x]
        # The most that areas left and right of the gap have in common, so that lines to both can be straight.
        shared = [(max(a.y, b.y), min(a.bottom, b.bottom)) for a in left for b in right]
        low, high = max(shared, key=lambda span: span[1] - span[0], default=(0.0, 0.0))
        middle = (low + high) / 2 if low < high else sum(area.centre[1] for area in areas) / max(len(areas), 1)
        return middle - drawing.size(node)[1] / 2

    y = top
    for node in sorted(devices, key=wanted):
        width, height = drawing.size(node)
        y = max(y, wanted(node))
        drawing.nodes[node.id] = Box(x, y, width, height)
        y += height + _DEVICE_GAP
    return y - _DEVICE_GAP if devices else top


def _place_branches(drawing: _Drawing, band: _Band, devices: list[Node], main_x: float, top: float) -> float:
    """Puts branch zones in rows, the devices that lead there above them, and answers the lowest edge."""
    above: dict[str, list[Node]] = {}
    names = {zone.id for zone in band.branches}
    for node in devices:
        above.setdefault(next(zone for zone in zones_of(node) if zone in names), []).append(node)
    everything = union_of(drawing.areas.values())
    left, right = (everything.x, everything.right) if everything else (0.0, 0.0)
    rows = _branch_rows(drawing, band.branches, above, right - left)
    y = top
    for row in rows:
        # Branches belong to the inside, which stands right: below the main internal network where they fit.
        width = sum(_cell_width(drawing, zone, above) + _ZONE_GAP for zone in row) - _ZONE_GAP
        x = main_x if main_x + width <= right else max(left, right - width)
        head = max((drawing.size(node)[1] for zone in row for node in above.get(zone.id, ())), default=-_DEVICE_MARGIN)
        lowest = y
        for zone in row:
            cell = _cell_width(drawing, zone, above)
            for index, node in enumerate(above.get(zone.id, ())):
                size = drawing.size(node)
                drawing.nodes[node.id] = Box(x + ZONE_PADDING + index * (NODE_WIDTH + _DEVICE_GAP), y, *size)
            area = Box(x, y + head + _DEVICE_MARGIN, cell, _area_height(drawing, zone))
            _place_zone(drawing, zone, area)
            lowest = max(lowest, area.bottom)
            x += cell + _ZONE_GAP
        y = lowest + _BAND_GAP
    return y - _BAND_GAP


def _cell_width(drawing: _Drawing, zone: Zone, above: dict[str, list[Node]]) -> float:
    count = len(above.get(zone.id, ()))
    return max(_area_width(drawing, zone), count * (NODE_WIDTH + _DEVICE_GAP) - _DEVICE_GAP + 2 * ZONE_PADDING)


def _branch_rows(drawing: _Drawing, zones: list[Zone], above: dict[str, list[Node]], width: float) -> list[list[Zone]]:
    total = sum(_cell_width(drawing, zone, above) + _ZONE_GAP for zone in zones)
    # Many branches would make a ribbon; about as many rows as columns of them reads better.
    wanted = max(width, total / max(ceil(sqrt(len(zones) / 2)), 1))
    rows: list[list[Zone]] = [[]]
    x = 0.0
    for zone in zones:
        cell = _cell_width(drawing, zone, above) + _ZONE_GAP
        if rows[-1] and x + cell > wanted:
            rows.append([])
            x = 0.0
        rows[-1].append(zone)
        x += cell
    return rows


def _place_unzoned(drawing: _Drawing, top: float) -> None:
    """Elements without any zone stand in rows below everything."""
    waiting = [node for node in drawing.design.nodes if node.id not in drawing.nodes]
    per_row = max(6, ceil(sqrt(len(waiting))))
    y = top
    for start in range(0, len(waiting), per_row):
        row = waiting[start : start + per_row]
        for index, node in enumerate(row):
            drawing.nodes[node.id] = Box(index * (NODE_WIDTH + _DEVICE_GAP), y, *drawing.size(node))
        y += max(drawing.size(node)[1] for node in row) + _DEVICE_GAP


def _placements(drawing: _Drawing) -> dict[str, Placement]:
    result: dict[str, Placement] = {}
    for zone in drawing.design.zones:
        area = drawing.areas[zone.id]
        x, y = _snap(area.x, round), _snap(area.y, round)
        result[zone.id] = Placement(x=x, y=y, width=_snap(area.right - x, ceil), height=_snap(area.bottom - y, ceil))
    for node in drawing.design.nodes:
        box = drawing.nodes[node.id]
        result[node.id] = Placement(x=_snap(box.x, round), y=_snap(box.y, round))
    return result


def _snap(value: float, rounding: Callable[[float], int]) -> float:
    return rounding(value / GRID) * GRID
