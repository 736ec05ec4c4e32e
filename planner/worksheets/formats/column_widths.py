"""How wide columns of a printed table are: so that its rows take as little height as they can.

A module of its own because PDF and Word pages share out the same width, and neither measures letters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from planner.worksheets.render import printed_rows
from planner.worksheets.worksheet import REFERENCE, Column, Group, Worksheet

_WIDEST = 34
"""Characters of a word that a column makes room for, at most."""
_PADDING = 3
"""Characters that fill the room around a cell."""
_LINE = 184
"""Characters of small print across a page."""
_BOLD, _SURE = 1.12, 1.04
"""How much more room than that of usual letters heads and words get: they are not measured."""
_SMALLEST = 0.82
"""No letters smaller than this; beyond it words are broken."""
_SMALL, _SENTENCES, _HIGH = 0.92, 0.15, 4
"""Letters are a little smaller, too, where rows are higher than some lines and sentences have less than a part of the
line for themselves."""
_SAMPLE = 120
"""Rows that are looked at; more of them say the same."""
_BREAKS = re.compile(r"[ \n]+")
"""Where lines may end; not at the spaces within one value of a list."""
_STEP = 2
"""Characters that are given away at once."""


def broken_lists(texts: Iterable[str], columns: Iterable[Column]) -> list[str]:
    """Texts of a row with lists one item a line."""
    return [text.replace(" ", "\n") if column.is_list else text for text, column in zip(texts, columns, strict=True)]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a group is laid out on a page.

    Attributes:
        shown: which of the printed columns have something to show; a column that is empty in all rows of a group tells
            nothing and takes room from the others.
        parts: their parts of the width of the page; they add up to 1.
        scale: how large the letters are, at most 1: with many columns of long names smaller ones are easier to read
            than broken ones.
    """

    shown: tuple[int, ...]
    parts: tuple[float, ...]
    scale: float


def shares(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> tuple[tuple[float, ...], float]:
    """Parts of the width of the page, which add up to 1, and how large the letters are.

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
    padding = _PADDING * len(widths)
    # The room around cells is as wide beside small letters, so words shrink for it as well.
    scale = min(max((_LINE - padding) / sum(widths), _SMALLEST), 1.0)
    if max((max(column, default=1) for column in heights), default=1) > _HIGH:
        scale = min(scale, max(((1 - _SENTENCES) * _LINE - padding) / sum(widths), _SMALL))
    for _ in range(int(max((_LINE - padding) / scale - sum(widths), 0)) // _STEP):
        rows = [max(row) for row in zip(*heights, strict=True)]
        gains = [_gain(*column, rows) for column in zip(cells, heights, widths, strict=True)]
        best = max(range(len(gains)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += _STEP
        heights[best] = [_height(lengths, widths[best]) for lengths in cells[best]]
    padded = [width + _PADDING / scale for width in widths]
    return tuple(width / sum(padded) for width in padded), scale


def layouts(worksheet: Worksheet) -> list[Layout]:
    """The layout of each group, in their order.

    Groups with the same columns stand below each other and share their widths.
    """
    shown = [_shown(worksheet, group) for group in worksheet.groups]
    alike: dict[object, list[Group]] = {}
    for group, indices in zip(worksheet.groups, shown, strict=True):
        alike.setdefault((worksheet.table_of(group), indices), []).append(group)
    found = {key: _layout(worksheet, groups, key[1]) for key, groups in alike.items() if isinstance(key, tuple)}
    return [found[worksheet.table_of(group), indices] for group, indices in zip(worksheet.groups, shown, strict=True)]


def _shown(worksheet: Worksheet, group: Group) -> tuple[int, ...]:
    table = worksheet.table_of(group)
    columns = table.printed_columns
    filled = tuple(index for index, column in enumerate(columns) if _is_filled(group, column)) or (0,)
    # For one column alone it is not worth while to stand otherwise than the groups above and below.
    is_like_others = len(filled) == len(columns) - 1 and sum(1 for _ in worksheet.groups_of(table)) > 1
    return tuple(range(len(columns))) if is_like_others else filled


def _is_filled(group: Group, column: Column) -> bool:
    if column.key == REFERENCE:
        return any(row.documents or row.confidence != "documented" for row in group.rows)
    return any(row.values.get(column.key) not in ("", None) for row in group.rows)


def _layout(worksheet: Worksheet, groups: Sequence[Group], indices: tuple[int, ...]) -> Layout:
    step = sum(len(group.rows) for group in groups) // _SAMPLE + 1
    every = worksheet.table_of(groups[0]).printed_columns
    columns = [every[index] for index in indices]
    lines = [
        broken_lists([texts[index] for index in indices], columns)
        for group in groups
        for _, texts in printed_rows(worksheet, replace(group, rows=group.rows[::step]))
    ]
    return Layout(indices, *shares(columns, lines))


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
