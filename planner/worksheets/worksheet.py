"""Worksheet: a typed table with notes and the findings that concern it.

A module of its own because every builder makes one and every format reads one; neither knows the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from planner.findings.finding import Finding

REFERENCE = "reference"
"""Key of the column with the documents; formats for people number them and list them at the end."""

Value = str | int | bool | None
"""What a cell holds: text, a number, yes or no, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column.

    Attributes:
        key: name in machine formats, stable.
        title: head in formats for people.
        in_csv, in_print: where the column is shown.
        is_code: names, addresses and ports, set in a fixed-width face.
        is_list: several values separated by one space; people see one a line.
    """

    key: str
    title: str
    in_csv: bool = True
    in_print: bool = True
    is_code: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row.

    Attributes:
        values: by column key; a column without a value is empty.
        element: id of the element that asks for the row.
        is_required: False for optional rows.
        documents: what the row rests on, several separated by "; ".
        confidence: how sure that is ("documented", "inferred", ...).
    """

    values: Mapping[str, Value]
    element: str = ""
    is_required: bool = True
    documents: str = ""
    confidence: str = "documented"

    def text(self, key: str) -> str:
        """The value as text; yes and no in words, nothing as an empty text."""
        value = self.values.get(key)
        if key == REFERENCE and value is None:
            return with_confidence(self.documents, self.confidence)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one place: a DNS view, a firewall direction, a server."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Worksheet:
    """One worksheet.

    Attributes:
        kind: short name, also that of its files.
        columns: of every group, in the order for people.
        csv_order: keys in the order of the machine format, where that differs.
        notes: sentences for the reader, printed under the table.
        findings: open findings that concern the worksheet, worst first.
    """

    kind: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    csv_order: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, group by group."""
        for group in self.groups:
            yield from group.rows

    @property
    def printed_columns(self) -> tuple[Column, ...]:
        """Columns shown to people."""
        return tuple(column for column in self.columns if column.in_print)

    @cached_property
    def footnotes(self) -> tuple[str, ...]:
        """Documents that rows rest on, each once, in the order in which they come up."""
        return tuple(dict.fromkeys(part for row in self.rows for part in _documents(row)))

    def footnote_numbers(self, row: Row) -> str:
        """Numbers of the row's documents in `footnotes`, from 1, with how sure they are where they do not say it."""
        numbers = " ".join(str(self.footnotes.index(part) + 1) for part in _documents(row))
        return with_confidence(numbers, row.confidence)

    @property
    def csv_keys(self) -> tuple[str, ...]:
        """Keys of the machine format, in its order."""
        return self.csv_order or tuple(column.key for column in self.columns if column.in_csv)


def _documents(row: Row) -> tuple[str, ...]:
    return tuple(part for part in row.documents.split("; ") if part)


def with_confidence(reference: str, confidence: str) -> str:
    """A reference that never passes for more than it is: anything but a documented row says what it is."""
    return reference if confidence == "documented" else f"{reference} [{confidence}]".strip()
