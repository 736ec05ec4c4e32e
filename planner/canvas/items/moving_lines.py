"""MovingLines: the lines of what is being dragged, drawn plainly and all in one stroke.

A module of its own because a drag of a hundred boxes moves hundreds of lines in every frame: their items rest, hidden,
until the drop, and this one item draws a simple stand-in for each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.geometry import Point
from planner.canvas.style import color
from planner.editing.drawing import Box

Points = tuple[Point, ...]
_WIDTH = 1.5


@dataclass(frozen=True, slots=True)
class MovingLine:
    """One line of a drag.

    Attributes:
        points: as it was drawn before; a line with both ends moving keeps its shape.
        source, target: the boxes it joins, as they were before.
        is_area: the target is an area, met where it is nearest.
        is_source_moving, is_target_moving: which end goes along.
        ends: ids of the boxes.
    """

    ink: str
    points: Points
    source: Box
    target: Box
    is_area: bool
    is_source_moving: bool
    is_target_moving: bool
    ends: tuple[str, str] = ("", "")

    def at(self, dx: float, dy: float) -> Points:
        """The line after so long a way; empty when there is nothing to draw between its ends."""
        if self.is_source_moving and self.is_target_moving:
            return tuple([(x + dx, y + dy) for x, y in self.points])
        source = self.source.moved(dx, dy) if self.is_source_moving else self.source
        target = self.target.moved(dx, dy) if self.is_target_moving else self.target
        if self.is_area and source.intersects(target):
            return ()
        return elbow(source, target, is_area=self.is_area)


class MovingLines(QGraphicsItem):
    """Lines without corners, arrows or labels. Takes no clicks."""

    def __init__(self) -> None:
        super().__init__()
        self._strokes: dict[str, list[QLineF]] = {}
        self._drawn: tuple[Points, ...] = ()
        self._room = QRectF()
        self.setZValue(0)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def drawn(self) -> tuple[Points, ...]:
        """The points of all lines that are drawn."""
        return self._drawn

    def show_lines(self, lines: Iterable[MovingLine], dx: float = 0.0, dy: float = 0.0) -> None:
        """Draws these lines and no others, after so long a way."""
        self.prepareGeometryChange()
        self._strokes = {}
        drawn = [(line.ink, points) for line in lines if (points := line.at(dx, dy))]
        self._drawn = tuple(points for _, points in drawn)
        for ink, points in drawn:
            self._strokes.setdefault(ink, []).extend(
                [QLineF(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(points)]
            )
        self._room = _around([point for points in self._drawn for point in points])

    def boundingRect(self) -> QRectF:
        """Everything around the lines."""
        return self._room.adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)

    def shape(self) -> QPainterPath:
        """Nothing that could be hit."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """One call for all lines of a colour."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for ink, strokes in self._strokes.items():
            painter.setPen(QPen(color(ink), _WIDTH))
            painter.drawLines(strokes)


def elbow(source: Box, target: Box, *, is_area: bool) -> Points:
    """A line of at most three parts between the middles of two sides; an area is met where it is nearest."""
    left, top, width, height = target.x, target.y, target.width, target.height
    x, y = source.x + source.width / 2, source.y + source.height / 2
    if source.x + source.width <= left or left + width <= source.x:
        is_right = source.x + source.width <= left
        start, end = (source.x + source.width, left) if is_right else (source.x, left + width)
        level = min(max(y, top), top + height) if is_area else top + height / 2
        middle = (start + end) / 2
        return ((start, y), (middle, y), (middle, level), (end, level))
    is_below = y <= top + height / 2
    start, end = (source.y + source.height, top) if is_below else (source.y, top + height)
    level = min(max(x, left), left + width) if is_area else left + width / 2
    middle = (start + end) / 2
    return ((x, start), (x, middle), (level, middle), (level, end))


def _around(points: list[Point]) -> QRectF:
    if not points:
        return QRectF()
    xs, ys = zip(*points, strict=True)
    left, top = min(xs), min(ys)
    return QRectF(left, top, max(xs) - left, max(ys) - top)
