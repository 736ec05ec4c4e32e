"""OffOverlay: what is switched off in a what-if, and what loses something by it, in words over the boxes.

A module of its own because greying alone could mean anything; the words belong to the question and go with it.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.style import NODE_RADIUS, Theme, color, font
from planner.editing.drawing import Box
from planner.records import dataclass

_LARGEST = 2.4
_PADDING = 6.0
_HEIGHT = 18.0
_MOST_HIDDEN = 0.4
"""Of the height of a box, by the words at its lower edge; half of them stand below it."""


@dataclass(frozen=True, slots=True)
class OffMark:
    """What is said about one element.

    Attributes:
        is_off: it is switched off; otherwise it loses something.
        text: the words on it.
        short: what stands there where the drawing is so small that the words would hide the name.
    """

    text: str
    is_off: bool
    short: str = ""


class OffOverlay(QGraphicsItem):
    """The words over the boxes. Takes no clicks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: tuple[tuple[Box, OffMark], ...] = ()
        self.setZValue(38)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def texts(self) -> tuple[str, ...]:
        """The words that are drawn."""
        return tuple(mark.text for _, mark in self._marks)

    def texts_at(self, zoom: float) -> tuple[str, ...]:
        """The words that are drawn at a zoom."""
        return tuple(_words(box, mark, _scale(zoom))[0] for box, mark in self._marks)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def show_marks(self, marks: Mapping[str, OffMark], find: Callable[[str], Box | None]) -> None:
        """Shows these marks and no others; those of elements that are not drawn are left out."""
        self.prepareGeometryChange()
        self._marks = tuple((box, mark) for key, mark in marks.items() if (box := find(key)) is not None)
        self.update()

    def boundingRect(self) -> QRectF:
        """All marked boxes with their words."""
        room = QRectF()
        for box, _ in self._marks:
            room = room.united(QRectF(box.x, box.y, box.width, box.height))
        return room.adjusted(-60, -30 * _LARGEST, 200 * _LARGEST, 30 * _LARGEST)

    def shape(self) -> QPainterPath:
        """Nothing that could be hit."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Hatching over what is off, and words at the lower edge of each box; seen from afar a count at its corner."""
        scale = _scale(option.levelOfDetailFromTransform(painter.worldTransform()))
        error = self._theme.severities["error"].fill
        for box, mark in self._marks:
            if mark.is_off:
                painter.setPen(QPen(color(error), 2.5, Qt.PenStyle.DashLine))
                painter.setBrush(QBrush(color(error), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), NODE_RADIUS, NODE_RADIUS)
        for box, mark in self._marks:
            self._paint_words(painter, box, mark, scale)

    def _paint_words(self, painter: QPainter, box: Box, mark: OffMark, scale: float) -> None:
        text, place = _words(box, mark, scale)
        words = font(11, is_bold=mark.is_off)
        width = QFontMetricsF(words).horizontalAdvance(text) + 2 * _PADDING
        error = self._theme.severities["error"]
        painter.save()
        painter.translate(place)
        painter.scale(scale, scale)
        field = QRectF(-width / 2, -_HEIGHT / 2, width, _HEIGHT)
        painter.setPen(QPen(color(error.fill), 1.4))
        painter.setBrush(color(error.fill if mark.is_off else self._theme.node))
        painter.drawRoundedRect(field, _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(color(error.ink if mark.is_off else self._theme.text))
        painter.setFont(words)
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _scale(zoom: float) -> float:
    return min(max(1.0 / max(zoom, 0.01), 1.0), _LARGEST)


def _words(box: Box, mark: OffMark, scale: float) -> tuple[str, QPointF]:
    """What is said at a box, and around which point."""
    if mark.short and _HEIGHT * scale > _MOST_HIDDEN * box.height:
        return mark.short, QPointF(box.x + box.width, box.y)
    return mark.text, QPointF(box.x + box.width / 2, box.y + box.height)
