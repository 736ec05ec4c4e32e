"""Sync: makes the items on a scene equal to a document.

A module of its own because it is the only place that adds or removes items of elements. Versions of a document
share what did not change, so an item is touched only when its element, its box or its line is another one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from planner.canvas.faces import face_of
from planner.canvas.items.badge_item import Badge, BadgeItem
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.layers import Layer, Layers
from planner.canvas.line_sync import LineSync
from planner.canvas.style import Theme
from planner.editing.autolayout import completed
from planner.editing.drawing import Boxes, boxes_in
from planner.model.design import Design, Element, Node
from planner.model.document import Document
from planner.model.layout import Annotation, Layout

T = TypeVar("T", NodeItem, ZoneItem, LinkItem, NoteItem)


class SceneSync(LineSync):
    """The items of one scene by element id, and the document they show."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene, theme)
        self._elements: dict[str, Element] = {}
        self._badges: dict[str, Badge] = {}
        self._cache_mode = QGraphicsItem.CacheMode.NoCache
        self._badge_items: dict[str, BadgeItem] = {}
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
        self.end_drag()
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
        self.end_drag()
        self._badges = {}
        self._place_badges()
        self._relations, self._ways = {}, {}
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
        self.end_drag()
        for key, (points, label_at) in self._ways.items():
            if self.links[key].points != points:
                self.links[key].show_line(self._relations[key], points, label_at, self._text(self._relations[key]))
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

    def cache_boxes(self) -> None:
        """Keeps painted boxes as pixels of the screen, for scenes with a view: dragging and panning only copy them."""
        self._cache_mode = QGraphicsItem.CacheMode.DeviceCoordinateCache
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
