"""Drawings of worksheets inside a text document: lines and letters, not pixels, on whatever page they land.

A module of its own because a text document takes foreign objects through an interface of Qt's own; the drawing itself
is placed by the worksheets' room, for pages and for HTML alike.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPen,
    QPolygonF,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from planner.worksheets.drawing import Box, Drawing, Figure, Stroke, Words, figure, tip

_OBJECT = QTextFormat.ObjectTypes.UserObject + 1
_NUMBER = QTextFormat.Property.UserProperty + 1
_POINTS_A_UNIT = 0.75
"""A drawing counts in pixels of 96 to the inch."""

_TITLE = 22.0
"""Room of its title. It is part of the drawing, so that it never stays behind on another page."""

_INK, _MUTED, _LINE, _HEAD, _PAGE = "#1b2430", "#55606e", "#c5cdd8", "#eef2f7", "#ffffff"


class Drawings(QPyTextObject):
    """The drawings of one document; a mark in its text says where each of them goes."""

    def __init__(self, document: QTextDocument, page: QSizeF, dots_an_inch: int) -> None:
        super().__init__(document)
        self._document = document
        self._page = page
        self._scale = dots_an_inch / 72 * _POINTS_A_UNIT
        self._figures: list[Figure] = []
        document.documentLayout().registerHandler(_OBJECT, self)

    def mark(self, drawing: Drawing) -> str:
        """Text that `place_all` replaces with the drawing; no text of a design can hold it."""
        self._figures.append(figure(drawing))
        return f"\ue000{len(self._figures) - 1}\ue001"

    def place_all(self) -> None:
        """Puts every drawing where its mark is."""
        for number in range(len(self._figures)):
            cursor = self._document.find(f"\ue000{number}\ue001")
            form = QTextCharFormat()
            form.setObjectType(_OBJECT)
            form.setProperty(_NUMBER, number)
            cursor.insertText("\ufffc", form)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        """Its size, made smaller where the page is."""
        shown = self._shown(form)
        scale = self._scale_of(shown)
        return QSizeF(shown.width * scale, (shown.height + _TITLE) * scale)

    def drawObject(
        self, painter: QPainter, area: QRectF | QRect, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        """Draws it."""
        shown = self._shown(form)
        painter.save()
        painter.translate(QPointF(area.topLeft()))
        scale = self._scale_of(shown)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _write(painter, Words("title", 0, _TITLE - 6, shown.title), document.defaultFont())
        painter.translate(0, _TITLE)
        for shape in shown.shapes:
            _paint(painter, shape, document.defaultFont())
        painter.restore()

    def _shown(self, form: QTextFormat) -> Figure:
        return self._figures[int(form.property(_NUMBER))]

    def _scale_of(self, shown: Figure) -> float:
        # A little less than the page: a line of text has room below its letters.
        return min(self._scale, self._page.width() / shown.width, self._page.height() * 0.9 / (shown.height + _TITLE))


def _paint(painter: QPainter, shape: Box | Stroke | Words, font: QFont) -> None:
    if isinstance(shape, Box):
        is_lane = shape.kind == "lane"
        painter.setPen(QPen(QColor(_LINE if is_lane else _INK), 1.2))
        painter.setBrush(QBrush(QColor(_HEAD if is_lane else _PAGE)))
        painter.drawRoundedRect(QRectF(shape.x, shape.y, shape.width, shape.height), 3, 3)
    elif isinstance(shape, Words):
        _write(painter, shape, font)
    else:
        pen = QPen(QColor(_LINE if shape.kind == "lane" else _INK), 1.0 if shape.kind == "lane" else 1.4)
        if shape.kind == "optional":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_polygon(shape.points))
        if shape.kind != "lane":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(_INK)))
            painter.drawPolygon(_polygon(tip(shape.points)))


def _write(painter: QPainter, words: Words, font: QFont) -> None:
    letters = QFont(font)
    letters.setPixelSize(int(words.size) + (3 if words.kind == "title" else 0))
    letters.setBold(words.kind in ("name", "title"))
    painter.setFont(letters)
    width = painter.fontMetrics().horizontalAdvance(words.text)
    is_centred = words.kind in ("name", "place")
    left = words.x - width / 2 if is_centred else words.x
    if not is_centred:  # a lane behind a text would strike it out
        painter.fillRect(QRectF(left - 2, words.y - words.size, width + 4, words.size + 3), QColor(_PAGE))
    painter.setPen(QColor(_MUTED if words.kind in ("place", "gates") else _INK))
    painter.drawText(QPointF(left, words.y), words.text)


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
