"""SketchedView: a view that paints a sketch when there is no time for more, and uses the time when there is.

A module of its own because when to paint what is a question of frames and timers, not of what a planner does.
"""

from time import perf_counter

from PySide6.QtCore import QBasicTimer, QRect, QRectF, QTimerEvent, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from planner.canvas.clipboard_view import ClipboardView
from planner.canvas.scene import CanvasScene
from planner.canvas.sheet import Sheet
from planner.canvas.sketch import Sketch
from planner.canvas.style import ICON_MINIMUM

_LARGE = 250
"""From so many boxes on a zoom step is painted with less detail first."""
_REST_MS = 120
_MEND_MS = 2
"""Between two slices of drawing what could not be drawn at once, so that events come first."""
_SLICE = 0.012
"""Seconds that a slice may take, so that frames stay short."""
_SHOW_EVERY = 0.5
_SHOW_SHARE = 6.0
"""What was worked out is shown so often (seconds), and not before so many times the time of a frame have passed."""


class SketchedView(ClipboardView):
    """A view whose frames are short, however large the drawing is.

    Signals:
        drawing_progressed(int, int): so many steps of drawing have been done meanwhile, of so many.
    """

    drawing_progressed = Signal(int, int)

    def __init__(self, scene: CanvasScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        # Timers that are no objects: they end with the view and call nothing after it.
        self._rest = QBasicTimer()
        self._mending = QBasicTimer()
        self._sketch = Sketch(scene)
        self._sheet = Sheet()
        self._shown_at = 0.0
        self._frame_time = 0.0

    def hurry(self) -> None:
        """Paints a sketch until the zoom has rested for a moment, when the drawing is large."""
        if len(self._canvas.sync.boxes.nodes) >= _LARGE and self.isVisible():
            self._rest.start(_REST_MS, self)

    def _is_sketched(self, place: QRectF) -> bool:
        """Many boxes at once are painted as a sketch: in the middle of a zoom, and where no name could be read."""
        if self._canvas.has_guests:
            return False
        if self._rest.isActive() or self._canvas.sync.is_making_boxes:  # the sketch shows those too
            return True
        return self.transform().m11() < ICON_MINIMUM and self._sketch.count_seen(place) > _LARGE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints items one by one, or a sketch of all."""
        began = perf_counter()
        self._paint(event)
        self._frame_time = perf_counter() - began

    def _paint(self, event: QPaintEvent) -> None:
        if self._canvas.sync.has_crude_lines and not self._mending.isActive():
            self._mending.start(_MEND_MS, self)
        place = self.mapToScene(self.viewport().rect()).boundingRect()
        if not self._is_sketched(place):
            super().paintEvent(event)
            return
        # Paints nothing, but Qt must take note that the view was painted: else it asks for no frame ever after.
        super().paintEvent(QPaintEvent(QRect()))
        sync = self._canvas.sync
        grounds = tuple(site.box for site in self._canvas.sites.items.values())
        key = (sync.version, self._canvas.theme.name, sync.moving_ids, grounds)
        at, ratio = self.viewportTransform(), self.viewport().devicePixelRatioF()
        with QPainter(self.viewport()) as painter:
            size, is_rough = self.viewport().size(), self._rest.isActive()
            self._sheet.draw(painter, size, ratio, at, key, self._sketch.paint, is_rough=is_rough)
            painter.setTransform(at, True)
            self._sketch.paint_over(painter, place, self.transform().m11())

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen needs no work."""
        self._mending.stop()
        self._at_rest()
        self._sheet.forget()
        super().hideEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        """The zoom has rested for a moment, or there is time to search the ways of more lines."""
        if event.timerId() == self._rest.timerId():
            self._at_rest()
        elif event.timerId() == self._mending.timerId():
            self._mend()
        else:
            super().timerEvent(event)

    def _mend(self) -> None:
        sync = self._canvas.sync
        # As long as boxes are being made the sketch shows them all; painting it after each slice would take longer.
        mode = QGraphicsView.ViewportUpdateMode
        self.setViewportUpdateMode(mode.NoViewportUpdate if sync.is_making_boxes else mode.SmartViewportUpdate)
        if not sync.has_crude_lines:
            self._mending.stop()
        elif not sync.moving_lines:
            until = perf_counter() + _SLICE
            sync.mend(lambda: perf_counter() >= until)
            self.drawing_progressed.emit(*sync.progress)
            if until - self._shown_at > max(_SHOW_EVERY, _SHOW_SHARE * self._frame_time):
                self._shown_at = until
                sync.show_mended(lambda: perf_counter() >= until + _SLICE)

    def hasten(self) -> None:
        """Draws what is left plainly: lines without a way around boxes, and without labels."""
        self._canvas.sync.hasten()

    def _at_rest(self) -> None:
        if not self._rest.isActive():
            return
        self._rest.stop()
        self.viewport().update()
