"""Marks: small signs that any kind of item may wear.

A module of its own because a lock must look the same on a box, an area and a note.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.canvas.style import Theme, color


def paint_lock(painter: QPainter, middle: QPointF, theme: Theme, zoom: float) -> None:
    """A padlock, at least a few pixels large at any zoom.

    Args:
        painter: paints in the coordinates of `middle`.
        middle: of the sign.
        theme: its colours.
        zoom: pixels to a unit.
    """
    size = 5.0 * max(1.0, 0.6 / max(zoom, 0.05))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(theme.muted), size * 0.3))
    x, y = middle.x(), middle.y()
    painter.drawArc(QRectF(x - size * 0.55, y - size * 1.1, size * 1.1, size * 1.4), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme.muted))
    painter.drawRoundedRect(QRectF(x - size * 0.85, y - size * 0.3, size * 1.7, size * 1.25), size * 0.2, size * 0.2)
