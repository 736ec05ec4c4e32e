"""Sketch: a drawing in few strokes, for the frames of a zoom and for large drawings seen from afar.

A module of its own because it paints what items paint otherwise: Qt asks each item for itself, which for hundreds of
boxes takes longer than a frame lasts, while a sketch draws all boxes of one colour in one call.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from planner.canvas.element_scene import ElementScene
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.style import DETAIL_MINIMUM, TRUST_OF_ZONE, color
from planner.editing.drawing import Box

_MOST_NAMES = 160
_INSET = 4.0


class _Seen(NamedTuple):
    """What of a drawing is in sight."""

    zones: list[ZoneItem]
    links: list[LinkItem]
    nodes: list[NodeItem]


class Sketch:
    """Paints the document of a scene without asking its items, but for the few that lie over everything."""

    def __init__(self, scene: ElementScene) -> None:
        self._scene = scene

    def paint(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        """Paints what is in a place of the scene."""
        painter.fillRect(place, color(self._scene.theme.canvas))
        seen = self._seen(place)
        self._paint_zones(painter, seen.zones, zoom)
        self._paint_lines(painter, seen.links, zoom)
        self._paint_boxes(painter, seen.nodes, zoom)
        self._paint_others(painter, seen, place)

    def count_seen(self, place: QRectF) -> int:
        """How many boxes are in a place of the scene."""
        return len(_within(self._scene.sync.boxes.nodes, place))

    def _seen(self, place: QRectF) -> _Seen:
        sync = self._scene.sync
        links = _crossing(sync.links.values(), place)
        zones = [sync.zones[key] for key in _within(sync.boxes.zones, place)]
        nodes = [sync.nodes[key] for key in _within(sync.boxes.nodes, place)]
        return _Seen(sorted(zones, key=QGraphicsItem.zValue), links, nodes)

    def _paint_zones(self, painter: QPainter, zones: list[ZoneItem], zoom: float) -> None:
        theme = self._scene.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for item in zones:
            tint = theme.zones[TRUST_OF_ZONE[item.zone.zone_kind]]
            painter.setPen(QPen(color(theme.accent if item.isSelected() else tint.border), 0))
            painter.setBrush(color(tint.fill))
            painter.drawRect(_rect(item.box))
            item.paint_title(painter, zoom)

    def _paint_lines(self, painter: QPainter, links: list[LinkItem], zoom: float) -> None:
        strokes: dict[str, list[QLineF]] = {}
        accent = self._scene.theme.accent
        for item in links:
            strokes.setdefault(accent if item.isSelected() else item.ink, []).extend(item.strokes())
        for ink, lines in strokes.items():
            painter.setPen(QPen(color(ink), 1.5 if zoom >= DETAIL_MINIMUM else 0))
            painter.drawLines(lines)

    def _paint_boxes(self, painter: QPainter, nodes: list[NodeItem], zoom: float) -> None:
        theme = self._scene.theme
        for is_selected, ink in ((False, theme.node_border), (True, theme.accent)):
            boxes = [_rect(item.box) for item in nodes if item.isSelected() is is_selected]
            painter.setPen(QPen(color(ink), 0))
            painter.setBrush(color(theme.node))
            painter.drawRects(boxes)
        if zoom < DETAIL_MINIMUM:
            self._paint_families(painter, nodes)
        elif len(nodes) <= _MOST_NAMES:
            painter.setPen(color(theme.text))
            for item in nodes:
                item.paint_name(painter)

    def _paint_families(self, painter: QPainter, nodes: list[NodeItem]) -> None:
        theme = self._scene.theme
        fields: dict[str, list[QRectF]] = {}
        for item in nodes:
            inner = _rect(item.box).adjusted(_INSET, _INSET, -_INSET, -_INSET)
            fields.setdefault(theme.families[item.face.family].fill, []).append(inner)
        painter.setPen(Qt.PenStyle.NoPen)
        for fill, places in fields.items():
            painter.setBrush(color(fill))
            painter.drawRects(places)

    def _paint_others(self, painter: QPainter, seen: _Seen, place: QRectF) -> None:
        """Badges, notes and what lies over the drawing: few, and each paints itself."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        option = QStyleOptionGraphicsItem()
        badges = [badge for item in (*seen.zones, *seen.nodes) for badge in item.childItems()]
        for item in (*self._scene.sync.notes.values(), *badges, *self._scene.overlays()):
            if item.isVisible() and place.intersects(item.sceneBoundingRect()):
                painter.save()
                painter.translate(item.scenePos())
                item.paint(painter, option, None)
                painter.restore()


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _within(boxes: Mapping[str, Box], place: QRectF) -> list[str]:
    left, top, right, bottom = place.left(), place.top(), place.right(), place.bottom()
    return [
        key
        for key, box in boxes.items()
        if box.x < right and box.y < bottom and box.x + box.width > left and box.y + box.height > top
    ]


def _crossing(links: Iterable[LinkItem], place: QRectF) -> list[LinkItem]:
    x1, y1, x2, y2 = place.left(), place.top(), place.right(), place.bottom()
    found = []
    for link in links:
        left, top, right, bottom = link.reach
        if left < x2 and top < y2 and right > x1 and bottom > y1:
            found.append(link)
    return found
