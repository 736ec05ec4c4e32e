"""XLSX: one workbook, one sheet a table, typed cells, filters, frozen heads, print set-up.

A module of its own because a workbook has limits and habits of its own: text must never become a formula or a link,
a cell holds 32,767 characters, a sheet 1,048,576 rows, and the library tells of trouble by return codes only.
"""

import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.plain_text import printable
from planner.worksheets.paper import Paper
from planner.worksheets.worksheet import Column, Group, Row, Table, Value, Worksheet, documents_in

_CELL_LIMIT = 32_767
"""Characters of a cell, as UTF-16 units (Excel specifications and limits)."""

_ROW_LIMIT = 1_048_576
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_CREATED = datetime(2000, 1, 1)
"""Written in place of the clock, so that the same design gives the same file."""

_WIDTHS = (6, 48)
"""Narrowest and widest column, in characters."""

_PART_WIDTH = 30
"""Widest first column: it says the same in many rows."""

_LINE_HEIGHT = 15.0
"""Points of a line of text, as Excel has them."""

_MOST_LINES = 27
"""Lines of a row at most: Excel has no higher rows."""

_SAMPLE = 500
"""Rows that a width is judged by."""

_PAPERS = {Paper.LETTER: 1, Paper.A4: 9}
"""Numbers that workbooks have for papers."""

_CONTINUED = "(continued)"


class WorkbookFault(Exception):
    """The library refused a cell; a file without it would lack a row."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: name, heads and lines of cells."""

    name: str
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: Iterable[list[Value]]
    sample: list[list[Value]]
    printed: int = 0
    """How many columns from the left are printed; 0 for all. The others are for filters."""
    paper: Paper = Paper.A4
    warning: str = ""
    """A line above the heads: what cannot be carried out yet."""

    @property
    def head(self) -> int:
        """Number of the line with the heads, from 0."""
        return 1 if self.warning else 0


def xlsx_bytes(worksheets: tuple[Worksheet, ...], facts: dict[str, str], paper: Paper = Paper.A4) -> bytes:
    """All worksheets as one workbook, set up for a paper.

    Raises:
        WorkbookFault: a cell could not be written.
    """
    import xlsxwriter  # costs 50 ms that a check or a window start does not need

    buffer = io.BytesIO()
    # Rows go to a temporary file one by one: a provider's plan has a million cells.
    with tempfile.TemporaryDirectory(prefix="planner-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(buffer, options) as workbook:
            workbook.set_properties(
                {
                    "title": printable(facts["title"]),
                    "subject": facts["product"],
                    "comments": f"Made by the topology planner {facts['planner']}.",
                    "created": _CREATED,
                }
            )
            styles = _styles(workbook)
            names: set[str] = set()
            for worksheet in worksheets:
                for table in worksheet.tables:
                    _write_sheet(workbook, _sheet(worksheet, table, names, paper), styles, facts)
                    if worksheet.findings and table == worksheet.main_table:
                        _write_sheet(workbook, _findings_sheet(worksheet, names, paper), styles, facts)
    return buffer.getvalue()


def _styles(workbook: Any) -> dict[str, Any]:
    wrapped = {"text_wrap": True, "valign": "top", "align": "left"}  # a port stands where "any" does
    return {
        "head": workbook.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "text_wrap": True}),
        "warning": workbook.add_format({**wrapped, "bold": True, "font_color": "#9C2B1E"}),
        "text": workbook.add_format(wrapped),
        "code": workbook.add_format({**wrapped, "font_name": "Consolas", "font_size": 10}),
    }


# --- what stands on a sheet


def _sheet(worksheet: Worksheet, table: Table, names: set[str], paper: Paper) -> _Sheet:
    columns = table.workbook_columns
    titles = ("Part", *(column.title for column in columns), "Documents", "Confidence")
    groups = list(worksheet.groups_of(table))
    sample = [line for line, _ in zip(_lines(groups, columns), range(_SAMPLE), strict=False)]
    printed = 1 + sum(column.in_print for column in columns)
    name, lines = _sheet_name(table.title, names), _lines(groups, columns)
    return _Sheet(name, titles, columns, lines, sample, printed, paper, printable(worksheet.gaps)[:_CELL_LIMIT])


def _lines(groups: Iterable[Group], columns: tuple[Column, ...]) -> Iterator[list[Value]]:
    for group in groups:
        title = printable(group.title)
        for row in group.rows:
            yield from _split(
                [title, *(_cell(row, column) for column in columns), _documents(row), row.confidence], columns
            )


def _cell(row: Row, column: Column) -> Value:
    value = row.value(column.key)
    if type(value) is int:
        return value
    text = printable(row.text(column.key))
    if column.is_list and " " in text:
        return text.replace(" ", "\n")
    return text


def _documents(row: Row) -> str:
    return printable("\n".join(documents_in(row.documents)))


def _split(line: list[Value], columns: tuple[Column, ...]) -> Iterator[list[Value]]:
    """The line; a list that no cell can hold goes on in further lines, which repeat part and first column only."""
    if not any(isinstance(value, str) and _is_long(value) for value in line):
        yield line
        return
    pieces = [_pieces(value) if isinstance(value, str) else [value] for value in line]
    for number in range(max(len(piece) for piece in pieces)):
        further = [piece[number] if number < len(piece) else None for piece in pieces]
        if number:
            further[:2] = [line[0], f"{line[1]} {_CONTINUED}"[:_CELL_LIMIT]]
        yield further


def _is_long(text: str) -> bool:
    return len(text) > _CELL_LIMIT // 2 and len(text.encode("utf-16-le")) > 2 * _CELL_LIMIT


def _pieces(text: str) -> list[Value]:
    """The text in pieces that fit, cut between lines."""
    pieces: list[Value] = []
    rest = text
    half = _CELL_LIMIT // 2  # as many characters fit whatever they are
    while _is_long(rest):
        end = rest.rfind("\n", 0, half)
        end = end if end > 0 else half
        pieces.append(rest[:end])
        rest = rest[end:].removeprefix("\n")
    return [*pieces, rest]


def _findings_sheet(worksheet: Worksheet, names: set[str], paper: Paper) -> _Sheet:
    """Findings of a worksheet beside it: above the table they would be in the way of its filter."""
    lines: list[list[Value]] = [
        [worksheet.title, finding.severity.value, finding.code, printable(finding.message), printable(finding.hint)]
        for finding in worksheet.findings
    ]
    columns = tuple(Column(key=key, title=key) for key in ("severity", "code", "message"))
    titles = ("Worksheet", "Severity", "Code", "Finding", "What to do")
    return _Sheet(
        _sheet_name(f"{worksheet.title} findings", names), titles, columns, lines, lines[:_SAMPLE], paper=paper
    )


def _sheet_name(title: str, names: set[str]) -> str:
    """A name that Excel takes: 31 characters, none of its own signs, not used twice in any case."""
    clean = _SHEET_NAME.sub(" ", printable(title)).strip("' ")[:31] or "Sheet"
    name, number = clean, 2
    while name.lower() in names:
        name = f"{clean[:26]} ({number})"
        number += 1
    names.add(name.lower())
    return name


# --- writing


def _write_sheet(workbook: Any, sheet: _Sheet, styles: dict[str, Any], facts: dict[str, str]) -> None:
    """The sheet, and further ones where a sheet is full."""
    part, page, at = 1, _new_page(workbook, sheet, sheet.name, styles, facts), sheet.head + 1
    faces = [styles["text"], *(styles["code" if item.is_code else "text"] for item in sheet.columns)]
    faces += [styles["text"]] * (len(sheet.titles) - len(faces))
    widths = _column_widths(sheet)
    for line in sheet.lines:
        if at == _ROW_LIMIT:
            _finish_page(page, sheet, at)
            part += 1
            page, at = _new_page(workbook, sheet, f"{sheet.name[:25]} ({part})", styles, facts), sheet.head + 1
        height = _lines_high(line, widths, sheet.printed or len(line))
        if height:
            # Excel finds the height of wrapped text by itself; other programs believe what the file says.
            page.set_row(at, _LINE_HEIGHT * height)
        _write_line(page, at, line, faces)
        at += 1
    _finish_page(page, sheet, at)


def _new_page(workbook: Any, sheet: _Sheet, name: str, styles: dict[str, Any], facts: dict[str, str]) -> Any:
    page = workbook.add_worksheet(name)
    page.set_landscape()
    page.set_paper(_PAPERS[sheet.paper])
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, sheet.head)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    # In a footer "&" starts a command.
    page.set_footer(f"&L{printable(facts['title'])[:100].replace('&', '&&')}&C&A&R&P / &N")
    page.freeze_panes(sheet.head + 1, 1)
    for index, width in enumerate(_column_widths(sheet)):
        page.set_column(index, index, width)
    if sheet.warning:
        _write_warning(page, sheet, styles["warning"])
    _write_line(page, sheet.head, list(sheet.titles), [styles["head"]] * len(sheet.titles))
    return page


def _write_warning(page: Any, sheet: _Sheet, face: Any) -> None:
    """What cannot be carried out yet, across what is printed."""
    across = sheet.printed or len(sheet.titles)
    room = sum(_column_widths(sheet)[:across])
    page.set_row(0, _LINE_HEIGHT * min(-(-len(sheet.warning) // room) + 1, _MOST_LINES))
    if page.merge_range(0, 0, 0, across - 1, "", face) != 0:
        raise WorkbookFault("row 1: the workbook library refuses to join its cells")
    _write_line(page, 0, [sheet.warning], [face])


def _finish_page(page: Any, sheet: _Sheet, end: int) -> None:
    if sheet.printed:
        page.print_area(0, 0, max(end - 1, sheet.head + 1), sheet.printed - 1)
    page.autofilter(sheet.head, 0, max(end - 1, sheet.head + 1), len(sheet.titles) - 1)


def _column_widths(sheet: _Sheet) -> list[int]:
    """Widths that show most cells on one line, from the heads and the first rows."""
    narrowest, widest = _WIDTHS
    found = []
    for index, title in enumerate(sheet.titles):
        lengths = sorted(
            max((len(part) for part in str(line[index] if line[index] is not None else "").split("\n")), default=0)
            for line in sheet.sample
        )
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        found.append(min(max(usual, len(title) + 3, narrowest) + 1, widest))
    found[0] = min(found[0], _PART_WIDTH)
    return found


def _lines_high(line: Sequence[Value], widths: Sequence[int], printed: int) -> int:
    """Lines that the highest printed cell takes; 0 where every cell has one.

    A long list of documents, which is not printed, does not draw all rows apart.
    """
    high = 0
    for index, (value, width) in enumerate(zip(line, widths, strict=True)):
        if type(value) is str and (len(value) > width or "\n" in value):
            lines = sum(max(-(-len(part) // width), 1) for part in value.split("\n")) if index < printed else 1
            high = max(high, lines)
    return min(high, _MOST_LINES)


def _write_line(page: Any, at: int, line: list[Value], faces: list[Any]) -> None:
    for index, value in enumerate(line):
        if value is None or value == "":
            continue
        if type(value) is str:
            code = page.write_string(at, index, value, faces[index])
        else:
            code = page.write_number(at, index, value, faces[index])
        if code != 0:
            raise WorkbookFault(f"row {at + 1}, column {index + 1}: the workbook library answers {code}")
