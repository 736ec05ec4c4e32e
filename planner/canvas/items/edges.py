"""Edges: which edges of a box a drag moves, and the handles that show them.

A module of its own because areas, notes and frames are all resized by hand, in the same way.
"""

from enum import IntFlag

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.canvas.style import Theme, color
from planner.editing.drawing import Box

HANDLE_MARGIN = 8.0
"""Room that handles need around a box."""
_REACH = 9.0
_HANDLE = 4.0


class Edge(IntFlag):
    """Edges of a box that a resize moves."""

    NONE = 0
    LEFT = 1
    TOP = 2
    RIGHT = 4
    BOTTOM = 8


_CURSORS = {
    Edge.LEFT: Qt.CursorShape.SizeHorCursor,
    Edge.RIGHT: Qt.CursorShape.SizeHorCursor,
    Edge.TOP: Qt.CursorShape.SizeVerCursor,
    Edge.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Edge.LEFT | Edge.TOP: Qt.CursorShape.SizeFDiagCursor,
    Edge.RIGHT | Edge.BOTTOM: Qt.CursorShape.SizeFDiagCursor,
    Edge.RIGHT | Edge.TOP: Qt.CursorShape.SizeBDiagCursor,
    Edge.LEFT | Edge.BOTTOM: Qt.CursorShape.SizeBDiagCursor,
}


def cursor_of(edges: Edge) -> Qt.CursorShape | None:
    """The cursor over such edges."""
    return _CURSORS.get(edges)


def edges_of(box: Box, point: QPointF) -> Edge:
    """The edges of a box that a drag from a point of the scene would move."""
    x, y = point.x(), point.y()
    if not box.grown(_REACH).holds(x, y):
        return Edge.NONE
    edges = Edge.NONE
    edges |= Edge.LEFT if abs(x - box.x) <= _REACH else Edge.NONE
    edges |= Edge.RIGHT if abs(x - box.right) <= _REACH else Edge.NONE
    edges |= Edge.TOP if abs(y - box.y) <= _REACH else Edge.NONE
    edges |= Edge.BOTTOM if abs(y - box.bottom) <= _REACH else Edge.NONE
    return edges


def paint_edge_handles(painter: QPainter, box: Box, theme: Theme) -> None:
    """A small square at each corner and in the middle of each edge."""
    painter.setPen(QPen(color(theme.accent), 1.5))
    painter.setBrush(color(theme.node))
    middle_x, middle_y = box.centre
    for x in (box.x, middle_x, box.right):
        for y in (box.y, middle_y, box.bottom):
            if (x, y) != (middle_x, middle_y):
                painter.drawRect(QRectF(x - _HANDLE, y - _HANDLE, 2 * _HANDLE, 2 * _HANDLE))
