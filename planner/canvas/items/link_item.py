"""LinkItem: a line between two elements, at right angles, with its label.

A module of its own because a line has neither place nor size: it is given its points and paints them.
"""

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.geometry import Point
from planner.canvas.style import DETAIL_MINIMUM, LABEL_MINIMUM, Theme, color, font
from planner.canvas.translated import translate
from planner.editing.drawing import Box
from planner.editing.links import LINK_LABELS
from planner.model.links import LinkKind
from planner.model.relations import Relation, RelationKind

_CORNER = 7.0
_GRAB = 10.0
_LABEL_PADDING = 5.0
LABEL_HEIGHT = 16.0
_ARROW = 7.0
_CLOSE = 0.8
PORTS_MINIMUM = 0.95
"""Below this zoom, lines say what they are and leave the ports out."""


def label_of(relation: Relation) -> str:
    """What a line says, in words."""
    match relation.kind:
        case RelationKind.LINK:
            return translate("canvas", LINK_LABELS[LinkKind(relation.label)])
        case RelationKind.BALANCES:
            return translate("canvas", "balances")
        case RelationKind.PUBLISHES:
            return translate("canvas", "publishes")
        case RelationKind.ATTACHMENT:
            return relation.label


def label_width(text: str) -> float:
    """Width of a label's field; what would stand in a second line stands behind the first."""
    return _advance(text.replace("\n", " "), font(10).family()) + 2 * _LABEL_PADDING


@lru_cache(maxsize=2048)
def _advance(text: str, _family: str) -> float:
    """Many lines say the same, and measuring takes longer than looking up."""
    return QFontMetricsF(font(10)).horizontalAdvance(text)


class LinkItem(QGraphicsItem):
    """One line of the drawing, stated or implied."""

    def __init__(
        self,
        relation: Relation,
        points: tuple[Point, ...],
        theme: Theme,
        label_at: Point | None = None,
        text: str | None = None,
    ) -> None:
        super().__init__()
        self.element_id = relation.id
        self._relation = relation
        self._theme = theme
        self._text = self._ports = ""
        self._label_at: Point | None = None
        self._is_faded = False
        self._points: tuple[Point, ...] = ()
        self._path: QPainterPath | None = None
        self._field = QRectF()
        self._room = QRectF()
        self._ends = QPolygonF()
        self.reach = (0.0, 0.0, 0.0, 0.0)
        """The left, upper, right and lower end of the line itself."""
        self._strokes: list[QLineF] | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(0)
        self.show_line(relation, points, label_at, text)

    @property
    def relation(self) -> Relation:
        """What the line stands for."""
        return self._relation

    @property
    def points(self) -> tuple[Point, ...]:
        """The line as it is drawn now."""
        return self._points

    @property
    def label(self) -> str:
        """What the line says, seen from near."""
        return f"{self._text} {self._ports}".strip()

    @property
    def label_at(self) -> Point | None:
        """Middle of the label; None where it has no room."""
        return self._label_at

    @property
    def label_box(self) -> Box | None:
        """The field of the label; None where it has no room."""
        field = self._field
        return None if field.isEmpty() else Box(field.x(), field.y(), field.width(), field.height())

    def show_line(
        self, relation: Relation, points: tuple[Point, ...], label_at: Point | None, text: str | None = None
    ) -> None:
        """Shows another state of the relation, or another way of the line.

        Args:
            relation: what the line stands for.
            points: at least two; parts are horizontal or vertical.
            label_at: middle of the label; None where it has no room.
            text: of the label; None for what the relation says. What stands in a second line is written behind the
                first one where one looks closely.
        """
        text, _, ports = (label_of(relation) if text is None else text).partition("\n")
        if (
            (ports, text) == (self._ports, self._text)
            and points == self._points
            and label_at == self._label_at
            and relation == self._relation
        ):
            return
        self.prepareGeometryChange()
        self._relation, self._points, self._label_at = relation, points, label_at
        self._text, self._ports = text, ports
        self._path = self._strokes = None
        self._field = self._label_box()
        self._room = self._room_needed()
        self.setToolTip(self.label or label_of(relation))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def set_faded(self, is_faded: bool) -> None:
        """Draws the line faintly, or as usual."""
        self._is_faded = is_faded
        self.setOpacity(0.25 if is_faded else 1.0)

    @property
    def ink(self) -> str:
        """The colour of the line as long as it is not selected."""
        theme = self._theme
        match self._relation.kind:
            case RelationKind.LINK:
                return theme.line
            case RelationKind.ATTACHMENT:
                return theme.attachment
            case RelationKind.BALANCES:
                return theme.balances
            case RelationKind.PUBLISHES:
                return theme.publishes

    @property
    def pen_width(self) -> float:
        """The width of the line as long as it is not selected."""
        return 2.0 if self._relation.kind is RelationKind.ATTACHMENT else 1.5

    def _label_box(self) -> QRectF:
        if self._label_at is None or not self.label:
            return QRectF()
        width = label_width(self.label)
        x, y = self._label_at
        return QRectF(x - width / 2, y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT)

    def _paint_end(self, painter: QPainter, ink: str) -> None:
        """An arrow where the line has a direction, a plug where it meets a zone."""
        painter.setBrush(color(ink))
        painter.setPen(Qt.PenStyle.NoPen)
        if self._relation.kind is RelationKind.ATTACHMENT:
            painter.drawEllipse(QPointF(*self._points[-1]), 3.5, 3.5)
        else:
            painter.drawPolygon(self._ends)

    def _end_shape(self) -> QPolygonF:
        x, y = self._points[-1]
        before_x, before_y = self._points[-2]
        dx = (x > before_x) - (x < before_x)
        dy = (y > before_y) - (y < before_y)
        back = QPointF(x - dx * _ARROW, y - dy * _ARROW)
        side = QPointF(-dy * _ARROW * 0.55, dx * _ARROW * 0.55)
        return QPolygonF([QPointF(x, y), back + side, back - side])

    def _paint_label(self, painter: QPainter, ink: str, zoom: float) -> None:
        field, text = self._field, self.label
        if self._ports and zoom < PORTS_MINIMUM:
            text = self._text
            width = label_width(text)
            field = QRectF(field.center().x() - width / 2, field.y(), width, field.height())
        if field.isEmpty() or not text:
            return
        painter.setPen(QPen(color(self._theme.node_border), 0.8))
        painter.setBrush(color(self._theme.node))
        painter.drawRoundedRect(field, LABEL_HEIGHT / 2, LABEL_HEIGHT / 2)
        painter.setFont(font(10))
        painter.setPen(color(ink if self.isSelected() else self._theme.muted))
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, text)

    def boundingRect(self) -> QRectF:
        """The line with its arrow and label."""
        return self._room

    def _room_needed(self) -> QRectF:
        xs, ys = [x for x, _ in self._points], [y for _, y in self._points]
        left, top, right, bottom = self.reach = (min(xs), min(ys), max(xs), max(ys))
        room = QRectF(left - _ARROW, top - _ARROW, right - left + 2 * _ARROW, bottom - top + 2 * _ARROW)
        return room.united(self._field) if self._label_at is not None else room

    def shape(self) -> QPainterPath:
        """A band around the line that can be hit."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRAB)
        return stroker.createStroke(self._drawn())

    def strokes(self) -> list[QLineF]:
        """The straight parts of the line."""
        if self._strokes is None:
            self._strokes = [QLineF(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(self._points)]
        return self._strokes

    def _drawn(self) -> QPainterPath:
        """The line with its round corners; made when first seen."""
        if self._path is None:
            self._path = rounded_path(self._points)
            self._ends = self._end_shape()
        return self._path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Line, end and label, as much as can be read at this zoom."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        ink = self._theme.accent if self.isSelected() else self.ink
        width = 2.4 if self.isSelected() else self.pen_width
        # Far away a line stays just visible: 0.8 pixels, however many units that is.
        pen = QPen(color(ink), width if zoom >= DETAIL_MINIMUM else max(0.8 / zoom, 1.0))
        if self._relation.kind is RelationKind.PUBLISHES:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._drawn())
        if zoom >= DETAIL_MINIMUM:
            self._paint_end(painter, ink)
        # The name of an interface is worth its room only when one looks closely.
        if zoom >= (_CLOSE if self._relation.kind is RelationKind.ATTACHMENT else LABEL_MINIMUM):
            self._paint_label(painter, ink, zoom)


def rounded_path(points: tuple[Point, ...], radius: float = _CORNER) -> QPainterPath:
    """A line with round corners."""
    path = QPainterPath(QPointF(*points[0]))
    for index in range(1, len(points) - 1):
        before, corner, after = points[index - 1], points[index], points[index + 1]
        path.lineTo(QPointF(*_toward(corner, before, radius)))
        path.quadTo(QPointF(*corner), QPointF(*_toward(corner, after, radius)))
    path.lineTo(QPointF(*points[-1]))
    return path


def _toward(start: Point, end: Point, distance: float) -> Point:
    """A point at most half-way from `start` to `end`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(abs(dx), abs(dy), 0.001)
    part = min(distance / length, 0.5)
    return (start[0] + dx * part, start[1] + dy * part)
