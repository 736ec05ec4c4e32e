"""Documents painted page by page: rows stay whole, heads of tables come again, and every page says what it belongs to.

A module of its own because worksheets and the review report are laid out differently and cut in the same way: Qt's own
printing cuts through rows and knows no foot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPdfWriter, QTextBlock, QTextCursor, QTextDocument, QTextTable

from planner.app.exports.page_flow import Piece, Strip, pages

DPI = 300
FOOT = 24 / 72 * DPI
"""Height of the foot in dots."""

Foot = Callable[[int, int], tuple[str, str]]
"""What stands left and right under a page: asked with its number and how many there are, before it is painted."""


def paint_document(
    painter: QPainter, writer: QPdfWriter, document: QTextDocument, height: float, foot: Foot
) -> list[list[Piece]]:
    """Paints a document on as many pages as it takes, from the page that the writer is at.

    Args:
        painter: on the writer.
        writer: with the resolution of this module.
        document: laid out in its full length, as wide as the page.
        height: of a page without its foot.
        foot: what stands under each.

    Returns:
        The pieces of each page.
    """
    found = pages(list(_strips(document)), height)
    page = QSizeF(writer.width(), height)
    for number, pieces in enumerate(found, start=1):
        said = foot(number, len(found))
        if number > 1:
            writer.newPage()
        for piece in pieces:
            top, bottom = piece.span
            painter.save()
            painter.translate(0, piece.at - top)
            painter.setClipRect(QRectF(0, top, page.width(), bottom - top))
            document.drawContents(painter, QRectF(0, top, page.width(), bottom - top))
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


def _strips(document: QTextDocument) -> Iterator[Strip]:
    """Paragraphs and rows from top to bottom, without a gap: what is between two belongs to the upper one."""
    parts = sorted(_parts(document), key=lambda part: part.span[0])
    end = document.documentLayout().documentSize().height()
    tops = [*(part.span[0] for part in parts), end]
    bottoms = dict(pairwise(tops))
    for part in parts:
        top = part.span[0]
        head = None if part.head is None else (part.head[0], bottoms[part.head[0]])
        yield replace(part, span=(top, bottoms[top]), head=head)


def _parts(document: QTextDocument) -> Iterator[Strip]:
    layout = document.documentLayout()
    seen = set()
    block = document.begin()
    while block.isValid():
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is None:
            top = layout.blockBoundingRect(block).top()
            if block.text():  # an empty one is room between two tables, and lies across the second
                yield Strip(span=(top, top), line=_line_of(block), joins_next=block.blockFormat().headingLevel() > 0)
        elif table.firstPosition() not in seen:
            seen.add(table.firstPosition())
            yield from _rows(document, table)
        block = block.next()


def _rows(document: QTextDocument, table: QTextTable) -> Iterator[Strip]:
    """The head of a table, which is its title and its columns, and then row by row."""
    layout = document.documentLayout()
    blocks = [table.cellAt(row, 0).firstCursorPosition().block() for row in range(table.rows())]
    padding = layout.blockBoundingRect(blocks[0]).left() - layout.frameBoundingRect(table).left()
    tops = [layout.blockBoundingRect(block).top() - padding for block in blocks]
    heads = table.format().toTableFormat().headerRowCount()
    head = (tops[0], tops[0]) if heads else None
    if head is not None:
        yield Strip(span=head, joins_next=True)
    for block, top in zip(blocks[heads:], tops[heads:], strict=True):
        yield Strip(span=(top, top), head=head, line=_line_of(block))


def _line_of(block: QTextBlock) -> float:
    return block.layout().lineAt(0).height() if block.layout().lineCount() else 0.0


def plain_font() -> QFont:
    """The program's font without ligatures: a name that is copied from the page must be the name."""
    plain = QFont()
    plain.setFeature(QFont.Tag("liga"), 0)
    return plain
