"""Sketch: a drawing in few strokes, for the frames of a zoom and for large drawings seen from afar.

A module of its own because it paints what items paint otherwise: Qt asks each item for itself, which for hundreds of
boxes takes longer than a frame lasts, while a sketch draws all boxes of one colour in one call. It needs no items of
boxes, so a large design is seen before they are made.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from planner.canvas.faces import family_of
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.nearby import Nearby
from planner.canvas.selecting_scene import SelectingScene
from planner.canvas.style import DETAIL_MINIMUM, TRUST_OF_ZONE, Family, color
from planner.editing.drawing import Box
from planner.model.design import Node

_MOST_NAMES = 160
_INSET = 4.0


class _Mark(NamedTuple):
    """A box, ready to be drawn."""

    node: Node
    box: Box
    outer: QRectF
    inner: QRectF
    family: Family


class Sketch:
    """Paints the document of a scene without asking its items, but for the few that lie over everything."""

    def __init__(self, scene: SelectingScene) -> None:
        self._scene = scene
        self._marks: dict[str, _Mark] = {}
        self._bounds = QRectF()
        self._made_for: object = None
        self._boxes_near: Nearby[_Mark] | None = None
        self._lines_near: tuple[int, Nearby[LinkItem]] | None = None

    def paint(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        """Paints what is in a place of the scene, but nothing that comes and goes with a gesture."""
        painter.fillRect(place, color(self._scene.theme.canvas))
        sync = self._scene.sync
        seen, moving = _box(place), sync.moving_ids
        zones = [zone for zone in sync.zones.values() if zone.element_id not in moving and zone.box.intersects(seen)]
        zones.sort(key=QGraphicsItem.zValue)
        marks, links = self._seen(place), self._lines_in(place)
        if moving:
            marks = [mark for mark in marks if mark.node.id not in moving]
            links = [link for link in links if link.isVisible()]
        for site in self._scene.sites.items.values():
            if site.box.intersects(seen):
                site.paint_ground(painter, zoom)
        self._paint_zones(painter, zones, zoom)
        self._paint_lines(painter, links, zoom)
        self._paint_boxes(painter, marks, zoom)
        _paint_items(painter, place, (*sync.notes.values(), *sync.badge_items()))

    def paint_over(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        """Paints what is being dragged, what is selected, and what lies over the drawing for now."""
        moving = self._scene.sync.moving_ids
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if moving:
            self._paint_moving(painter, moving)
        chosen = [item for item in self._scene.selected_items() if item.element_id not in moving]
        if chosen:
            accent, marks = self._scene.theme.accent, self._ready()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(accent), 0))
            painter.drawRects([marks[item.element_id].outer for item in chosen if isinstance(item, NodeItem)])
            painter.drawRects([_rect(item.box) for item in chosen if isinstance(item, ZoneItem | SiteItem)])
            painter.setPen(_line_pen(accent, zoom))
            painter.drawLines([part for item in chosen if isinstance(item, LinkItem) for part in item.strokes()])
        _paint_items(painter, place, self._scene.overlays())

    def _paint_moving(self, painter: QPainter, moving: Iterable[str]) -> None:
        """Boxes where they are seen now, which is not where the document has them."""
        theme, sync = self._scene.theme, self._scene.sync
        items = [sync.item(key) for key in moving]
        for zone in (item for item in items if isinstance(item, ZoneItem)):
            tint = theme.zones[TRUST_OF_ZONE[zone.zone.zone_kind]]
            painter.setPen(QPen(color(theme.accent if zone.isSelected() else tint.border), 0))
            painter.setBrush(color(tint.fill))
            painter.drawRect(zone.mapRectToScene(_rect(zone.box)))
        sync.moving_item.paint(painter, QStyleOptionGraphicsItem(), None)
        for node in (item for item in items if isinstance(item, NodeItem)):
            outer = node.mapRectToScene(QRectF(0, 0, node.box.width, node.box.height))
            painter.setPen(QPen(color(theme.accent if node.isSelected() else theme.node_border), 0))
            painter.setBrush(color(theme.families[node.face.family].fill))
            painter.drawRect(outer)

    def count_seen(self, place: QRectF) -> int:
        """How many boxes are in a place of the scene."""
        return len(self._seen(place))

    def _seen(self, place: QRectF) -> list[_Mark]:
        marks = self._ready()
        if place.contains(self._bounds):
            return list(marks.values())
        if self._boxes_near is None:
            edges = ((box.x, box.y, box.x + box.width, box.y + box.height) for _, box, *_ in marks.values())
            self._boxes_near = Nearby(list(marks.values()), edges)
        return self._boxes_near.within(place.left(), place.top(), place.right(), place.bottom())

    def _lines_in(self, place: QRectF) -> list[LinkItem]:
        sync = self._scene.sync
        if place.contains(self._bounds):
            return list(sync.made_links())
        if self._lines_near is None or self._lines_near[0] != sync.version:
            links = list(sync.made_links())
            self._lines_near = (sync.version, Nearby(links, (link.reach for link in links)))
        return self._lines_near[1].within(place.left(), place.top(), place.right(), place.bottom())

    def _ready(self) -> dict[str, _Mark]:
        """All boxes; one that did not change is not made again."""
        sync = self._scene.sync
        if self._made_for is not sync.boxes:
            before, self._marks = self._marks, {}
            boxes = sync.boxes.nodes
            for node in sync.document.design.nodes:
                box = boxes.get(node.id)
                if box is None:
                    continue
                mark = before.get(node.id)
                if mark is None or mark.box is not box or mark.node is not node:
                    outer = _rect(box)
                    inner = outer.adjusted(_INSET, _INSET, -_INSET, -_INSET)
                    mark = _Mark(node, box, outer, inner, family_of(node))
                self._marks[node.id] = mark
            self._bounds, self._boxes_near = self._scene.bounds(), None
            self._made_for = sync.boxes
        return self._marks

    def _paint_zones(self, painter: QPainter, zones: list[ZoneItem], zoom: float) -> None:
        theme = self._scene.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for item in zones:
            tint = theme.zones[TRUST_OF_ZONE[item.zone.zone_kind]]
            painter.setPen(QPen(color(tint.border), 0))
            painter.setBrush(color(tint.fill))
            painter.drawRect(_rect(item.box))
            item.paint_title(painter, zoom)

    def _paint_lines(self, painter: QPainter, links: list[LinkItem], zoom: float) -> None:
        strokes: dict[str, list[QLineF]] = {}
        for item in links:
            strokes.setdefault(item.ink, []).extend(item.strokes())
        for ink, lines in strokes.items():
            painter.setPen(_line_pen(ink, zoom))
            painter.drawLines(lines)

    def _paint_boxes(self, painter: QPainter, marks: list[_Mark], zoom: float) -> None:
        theme = self._scene.theme
        painter.setPen(QPen(color(theme.node_border), 0))
        painter.setBrush(color(theme.node))
        painter.drawRects([mark.outer for mark in marks])
        if zoom < DETAIL_MINIMUM:
            fields: dict[Family, list[QRectF]] = {}
            for mark in marks:
                fields.setdefault(mark.family, []).append(mark.inner)
            painter.setPen(Qt.PenStyle.NoPen)
            for family, places in fields.items():
                painter.setBrush(color(theme.families[family].fill))
                painter.drawRects(places)
        elif len(marks) <= _MOST_NAMES:
            painter.setPen(color(theme.text))
            for mark in marks:
                item = self._scene.sync.item(mark.node.id)
                if isinstance(item, NodeItem):
                    item.paint_name(painter)


def _paint_items(painter: QPainter, place: QRectF, items: Iterable[QGraphicsItem]) -> None:
    """Badges, notes and what lies over the drawing: few, and each paints itself."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    option = QStyleOptionGraphicsItem()
    for item in items:
        if item.isVisible() and item.opacity() and place.intersects(item.sceneBoundingRect()):
            painter.save()
            painter.translate(item.scenePos())
            item.paint(painter, option, None)
            painter.restore()


def _line_pen(ink: str, zoom: float) -> QPen:
    return QPen(color(ink), 1.5 if zoom >= DETAIL_MINIMUM else 0)


def _box(place: QRectF) -> Box:
    return Box(place.x(), place.y(), place.width(), place.height())


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
