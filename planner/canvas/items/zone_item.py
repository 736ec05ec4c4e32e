"""ZoneItem: the area of a network zone, with its title and handles to resize it.

A module of its own because an area is a container, not a box: it is grabbed by its title and otherwise lets
gestures through to what stands in it.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.faces import unbroken, zone_icon, zone_subtitle
from planner.canvas.icons import draw_icon
from planner.canvas.items.edges import HANDLE_MARGIN, Edge, edges_of, paint_edge_handles
from planner.canvas.items.marks import paint_lock
from planner.canvas.layers import ALL, Layers
from planner.canvas.style import DETAIL_MINIMUM, TRUST_OF_ZONE, ZONE_RADIUS, Theme, color, font
from planner.editing.drawing import ZONE_MIN_HEIGHT, ZONE_MIN_WIDTH, ZONE_PADDING, ZONE_TITLE, Box
from planner.model.layout import Placement
from planner.model.zones import Zone
from planner.plain_text import printable

_OVERVIEW_MINIMUM = 0.12
_NAME_ROOM = ZONE_TITLE + ZONE_PADDING - 8.0
"""What is free above the contents of an area, for a name that is read from afar."""
_SMALLEST_NAME, _LARGEST_NAME = 14, 60
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class ZoneItem(QGraphicsItem):
    """The area of one zone; folded, the small box that stands for it and all that is in it."""

    minimum = (ZONE_MIN_WIDTH, ZONE_MIN_HEIGHT)
    """Least width and height when resized."""

    def __init__(self, zone: Zone, box: Box, theme: Theme, layers: Layers = ALL) -> None:
        super().__init__()
        self.element_id = zone.id
        self._zone = zone
        self._box = box
        self._theme = theme
        self._is_target = False
        self._is_folded = self._is_locked = False
        self._level = self._count = 0
        self._layers = layers
        self._title = self._subtitle = ""
        self._title_width = 0.0
        self._far = (0, 0, "")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self._stack()
        self._measure()

    @property
    def zone(self) -> Zone:
        """The zone that is shown."""
        return self._zone

    @property
    def box(self) -> Box:
        """The area as it is drawn now."""
        return self._box

    @property
    def is_folded(self) -> bool:
        """One small box stands for the zone."""
        return self._is_folded

    @property
    def is_locked(self) -> bool:
        """No gesture moves, resizes or deletes it."""
        return self._is_locked

    def show_state(self, placement: Placement, count: int) -> None:
        """Shows whether the zone is folded (over `count` elements) or locked, and what it lies over."""
        state = (placement.is_folded, placement.is_locked, placement.level, count)
        if state == (self._is_folded, self._is_locked, self._level, self._count):
            return
        self._is_folded, self._is_locked, self._level, self._count = state
        self._stack()
        self._measure()
        self.update()

    def set_layers(self, layers: Layers) -> None:
        """Shows the words of these layers only."""
        self._layers = layers
        self._measure()
        self.update()

    def show_zone(self, zone: Zone, box: Box) -> None:
        """Shows another state of the zone."""
        self._zone = zone
        self.set_box(box)
        self._measure()
        self.update()

    def set_box(self, box: Box) -> None:
        """Draws the area elsewhere or in another size."""
        if box != self._box:
            self.prepareGeometryChange()
            self._box = box
            self._stack()
            self._measure()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self._measure()
        self.update()

    def set_target(self, is_target: bool) -> None:
        """Marks the area as the one that a drop would go into."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def is_title_at(self, point: QPointF) -> bool:
        """Tells whether a point of the scene is on the title, by which the area is moved; a folded one is all title."""
        box = self._box
        return box.holds(point.x(), point.y()) and (self._is_folded or point.y() <= box.y + ZONE_TITLE)

    def title_box(self) -> Box:
        """Where the words of the title stand."""
        return Box(self._box.x + 12, self._box.y + 16, self._title_width + 32, ZONE_TITLE - 22)

    def edges_at(self, point: QPointF) -> Edge:
        """The edges that a drag from a point of the scene would move."""
        if self._is_locked or self._is_folded:
            return Edge.NONE
        return edges_of(self._box, point)

    def _stack(self) -> None:
        # A small area inside a large one must stay reachable, unless a planner says what lies on top.
        area = min(self._box.width * self._box.height / 1e12, 0.009)
        self.setZValue((5.0 if self._is_folded else -20.0) + self._level / 100.0 - area)

    def _measure(self) -> None:
        self._far = (0, 0, "")
        room = self._box.width - 52.0
        elide = Qt.TextElideMode.ElideRight
        bold, small = QFontMetricsF(font(14, is_bold=True)), QFontMetricsF(font(11))
        self._title = bold.elidedText(printable(self._zone.name), elide, room)
        subtitle = zone_subtitle(self._zone, self._layers)
        if self._is_folded:
            subtitle = f"folded · {self._count} {'element' if self._count == 1 else 'elements'}"
        self._subtitle = small.elidedText(subtitle, elide, room)
        self._title_width = max(bold.horizontalAdvance(self._title), small.horizontalAdvance(self._subtitle))

    def _far_name(self, wanted: int) -> tuple[int, str]:
        """Size and words of the name that fit above the contents: at most as large as wanted, in two lines or fewer."""
        if self._far[0] != wanted:
            room = QRectF(0, 0, self._box.width - 20, 10_000)
            size, name = wanted, unbroken(self._zone.name)
            while size > _SMALLEST_NAME:
                needed = QFontMetricsF(font(size, is_bold=True)).boundingRect(room, int(_WRAPPED), name)
                if needed.height() <= _NAME_ROOM and needed.width() <= room.width():
                    break
                size -= 1
            metrics = QFontMetricsF(font(size, is_bold=True))
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 1.8 * room.width())
            self._far = (wanted, size, words)
        return self._far[1], self._far[2]

    def paint_title(self, painter: QPainter, zoom: float) -> None:
        """Paints name and address range, as much as can be read at this zoom."""
        if zoom < _OVERVIEW_MINIMUM:
            return
        tint = self._theme.zones[TRUST_OF_ZONE[self._zone.zone_kind]]
        x, y = self._box.x, self._box.y
        painter.setPen(color(tint.ink))
        if zoom < DETAIL_MINIMUM:
            # Far away the name alone is shown, in one or two lines as large as the area above the contents allows.
            size, words = self._far_name(min(round(12 / max(zoom, 0.05)), _LARGEST_NAME))
            painter.setFont(font(size, is_bold=True))
            painter.drawText(QRectF(x + 12, y + 6, self._box.width - 20, _NAME_ROOM), int(_WRAPPED), words)
            return
        draw_icon(painter, zone_icon(self._zone), tint.ink, QRectF(x + 14, y + 13, 20, 20))
        painter.setFont(font(14, is_bold=True))
        painter.drawText(QPointF(x + 42, y + 22), self._title)
        painter.setFont(font(11))
        painter.drawText(QPointF(x + 42, y + 37), self._subtitle)

    def boundingRect(self) -> QRectF:
        """The area with room for handles."""
        box = self._box.grown(HANDLE_MARGIN)
        return QRectF(box.x, box.y, box.width, box.height)

    def shape(self) -> QPainterPath:
        """The area itself."""
        path = QPainterPath()
        path.addRect(self._box.x, self._box.y, self._box.width, self._box.height)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Area and title, as much as can be read at this zoom."""
        tint = self._theme.zones[TRUST_OF_ZONE[self._zone.zone_kind]]
        is_marked = self.isSelected() or self._is_target
        painter.setPen(QPen(color(self._theme.accent if is_marked else tint.border), 2.0 if is_marked else 1.2))
        painter.setBrush(color(self._theme.accent_fill if self._is_target else tint.fill))
        box = self._box
        place = QRectF(box.x, box.y, box.width, box.height)
        if self._is_folded:  # a second sheet below says that there is more
            painter.drawRoundedRect(place.translated(4, 4), ZONE_RADIUS, ZONE_RADIUS)
        painter.drawRoundedRect(place, ZONE_RADIUS, ZONE_RADIUS)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        self.paint_title(painter, zoom)
        if self._is_locked and zoom >= _OVERVIEW_MINIMUM:
            paint_lock(painter, QPointF(box.right - 16, box.y + 20), self._theme, zoom)
        if self.isSelected() and zoom >= DETAIL_MINIMUM / 2 and not (self._is_folded or self._is_locked):
            paint_edge_handles(painter, box, self._theme)
