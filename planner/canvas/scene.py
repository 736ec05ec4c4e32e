"""CanvasScene: a document as a drawing, and gestures as proposed edits.

A module of its own because it is the canvas's contract: it shows the document it is given and never changes it.
Whoever owns the document does the proposed edit and shows the result.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsSceneContextMenuEvent, QGraphicsSceneMouseEvent, QMenu

from planner.canvas.arranging_scene import ArrangingScene
from planner.canvas.drawing_rows import FRAME, NOTE
from planner.canvas.element_scene import ElementItem
from planner.canvas.items.edges import Edge
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.style import LIGHT, Theme
from planner.canvas.tools.bend import BendTool
from planner.canvas.tools.connect import ConnectTool
from planner.canvas.tools.move import MoveTool
from planner.canvas.tools.place import PlaceTool
from planner.canvas.tools.resize import ResizeTool
from planner.canvas.tools.rubber_band import RubberBandTool
from planner.canvas.tools.tool import Pointer, Tool
from planner.editing.annotations import new_annotation
from planner.editing.change import Change
from planner.editing.drawing import union_of
from planner.editing.edit import Edit, EditGroup
from planner.editing.inserting import InsertIntoLink, can_stand_in
from planner.editing.links import Connection, connections, why_no_connection
from planner.editing.nodes import AddElements
from planner.editing.palette import template as template_of_key
from planner.editing.templates import new_element
from planner.editing.undrawn import UNDRAWN_KEYS, undrawn_element
from planner.model.document import Document
from planner.model.errors import ModelError

Chooser = Callable[[Sequence[Connection], QPoint], Connection | None]


class CanvasScene(ArrangingScene):
    """The drawing of one document.

    Signals:
        edit_proposed(object): an `Edit` that a gesture means; do it, then call `show_document`.
        selection_changed(object): tuple of ids of the selected elements and lines.
        activated(str): an element was double-clicked, or Enter was pressed on it.
        context_requested(object, object): ids of the selection, and the QPoint on the screen for a menu.
        text_wanted(str): the words of this note are to be edited.
        message(str): a hint for the status bar; empty takes it away.
        cancelled(): Escape, with no gesture to give up and nothing selected.
    """

    activated = Signal(str)
    context_requested = Signal(object, object)
    text_wanted = Signal(str)
    undrawn_added = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._tool: Tool | None = None
        self._placing: str | None = None
        self._connecting: str | None = None
        self.choose_connection: Chooser = choose_from_menu
        """Asks which of several connections is meant; replace it to ask otherwise."""

    # --- showing --------------------------------------------------------------------------------

    def show_document(self, document: Document, change: Change | None = None) -> None:
        """Shows a document; with the `change` from the last one, new elements of own proposals get selected."""
        self._tool = None
        notes = set(self.sync.notes)
        self._show(document)
        added = {*(change.added if change is not None else ()), *(self.sync.notes.keys() - notes)}
        if change is not None and self._selects_added and added:
            drawn = [key for key in added if self.item_of(key) is not None]
            self._selects_added = False
            if not drawn:
                self.undrawn_added.emit(max(added))
            else:
                self.select_ids(drawn)

    def select_next(self, step: int = 1) -> None:
        """Selects the element after (or with -1 before) the selected one, in reading order."""
        order = self.reading_order()
        if not order:
            return
        current = next((key for key in self.selected_ids() if key in order), None)
        place = order.index(current) + step if current is not None else (0 if step > 0 else -1)
        self.select_ids({order[place % len(order)]})
        if self._connecting is not None:
            name = self._name_of(order[place % len(order)])
            self.message.emit(self.tr("Connect to '{0}': press Enter. Escape gives up.").format(name))

    # --- proposing ------------------------------------------------------------------------------

    def place(self, template: str, at: tuple[float, float] | None = None) -> None:
        """Proposes a new element of the palette, at a point (in the link under it) or where it usually stands."""
        if template in (NOTE, FRAME):
            self.add_note(at or self._work_place(), is_frame=template == FRAME)
            return
        try:
            if template in UNDRAWN_KEYS:
                self.propose(undrawn_element(self.document, template, self.selected_ids(), at), selects_added=True)
                return
            edit: Edit = new_element(self.document, template, at)
        except (ModelError, KeyError) as problem:
            self.message.emit(str(problem))
            return
        link = self.link_for(template, QPointF(*at)) if at is not None else None
        if link is not None and isinstance(edit, AddElements):
            edit = EditGroup("Insert into link", (edit, InsertIntoLink(link, edit.elements[-1].id)))
        self.propose(edit, selects_added=True)

    def _work_place(self) -> tuple[float, float]:
        """Where something new goes that belongs nowhere: the middle of what is seen."""
        view = next(iter(self.views()), None)
        middle = view.mapToScene(view.viewport().rect().center()) if view is not None else self.sceneRect().center()
        return middle.x(), middle.y()

    def link_for(self, template: str, point: QPointF) -> str | None:
        """Id of the link at a point that an element of the palette could be inserted into."""
        if template in (NOTE, FRAME):
            return None
        kind = template_of_key(template).kind
        line = next((item for item in self.items(point) if isinstance(item, LinkItem)), None)
        if line is None or not can_stand_in(self.document.design, line.element_id, kind):
            return None
        return line.element_id

    def add_note(self, at: tuple[float, float], *, is_frame: bool = False) -> None:
        """Proposes a note at a point, or a frame there or around what is selected."""
        around = union_of(box for key in self.selected_ids() if (box := self.sync.boxes.find(key)) is not None)
        edit = new_annotation(self.document, at, is_frame=is_frame, around=around)
        self.propose(edit)
        if edit.key in self.sync.notes:
            self.select_ids({edit.key})
            self.text_wanted.emit(edit.key)

    def start_placing(self, template: str) -> None:
        """The next click places an element of the palette."""
        self._placing = template
        self.message.emit(self.tr("Click where it belongs. Shift places several, Escape gives up."))

    def stop_placing(self) -> None:
        """Clicks select again."""
        self._placing = None
        self.message.emit("")

    # --- connecting -----------------------------------------------------------------------------

    def connect_elements(self, source: str, target: str, screen: QPoint | None = None) -> None:
        """Proposes to connect two elements; asks when that could mean several things."""
        found = connections(self.document, source, target)
        if not found:
            self.message.emit(why_no_connection(self.document, source, target))
            return
        chosen = found[0] if len(found) == 1 else self.choose_connection(found, screen or QPoint())
        if chosen is not None:
            self.propose(chosen.edit)

    def connect_selection(self) -> None:
        """Connects two selected elements; with one, starts choosing the other by keyboard."""
        ids = [item.element_id for item in self.selected_items() if isinstance(item, NodeItem | ZoneItem)]
        if len(ids) == 2:
            self.connect_elements(ids[0], ids[1])
        elif len(ids) == 1:
            self._connecting = ids[0]
            name = self._name_of(ids[0])
            text = self.tr("Connect '{0}': choose the other end with Tab, then press Enter. Escape gives up.")
            self.message.emit(text.format(name))

    def activate(self, element_id: str) -> None:
        """What Enter and double-click do: words of a note are edited, anything else is shown in full."""
        (self.text_wanted if element_id in self.sync.notes else self.activated).emit(element_id)

    @property
    def is_connecting(self) -> bool:
        """The keyboard is choosing the other end of a connection."""
        return self._connecting is not None

    def finish_connecting(self) -> None:
        """Connects with the element that the keyboard chose."""
        source, self._connecting = self._connecting, None
        target = next((key for key in self.selected_ids() if key != source), None)
        self.message.emit("")
        if source is not None and target is not None and self.sync.item(source) is not None:
            self.connect_elements(source, target)

    def cancel(self) -> None:
        """Gives up the gesture in progress."""
        if self._tool is not None:
            self._tool.cancel()
            self._tool = None
        elif self._placing is not None:
            self.stop_placing()
        elif self._connecting is not None:
            self._connecting = None
            self.message.emit("")
        elif self.selected_ids():
            self.select_ids(())
        else:
            self.cancelled.emit()

    # --- events ---------------------------------------------------------------------------------

    def _tool_for(self, pointer: Pointer) -> Tool | None:
        if self._placing is not None:
            return PlaceTool(self, self._placing)
        item = self._item_at(pointer.at)
        if isinstance(item, NodeItem):
            handle = item.handle_at(pointer.at)
            if handle is not None:
                return ConnectTool(self, item.element_id, handle)
            return self._grab(item, pointer)
        if isinstance(item, LinkItem):
            self._choose(item, pointer)
            return BendTool(self, item, pointer.at) if item.isSelected() else None
        if isinstance(item, ZoneItem | NoteItem):
            edges = item.edges_at(pointer.at) if item.isSelected() else Edge.NONE
            if edges:
                return ResizeTool(self, item, edges)
            if item.is_title_at(pointer.at):
                return self._grab(item, pointer)
            return RubberBandTool(self, item.element_id if isinstance(item, ZoneItem) else None)
        return self._grab(item, pointer) if isinstance(item, SiteItem) else RubberBandTool(self)

    def _item_at(self, point: QPointF) -> ElementItem | None:
        """The item a press means: a handle just outside a box counts for the box."""
        here = self.items(point)
        near = self.items(QRectF(point.x() - 8, point.y() - 8, 16, 16))
        candidates: tuple[ElementItem, ...] = (
            *(item for item in here if isinstance(item, NodeItem)),
            *(item for item in near if isinstance(item, NodeItem) and item.handle_at(point) is not None),
            *(item for item in here if isinstance(item, LinkItem)),
            *(
                item
                for item in near
                if isinstance(item, ZoneItem | NoteItem) and item.isSelected() and item.edges_at(point)
            ),
            *(item for item in here if isinstance(item, NoteItem) and item.is_title_at(point)),
            *(item for item in here if isinstance(item, ZoneItem)),
            *(item for item in here if isinstance(item, SiteItem)),
        )
        return next(iter(candidates), None)

    def _grab(self, item: ElementItem, pointer: Pointer) -> Tool | None:
        self._choose(item, pointer)
        return MoveTool(self) if item.isSelected() else None

    def _choose(self, item: ElementItem, pointer: Pointer) -> None:
        if pointer.is_adding:
            self.select_ids(set(self.selected_ids()) ^ {item.element_id})
        elif not item.isSelected():
            self.select_ids({item.element_id})

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Starts a gesture."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.end_glide()
        pointer = pointer_of(event)
        self._tool = self._tool_for(pointer)
        if self._tool is not None:
            self._tool.start(pointer)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Goes on with a gesture."""
        if self._tool is None:
            super().mouseMoveEvent(event)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._tool.move(pointer_of(event))

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Ends a gesture."""
        if self._tool is not None and event.button() == Qt.MouseButton.LeftButton:
            tool, self._tool = self._tool, None
            tool.finish(pointer_of(event))

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Activates an element."""
        event.accept()
        item = self._item_at(event.scenePos())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.activate(item.element_id)

    def contextMenuEvent(self, event: QGraphicsSceneContextMenuEvent) -> None:
        """Asks for a menu, for what is under the mouse if that is not selected."""
        item = self._item_at(event.scenePos())
        if item is not None and not item.isSelected():
            self.select_ids({item.element_id})
        event.accept()
        self.context_requested.emit(self.selected_ids(), event.screenPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the view's business."""
        event.ignore()


def pointer_of(event: QGraphicsSceneMouseEvent) -> Pointer:
    """Where the mouse is, from an event."""
    keys = event.modifiers()
    return Pointer(
        at=event.scenePos(),
        screen=event.screenPos(),
        is_free=bool(keys & Qt.KeyboardModifier.AltModifier),
        is_adding=bool(keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)),
    )


def choose_from_menu(found: Sequence[Connection], screen: QPoint) -> Connection | None:
    """Asks by a small menu at a place of the screen."""
    menu = QMenu()
    actions = {menu.addAction(connection.label): connection for connection in found}
    chosen = menu.exec(screen)
    return actions.get(chosen) if chosen is not None else None
