"""GestureItem: what is shown only while a gesture lasts: guides, selection rectangle, dragged line, frame.

A module of its own because none of it belongs to the document, and one item for all keeps the scene's index calm.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.geometry import Guide
from planner.canvas.style import NODE_RADIUS, Theme, color


class GestureItem(QGraphicsItem):
    """The marks of the gesture in progress. Takes no clicks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._guides: tuple[Guide, ...] = ()
        self._band: QRectF | None = None
        self._line: tuple[QPointF, QPointF] | None = None
        self._frame: QRectF | None = None
        self.setZValue(50)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """Draws these guides."""
        if guides != self._guides:
            self.prepareGeometryChange()
            self._guides = guides

    def show_band(self, band: QRectF | None) -> None:
        """Draws the selection rectangle."""
        self.prepareGeometryChange()
        self._band = band

    def show_line(self, start: QPointF | None, end: QPointF | None) -> None:
        """Draws the line of a new connection."""
        self.prepareGeometryChange()
        self._line = (start, end) if start is not None and end is not None else None

    def show_frame(self, frame: QRectF | None) -> None:
        """Draws a frame around a box."""
        self.prepareGeometryChange()
        self._frame = frame

    def boundingRect(self) -> QRectF:
        """All marks."""
        room = QRectF()
        for guide in self._guides:
            size = guide.end - guide.start
            if guide.is_vertical:
                room = room.united(QRectF(guide.position - 1, guide.start, 2, size))
            else:
                room = room.united(QRectF(guide.start, guide.position - 1, size, 2))
        if self._line is not None:
            room = room.united(QRectF(*self._line).normalized())
        for rect in (self._band, self._frame):
            if rect is not None:
                room = room.united(rect)
        return room.adjusted(-8, -8, 8, 8)

    def shape(self) -> QPainterPath:
        """Nothing that could be hit."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Every mark in the accent colour, as thin as one pixel of the screen."""
        accent = color(self._theme.accent)
        pen = QPen(accent, 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for guide in self._guides:
            _paint_guide(painter, guide)
        if self._band is not None:
            painter.setBrush(QColor(accent.red(), accent.green(), accent.blue(), 30))
            painter.drawRect(self._band)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strong = QPen(accent, 2.0)
        if self._frame is not None:
            painter.setPen(strong)
            painter.drawRoundedRect(self._frame.adjusted(-4, -4, 4, 4), NODE_RADIUS + 3, NODE_RADIUS + 3)
        if self._line is not None:
            strong.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(strong)
            painter.drawLine(*self._line)


def _paint_guide(painter: QPainter, guide: Guide) -> None:
    """A line along what is aligned; a gap that equals another has a stop at each end."""

    def place(along: float, across: float = 0.0) -> QPointF:
        level = guide.position + across
        return QPointF(level, along) if guide.is_vertical else QPointF(along, level)

    painter.drawLine(place(guide.start), place(guide.end))
    if guide.is_gap:
        for end in (guide.start, guide.end):
            painter.drawLine(place(end, -5), place(end, 5))
