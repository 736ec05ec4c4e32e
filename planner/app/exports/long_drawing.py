"""Text documents one under the other, measured and painted as one long drawing.

A module of its own because Qt lays a document out in one go: a chapter of a provider's rows would hold the window for
seconds. In several documents it is laid out bit by bit, and whoever waits can end it in between. Where a table goes on
in the next document, its rows stand below those before as if there were no seam.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextCursor, QTextDocument, QTextTable

from planner.app.exports.page_flow import Span, Strip

Pause = Callable[[], None]
"""Called now and then in long work; what it raises ends the work."""


def no_pause() -> None:
    """For work that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the drawing.

    Attributes:
        document: laid out in its full length.
        goes_on: begins with rows of the table that the part before ends with.
    """

    document: QTextDocument
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part and its place: `span` in the drawing, `shift` from the drawing's measure to the document's own."""

    part: Part
    span: Span
    shift: float


class LongDrawing:
    """The parts in their order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._placed: list[_Placed] = []
        bottom = 0.0
        followers = [*(part.goes_on for part in parts[1:]), False]
        for part, is_followed in zip(parts, followers, strict=True):
            tables = tables_of(part.document)
            top = _bounds(part.document, tables[0])[0] if part.goes_on else 0.0
            size = part.document.documentLayout().documentSize().height()
            end = _bounds(part.document, tables[-1])[1] if is_followed else size
            self._placed.append(_Placed(part, (bottom, bottom + end - top), top - bottom))
            bottom += end - top

    @property
    def height(self) -> float:
        """How long it is."""
        return self._placed[-1].span[1] if self._placed else 0.0

    def paint(self, painter: QPainter, span: Span, width: float) -> None:
        """Paints what is between two heights, at those heights."""
        for placed in self._placed:
            top, bottom = max(span[0], placed.span[0]), min(span[1], placed.span[1])
            if top < bottom:
                shown = QRectF(0, top + placed.shift, width, bottom - top)
                painter.save()
                painter.translate(0, -placed.shift)
                painter.setClipRect(shown)
                placed.part.document.drawContents(painter, shown)
                painter.restore()

    def table_tops(self) -> list[float]:
        """Where tables begin."""
        return [
            _bounds(placed.part.document, table)[0] - placed.shift
            for placed in self._placed
            for table in tables_of(placed.part.document)[placed.part.goes_on :]
        ]

    def strips(self, pause: Pause = no_pause) -> Iterator[Strip]:
        """Paragraphs and rows from top to bottom, without a gap: what is between two belongs to the upper one."""
        parts = sorted(self._parts(pause), key=lambda part: part.span[0])
        tops = [*(part.span[0] for part in parts), self.height]
        bottoms = dict(pairwise(tops))
        for part in parts:
            top = part.span[0]
            head = None if part.head is None else (part.head[0], bottoms[part.head[0]])
            yield replace(part, span=(top, bottoms[top]), head=head)

    def _parts(self, pause: Pause) -> Iterator[Strip]:
        head: Span | None = None
        for placed in self._placed:
            pause()
            for strip in _strips_of(placed.part.document, head if placed.part.goes_on else None, placed.shift):
                yield strip
                head = strip.head


def tables_of(document: QTextDocument) -> list[QTextTable]:
    """Its tables from top to bottom."""
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _bounds(document: QTextDocument, table: QTextTable) -> Span:
    bounds = document.documentLayout().frameBoundingRect(table)
    return bounds.top(), bounds.bottom()


def _strips_of(document: QTextDocument, head: Span | None, shift: float) -> Iterator[Strip]:
    """Strips of a document by their tops only.

    Args:
        document: laid out.
        head: of the table that it begins with, where that began in another document.
        shift: from the drawing's measure to the document's own.
    """
    layout = document.documentLayout()
    seen: set[int] = set()
    block = document.begin()
    while block.isValid():
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is None:
            top = layout.blockBoundingRect(block).top() - shift
            if block.text():  # an empty one is room between two tables, and lies across the second
                yield Strip(span=(top, top), line=_line_of(block), joins_next=block.blockFormat().headingLevel() > 0)
        elif table.firstPosition() not in seen:
            yield from _rows(document, table, None if seen else head, shift)
            seen.add(table.firstPosition())
        block = block.next()


def _rows(document: QTextDocument, table: QTextTable, head: Span | None, shift: float) -> Iterator[Strip]:
    """The head of a table, which is its title and its columns, and then row by row."""
    layout = document.documentLayout()
    blocks = [table.cellAt(row, 0).firstCursorPosition().block() for row in range(table.rows())]
    padding = layout.blockBoundingRect(blocks[0]).left() - layout.frameBoundingRect(table).left() + shift
    tops = [layout.blockBoundingRect(block).top() - padding for block in blocks]
    heads = table.format().toTableFormat().headerRowCount()
    if heads:
        head = (tops[0], tops[0])
        yield Strip(span=head, joins_next=True)  # without itself as its head: it would stand twice
    for block, top in zip(blocks[heads:], tops[heads:], strict=True):
        yield Strip(span=(top, top), head=head, line=_line_of(block))


def _line_of(block: QTextBlock) -> float:
    return block.layout().lineAt(0).height() if block.layout().lineCount() else 0.0
