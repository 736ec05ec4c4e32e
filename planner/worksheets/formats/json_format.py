"""JSON: one file a worksheet, everything that the pages for people say.

A module of its own because programs read it: keys are sorted and stable, and the format has a number.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from planner.findings.finding import Finding
from planner.plain_text import printable
from planner.worksheets.worksheet import REFERENCE, Group, Row, Table, Value, Worksheet, documents_in

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_string: Callable[[str], str] = json.encoder.encode_basestring
"""A text as `_ENCODER` writes it, without asking what it is."""

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
        "tables": {table.name: _table(table) for table in worksheet.tables},
        "notes": list(worksheet.notes),
        "findings": [_finding(finding) for finding in worksheet.findings],
    }
    parts = {key: _dumped(value) for key, value in content.items()}
    parts["groups"] = _listed(_group(worksheet, group) for group in worksheet.groups)
    text = ",\n".join(f'"{key}": {parts[key]}' for key in sorted(parts))
    return printable(f"{{\n{text}\n}}\n").encode("utf-8")


def _dumped(value: Any) -> str:
    return _ENCODER.encode(value)


def _listed(items: Iterable[str]) -> str:
    # json.dumps with indentation takes ten times as long as without, so the lines are put together here.
    return f"[{','.join(f'{chr(10)}{item}' for item in items)}]"


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": [{"key": column.key, "title": column.title, "is_list": column.is_list} for column in table.columns],
    }


def _group(worksheet: Worksheet, group: Group) -> str:
    table = worksheet.table_of(group)
    rows = _listed(_rows(table, group.rows))
    note, table_name, title = _dumped(group.note), _dumped(table.name), _dumped(group.title)
    return f'{{"note": {note}, "rows": {rows}, "table": {table_name}, "title": {title}}}'


def _rows(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    """The values by column, lists as lists, and what the row rests on; keys sorted.

    A frame for all rows with the values put in: a dictionary a row and its sorting take four times as long as its text.
    """
    lists = frozenset(column.key for column in table.columns if column.is_list)
    keys = sorted({column.key for column in table.columns} - {REFERENCE})
    values = ", ".join(f"{_string(key)}: %s" for key in keys)
    frame = f'{{"confidence": %s, "documents": %s, "element": %s, "required": %s, "values": {{{values}}}}}'
    places = tuple((place, key) for place, key in enumerate(keys) if key in lists)
    documents: dict[str, str] = {}
    listed: dict[str, str] = {}
    for row in rows:
        if row.documents not in documents:
            documents[row.documents] = _dumped(list(documents_in(row.documents)))
        found = map(row.values.get, keys)
        cells = [_string(value) if type(value) is str else _plain(value) for value in found]
        for place, key in places:
            text = row.text(key)
            if text not in listed:
                listed[text] = _dumped(text.split())
            cells[place] = listed[text]
        required = "true" if row.is_required else "false"
        yield frame % (_string(row.confidence), documents[row.documents], _string(row.element), required, *cells)


def _plain(value: Value) -> str:
    """A value that is no text; a call of the encoder takes ten times as long."""
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
