"""Worksheet: typed tables with notes and the findings that concern them.

A module of its own because every builder makes one and every format reads one; neither knows the other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from planner.findings.finding import Finding
from planner.worksheets.drawing import Drawing

REFERENCE = "reference"
"""Key of the column with the documents; formats for people number them and list them at the end."""

ELEMENT, REQUIRED = "element", "required"
"""Keys of the columns that say who asks for a row and whether it has to be there. Every table of orders has them in CSV
and in workbooks, whether or not its own columns do."""

SURENESS = ("documented", "documented-port", "cmdlet", "generic-windows", "inferred")
"""Confidences, the surest first."""

Value = str | int | bool | None
"""What a cell holds: text, a number, yes or no, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column.

    Attributes:
        key: name in machine formats, stable.
        title: head in formats for people.
        in_csv, in_print: where the column is shown.
        in_workbook: whether a workbook shows it; None follows `in_print`. A workbook is filtered, so it shows columns
            that pages leave to the title of a group.
        is_code: names, addresses and ports, set in a fixed-width face.
        is_list: several values separated by one space, as `listed` joins them; people see one a line.
        is_long: sentences or commands, which may be broken over lines although they are code.
        is_address: addresses; what else stands there stands in for one that the design does not have.
    """

    key: str
    title: str
    in_csv: bool = True
    in_print: bool = True
    in_workbook: bool | None = None
    is_code: bool = False
    is_list: bool = False
    is_long: bool = False
    is_address: bool = False


_TRUST = {
    ELEMENT: Column(key=ELEMENT, title="Element", in_print=False),
    REQUIRED: Column(key=REQUIRED, title="Required", in_print=False),
}
"""Columns that are added to a table that lacks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns that groups of a worksheet have in common.

    Attributes:
        name: goes into the name of the file in formats that hold one table a file; empty for the main table.
        title: name of the sheet in a workbook.
        csv_order: keys in the order of the machine format, where that differs.
        is_asked_for: somebody asks for its rows; False for those that count and tell.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    csv_order: tuple[str, ...] = ()
    is_asked_for: bool = True

    @property
    def csv_keys(self) -> tuple[str, ...]:
        """Keys of the machine format, in its order; who asks and what is required come last where they are added."""
        own = self.csv_order or tuple(column.key for column in self.columns if column.in_csv)
        return (*own, *(key for key in _TRUST if key not in own)) if self.is_asked_for else own

    @property
    def printed_columns(self) -> tuple[Column, ...]:
        """Columns shown to people."""
        return tuple(column for column in self.columns if column.in_print)

    @property
    def workbook_columns(self) -> tuple[Column, ...]:
        """Columns of a workbook, without the documents, which get columns of their own there.

        Those that pages have come first: they are what is printed of a workbook.
        """
        own = tuple(
            column
            for column in self.columns
            if column.key != REFERENCE and (column.in_print if column.in_workbook is None else column.in_workbook)
        )
        shown = {column.key for column in own}
        more = (item for key, item in _TRUST.items() if self.is_asked_for and key not in shown)
        return tuple(sorted((*own, *more), key=lambda column: not column.in_print))


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

    def value(self, key: str) -> Value:
        """The value of a column; who asks and whether it is required the row knows even where no column says it."""
        if key == ELEMENT:
            return self.values.get(key, self.element)
        return self.values.get(key, self.is_required if key == REQUIRED else None)

    def text(self, key: str) -> str:
        """The value as text; yes and no in words, nothing as an empty text."""
        value = self.value(key)
        if type(value) is str:
            return value
        if value is None:
            return with_confidence(self.documents, self.confidence) if key == REFERENCE else ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(value)

    def texts(self, keys: tuple[str, ...]) -> list[str]:
        """The values of several columns as text."""
        found = map(self.value, keys)
        # Nearly every cell is text already; a call for each would cost more than writing it.
        return [value if type(value) is str else self.text(key) for key, value in zip(keys, found, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one place: a DNS view, a firewall direction, a server.

    Attributes:
        table: columns of these rows, where they are not those of the worksheet.
        drawings: the same rows as drawings, in formats that can show them.
    """

    title: str
    rows: tuple[Row, ...]
    note: str = ""
    table: Table | None = None
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Worksheet:
    """One worksheet.

    Attributes:
        kind: short name, also that of its files.
        columns: of the main table, in the order for people.
        csv_order: keys of the main table in the order of the machine format, where that differs.
        is_asked_for: somebody asks for the rows of the main table.
        gaps: what cannot be carried out yet; the end of the purpose, for formats that have no purpose.
        notes: sentences for the reader, printed under the table.
        findings: open findings that concern the worksheet, worst first.
    """

    kind: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    csv_order: tuple[str, ...] = ()
    is_asked_for: bool = True
    gaps: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, group by group."""
        for group in self.groups:
            yield from group.rows

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)

    @cached_property
    def main_table(self) -> Table:
        """The table of groups without one of their own."""
        return Table(
            name="",
            title=self.title,
            columns=self.columns,
            csv_order=self.csv_order,
            is_asked_for=self.is_asked_for,
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The main table, then others in the order in which they come up."""
        others = (group.table for group in self.groups if group.table is not None)
        return tuple(dict.fromkeys((self.main_table, *others)))

    def table_of(self, group: Group) -> Table:
        """The table of a group."""
        return group.table or self.main_table

    def groups_of(self, table: Table) -> Iterator[Group]:
        """Groups with the columns of a table."""
        return (group for group in self.groups if self.table_of(group) == table)

    @property
    def printed_columns(self) -> tuple[Column, ...]:
        """Columns of the main table shown to people."""
        return self.main_table.printed_columns

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Documents with their numbers, from 1, in the order in which they come up."""
        return {part: number for number, part in enumerate(dict.fromkeys(self._documents), start=1)}

    @property
    def _documents(self) -> Iterator[str]:
        for documents in dict.fromkeys(row.documents for row in self.rows):
            yield from documents_in(documents)

    @cached_property
    def footnotes(self) -> tuple[str, ...]:
        """Documents that rows rest on, each once, in the order in which they come up."""
        return tuple(self._numbers)

    @cached_property
    def _footnote_texts(self) -> dict[tuple[str, str], str]:
        return {}

    def footnote_numbers(self, row: Row) -> str:
        """Numbers of the row's documents in `footnotes`, from 1, with how sure they are where they do not say it."""
        return self.footnote_column((row,))[0]

    def footnote_column(self, rows: Sequence[Row]) -> list[str]:
        """The same for many rows, which rest on few documents."""
        rest_on = [(row.documents, row.confidence) for row in rows]
        texts = self._footnote_texts
        for documents, confidence in set(rest_on).difference(texts):
            numbers = " ".join(str(self._numbers[part]) for part in documents_in(documents))
            texts[documents, confidence] = with_confidence(numbers, confidence)
        return [texts[key] for key in rest_on]

    @property
    def csv_keys(self) -> tuple[str, ...]:
        """Keys of the main table in the machine format, in its order."""
        return self.main_table.csv_keys


def listed(items: Iterable[str]) -> str:
    """Values as the text of a list column: a value of several words ("Corporate Wi-Fi") stays one value."""
    return " ".join(item.replace(" ", "\u00a0") for item in items)


def items_of(text: str) -> list[str]:
    """The values of such a text again."""
    if "\u00a0" not in text:  # nearly every text
        return text.split()
    return [item.replace("\u00a0", " ") for item in _BETWEEN.split(text) if item]


_BETWEEN = re.compile(r"[^\S\u00a0]+")


@lru_cache(maxsize=4096)
def documents_in(documents: str) -> tuple[str, ...]:
    """Single documents of a row's text, each once."""
    return tuple(dict.fromkeys(part for part in documents.split("; ") if part))


def with_confidence(reference: str, confidence: str) -> str:
    """A reference that never passes for more than it is: anything but a documented row says what it is."""
    return reference if confidence == "documented" else f"{reference} [{confidence}]".strip()
