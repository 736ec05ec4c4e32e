"""The page of contents in front of several worksheets: what there is, what it is for, and on which page.

A module of its own because it is painted when all pages are known, and nothing of it is a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_TEXT, _MUTED, _LINE = QColor("#1b2430"), QColor("#55606e"), QColor("#c5cdd8")
_ROOM = 34.0
"""Points of a line at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """A worksheet in the contents; pages count from 1."""

    title: str
    purpose: str
    page: int


def paint_contents(
    painter: QPainter, page: QSizeF, dots: float, font: QFont, heading: tuple[str, str], lines: Sequence[ContentsLine]
) -> list[QRectF]:
    """Paints the page; returns the places of the lines.

    Args:
        painter: at the upper left of what may be painted.
        page: its size in dots.
        dots: dots a point.
        font: whose sizes are changed here.
        heading: the title of the plan, and what it was made of.
        lines: worksheets in their order.
    """
    top = _write(painter, QRectF(0, 0, page.width(), 24 * dots), heading[0], _sized(font, 16, is_bold=True), _TEXT)
    top = _write(painter, QRectF(0, top + 4 * dots, page.width(), 14 * dots), heading[1], _sized(font, 8), _MUTED)
    room = QRectF(0, top + 10 * dots, page.width(), 18 * dots)
    top = _write(painter, room, "Contents", _sized(font, 10.5, is_bold=True), _TEXT) + 4 * dots
    step = min(_ROOM * dots, (page.height() - top) / max(len(lines), 1))
    places = []
    for number, line in enumerate(lines):
        place = QRectF(0, top + number * step, page.width(), step)
        _paint_line(painter, place, dots, font, line)
        places.append(place)
    return places


def _paint_line(painter: QPainter, place: QRectF, dots: float, font: QFont, line: ContentsLine) -> None:
    half = place.height() / 2
    upper = QRectF(place.left(), place.top(), place.width(), half)
    _write(painter, upper, line.title, _sized(font, 9, is_bold=True), _TEXT)
    painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line.page))
    lower = QRectF(place.left(), place.top() + half, place.width() - 40 * dots, half * 0.8)
    _write(painter, lower, line.purpose, _sized(font, 7), _MUTED)
    painter.setPen(_LINE)
    painter.drawLine(place.bottomLeft(), place.bottomRight())


def _sized(font: QFont, points: float, *, is_bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(points)
    sized.setBold(is_bold)
    return sized


def _write(painter: QPainter, place: QRectF, text: str, font: QFont, colour: QColor) -> float:
    """One line, shortened where it has no room; returns where it ends."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font, painter.device())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return place.bottom()
