"""Documents taken apart: the way to every single value, by names and keys, never by place in a list.

A module of its own because single changes and merging walk a document in the same way and must name its values alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from planner.model.comparison import key_of
from planner.model.design import SECTIONS
from planner.model.layout import Placement
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class ItemKey:
    """The way into a list: the item that these fields tell apart from the others."""

    by: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class OrderOf:
    """In place of an item: the order of the items of a list."""

    by: tuple[str, ...]


Step = str | ItemKey | OrderOf
Way = tuple[Step, ...]
"""From the document to a value, outermost first."""


def is_record(value: Any) -> bool:
    """Tells whether a value is looked into field by field. A place on the canvas is one value: x without y is none."""
    return is_dataclass(value) and not isinstance(value, Placement)


def are_records(*values: Any) -> bool:
    """Tells whether all values are records of one class."""
    return all(is_record(value) and type(value) is type(values[0]) for value in values)


def are_mappings(*values: Any) -> bool:
    """Tells whether all values are mappings."""
    return all(isinstance(value, Mapping) for value in values)


def are_lists(*values: Any) -> bool:
    """Tells whether all values are lists of the model."""
    return all(isinstance(value, tuple) for value in values)


def field_names(value: Any) -> tuple[str, ...]:
    """Names of the fields of a record."""
    return tuple(item.name for item in fields(value))


def by_key(items: Iterable[Any], by: tuple[str, ...]) -> dict[str, Any]:
    """Items of a list by their keys."""
    return {key_of(item, by): item for item in items}


def element_of(way: Way) -> str:
    """Id of the element that a way leads into, also by its place on the canvas; empty for anything else."""
    if way[:1] == ("design",) and len(way) > 2 and way[1] in SECTIONS and isinstance(way[2], ItemKey):
        return way[2].key
    if way[:1] == ("layout",) and len(way) > 2 and isinstance(way[2], str):
        return way[2]
    return ""


def is_about_drawing(way: Way) -> bool:
    """Tells whether a way leads to where something is drawn, and to nothing that is planned."""
    return way[:2] in (("layout", "placements"), ("layout", "bends"))


def is_about_view(way: Way) -> bool:
    """Tells whether a way leads into a saved view: what is shown of the drawing, and nothing that is planned."""
    return way[:2] == ("options", "views")


def spelled(way: Way) -> str:
    """A way in one word for people: `servers.fe-pool.members.fe01.fqdn`."""
    words = []
    for step in way[1:] if way[:1] == ("design",) else way:
        if isinstance(step, ItemKey):
            words.append(step.key)
        else:
            words.append("order" if isinstance(step, OrderOf) else step)
    return ".".join(words)
