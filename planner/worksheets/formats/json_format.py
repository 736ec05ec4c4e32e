"""JSON: one file a worksheet, everything that the pages for people say.

A module of its own because programs read it: keys are sorted and stable, and the format has a number.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from planner.findings.finding import Finding
from planner.plain_text import printable
from planner.worksheets.cells import chunks, text_columns, value_columns
from planner.worksheets.worksheet import REFERENCE, Group, Row, Table, Value, Worksheet, documents_in, items_of

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_string: Callable[[str], str] = json.encoder.encode_basestring
"""A text as `_ENCODER` writes it, without asking what it is."""

_GROUPS = "groups"
_AT_ONCE = 64
"""Pieces that are encoded at once; one may hold many rows."""

JSON_FORMAT = 1
"""Goes up when a key is renamed or gone; a new key leaves it."""


def json_bytes(worksheet: Worksheet, facts: dict[str, str]) -> bytes:
    """One worksheet: its columns, groups with rows, notes and findings; one row a line."""
    content = {
        "format": JSON_FORMAT,
        "design": facts["title"],
        "product": facts["product"],
        "planner": facts["planner"],
        "kind": worksheet.kind,
        "title": worksheet.title,
        "purpose": worksheet.purpose,
        "gaps": worksheet.gaps,
        "tables": {table.name: _table(table) for table in worksheet.tables},
        "notes": list(worksheet.notes),
        "findings": [_finding(finding) for finding in worksheet.findings],
    }
    # Encoded as it comes: at once, the text of a provider's records would stand in memory four times.
    data, pieces = io.BytesIO(), _pieces(content, worksheet)
    while some := "".join(islice(pieces, _AT_ONCE)):
        data.write(printable(some).encode("utf-8"))
    return data.getvalue()


def _pieces(content: dict[str, Any], worksheet: Worksheet) -> Iterator[str]:
    """The text in pieces, keys sorted."""
    before = "{\n"
    for key in sorted((*content, _GROUPS)):
        yield f'{before}"{key}": '
        if key == _GROUPS:
            yield from _listed(_group(worksheet, group) for group in worksheet.groups)
        else:
            yield _dumped(content[key])
        before = ",\n"
    yield "\n}\n"


def _dumped(value: Any) -> str:
    return _ENCODER.encode(value)


def _listed(items: Iterable[Iterable[str]]) -> Iterator[str]:
    # json.dumps with indentation takes ten times as long as without, so the lines are put together here.
    before = "[\n"
    for item in items:
        yield before
        yield from item
        before = ",\n"
    yield "]" if before == ",\n" else "[]"


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": [{"key": column.key, "title": column.title, "is_list": column.is_list} for column in table.columns],
    }


def _group(worksheet: Worksheet, group: Group) -> Iterator[str]:
    table = worksheet.table_of(group)
    yield f'{{"note": {_dumped(group.note)}, "rows": '
    yield from _listed(_rows(table, group.rows))
    yield f', "table": {_dumped(table.name)}, "title": {_dumped(group.title)}}}'


def _rows(table: Table, rows: Sequence[Row]) -> Iterator[tuple[str]]:
    """Many rows at a time: the values by column, lists as lists, and what the row rests on; keys sorted.

    Columns of cells that carry their keys with them, and are put together row by row: a dictionary a row and its
    sorting take four times as long as its text.
    """
    lists = frozenset(column.key for column in table.columns if column.is_list)
    keys = sorted({column.key for column in table.columns} - {REFERENCE})
    heads = [f"{_string(key)}: " for key in keys]
    heads[0] = f'"values": {{{heads[0]}'
    ends = [*("" for _ in keys[1:]), "}}"]
    documents: dict[str, str] = {}
    for some in chunks(rows):
        columns = [
            _column([row.confidence for row in some], '{"confidence": ', ""),
            _listed_column([row.documents for row in some], documents_in, '"documents": ', "", documents),
            _column([row.element for row in some], '"element": ', ""),
            _column([row.is_required for row in some], '"required": ', ""),
        ]
        for key, head, end in zip(keys, heads, ends, strict=True):
            if key in lists:
                [texts] = text_columns(some, [key])
                columns.append(_listed_column(texts, items_of, head, end, {}))
            else:
                [values] = value_columns(some, [key])
                columns.append(_column(values, head, end))
        yield (",\n".join(map(", ".join, zip(*columns, strict=True))),)


def _listed_column(
    column: Sequence[str], parts: Callable[[str], Iterable[str]], head: str, end: str, written: dict[str, str]
) -> list[str]:
    """Texts of a column as lists; the same text is split and written once."""
    for text in set(column).difference(written):
        written[text] = f"{head}{_dumped(list(parts(text)))}{end}"
    return [written[text] for text in column]


def _column(column: Sequence[Value], head: str, end: str) -> list[str]:
    """Values of a column; where they come again and again, each is written once."""
    distinct = set(column)
    if 1 in distinct or 0 in distinct:  # equal to True and False
        return [f"{head}{_plain(value)}{end}" for value in column]
    if len(distinct) * 2 < len(column):
        written = {value: f"{head}{_plain(value)}{end}" for value in distinct}
        return [written[value] for value in column]
    return [f"{head}{_string(value) if type(value) is str else _plain(value)}{end}" for value in column]


def _plain(value: Value) -> str:
    """A value; a call of the encoder takes ten times as long."""
    if type(value) is str:
        return _string(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if type(value) is int else _dumped(value)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "elements": list(finding.elements),
        "clauses": list(finding.clauses),
    }
