"""SiteItem: the ground that the zones of one site stand on, with the name of the site.

A module of its own because a site has neither place nor size: it is as large as its zones, and leaves out the zones of
others that stand among them. It is grabbed by its head; everything else lets gestures through.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.faces import site_icon, site_subtitle
from planner.canvas.icons import draw_icon
from planner.canvas.style import DETAIL_MINIMUM, SITE_RADIUS, Theme, color, font
from planner.editing.drawing import Box
from planner.editing.sites import SITE_HEAD, SITE_MARGIN
from planner.model.zones import Site
from planner.plain_text import printable

_OVERVIEW_MINIMUM = 0.12
_INSET = 10.0
_ICON = 15.0


class SiteItem(QGraphicsItem):
    """The ground of one site."""

    is_locked = False
    """Its zones may be; the ground has no place of its own that could be."""

    def __init__(self, site: Site, central: str, theme: Theme) -> None:
        super().__init__()
        self.element_id = site.id
        self._theme = theme
        self._site, self._central = site, central
        self._box = Box(0, 0, 0, 0)
        self._gaps: tuple[Box, ...] = ()
        self._path = QPainterPath()
        self._title = self._subtitle = ""
        self._is_target = False
        self._title_width = self._head_width = 0.0
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(-40)

    @property
    def site(self) -> Site:
        """The site that is shown."""
        return self._site

    @property
    def box(self) -> Box:
        """The rectangle around the ground as it is drawn now."""
        return self._box

    @property
    def subtitle(self) -> str:
        """What kind of site it is, in words."""
        return self._subtitle

    def show_site(self, site: Site, central: str, box: Box, gaps: Sequence[Box]) -> None:
        """Shows another state of the site.

        Args:
            site: the site.
            central: for a branch, the name of its central site.
            box: the ground.
            gaps: zones of others that stand on it; it does not go under them.
        """
        wanted = (site, central, box, tuple(gaps))
        if wanted == (self._site, self._central, self._box, self._gaps) and self._title:
            return
        self.prepareGeometryChange()
        self._site, self._central, self._box, self._gaps = wanted
        self._measure()
        self.setToolTip(f"{printable(site.name)}, {self._subtitle}")
        self.update()

    def set_box(self, box: Box) -> None:
        """Draws the ground elsewhere, as during a drag."""
        if box != self._box:
            self.prepareGeometryChange()
            self._gaps = tuple(gap.moved(box.x - self._box.x, box.y - self._box.y) for gap in self._gaps)
            self._box = box
            self._measure()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def head_box(self) -> Box:
        """Where the words of the head stand."""
        return Box(self._box.x, self._box.y, min(self._head_width, self._box.width), SITE_HEAD + SITE_MARGIN / 2)

    @property
    def is_target(self) -> bool:
        """Tells whether a drop would go onto the ground."""
        return self._is_target

    def set_target(self, is_target: bool) -> None:
        """Marks the ground as the one that a drop would go onto."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def is_title_at(self, point: QPointF) -> bool:
        """Tells whether a point of the scene is on the head, by which the site is moved."""
        return self.head_box().holds(point.x(), point.y())

    def _measure(self) -> None:
        box = self._box
        bold, small = QFontMetricsF(font(13, is_bold=True)), QFontMetricsF(font(11))
        room = max(box.width - 2 * _INSET - _ICON - 8, 20.0)
        self._title = bold.elidedText(printable(self._site.name), Qt.TextElideMode.ElideRight, room)
        self._title_width = bold.horizontalAdvance(self._title)
        self._subtitle = site_subtitle(self._site, self._central)
        left = room - self._title_width - 10
        wide = small.horizontalAdvance(self._subtitle)
        self._head_width = 2 * _INSET + _ICON + 8 + self._title_width + (wide + 10 if wide <= left else 0)
        path = QPainterPath()
        path.addRoundedRect(QRectF(box.x, box.y, box.width, box.height), SITE_RADIUS, SITE_RADIUS)
        for gap in self._gaps:
            hole = QPainterPath()
            hole.addRoundedRect(QRectF(gap.x, gap.y, gap.width, gap.height), SITE_RADIUS, SITE_RADIUS)
            path = path.subtracted(hole)
        self._path = path

    def boundingRect(self) -> QRectF:
        """The ground with its border."""
        box = self._box.grown(2)
        return QRectF(box.x, box.y, box.width, box.height)

    def shape(self) -> QPainterPath:
        """The head: on the ground, gestures mean the drawing."""
        path, head = QPainterPath(), self.head_box()
        path.addRect(head.x, head.y, head.width, head.height)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Ground and head, as much as can be read at this zoom."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        self.paint_ground(painter, zoom, is_chosen=self.isSelected() or self._is_target)

    def paint_ground(self, painter: QPainter, zoom: float, *, is_chosen: bool = False) -> None:
        """Ground and head in coordinates of the scene."""
        theme = self._theme
        painter.setPen(QPen(color(theme.accent if is_chosen else theme.muted), 2.0 if is_chosen else 1.1))
        painter.setBrush(color(theme.accent_fill if self._is_target else theme.ground))
        painter.drawPath(self._path)
        if zoom < _OVERVIEW_MINIMUM:
            return
        x, y = self._box.x + _INSET, self._box.y + 5
        painter.setPen(color(theme.text))
        if zoom < DETAIL_MINIMUM:
            # From afar the name alone, as large as the head can hold without reaching into the first zone.
            painter.setFont(font(int(min(12 / zoom, SITE_HEAD - 2)), is_bold=True))
            place = QRectF(x, self._box.y, self._box.width - 2 * _INSET, SITE_HEAD + SITE_MARGIN / 2)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, printable(self._site.name)
            )
            return
        draw_icon(painter, site_icon(self._site), theme.muted, QRectF(x, y + 1, _ICON, _ICON))
        painter.setFont(font(13, is_bold=True))
        painter.drawText(QPointF(x + _ICON + 8, y + 13), self._title)
        if self._head_width > 2 * _INSET + _ICON + 8 + self._title_width:
            painter.setPen(color(theme.muted))
            painter.setFont(font(11))
            painter.drawText(QPointF(x + _ICON + 18 + self._title_width, y + 13), self._subtitle)
