"""Sync: makes the items on a scene equal to a document.

A module of its own because it is the only place that adds or removes items of elements. Versions of a document
share what did not change, so an item is touched only when its element, its box or its line is another one.
"""

import gc
import itertools
from collections import Counter
from collections.abc import Callable, Iterable
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
from planner.editing.drawing import Boxes
from planner.editing.drawn import DrawnBoxes, different
from planner.model.design import Design, Element, Node
from planner.model.document import Document
from planner.model.layout import Annotation, Layout, Placement
from planner.model.views import SavedView

T = TypeVar("T", NodeItem, ZoneItem, LinkItem, NoteItem)
_BOXES_AT_ONCE = 400
"""With more new boxes than these the window would stand still until all are made."""
_HUGE = 1500
"""With more new boxes than these Python would look for garbage among them while they are made."""
_BOXES_A_STEP = 20


class SceneSync(LineSync):
    """The items of one scene by element id, and the document they show."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene, theme)
        self._elements: dict[str, Element] = {}
        self._placements: dict[str, Placement] = {}
        """What is shown of each element: the element itself, and its place."""
        self._drawn_boxes = DrawnBoxes()
        self._unmade: dict[str, Node] = {}
        """Nodes whose boxes have no item yet, because there are so many."""
        self._is_opening = False
        self._badges: dict[str, Badge] = {}
        self._cache_mode = QGraphicsItem.CacheMode.NoCache
        self._badge_items: dict[str, BadgeItem] = {}
        self._nodes: dict[str, NodeItem] = {}
        self.notes: dict[str, NoteItem] = {}
        self.view: SavedView | None = None
        """What the document is looked at through, from the next time it is shown."""

    @property
    def hidden(self) -> frozenset[str]:
        """Ids of the elements, links and notes that the view leaves out."""
        return self._hidden

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self._document

    @property
    def layout(self) -> Layout:
        """Places of everything, folded as it is shown."""
        return self._layout

    @property
    def boxes(self) -> Boxes:
        """Boxes of everything shown, as the document has them."""
        return self._boxes

    @property
    def badges(self) -> dict[str, Badge]:
        """Badges by element id."""
        return self._badges

    @property
    def nodes(self) -> dict[str, NodeItem]:
        """The items of all boxes."""
        self._make_boxes()
        return self._nodes

    def item(self, element_id: str) -> NodeItem | ZoneItem | LinkItem | NoteItem | None:
        """The item of an element, line or note, or None."""
        if element_id in self._unmade:
            self._make_box(self._unmade.pop(element_id))
        if element_id in self._relations and element_id not in self._links:
            return self._show_line(element_id)
        box = self._nodes.get(element_id) or self.zones.get(element_id)
        return box or self._links.get(element_id) or self.notes.get(element_id)

    def show(self, document: Document) -> None:
        """Shows a document; what did not change is left alone, and what takes long is left to `mend`."""
        self.end_drag()
        if len(document.design.nodes) > len(self._boxes.nodes) + _HUGE:
            self._is_opening = True
            gc.freeze()
        layout_before, boxes_before = self._layout, self._boxes
        self._document = document
        self._layout = completed(document).layout
        bent = self._look_again()
        boxes = self._drawn_boxes.update(document.design, self._layout)
        self._boxes = boxes = boxes.without(self._hidden) if self._hidden else boxes
        moved = different(boxes_before.nodes, boxes.nodes) | different(boxes_before.zones, boxes.zones)
        moved |= self._carried
        self._carried = frozenset()
        replaced = self._show_zones(document.design)
        moved |= replaced  # the title of an area may be longer
        replaced |= self._show_nodes(document.design, moved)
        self._show_notes(self._layout.annotations)
        self._show_links(moved, replaced, bent | different(layout_before.bends, self._layout.bends))
        self._place_badges()

    def _look_again(self) -> set[str]:
        """Finds what the view leaves out and folds; tells which links are seen now that were not, or no more."""
        before = self._hidden
        if self.view is None:
            self._hidden = frozenset()
        else:
            from planner.editing.looking import folded_as, hidden_by  # no document is opened through a view

            self._hidden = hidden_by(self.view, self._document)
            self._layout = folded_as(self.view, self._layout)
        others = before ^ self._hidden
        return {link.id for link in self._document.design.links if link.id in others} if others else set()

    def clear(self) -> None:
        """Takes every item off the scene."""
        self.end_drag()
        self._badges = {}
        self._place_badges()
        self._forget_lines()
        self._drop(self._links, ())
        self._drop(self._nodes, ())
        self._drop(self.zones, ())
        self._drop(self.notes, ())
        self._unmade, self._placements = {}, {}
        self._document, self._layout, self._boxes = Document(), Layout(), Boxes({}, {})

    def refresh(self) -> None:
        """Puts every item back to what the document says, for instance after a drag was given up."""
        for key, box in self._boxes.zones.items():
            self.zones[key].set_box(box)
        for key, node in self._nodes.items():
            box = self._boxes.nodes[key]
            node.setPos(box.x, box.y)
        for key, box in self._boxes.notes.items():
            self.notes[key].set_box(box)
        self._restore_lines()
        self._place_badges()

    def set_theme(self, theme: Theme) -> None:
        """Paints every item in other colours from now on."""
        self._theme = theme
        self.version += 1
        for group in (self._nodes, self.zones, self._links, self.notes, self._badge_items):
            for item in group.values():
                item.set_theme(theme)

    def set_badges(self, badges: dict[str, Badge]) -> None:
        """Shows these badges and no others."""
        self._badges = badges
        self._place_badges()

    def cache_boxes(self) -> None:
        """Keeps painted boxes as pixels of the screen, for scenes with a view: dragging and panning only copy them."""
        self._cache_mode = QGraphicsItem.CacheMode.DeviceCoordinateCache
        for node in self._nodes.values():
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
            if node.id in self._nodes:
                is_folded = self._layout.placements[node.id].is_folded
                self._nodes[node.id].show_face(face_of(node, layers), self._boxes.nodes[node.id], is_folded=is_folded)
        self._show_links(set(self.zones), set(), set(self._relations))
        self._place_badges()

    # --- what is left for later ---------------------------------------------------------------

    @property
    def has_crude_lines(self) -> bool:
        """Something is drawn plainly or not at all so far, because doing all at once takes long."""
        return bool(self._unmade) or super().has_crude_lines

    @property
    def is_making_boxes(self) -> bool:
        """Some boxes have no item yet."""
        return bool(self._unmade)

    def badge_items(self) -> Iterable[BadgeItem]:
        """The marks of findings that are shown."""
        return self._badge_items.values()

    def mend(self, is_time_up: Callable[[], bool]) -> None:
        """Makes boxes and finds ways until there is no time or nothing to do; lines are seen with `show_mended`."""
        if self._is_opening:
            # Hundreds of thousands of new objects, none of them garbage: looking them over again and again, as
            # Python does while their number grows, holds the window up for a fifth of a second each time.
            gc.freeze()
            self._is_opening = self.has_crude_lines
        while self._unmade:
            self._make_boxes(_BOXES_A_STEP)
            if is_time_up():
                return
        super().mend(is_time_up)

    def _make_boxes(self, most: int | None = None) -> None:
        if not self._unmade:
            return
        for key in list(itertools.islice(self._unmade, most)):
            self._make_box(self._unmade.pop(key))
        if not self._unmade:
            self._place_badges()

    # --- items of elements ----------------------------------------------------------------------

    def _show_zones(self, design: Design) -> set[str]:
        """Shows all areas; tells which are not as they were."""
        self._drop(self.zones, self._boxes.zones.keys())
        counts = Counter(self._boxes.folded_into.values())
        replaced: set[str] = set()
        for zone in design.zones:
            if zone.id in self._hidden:
                continue
            box, placement = self._boxes.zones[zone.id], self._layout.placements[zone.id]
            item = self.zones.get(zone.id)
            if self._elements.get(zone.id) is not zone or self._placements.get(zone.id) is not placement:
                replaced.add(zone.id)
            if item is None:
                self.zones[zone.id] = item = ZoneItem(zone, box, self._theme, self._layers)
                self._scene.addItem(item)
            elif self._elements.get(zone.id) is not zone:
                item.show_zone(zone, box)
            else:
                item.set_box(box)
            item.show_state(placement, counts.get(zone.id, 0))
            self._elements[zone.id], self._placements[zone.id] = zone, placement
        return replaced

    def _show_nodes(self, design: Design, moved: set[str]) -> set[str]:
        """Shows the nodes that are not as they were, and tells which."""
        boxes, elements, placements = self._boxes.nodes, self._elements, self._layout.placements
        self._drop(self._nodes, boxes.keys())
        for key in self._unmade.keys() - boxes.keys():
            del self._unmade[key]
        replaced: dict[str, Node] = {}
        for node in design.nodes:
            key = node.id
            if key in boxes and (
                elements.get(key) is not node or self._placements.get(key) is not placements[key] or key in moved
            ):
                replaced[key] = node
        new = [node for key, node in replaced.items() if key not in self._nodes]
        if len(new) > _BOXES_AT_ONCE:
            self._unmade.update((node.id, node) for node in new)
        for key, node in replaced.items():
            if key in self._unmade:
                self._unmade[key] = node
            else:
                self._show_node(node)
            self._elements[key], self._placements[key] = node, placements[key]
        return set(replaced)

    def _show_node(self, node: Node) -> None:
        item = self._nodes.get(node.id)
        if item is None:
            self._make_box(node)
            return
        box, placement = self._boxes.nodes[node.id], self._layout.placements[node.id]
        if self._elements.get(node.id) is not node or (item.box.width, item.box.height) != (box.width, box.height):
            item.show_face(face_of(node, self._layers), box, is_folded=placement.is_folded)
        else:
            item.setPos(box.x, box.y)
        item.show_state(is_locked=placement.is_locked, level=placement.level)

    def _make_box(self, node: Node) -> None:
        box, placement = self._boxes.nodes[node.id], self._layout.placements[node.id]
        face = face_of(node, self._layers)
        item = NodeItem(node.id, face, box, self._theme, is_folded=placement.is_folded)
        item.setCacheMode(self._cache_mode)
        item.show_state(is_locked=placement.is_locked, level=placement.level)
        self._nodes[node.id] = item
        self._scene.addItem(item)

    def _show_notes(self, annotations: dict[str, Annotation]) -> None:
        self._drop(self.notes, self._boxes.notes.keys())
        for key, box in self._boxes.notes.items():
            item = self.notes.get(key)
            if item is None:
                self.notes[key] = item = NoteItem(key, annotations[key], box, self._theme)
                self._scene.addItem(item)
            placement = self._layout.placements[key]
            item.show_note(annotations[key], box, is_locked=placement.is_locked, level=placement.level)

    def _drop(self, items: dict[str, T], keep: Iterable[str]) -> None:
        kept = set(keep)
        for key in [key for key in items if key not in kept]:
            self._badge_items.pop(key, None)  # a child of the item, which goes with it
            self._elements.pop(key, None)
            self._placements.pop(key, None)
            self._scene.removeItem(items.pop(key))

    # --- badges ---------------------------------------------------------------------------------

    def _place_badges(self) -> None:
        self.version += 1
        badges = self._badges if Layer.FINDINGS in self._layers else {}
        for key in [key for key in self._badge_items if key not in badges]:
            self._scene.removeItem(self._badge_items.pop(key))
        for key, badge in badges.items():
            owner: QGraphicsItem | None = self._nodes.get(key) or self.zones.get(key)
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
