"""Cells of many rows at a time, column by column.

A module of its own because a provider's plan has a million cells, and every format reads all of them: a column of many
rows is turned into text in a few calls, where a call for each cell would cost more than writing it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter, itemgetter
from typing import cast

from planner.worksheets.worksheet import REFERENCE, Row, Value, with_confidence

MANY = 1024
"""Rows that are treated at once."""

_WORDS: dict[Value, str] = {None: "", True: "yes", False: "no"}
_values = attrgetter("values")


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows, many at a time."""
    left = iter(rows)
    while some := list(islice(left, MANY)):
        yield some


def value_columns(rows: Sequence[Row], keys: Sequence[str]) -> list[Sequence[Value]]:
    """The values of each column."""
    values = list(map(_values, rows))
    return [_column(rows, values, key) for key in keys]


def _column(rows: Sequence[Row], values: list[Mapping[str, Value]], key: str) -> Sequence[Value]:
    try:
        return tuple(map(itemgetter(key), values))
    except KeyError:  # some row says nothing in this column
        return [row.value(key) for row in rows]


def text_columns(rows: Sequence[Row], keys: Sequence[str]) -> list[Sequence[str]]:
    """The same as text; the documents of a row stand in the column that is named after them."""
    found = [_texts(column) for column in value_columns(rows, [key for key in keys if key != REFERENCE])]
    if REFERENCE in keys:
        found.insert(keys.index(REFERENCE), _references(rows))
    return found


def _texts(column: Sequence[Value]) -> Sequence[str]:
    kinds = set(map(type, column))
    if int in kinds:  # is no key among words, although 1 equals True
        return [_WORDS[value] if type(value) is bool or value is None else str(value) for value in column]
    if len(kinds) == 1 and str in kinds:
        return cast("Sequence[str]", column)
    return [value if type(value) is str else _WORDS[value] for value in column]


def _references(rows: Sequence[Row]) -> list[str]:
    """What rows rest on, worked out once for those that rest on the same."""
    rest_on = [(row.documents, row.confidence) for row in rows]
    told = {key: with_confidence(*key) for key in set(rest_on)}
    return [told[key] for key in rest_on]
