"""Cells as text of a spreadsheet, and such text as cells: tab between columns, a line for each row.

A module of its own because it needs neither window nor clipboard: what is meant by a pasted block is decided here, cell
by cell, and a cell that means nothing says why and takes no other with it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from planner.app.appearance.refusal_words import refusal_words
from planner.app.appearance.translated import translate
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.texts import value_of
from planner.model.errors import ModelError
from planner.records import dataclass

MOST_CELLS = 20_000
"""A block larger than this is somebody's whole spreadsheet, copied by mistake."""

Meaning = Callable[[FieldShape, str], Any]
NewItem = Callable[[tuple[Any, ...]], Any]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a block.

    Attributes:
        items: rows as they are with the cells that mean something.
        wrong: by row and column the text that means nothing, and why.
        problem: why nothing was taken at all; empty otherwise.
    """

    items: tuple[Any, ...]
    wrong: dict[tuple[int, int], tuple[str, str]]
    problem: str = ""


def cells_of(text: str) -> list[list[str]]:
    """Rows of cells of a copied block; a cell in quotes may hold tabs and line breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), dialect="excel-tab")]
    except csv.Error:
        return [line.split("\t") for line in text.split("\n")]


def text_of_cells(rows: Sequence[Sequence[str]]) -> str:
    """A block as a spreadsheet takes it."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def paste(
    columns: Sequence[FieldShape],
    heads: Sequence[str],
    items: tuple[Any, ...],
    at: tuple[int, int],
    rows: list[list[str]],
    meaning: Meaning,
    new_item: NewItem,
) -> Pasted:
    """Puts a block of cells into rows, from a cell on to the right and down; rows that are missing are added.

    Args:
        columns: of the table.
        heads: their labels; a first line that repeats them is left out.
        items: rows as they are.
        at: row and column of the first cell.
        rows: of the block.
        meaning: the value that a text means; raises ModelError.
        new_item: makes a row to go after those that are there; raises ModelError.
    """
    first_row, first_column = at
    if rows and [cell.strip().lower() for cell in rows[0]] == [head.lower() for head in heads][: len(rows[0])]:
        rows, first_column = rows[1:], 0
    width = max((len(row) for row in rows), default=0)
    if not rows or sum(map(len, rows)) > MOST_CELLS:
        return Pasted(items, {}, _no_block(is_empty=not rows))
    if first_column + width > len(columns):
        room = len(columns) - first_column
        words = translate("tables", "the block has {0} columns (expected at most {1} from this cell on)")
        return Pasted(items, {}, words.format(width, room))
    result = list(items)
    wrong: dict[tuple[int, int], tuple[str, str]] = {}
    for number, row in enumerate(rows, first_row):
        if number >= len(result):
            try:
                result.append(new_item(tuple(result)))
            except ModelError as problem:
                return Pasted(items, {}, refusal_words(str(problem)))
        for place, text in enumerate(row, first_column):
            try:
                result[number] = replace(result[number], **{columns[place].name: meaning(columns[place], text)})
            except ModelError as problem:
                wrong[number, place] = (text, refusal_words(str(problem)))
    return Pasted(tuple(result), wrong)


def _no_block(*, is_empty: bool) -> str:
    if is_empty:
        return translate("tables", "the clipboard holds no cells")
    return translate("tables", "the block is too large to paste")


def meaning_with(candidates: Callable[[FieldShape], dict[str, str]]) -> Meaning:
    """What a text means, where a reference may be written as the name of what it names.

    Args:
        candidates: ids by what people call them, in lower case, for a field that is a reference.
    """

    def meant(shape: FieldShape, text: str) -> Any:
        value = value_of(shape, text)
        if shape.control is Control.REFERENCE and value:
            known = candidates(shape)
            found = known.get(value.lower())
            if found is None and shape.ref is not None and not shape.ref.is_soft:
                words = translate("controls", "'{0}' is none of the elements that can stand here")
                raise ModelError(words.format(value))
            return found or value
        return value

    return meant
