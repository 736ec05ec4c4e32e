"""Sheet: the last sketch of a view as pixels, so that the next frame draws only what it does not show yet.

A module of its own because it is about pixels: where the old ones lie after panning and zooming, and what is bare.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QTransform

Paint = Callable[[QPainter, QRectF, float], None]
_LARGEST = 1.6
"""Pixels are stretched or squeezed so far before they are drawn anew even in the middle of a zoom."""


class Sheet:
    """Pixels of one view."""

    def __init__(self) -> None:
        self._pixels = QPixmap()
        self._key: object = None
        self._at = QTransform()

    def forget(self) -> None:
        """Lets the pixels go; they take as much memory as the window."""
        self._pixels, self._key = QPixmap(), None

    def draw(
        self, painter: QPainter, size: QSize, ratio: float, at: QTransform, key: object, paint: Paint, *, is_rough: bool
    ) -> None:
        """Draws a scene into a view.

        Args:
            painter: of the view, in pixels.
            size: of the view.
            ratio: of the pixels of the screen to those of the view.
            at: from the scene to the view.
            key: of what is drawn; with another one nothing drawn before is used.
            paint: paints a part of the scene.
            is_rough: stretched pixels will do, because the next frame comes at once.
        """
        whole = QRect(0, 0, size.width(), size.height())
        change = self._at.inverted()[0] * at
        is_known = key == self._key and self._pixels.size() == size * ratio
        if is_known and change.m11() != 1.0 and is_rough and 1 / _LARGEST <= change.m11() <= _LARGEST:
            shown = change.mapRect(QRectF(whole)).toRect().adjusted(1, 1, -1, -1)
            painter.save()
            painter.setTransform(change, True)
            painter.drawPixmap(0, 0, self._pixels)
            painter.restore()
            _paint_parts(painter, _bare(whole, shown), at, paint)
            return
        dx, dy = change.dx(), change.dy()
        is_shifted = is_known and change.m11() == 1.0 and dx == round(dx) and dy == round(dy)
        if not is_shifted or dx or dy:
            self._renew(whole, ratio, QPointF(dx, dy) if is_shifted else None, at, paint)
            self._key, self._at = key, QTransform(at)
        painter.drawPixmap(0, 0, self._pixels)

    def _renew(self, whole: QRect, ratio: float, shift: QPointF | None, at: QTransform, paint: Paint) -> None:
        """Draws new pixels: all, or what a shift of the old ones leaves bare."""
        fresh = QPixmap(whole.size() * ratio)
        fresh.setDevicePixelRatio(ratio)
        bare = [whole]
        with QPainter(fresh) as painter:
            if shift is not None:
                painter.drawPixmap(shift, self._pixels)
                bare = _bare(whole, whole.translated(shift.toPoint()))
            _paint_parts(painter, bare, at, paint)
        self._pixels = fresh


def _bare(whole: QRect, shown: QRect) -> list[QRect]:
    """What of a rectangle another one leaves uncovered: strips above, below, left and right of it."""
    inner = whole & shown
    if inner.isEmpty():
        return [whole]
    strips = (
        QRect(whole.left(), whole.top(), whole.width(), inner.top() - whole.top()),
        QRect(whole.left(), inner.bottom() + 1, whole.width(), whole.bottom() - inner.bottom()),
        QRect(whole.left(), inner.top(), inner.left() - whole.left(), inner.height()),
        QRect(inner.right() + 1, inner.top(), whole.right() - inner.right(), inner.height()),
    )
    return [strip for strip in strips if not strip.isEmpty()]


def _paint_parts(painter: QPainter, parts: list[QRect], at: QTransform, paint: Paint) -> None:
    for part in parts:
        painter.save()
        painter.setClipRect(part)
        painter.setTransform(at, True)
        paint(painter, at.inverted()[0].mapRect(QRectF(part.adjusted(-1, -1, 1, 1))), at.m11())
        painter.restore()
