"""PathOverlay: the way of a packet, drawn over everything as a numbered line.

A module of its own because it belongs to no element: it is shown for a question and goes with it.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.geometry import Point
from planner.canvas.items.link_item import rounded_path
from planner.canvas.routing import End, Router
from planner.canvas.style import Theme, color, font
from planner.editing.drawing import Box

_RADIUS = 11.0
_WIDTH = 4.0


@dataclass(frozen=True, slots=True)
class PathStop:
    """A place on the way of a packet.

    Attributes:
        element: id of the node it passes; None where only the zone is known.
        zone: id of the zone, used when the element is not drawn.
        is_turn: the packet comes back from here to the side it came from (a hairpin).
        is_blocked: the packet ends here without having arrived.
        text: tool tip, for instance what the hop did.
    """

    element: str | None
    zone: str | None = None
    is_turn: bool = False
    is_blocked: bool = False
    text: str = ""


class PathOverlay(QGraphicsItem):
    """The line with its stops. Takes no clicks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stops: tuple[tuple[Point, PathStop], ...] = ()
        self._path = QPainterPath()
        self.setZValue(40)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def stops(self) -> tuple[PathStop, ...]:
        """The stops that are drawn, in order."""
        return tuple(stop for _, stop in self._stops)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def show_stops(self, stops: Sequence[PathStop], find: Callable[[str], Box | None], boxes: dict[str, Box]) -> None:
        """Draws a way.

        Args:
            stops: in the order of travel; those whose element and zone are not drawn are left out.
            find: gives the box of an element or zone.
            boxes: boxes that the line goes around.
        """
        self.prepareGeometryChange()
        places = [(stop, end) for stop in stops if (end := _end_of(stop, find)) is not None]
        self._path = QPainterPath()
        router = Router(boxes)
        for (_, first), (_, second) in itertools.pairwise(places):
            if first.id != second.id and not first.box.intersects(second.box):
                self._path.addPath(rounded_path(router.route(first, second), 10.0))
        self._stops = tuple(_marked(places))
        self.update()

    def boundingRect(self) -> QRectF:
        """Line and stops."""
        room = self._path.boundingRect()
        for (x, y), _ in self._stops:
            room = room.united(QRectF(x - 30, y - 30, 60, 60))
        return room.adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)

    def shape(self) -> QPainterPath:
        """Nothing that could be hit."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A thick line with a rim, then the numbered stops."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((self._theme.node, _WIDTH + 3), (self._theme.path, _WIDTH)):
            pen = QPen(color(ink), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(self._path)
        for number, (place, stop) in enumerate(self._stops, start=1):
            self._paint_stop(painter, QPointF(*place), number, stop)

    def _paint_stop(self, painter: QPainter, place: QPointF, number: int, stop: PathStop) -> None:
        if stop.is_turn:
            painter.setPen(QPen(color(self._theme.path), 2.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(place.x() - 17, place.y() - 17, 34, 34)
            painter.drawArc(ring, 60 * 16, 285 * 16)
            tip = QPointF(place.x() + 8.5, place.y() - 14.7)
            painter.drawLine(tip, tip + QPointF(-7, -3))
            painter.drawLine(tip, tip + QPointF(-3.5, 6))
        error = self._theme.severities["error"]
        fill, ink = (error.fill, error.ink) if stop.is_blocked else (self._theme.path, self._theme.path_text)
        painter.setPen(QPen(color(self._theme.node), 2.0))
        painter.setBrush(color(fill))
        field = QRectF(place.x() - _RADIUS, place.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        if stop.is_blocked:
            painter.drawRect(field)
        else:
            painter.drawEllipse(field)
        painter.setPen(color(ink))
        painter.setFont(font(11, is_bold=True))
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, "×" if stop.is_blocked else str(number))


def _end_of(stop: PathStop, find: Callable[[str], Box | None]) -> End | None:
    for key, is_area in ((stop.element, False), (stop.zone, True)):
        box = find(key) if key is not None else None
        if key is not None and box is not None:
            return End(key, box, is_area)
    return None


def _marked(places: list[tuple[PathStop, End]]) -> list[tuple[Point, PathStop]]:
    """Where each stop's number stands: at the left upper corner, side by side for one that is passed again."""
    seen: dict[str, int] = {}
    result = []
    for stop, end in places:
        count = seen.get(end.id, 0)
        seen[end.id] = count + 1
        result.append(((end.box.x + 4 + count * 2.4 * _RADIUS, end.box.y), stop))
    return result
