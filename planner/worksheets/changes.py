"""The change sheet: what each team must add, change and remove to come from one design to another.

A module of its own because it is made of two plans: it compares worksheets, whatever builds them, row by row. A row is
found again by what its team looks it up by (a record by view, name, type and target; a rule by its tuple), and where
that has changed, by what it is for (the record of the name, the rule for the same connection): an address that moves is
a change and not two orders far apart. A row that is found and says something else is a change, any other is added or
removed. Reasons and references are no orders: a row that differs in nothing else is the same row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.worksheets.gaps import lacks_address, lacks_value
from planner.worksheets.worksheet import REFERENCE, Column, Group, Row, Table, Worksheet, items_of

CHANGES = "changes"
"""Kind of the change sheet, and name of its files."""

KEYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("dns", ""): ("view", "name", "type", "target"),
    ("certificates", ""): ("assigned_to", "certificate"),
    ("firewall", ""): (
        *("firewall", "direction", "source", "source_zone", "source_port"),
        *("destination", "destination_zone", "destination_port", "transport"),
    ),
    ("firewall", "nat"): ("firewall", "interface", "public", "port", "direction"),
    ("firewall", "closed"): ("source", "destination", "comment"),
    ("firewall", "ipsec"): ("exception", "media_of"),
    ("publishing", ""): ("proxy", "backend", "path", "port"),
    ("balancing", ""): ("balancer", "vip", "purpose", "pool", "port", "transport"),
    ("policies", ""): ("policy", "scope", "site", "feature", "parameter"),
    ("policies", "qos"): ("place", "media", "set_by"),
    ("push", ""): ("task", "where"),
    ("discovery", ""): ("sip_domain", "name", "type"),
    ("servers", ""): ("machine", "topic", "item"),
    ("mobility", ""): ("position", "service"),
    ("flows", ""): ("workload", "source", "source_zone", "destination", "destination_zone", "port", "transport"),
}
"""Columns by which a row is found again, by kind of worksheet and name of table."""

_ELEMENT = "@element"
"""In place of a column: the element that asks for the row, which keeps its id when it gets another name."""

FURTHER_KEYS: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {
    ("dns", ""): (("view", "name", "type"),),
    ("certificates", ""): ((_ELEMENT, "certificate"),),
    ("firewall", ""): (
        ("firewall", "direction", "role", "flow", "source_port", "transport", "destination_port"),
        ("firewall", "direction", "role", "flow", "source_port", "transport"),
        ("firewall", "direction", "role", "source_port", "transport", "destination_port"),
    ),
    ("firewall", "nat"): (("firewall", "interface", "private", "private_port"), ("firewall", "interface", "holder")),
    ("publishing", ""): (("proxy", "hosts", "path", "port"), ("proxy", "purpose", "path", "port")),
    ("balancing", ""): (
        ("balancer", "vip", "purpose", "transport", "port"),
        ("balancer", "vip", "purpose", "transport", "required"),
    ),
    ("discovery", "urls"): ((_ELEMENT, "side"),),
}
"""What rows are for, by which those are found again that are looked up by other words now; the closest first."""

_USUAL_KEYS = (("device", "setting"), ("first", "second"), ("pool", "side"))
"""For tables that several worksheets have: the first pair that a table holds."""

_WORDING = frozenset(("purpose", "comment", "meaning", "asked_by", "element", "flow", "role", "step", REFERENCE))
"""Columns that explain a row and order nothing."""

NO_ORDERS = frozenset(("summary", "mobility", "flows"))
"""Worksheets that tell about the plan and are carried out by nobody."""

_TELLING = frozenset((("certificates", "growth"), ("discovery", "")))
"""Tables of the same kind on worksheets that order something elsewhere."""

_ACT, _BEFORE = "act", "before"
_OVERVIEW = (
    Column(key="worksheet", title="Worksheet"),
    Column(key="add", title="To add", is_code=True),
    Column(key="change", title="To change", is_code=True),
    Column(key="remove", title="To remove", is_code=True),
)


class Act(StrEnum):
    """What is to be done with a row."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell with another text."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row that came, went or says something else.

    Attributes:
        group: title of the group that the row stands in now, or stood in.
        row: as it is now; of a removed one, as it was.
        cells: what differs in a changed row.
    """

    act: Act
    group: str
    row: Row
    cells: tuple[CellChange, ...] = ()

    @property
    def told(self) -> tuple[CellChange, ...]:
        """What differs, for people: machine formats have some values twice, as an address and as a target."""
        printed = {cell.before for cell in self.cells if cell.column.in_print}
        return tuple(cell for cell in self.cells if cell.column.in_print or cell.before not in printed)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChanges:
    """What differs in one table of a worksheet."""

    sheet: Worksheet
    table: Table
    rows: tuple[RowChange, ...]

    def count(self, act: Act) -> int:
        """How many rows are to be added, changed or removed."""
        return sum(change.act is act for change in self.rows)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns that say what a row is, in the order for people: without reasons and documents."""
        return tuple(column for column in self.table.columns if column.key not in _WORDING)


def compare_worksheets(before: Sequence[Worksheet], after: Sequence[Worksheet]) -> tuple[TableChanges, ...]:
    """Tables that differ, in the order of the worksheets."""
    old = {sheet.kind: sheet for sheet in before}
    found = []
    for sheet in after:
        earlier = old.get(sheet.kind) or replace(sheet, groups=())
        tables = {table.name: table for table in (*earlier.tables, *sheet.tables)}
        for table in tables.values():
            rows = tuple(_row_changes(_placed(earlier, table), _placed(sheet, table), sheet.kind, table))
            if rows:
                found.append(TableChanges(sheet=sheet, table=table, rows=rows))
    return tuple(found)


def change_sheet(before: Sequence[Worksheet], after: Sequence[Worksheet], title: str) -> Worksheet:
    """The worksheet of everything to be done.

    Args:
        before: worksheets of the design as it was.
        after: the same worksheets of the design as it is now.
        title: of the design as it was.
    """
    sheets = [sheet for sheet in after if sheet.kind not in NO_ORDERS]
    changes = tuple(
        _ordered(part)
        for part in compare_worksheets(before, sheets)
        if (part.sheet.kind, part.table.name) not in _TELLING
    )
    overview = Group(title="Overview", rows=tuple(_overview_row(sheet, changes) for sheet in sheets))
    total = sum(len(part.rows) for part in changes)
    findings = {finding for part in changes for finding in part.sheet.findings}
    gaps = _incomplete(changes)
    return Worksheet(
        kind=CHANGES,
        title="Changes",
        purpose=f"What each team must add, change and remove to come from '{title}' to this design: "
        f"{total or 'no'} row{'' if total == 1 else 's'}. {gaps}".rstrip(),
        gaps=gaps,
        columns=_OVERVIEW,
        is_asked_for=False,
        groups=(overview, *(group for part in changes for group in _groups(part))),
        notes=(
            "Add first, then change, and remove last, so that nothing is cut off in between.",
            "Rows to change that name the same old address belong together on all worksheets (record, translation, "
            "rule, proxy): carry them out at the same time.",
            "A row to remove is printed as it was; of a row to change, the last column but one says what it was.",
        ),
        findings=tuple(sorted(findings)),
    )


def _incomplete(changes: Iterable[TableChanges]) -> str:
    """How many rows cannot be carried out yet, and on which worksheets they stand."""
    bare = [
        part.sheet.title
        for part in changes
        for change in part.rows
        if change.act is not Act.REMOVE and (lacks_value(change.row) or lacks_address(change.row, part.table))
    ]
    if not bare:
        return ""
    count = "1 row lacks" if len(bare) == 1 else f"{len(bare)} rows lack"
    where = ", ".join(dict.fromkeys(bare))
    return f"NOT COMPLETE: {count} a value or an address that the design does not have ({where})."


# --- comparing

_Placed = tuple[str, Row]
"""A row with the title of its group."""
_Cells = tuple[CellChange, ...]


def _placed(sheet: Worksheet, table: Table) -> list[_Placed]:
    return [
        (group.title, row) for group in sheet.groups if sheet.table_of(group).name == table.name for row in group.rows
    ]


def _row_changes(before: list[_Placed], after: list[_Placed], kind: str, table: Table) -> Iterator[RowChange]:
    """Changes in the order of the new rows, then what is to be removed."""
    columns = tuple(column for column in table.columns if column.key not in _WORDING)
    keys = tuple(column.key for column in columns)
    old_texts, new_texts = _texts(before, keys), _texts(after, keys)
    same = Counter(old_texts) & Counter(new_texts)
    old, new = _without(before, old_texts, same.copy()), _without(after, new_texts, same)
    found: dict[int, _Cells] = {}
    gone = old
    for lookup in (_lookup(kind, table) or keys, *FURTHER_KEYS.get((kind, table.name), ())):
        gone = _match(gone, [placed for placed in new if id(placed) not in found], lookup, columns, found)
    for placed in new:
        cells = found.get(id(placed))
        act = Act.ADD if cells is None else Act.CHANGE
        yield RowChange(act=act, group=placed[0], row=placed[1], cells=cells or ())
    for group, row in gone:
        yield RowChange(act=Act.REMOVE, group=group, row=row)


def _match(
    old: list[_Placed],
    new: list[_Placed],
    lookup: tuple[str, ...],
    columns: tuple[Column, ...],
    found: dict[int, "_Cells"],
) -> list[_Placed]:
    """Finds new rows again among the old ones and notes what differs; returns old rows that nobody found."""
    by_key: dict[tuple[str, ...], list[_Placed]] = {}
    for placed in old:
        by_key.setdefault(_key(placed[1], lookup), []).append(placed)
    matched = set()
    for placed in new:
        partners = by_key.get(_key(placed[1], lookup))
        if not partners:
            continue
        # Several rows may be looked up by the same words; the one that differs least is meant.
        cells, partner = min(
            ((tuple(_cells(candidate[1], placed[1], columns)), candidate) for candidate in partners),
            key=lambda pair: len(pair[0]),
        )
        partners.remove(partner)
        matched.add(id(partner))
        found[id(placed)] = cells
    return [placed for placed in old if id(placed) not in matched]


def _lookup(kind: str, table: Table) -> tuple[str, ...] | None:
    """The columns by which rows are found again; None where the whole row is needed."""
    known = KEYS.get((kind, table.name))
    if known is not None:
        return known
    present = {column.key for column in table.columns}
    return next((keys for keys in _USUAL_KEYS if present.issuperset(keys)), None)


def _key(row: Row, keys: tuple[str, ...]) -> tuple[str, ...]:
    if _ELEMENT in keys:
        return tuple(row.element if key == _ELEMENT else row.text(key) for key in keys)
    return tuple(row.texts(keys))


_Texts = tuple[str, ...]
"""A row word by word."""


def _texts(rows: Iterable[_Placed], keys: tuple[str, ...]) -> list[_Texts]:
    return [_key(row, keys) for _, row in rows]


def _without(rows: list[_Placed], texts: list[_Texts], same: Counter[_Texts]) -> list[_Placed]:
    """Rows that the other side does not have word by word."""
    left = []
    for placed, words in zip(rows, texts, strict=True):
        if same[words]:
            same[words] -= 1
        else:
            left.append(placed)
    return left


def _cells(before: Row, after: Row, columns: tuple[Column, ...]) -> Iterator[CellChange]:
    for column in columns:
        old, new = before.text(column.key), after.text(column.key)
        if old != new:
            yield CellChange(column=column, before=old, after=new)


# --- the sheet

_MOOT = frozenset(("System", "Listens on"))
"""Topics of a build sheet that end with the machine."""


def _ordered(part: TableChanges) -> TableChanges:
    """The changes without what nobody has to do: a machine that goes takes its ports with it."""
    if part.sheet.kind != "servers":
        return part
    stay = {row.values["machine"] for row in part.sheet.rows}
    rows = tuple(
        change
        for change in part.rows
        if change.row.values["machine"] in stay or change.row.values["topic"] not in _MOOT
    )
    return replace(part, rows=rows)


def _overview_row(sheet: Worksheet, changes: Iterable[TableChanges]) -> Row:
    own = [part for part in changes if part.sheet is sheet]
    counts = {act.value: sum(part.count(act) for part in own) for act in Act}
    return Row(values={"worksheet": sheet.title, **counts})


def _groups(part: TableChanges) -> Iterator[Group]:
    """Rows as their own worksheet prints them, by group and act, with what to do and what was."""
    table = _table_with_acts(part)
    order = list(Act)
    for title in dict.fromkeys(change.group for change in part.rows):
        rows = sorted((change for change in part.rows if change.group == title), key=lambda row: order.index(row.act))
        heading = part.sheet.title if title == part.sheet.title else f"{part.sheet.title}: {title}"
        yield Group(title=heading, rows=tuple(_row_with_act(change) for change in rows), table=table)


def _table_with_acts(part: TableChanges) -> Table:
    act = Column(key=_ACT, title="Do")
    before = Column(key=_BEFORE, title="Before")
    inner = [column for column in part.table.columns if column.key != REFERENCE]
    last = [column for column in part.table.columns if column.key == REFERENCE]
    keys = [key for key in part.table.csv_keys if key != REFERENCE]
    return Table(
        name=f"{part.sheet.kind}-{part.table.name}" if part.table.name else part.sheet.kind,
        title=f"Changes {part.table.title}",
        columns=(act, *inner, before, *last),
        csv_order=(_ACT, *keys, _BEFORE, *(column.key for column in last)),
    )


def _row_with_act(change: RowChange) -> Row:
    was = "; ".join(f"{cell.column.title}: {_was(cell)}" for cell in change.told)
    return replace(change.row, values={_ACT: change.act.value, **change.row.values, _BEFORE: was})


def _was(cell: CellChange) -> str:
    """What stood there; of a long list that is partly the same, the difference alone."""
    old, new = items_of(cell.before), items_of(cell.after)
    came, went = [item for item in new if item not in old], [item for item in old if item not in new]
    if not cell.column.is_list or len(came) + len(went) >= len(old) or not came + went:
        return cell.before or "empty"
    parts = (("without", came), ("with", went))
    return ", ".join(f"{word} {' '.join(items)}" for word, items in parts if items)
