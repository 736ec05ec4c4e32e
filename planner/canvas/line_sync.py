"""LineSync: the lines of a scene: which there are, their ways and labels, and how they follow a drag.

A module of its own because a line is drawn from what stands between its ends, while a box is drawn from itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from weakref import proxy

from PySide6.QtWidgets import QGraphicsScene

from planner.canvas.geometry import Point, with_bends
from planner.canvas.items.link_item import LABEL_HEIGHT, LinkItem, label_of, label_width
from planner.canvas.items.moving_lines import MovingLine, MovingLines
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.labels import place_labels
from planner.canvas.layers import ALL, Layer, address_at
from planner.canvas.obstacles import Obstacles
from planner.canvas.routing import End, Router
from planner.canvas.style import Theme
from planner.editing.drawing import Box, Boxes, drawn_relations, union_of
from planner.model.design import Design
from planner.model.document import Document
from planner.model.layout import Layout
from planner.model.relations import Relation, RelationKind

_SMALL = 200
"""Up to so many lines all are routed anew after each change, which gives the tidiest drawing."""


class LineSync:
    """The lines of one scene by id, drawn between the boxes that the scene shows."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        # Weak, so that a scene is no part of a cycle: Python's collector frees the parts of a cycle in any order,
        # and an item that loses its Python half before Qt lets go of it crashes the program.
        self._scene: QGraphicsScene = proxy(scene)
        self._theme = theme
        self._document = Document()
        self._layout = Layout()
        self._boxes = Boxes({}, {})
        self._layers = ALL
        self._relations: dict[str, Relation] = {}
        self._ways: dict[str, tuple[tuple[Point, ...], Point | None]] = {}
        self._ports: Mapping[str, str] = {}
        self._crowded: set[str] = set()
        self._crude: list[str] = []
        self._router: Router | None = None
        self._moving = MovingLines()
        self._dragged: list[MovingLine] = []
        self.nodes: dict[str, NodeItem] = {}
        self.zones: dict[str, ZoneItem] = {}
        self.links: dict[str, LinkItem] = {}

    def lines_of(self, element_ids: Iterable[str]) -> list[str]:
        """Ids of the lines that touch any of some elements."""
        wanted = set(element_ids)
        return [key for key, item in self._relations.items() if not wanted.isdisjoint(self._ends_of(item))]

    def relations(self) -> Iterable[Relation]:
        """What every drawn line stands for."""
        return self._relations.values()

    def drag_lines(self, moving: frozenset[str], offset: Point = (0.0, 0.0)) -> None:
        """Draws the lines of elements that are being dragged to where those are, not minding what is in the way.

        The items of these lines rest until the document is shown again, or `end_drag`.

        Args:
            moving: ids of the elements; the same during the whole drag.
            offset: how far they have moved.
        """
        if self._moving.scene() is None:
            self._dragged = [line for key in self.lines_of(moving) if (line := self._moving_line(key, moving))]
            self._scene.addItem(self._moving)
            for key in self.lines_of(moving):
                self.links[key].setVisible(False)
        self._moving.show_lines(self._dragged, *offset)

    def _moving_line(self, key: str, moving: frozenset[str]) -> MovingLine | None:
        relation = self._relations[key]
        ends = self._ends(relation)
        if ends is None:
            return None
        first, second = self._ends_of(relation)
        link = self.links[key]
        boxes = (ends[0].box, ends[1].box)
        return MovingLine(
            link.ink, link.points, *boxes, ends[1].is_area, first in moving, second in moving, (first, second)
        )

    def stretch_lines(self, area: str, box: Box) -> None:
        """Draws the lines of an area to its borders while it is being resized."""
        self.end_drag()
        self.drag_lines(frozenset({area}))
        self._moving.show_lines(
            replace(line, target=box, is_target_moving=False) if line.is_target_moving else replace(line, source=box)
            for line in self._dragged
        )

    def glide_lines(self, boxes: Mapping[str, Box]) -> None:
        """Draws the lines of boxes that are seen elsewhere than they stand, until `end_drag`."""
        if self._moving.scene() is None:
            self.drag_lines(frozenset(boxes))
        self._moving.show_lines(
            replace(
                line,
                source=boxes.get(line.ends[0], line.source),
                target=boxes.get(line.ends[1], line.target),
                is_source_moving=False,
                is_target_moving=False,
            )
            for line in self._dragged
        )

    @property
    def moving_lines(self) -> tuple[tuple[Point, ...], ...]:
        """The lines that are drawn plainly now, because what they join is being dragged."""
        return self._moving.drawn if self._moving.scene() is not None else ()

    def end_drag(self) -> None:
        """Shows lines as they were before the drag."""
        if self._moving.scene() is None:
            return
        self._scene.removeItem(self._moving)
        self._dragged = []
        for link in self.links.values():
            link.setVisible(True)

    def _show_links(self, design: Design, bends: dict[str, tuple[Point, ...]], moved: set[str]) -> None:
        relations = {relation.id: relation for relation in drawn_relations(design) if self._ends(relation) is not None}
        changed = [key for key, relation in relations.items() if self._relations.get(key) != relation]
        for key in [key for key in self.links if key not in relations]:
            self._scene.removeItem(self.links.pop(key))
        self._relations = relations
        if len(relations) <= _SMALL:
            self._route(list(relations))
            return
        affected = set(changed)
        placed = Obstacles({key: box for key in moved if (box := self._boxes.nodes.get(key)) is not None})
        for key, relation in relations.items():
            item = self.links.get(key)
            if (
                item is None
                or not moved.isdisjoint(self._ends_of(relation))
                or bends.get(key) != self._layout.bends.get(key)
                or placed.is_blocked(item.points, frozenset(self._ends_of(relation)))
            ):
                affected.add(key)
        self._route([key for key in relations if key in affected])

    def _route(self, keys: list[str]) -> None:
        """Finds the ways of some lines, keeping off all others, and places the labels of all."""
        router = Router({**self._boxes.nodes, **self._folded(), **self.titles()}, self._boxes.zones.values())
        points: dict[str, tuple[Point, ...]] = {}
        wanted = set(keys)
        crude = [key for key in self._crude if key in self._relations and key not in wanted]
        for key, relation in self._relations.items():
            bends = self._layout.bends.get(key)
            ends = self._ends(relation)
            assert ends is not None  # lines without both ends are not kept
            if bends:
                points[key] = with_bends(ends[0].box, ends[1].box, bends)
            elif key not in wanted and key in self.links:
                points[key] = self.links[key].points
            else:
                continue
            router.keep(points[key], *ends)
        for key in sorted(wanted - points.keys(), key=self._distance):
            ends = self._ends(self._relations[key])
            assert ends is not None
            points[key] = router.route(*ends)
            if router.has_given_up:
                crude.append(key)
        self._crude, self._router = crude, router
        self._draw(points, wanted)

    @property
    def has_crude_lines(self) -> bool:
        """Some lines were drawn plainly, perhaps through boxes, because searching ways for all takes long."""
        return bool(self._crude)

    def mend_line(self) -> None:
        """Searches a way for one of the lines that were drawn plainly."""
        while self._crude:
            key = self._crude.pop()
            relation = self._relations.get(key)
            ends = self._ends(relation) if relation is not None else None
            if relation is not None and ends is not None and self._router is not None:
                points = self._router.route_again(*ends)
                self._ways[key] = (points, self._placed_labels({key: points}, {key}).get(key))
                self.links[key].show_line(relation, *self._ways[key], self._text(relation))
                return

    def set_ports(self, ports: Mapping[str, str]) -> None:
        """Says these ports on lines, by their ids, and no others; in a large drawing with the next way of each line."""
        before, self._ports = self._ports, ports
        if Layer.PORTS in self._layers and before != ports and len(self._relations) <= _SMALL:
            points = {key: item.points for key, item in self.links.items()}
            self._draw(points, set(points))

    def titles(self) -> dict[str, Box]:
        """Where the titles of areas stand: lines would make them hard to read."""
        return {f"title of {key}": item.title_box() for key, item in self.zones.items() if not item.is_folded}

    def _folded(self) -> dict[str, Box]:
        return {key: self._boxes.zones[key] for key, item in self.zones.items() if item.is_folded}

    def _placed_labels(self, points: dict[str, tuple[Point, ...]], wanted: set[str]) -> dict[str, Point | None]:
        """Places of labels: of `wanted` lines anew, of all others where they are."""
        again = [self._relations[key] for key in wanted]
        again.sort(key=lambda item: (item.kind is RelationKind.ATTACHMENT, item.id))
        self._crowded -= wanted
        lines = [(item.id, points[item.id], label_width(self._text(item))) for item in again]
        place = union_of(_bounds(points[key]) for key in wanted)
        staying = [
            (way, item.label_box)
            for key, item in self.links.items()
            if key not in wanted
            and place is not None
            and place.intersects(_bounds(way := points.get(key, item.points)))
        ]
        kept = {key: item.label_at for key, item in self.links.items() if key not in wanted}
        boxes = {**self._boxes.nodes, **self._folded(), **self.titles()}
        placed = place_labels(lines, boxes, LABEL_HEIGHT, staying)
        return {**kept, **placed, **self._without_ports(lines, placed, boxes, staying)}

    def _without_ports(
        self,
        lines: list[tuple[str, tuple[Point, ...], float]],
        placed: Mapping[str, Point],
        boxes: Mapping[str, Box],
        staying: list[tuple[tuple[Point, ...], Box | None]],
    ) -> dict[str, Point]:
        """Places of the labels that have room only as long as they leave the ports out."""
        self._crowded |= {key for key, _, _ in lines if key not in placed and self._ports.get(key)}
        if not self._crowded:
            return {}
        taken = [(way, _label_box(placed[key], width)) for key, way, width in lines if key in placed]
        short = [
            (key, way, label_width(self._text(self._relations[key]))) for key, way, _ in lines if key in self._crowded
        ]
        return place_labels(short, boxes, LABEL_HEIGHT, [*staying, *taken])

    def _draw(self, points: dict[str, tuple[Point, ...]], wanted: set[str]) -> None:
        labels = self._placed_labels(points, wanted)
        self._ways = {}
        for key, relation in self._relations.items():
            item = self.links.get(key)
            if item is None:
                self.links[key] = item = LinkItem(relation, points[key], self._theme)
                self._scene.addItem(item)
            self._ways[key] = (points[key], labels.get(key))
            item.show_line(relation, *self._ways[key], self._text(relation))

    def _text(self, relation: Relation) -> str:
        """What the label of a line says with the layers that are shown."""
        if Layer.LABELS not in self._layers:
            return ""
        address = address_at(self._document.design, relation) if Layer.ADDRESSES in self._layers else ""
        label = f"{label_of(relation)} {address}" if address else label_of(relation)
        ports = self._ports.get(relation.id, "") if Layer.PORTS in self._layers else ""
        return f"{label}\n{ports}" if ports and relation.id not in self._crowded else label

    def _distance(self, key: str) -> tuple[float, str]:
        ends = self._ends(self._relations[key])
        assert ends is not None
        (ax, ay), (bx, by) = (end.box.centre for end in ends)
        return (abs(ax - bx) + abs(ay - by), key)

    def _ends(self, relation: Relation) -> tuple[End, End] | None:
        """Both ends of a line; None where there is nothing to draw (a box inside the zone it would lead to)."""
        first, second = self._ends_of(relation)
        source, target = self._boxes.find(first), self._boxes.find(second)
        if source is None or target is None or first == second:
            return None
        is_area = relation.kind is RelationKind.ATTACHMENT and not self._layout.placements[second].is_folded
        if is_area and target.intersects(source):
            return None
        return End(first, source), End(second, target, is_area)

    def _ends_of(self, relation: Relation) -> tuple[str, str]:
        """Ids of the boxes that a line joins: those of folded zones in place of what is in them."""
        into = self._boxes.folded_into
        return into.get(relation.source, relation.source), into.get(relation.target, relation.target)


def _label_box(middle: Point, width: float) -> Box:
    return Box(middle[0] - width / 2, middle[1] - LABEL_HEIGHT / 2, width, LABEL_HEIGHT)


def _bounds(points: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0))
