"""Sync: makes the items on a scene equal to a document.

A module of its own because it is the only place that adds or removes items of elements. Versions of a document
share what did not change, so an item is touched only when its element, its box or its line is another one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar
from weakref import proxy

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from planner.canvas.faces import face_of
from planner.canvas.geometry import Point, with_bends
from planner.canvas.items.badge_item import Badge, BadgeItem
from planner.canvas.items.link_item import LABEL_HEIGHT, LinkItem, label_of, label_width
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.labels import place_labels
from planner.canvas.layers import ALL, Layer, Layers, address_at
from planner.canvas.obstacles import Obstacles
from planner.canvas.routing import End, Router, plain_route
from planner.canvas.style import Theme
from planner.editing.autolayout import completed
from planner.editing.drawing import Box, Boxes, boxes_in, drawn_relations, union_of
from planner.model.design import Design, Element, Node
from planner.model.document import Document
from planner.model.layout import Annotation, Layout
from planner.model.relations import Relation, RelationKind

T = TypeVar("T", NodeItem, ZoneItem, LinkItem, NoteItem)
_SMALL = 200
"""Up to so many lines all are routed anew after each change, which gives the tidiest drawing."""


class SceneSync:
    """The items of one scene by element id, and the document they show."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        # Weak, so that a scene is no part of a cycle: Python's collector frees the parts of a cycle in any order,
        # and an item that loses its Python half before Qt lets go of it crashes the program.
        self._scene: QGraphicsScene = proxy(scene)
        self._theme = theme
        self._document = Document()
        self._layout = Layout()
        self._boxes = Boxes({}, {})
        self._elements: dict[str, Element] = {}
        self._relations: dict[str, Relation] = {}
        self._badges: dict[str, Badge] = {}
        self._layers = ALL
        self._cache_mode = QGraphicsItem.CacheMode.NoCache
        self._badge_items: dict[str, BadgeItem] = {}
        self.nodes: dict[str, NodeItem] = {}
        self.zones: dict[str, ZoneItem] = {}
        self.links: dict[str, LinkItem] = {}
        self.notes: dict[str, NoteItem] = {}

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self._document

    @property
    def boxes(self) -> Boxes:
        """Boxes of everything shown, as the document has them."""
        return self._boxes

    @property
    def badges(self) -> dict[str, Badge]:
        """Badges by element id."""
        return self._badges

    def item(self, element_id: str) -> NodeItem | ZoneItem | LinkItem | NoteItem | None:
        """The item of an element, line or note, or None."""
        box = self.nodes.get(element_id) or self.zones.get(element_id)
        return box or self.links.get(element_id) or self.notes.get(element_id)

    def show(self, document: Document) -> None:
        """Shows a document; what did not change is left alone."""
        before, boxes_before = self._document, self._boxes
        self._document = document
        self._layout = completed(document).layout
        self._boxes = boxes_in(document.design, self._layout)
        self._show_zones(document.design)
        self._show_nodes(document.design)
        self._show_notes(self._layout.annotations)
        moved = _different(boxes_before, self._boxes)
        if moved or before.design is not document.design or before.layout.bends != document.layout.bends:
            self._show_links(document.design, before.layout.bends, moved)
        self._place_badges()

    def clear(self) -> None:
        """Takes every item off the scene."""
        self._badges = {}
        self._place_badges()
        self._relations = {}
        self._drop(self.links, ())
        self._drop(self.nodes, ())
        self._drop(self.zones, ())
        self._drop(self.notes, ())
        self._document, self._layout, self._boxes = Document(), Layout(), Boxes({}, {})

    def refresh(self) -> None:
        """Puts every item back to what the document says, for instance after a drag was given up."""
        for key, box in self._boxes.zones.items():
            self.zones[key].set_box(box)
        for key, box in self._boxes.nodes.items():
            self.nodes[key].setPos(box.x, box.y)
        for key, box in self._boxes.notes.items():
            self.notes[key].set_box(box)
        self._route(list(self._relations))
        self._place_badges()

    def set_theme(self, theme: Theme) -> None:
        """Paints every item in other colours from now on."""
        self._theme = theme
        for group in (self.nodes, self.zones, self.links, self.notes, self._badge_items):
            for item in group.values():
                item.set_theme(theme)

    def set_badges(self, badges: dict[str, Badge]) -> None:
        """Shows these badges and no others."""
        self._badges = badges
        self._place_badges()

    def cache_boxes(self, *, is_on: bool = True) -> None:
        """Keeps painted boxes as pixels of the screen, for scenes with a view: dragging and panning only copy them."""
        mode = QGraphicsItem.CacheMode
        self._cache_mode = mode.DeviceCoordinateCache if is_on else mode.NoCache
        for node in self.nodes.values():
            node.setCacheMode(self._cache_mode)

    @property
    def layers(self) -> Layers:
        """The layers that are shown."""
        return self._layers

    def set_layers(self, layers: Layers) -> None:
        """Shows these layers and no others."""
        if layers == self._layers:
            return
        self._layers = layers
        for zone in self.zones.values():
            zone.set_layers(layers)
        for node in self._document.design.nodes:
            if node.id in self.nodes:
                is_folded = self._layout.placements[node.id].is_folded
                self.nodes[node.id].show_face(face_of(node, layers), self._boxes.nodes[node.id], is_folded=is_folded)
        self._route(list(self._relations))
        self._place_badges()

    def lines_of(self, element_ids: Iterable[str]) -> list[str]:
        """Ids of the lines that touch any of some elements."""
        wanted = set(element_ids)
        return [key for key, item in self._relations.items() if not wanted.isdisjoint(self._ends_of(item))]

    def is_within(self, line: str, element_ids: set[str]) -> bool:
        """Tells whether both ends of a line are among some elements."""
        return element_ids.issuperset(self._ends_of(self._relations[line]))

    def relations(self) -> Iterable[Relation]:
        """What every drawn line stands for."""
        return self._relations.values()

    def drag_lines(self, lines: Iterable[str], shifted: Iterable[str] = (), offset: Point = (0.0, 0.0)) -> None:
        """Draws lines to where their ends are in the middle of a drag, without minding what is in the way.

        Args:
            lines: ids of lines with one end that moves.
            shifted: ids of lines whose ends both move.
            offset: how far those have moved.
        """
        for key in shifted:
            self.links[key].shift(*offset)
        for key in lines:
            ends = self._ends(self._relations[key], dragged=True)
            item = self.links.get(key)
            if item is not None:
                item.setVisible(ends is not None)
                if ends is not None:
                    item.show_line(self._relations[key], plain_route(*ends), None)

    # --- items of elements ----------------------------------------------------------------------

    def _show_zones(self, design: Design) -> None:
        self._drop(self.zones, self._boxes.zones.keys())
        counts = Counter(self._boxes.folded_into.values())
        for zone in design.zones:
            box = self._boxes.zones[zone.id]
            item = self.zones.get(zone.id)
            if item is None:
                self.zones[zone.id] = item = ZoneItem(zone, box, self._theme)
                item.set_layers(self._layers)
                self._scene.addItem(item)
            elif self._elements.get(zone.id) is not zone:
                item.show_zone(zone, box)
            else:
                item.set_box(box)
            item.show_state(self._layout.placements[zone.id], counts.get(zone.id, 0))
            self._elements[zone.id] = zone

    def _show_nodes(self, design: Design) -> None:
        self._drop(self.nodes, self._boxes.nodes.keys())
        for node in design.nodes:
            if node.id in self._boxes.nodes:
                self._show_node(node)

    def _show_notes(self, annotations: dict[str, Annotation]) -> None:
        self._drop(self.notes, self._boxes.notes.keys())
        for key, box in self._boxes.notes.items():
            item = self.notes.get(key)
            if item is None:
                self.notes[key] = item = NoteItem(key, annotations[key], box, self._theme)
                self._scene.addItem(item)
            placement = self._layout.placements[key]
            item.show_note(annotations[key], box, is_locked=placement.is_locked, level=placement.level)

    def _show_node(self, node: Node) -> None:
        box = self._boxes.nodes[node.id]
        placement = self._layout.placements[node.id]
        is_folded = placement.is_folded
        item = self.nodes.get(node.id)
        if item is None:
            self.nodes[node.id] = item = NodeItem(
                node.id, face_of(node, self._layers), box, self._theme, is_folded=is_folded
            )
            item.setCacheMode(self._cache_mode)
            self._scene.addItem(item)
        elif self._elements.get(node.id) is not node or (item.box.width, item.box.height) != (box.width, box.height):
            item.show_face(face_of(node, self._layers), box, is_folded=is_folded)
        else:
            item.setPos(box.x, box.y)
        item.show_state(is_locked=placement.is_locked, level=placement.level)
        self._elements[node.id] = node

    def _drop(self, items: dict[str, T], keep: Iterable[str]) -> None:
        kept = set(keep)
        for key in [key for key in items if key not in kept]:
            self._badge_items.pop(key, None)  # a child of the item, which goes with it
            self._elements.pop(key, None)
            self._scene.removeItem(items.pop(key))

    # --- lines ----------------------------------------------------------------------------------

    def _show_links(self, design: Design, bends: dict[str, tuple[Point, ...]], moved: set[str]) -> None:
        relations = {relation.id: relation for relation in drawn_relations(design) if self._ends(relation) is not None}
        changed = [key for key, relation in relations.items() if self._relations.get(key) != relation]
        self._drop(self.links, relations.keys())
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
        router = Router({**self._boxes.nodes, **self._folded(), **self._titles()}, self._boxes.zones.values())
        points: dict[str, tuple[Point, ...]] = {}
        wanted = set(keys)
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
        self._draw(points, wanted)

    def _titles(self) -> dict[str, Box]:
        """Where the titles of areas stand: lines would make them hard to read."""
        return {f"title of {key}": item.title_box() for key, item in self.zones.items() if not item.is_folded}

    def _folded(self) -> dict[str, Box]:
        return {key: self._boxes.zones[key] for key, item in self.zones.items() if item.is_folded}

    def _placed_labels(self, points: dict[str, tuple[Point, ...]], wanted: set[str]) -> dict[str, Point | None]:
        """Places of labels: of `wanted` lines anew, of all others where they are."""
        again = [self._relations[key] for key in wanted]
        again.sort(key=lambda item: (item.kind is RelationKind.ATTACHMENT, item.id))
        lines = [(item.id, points[item.id], label_width(self._text(item))) for item in again]
        place = union_of(_bounds(points[key]) for key in wanted)
        staying = [
            (points[key], item.label_box)
            for key, item in self.links.items()
            if key not in wanted and place is not None and place.intersects(_bounds(points[key]))
        ]
        kept = {key: item.label_at for key, item in self.links.items() if key not in wanted}
        boxes = {**self._boxes.nodes, **self._folded(), **self._titles()}
        return {**kept, **place_labels(lines, boxes, LABEL_HEIGHT, staying)}

    def _draw(self, points: dict[str, tuple[Point, ...]], wanted: set[str]) -> None:
        labels = self._placed_labels(points, wanted)
        for key, relation in self._relations.items():
            item = self.links.get(key)
            if item is None:
                self.links[key] = item = LinkItem(relation, points[key], self._theme)
                self._scene.addItem(item)
            item.setVisible(True)
            item.show_line(relation, points[key], labels.get(key), self._text(relation))

    def _text(self, relation: Relation) -> str:
        """What the label of a line says with the layers that are shown."""
        if Layer.LABELS not in self._layers:
            return ""
        address = address_at(self._document.design, relation) if Layer.ADDRESSES in self._layers else ""
        return f"{label_of(relation)} {address}" if address else label_of(relation)

    def _distance(self, key: str) -> tuple[float, str]:
        ends = self._ends(self._relations[key])
        assert ends is not None
        (ax, ay), (bx, by) = (end.box.centre for end in ends)
        return (abs(ax - bx) + abs(ay - by), key)

    def _ends(self, relation: Relation, *, dragged: bool = False) -> tuple[End, End] | None:
        """Both ends of a line; None where there is nothing to draw (a box inside the zone it would lead to)."""
        first, second = self._ends_of(relation)
        source, target = self._box(first, dragged=dragged), self._box(second, dragged=dragged)
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

    def _box(self, element_id: str, *, dragged: bool) -> Box | None:
        if not dragged:
            return self._boxes.find(element_id)
        item = self.nodes.get(element_id) or self.zones.get(element_id)
        return item.box if item is not None else None

    # --- badges ---------------------------------------------------------------------------------

    def _place_badges(self) -> None:
        badges = self._badges if Layer.FINDINGS in self._layers else {}
        for key in [key for key in self._badge_items if key not in badges]:
            self._scene.removeItem(self._badge_items.pop(key))
        for key, badge in badges.items():
            owner: QGraphicsItem | None = self.nodes.get(key) or self.zones.get(key)
            if owner is None:
                continue
            item = self._badge_items.get(key)
            if item is None:
                self._badge_items[key] = item = BadgeItem(badge, self._theme, owner)
            elif item.badge != badge:
                item.show_badge(badge)
            if isinstance(owner, ZoneItem):
                item.setPos(owner.box.right - 20, owner.box.y + 20)
            elif isinstance(owner, NodeItem):
                item.setPos(owner.box.width - 4, 4)


def _different(before: Boxes, after: Boxes) -> set[str]:
    """Ids of elements whose boxes came, went or moved."""
    return {
        key
        for old, new in ((before.nodes, after.nodes), (before.zones, after.zones))
        for key in old.keys() | new.keys()
        if old.get(key) != new.get(key)
    }


def _bounds(points: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0))
