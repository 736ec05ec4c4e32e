"""OpeningsOverlay: at each firewall which way it lets what through: arrows on its lines, and a plate with the ports.

A module of its own because the plan says it, not the design: it lies over the drawing as a layer and goes with it.
An arrow points the way connections are opened; nothing is said by colour.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.geometry import Point
from planner.canvas.items.link_item import LinkItem
from planner.canvas.obstacles import CLEARANCE, Obstacles
from planner.canvas.style import DETAIL_MINIMUM, Family, Theme, color, font
from planner.canvas.traffic_words import Passage
from planner.canvas.translated import translate
from planner.editing.drawing import Box
from planner.model.relations import RelationKind
from planner.records import dataclass

_ROW, _PADDING, _GAP = 15.0, 6.0, 5.0
_ARROW, _WIDTH = 8.0, 4.5
_MOST_ROWS, _MOST_WIDTH = 8, 250.0


@dataclass(frozen=True, slots=True)
class Plate:
    """What is written at one firewall.

    Attributes:
        box: where. rows: one line each, ready to be drawn.
    """

    firewall: str
    box: Box
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Arrow:
    """Where a line leaves its firewall, the way from there, and which ways connections are opened."""

    at: Point
    towards: Point
    is_in: bool
    is_out: bool


class OpeningsOverlay(QGraphicsItem):
    """The arrows and plates of all firewalls. Takes no clicks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plates: tuple[Plate, ...] = ()
        self._arrows: tuple[_Arrow, ...] = ()
        self._room = QRectF()
        self.setZValue(24)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def plates(self) -> tuple[Plate, ...]:
        """What is written, and where."""
        return self._plates

    @property
    def arrows(self) -> tuple[tuple[Point, bool, bool], ...]:
        """Where arrows are drawn, and whether they point into the firewall, out of it, or both."""
        return tuple((arrow.at, arrow.is_in, arrow.is_out) for arrow in self._arrows)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def show_passages(
        self,
        passages: Mapping[str, tuple[Passage, ...]],
        find: Callable[[str], Box | None],
        lines: Iterable[LinkItem],
        taken: Mapping[str, Box],
    ) -> None:
        """Shows these passages and no others.

        Args:
            passages: of firewalls by id; those that are not drawn are left out.
            find: the box of an element.
            lines: all that are drawn; arrows stand where those of firewalls begin.
            taken: boxes that no plate should cover, if it can be helped.
        """
        self.prepareGeometryChange()
        lines = list(lines)
        self._arrows = tuple(_arrows(passages, lines))
        drawn = {key: box for key, rows in passages.items() if rows and (box := find(key)) is not None}
        room = _Room(taken, lines) if drawn else None
        texts = {key: _texts(passages[key]) for key in drawn}
        self._plates = tuple(Plate(key, room.place(box, texts[key]), texts[key]) for key, box in drawn.items() if room)
        self._room = _around(self._plates, self._arrows)
        self.update()

    def boundingRect(self) -> QRectF:
        """Everything around arrows and plates."""
        return self._room

    def shape(self) -> QPainterPath:
        """Nothing that could be hit."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Arrows as long as they can be seen, words as long as they can be read."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        ink = color(self._theme.families[Family.FILTER].ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        scale = min(max(0.7 / max(zoom, 0.01), 1.0), 2.5)
        for arrow in self._arrows:
            for points in _heads(arrow, scale):
                painter.drawPolygon(points)
        if zoom < DETAIL_MINIMUM:
            return
        painter.setFont(font(10))
        for plate in self._plates:
            box = plate.box
            painter.setPen(QPen(ink, 1.0))
            painter.setBrush(color(self._theme.node))
            painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), 5, 5)
            painter.setPen(color(self._theme.text))
            for index, row in enumerate(plate.rows):
                place = QRectF(box.x + _PADDING, box.y + _PADDING / 2 + index * _ROW, box.width, _ROW)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row)


def _texts(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    metrics = QFontMetricsF(font(10))
    rows = [f"{item.source} {'↩' if item.is_turn else '→'} {item.target}   {item.ports}" for item in passages]
    if len(rows) > _MOST_ROWS:
        left_out = len(rows) - _MOST_ROWS + 1
        rows = [*rows[: _MOST_ROWS - 1], translate("canvas", "and {0} more").format(left_out)]
    room = _MOST_WIDTH - 2 * _PADDING
    return tuple(metrics.elidedText(row, Qt.TextElideMode.ElideRight, room) for row in rows)


class _Room:
    """What a plate may cover only where there is no other place: boxes least of all, a line rather than a label."""

    def __init__(self, boxes: Mapping[str, Box], lines: Iterable[LinkItem]) -> None:
        self._kinds: list[tuple[float, Obstacles]] = [(10.0, Obstacles(boxes))]
        lines = list(lines)
        labels = {line.element_id: box for line in lines if (box := line.label_box) is not None}
        parts = {
            f"{line.element_id} {number}": Box(
                min(part.x1(), part.x2()), min(part.y1(), part.y2()), abs(part.dx()) or 0.5, abs(part.dy()) or 0.5
            )
            for line in lines
            for number, part in enumerate(line.strokes())
        }
        self._kinds += [(3.0, Obstacles(labels)), (1.0, Obstacles(parts))]
        self._plates: list[Box] = []

    def place(self, firewall: Box, rows: tuple[str, ...]) -> Box:
        """Below the firewall, or above it, or beside it: where the least is covered, and near."""
        metrics = QFontMetricsF(font(10))
        width = max(metrics.horizontalAdvance(row) for row in rows) + 2 * _PADDING
        height = len(rows) * _ROW + _PADDING
        middle = firewall.x + (firewall.width - width) / 2
        levels = (firewall.bottom + _GAP, firewall.y - height - _GAP)
        places = [Box(x, y, width, height) for y in levels for x in (middle, firewall.x, firewall.right - width)]
        sides = (firewall.right + _GAP, firewall.x - width - _GAP)
        starts = (firewall.bottom - 10, firewall.y - height + 10, firewall.y)
        places += [Box(x, y, width, height) for y in starts for x in sides]
        chosen = min(enumerate(places), key=lambda item: self._cost(item[1]) + item[0] / 100)[1]
        self._plates.append(chosen)
        return chosen

    def _cost(self, box: Box) -> float:
        cost = 20.0 * sum(plate.intersects(box) for plate in self._plates)
        for weight, obstacles in self._kinds:
            cost += weight * sum(other.grown(-CLEARANCE).intersects(box) for other in obstacles.near(box))
        return cost


def _arrows(passages: Mapping[str, tuple[Passage, ...]], lines: Iterable[LinkItem]) -> Iterable[_Arrow]:
    for line in lines:
        relation = line.relation
        if relation.kind is not RelationKind.ATTACHMENT or relation.source not in passages:
            continue
        rows = passages[relation.source]
        is_in = any(item.source_zone == relation.target for item in rows)
        is_out = any(item.target_zone == relation.target for item in rows)
        if is_in or is_out:
            yield _Arrow(line.points[0], line.points[1], is_in, is_out)


def _heads(arrow: _Arrow, scale: float) -> Iterable[QPolygonF]:
    """Triangles just outside the border of the firewall: its tip at it for what comes in, away from it for out."""
    (x, y), (to_x, to_y) = arrow.at, arrow.towards
    dx, dy = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
    length, width = _ARROW * scale, _WIDTH * scale

    def head(tip: float, foot: float) -> QPolygonF:
        middle = QPointF(x + dx * foot, y + dy * foot)
        side = QPointF(-dy * width, dx * width)
        return QPolygonF([QPointF(x + dx * tip, y + dy * tip), middle + side, middle - side])

    if arrow.is_in:
        yield head(1.0, length)
    if arrow.is_out:
        start = length if arrow.is_in else 1.0
        yield head(start + length, start)


def _around(plates: Iterable[Plate], arrows: Iterable[_Arrow]) -> QRectF:
    room = QRectF()
    for plate in plates:
        room = room.united(QRectF(plate.box.x, plate.box.y, plate.box.width, plate.box.height))
    reach = 3 * _ARROW * 2.5
    for arrow in arrows:
        room = room.united(QRectF(arrow.at[0] - reach, arrow.at[1] - reach, 2 * reach, 2 * reach))
    return room.adjusted(-2, -2, 2, 2)
