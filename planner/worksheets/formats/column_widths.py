"""How wide columns of a printed table are: so that its rows take as little height as they can.

A module of its own because PDF and Word pages share out the same width, and neither measures letters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil

from planner.worksheets.render import printed_rows
from planner.worksheets.worksheet import Column, Table, Worksheet

_WIDEST = 34
"""Characters of a word that a column makes room for, at most."""
_PADDING = 3
"""Characters that fill the room around a cell."""
_LINE = 184
"""Characters of small print across a page."""
_BOLD, _SURE = 1.12, 1.04
"""How much more room than that of usual letters heads and words get: they are not measured."""
_SAMPLE = 120
"""Rows that are looked at; more of them say the same."""
_BREAKS = re.compile(r"[ \n]+")
"""Where lines may end; not at the spaces within one value of a list."""
_STEP = 2
"""Characters that are given away at once."""


def broken_lists(texts: Iterable[str], columns: Iterable[Column]) -> list[str]:
    """Texts of a row with lists one item a line."""
    return [text.replace(" ", "\n") if column.is_list else text for text, column in zip(texts, columns, strict=True)]


def shares(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> list[float]:
    """Parts of the width of the page; they add up to 1.

    Each column has room for its longest word. What is left goes, a bit at a time, where it saves most lines: to a
    column whose texts decide how high rows are.

    Args:
        columns: of a table.
        lines: texts of its rows, broken as they will be printed.
    """
    cells = [[_lengths(line[index]) for line in lines] for index in range(len(columns))]
    widths = [
        max(_longest_word(column.title) * _BOLD, *(_longest_word(line[index]) * _SURE for line in lines), 1.0)
        for index, column in enumerate(columns)
    ]
    heights = [[_height(lengths, width) for lengths in column] for column, width in zip(cells, widths, strict=True)]
    for _ in range(int(max(_LINE - sum(widths) - _PADDING * len(widths), 0)) // _STEP):
        rows = [max(row) for row in zip(*heights, strict=True)]
        gains = [_gain(*column, rows) for column in zip(cells, heights, widths, strict=True)]
        best = max(range(len(gains)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += _STEP
        heights[best] = [_height(lengths, widths[best]) for lengths in cells[best]]
    padded = [width + _PADDING for width in widths]
    return [width / sum(padded) for width in padded]


def shares_by_table(worksheet: Worksheet) -> dict[Table, list[float]]:
    """Parts of the width for each table of a worksheet: its groups stand below each other, so they share them."""
    found = {}
    for table in worksheet.tables:
        groups = list(worksheet.groups_of(table))
        step = sum(len(group.rows) for group in groups) // _SAMPLE + 1
        some = (printed_rows(worksheet, replace(group, rows=group.rows[::step])) for group in groups)
        columns = table.printed_columns
        found[table] = shares(columns, [broken_lists(texts, columns) for rows in some for _, texts in rows])
    return found


def _longest_word(text: str) -> int:
    return min(max((len(word) for word in _BREAKS.split(text)), default=1), _WIDEST)


def _lengths(text: str) -> tuple[int, ...]:
    return tuple(len(part) for part in text.split("\n"))


def _height(lengths: tuple[int, ...], width: float) -> int:
    return sum(max(ceil(length / width), 1) for length in lengths)


def _gain(cells: list[tuple[int, ...]], heights: list[int], width: float, rows: list[int]) -> float:
    """Lines that a step more would save, in parts of a line: it takes several steps to save a whole one.

    A column that does not decide how high a row is counts for little there.
    """
    return sum(
        sum(max(length / width, 1.0) - max(length / (width + _STEP), 1.0) for length in lengths)
        * (1.0 if own >= row else 0.02)
        for lengths, own, row in zip(cells, heights, rows, strict=True)
        if own > 1
    )
