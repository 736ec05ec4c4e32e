"""Rows that lack a value, because the design does not have it yet: counted on top of their worksheet.

A module of its own because it holds for every worksheet alike: whoever carries one out has to see before the first row
that some rows cannot be carried out yet, and whose they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from ipaddress import ip_network

from planner.model.design import Design
from planner.worksheets.names_shown import short_name
from planner.worksheets.ports_shown import ANY
from planner.worksheets.worksheet import Row, Table, Worksheet, items_of

NOT_PLANNED = "not planned yet"
"""Stands where a value is missing; builders may say before it what."""

_NOT_PLANNED = re.compile(r"not\splanned\syet")  # in a list its spaces do not break
_MOST_NAMES = 5
_FREE = frozenset(("purpose", "comment", "note"))
"""Columns in which the planner's own words stand, whatever they say."""


def with_gaps(worksheet: Worksheet, design: Design) -> Worksheet:
    """The worksheet with what it is for followed by how many of its rows lack a value, and of which elements."""
    told = " ".join(_told(worksheet, design))
    return replace(worksheet, purpose=f"{worksheet.purpose} {told}", gaps=told) if told else worksheet


def incomplete_rows(worksheet: Worksheet) -> list[Row]:
    """Rows that lack a value, or that show a name in place of an address."""
    return [row for table, row in _placed(worksheet) if lacks_value(row) or lacks_address(row, table)]


def lacks_value(row: Row) -> bool:
    """Tells whether a cell says that its value is not planned yet."""
    return any(
        isinstance(value, str) and _NOT_PLANNED.search(value) is not None and key not in _FREE
        for key, value in row.values.items()
    )


def lacks_address(row: Row, table: Table) -> bool:
    """Tells whether anything but addresses stands in a column of addresses."""
    columns = (column for column in table.columns if column.is_address)
    return not all(_is_address(item) for column in columns for item in items_of(row.text(column.key)))


def _told(worksheet: Worksheet, design: Design) -> Iterator[str]:
    placed = list(_placed(worksheet))
    bare = [row for _, row in placed if lacks_value(row)]
    if bare:
        says = "1 row says" if len(bare) == 1 else f"{len(bare)} rows say"
        yield f"NOT COMPLETE: {says} '{NOT_PLANNED}', {_whose(bare, design)}."
    named = [row for table, row in placed if lacks_address(row, table)]
    if named:
        shows = "1 row shows" if len(named) == 1 else f"{len(named)} rows show"
        what = f"{shows} a name in place of an address that the design does not have"
        yield f"NOT COMPLETE: {what}, {_whose(named, design)}."


def _placed(worksheet: Worksheet) -> Iterator[tuple[Table, Row]]:
    for group in worksheet.groups:
        table = worksheet.table_of(group)
        for row in group.rows:
            yield table, row


@lru_cache(maxsize=4096)
def _is_address(text: str) -> bool:
    if text == ANY or _NOT_PLANNED.search(text):
        return True
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _whose(rows: Iterable[Row], design: Design) -> str:
    """The elements that ask for rows, a few of them by name."""
    names = list(dict.fromkeys(_name(design, row.element) for row in rows))
    shown, rest = names[:_MOST_NAMES], names[_MOST_NAMES:]
    more = f" and of {len(rest)} more" if rest else ""
    return f"those of {', '.join(repr(name) for name in shown)}{more}"


def _name(design: Design, element: str) -> str:
    member = design.find_member(element)
    return member[1].fqdn if member else short_name(design, element)
