"""The overview: the whole drawing small, with the part that is seen marked; drag it to go elsewhere.

A module of its own because it paints boxes and nothing else: a picture of the real items would cost as much as the
drawing itself, and lines and names cannot be read at this size.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from planner.app.appearance.translated import translate
from planner.app.document_controller import DocumentController
from planner.canvas.element_scene import to_rect
from planner.canvas.scene import CanvasScene
from planner.canvas.style import TRUST_OF_ZONE
from planner.canvas.view import CanvasView
from planner.model.zones import Zone

_DELAY = 120
"""Milliseconds between two pictures while the document keeps changing."""
_MARGIN = 8
_PAN_STEP = 0.25
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Overview(QWidget):
    """A small picture of a drawing. Its boxes are painted again at most every 120 ms, the frame at once."""

    def __init__(self, controller: DocumentController, scene: CanvasScene, view: CanvasView) -> None:
        super().__init__()
        self._scene = scene
        self._view = view
        self._picture: QPixmap | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._renew)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(120, 80))
        self.setAccessibleName(translate("overview", "Overview of the drawing"))
        self.setAccessibleDescription(translate("overview", "Arrow keys move the part that is seen, + and - zoom."))
        self.setToolTip(translate("overview", "Drag to see another part; the wheel zooms"))
        controller.changed.connect(self._ask)
        controller.replaced.connect(self._ask)
        scene.selection_changed.connect(self._ask)
        scene.view_changed.connect(self._ask)
        view.zoom_changed.connect(self._frame_moved)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._frame_moved)
            bar.rangeChanged.connect(self._frame_moved)  # another panel opened: less is seen, at the same place

    def sizeHint(self) -> QSize:
        """As wide as the panels beside the drawing."""
        return QSize(236, 150)

    @property
    def frame(self) -> QRectF:
        """The part that is seen, in places of this widget."""
        view = self._view
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        return QRectF(self._to_here(seen.topLeft()), self._to_here(seen.bottomRight()))

    def go_to(self, place: QPointF) -> None:
        """Shows the part of the drawing at a place of this widget."""
        scale, origin = self._scale()
        self._view.centerOn(QPointF(place.x() / scale + origin.x(), place.y() / scale + origin.y()))

    def _ask(self, *_: object) -> None:
        if not self._timer.isActive() and self.isVisible():
            self._timer.start()
        elif not self.isVisible():
            self._picture = None

    def _renew(self) -> None:
        self._picture = None
        self.update()

    def _frame_moved(self, *_: object) -> None:
        self.update()

    def _scale(self) -> tuple[float, QPointF]:
        """How many points of this widget a unit of the drawing is, and what is in the upper left corner."""
        bounds = self._scene.bounds()
        if bounds.isEmpty():
            bounds = QRectF(0, 0, 1000, 600)
        room = QSize(max(1, self.width() - 2 * _MARGIN), max(1, self.height() - 2 * _MARGIN))
        scale = min(room.width() / bounds.width(), room.height() / bounds.height())
        half = QPointF(self.width() / scale, self.height() / scale) / 2
        return scale, bounds.center() - half

    def _to_here(self, point: QPointF) -> QPointF:
        scale, origin = self._scale()
        return (point - origin) * scale

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        theme = self._scene.theme
        picture.fill(QColor(theme.canvas))
        painter = QPainter(picture)
        scale, origin = self._scale()
        painter.scale(scale, scale)
        painter.translate(-origin)
        boxes, design = self._scene.sync.boxes, self._scene.document.design
        painter.setPen(QPen(QColor(theme.muted), 0))
        painter.setBrush(QColor(theme.ground))
        for site in self._scene.sites.items.values():
            painter.drawRect(to_rect(site.box))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, box in boxes.zones.items():
            zone = design.find(key)
            if isinstance(zone, Zone):
                tint = theme.zones[TRUST_OF_ZONE[zone.zone_kind]]
                painter.fillRect(to_rect(box), QColor(tint.fill))
                painter.setPen(QPen(QColor(tint.border), 0))
                painter.drawRect(to_rect(box))
        chosen = set(self._scene.selected_ids())
        plain, accent = QColor(theme.node_border), QColor(theme.accent)
        for key, box in boxes.nodes.items():
            painter.fillRect(to_rect(box), accent if key in chosen else plain)
        painter.end()
        return picture

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and a frame around what is seen; outside the frame it is dimmed."""
        if self._picture is None:
            self._picture = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        theme = self._scene.theme
        shade = QColor(theme.text)
        shade.setAlphaF(0.10)
        if not self._scene.document.design.elements:
            return  # nothing to find one's way in
        frame = self.frame.intersected(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        painter.setClipRegion(QRegion(self.rect()) - QRegion(frame.toAlignedRect()))
        painter.fillRect(self.rect(), shade)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(theme.accent), 3 if self.hasFocus() else 1.5))
        painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the place that was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.go_to(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms the drawing."""
        if event.angleDelta().y() > 0:
            self._view.zoom_in()
        elif event.angleDelta().y() < 0:
            self._view.zoom_out()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the frame by a quarter of itself; + and - zoom, 0 shows everything."""
        step = _KEYS.get(Qt.Key(event.key())) if event.key() in _KEYS else None
        if step is not None:
            frame = self.frame
            shift = QPointF(step[0] * frame.width(), step[1] * frame.height()) * _PAN_STEP
            self.go_to(frame.center() + shift)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._view.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self._view.zoom_out()
        elif event.key() == Qt.Key.Key_0:
            self._view.zoom_fit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture fills the panel."""
        super().resizeEvent(event)
        self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme, after the drawing has."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_timer"):
            self._timer.start()
