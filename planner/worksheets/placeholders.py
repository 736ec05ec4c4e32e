"""Rows that show a name or an address which nobody has confirmed: marked one by one, and counted on top.

A module of its own because it holds for every worksheet alike, and none of the builders should have to think of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Any

from planner.model.design import Design
from planner.worksheets.worksheet import Group, Row, Worksheet

PLACEHOLDER = "placeholder"
"""Stands where a row says how sure it is."""

_ABOUT = frozenset({"asked_by", "element", "purpose"})
"""Columns that say whose a row is and why; nobody enters what stands there."""

_WORD = re.compile(r"[^\s,;()'\"/]+")
_ADDRESSES = (IPv4Address, IPv6Address, IPv4Network, IPv6Network)


def unconfirmed_texts(design: Design) -> frozenset[str]:
    """Names and addresses in fields that the design lists as not confirmed."""
    found: set[str] = set()
    for element in design.elements:
        for name in element.unconfirmed:
            found.update(_texts(getattr(element, name, None)))
    return frozenset(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, _ADDRESSES):
        yield str(value).partition("/")[0]
    elif isinstance(value, str) and not isinstance(value, Enum):
        if "." in value:  # a DNS name; words and ids are shown nowhere as something to order
            yield value.lower()
    elif is_dataclass(value):
        for item in fields(value):
            yield from _texts(getattr(value, item.name))
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for part in value:
            yield from _texts(part)


def marked(worksheet: Worksheet, texts: frozenset[str]) -> Worksheet:
    """The worksheet with its rows marked that show one of the texts, and their number in what it is for."""
    if not texts:
        return worksheet
    groups = tuple(_marked_group(group, texts) for group in worksheet.groups)
    count = sum(PLACEHOLDER in row.confidence for group in groups for row in group.rows)
    if not count:
        return worksheet
    told = f"{count} rows show" if count > 1 else "1 row shows"
    purpose = f"{worksheet.purpose} {told} a name or address that nobody confirmed, marked [{PLACEHOLDER}]."
    return replace(worksheet, groups=groups, purpose=purpose)


def _marked_group(group: Group, texts: frozenset[str]) -> Group:
    return replace(group, rows=tuple(_marked_row(row) if _shows(row, texts) else row for row in group.rows))


def _shows(row: Row, texts: frozenset[str]) -> bool:
    return any(
        not texts.isdisjoint(_WORD.findall(value.lower()))
        for key, value in row.values.items()
        if isinstance(value, str) and key not in _ABOUT
    )


def _marked_row(row: Row) -> Row:
    confidence = PLACEHOLDER if row.confidence == "documented" else f"{row.confidence}, {PLACEHOLDER}"
    return replace(row, confidence=confidence)
