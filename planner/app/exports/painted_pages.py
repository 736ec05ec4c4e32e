"""Long drawings page by page: rows stay whole, heads of tables come again, and every page says what it belongs to.

A module of its own because worksheets and the review report are laid out differently and cut in the same way: Qt's own
printing cuts through rows and knows no foot.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPdfWriter

from planner.app.exports.long_drawing import LongDrawing, Pause, no_pause
from planner.app.exports.page_flow import Piece, pages

DPI = 300
FOOT = 24 / 72 * DPI
"""Height of the foot in dots."""

Foot = Callable[[int, int], tuple[str, str]]
"""What stands left and right under a page: asked with its number and how many there are, before it is painted."""


def paint_drawing(
    painter: QPainter, writer: QPdfWriter, drawing: LongDrawing, height: float, foot: Foot, pause: Pause = no_pause
) -> list[list[Piece]]:
    """Paints a drawing on as many pages as it takes, from the page that the writer is at.

    Args:
        painter: on the writer.
        writer: with the resolution of this module.
        drawing: as wide as the page.
        height: of a page without its foot.
        foot: what stands under each.
        pause: called while the drawing is measured; `foot` is asked before each page.

    Returns:
        The pieces of each page.
    """
    found = pages(list(drawing.strips(pause)), height)
    page = QSizeF(writer.width(), height)
    for number, pieces in enumerate(found, start=1):
        said = foot(number, len(found))
        if number > 1:
            writer.newPage()
        for piece in pieces:
            painter.save()
            painter.translate(0, piece.at - piece.span[0])
            drawing.paint(painter, piece.span, page.width())
            painter.restore()
        paint_foot(painter, page, *said)
    return found


def paint_foot(painter: QPainter, page: QSizeF, left: str, right: str) -> None:
    """Writes under a page, whose size is that without the foot."""
    painter.setPen(Qt.GlobalColor.darkGray)
    foot = plain_font()
    foot.setPointSizeF(7)
    painter.setFont(foot)
    place = QRectF(0, page.height(), page.width(), FOOT)
    end = Qt.AlignmentFlag.AlignBottom
    painter.drawText(place, end | Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(place, end | Qt.AlignmentFlag.AlignRight, right)


def plain_font() -> QFont:
    """The program's font without ligatures: a name that is copied from the page must be the name."""
    plain = QFont()
    plain.setFeature(QFont.Tag("liga"), 0)
    return plain
