"""Columns: a whole drawing arranged from outside to inside.

A module of its own because it is the one algorithm of automatic layout; fitting single elements into a drawing
that somebody made by hand is another matter.

The outside is the first column. Right of it central sites stand below each other as bands, from perimeter to inside,
with devices in the gaps between the columns; on shelves below each band stand transit networks and branches.
"""

from collections.abc import Callable
from math import ceil, inf, sqrt

from planner.editing.contents import Contents
from planner.editing.drawing import GRID, NODE_WIDTH, ZONE_MIN_WIDTH
from planner.editing.pieces import (
    DEVICE_GAP,
    DEVICE_MARGIN,
    ZONE_GAP,
    Piece,
    height_in_gap,
    inside_piece,
    place_in_gap,
    place_in_row,
    stack,
)
from planner.editing.regions import Ground, Regions, regions_of
from planner.editing.shelves import STOREY_GAP, Frame, Shelf, extent, front_zones, put_shelves, shelves_of
from planner.model.design import Design
from planner.model.layout import Placement
from planner.model.relations import zones_of
from planner.records import dataclass

_NARROW_GAP = 130.0
"""Between columns without devices: room for the labels of lines."""
_OUTER_MARGIN = DEVICE_MARGIN - GRID
"""Beside external firewalls: fewer lines run there than in front of the inside."""
_BELOW = STOREY_GAP - ZONE_GAP
"""The outside may reach so far below a band when shelves stand below it."""
_SHEET = sqrt(2.0)
"""Width of a sheet to its height: the A series, across."""
_GROWTH = 1.12
"""Each width of rows that is tried is so much wider than the one before."""
_LOWER = (330.0, 240.0)
"""How tall columns of boxes may be in place of five: four or three boxes."""
_WORTH = 0.96
"""Another arrangement must need a sheet so much smaller to be taken: a small change then moves little."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of all bands begin, and how wide zones in them are."""

    outer: float
    perimeter: float
    perimeter_width: float
    front: float
    inside: float
    inside_width: float

    def frame(self, left: float) -> Frame:
        """Where shelves may stand."""
        return Frame(left, self.front, self.inside, self.inside + self.inside_width)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A drawing whose parts are put together, but not in their places; `size` is the height of the sheet it needs."""

    contents: Contents
    columns: _Columns
    outside: Piece
    bands: list[Piece]
    shelves: list[list[Shelf]]
    frames: list[Frame]
    width: float
    size: float


def arrange(design: Design, folded: frozenset[str] = frozenset()) -> dict[str, Placement]:
    """A placement for every zone and node of the design."""
    contents = Contents(design, folded)
    regions = regions_of(design, contents.held)
    draft = _draft(regions, contents)
    for other in (_draft(regions, contents.in_columns(tall)) for tall in _LOWER):
        if other.size < _WORTH * draft.size:
            draft = other
    drawing = _drawn(regions, draft)
    _place_unzoned(design, draft.contents, drawing)
    return _placements(design, drawing)


def _draft(regions: Regions, contents: Contents) -> _Draft:
    outside = stack(regions.outside, contents)
    columns = _columns(regions, outside.width, contents)
    bands = [_band_piece(band.ground, columns, contents) for band in regions.bands]
    fronts = front_zones(regions.bands)
    # Where no devices stand in front of the inside there is no column for those of a ground below it.
    last = regions.bands[-1] if fronts else None
    shelves = [
        shelves_of(band, fronts, contents, columns.inside_width if band is last else None) for band in regions.bands
    ]
    frames = _frames(regions, bands, outside, columns, contents)
    tall = sum(piece.height + STOREY_GAP for piece in bands) - STOREY_GAP
    width, size = _best_width(tall, shelves, frames, contents)
    return _Draft(contents, columns, outside, bands, shelves, frames, width, max(size, outside.height))


def _frames(regions: Regions, bands: list[Piece], outside: Piece, columns: _Columns, contents: Contents) -> list[Frame]:
    """Where the shelves of each band may stand.

    In front of the inside of a band is room for lines from those below; the last needs none. Below a single one there
    is all the width, but for the outside where that reaches so far down.
    """
    outer = [node for band in regions.bands for node in band.ground.outer]
    free = sum(piece.height for piece in bands) + _BELOW
    left = columns.perimeter if columns.perimeter_width else columns.inside
    if len(bands) == 1 and max(outside.height, height_in_gap(outer, contents)) <= free:
        left = 0.0
    return [columns.frame(columns.inside)] * (len(bands) - 1) + [columns.frame(left)]


def _drawn(regions: Regions, draft: _Draft) -> Piece:
    """Everything that stands in a zone or joins zones, in its place."""
    contents, columns = draft.contents, draft.columns
    drawing = Piece()
    spans: list[tuple[float, float]] = []
    for index, piece in enumerate(draft.bands):
        top = drawing.height + STOREY_GAP if index else 0.0
        spans.append((top, top + piece.height))
        drawing.put(piece, 0.0, top)
        put_shelves(drawing, draft.shelves[index], draft.frames[index], draft.width, contents)
    floor = spans[-1][1] + _BELOW if draft.frames[-1].left < columns.outer else inf
    drawing.put(draft.outside, 0.0, _top_of_outside(regions, drawing, draft.outside, floor))
    outer = [node for band in regions.bands for node in band.ground.outer]
    place_in_gap(drawing, outer, contents, columns.outer, within=(0.0, floor))
    for band, span in zip(regions.bands, spans, strict=True):
        place_in_gap(drawing, band.ground.front, contents, columns.front, within=span)
    return drawing


def _columns(regions: Regions, outside: float, contents: Contents) -> _Columns:
    grounds = [band.ground for band in regions.bands]
    perimeter_width = max((stack(ground.perimeter, contents).width for ground in grounds), default=0.0)
    inside_width = max((inside_piece(ground, contents).width for ground in grounds), default=0.0)
    perimeter = outside
    if any(ground.outer for ground in grounds):
        perimeter += NODE_WIDTH + 2 * _OUTER_MARGIN
    elif outside and perimeter_width:
        perimeter += _NARROW_GAP
    inside = front = perimeter + perimeter_width
    if any(ground.front for ground in grounds):
        front += DEVICE_MARGIN if front else 0.0
        inside = front + NODE_WIDTH + DEVICE_MARGIN
    elif inside:
        inside += _NARROW_GAP
    outer = outside + _OUTER_MARGIN if outside else 0.0
    return _Columns(outer, perimeter, perimeter_width, front, inside, inside_width)


def _band_piece(ground: Ground, columns: _Columns, contents: Contents) -> Piece:
    """The zones of a central site where they stand across, as tall as its devices need."""
    piece = Piece()
    piece.put(stack(ground.perimeter, contents, columns.perimeter_width), columns.perimeter, 0.0)
    piece.put(inside_piece(ground, contents, columns.inside_width), columns.inside, 0.0)
    piece.height = max(piece.height, height_in_gap(ground.front, contents))
    return piece


def _best_width(
    tall: float, shelves: list[list[Shelf]], frames: list[Frame], contents: Contents
) -> tuple[float, float]:
    """The width of rows with which a drawing needs the smallest sheet, and the height of that.

    Args:
        tall: the height of the bands.
        shelves: of each band.
        frames: where these may stand.
        contents: of zones.
    """
    width = max(frames[0].right - frames[0].inside, ZONE_MIN_WIDTH)
    best: tuple[float, float] | None = None
    while best is None or width / _SHEET < best[1]:
        right, height = frames[0].right, tall
        for below, frame in zip(shelves, frames, strict=True):
            edge, more = extent(below, frame, width, contents)
            right, height = max(right, edge), height + more
        needed = max(right / _SHEET, height)
        if best is None or needed < _WORTH * best[1]:
            best = (width, needed)
        width *= _GROWTH
    return best


def _top_of_outside(regions: Regions, drawing: Piece, outside: Piece, floor: float) -> float:
    """Where the outside begins: at the top, but in the middle of the perimeters of several central sites."""
    if len(regions.bands) < 2:
        return 0.0
    joined = [zone for band in regions.bands for node in band.ground.outer for zone in zones_of(node)]
    there = [drawing.areas[zone].centre[1] for zone in joined if zone in drawing.areas]
    here = [outside.areas[zone].centre[1] for zone in joined if zone in outside.areas]
    if not there or not here:
        return 0.0
    wanted = sum(there) / len(there) - sum(here) / len(here)
    return max(0.0, min(wanted, min(floor, drawing.height) - outside.height))


def _place_unzoned(design: Design, contents: Contents, drawing: Piece) -> None:
    """Elements without any zone stand in rows below everything."""
    waiting = [node for node in design.nodes if node.id not in drawing.nodes]
    per_row = max(6, ceil(sqrt(len(waiting))))
    for start in range(0, len(waiting), per_row):
        y = drawing.height + (DEVICE_GAP if start else STOREY_GAP) if drawing.height else 0.0
        place_in_row(drawing, waiting[start : start + per_row], contents, 0.0, y)


def _placements(design: Design, drawing: Piece) -> dict[str, Placement]:
    result: dict[str, Placement] = {}
    for zone in design.zones:
        area = drawing.areas[zone.id]
        x, y = _snap(area.x, round), _snap(area.y, round)
        result[zone.id] = Placement(x=x, y=y, width=_snap(area.right - x, ceil), height=_snap(area.bottom - y, ceil))
    for node in design.nodes:
        box = drawing.nodes[node.id]
        result[node.id] = Placement(x=_snap(box.x, round), y=_snap(box.y, round))
    return result


def _snap(value: float, rounding: Callable[[float], int]) -> float:
    return rounding(value / GRID) * GRID
