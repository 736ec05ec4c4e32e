"""A worksheet as markup for text documents, in portions that are laid out quickly.

A module of its own because it decides what stands on a page and how it looks, and knows neither pages nor painters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as html_escape

from planner.plain_text import printable
from planner.worksheets import Worksheet
from planner.worksheets.drawing import Drawing
from planner.worksheets.formats.column_widths import Layout, broken_lists, layouts
from planner.worksheets.render import printed_rows
from planner.worksheets.worksheet import Group, Row

_SMALL = 7.0
"""Points of the letters in tables, where all columns fit."""
_AT_ONCE = 100
"""Rows of a portion, where they are short; they are laid out in less than a tenth of a second."""
_LONG = 400
"""Characters of a cell that count as a row more: a certificate may have a thousand names."""
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

STYLE = "\n".join((_STYLE, *_SIZES))


@dataclass(slots=True)
class Portion:
    """Markup of one document, with the drawings in it.

    Attributes:
        markup: text, and drawings where they stand in it.
        goes_on: begins with rows of a table that the portion before has the head of.
        size: how many rows there are, long ones counted more than once.
    """

    markup: list[str | Drawing]
    goes_on: bool = False
    size: int = 0

    @property
    def is_full(self) -> bool:
        """Tells whether what comes next belongs into another one."""
        return self.size >= _AT_ONCE


def portions(worksheet: Worksheet, facts: dict[str, str]) -> Iterator[Portion]:
    """The worksheet in portions of some rows each, from top to bottom."""
    portion = Portion([*_opening(worksheet, facts)])
    for group, layout in zip(worksheet.groups, layouts(worksheet), strict=True):
        if portion.is_full:
            yield portion
            portion = Portion([])
        for drawing in group.drawings:
            portion.markup += ("<p>", drawing, "</p>")
        if not group.rows:
            portion.markup += _without_rows(group)
            continue
        table = _Table(worksheet, group, layout)
        portion.markup += ("<p></p>", table.start, table.head)
        for row, given in printed_rows(worksheet, group):
            if portion.is_full:
                portion.markup.append("</table>")
                yield portion
                portion = Portion([table.start], goes_on=True)
            portion.markup.append(table.row(row, given, is_first=portion.goes_on and not portion.size))
            portion.size += 1 + max(map(len, given)) // _LONG
        portion.markup.append("</table>")
    portion.markup += _closing(worksheet)
    yield portion


def _opening(worksheet: Worksheet, facts: dict[str, str]) -> Iterator[str]:
    yield f"<h1>{_escaped(worksheet.title)}</h1>"
    yield f'<p class="muted">{_escaped(facts["title"])} · {_escaped(facts["product"])} · '
    yield f"made by the topology planner {_escaped(facts['planner'])}</p><p>{_escaped(worksheet.purpose)}</p>"
    if worksheet.findings:
        yield "<h2>Open findings</h2>"
        for finding in worksheet.findings:
            heading = f"{finding.severity.value} {finding.code}"
            yield f"<p><b>{heading}</b> {_escaped(finding.message)} <i>{_escaped(finding.hint)}</i></p>"


def _without_rows(group: Group) -> Iterator[str]:
    if group.note:
        yield f"<h2>{_escaped(group.title)}</h2><p>{_escaped(group.note)}</p>"


def _closing(worksheet: Worksheet) -> Iterator[str]:
    for title, items in (("Notes", worksheet.notes), ("Documents", worksheet.footnotes)):
        if items:
            yield f"<h2>{title}</h2><ol>" + "".join(f"<li>{_escaped(item)}</li>" for item in items) + "</ol>"


class _Table:
    """Markup of a group's table."""

    def __init__(self, worksheet: Worksheet, group: Group, layout: Layout) -> None:
        every = worksheet.table_of(group).printed_columns
        self._group = group
        self._layout = layout
        self._columns = [every[index] for index in layout.shown]
        self._widths = [f' width="{100 * part:.2f}%"' for part in layout.parts]
        size = f"s{_size(layout)}"
        self.start = f'<table class="{size}" width="100%" border="0" cellspacing="0" cellpadding="4">'

    @property
    def head(self) -> str:
        """Title and columns. The title is one of the heads, so that it is never left alone and comes again."""
        group = self._group
        note = f' <span class="note">{_escaped(group.note)}</span>' if group.note else ""
        title = f'<td class="title" colspan="{len(self._columns)}">{_escaped(group.title)}{note}</td>'
        placed = zip(self._columns, self._widths, strict=True)
        heads = (f"<th{width}>{_escaped(column.title)}</th>" for column, width in placed)
        return f"<thead><tr>{title}</tr><tr>{''.join(heads)}</tr></thead>"

    def row(self, row: Row, given: Sequence[str], *, is_first: bool) -> str:
        """A row; the first of a document without heads says how wide the columns are."""
        texts = broken_lists((given[index] for index in self._layout.shown), self._columns)
        look = "" if row.is_required else ' class="muted"'
        cells = (_escaped(text).replace("\n", "<br>") for text in texts)
        if not is_first:
            return f"<tr>{''.join(f'<td{look}>{cell}</td>' for cell in cells)}</tr>"
        placed = zip(cells, self._widths, strict=True)
        return f"<tr>{''.join(f'<td{look}{width}>{cell}</td>' for cell, width in placed)}</tr>"


def _escaped(text: str) -> str:
    """The text as markup: what no page can hold, or what would turn its direction, is replaced."""
    return html_escape(printable(text))


def _size(layout: Layout) -> int:
    """Tenths of a point."""
    return int(10 * _SMALL * layout.scale)
