"""NoteItem: a slip of paper with words, or a titled frame around a part of the drawing.

A module of its own because a note stands for nothing of the plan: it has no icon, no badge and no lines.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.items.edges import HANDLE_MARGIN, Edge, edges_of, paint_edge_handles
from planner.canvas.items.marks import paint_lock
from planner.canvas.style import ICON_MINIMUM, Theme, Trust, color, font
from planner.editing.drawing import NOTE_MIN_HEIGHT, NOTE_MIN_WIDTH, Box
from planner.model.layout import Annotation

_PADDING = 12.0
_FOLD = 14.0
_TITLE = 26.0
_RADIUS = 10.0
_LEVELS = 500.0


class NoteItem(QGraphicsItem):
    """One note or frame."""

    minimum = (NOTE_MIN_WIDTH, NOTE_MIN_HEIGHT)
    """Least width and height when resized."""

    def __init__(self, key: str, annotation: Annotation, box: Box, theme: Theme) -> None:
        super().__init__()
        self.element_id = key
        self._annotation = annotation
        self._box = box
        self._theme = theme
        self._is_locked = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.show_note(annotation, box)

    @property
    def annotation(self) -> Annotation:
        """What is shown."""
        return self._annotation

    @property
    def box(self) -> Box:
        """Where the note is now, also in the middle of a drag."""
        return self._box

    @property
    def is_locked(self) -> bool:
        """No gesture moves or deletes it."""
        return self._is_locked

    def show_note(self, annotation: Annotation, box: Box, *, is_locked: bool = False, level: int = 0) -> None:
        """Shows other words, or the same elsewhere."""
        self._annotation, self._is_locked = annotation, is_locked
        # A frame lies under the boxes it surrounds and over areas; a note lies on top of all that it explains.
        self.setZValue((-5.0 if annotation.is_frame else 15.0) + level / _LEVELS)
        kind = "frame" if annotation.is_frame else "note"
        self.setToolTip("" if annotation.is_frame else f"{kind}: {annotation.text}"[:500])
        self.set_box(box)
        self.update()

    def set_box(self, box: Box) -> None:
        """Draws the note elsewhere or in another size."""
        if box != self._box:
            self.prepareGeometryChange()
            self._box = box

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def is_title_at(self, point: QPointF) -> bool:
        """Tells whether the note is grabbed at a point of the scene: a note anywhere, a frame by title and border."""
        box = self._box
        if not box.grown(4.0).holds(point.x(), point.y()):
            return False
        inner = Box(box.x + 6, box.y + _TITLE, box.width - 12, box.height - _TITLE - 6)
        return not (self._annotation.is_frame and inner.holds(point.x(), point.y()))

    def edges_at(self, point: QPointF) -> Edge:
        """The edges that a drag from a point of the scene would move."""
        return Edge.NONE if self._is_locked else edges_of(self._box, point)

    def boundingRect(self) -> QRectF:
        """The note with room for handles."""
        box = self._box.grown(HANDLE_MARGIN)
        return QRectF(box.x, box.y, box.width, box.height)

    def shape(self) -> QPainterPath:
        """All of a note; of a frame its border and title, so that what it surrounds can be reached."""
        path, box = QPainterPath(), self._box
        path.addRect(box.x, box.y, box.width, box.height)
        if self._annotation.is_frame:
            path.addRect(box.x + 6, box.y + _TITLE, box.width - 12, box.height - _TITLE - 6)
            path.setFillRule(Qt.FillRule.OddEvenFill)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paper or frame, and the words as long as they could be read."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._annotation.is_frame:
            self._paint_frame(painter, zoom)
        else:
            self._paint_paper(painter, zoom)
        if self._is_locked and zoom >= ICON_MINIMUM:
            paint_lock(painter, QPointF(self._box.right - 10, self._box.y + 10), self._theme, zoom)
        if self.isSelected() and not self._is_locked:
            paint_edge_handles(painter, self._box, self._theme)

    def _pen(self, tint: str) -> QPen:
        return QPen(color(self._theme.accent if self.isSelected() else tint), 2.0 if self.isSelected() else 1.2)

    def _paint_frame(self, painter: QPainter, zoom: float) -> None:
        box = self._box
        pen = self._pen(self._theme.muted)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), _RADIUS, _RADIUS)
        if zoom < ICON_MINIMUM:
            return
        painter.setPen(color(self._theme.text))
        painter.setFont(font(int(max(13, min(13 / zoom, 26))), is_bold=True))
        place = QRectF(box.x + _PADDING, box.y + 4, box.width - 2 * _PADDING, max(_TITLE, 20 / zoom))
        title = " ".join(self._annotation.text.split())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)

    def _paint_paper(self, painter: QPainter, zoom: float) -> None:
        box, tint = self._box, self._theme.zones[Trust.PERIMETER_OUTER]
        painter.setPen(self._pen(tint.border))
        painter.setBrush(color(tint.fill))
        x, y, right, bottom = box.x, box.y, box.right, box.bottom
        corner = QPointF(right - _FOLD, bottom), QPointF(right, bottom - _FOLD)
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(right, y), corner[1], corner[0], QPointF(x, bottom)]))
        painter.drawPolyline([corner[0], QPointF(right - _FOLD, bottom - _FOLD), corner[1]])
        if zoom < ICON_MINIMUM:
            return
        painter.setPen(color(self._theme.text))
        painter.setFont(font(12))
        place = QRectF(x + _PADDING, y + _PADDING - 2, box.width - 2 * _PADDING, box.height - _PADDING)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(wrap), self._annotation.text)
