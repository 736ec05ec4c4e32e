"""NotesOverlay: where comments are pinned, as small speech bubbles at the boxes.

A module of its own because comments belong to people and not to elements: the marks lie over everything and come and
go with the review, while the boxes stay. An open comment is a filled bubble with a number, one that is done an empty
one with a tick, so that colour says nothing alone.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

from planner.canvas.style import Theme, color, font
from planner.editing.drawing import Box
from planner.records import dataclass

_WIDTH, _HEIGHT = 24.0, 18.0
_TAIL = 5.0


@dataclass(frozen=True, slots=True)
class NoteMark:
    """What a bubble says.

    Attributes:
        count: open comments; 0 when all are done.
        text: for the tool tip.
    """

    count: int
    text: str = ""


class NotesOverlay(QGraphicsItem):
    """The bubbles of all comments."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: list[tuple[str, QRectF, NoteMark]] = []
        self.setZValue(25)
        self.setAcceptHoverEvents(True)
        self.hide()

    @property
    def marks(self) -> dict[str, NoteMark]:
        """What is shown, by element id."""
        return {key: mark for key, _, mark in self._marks}

    def show_marks(self, marks: Mapping[str, NoteMark], find: Callable[[str], Box | None]) -> None:
        """Shows these marks at the left upper corners of their boxes; one without a box is not drawn."""
        self.prepareGeometryChange()
        self._marks = [
            (key, QRectF(box.x - _WIDTH / 2, box.y - _HEIGHT / 2, _WIDTH, _HEIGHT), mark)
            for key, mark in marks.items()
            if (box := find(key)) is not None
        ]
        self.setVisible(bool(self._marks))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def key_at(self, point: QPointF) -> str | None:
        """Id of the element whose bubble stands at a point."""
        return next((key for key, place, _ in reversed(self._marks) if place.contains(point)), None)

    def boundingRect(self) -> QRectF:
        """Everything around the bubbles."""
        whole = QRectF()
        for _, place, _ in self._marks:
            whole = whole.united(place)
        return whole.adjusted(-2, -2, 2, 2 + _TAIL)

    def shape(self) -> QPainterPath:
        """The bubbles themselves: between them nothing is in anybody's way."""
        path = QPainterPath()
        for _, place, _ in self._marks:
            path.addRect(place)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Filled with the number of open comments, or empty with a tick."""
        theme = self._theme
        for _, place, mark in self._marks:
            is_open = mark.count > 0
            painter.setPen(QPen(color(theme.accent), 1.4))
            painter.setBrush(color(theme.accent if is_open else theme.canvas))
            painter.drawPath(_bubble(place))
            painter.setPen(QPen(color(theme.canvas if is_open else theme.accent), 1.4))
            if is_open:
                painter.setFont(font(10, is_bold=True))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(min(mark.count, 99)))
            else:
                middle = place.center()
                tick = ((-4, 0), (-1, 3), (5, -4))
                painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in tick]))

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """The tool tip is that of the bubble under the mouse."""
        key = self.key_at(event.pos())
        self.setToolTip(self.marks[key].text if key is not None else "")


def _bubble(place: QRectF) -> QPainterPath:
    bubble = QPainterPath()
    bubble.addRoundedRect(place, 5, 5)
    tail = QPainterPath()
    foot = place.bottomLeft() + QPointF(6, 0)
    tail.addPolygon(QPolygonF([foot - QPointF(0, 1), foot + QPointF(7, -1), foot + QPointF(0, _TAIL)]))
    tail.closeSubpath()
    return bubble.united(tail)
