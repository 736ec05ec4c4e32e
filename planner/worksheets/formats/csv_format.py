"""CSV: the rows for machines, one header line, no template.

A module of its own because a spreadsheet will open it: text that it could take for a formula is defused.

A line of words above the head would break every program that reads the rows, so what pages say around their tables
(origin, gaps, findings, notes) stands in a file beside them, `about.csv`, which programs can read as well.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from planner.plain_text import printable
from planner.worksheets.cells import chunks, text_columns
from planner.worksheets.worksheet import Table, Worksheet

# A cell that starts with one of these may be run as a formula (OWASP, CSV injection); a quote in front stops it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FIRST = frozenset(_FORMULA_STARTS)


def csv_files(worksheet: Worksheet) -> dict[str, bytes]:
    """One file for each table of a worksheet that has rows; the main table always has one."""
    return {
        f"{worksheet.kind}-{table.name}.csv" if table.name else f"{worksheet.kind}.csv": csv_bytes(worksheet, table)
        for table in worksheet.tables
    }


def csv_bytes(worksheet: Worksheet, table: Table | None = None) -> bytes:
    """One table (the main one by default) as CSV: UTF-8, CRLF line ends as RFC 4180 has them."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    table = table or worksheet.main_table
    keys = table.csv_keys
    writer.writerow(keys)
    for group in worksheet.groups_of(table):
        for rows in chunks(group.rows):
            columns = (_safe(column) for column in text_columns(rows, keys))
            writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode("utf-8")


ABOUT = "about.csv"
_ABOUT = ("worksheet", "about", "severity", "code", "text", "hint")


def about_bytes(worksheets: Iterable[Worksheet], facts: dict[str, str]) -> bytes:
    """What the other files cannot say: first the design, then each worksheet with gaps, findings and notes."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_ABOUT)
    for about in ("title", "product", "planner"):
        writer.writerow(_safe(("", about, "", "", facts[about], "")))
    for worksheet in worksheets:
        writer.writerows(_safe((worksheet.kind, *line)) for line in _about(worksheet))
    return buffer.getvalue().encode("utf-8")


def _about(worksheet: Worksheet) -> Iterator[tuple[str, str, str, str, str]]:
    yield "purpose", "", "", worksheet.purpose.removesuffix(worksheet.gaps).rstrip(), ""
    if worksheet.gaps:
        yield "not complete", "", "", worksheet.gaps, ""
    for finding in worksheet.findings:
        yield "finding", finding.severity.value, finding.code, finding.message, finding.hint
    for note in worksheet.notes:
        yield "note", "", "", note, ""


def _safe(column: Sequence[str]) -> Sequence[str]:
    # Hardly any column has a cell that needs care; two looks at all of it are cheaper than calls for each cell.
    if _FIRST.isdisjoint([text[:1] for text in column]) and "".join(column).isprintable():
        return column
    return [safe_cell(text) for text in column]


def safe_cell(text: str) -> str:
    """The text without what UTF-8 cannot hold, and with a quote in front where a spreadsheet would run it."""
    clean = printable(text)
    return f"'{clean}" if clean.startswith(_FORMULA_STARTS) else clean
