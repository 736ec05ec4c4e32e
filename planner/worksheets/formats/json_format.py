"""JSON: one file a worksheet, everything that the pages for people say.

A module of its own because programs read it: keys are sorted and stable, and the format has a number.
"""

import json
from collections.abc import Iterable
from typing import Any

from planner.findings.finding import Finding
from planner.plain_text import printable
from planner.worksheets.worksheet import REFERENCE, Group, Row, Table, Worksheet, documents_in

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)

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
    lists = frozenset(column.key for column in table.columns if column.is_list)
    keys = tuple(column.key for column in table.columns if column.key != REFERENCE)
    rows = _listed(_dumped(_row(row, keys, lists)) for row in group.rows)
    note, table_name, title = _dumped(group.note), _dumped(table.name), _dumped(group.title)
    return f'{{"note": {note}, "rows": {rows}, "table": {table_name}, "title": {title}}}'


def _row(row: Row, keys: tuple[str, ...], lists: frozenset[str]) -> dict[str, Any]:
    """The values by column, lists as lists, and what the row rests on."""
    return {
        "values": {key: row.text(key).split() if key in lists else row.values.get(key) for key in keys},
        "element": row.element,
        "required": row.is_required,
        "documents": list(documents_in(row.documents)),
        "confidence": row.confidence,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "elements": list(finding.elements),
        "clauses": list(finding.clauses),
    }
