"""Pieces: parts of a drawing put together from smaller ones, each measured from its own left upper corner.

A module of its own because how zones of one site stand together is decided without knowing where the site stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf

from planner.editing.contents import EMPTY_HEIGHT, Contents
from planner.editing.drawing import GRID, ZONE_MIN_WIDTH, ZONE_PADDING, ZONE_TITLE, Box
from planner.editing.regions import Ground
from planner.model.design import Node
from planner.model.relations import zones_of
from planner.model.zones import Zone

ZONE_GAP = 50.0
_STACK_GAP = 40.0
DEVICE_MARGIN = 50.0
"""Between a device and the zones beside it: room for the label of a line."""
DEVICE_GAP = 40.0
_SLACK = 1.15
"""A row may be so much wider than the main network above it, which then becomes as wide."""
_LEDGE = 20.0
"""Lines do not end at the very corner of an area."""


@dataclass(slots=True)
class Piece:
    """Areas and boxes that are placed among each other."""

    width: float = 0.0
    height: float = 0.0
    areas: dict[str, Box] = field(default_factory=dict)
    nodes: dict[str, Box] = field(default_factory=dict)

    def put(self, other: "Piece", x: float, y: float) -> None:
        """Takes in another piece with its corner at a point."""
        self.areas.update((key, box.moved(x, y)) for key, box in other.areas.items())
        self.nodes.update((key, box.moved(x, y)) for key, box in other.nodes.items())
        self._grow(x + other.width, y + other.height)

    def put_node(self, node: str, box: Box) -> None:
        """Takes in one box."""
        self.nodes[node] = box
        self._grow(box.right, box.bottom)

    def _grow(self, right: float, bottom: float) -> None:
        self.width, self.height = max(self.width, right), max(self.height, bottom)


def zone_piece(
    zone: Zone, contents: Contents, width: float = 0.0, height: float = 0.0, empty: float = EMPTY_HEIGHT
) -> Piece:
    """The area of a zone, at least so large, with what stands in it; `empty` is the height when nothing does."""
    columns = contents.columns_in(zone, width) if width else 1
    if contents.width_of(zone, columns) > width:
        columns = 1
    block = contents.block(zone, columns)
    wide = max(width, contents.width_of(zone, columns))
    tall = max(height, contents.height_of(zone, columns, empty))
    piece = Piece(wide, tall, {zone.id: Box(0.0, 0.0, wide, tall)})
    for key, box in block.boxes.items():
        piece.nodes[key] = box.moved(ZONE_PADDING, ZONE_TITLE + ZONE_PADDING)
    return piece


def stack(zones: Iterable[Zone], contents: Contents, width: float = 0.0) -> Piece:
    """Zones below each other, equally wide."""
    every = tuple(zones)
    wide = max((contents.width_of(zone) for zone in every), default=0.0)
    piece = Piece()
    for zone in every:
        piece.put(zone_piece(zone, contents, max(wide, width)), 0.0, piece.height + _STACK_GAP if piece.areas else 0.0)
    return piece


def inside_piece(ground: Ground, contents: Contents, width: float = 0.0) -> Piece:
    """The zones of a ground but its perimeter: the main one above, the others in rows below it.

    Args:
        ground: whose zones.
        contents: of zones.
        width: at least so wide.
    """
    piece = Piece()
    if not ground.inside:
        return piece
    main, *others = ground.inside
    # Two small networks stand side by side below any main one: that is less waste than a third row.
    limit = max(width, _SLACK * max(contents.width_of(main), 2 * ZONE_MIN_WIDTH + ZONE_GAP))
    rows = _rows(others, contents, limit)
    wide = max(width, contents.width_of(main), *(_row_width(_grown(row, contents, limit)) for row in rows), 0.0)
    piece.put(zone_piece(main, contents, wide), 0.0, 0.0)
    centres = {key: box.centre[0] for key, box in piece.nodes.items()}
    for row in rows:
        row.sort(key=lambda zone: _mean([centres[key] for key in contents.linked(zone) if key in centres], wide))
        piece.put(_row_piece(row, ground, contents, wide), 0.0, piece.height + ZONE_GAP)
    return piece


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _rows(zones: list[Zone], contents: Contents, limit: float) -> list[list[Zone]]:
    rows: list[list[Zone]] = []
    room = 0.0
    for zone in zones:
        needed = contents.width_of(zone) + ZONE_GAP
        if not rows or room + needed > limit + ZONE_GAP:
            rows.append([])
            room = 0.0
        rows[-1].append(zone)
        room += needed
    return rows


def _row_width(widths: list[float]) -> float:
    return sum(widths) + ZONE_GAP * (len(widths) - 1)


def _grown(zones: list[Zone], contents: Contents, limit: float) -> list[float]:
    """Widths of zones side by side: the tallest get room for another column of boxes as long as there is any."""
    widths = [contents.width_of(zone) for zone in zones]
    columns = [1] * len(zones)
    while True:
        heights = [contents.height_of(zone, count) for zone, count in zip(zones, columns, strict=True)]
        tallest = heights.index(max(heights))
        zone, count = zones[tallest], columns[tallest] + 1
        wider = [*widths[:tallest], contents.width_of(zone, count), *widths[tallest + 1 :]]
        if count > len(contents.held.get(zone.id, ())) or _row_width(wider) > limit:
            return widths
        widths, columns[tallest] = wider, count


def _row_piece(zones: list[Zone], ground: Ground, contents: Contents, width: float) -> Piece:
    """Zones side by side that fill a width, all equally tall, devices that lead to them above."""
    widths = _grown(zones, contents, width)
    spare = width - _row_width(widths)
    share = spare / len(zones) // GRID * GRID
    widths = [wide + share for wide in widths]
    widths[-1] += spare - share * len(zones)
    tallest = max(zone_piece(zone, contents, wide).height for zone, wide in zip(zones, widths, strict=True))
    head = max((_head_height(ground.between.get(zone.id, ()), contents) for zone in zones), default=0.0)
    piece = Piece()
    x = 0.0
    for zone, wide in zip(zones, widths, strict=True):
        place_in_row(piece, ground.between.get(zone.id, ()), contents, x + ZONE_PADDING, 0.0)
        piece.put(zone_piece(zone, contents, wide, tallest), x, head)
        x += wide + ZONE_GAP
    return piece


def _head_height(devices: Iterable[Node], contents: Contents) -> float:
    return max((contents.size(node)[1] + ZONE_GAP for node in devices), default=0.0)


def place_in_row(piece: Piece, devices: Iterable[Node], contents: Contents, x: float, y: float) -> None:
    """Puts devices side by side."""
    for node in devices:
        width, height = contents.size(node)
        piece.put_node(node.id, Box(x, y, width, height))
        x += width + DEVICE_GAP


def place_in_gap(
    piece: Piece,
    devices: Iterable[Node],
    contents: Contents,
    x: float,
    *,
    beyond: float = 0.0,
    within: tuple[float, float] = (0.0, inf),
) -> None:
    """Puts devices below each other, each at the height that makes its lines shortest.

    Args:
        piece: into which, and that holds what is joined.
        devices: to be placed.
        contents: for their sizes.
        x: their left edge.
        beyond: the height of what is joined but not in the piece.
        within: the first and the last height of the gap.
    """
    wanted: list[tuple[float, Node]] = []
    for node in devices:
        areas = [piece.areas[zone] for zone in zones_of(node) if zone in piece.areas]
        areas.sort(key=lambda area: (area.x, area.y))
        spans = [(beyond, beyond)] * (len(zones_of(node)) - len(areas)) + [_reach_of(area) for area in areas]
        wanted.append((_nearest(spans) - contents.size(node)[1] / 2, node))
    wanted.sort(key=lambda item: item[0])
    places: list[float] = []
    lowest, highest = within
    for place, node in wanted:
        places.append(max(lowest, place))
        lowest = places[-1] + contents.size(node)[1] + DEVICE_GAP
    for index in range(len(wanted) - 1, -1, -1):
        places[index] = min(places[index], highest - contents.size(wanted[index][1])[1])
        highest = places[index] - DEVICE_GAP
    for place, (_, node) in zip(places, wanted, strict=True):
        piece.put_node(node.id, Box(x, place, *contents.size(node)))


def height_in_gap(devices: Iterable[Node], contents: Contents) -> float:
    """How tall a gap must be for some devices."""
    return max(sum(contents.size(node)[1] + DEVICE_GAP for node in devices) - DEVICE_GAP, 0.0)


def _reach_of(area: Box) -> tuple[float, float]:
    """Heights at which a straight line across meets an area below its title."""
    return (area.y + min(ZONE_TITLE + _LEDGE, area.height / 2), area.bottom - min(_LEDGE, area.height / 2))


def _nearest(spans: list[tuple[float, float]]) -> float:
    """The height with the least sum of distances to some spans; of several the one on the line to the last span."""
    if not spans:
        return 0.0
    edges = sorted(edge for span in spans for edge in span)
    low, high = edges[len(spans) - 1], edges[len(spans)]
    middle = (low + high) / 2
    if any(first <= middle <= last for first, last in spans):
        return middle
    first, last = spans[-1]
    return min(max((first + last) / 2, low), high)
