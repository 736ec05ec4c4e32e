"""Worksheets as a Word document: a chapter each, on paper across, heads of tables on every page, page numbers.

A module of its own because Word has its own idea of a table. The few parts of the format that are needed are written
here; a library for it would be one more thing to install, and reads the clock.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from xml.sax.saxutils import escape

from planner.plain_text import printable
from planner.worksheets.formats.column_widths import Layout, broken_lists, layouts
from planner.worksheets.paper import Paper
from planner.worksheets.render import printed_rows
from planner.worksheets.worksheet import Group, Worksheet

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_CLOCK = (1980, 1, 1, 0, 0, 0)

_PAGES = {Paper.A4: (16838, 11906), Paper.LETTER: (15840, 12240)}
"""Width and height of papers across, in twentieths of a point."""
_MARGIN = 720
_GREY, _LINK = "55606E", "1F5FA8"

_CELL = 14
"""Half points of the letters in tables, where all columns fit."""

_STYLES = (
    ("Normal", "Normal", "", 18),
    ("Heading1", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', 32),
    ("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>', 22),
    ("Title", "Title", "", 32),
    ("Cell", "Cell", "", _CELL),
    ("Head", "Head", "<w:keepNext/>", _CELL),
)
"""Styles of paragraphs: id, name, what else they are, size of letters in half points."""
_TEXT = '<w:t xml:space="preserve">'
_HOLE = "HOLE"
_AT_ONCE = 2000
"""Pieces of the document that are packed at once."""
_BOLD = {"Heading1", "Heading2", "Head", "Title"}


def docx_bytes(worksheets: Sequence[Worksheet], facts: dict[str, str], paper: Paper = Paper.A4) -> bytes:
    """The worksheets in one document. The same worksheets give the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/styles.xml": _styles(),
        "word/footer1.xml": _footer(facts, _width(paper)),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footer", "footer1.xml")),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_CLOCK), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        # Packed as it comes: the text of a provider's document takes hundreds of megabytes.
        entry = zipfile.ZipInfo("word/document.xml", _NO_CLOCK)
        entry.compress_type = zipfile.ZIP_DEFLATED
        pieces = _document(worksheets, facts, paper)
        with archive.open(entry, "w") as stream:
            while some := "".join(islice(pieces, _AT_ONCE)):
                stream.write(some.encode("utf-8"))
    return data.getvalue()


def _width(paper: Paper) -> int:
    """Between the margins."""
    return _PAGES[paper][0] - 2 * _MARGIN


def _document(worksheets: Sequence[Worksheet], facts: dict[str, str], paper: Paper) -> Iterator[str]:
    across, down = _PAGES[paper]
    yield f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body>'
    if len(worksheets) > 1:
        yield from _contents(worksheets, facts)
    for number, worksheet in enumerate(worksheets):
        yield from _chapter(worksheet, facts, _width(paper), number, is_first=len(worksheets) == 1)
    yield '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
    yield f'<w:pgSz w:w="{across}" w:h="{down}" w:orient="landscape"/>'
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    yield f'<w:pgMar {sides} w:header="360" w:footer="360" w:gutter="0"/></w:sectPr></w:body></w:document>'


def _contents(worksheets: Sequence[Worksheet], facts: dict[str, str]) -> Iterator[str]:
    """A page in front of several worksheets, with a link to each."""
    yield _paragraph(facts["title"], "Title")
    yield _paragraph(_origin(facts), colour=_GREY)
    yield _paragraph("Contents", size=22)
    for number, worksheet in enumerate(worksheets):
        link = f'<w:hyperlink w:anchor="{_mark(number)}"><w:r><w:rPr><w:color w:val="{_LINK}"/><w:u w:val="single"/>'
        title = escape(printable(worksheet.title))
        yield f"<w:p>{link}</w:rPr><w:t>{title}</w:t></w:r></w:hyperlink></w:p>"
        yield _paragraph(worksheet.purpose, "Cell", colour=_GREY)


def _mark(number: int) -> str:
    return f"worksheet{number}"


def _origin(facts: dict[str, str]) -> str:
    return f"{facts['title']} · {facts['product']} · made by the topology planner {facts['planner']}"


def _chapter(worksheet: Worksheet, facts: dict[str, str], width: int, number: int, *, is_first: bool) -> Iterator[str]:
    heading = _paragraph(worksheet.title, "Heading1", "" if is_first else "<w:pageBreakBefore/>")
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{_mark(number)}"/><w:bookmarkEnd w:id="{number}"/>'
    yield heading.replace("</w:pPr>", f"</w:pPr>{mark}", 1)
    yield _paragraph(_origin(facts), colour=_GREY)
    yield _paragraph(worksheet.purpose)
    if worksheet.findings:
        yield _paragraph("Open findings", "Heading2")
        for finding in worksheet.findings:
            yield _paragraph(f"{finding.severity.value} {finding.code}: {finding.message} {finding.hint}".rstrip())
    for group, layout in zip(worksheet.groups, layouts(worksheet), strict=True):
        yield _paragraph(group.title, "Heading2")
        if group.note:
            yield _paragraph(group.note, more="<w:keepNext/>" if group.rows else "")
        if group.rows:
            yield from _table(worksheet, group, layout, width)
    for title, items in (("Notes", worksheet.notes), ("Documents", worksheet.footnotes)):
        if items:
            yield _paragraph(title, "Heading2")
            for number, item in enumerate(items, start=1):
                yield _paragraph(f"{number}. {item}")


def _table(worksheet: Worksheet, group: Group, layout: Layout, room: int) -> Iterator[str]:
    size = _half_points(layout)
    every = worksheet.table_of(group).printed_columns
    columns = [every[index] for index in layout.shown]
    widths = [round(part * room) for part in layout.parts]
    sides = ("top", "bottom", "insideH")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C5CDD8"/>' for side in sides)
    yield f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    yield '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E6EBF2"/>'
    for column, width in zip(columns, widths, strict=True):
        yield _cell(_paragraph(column.title, "Head", size=size), width, shade)
    yield "</w:tr>"
    frames = {is_required: _frame(widths, "" if is_required else _GREY, size) for is_required in (True, False)}
    for row, given in printed_rows(worksheet, group):
        texts = broken_lists((given[index] for index in layout.shown), columns)
        yield frames[row.is_required] % _cells(texts)
    yield "</w:tbl>"


def _frame(widths: list[int], colour: str, size: int) -> str:
    """A row whose texts are to be filled in."""
    cells = "".join(_cell(_paragraph(_HOLE, "Cell", colour=colour, size=size), width) for width in widths)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>".replace(_HOLE, "%s")


def _cells(texts: list[str]) -> tuple[str, ...]:
    """Texts of a row as they stand in a paragraph, treated in one go: a call a cell costs more than its text."""
    found = _written("\t".join(texts)).split("\t")
    return tuple(found) if len(found) == len(texts) else tuple(map(_written, texts))


def _cell(paragraph: str, width: int, shade: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraph}</w:tc>'


def _half_points(layout: Layout) -> int:
    """Size of letters where they are smaller than those of the style; 0 where they are as it says."""
    return int(_CELL * layout.scale) if layout.scale < 1 else 0


@cache
def _look(colour: str, size: int) -> str:
    looks = (f'<w:color w:val="{colour}"/>' if colour else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    return f"<w:rPr>{looks}</w:rPr>"


def _paragraph(text: str, style: str = "Normal", more: str = "", colour: str = "", size: int = 0) -> str:
    look = _look(colour, size) if colour or size else ""
    shown = f"{_TEXT}{_written(text)}</w:t>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r>{look}{shown}</w:r></w:p>'


def _written(text: str) -> str:
    """What stands inside of a text element; lines are elements of their own."""
    return escape(printable(text)).replace("\r", "").replace("\n", f"</w:t><w:br/>{_TEXT}")


def _footer(facts: dict[str, str], width: int) -> str:
    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    stop = f'<w:pStyle w:val="Cell"/><w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    title = f'<w:r><w:t xml:space="preserve">{escape(printable(facts["title"]))}</w:t></w:r><w:r><w:tab/></w:r>'
    of = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    paragraph = f"<w:p><w:pPr>{stop}</w:pPr>{title}{field('PAGE')}{of}{field('NUMPAGES')}</w:p>"
    return f'{_HEAD}<w:ftr xmlns:w="{_MAIN}">{paragraph}</w:ftr>'


def _styles() -> str:
    found = []
    for key, name, more, size in _STYLES:
        opening, based = (' w:default="1"', "") if key == "Normal" else ("", '<w:basedOn w:val="Normal"/>')
        bold = "<w:b/>" if key in _BOLD else ""
        spacing = '<w:spacing w:before="20" w:after="20"/>' if key in ("Cell", "Head") else ""
        found.append(
            f'<w:style w:type="paragraph"{opening} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
            f"<w:pPr>{more}{spacing}</w:pPr>"
            f'<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>{bold}<w:sz w:val="{size}"/></w:rPr>'
            "</w:style>"
        )
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{"".join(found)}</w:styles>'


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("footer1", "footer"))
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )
