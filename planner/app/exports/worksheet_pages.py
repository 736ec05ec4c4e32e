"""Worksheets as pages of a PDF: heads of tables come again on each page, and every page says what it belongs to.

A module of its own because only Qt lays pages out here; the worksheets' own room prints without Qt, and a PDF library
would be one more thing to install.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from html import escape as html_escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QApplication

from planner.app.exports.contents_page import ContentsLine, paint_contents
from planner.app.exports.page_flow import Piece
from planner.app.exports.painted_pages import DPI, FOOT, paint_document, paint_foot, plain_font
from planner.app.exports.pdf_outline import Box, Chapter, Link, with_outline
from planner.app.exports.worksheet_drawing import Drawings
from planner.canvas.picture import NoPictureError
from planner.canvas.timeless_pdf import without_clock
from planner.plain_text import printable
from planner.worksheets import Worksheet
from planner.worksheets.formats.column_widths import Layout, broken_lists, layouts
from planner.worksheets.render import printed_rows
from planner.worksheets.worksheet import Group

_SMALL = 7.0
"""Points of the letters in tables, where all columns fit."""
_STYLE = """
body { font-size: 8pt; color: #1b2430; }
h1 { font-size: 16pt; }
h2 { font-size: 10.5pt; }
.title { font-weight: bold; border: none; }
.note { font-size: 7.5pt; font-weight: normal; }
th { background-color: #e6ebf2; text-align: left; }
td { border-bottom: 1px solid #c5cdd8; }
.muted { color: #55606e; }
"""
_SIZES = tuple(
    f".s{size} td {{ font-size: {size / 10}pt; }} .s{size} th {{ font-size: {size / 10}pt; }} "
    f".s{size} td.title {{ font-size: 10.5pt; }}"
    for size in range(50, round(10 * _SMALL) + 1)
)
"""Qt's cells do not take the size of letters from their table, only from a rule for themselves."""


OnPage = Callable[[str], None]
"""Told what is laid out next; what it raises ends the work."""


def worksheets_pdf(
    worksheets: Sequence[Worksheet],
    facts: dict[str, str],
    on_page: OnPage = lambda _: None,
    paper: QPageSize.PageSizeId | None = None,
) -> bytes:
    """Worksheets one after the other, each from a new page, on paper across.

    Args:
        worksheets: in the order of the pages.
        facts: title, product and planner, as `document_facts` has them.
        on_page: called with the title of a worksheet before it is laid out and before each of its pages.
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
    size = QPageSize(usual_paper() if paper is None else paper)
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


_LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "PR", "SV", "VE"})


def usual_paper() -> QPageSize.PageSizeId:
    """Letter where people print on it, A4 in the rest of the world."""
    country = QLocale.territoryToCode(QLocale.system().territory())
    return QPageSize.PageSizeId.Letter if country in _LETTER_COUNTRIES else QPageSize.PageSizeId.A4


def pages_unseen(worksheets: Sequence[Worksheet], facts: dict[str, str]) -> bytes:
    """The same where no window is open: from the command line."""
    # Named, because Python would otherwise take the application away in the middle of the pages.
    _application = QApplication.instance() or QApplication(["planner"])
    return worksheets_pdf(worksheets, facts)


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
    on_page(worksheet.title)
    page = QSizeF(writer.width(), writer.height() - FOOT)
    document = _laid_out(worksheet, facts, writer, page)
    title = printable(f"{facts['title']} · {worksheet.title}")

    def foot(number: int, count: int) -> tuple[str, str]:
        on_page(worksheet.title)
        among = "" if first is None else f" · page {first + number - 1}"
        return title, f"{number} / {count}{among}"

    found = paint_document(painter, writer, document, page.height(), foot)
    return len(found), list(_sections(worksheet, document, found))


def _sections(
    worksheet: Worksheet, document: QTextDocument, found: Sequence[Sequence[Piece]]
) -> Iterator[tuple[str, int]]:
    """The titles of tables with the pages on which they begin."""
    layout = document.documentLayout()
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    ends: list[float] = []
    for pieces in found:
        ends.append(max((piece.span[1] for piece in pieces), default=0.0))
    titles = (group.title for group in worksheet.groups if group.rows)
    for title, table in zip(titles, tables, strict=False):
        yield title, min(bisect_right(ends, layout.frameBoundingRect(table).top() + 1), len(found) - 1)


def _laid_out(worksheet: Worksheet, facts: dict[str, str], writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    """The worksheet on one endless page: where it is cut is decided here, as Qt would cut through rows."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # a long name never runs off the page
    document.setDefaultTextOption(option)
    document.setDefaultFont(plain_font())
    document.setDefaultStyleSheet("\n".join((_STYLE, *_SIZES)))
    drawings = Drawings(document, page, DPI)
    document.setHtml("".join(_markup(worksheet, facts, drawings)))
    drawings.place_all()
    document.setTextWidth(page.width())
    return document


def _markup(worksheet: Worksheet, facts: dict[str, str], drawings: Drawings) -> Iterator[str]:
    yield f"<body><h1>{_escaped(worksheet.title)}</h1>"
    yield f'<p class="muted">{_escaped(facts["title"])} · {_escaped(facts["product"])} · '
    yield f"made by the topology planner {_escaped(facts['planner'])}</p><p>{_escaped(worksheet.purpose)}</p>"
    if worksheet.findings:
        yield "<h2>Open findings</h2>"
        for finding in worksheet.findings:
            heading = f"{finding.severity.value} {finding.code}"
            yield f"<p><b>{heading}</b> {_escaped(finding.message)} <i>{_escaped(finding.hint)}</i></p>"
    for group, layout in zip(worksheet.groups, layouts(worksheet), strict=True):
        for drawing in group.drawings:
            yield f"<p>{drawings.mark(drawing)}</p>"
        yield from _table(worksheet, group, layout)
    for title, items in (("Notes", worksheet.notes), ("Documents", worksheet.footnotes)):
        if items:
            yield f"<h2>{title}</h2><ol>" + "".join(f"<li>{_escaped(item)}</li>" for item in items) + "</ol>"
    yield "</body>"


def _escaped(text: str) -> str:
    """The text as markup: what no page can hold, or what would turn its direction, is replaced."""
    return html_escape(printable(text))


def _size(layout: Layout) -> int:
    """Tenths of a point."""
    return int(10 * _SMALL * layout.scale)


def _table(worksheet: Worksheet, group: Group, layout: Layout) -> Iterator[str]:
    if not group.rows:
        if group.note:
            yield f"<h2>{_escaped(group.title)}</h2><p>{_escaped(group.note)}</p>"
        return
    every = worksheet.table_of(group).printed_columns
    columns = [every[index] for index in layout.shown]
    size = f"s{_size(layout)}"
    yield f'<p></p><table class="{size}" width="100%" border="0" cellspacing="0" cellpadding="4"><thead>'
    # The title is a head of the table, so that it is never left alone and comes again on the next page.
    note = f' <span class="note">{_escaped(group.note)}</span>' if group.note else ""
    yield f'<tr><td class="title" colspan="{len(columns)}">{_escaped(group.title)}{note}</td></tr><tr>'
    for column, part in zip(columns, layout.parts, strict=True):
        yield f'<th width="{100 * part:.2f}%">{_escaped(column.title)}</th>'
    yield "</tr></thead>"
    for row, given in printed_rows(worksheet, group):
        texts = broken_lists((given[index] for index in layout.shown), columns)
        start = "<td>" if row.is_required else '<td class="muted">'
        cells = (_escaped(text).replace("\n", "<br>") for text in texts)
        yield f"<tr>{''.join(f'{start}{cell}</td>' for cell in cells)}</tr>"
    yield "</table>"
