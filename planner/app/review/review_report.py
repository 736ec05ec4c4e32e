"""The review report as a file, from the command line and from the window.

A module of its own because both must give the same bytes, and the picture in it needs Qt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter, QTextDocument, QTextOption

from planner.app.exports.long_drawing import LongDrawing, Part
from planner.app.exports.painted_pages import DPI, FOOT, paint_drawing, plain_font
from planner.app.exports.worksheet_pages import page_size, usual_paper
from planner.canvas.picture import NoPictureError, Picture, image_of, svg_bytes
from planner.canvas.timeless_pdf import without_clock
from planner.model.document import Document

if TYPE_CHECKING:
    from planner.worksheets.review_report import ReviewReport

SUFFIXES = (".html", ".pdf")
_BESIDE = 0.74
"""Part of the first page for the drawing: title, counts and heading stand above it."""
_PICTURE = "drawing.png"
_STYLE = """
body { font-size: 9pt; color: #1b2430; }
h1 { font-size: 17pt; } h2 { font-size: 12pt; }
th { background-color: #e6ebf2; font-size: 8pt; text-align: left; }
td { font-size: 8pt; }
.origin, .count { color: #55606e; }
"""


def report_file(report: ReviewReport, suffix: str) -> bytes:
    """The content of a report file; draws, so it belongs into the thread of the window."""
    return _pdf(report) if suffix == ".pdf" else _html(report)


def _html(report: ReviewReport) -> bytes:
    from planner.worksheets.review_report import report_html

    return report_html(report, _svg(report.document)).encode()


def _svg(document: Document) -> str:
    """The drawing as part of a page: without the head of a file of its own, and as wide as the page."""
    try:
        picture = Picture(document)
    except NoPictureError:
        return ""
    try:
        text = svg_bytes(picture).decode()
    finally:
        picture.close()
    text = text[text.index("<svg") :]
    return re.sub(r'^<svg width="[^"]*" height="[^"]*"', '<svg width="100%"', text, count=1)


def _pdf(report: ReviewReport) -> bytes:
    from planner.worksheets.review_report import report_html

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(report.document.title or "Review")
    writer.setCreator("Topology Planner")
    margins = QMarginsF(12, 12, 12, 12)
    size = page_size(usual_paper())
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter))
    page = QTextDocument()
    page.setDefaultStyleSheet(_STYLE)
    page.documentLayout().setPaintDevice(writer)
    page.setDocumentMargin(0)
    page.setDefaultFont(plain_font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    page.setDefaultTextOption(option)
    width, height = writer.width(), writer.height() - FOOT
    page.setHtml(report_html(report, _picture_on(page, report.document, width, height), is_page=False))
    page.setTextWidth(width)
    title = f"Review of {report.document.title or 'an untitled design'}"
    painter = QPainter()
    if not painter.begin(writer):
        raise NoPictureError("Qt cannot paint here.")
    try:
        drawing = LongDrawing((Part(page),))
        paint_drawing(painter, writer, drawing, height, lambda number, count: (title, f"{number} / {count}"))
    finally:
        painter.end()
    return without_clock(bytes(data.data()))


def _picture_on(page: QTextDocument, document: Document, width: float, height: float) -> str:
    """Puts the drawing onto the page as large as it fits."""
    try:
        picture = Picture(document)
    except NoPictureError:
        return ""
    try:
        image = image_of(picture, min(2.0, 20_000 / max(picture.size.width(), picture.size.height())))
        shape = picture.size
    finally:
        picture.close()
    page.addResource(QTextDocument.ResourceType.ImageResource, QUrl(_PICTURE), image)
    scale = min(width / shape.width(), _BESIDE * height / shape.height()) * 96 / DPI
    return f'<img src="{_PICTURE}" width="{shape.width() * scale:.0f}" height="{shape.height() * scale:.0f}">'
