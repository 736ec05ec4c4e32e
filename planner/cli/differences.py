"""What differs between two designs, as text for a pull request and as JSON.

A module of its own because both say the same things in the same order; the command only reads and compares.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planner.findings.comparison import FindingChanges
from planner.findings.finding import Finding
from planner.model.comparison import ABSENT, Comparison, ElementChange, FieldChange, Path, plain_value
from planner.model.design import SECTION_OF_KIND, Element
from planner.worksheets.changes import Act, RowChange, TableChanges

_FORMAT = 1
"""Raised when a key changes its meaning or goes; an additional key does not raise it."""

_SIGNS = {Act.ADD: "+", Act.CHANGE: "~", Act.REMOVE: "-"}
_COLOURS = {"+": "32", "-": "31", "~": "33"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Everything that differs between two designs.

    Attributes:
        old, new: the files as the user wrote them.
    """

    old: str
    new: str
    document: Comparison
    findings: FindingChanges
    worksheets: tuple[TableChanges, ...]

    @property
    def is_empty(self) -> bool:
        """Tells whether nothing differs."""
        return self.document.is_empty and not (self.findings.new or self.findings.gone or self.worksheets)


def json_text(differences: Differences) -> str:
    """The differences for programs."""
    document, findings = differences.document, differences.findings
    content = {
        "format": _FORMAT,
        "old": differences.old,
        "new": differences.new,
        "differs": not differences.is_empty,
        "title": None if document.title is None else _old_new(*document.title),
        "settings": [_field(change) for change in document.settings],
        "elements": {
            "added": [_element(element) for element in document.added],
            "removed": [_element(element) for element in document.removed],
            "changed": [
                {
                    **_element(change.after),
                    "moved": change.moved,
                    "fields": [_field(field) for field in change.fields],
                }
                for change in document.changed
            ],
            "moved": list(document.moved),
        },
        "options": [_field(change) for change in document.options],
        "findings": {
            "new": [_finding(finding) for finding in findings.new],
            "gone": [_finding(finding) for finding in findings.gone],
            "same": findings.same,
        },
        "worksheets": [_table(table) for table in differences.worksheets],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _old_new(old: Any, new: Any) -> dict[str, Any]:
    """Without the side on which there is nothing."""
    return {key: plain_value(value) for key, value in (("old", old), ("new", new)) if value is not ABSENT}


def _field(change: FieldChange) -> dict[str, Any]:
    return {"field": list(change.path), **_old_new(change.before, change.after)}


def _element(element: Element) -> dict[str, Any]:
    return {
        "id": element.id,
        "kind": element.kind,
        "section": SECTION_OF_KIND[element.kind],
        "name": getattr(element, "name", ""),
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


def _table(table: TableChanges) -> dict[str, Any]:
    return {
        "worksheet": table.sheet.kind,
        "table": table.table.name,
        "added": [_row(table, change) for change in table.rows if change.act is Act.ADD],
        "removed": [_row(table, change) for change in table.rows if change.act is Act.REMOVE],
        "changed": [
            {
                "row": _row(table, change),
                "fields": [{"field": cell.column.key, "old": cell.before, "new": cell.after} for cell in change.cells],
            }
            for change in table.rows
            if change.act is Act.CHANGE
        ],
    }


def _row(table: TableChanges, change: RowChange) -> dict[str, str]:
    return {column.key: change.row.text(column.key) for column in table.columns}


# --- text


def text(differences: Differences, *, colour: bool = False) -> str:
    """The differences for people: + came, - went, ~ changed, > only moved."""
    if differences.is_empty:
        return "No differences.\n"
    blocks = [
        "\n".join(_painted(line, colour) for line in lines)
        for lines in (
            tuple(_design_lines(differences.document)),
            tuple(_finding_lines(differences.findings)),
            tuple(_worksheet_lines(differences.worksheets)),
        )
        if lines
    ]
    return "\n\n".join(blocks) + "\n"


def _design_lines(document: Comparison) -> Iterator[str]:
    if document.title is not None:
        yield f"Title: {_shown(document.title[0])} -> {_shown(document.title[1])}"
    counts = (
        (len(document.added), "added"),
        (len(document.removed), "removed"),
        (len(document.changed), "changed"),
        (len(document.moved), "only moved"),
    )
    yield f"Elements: {_counted(counts) or 'as before'}"
    yield from (f"  + {_named(element)}" for element in document.added)
    yield from (f"  - {_named(element)}" for element in document.removed)
    for change in document.changed:
        yield from _change_lines(change)
    yield from (f"  > {key}" for key in document.moved)
    for heading, changes in (("Settings", document.settings), ("Options", document.options)):
        if changes:
            yield f"{heading}:"
            yield from (f"  ~ {line}" for line in map(_field_line, changes))


def _change_lines(change: ElementChange) -> Iterator[str]:
    yield f"  ~ {_named(change.after)}{', moved, too' if change.moved else ''}"
    yield from (f"      {_field_line(field)}" for field in change.fields)


def _field_line(change: FieldChange) -> str:
    path = _dotted(change.path)
    if change.before is ABSENT:
        return f"{path}: new {_shown(change.after)}"
    if change.after is ABSENT:
        return f"{path}: gone {_shown(change.before)}"
    return f"{path}: {_shown(change.before)} -> {_shown(change.after)}"


def _finding_lines(findings: FindingChanges) -> Iterator[str]:
    counts = ((len(findings.new), "new"), (len(findings.gone), "gone"), (findings.same, "as before"))
    yield f"Findings: {_counted(counts) or 'none'}"
    for sign, items in (("+", findings.new), ("-", findings.gone)):
        for finding in items:
            yield f"  {sign} {finding.severity.value} {finding.code}: {finding.message}"
            if sign == "+" and finding.hint:
                yield f"      Cure: {finding.hint}"


def _worksheet_lines(tables: Iterable[TableChanges]) -> Iterator[str]:
    tables = tuple(tables)
    if not tables:
        yield "Worksheets: as before"
        return
    yield "Worksheets:"
    for table in tables:
        yield f"  {_table_title(table)}: {_counted((table.count(act), _DONE[act]) for act in Act)}"
        for act in (Act.ADD, Act.REMOVE, Act.CHANGE):
            for change in table.rows:
                if change.act is act:
                    yield f"    {_SIGNS[act]} {_row_line(table, change)}"
                    yield from (
                        f"        {cell.column.title}: {_cell(cell.before)} -> {_cell(cell.after)}"
                        for cell in change.told
                    )


_DONE = {Act.ADD: "added", Act.CHANGE: "changed", Act.REMOVE: "removed"}


def _table_title(table: TableChanges) -> str:
    title, inner = table.sheet.title, table.table.title
    return title if table.table.name == "" or title == inner else f"{title}, {inner}"


def _row_line(table: TableChanges, change: RowChange) -> str:
    """The row as its worksheet prints it, after the title of its group."""
    texts = (change.row.text(column.key) for column in table.columns if column.in_print and column.key != "required")
    return f"{change.group} | " + " | ".join(text for text in texts if text)


def _cell(text: str) -> str:
    return text or "empty"


def _counted(counts: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{number} {word}" for number, word in counts if number)


def _named(element: Element) -> str:
    name = getattr(element, "name", "")
    return f"{element.kind} {element.id}" + (f" '{name}'" if name else "")


def _dotted(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _shown(value: Any) -> str:
    plain = plain_value(value)
    if isinstance(plain, str):
        return repr(plain) if not plain or " " in plain else plain
    return "none" if plain is None else json.dumps(plain, ensure_ascii=False)


def _painted(line: str, colour: bool) -> str:
    paint = _COLOURS.get(line.lstrip()[:2].rstrip()) if colour and line.startswith("  ") else None
    return f"\x1b[{paint}m{line}\x1b[0m" if paint else line
