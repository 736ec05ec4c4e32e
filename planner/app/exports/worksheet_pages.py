"""Worksheets as pages of a PDF: heads of tables come again on each page, and every page says what it belongs to.

A module of its own because only Qt lays pages out here; the worksheets' own room prints without Qt, and a PDF library
would be one more thing to install.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from planner.app.exports.contents_page import ContentsLine, paint_contents
from planner.app.exports.long_drawing import LongDrawing, Part, Pause
from planner.app.exports.page_flow import Piece
from planner.app.exports.painted_pages import DPI, FOOT, paint_drawing, paint_foot, plain_font
from planner.app.exports.pdf_outline import Box, Chapter, Link, with_outline
from planner.app.exports.worksheet_drawing import Drawings
from planner.app.exports.worksheet_markup import STYLE, portions
from planner.canvas.picture import NoPictureError
from planner.canvas.timeless_pdf import without_clock
from planner.plain_text import printable
from planner.worksheets import Worksheet
from planner.worksheets.drawing import Drawing
from planner.worksheets.paper import Paper, paper_of

OnPage = Callable[[str], None]
"""Told what is laid out next; what it raises ends the work."""


def worksheets_pdf(
    worksheets: Sequence[Worksheet],
    facts: dict[str, str],
    on_page: OnPage = lambda _: None,
    paper: Paper | None = None,
) -> bytes:
    """Worksheets one after the other, each from a new page, on paper across.

    Args:
        worksheets: in the order of the pages.
        facts: title, product and planner, as `document_facts` has them.
        on_page: called with the title of a worksheet before each part of it is laid out and before each of its pages.
        paper: by default what is usual where the user is: Letter or A4.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(facts["title"])
    writer.setCreator(f"Topology Planner {facts['planner']}")
    across, margins = QPageLayout.Orientation.Landscape, QMarginsF(12, 12, 12, 10)
    size = page_size(usual_paper() if paper is None else paper)
    writer.setPageLayout(QPageLayout(size, across, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter()
    if not painter.begin(writer):
        raise NoPictureError("Qt cannot paint here.")
    try:
        chapters, links = _paint_all(painter, writer, worksheets, facts, on_page)
    finally:
        painter.end()  # Qt ends the whole program when a page goes before its painter
    pdf = bytes(data.data())
    return without_clock(with_outline(pdf, chapters, links) if chapters else pdf)


def usual_paper() -> Paper:
    """What people print on where the user is."""
    return paper_of(QLocale.territoryToCode(QLocale.system().territory()))


def page_size(paper: Paper) -> QPageSize:
    """A paper in Qt's words."""
    return QPageSize(QPageSize.PageSizeId.Letter if paper is Paper.LETTER else QPageSize.PageSizeId.A4)


def pages_unseen(worksheets: Sequence[Worksheet], facts: dict[str, str], paper: Paper) -> bytes:
    """The same where no window is open: from the command line."""
    # Named, because Python would otherwise take the application away in the middle of the pages.
    _application = QApplication.instance() or QApplication(["planner"])
    return worksheets_pdf(worksheets, facts, paper=paper)


def _paint_all(
    painter: QPainter, writer: QPdfWriter, worksheets: Sequence[Worksheet], facts: dict[str, str], on_page: OnPage
) -> tuple[list[Chapter], list[Link]]:
    """Every worksheet, and the contents of several; these come last here and first in the file."""
    first = 1 if len(worksheets) > 1 else 0
    chapters: list[Chapter] = []
    page = first
    for index, worksheet in enumerate(worksheets):
        if index:
            writer.newPage()
        count, sections = _paint_pages(painter, writer, worksheet, facts, on_page, page + 1 if first else None)
        parts = tuple(Chapter(title=title, page=page + at) for title, at in sections)
        chapters.append(Chapter(title=worksheet.title, page=page, sections=parts))
        page += count
    if not first:
        return chapters, []
    writer.newPage()
    lines = [
        ContentsLine(title=worksheet.title, purpose=worksheet.purpose, page=chapter.page + 1)
        for worksheet, chapter in zip(worksheets, chapters, strict=True)
    ]
    origin = f"{facts['product']} · made by the topology planner {facts['planner']}"
    room = QSizeF(writer.width(), writer.height() - FOOT)
    places = paint_contents(painter, room, DPI / 72, plain_font(), (facts["title"], origin), lines)
    paint_foot(painter, room, facts["title"], "page 1")
    margins = writer.pageLayout().margins(QPageLayout.Unit.Point)
    links = [
        Link(box=_in_points(place, margins), page=chapter.page) for place, chapter in zip(places, chapters, strict=True)
    ]
    return [Chapter(title="Contents", page=0), *chapters], links


def _in_points(place: QRectF, margins: QMarginsF) -> Box:
    dots = DPI / 72
    left, top = margins.left() + place.left() / dots, margins.top() + place.top() / dots
    return (left, top, left + place.width() / dots, top + place.height() / dots)


def _paint_pages(
    painter: QPainter,
    writer: QPdfWriter,
    worksheet: Worksheet,
    facts: dict[str, str],
    on_page: OnPage,
    first: int | None,
) -> tuple[int, list[tuple[str, int]]]:
    """A worksheet on as many pages as it takes.

    Args:
        painter: on the writer.
        writer: at the begin of a page.
        worksheet: what is painted.
        facts: for the foot.
        on_page: told of each page.
        first: number of its first page among all; None where it is alone.

    Returns:
        How many pages there are, and on which of them its tables begin.
    """

    def pause() -> None:
        on_page(worksheet.title)

    page = QSizeF(writer.width(), writer.height() - FOOT)
    drawing = LongDrawing(list(_laid_out(worksheet, facts, writer, page, pause)))
    title = printable(f"{facts['title']} · {worksheet.title}")

    def foot(number: int, count: int) -> tuple[str, str]:
        pause()
        among = "" if first is None else f" · page {first + number - 1}"
        return title, f"{number} / {count}{among}"

    found = paint_drawing(painter, writer, drawing, page.height(), foot, pause)
    return len(found), list(_sections(worksheet, drawing, found))


def _sections(
    worksheet: Worksheet, drawing: LongDrawing, found: Sequence[Sequence[Piece]]
) -> Iterator[tuple[str, int]]:
    """The titles of tables with the pages on which they begin."""
    ends = [max((piece.span[1] for piece in pieces), default=0.0) for pieces in found]
    titles = (group.title for group in worksheet.groups if group.rows)
    for title, top in zip(titles, drawing.table_tops(), strict=True):
        yield title, min(bisect_right(ends, top + 1), len(found) - 1)


# --- the worksheet on one endless page: where it is cut is decided elsewhere, as Qt would cut through rows


def _laid_out(
    worksheet: Worksheet, facts: dict[str, str], writer: QPdfWriter, page: QSizeF, pause: Pause
) -> Iterator[Part]:
    """The worksheet as documents one under the other, each short enough to be laid out in no time."""
    for portion in portions(worksheet, facts):
        pause()
        document = _empty_document(writer)
        drawings = Drawings(document, page, DPI)
        text = (drawings.mark(item) if isinstance(item, Drawing) else item for item in portion.markup)
        document.setHtml(f"<body>{''.join(text)}</body>")
        drawings.place_all()
        document.setTextWidth(page.width())
        yield Part(document, portion.goes_on)


def _empty_document(writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # a long name never runs off the page
    document.setDefaultTextOption(option)
    document.setDefaultFont(plain_font())
    document.setDefaultStyleSheet(STYLE)
    return document
