"""CanvasView: the window onto the scene: zoom, pan, drop, keyboard, clipboard.

A module of its own because none of it concerns what is drawn; two views could show one scene.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPixmapCache,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QPinchGesture, QWidget

from planner.canvas import keyboard
from planner.canvas.items.edges import cursor_of
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.mime import FRAGMENT_MIME as FRAGMENT_MIME
from planner.canvas.mime import TEMPLATE_MIME as TEMPLATE_MIME
from planner.canvas.mime import template_data as template_data
from planner.canvas.mime import text_of
from planner.canvas.name_editor import NameEditor
from planner.canvas.note_editor import NoteEditor
from planner.canvas.scene import CanvasScene
from planner.canvas.sketched_view import SketchedView
from planner.canvas.style import color
from planner.editing.annotations import ChangeNote
from planner.editing.nodes import RenameElement

MINIMUM_ZOOM = 0.04
MAXIMUM_ZOOM = 4.0
_ZOOM_STEP = 1.2
_GRID = 20
_GRID_MINIMUM = 0.75
_FIT_MARGIN = 40.0
_CACHE_KB = 32_768
"""Room for painted boxes, over all views: some 400 of them at 100 %."""


class CanvasView(SketchedView):
    """A view of a `CanvasScene`.

    Signals:
        zoom_changed(float): the zoom is another one; 1.0 is 100 %.
    """

    zoom_changed = Signal(float)

    def __init__(self, scene: CanvasScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        # Of a widget that Qt made itself Python first asks which of all widgets it is, and learns each of them then.
        self.setViewport(QWidget())
        self._pan_from: QPoint | None = None
        self._is_space_held = False
        self.head_room = 0
        """So much at the top is covered by something that lies over the drawing: what is fitted leaves it free."""
        self._editor: NameEditor | NoteEditor | None = None
        scene.sync.cache_boxes()
        QPixmapCache.setCacheLimit(_CACHE_KB)
        scene.text_wanted.connect(self.edit_note)
        self.retranslate()
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def retranslate(self) -> None:
        """Names the drawing in the language that is installed."""
        self.setAccessibleName(self.tr("Drawing of the topology"))
        self.setAccessibleDescription(
            self.tr("Tab goes from element to element, arrow keys move it, Enter edits it. The design tree lists all.")
        )

    @property
    def canvas(self) -> CanvasScene:
        """The scene that is shown."""
        return self._canvas

    # --- zoom and pan ---------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom; 1.0 is 100 %."""
        return self.transform().m11()

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zooms so that `around` (a place of the viewport; its middle by default) stays where it is."""
        wanted = min(max(zoom, MINIMUM_ZOOM), MAXIMUM_ZOOM)
        fixed = (around or QPointF(self.viewport().rect().center())).toPoint()
        before = self.mapToScene(fixed)
        factor = wanted / self.zoom
        self.scale(factor, factor)
        after = self.mapToScene(fixed)
        shift = (after - before) * self.zoom
        self._pan_by(QPoint(round(shift.x()), round(shift.y())))
        self.hurry()
        self.zoom_changed.emit(self.zoom)

    def zoom_in(self) -> None:
        """One step nearer."""
        self.set_zoom(self.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self.set_zoom(self.zoom / _ZOOM_STEP)

    def zoom_actual(self) -> None:
        """100 %."""
        self.set_zoom(1.0)

    def zoom_fit(self) -> None:
        """Shows everything."""
        self._fit(self._canvas.bounds())

    def zoom_selection(self) -> None:
        """Shows what is selected, or everything when nothing is."""
        self._fit(self._canvas.box_of(self._canvas.selected_ids()) or self._canvas.bounds())

    def show_area(self, x: float, y: float, width: float, height: float) -> None:
        """Shows a part of the drawing, as large as there is room."""
        room = self.viewport().size()
        self.set_zoom(min(room.width() / width, room.height() / height))
        self.centerOn(x + width / 2, y + height / 2)

    def show_elements(self, ids: tuple[str, ...]) -> None:
        """Selects elements and brings them into view, zooming only if they could not be read."""
        self._canvas.select_ids(ids)
        place = self._canvas.box_of(ids)
        if place.isEmpty():
            return
        if self.zoom < 0.5:
            self.set_zoom(0.8)
        self.centerOn(place.center())

    def paste(self) -> None:
        """Pastes, and brings into view what came if that is not wholly seen."""
        before = self._canvas.document
        super().paste()
        if self._canvas.document is before:
            return
        place = self._canvas.box_of(self._canvas.selected_ids())
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        if place.width() > seen.width() or place.height() > seen.height():
            self._fit(place)
        elif not seen.adjusted(-_GRID, -_GRID, _GRID, _GRID).contains(place):  # a place is rounded to the grid
            self.ensureVisible(place, round(_FIT_MARGIN), round(_FIT_MARGIN))

    def _fit(self, place: QRectF) -> None:
        if place.isEmpty():
            self.zoom_actual()
            return
        place = place.adjusted(-_FIT_MARGIN, -_FIT_MARGIN, _FIT_MARGIN, _FIT_MARGIN)
        room = self.viewport().size()
        high = room.height() - self.head_room
        self.set_zoom(min(room.width() / place.width(), high / place.height(), 1.25))
        self.centerOn(place.center() - QPointF(0, self.head_room / 2 / self.zoom))

    def _pan_by(self, delta: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - delta.x())
        down.setValue(down.value() - delta.y())

    # --- words in place -------------------------------------------------------------------------

    def rename_selection(self) -> None:
        """Opens a field over the name of the selected element, or the words of a note; Enter proposes the new ones."""
        ids = self._canvas.selected_ids()
        if len(ids) == 1 and ids[0] in self._canvas.sync.notes:
            self.edit_note(ids[0])
            return
        element = self._canvas.document.design.find(ids[0]) if len(ids) == 1 else None
        name = getattr(element, "name", None)
        site = self._canvas.sites.items.get(ids[0]) if len(ids) == 1 else None
        box = (
            site.head_box()
            if site is not None
            else self._canvas.sync.boxes.find(ids[0])
            if element is not None
            else None
        )
        if element is None or name is None or box is None:
            return
        inset = {"zone": 42, "site": 28}.get(element.kind, 54)
        top = box.y if site is not None else box.y + 6
        place = self.mapFromScene(QRectF(box.x + inset, top, box.width - inset - 8, 28)).boundingRect()
        self._editor = NameEditor(name, place, self.viewport())
        self._editor.accepted.connect(lambda text: self._canvas.propose(RenameElement(ids[0], text)))
        self._editor.closed.connect(self._on_editor_closed)

    def edit_note(self, key: str) -> None:
        """Opens a field over the words of a note or the title of a frame."""
        note, box = self._canvas.sync.notes[key].annotation, self._canvas.sync.boxes.notes[key]
        rect = QRectF(box.x, box.y, box.width, 30 if note.is_frame else box.height)
        place = self.mapFromScene(rect).boundingRect()
        if note.is_frame:
            self._editor = NameEditor(note.text, place, self.viewport())
        else:
            self._editor = NoteEditor(note.text, place, self.viewport())
        label = "Edit frame" if note.is_frame else "Edit note"
        self._editor.accepted.connect(lambda text: self._canvas.propose(ChangeNote(key, text, label)))
        self._editor.closed.connect(self._on_editor_closed)

    def _on_editor_closed(self) -> None:
        has_focus = self._editor is not None and self._editor.hasFocus()
        self._editor = None
        if has_focus:  # else somebody has clicked elsewhere and wants to be there
            self.setFocus()

    # --- adding ---------------------------------------------------------------------------------

    def quick_add(self) -> None:
        """Opens a list of everything that can be placed, filtered while typing; Enter places."""
        from planner.canvas.quick_add import QuickAdd

        at = self.work_place()
        popup = QuickAdd(self._canvas.theme, self)
        popup.chosen.connect(lambda key: self._canvas.place(key, at))
        popup.open_at(self.mapFromScene(*at))

    def add_note(self, *, is_frame: bool = False) -> None:
        """Proposes a note, or a frame around what is selected, and opens it for its words."""
        self._canvas.add_note(self.work_place(), is_frame=is_frame)

    # --- events ---------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """The canvas with a grid of dots, as long as they are not dense."""
        assert isinstance(rect, QRectF)
        theme = self._canvas.theme
        # A rectangle, not `fillRect`: that asks Python about gradients and their 180 names before the first paint.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.canvas))
        painter.drawRect(rect)
        if self.zoom < _GRID_MINIMUM:
            return
        painter.setPen(color(theme.grid))
        left, top = int(rect.left()) // _GRID * _GRID, int(rect.top()) // _GRID * _GRID
        columns = range(left, int(rect.right()) + _GRID, _GRID)
        for y in range(top, int(rect.bottom()) + _GRID, _GRID):
            painter.drawPoints([QPointF(x, y) for x in columns])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A mouse wheel zooms at the cursor; a touch pad scrolls, with CTRL it zooms too."""
        is_touch_pad = not event.pixelDelta().isNull()
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ShiftModifier or (
            is_touch_pad and not keys & Qt.KeyboardModifier.ControlModifier
        ):
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned:
            self.set_zoom(self.zoom * _ZOOM_STEP ** (turned / 120), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Zooms with two fingers, on a touch pad (which tells by itself) or on a screen (where Qt finds out)."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                event.accept(pinch)
                return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        flags, changed = pinch.changeFlags(), QPinchGesture.ChangeFlag
        middle = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
        if flags & changed.CenterPointChanged:
            self._pan_by((pinch.centerPoint() - pinch.lastCenterPoint()).toPoint())
        if flags & changed.ScaleFactorChanged:  # since the last event, not since the fingers came down
            self.set_zoom(self.zoom * pinch.scaleFactor(), middle)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button, or the left one with space held, pans."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (is_left and self._is_space_held):
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pans, or goes on with the scene's gesture."""
        if self._pan_from is not None:
            place = event.position().toPoint()
            self._pan_by(place - self._pan_from)
            self._pan_from = place
            return
        if not event.buttons():
            self._show_cursor(event.position().toPoint())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends panning, or the scene's gesture."""
        if self._pan_from is not None:
            self._pan_from = None
            self._restore_cursor()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves, walks, deletes and edits without a mouse."""
        self._canvas.end_glide()
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and not event.modifiers():
            self._is_space_held = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not keyboard.did(self, event):
            super().keyPressEvent(event)
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space was let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_held = False
            self._restore_cursor()
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks from element to element while the canvas has some; Ctrl+Tab leaves it."""
        if not self._canvas.sync.boxes.nodes and not self._canvas.sync.zones:
            return super().focusNextPrevChild(next)
        self._canvas.select_next(1 if next else -1)
        ids = self._canvas.selected_ids()
        if ids:
            self.ensureVisible(self._canvas.box_of(ids), 40, 40)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what the palette drags; files are the window's business."""
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Marks the area that the element would go into."""
        if self._take(event):
            point = self.mapToScene(event.position().toPoint())
            self._canvas.mark_target(self._canvas.sync.boxes.zone_at(point.x(), point.y()))

    def dragLeaveEvent(self, event: QEvent) -> None:
        """Takes the mark off."""
        self._canvas.mark_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Proposes the new element."""
        self._canvas.mark_target(None)
        if not self._take(event):
            return
        key = text_of(event.mimeData(), TEMPLATE_MIME)
        point = self.mapToScene(event.position().toPoint())
        self.setFocus()
        self._canvas.place(key, (point.x(), point.y()))

    def _take(self, event: QDropEvent) -> bool:
        if event.mimeData().hasFormat(TEMPLATE_MIME):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        event.ignore()
        return False

    def _show_cursor(self, place: QPoint) -> None:
        if self._is_space_held:
            return
        point = self.mapToScene(place)
        for item in self._canvas.selected_items():
            if isinstance(item, ZoneItem | NoteItem):
                shape = cursor_of(item.edges_at(point))
                if shape is not None:
                    self.viewport().setCursor(shape)
                    return
        self._restore_cursor()

    def _restore_cursor(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._is_space_held else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
