"""Worksheets as pages of a PDF: heads of tables come again on each page, and every page says what it belongs to.

A module of its own because only Qt lays pages out here; the worksheets' own room prints without Qt, and a PDF library
would be one more thing to install.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication

from planner.app.exports.worksheet_drawing import Drawings
from planner.canvas.picture import NoPictureError
from planner.canvas.timeless_pdf import without_clock
from planner.worksheets import Worksheet
from planner.worksheets.formats.column_widths import broken_lists, shares
from planner.worksheets.render import printed_rows
from planner.worksheets.worksheet import Group

_DPI = 300
_FOOT = 24 / 72 * _DPI
_STYLE = """
body { font-size: 8pt; color: #1b2430; }
h1 { font-size: 16pt; }
h2 { font-size: 10.5pt; }
.title { font-size: 10.5pt; font-weight: bold; border: none; }
.note { font-size: 7.5pt; font-weight: normal; }
th { background-color: #e6ebf2; font-size: 7pt; text-align: left; }
td { font-size: 7pt; border-bottom: 1px solid #c5cdd8; }
.muted { color: #55606e; }
"""


OnPage = Callable[[str], None]
"""Told what is laid out next; what it raises ends the work."""


def worksheets_pdf(worksheets: Sequence[Worksheet], facts: dict[str, str], on_page: OnPage = lambda _: None) -> bytes:
    """Worksheets one after the other, each from a new page, on A4 across.

    Args:
        worksheets: in the order of the pages.
        facts: title, product and planner, as `document_facts` has them.
        on_page: called with the title of a worksheet before it is laid out and before each of its pages.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(facts["title"])
    writer.setCreator(f"Topology Planner {facts['planner']}")
    across, margins = QPageLayout.Orientation.Landscape, QMarginsF(12, 12, 12, 10)
    page = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), across, margins, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(page)
    painter = QPainter()
    if not painter.begin(writer):
        raise NoPictureError("Qt cannot paint here.")
    try:
        for index, worksheet in enumerate(worksheets):
            if index:
                writer.newPage()
            _paint_pages(painter, writer, worksheet, facts, on_page)
    finally:
        painter.end()  # Qt ends the whole program when a page goes before its painter
    return without_clock(bytes(data.data()))


def pages_unseen(worksheets: Sequence[Worksheet], facts: dict[str, str]) -> bytes:
    """The same where no window is open: from the command line."""
    # Named, because Python would otherwise take the application away in the middle of the pages.
    _application = QApplication.instance() or QApplication(["planner"])
    return worksheets_pdf(worksheets, facts)


def _paint_pages(
    painter: QPainter, writer: QPdfWriter, worksheet: Worksheet, facts: dict[str, str], on_page: OnPage
) -> None:
    on_page(worksheet.title)
    page = QSizeF(writer.width(), writer.height() - _FOOT)
    document = _laid_out(worksheet, facts, writer, page)
    count = document.pageCount()
    for number in range(count):
        on_page(worksheet.title)
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        painter.setPen(Qt.GlobalColor.darkGray)
        foot = _plain_font()
        foot.setPointSizeF(7)
        painter.setFont(foot)
        place = QRectF(0, page.height(), page.width(), _FOOT)
        end = Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, end | Qt.AlignmentFlag.AlignLeft, f"{facts['title']} · {worksheet.title}")
        painter.drawText(place, end | Qt.AlignmentFlag.AlignRight, f"{number + 1} / {count}")


def _laid_out(worksheet: Worksheet, facts: dict[str, str], writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # a long name never runs off the page
    document.setDefaultTextOption(option)
    document.setDefaultFont(_plain_font())
    document.setDefaultStyleSheet(_STYLE)
    drawings = Drawings(document, page, _DPI)
    document.setHtml("".join(_markup(worksheet, facts, drawings)))
    drawings.place_all()
    document.setPageSize(page)
    return document


def _plain_font() -> QFont:
    """The program's font without ligatures: a name that is copied from the page must be the name."""
    plain = QFont()
    plain.setFeature(QFont.Tag("liga"), 0)
    return plain


def _markup(worksheet: Worksheet, facts: dict[str, str], drawings: Drawings) -> Iterator[str]:
    yield f"<body><h1>{escape(worksheet.title)}</h1>"
    yield f'<p class="muted">{escape(facts["title"])} · {escape(facts["product"])} · '
    yield f"made by the topology planner {escape(facts['planner'])}</p><p>{escape(worksheet.purpose)}</p>"
    if worksheet.findings:
        yield "<h2>Open findings</h2>"
        for finding in worksheet.findings:
            heading = f"{finding.severity.value} {finding.code}"
            yield f"<p><b>{heading}</b> {escape(finding.message)} <i>{escape(finding.hint)}</i></p>"
    for group in worksheet.groups:
        for drawing in group.drawings:
            yield f"<p>{drawings.mark(drawing)}</p>"
        yield from _table(worksheet, group)
    for title, items in (("Notes", worksheet.notes), ("Documents", worksheet.footnotes)):
        if items:
            yield f"<h2>{title}</h2><ol>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ol>"
    yield "</body>"


def _table(worksheet: Worksheet, group: Group) -> Iterator[str]:
    if not group.rows:
        return
    columns = worksheet.table_of(group).printed_columns
    lines = [(row, broken_lists(texts, columns)) for row, texts in printed_rows(worksheet, group)]
    widths = [max(1, round(100 * share)) for share in shares(columns, [texts for _, texts in lines])]
    yield '<p></p><table width="100%" border="0" cellspacing="0" cellpadding="4"><thead>'
    # The title is a head of the table, so that it is never left alone and comes again on the next page.
    note = f' <span class="note">{escape(group.note)}</span>' if group.note else ""
    yield f'<tr><td class="title" colspan="{len(columns)}">{escape(group.title)}{note}</td></tr><tr>'
    for column, width in zip(columns, widths, strict=True):
        yield f'<th width="{width}%">{escape(column.title)}</th>'
    yield "</tr></thead>"
    for row, texts in lines:
        start = "<td>" if row.is_required else '<td class="muted">'
        cells = (escape(text).replace("\n", "<br>") for text in texts)
        yield f"<tr>{''.join(f'{start}{cell}</td>' for cell in cells)}</tr>"
    yield "</table>"
