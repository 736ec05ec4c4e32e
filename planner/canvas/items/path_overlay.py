"""PathOverlay: ways of packets, drawn over everything: one as a numbered line, several as plain lines.

A module of its own because it belongs to no element: it is shown for a question and goes with it. Numbers, turns and
reasons keep a size that can be read on the screen, however far one has zoomed out.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.geometry import Point
from planner.canvas.items.link_item import rounded_path
from planner.canvas.routing import End, Router
from planner.canvas.style import Theme, color, font
from planner.editing.drawing import Box
from planner.records import dataclass

RADIUS = 11.0
WIDTH = 4.0
_ARROW = 11.0
_LARGEST = 2.4
"""Marks grow against the zoom up to this factor."""
_NOTE_WIDTH = 250.0
_NOTE_PADDING = 8.0
_NOTE_LINES = 4


@dataclass(frozen=True, slots=True)
class PathStop:
    """A place on the way of a packet.

    Attributes:
        element: id of the node it passes; None where only the zone is known.
        zone: id of the zone, used when the element is not drawn.
        is_turn: the packet comes back from here to the side it came from (a hairpin).
        is_blocked: the packet ends here without having arrived.
        text: what the hops there did.
        note: what is written beside the stop: why it turns or ends here.
    """

    element: str | None
    zone: str | None = None
    is_turn: bool = False
    is_blocked: bool = False
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stop with its number and place."""

    stop: PathStop
    number: int
    at: Point


@dataclass(frozen=True, slots=True)
class _Way:
    """One way, ready to be painted: the line, its arrow heads, its marks."""

    line: QPainterPath
    heads: tuple[QPolygonF, ...]
    marks: tuple[_Mark, ...]

    @property
    def is_blocked(self) -> bool:
        return any(mark.stop.is_blocked for mark in self.marks)


class PathOverlay(QGraphicsItem):
    """The lines with their stops. Takes no clicks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ways: tuple[_Way, ...] = ()
        self._current: int | None = None
        self._is_numbered = True
        self.setZValue(40)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def stops(self) -> tuple[PathStop, ...]:
        """The stops of the first way, in order."""
        return tuple(mark.stop for mark in self._ways[0].marks) if self._ways else ()

    @property
    def ways(self) -> tuple[tuple[PathStop, ...], ...]:
        """The stops of every way that is drawn."""
        return tuple(tuple(mark.stop for mark in way.marks) for way in self._ways)

    @property
    def current(self) -> int | None:
        """Number of the stop that stands out; None for none."""
        return self._current

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def set_current(self, number: int | None) -> None:
        """Lets one stop stand out, by its number from 1."""
        self._current = number
        self.update()

    def show_ways(
        self, ways: Sequence[Sequence[PathStop]], find: Callable[[str], Box | None], boxes: dict[str, Box]
    ) -> None:
        """Draws ways. Of up to two ways the stops are numbered.

        Args:
            ways: stops in the order of travel; those whose element and zone are not drawn are left out.
            find: gives the box of an element or zone.
            boxes: boxes that lines go around.
        """
        self.prepareGeometryChange()
        router = Router(boxes)
        self._is_numbered = len(ways) < 3
        self._ways = tuple(_way(stops, find, router) for stops in ways)
        self._current = None
        self.update()

    def boundingRect(self) -> QRectF:
        """Lines, stops and what is written beside them."""
        room = QRectF()
        reach = 2 * RADIUS * _LARGEST
        for way in self._ways:
            room = room.united(way.line.boundingRect())
            for mark in way.marks:
                x, y = mark.at
                room = room.united(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
                if mark.stop.note:
                    width, height = (_NOTE_WIDTH + 40) * _LARGEST, 150 * _LARGEST
                    room = room.united(QRectF(x - width, y - height, 2 * width, 2 * height))
        return room.adjusted(-WIDTH, -WIDTH, WIDTH, WIDTH)

    def shape(self) -> QPainterPath:
        """Nothing that could be hit."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Thick lines with a rim, then the numbered stops, then words."""
        if not self._ways:
            return
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        scale = min(max(1.0 / max(zoom, 0.01), 1.0), _LARGEST)
        for way in self._ways:
            self._paint_line(painter, way, scale)
        noted: list[tuple[_Mark, tuple[_Mark, ...]]] = []
        for way in self._ways:
            for mark in way.marks:
                if self._is_numbered or mark.stop.is_blocked or mark.stop.is_turn:
                    self._paint_stop(painter, mark, scale)
                if mark.stop.note and self._is_numbered:
                    noted.append((mark, way.marks))
        for mark, others in noted:
            self._paint_note(painter, mark, others, scale, painter.window() if widget is None else widget.rect())

    def _paint_line(self, painter: QPainter, way: _Way, scale: float) -> None:
        ink = self._theme.severities["error"].fill if way.is_blocked and not self._is_numbered else self._theme.path
        width = (WIDTH if self._is_numbered else WIDTH * 0.6) * min(scale, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, thickness in ((self._theme.node, width + 3), (ink, width)):
            pen = QPen(color(shade), thickness)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if way.is_blocked and not self._is_numbered and shade == ink:
                pen.setDashPattern([2.5, 2.5])
            painter.setPen(pen)
            painter.drawPath(way.line)
        painter.setPen(QPen(color(self._theme.node), 1.5))
        painter.setBrush(color(ink))
        for head in way.heads:
            painter.drawPolygon(head)

    def _paint_stop(self, painter: QPainter, mark: _Mark, scale: float) -> None:
        stop = mark.stop
        painter.save()
        painter.translate(*mark.at)
        painter.scale(scale, scale)
        if stop.is_turn:
            self._paint_turn(painter)
        if mark.number == self._current:
            painter.setPen(QPen(color(self._theme.text), 2.5))
            painter.setBrush(color(self._theme.node))
            painter.drawEllipse(QPointF(0, 0), RADIUS + 5, RADIUS + 5)
        error = self._theme.severities["error"]
        fill, ink = (error.fill, error.ink) if stop.is_blocked else (self._theme.path, self._theme.path_text)
        painter.setPen(QPen(color(self._theme.node), 2.0))
        painter.setBrush(color(fill))
        field = QRectF(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS)
        if stop.is_blocked:
            painter.drawRect(field)
        else:
            painter.drawEllipse(field)
        painter.setPen(color(ink))
        painter.setFont(font(11, is_bold=True))
        text = "×" if stop.is_blocked else str(mark.number) if self._is_numbered else "↩"
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _paint_turn(self, painter: QPainter) -> None:
        """An arrow that goes round the number."""
        painter.setPen(QPen(color(self._theme.path), 2.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(-17, -17, 34, 34), 60 * 16, 285 * 16)
        tip = QPointF(8.5, -14.7)
        painter.drawLine(tip, tip + QPointF(-7, -3))
        painter.drawLine(tip, tip + QPointF(-3.5, 6))

    def _paint_note(self, painter: QPainter, mark: _Mark, others: Sequence[_Mark], scale: float, window: QRect) -> None:
        stop = mark.stop
        ink = self._theme.severities["error"].fill if stop.is_blocked else self._theme.path
        small = font(11)
        metrics = QFontMetricsF(small)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        tall = metrics.lineSpacing() * _NOTE_LINES
        words = _shortened(stop.note, metrics, tall, flags)
        place = metrics.boundingRect(QRectF(0, 0, _NOTE_WIDTH, tall), flags, words)
        painter.save()
        painter.translate(*mark.at)
        painter.scale(scale, scale)
        stops = [QPointF(*other.at) - QPointF(*mark.at) for other in others if other is not mark]
        room = painter.worldTransform().inverted()[0].mapRect(QRectF(window))
        field = note_place(place.size(), [stop / scale for stop in stops], room)
        frame = field.adjusted(-_NOTE_PADDING, -5, _NOTE_PADDING, 5)
        painter.setPen(QPen(color(ink), 1.6))
        painter.setBrush(color(self._theme.node))
        painter.drawRoundedRect(frame, 5, 5)
        painter.setPen(color(self._theme.text))
        painter.setFont(small)
        painter.drawText(field.adjusted(0, 0, 2, 2), flags, words)
        painter.restore()


def note_place(size: QSizeF, stops: Sequence[QPointF], room: QRectF) -> QRectF:
    """Where a note stands beside its stop: above or below, right or left.

    It stands where it is seen, and of these places where it hides the fewest other stops. Where none of them is wholly
    seen, it is moved along until it is.

    Args:
        size: of the words.
        stops: the other stops as seen from this one.
        room: what is seen of the drawing, as seen from this stop.
    """
    away = RADIUS + 12
    corners = [QPointF(x, y) for x in (away, -away - size.width()) for y in (-RADIUS - 4 - size.height(), RADIUS + 9)]
    reach = RADIUS + _NOTE_PADDING

    def faults(corner: QPointF) -> tuple[bool, int]:
        field = QRectF(corner, size)
        hiding = field.adjusted(-reach, -reach, reach, reach)
        return not room.contains(_framed(field)), sum(hiding.contains(stop) for stop in stops)

    place = QRectF(min(corners, key=faults), size)
    frame = _framed(place)
    across = _back(frame.left(), frame.right(), room.left(), room.right())
    return place.translated(across, _back(frame.top(), frame.bottom(), room.top(), room.bottom()))


def _framed(words: QRectF) -> QRectF:
    return words.adjusted(-_NOTE_PADDING, -_NOTE_PADDING, _NOTE_PADDING, _NOTE_PADDING)


def _back(start: float, end: float, low: float, high: float) -> float:
    """How far a stretch moves to lie between two ends; its start is what counts where it is too long."""
    return max(min(0.0, high - end), low - start)


def _shortened(text: str, metrics: QFontMetricsF, tall: float, flags: int) -> str:
    """A text that fits into a note, cut off between two words where it must be."""

    def fits(words: str) -> bool:
        return metrics.boundingRect(QRectF(0, 0, _NOTE_WIDTH, 10 * tall), flags, words).height() <= tall + 1

    if fits(text):
        return text
    words = text.split(" ")
    while len(words) > 1 and not fits(" ".join(words) + " …"):
        words.pop()
    return " ".join(words) + " …"


def _way(stops: Sequence[PathStop], find: Callable[[str], Box | None], router: Router) -> _Way:
    places = [(number, stop, end) for number, stop in enumerate(stops, 1) if (end := _end_of(stop, find)) is not None]
    line = QPainterPath()
    heads: list[QPolygonF] = []
    for (_, _, first), (_, _, second) in itertools.pairwise(places):
        if first.id != second.id and not first.box.intersects(second.box):
            points = router.route(first, second)
            line.addPath(rounded_path(points, 10.0))
            heads += _heads(points)
    return _Way(line, tuple(heads), tuple(_marked(places)))


def _heads(points: Sequence[Point]) -> Iterator[QPolygonF]:
    """An arrow head in the middle of the longest piece of a line."""
    pieces = [(abs(x2 - x1) + abs(y2 - y1), (x1, y1), (x2, y2)) for (x1, y1), (x2, y2) in itertools.pairwise(points)]
    if not pieces:
        return
    length, (x1, y1), (x2, y2) = max(pieces)
    if length < 3 * _ARROW:
        return
    along = QPointF((x2 - x1) / length, (y2 - y1) / length)
    across = QPointF(-along.y(), along.x())
    middle = QPointF((x1 + x2) / 2, (y1 + y2) / 2)
    yield QPolygonF(
        [
            middle + along * _ARROW,
            middle - along * _ARROW * 0.6 + across * _ARROW * 0.8,
            middle - along * _ARROW * 0.6 - across * _ARROW * 0.8,
        ]
    )


def _end_of(stop: PathStop, find: Callable[[str], Box | None]) -> End | None:
    for key, is_area in ((stop.element, False), (stop.zone, True)):
        box = find(key) if key is not None else None
        if key is not None and box is not None:
            return End(key, box, is_area)
    return None


def _marked(places: list[tuple[int, PathStop, End]]) -> list[_Mark]:
    """Where each stop's number stands: at the left upper corner, side by side for one that is passed again."""
    seen: dict[str, int] = {}
    result: list[_Mark] = []
    said: set[str] = set()
    for number, stop, end in places:
        count = seen.get(end.id, 0)
        seen[end.id] = count + 1
        if stop.note in said:
            stop = replace(stop, note="")
        said.add(stop.note)
        result.append(_Mark(stop, number, (end.box.x + 4 + count * 2.9 * RADIUS, end.box.y)))
    return result
