"""NodeItem: the box of a server, device, client or cloud service.

A module of its own because it is painted thousands of times: text is measured once, nothing is built in `paint`.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

from planner.canvas.faces import Face
from planner.canvas.icons import draw_icon
from planner.canvas.items.marks import paint_lock
from planner.canvas.style import (
    DETAIL_MINIMUM,
    ICON_FIELD,
    ICON_MINIMUM,
    ICON_SIZE,
    NAME_MINIMUM,
    NODE_RADIUS,
    Theme,
    Tint,
    color,
    font,
)
from planner.editing.drawing import HEADER_HEIGHT, ROW_HEIGHT, Box
from planner.records import dataclass

HANDLE_RADIUS = 5.0
HANDLE_REACH = 10.0
_MARGIN = 10.0
_INSET = 12.0
_FAR_PIXELS = 9.0
"""Height of a far name's letters on the screen."""
_TEXT_X = _INSET + ICON_FIELD + 10.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A measured line of text, ready to be drawn."""

    text: str
    at: QPointF
    font: QFont
    is_muted: bool = False


class NodeItem(QGraphicsItem):
    """The box of one node. Its position and size follow the document; gestures are the scene's business."""

    def __init__(self, element_id: str, face: Face, box: Box, theme: Theme, *, is_folded: bool = False) -> None:
        super().__init__()
        self.element_id = element_id
        self._face = face
        self._theme = theme
        self._width = box.width
        self._height = box.height
        self._is_folded = is_folded
        self._is_locked = False
        self._is_faded = False
        self._is_hovered = False
        self._lines: tuple[_Line, ...] | None = None
        self._far: tuple[int, tuple[_Line, ...]] = (0, ())
        self.setZValue(10)
        self.setAcceptHoverEvents(True)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setPos(box.x, box.y)
        self._measure()

    @property
    def face(self) -> Face:
        """What the box says."""
        return self._face

    @property
    def box(self) -> Box:
        """Where the box is now, also in the middle of a drag."""
        return Box(self.x(), self.y(), self._width, self._height)

    @property
    def is_locked(self) -> bool:
        """No gesture moves or deletes it."""
        return self._is_locked

    def show_state(self, *, is_locked: bool, level: int) -> None:
        """Shows whether the box is locked, and what it lies over."""
        self.setZValue(10.0 + level / 500.0)
        if is_locked != self._is_locked:
            self._is_locked = is_locked
            self.update()

    @property
    def is_faded(self) -> bool:
        """Drawn faintly: switched off in a what-if."""
        return self._is_faded

    def show_face(self, face: Face, box: Box, *, is_folded: bool) -> None:
        """Shows another state of the element."""
        if (box.width, box.height) != (self._width, self._height):
            self.prepareGeometryChange()
            self._width, self._height = box.width, box.height
        self._face = face
        self._is_folded = is_folded
        self.setPos(box.x, box.y)
        self._measure()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self._measure()
        self.update()

    def set_faded(self, is_faded: bool) -> None:
        """Draws the box faintly, or as usual."""
        self._is_faded = is_faded
        self.setOpacity(0.35 if is_faded else 1.0)

    def handles(self) -> tuple[QPointF, ...]:
        """Middles of the four sides, in item coordinates; a connection can be dragged from them."""
        width, height = self._width, self._height
        middle = min(height / 2, HEADER_HEIGHT / 2)
        return (QPointF(width / 2, 0), QPointF(width, middle), QPointF(width / 2, height), QPointF(0, middle))

    def handle_at(self, point: QPointF) -> QPointF | None:
        """The handle near a point of the scene, in scene coordinates; None where there is none."""
        inner = self.mapFromScene(point)
        for handle in self.handles():
            if (inner - handle).manhattanLength() <= HANDLE_REACH:
                return self.mapToScene(handle)
        return None

    def _measure(self) -> None:
        """Forgets what was measured; texts are measured when they are first painted, most of a large design never."""
        self._lines = None
        self._far = (0, ())
        self.setToolTip(self._face.spoken)

    def _measured(self) -> tuple[_Line, ...]:
        if self._lines is None:
            lines = [*_title_lines(self._face, self._width - _TEXT_X - 8.0)]
            if not self._is_folded:
                lines += _row_lines(self._face, self._width)
            self._lines = tuple(lines)
        return self._lines

    def _paint_box(self, painter: QPainter) -> None:
        theme = self._theme
        is_marked = self.isSelected()
        pen = QPen(color(theme.accent if is_marked else theme.node_border), 2.0 if is_marked else 1.0)
        painter.setPen(pen)
        painter.setBrush(color(theme.node))
        painter.drawRoundedRect(QRectF(0, 0, self._width, self._height), NODE_RADIUS, NODE_RADIUS)

    def _paint_text(self, painter: QPainter) -> None:
        text, muted = color(self._theme.text), color(self._theme.muted)
        for line in self._measured():
            painter.setPen(muted if line.is_muted else text)
            painter.setFont(line.font)
            painter.drawText(line.at, line.text)

    def _paint_rows(self, painter: QPainter) -> None:
        if self._is_folded or not self._face.rows:
            return
        painter.setPen(QPen(color(self._theme.node_border), 1.0))
        painter.drawLine(QPointF(_INSET, HEADER_HEIGHT), QPointF(self._width - _INSET, HEADER_HEIGHT))
        ink = self._theme.families[self._face.family].ink
        for index, row in enumerate(self._face.rows):
            if row.id:
                top = HEADER_HEIGHT + 5 + index * ROW_HEIGHT + 4
                draw_icon(painter, "machine", ink, QRectF(_INSET, top, 12, 12))

    def _paint_icon(self, painter: QPainter, zoom: float) -> None:
        tint = self._theme.families[self._face.family]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tint.fill))
        if NAME_MINIMUM <= zoom < DETAIL_MINIMUM:
            self._paint_far(painter, zoom, tint)
            return
        if zoom < DETAIL_MINIMUM:
            size = min(self._width, self._height) * 0.7
            place = QRectF((self._width - size) / 2, (self._height - size) / 2, size, size)
            painter.drawRoundedRect(QRectF(4, 4, self._width - 8, self._height - 8), 5, 5)
            if zoom >= ICON_MINIMUM:
                draw_icon(painter, self._face.icon, tint.ink, place)
            return
        painter.drawRoundedRect(QRectF(_INSET, _INSET, ICON_FIELD, ICON_FIELD), 8, 8)
        inset = _INSET + (ICON_FIELD - ICON_SIZE) / 2
        draw_icon(painter, self._face.icon, tint.ink, QRectF(inset, inset, ICON_SIZE, ICON_SIZE))

    def paint_name(self, painter: QPainter) -> None:
        """Paints the name alone, where the box stands in the scene."""
        for line in self._measured()[:1]:
            painter.setFont(line.font)
            painter.drawText(self.pos() + line.at, line.text)

    def _paint_far(self, painter: QPainter, zoom: float, tint: Tint) -> None:
        """From afar a box says its name alone, in letters that can still be read."""
        painter.drawRoundedRect(QRectF(4, 4, self._width - 8, self._height - 8), 5, 5)
        size = min(40, round(_FAR_PIXELS / zoom / 2) * 2)
        if self._far[0] != size:
            self._far = (size, _far_lines(self._face.title, size, self._width, self._height))
        painter.setPen(color(tint.ink))
        for line in self._far[1]:
            painter.setFont(line.font)
            painter.drawText(line.at, line.text)

    def _paint_count(self, painter: QPainter) -> None:
        """How many members a folded pool has."""
        if not self._is_folded or not self._face.count:
            return
        tint = self._theme.families[self._face.family]
        place = QRectF(self._width - 36, self._height - 20, 28, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tint.fill))
        painter.drawRoundedRect(place, 7, 7)
        painter.setPen(color(tint.ink))
        painter.setFont(font(10, is_bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"×{self._face.count}")

    def _paint_handles(self, painter: QPainter) -> None:
        painter.setPen(QPen(color(self._theme.accent), 1.5))
        painter.setBrush(color(self._theme.node))
        for handle in self.handles():
            painter.drawEllipse(handle, HANDLE_RADIUS, HANDLE_RADIUS)

    def boundingRect(self) -> QRectF:
        """The box with room for handles."""
        return QRectF(-_MARGIN, -_MARGIN, self._width + 2 * _MARGIN, self._height + 2 * _MARGIN)

    def shape(self) -> QPainterPath:
        """The box itself."""
        path = QPainterPath()
        path.addRect(0, 0, self._width, self._height)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Box, icon and text, as much of it as can be read at this zoom."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        self._paint_box(painter)
        self._paint_icon(painter, zoom)
        if self._is_locked and zoom >= ICON_MINIMUM:
            paint_lock(painter, QPointF(self._width - 11, 12), self._theme, zoom)
        if zoom >= DETAIL_MINIMUM:
            self._paint_rows(painter)
            self._paint_text(painter)
            self._paint_count(painter)
            if self._is_hovered or (self.isSelected() and zoom > 0.7):
                self._paint_handles(painter)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Shows the handles."""
        self._is_hovered = True
        self.update()

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Hides the handles."""
        self._is_hovered = False
        self.update()


def _title_lines(face: Face, room: float) -> list[_Line]:
    title, small = font(13, is_bold=True), font(11)
    metrics = QFontMetricsF(title)
    subtitle = QFontMetricsF(small).elidedText(face.subtitle, Qt.TextElideMode.ElideRight, room)
    if metrics.horizontalAdvance(face.title) <= room:
        if not subtitle:
            return [_Line(face.title, QPointF(_TEXT_X, 35), title)]
        return [
            _Line(face.title, QPointF(_TEXT_X, 27), title),
            _Line(subtitle, QPointF(_TEXT_X, 44), small, is_muted=True),
        ]
    title = font(12, is_bold=True)
    first, second = _wrapped(face.title, QFontMetricsF(title), room)
    if not second:
        lines = [_Line(first, QPointF(_TEXT_X, 27 if subtitle else 35), title)]
        return [*lines, _Line(subtitle, QPointF(_TEXT_X, 44), small, is_muted=True)] if subtitle else lines
    top = 21 if subtitle else 28
    lines = [_Line(first, QPointF(_TEXT_X, top), title), _Line(second, QPointF(_TEXT_X, top + 14), title)]
    if subtitle:
        lines.append(_Line(subtitle, QPointF(_TEXT_X, 50), small, is_muted=True))
    return lines


def _far_lines(title: str, size: int, width: float, height: float) -> tuple[_Line, ...]:
    """A name in the middle of its box, in one or two lines of a font size."""
    bold = font(size, is_bold=True)
    metrics = QFontMetricsF(bold)
    room = width - 16.0
    parts = [part for part in _wrapped(title, metrics, room) if part]
    if 2.1 * size > height and len(parts) > 1:
        parts = [metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)]
    spacing = min(metrics.height(), (height - 4) / max(len(parts), 1))
    top = (height - spacing * len(parts)) / 2 + spacing / 2 + metrics.capHeight() / 2
    return tuple(
        _Line(part, QPointF((width - metrics.horizontalAdvance(part)) / 2, top + index * spacing), bold)
        for index, part in enumerate(parts)
    )


def _wrapped(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """A text in two lines, the second cut off with an ellipsis where it must be."""
    words = text.split(" ")
    first = words[0]
    used = 1
    while used < len(words) and metrics.horizontalAdvance(f"{first} {words[used]}") <= room:
        first = f"{first} {words[used]}"
        used += 1
    rest = " ".join(words[used:])
    elide = Qt.TextElideMode.ElideRight
    return metrics.elidedText(first, elide, room), metrics.elidedText(rest, elide, room)


def _row_lines(face: Face, width: float) -> list[_Line]:
    small = font(11)
    metrics = QFontMetricsF(small)
    lines: list[_Line] = []
    left = _INSET + 18.0
    for index, row in enumerate(face.rows):
        baseline = HEADER_HEIGHT + 5 + index * ROW_HEIGHT + 14
        detail_width = metrics.horizontalAdvance(row.detail)
        room = width - _INSET - left - (detail_width + 8 if row.detail else 0)
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, max(room, 30))
        lines.append(_Line(text, QPointF(left, baseline), small, is_muted=not row.id))
        if row.detail and room > 30:
            lines.append(_Line(row.detail, QPointF(width - _INSET - detail_width, baseline), small, is_muted=True))
    return lines
