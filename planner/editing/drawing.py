"""What is drawn, in plain numbers: the box of each element, the zone it stands in, the lines between them.

A module of its own because automatic layout, aligning and the canvas must agree on sizes, and only the canvas may
know Qt. All numbers are scene units (1 unit is 1 pixel at 100 %).
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import field

from planner.model.design import Design, Node
from planner.model.devices import ForwardingDevice
from planner.model.layout import Annotation, Layout, Placement
from planner.model.relations import Relation, RelationKind, home_zone, interfaces_of, relations
from planner.model.servers import Server
from planner.records import dataclass

GRID = 10.0
NODE_WIDTH = 190.0
HEADER_HEIGHT = 60.0
ROW_HEIGHT = 20.0
ROWS_PADDING = 10.0
MAX_ROWS = 8
ZONE_TITLE = 40.0
ZONE_PADDING = 30.0
ZONE_MIN_WIDTH = 250.0
ZONE_MIN_HEIGHT = 170.0
FOLDED_WIDTH = 210.0
FOLDED_HEIGHT = 64.0
NOTE_WIDTH = 200.0
NOTE_MIN_WIDTH = 60.0
NOTE_MIN_HEIGHT = 40.0
FRAME_WIDTH = 420.0
FRAME_HEIGHT = 260.0
_NOTE_LINE = 16.0
_NOTE_LETTER = 6.4
_NOTE_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left upper corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, margin: float) -> "Box":
        """This box with `margin` added on each side."""
        return Box(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def moved(self, dx: float, dy: float) -> "Box":
        """This box shifted."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def united(self, other: "Box") -> "Box":
        """The smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def intersects(self, other: "Box") -> bool:
        """Tells whether the insides overlap; touching edges do not."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Tells whether the point is inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def contains(self, other: "Box") -> bool:
        """Tells whether `other` lies wholly inside."""
        return self.holds(other.x, other.y) and self.holds(other.right, other.bottom)


def union_of(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all, or None for none."""
    every = tuple(boxes)
    if not every:
        return None
    left, top = min([box.x for box in every]), min([box.y for box in every])
    right, bottom = max([box.x + box.width for box in every]), max([box.y + box.height for box in every])
    return Box(left, top, right - left, bottom - top)


def is_border_device(node: Node) -> bool:
    """Tells whether a node stands between zones instead of in one: firewalls and routers do."""
    return isinstance(node, ForwardingDevice)


def drawn_zone(node: Node) -> str | None:
    """Id of the zone whose area holds the node's box, or None for one that stands between zones."""
    return None if is_border_device(node) else home_zone(node)


def row_count(node: Node) -> int:
    """Rows below the header: members of a pool of two or more, the last row telling how many are left out."""
    members = len(node.members) if isinstance(node, Server) else 0
    return min(members, MAX_ROWS) if members > 1 else 0


def natural_size(node: Node, *, is_folded: bool = False) -> tuple[float, float]:
    """Width and height of a node's box when the layout does not say."""
    rows = 0 if is_folded else row_count(node)
    return NODE_WIDTH, HEADER_HEIGHT + (ROWS_PADDING + rows * ROW_HEIGHT if rows else 0.0)


def node_box(node: Node, placement: Placement) -> Box:
    """The box of a placed node; it is never smaller than its members need."""
    width, height = natural_size(node, is_folded=placement.is_folded)
    stated = 0.0 if placement.is_folded else placement.height or 0.0
    return Box(placement.x, placement.y, max(width, placement.width or 0.0), max(height, stated))


def note_box(annotation: Annotation, placement: Placement) -> Box:
    """The box of a note or frame; a note is at least as tall as its text is likely to need."""
    if annotation.is_frame:
        width, height = placement.width or FRAME_WIDTH, placement.height or FRAME_HEIGHT
        return Box(placement.x, placement.y, width, height)
    width = placement.width or NOTE_WIDTH
    letters = max(int((width - 2 * _NOTE_MARGIN) / _NOTE_LETTER), 1)
    lines = sum(max(-(-len(line) // letters), 1) for line in annotation.text.split("\n"))
    needed = lines * _NOTE_LINE + 2 * _NOTE_MARGIN
    return Box(placement.x, placement.y, width, max(needed, placement.height or NOTE_MIN_HEIGHT))


def zone_box(placement: Placement | None, contents: Iterable[Box]) -> Box | None:
    """The area of a zone: what the layout says, grown so that it holds its contents.

    None for a zone without placement and contents.
    """
    inner = union_of(contents)
    needed = None if inner is None else _area_around(inner)
    if placement is None:
        return needed
    stated = Box(
        placement.x,
        placement.y,
        placement.width or ZONE_MIN_WIDTH,
        placement.height or ZONE_MIN_HEIGHT,
    )
    return stated if needed is None else stated.united(needed)


def grown_area(area: Box, content: Box) -> Box:
    """An area, grown as far as it must to hold one more box."""
    return area.united(_area_around(content))


def _area_around(inner: Box) -> Box:
    return Box(
        inner.x - ZONE_PADDING,
        inner.y - ZONE_PADDING - ZONE_TITLE,
        inner.width + 2 * ZONE_PADDING,
        inner.height + 2 * ZONE_PADDING + ZONE_TITLE,
    )


@dataclass(frozen=True, slots=True)
class Boxes:
    """Every box of a drawing by element id.

    Attributes:
        nodes: of nodes that are seen.
        zones: areas; of a folded zone the small box that stands for it.
        hidden: where nodes of folded zones stand when they are unfolded, and what a view leaves out.
        folded_into: the zone that stands for a hidden node.
        notes: of notes and frames.
    """

    nodes: dict[str, Box]
    zones: dict[str, Box]
    hidden: dict[str, Box] = field(default_factory=dict)
    folded_into: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Box] = field(default_factory=dict)

    def find(self, element_id: str) -> Box | None:
        """The box of a node, zone or note that is seen, or None."""
        return self.nodes.get(element_id) or self.zones.get(element_id) or self.notes.get(element_id)

    def shown_at(self, element_id: str) -> Box | None:
        """The box that stands for an element on the drawing: its own, or that of the folded zone it is in."""
        return self.find(self.folded_into.get(element_id, element_id))

    def without(self, ids: Collection[str]) -> "Boxes":
        """These boxes of which some are not seen; they still go along with what they stand in."""

        def split(boxes: dict[str, Box]) -> tuple[dict[str, Box], dict[str, Box]]:
            left_out = {key: boxes[key] for key in boxes.keys() & ids}
            return ({key: box for key, box in boxes.items() if key not in left_out} if left_out else boxes), left_out

        (nodes, no_nodes), (zones, no_zones) = split(self.nodes), split(self.zones)
        return Boxes(nodes, zones, {**self.hidden, **no_nodes, **no_zones}, self.folded_into, split(self.notes)[0])

    def zone_at(self, x: float, y: float) -> str | None:
        """Id of the smallest zone area that holds the point, or None."""
        holding = [(box.width * box.height, key) for key, box in self.zones.items() if box.holds(x, y)]
        return min(holding)[1] if holding else None


def folded_box(placement: Placement) -> Box:
    """The small box that stands for a folded zone."""
    return Box(placement.x, placement.y, FOLDED_WIDTH, FOLDED_HEIGHT)


def drawn_at(node: Node, placement: Placement) -> tuple[Box, str | None]:
    """The box of a placed node, and the zone whose area holds it."""
    return node_box(node, placement), drawn_zone(node)


def boxes_in(
    design: Design,
    layout: Layout,
    place: Callable[[Node, Placement], tuple[Box, str | None]] = drawn_at,
) -> Boxes:
    """Boxes of everything that is seen: folded zones as one box, and the notes; `place` as in `boxes_of`."""
    unfolded = boxes_of(design, layout.placements, place)
    folded = {
        zone.id: folded_box(placement)
        for zone in design.zones
        if (placement := layout.placements.get(zone.id)) is not None and placement.is_folded
    }
    notes = {
        key: note_box(annotation, layout.placements[key])
        for key, annotation in layout.annotations.items()
        if key in layout.placements
    }
    if not folded:
        return Boxes(unfolded.nodes, unfolded.zones, notes=notes)
    into = {node.id: zone for node in design.nodes if (zone := drawn_zone(node)) in folded}
    return Boxes(
        nodes={key: box for key, box in unfolded.nodes.items() if key not in into},
        zones={**unfolded.zones, **folded},
        hidden={key: box for key, box in unfolded.nodes.items() if key in into},
        folded_into={key: zone for key, zone in into.items() if zone is not None},
        notes=notes,
    )


def boxes_of(
    design: Design,
    placements: dict[str, Placement],
    place: Callable[[Node, Placement], tuple[Box, str | None]] = drawn_at,
) -> Boxes:
    """Boxes of all nodes and zones that have a placement, all unfolded, zones grown by their contents.

    Args:
        design: whose elements are drawn.
        placements: where.
        place: says what `drawn_at` says; one that remembers is quicker.
    """
    nodes: dict[str, Box] = {}
    contents: dict[str, list[Box]] = {}
    for node in design.nodes:
        placement = placements.get(node.id)
        if placement is None:
            continue
        box, zone = place(node, placement)
        nodes[node.id] = box
        if zone is not None:
            contents.setdefault(zone, []).append(box)
    zones: dict[str, Box] = {}
    for zone_element in design.zones:
        area = zone_box(placements.get(zone_element.id), contents.get(zone_element.id, ()))
        if area is not None:
            zones[zone_element.id] = area
    return Boxes(nodes, zones)


def drawn_relations(design: Design) -> tuple[Relation, ...]:
    """Every line of the drawing.

    The model's relations, and one more for each device that stands between zones: the line to its first zone,
    which for any other node is said by standing in it.
    """
    return (*relations(design), *(line for node in design.devices if (line := home_attachment(node)) is not None))


def home_attachment(node: Node) -> Relation | None:
    """The line from a device that stands between zones to its first zone; None for any other node."""
    zone = home_zone(node) if is_border_device(node) else None
    if zone is None:
        return None
    return Relation(f"{node.id}--{zone}", RelationKind.ATTACHMENT, node.id, zone, names_in(node, zone))


def names_in(node: Node, zone: str) -> str:
    """Names of a node's interfaces in a zone, separated by blanks."""
    return " ".join(interface.name for interface in interfaces_of(node) if interface.zone == zone)
