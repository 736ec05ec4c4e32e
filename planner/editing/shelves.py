"""Shelves: what stands below a band of the drawing: transit networks as bars, and the grounds that hang on them.

A module of its own because rows of many branches follow one rule, to fill a sheet, and a band follows another.
"""

from collections.abc import Iterable, Iterator
from math import inf

from planner.editing.contents import Contents
from planner.editing.drawing import NODE_WIDTH, ZONE_PADDING, Box
from planner.editing.pieces import (
    DEVICE_GAP,
    DEVICE_MARGIN,
    Piece,
    inside_piece,
    place_in_gap,
    place_in_row,
    zone_piece,
)
from planner.editing.regions import Band, Ground, Storey
from planner.editing.sites import SITE_HEAD, SITE_MARGIN
from planner.model.design import Node
from planner.model.relations import zones_of
from planner.model.zones import Zone
from planner.records import dataclass

STOREY_GAP = 2 * SITE_MARGIN + SITE_HEAD + 34.0
"""Between zones of sites below each other: their grounds with a head, and lines between them."""
_GROUND_GAP = 2 * SITE_MARGIN + 26.0
"""Between zones of sites side by side."""
_BAR_GAP = 60.0
"""Below a transit network: lines with their labels."""
_BAR = 70.0
"""The height of a transit network in which nothing stands."""
_BAR_WIDTH = NODE_WIDTH + 40.0
"""The width of one that stands in the column of devices."""
_LONE_WIDTH = 600.0
"""Boxes of a ground alone below the inside stand in as many columns as there is room for, but no wider."""
_HEAD_GAP = SITE_MARGIN + SITE_HEAD + 36.0
"""Below a device that leads to the zones under it: the head of their ground, and the label of the line."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where shelves may stand.

    Attributes:
        left: their left edge when they are wide.
        front, inside, right: of the bands: where devices in front of the inside begin, where the inside begins, ends.
    """

    left: float
    front: float
    inside: float
    right: float

    def start(self, width: float) -> float:
        """Where rows begin: below the inside when they fit there."""
        return self.inside if self.inside + width <= self.right else max(self.left, self.right - width)


@dataclass(frozen=True, slots=True)
class Cell:
    """A ground on a shelf: its zones with the devices in front of them.

    Attributes:
        head: how far down the zones begin, below devices.
        lead: how far in they begin, beside devices.
    """

    piece: Piece
    head: float = 0.0
    lead: float = 0.0

    def down(self, head: float) -> float:
        """How far below the top of its row it stands, so that zones below devices begin at the same height."""
        return 0.0 if self.lead else head - self.head


@dataclass(frozen=True, slots=True)
class Shelf:
    """One storey, put together.

    Attributes:
        groups: each begins a new row.
        transit: the network above them.
        is_joined_in_front: devices in front of the inside of a band lead to it.
        hubs: devices between it and the groups.
        lone: all there is in place of the rest: one ground with the transit network in front of it.
    """

    groups: tuple[list[Cell], ...]
    transit: Zone | None
    is_joined_in_front: bool
    hubs: list[Node]
    lone: Cell | None = None


Rows = list[list[Cell]]


def shelves_of(band: Band, fronts: set[str], contents: Contents, width: float | None) -> list[Shelf]:
    """What stands below a band.

    Args:
        band: whose storeys.
        fronts: ids of zones that devices in front of the inside of any band join.
        contents: of zones.
        width: of the inside above the last band's shelves; None for all other bands.
    """
    found = []
    storeys = [storey for storey in band.storeys if storey.transit is not None or storey.hubs or any(storey.groups)]
    for storey in storeys:
        is_joined = storey.transit is not None and storey.transit.id in fronts
        if width is not None and len(storeys) == 1 and _is_lone(storey, is_joined, contents):
            lone = _lone_cell(storey, contents, min(width, _LONE_WIDTH))
            found.append(Shelf((), None, is_joined, [], lone))
        else:
            groups = tuple(_cells(group, contents) for group in storey.groups)
            found.append(Shelf(groups, storey.transit, is_joined, storey.hubs))
    return found


def _cells(group: list[Ground], contents: Contents) -> list[Cell]:
    """Grounds as cells; those with one zone are equally wide, so that they stand in columns."""
    width = max((contents.width_of(ground.inside[0]) for ground in group if len(ground.inside) == 1), default=0.0)
    return [_cell(ground, contents, width) for ground in group]


def _cell(ground: Ground, contents: Contents, width: float) -> Cell:
    piece = Piece()
    devices = [*ground.outer, *ground.front]
    if len(ground.inside) == 1:
        head = max((contents.size(node)[1] + _HEAD_GAP for node in devices), default=0.0)
        place_in_row(piece, devices, contents, ZONE_PADDING, 0.0)
        piece.put(inside_piece(ground, contents, width), 0.0, head)
        return Cell(piece, head)
    lead = NODE_WIDTH + DEVICE_MARGIN if devices else 0.0
    piece.put(inside_piece(ground, contents), lead, 0.0)
    # What such devices join elsewhere is above: a transit network, or the central site.
    place_in_gap(piece, devices, contents, 0.0, beyond=-STOREY_GAP)
    return Cell(piece, lead=lead)


def _is_lone(storey: Storey, is_joined: bool, contents: Contents) -> bool:
    """Tells whether one ground is joined to the band: then its devices, and a network between, stand in front of it."""
    grounds = [ground for group in storey.groups for ground in group]
    is_direct = storey.transit is None or (is_joined and not contents.held.get(storey.transit.id))
    return is_direct and not storey.hubs and len(grounds) == 1 and bool(grounds[0].front)


def _lone_cell(storey: Storey, contents: Contents, width: float) -> Cell:
    ground = next(ground for group in storey.groups for ground in group)
    piece, lead = Piece(), NODE_WIDTH + DEVICE_MARGIN
    top = 0.0
    if storey.transit is not None:
        piece.areas[storey.transit.id] = bar = Box(-(_BAR_WIDTH - NODE_WIDTH) / 2, 0.0, _BAR_WIDTH, _BAR)
        top = bar.bottom + _BAR_GAP
    main = ground.inside[0]
    wide = contents.width_of(main, contents.columns_in(main, width))
    piece.put(inside_piece(ground, contents, wide), lead, 0.0)
    place_in_gap(piece, [*ground.outer, *ground.front], contents, 0.0, beyond=-STOREY_GAP, within=(top, inf))
    return Cell(piece, lead=lead)


def extent(shelves: Iterable[Shelf], frame: Frame, width: float, contents: Contents) -> tuple[float, float]:
    """The right edge and the height of shelves with rows of at most a width."""
    right = height = 0.0
    for shelf in shelves:
        if shelf.lone is not None:
            return frame.inside - shelf.lone.lead + shelf.lone.piece.width, STOREY_GAP + shelf.lone.piece.height
        rows = _in_rows(shelf, width)
        wide = _width_of(rows)
        right = max(right, frame.start(wide) + wide)
        below = sum(tall for _, tall in _levels(rows)) + STOREY_GAP * max(len(rows) - 1, 0)
        height += STOREY_GAP + _bar_height(shelf, contents) + _hubs_height(shelf, contents) + below
    return right, height


def put_shelves(drawing: Piece, shelves: list[Shelf], frame: Frame, width: float, contents: Contents) -> None:
    """Puts shelves below all that a drawing holds, with rows of at most a width."""
    for shelf in shelves:
        y = drawing.height + STOREY_GAP
        if shelf.lone is not None:
            drawing.put(shelf.lone.piece, frame.inside - shelf.lone.lead, y)
            continue
        rows = _in_rows(shelf, width)
        wide = _width_of(rows)
        x = frame.start(wide)
        _put_bar(drawing, shelf, (x, x + wide), frame, contents, is_last=shelf is shelves[-1])
        y += _bar_height(shelf, contents)
        middle = x + (wide - len(shelf.hubs) * (NODE_WIDTH + DEVICE_GAP) + DEVICE_GAP) / 2
        place_in_row(drawing, shelf.hubs, contents, max(x, middle), y)
        _put_rows(drawing, rows, x, y + _hubs_height(shelf, contents))


def _put_bar(
    drawing: Piece, shelf: Shelf, row: tuple[float, float], frame: Frame, contents: Contents, *, is_last: bool
) -> None:
    """Puts a transit network so that it reaches over everything that joins it."""
    transit = shelf.transit
    if transit is None:
        return
    left, right = row if row[0] < row[1] else (frame.inside, frame.inside)
    if shelf.is_joined_in_front and is_last:  # lines to it pass left of the bars above it
        left = min(left, frame.front)
        right = max(right, frame.front + NODE_WIDTH)
    columns = contents.columns_in(transit, right - left)
    width = max(right - left, contents.width_of(transit, columns))
    drawing.put(zone_piece(transit, contents, width, empty=_BAR), left, drawing.height + STOREY_GAP)


def _put_rows(drawing: Piece, rows: Rows, x: float, y: float) -> None:
    for row, (head, height) in zip(rows, _levels(rows), strict=True):
        across = x
        for cell in row:
            drawing.put(cell.piece, across, y + cell.down(head))
            across += cell.piece.width + _GROUND_GAP
        y += height + STOREY_GAP


def _in_rows(shelf: Shelf, width: float) -> Rows:
    rows: Rows = []
    for group in shelf.groups:
        room = -1.0
        for cell in group:
            if room < cell.piece.width:
                rows.append([])
                room = width
            rows[-1].append(cell)
            room -= cell.piece.width + _GROUND_GAP
    return rows


def _width_of(rows: Rows) -> float:
    return max((sum(cell.piece.width + _GROUND_GAP for cell in row) - _GROUND_GAP for row in rows), default=0.0)


def _levels(rows: Rows) -> Iterator[tuple[float, float]]:
    """By row: how far down its zones begin, and its height."""
    for row in rows:
        head = max(cell.head for cell in row)
        yield head, max(cell.down(head) + cell.piece.height for cell in row)


def _bar_height(shelf: Shelf, contents: Contents) -> float:
    """The height of a transit network with the gap below it."""
    transit = shelf.transit
    if transit is None:
        return 0.0
    columns = len(contents.held.get(transit.id, ())) or 1
    return contents.height_of(transit, columns, _BAR) + (_BAR_GAP if shelf.hubs or any(shelf.groups) else 0.0)


def _hubs_height(shelf: Shelf, contents: Contents) -> float:
    """The height of devices that join several grounds, with the gap below them."""
    return max((contents.size(node)[1] + STOREY_GAP for node in shelf.hubs), default=0.0)


def front_zones(bands: Iterable[Band]) -> set[str]:
    """Ids of zones that devices in front of the inside of some bands join."""
    return {zone for band in bands for node in band.ground.front for zone in zones_of(node)}
