"""Rows of a worksheet on the clipboard: as text for spreadsheets and editors, as a table for mails and documents.

A module of its own because what is pasted into a spreadsheet is run by it, just as a file that is opened there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from planner.canvas.mime import lasting_data
from planner.plain_text import printable
from planner.worksheets.formats.csv_format import safe_cell
from planner.worksheets.worksheet import Column, Row, Table

Lines = Sequence[tuple[str, Table, Row]]
"""Rows with the title of their group and their table, in the order in which they are shown."""


def table_data(lines: Lines, part: str) -> QMimeData:
    """Rows as tab-separated text and as HTML; heads come first, and again where the columns change.

    Args:
        lines: what to copy.
        part: head of the column with the titles of groups.
    """
    data = lasting_data()
    table = list(_cells(lines, part))
    data.setText("\n".join("\t".join(_one_line(cell) for cell in cells) for _, cells in table))
    data.setHtml(f"<table>{''.join(_markup(is_head, cells) for is_head, cells in table)}</table>")
    return data


def _cells(lines: Lines, part: str) -> Iterator[tuple[bool, list[str]]]:
    columns: tuple[Column, ...] = ()
    for title, table, row in lines:
        if table.printed_columns != columns:
            columns = table.printed_columns
            yield True, [part, *(column.title for column in columns)]
        yield False, [title, *(row.text(column.key) for column in columns)]


def _one_line(cell: str) -> str:
    return safe_cell(" ".join(cell.split()))


def _markup(is_head: bool, cells: list[str]) -> str:
    kind = "th" if is_head else "td"
    # Spreadsheets take the table before the text, and run a formula in it just as well.
    texts = (escape(safe_cell(printable(cell))).replace("\n", "<br>") for cell in cells)
    return f"<tr>{''.join(f'<{kind}>{text}</{kind}>' for text in texts)}</tr>"
