"""ElementScene: elements drawn, and what is drawn over them.

A module of its own because showing needs no edits and no selection: those are in `selecting_scene` and `scene`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from planner.canvas.geometry import Guide
from planner.canvas.items.badge_item import Badge
from planner.canvas.items.gesture_item import GestureItem
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.notes_overlay import NoteMark, NotesOverlay
from planner.canvas.items.off_overlay import OffMark, OffOverlay
from planner.canvas.items.openings_overlay import OpeningsOverlay
from planner.canvas.items.path_overlay import PathOverlay, PathStop
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.layers import Layer, Layers
from planner.canvas.site_sync import SiteSync
from planner.canvas.style import LIGHT, Theme
from planner.canvas.sync import SceneSync
from planner.canvas.traffic_words import NO_WORDS, TrafficWords
from planner.editing.drawing import Box, union_of
from planner.model.document import Document
from planner.model.views import SavedView

if TYPE_CHECKING:
    from planner.canvas.gliding import Glide

ElementItem = NodeItem | ZoneItem | LinkItem | NoteItem | SiteItem
_MARGIN = 800.0
_MOST_GLIDING = 400
"""With more boxes a frame would take too long, and nobody could follow them anyway."""


class ElementScene(QGraphicsScene):
    """The items of one document, and what is drawn over them.

    Signals:
        overlay_changed(): other ways, or other marks of a what-if, are drawn over the elements.
        view_changed(): something else of the document is shown, or with other layers.
    """

    overlay_changed = Signal()
    view_changed = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.has_guests = False
        """Something else than the document lies on the scene."""
        self.sync = SceneSync(self, theme)
        self.sites = SiteSync(self, theme)
        self._paths: tuple[tuple[PathStop, ...], ...] = ()
        self._faded: frozenset[str] = frozenset()
        self._off: dict[str, OffMark] = {}
        self._overlay = PathOverlay(theme)
        self._off_overlay = OffOverlay(theme)
        self._words = NO_WORDS
        self._openings = OpeningsOverlay(theme)
        self._target: str | None = None
        self._gesture = GestureItem(theme)
        self._marks: dict[str, NoteMark] = {}
        self._notes = NotesOverlay(theme)
        self.is_animated = False
        """Elements that are arranged anew are seen on their way."""
        self._glide: Glide | None = None
        self.addItem(self._openings)
        self.addItem(self._notes)
        self.addItem(self._overlay)
        self.addItem(self._off_overlay)
        self.addItem(self._gesture)

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self.sync.document

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    # --- showing --------------------------------------------------------------------------------

    def _show(self, document: Document) -> None:
        self.end_glide()
        shown = self._seen() if self.is_animated else {}
        self.sync.show(document)
        self.show_sites()
        self._fit_scene_rect()
        if self._marks:
            self.set_notes(self._marks)
        if self._paths:
            self.show_paths(self._paths)
        elif self._faded:
            self._tone()
        if self._off:
            self._off_overlay.show_marks(self._off, self.sync.boxes.find)
        self.show_openings_of()
        if shown:
            self._begin_glide(shown)

    def look_through(self, view: SavedView | None) -> None:
        """Shows what a view shows of the document, and of every later one; None for everything."""
        if view == self.sync.view:
            return
        self.sync.view = view
        self._show(self.document)
        self.view_changed.emit()

    @property
    def view_in_use(self) -> SavedView | None:
        """What the document is looked at through; None for everything."""
        return self.sync.view

    def show_sites(self) -> None:
        """Lays the grounds of sites under their zones, as the document has them."""
        self.sites.show(self.document.design, self.sync.boxes, is_shown=Layer.SITES in self.sync.layers)

    def item_of(self, key: str) -> ElementItem | None:
        """The item of an element, line, note or site, or None."""
        return self.sync.item(key) or self.sites.items.get(key)

    def _box_at(self, key: str) -> Box | None:
        site = self.sites.items.get(key)
        return site.box if site is not None else self.sync.boxes.find(key)

    def _seen(self) -> dict[str, Box]:
        """Where each box is seen now, if somebody looks."""
        boxes = self.sync.boxes
        if len(boxes.nodes) > _MOST_GLIDING or not any(view.isVisible() for view in self.views()):
            return {}
        return {**boxes.nodes, **boxes.zones, **boxes.notes}

    def _begin_glide(self, shown: dict[str, Box]) -> None:
        from planner.canvas.gliding import Glide, rearranged

        before = rearranged(shown, self.sync)
        if before:
            self._glide = Glide(self.sync, before, self.overlays()[:-1], self)
            self._glide.finished.connect(self.end_glide)
            self._glide.start()

    def end_glide(self) -> None:
        """Shows everything where it stands, without the rest of the way."""
        if self._glide is not None:
            glide, self._glide = self._glide, None
            glide.finish()
            glide.deleteLater()

    @property
    def is_gliding(self) -> bool:
        """Elements are seen on the way to where they stand."""
        return self._glide is not None

    def dispose(self) -> None:
        """Takes everything off for good; call it before letting go of the scene, for instance on closing a window."""
        self.end_glide()
        self.blockSignals(True)
        self.sync.view = None
        self.sync.clear()
        self.sites.clear()
        for item in self.overlays():
            if item.scene() is not None:
                self.removeItem(item)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.sync.set_theme(theme)
        self.sites.set_theme(theme)
        self._overlay.set_theme(theme)
        self._off_overlay.set_theme(theme)
        self._gesture.set_theme(theme)
        self._notes.set_theme(theme)
        self._openings.set_theme(theme)
        self.update()

    def set_layers(self, layers: Layers) -> None:
        """Shows these layers and no others."""
        self.sync.set_layers(layers)
        self.show_sites()
        self._overlay.setVisible(Layer.FLOWS in layers)
        self.show_openings_of()
        self.view_changed.emit()

    def set_traffic_words(self, words: TrafficWords) -> None:
        """Says these ports on lines and at firewalls, and no others, as far as their layers are shown."""
        self._words = words
        self.sync.set_ports(words.ports)
        self.show_openings_of()

    @property
    def openings(self) -> OpeningsOverlay:
        """What is said at firewalls."""
        return self._openings

    @property
    def traffic_words(self) -> TrafficWords:
        """What is said about ports, if its layers are shown."""
        return self._words

    def show_openings_of(self, firewalls: Collection[str] | None = None) -> None:
        """Says what firewalls let through, if that layer is shown: of some, or of all."""
        sync = self.sync
        passages = self._words.passages if Layer.OPENINGS in sync.layers else {}
        if firewalls is not None:
            passages = {key: rows for key, rows in passages.items() if key in firewalls}
        if passages or self._openings.plates:
            taken = {**sync.boxes.nodes, **sync.titles()}
            self._openings.show_passages(passages, sync.boxes.find, sync.links.values(), taken)

    def set_badges(self, badges: dict[str, Badge]) -> None:
        """Shows how many findings elements have; those not named have none."""
        self.sync.set_badges(badges)

    def set_notes(self, marks: dict[str, NoteMark]) -> None:
        """Shows where comments are pinned."""
        self._marks = marks
        self._notes.show_marks(marks, self._box_at)

    @property
    def notes(self) -> dict[str, NoteMark]:
        """Comments that are shown, by element."""
        return self._notes.marks

    def set_faded(self, ids: Iterable[str]) -> None:
        """Draws these elements and lines faintly (what-if), all others as usual."""
        self._faded = frozenset(ids)
        self._tone()

    def _tone(self) -> None:
        """Draws what does not matter now faintly: what is switched off, and all lines behind a way."""
        faded, has_way = self._faded, bool(self._paths)
        for key, node in self.sync.nodes.items():
            node.set_faded(key in faded)
        for key, link in self.sync.links.items():
            relation = link.relation
            link.set_faded(has_way or bool(faded & {key, relation.source, relation.target}))

    def show_off(self, marks: dict[str, OffMark]) -> None:
        """Says which elements are switched off and which lose something by it, and greys them; empty takes it off."""
        self._off = dict(marks)
        self._off_overlay.show_marks(self._off, self.sync.boxes.find)
        self.set_faded(key for key, mark in marks.items() if not mark.is_off)
        self.overlay_changed.emit()

    @property
    def off_texts(self) -> tuple[str, ...]:
        """What is said about elements that are off or lose something."""
        return self._off_overlay.texts

    @property
    def faded(self) -> frozenset[str]:
        """Ids of what is drawn faintly."""
        return self._faded

    def show_path(self, stops: Sequence[PathStop]) -> None:
        """Draws the way of a packet over everything; it stays when the document changes."""
        self.show_paths([stops] if stops else [])

    def show_paths(self, ways: Sequence[Sequence[PathStop]]) -> None:
        """Draws ways over everything and what they do not concern faintly; they stay when the document changes."""
        number = self._overlay.current if len(ways) == len(self._paths) == 1 else None
        self._paths = tuple(tuple(stops) for stops in ways if stops)
        self._overlay.show_ways(self._paths, self.sync.boxes.shown_at, self.sync.boxes.nodes)
        self._overlay.set_current(number)
        self._tone()
        self.overlay_changed.emit()

    def mark_stop(self, number: int | None) -> None:
        """Lets one stop of the way stand out, by its number from 1."""
        self._overlay.set_current(number)

    def clear_path(self) -> None:
        """Takes the ways of packets off."""
        self.show_paths(())

    @property
    def path_stops(self) -> tuple[PathStop, ...]:
        """The stops of the way that is drawn, or of the first of several."""
        return self._overlay.stops

    @property
    def path_ways(self) -> tuple[tuple[PathStop, ...], ...]:
        """The stops of all ways that are drawn."""
        return self._overlay.ways

    @property
    def current_stop(self) -> int | None:
        """Number of the stop that stands out."""
        return self._overlay.current

    def overlays(self) -> tuple[QGraphicsItem, ...]:
        """What lies over boxes and lines, lowest first."""
        return (self._openings, self._notes, self._overlay, self._off_overlay, self._gesture)

    def add_guest(self, item: QGraphicsItem) -> None:
        """Adds an item that is no part of this drawing, for instance the marks of a comparison."""
        self.has_guests = True
        self.addItem(item)

    def bounds(self) -> QRectF:
        """The rectangle around everything that is drawn; empty for an empty document."""
        boxes = self.sync.boxes
        grounds = (item.box for item in self.sites.items.values())
        return to_rect(union_of((*boxes.nodes.values(), *boxes.zones.values(), *boxes.notes.values(), *grounds)))

    def box_of(self, ids: Iterable[str]) -> QRectF:
        """The rectangle around some elements and lines."""
        result = QRectF()
        for key in ids:
            item = self.item_of(self.sync.boxes.folded_into.get(key, key))
            if item is not None:
                result = result.united(item.sceneBoundingRect())
        return result

    def _fit_scene_rect(self) -> None:
        """Gives room to scroll around the drawing, and never less than is seen now: else the drawing would jump."""
        room = self.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        for view in self.views():
            room = room.united(view.mapToScene(view.viewport().rect()).boundingRect())
        self.setSceneRect(room)

    # --- what tools show while they work --------------------------------------------------------

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """Draws alignment guides, or takes them off."""
        self._gesture.show_guides(guides)

    def show_band(self, band: QRectF | None) -> None:
        """Draws the selection rectangle, or takes it off."""
        self._gesture.show_band(band)

    def show_connection(self, start: QPointF | None, end: QPointF | None) -> None:
        """Draws the line of a connection being dragged, or takes it off."""
        self._gesture.show_line(start, end)

    def mark_target(self, element_id: str | None) -> None:
        """Marks the area or the ground that a drop would go into."""
        if element_id != self._target:
            self._target = element_id
            areas: tuple[tuple[str, ZoneItem | SiteItem], ...] = (*self.sync.zones.items(), *self.sites.items.items())
            for key, item in areas:
                item.set_target(key == element_id)

    def mark_end(self, element_id: str | None) -> None:
        """Marks the box or area that a connection would reach."""
        self.mark_target(element_id)
        node = self.sync.nodes.get(element_id or "")
        self._gesture.show_frame(to_rect(node.box) if node else None)


def to_rect(box: Box | None) -> QRectF:
    """A box as Qt knows it; no box is an empty rectangle."""
    return QRectF(box.x, box.y, box.width, box.height) if box is not None else QRectF()
