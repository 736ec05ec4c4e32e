"""Where in the file each value stands.

A room of its own because findings, worksheets and the command line point at lines, while the data itself must not
know that it came from text: positions are kept beside the data, never in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.designfile.errors import FilePath
from planner.model.design import SECTIONS


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the text; both count from 1."""

    line: int
    column: int


class Spot:
    """Where one value stands, with the spots of what it holds.

    A plain class because a large file has a hundred thousand of them.

    Attributes:
        line, column: of the value, from 1.
        key: (line, column) of its key, or None in a list and at the top.
        children: by key or list index; None for a scalar.
        is_flow: written with brackets or braces.
    """

    __slots__ = ("children", "column", "is_flow", "key", "line")

    def __init__(
        self,
        line: int,
        column: int,
        children: dict[str | int, Spot] | None = None,
        is_flow: bool = False,
    ) -> None:
        self.line = line
        self.column = column
        self.key: tuple[int, int] | None = None
        self.children = children
        self.is_flow = is_flow


TOP = Position(1, 1)


class PositionMap:
    """Positions of one file, by path and by element."""

    def __init__(self, top: Spot | None = None, data: Any = None) -> None:
        self._top = top
        self._paths = _paths_of_ids(data) if isinstance(data, Mapping) else {}

    def at(self, path: FilePath) -> Position:
        """Where the value at `path` begins, or the nearest value around it that the file has."""
        spot = self._nearest(path)[0]
        return Position(spot.line, spot.column) if spot else TOP

    def of_key(self, path: FilePath) -> Position:
        """Where the key of the value at `path` stands; for an item of a list, the item itself."""
        spot, depth = self._nearest(path)
        if spot is None:
            return TOP
        if depth == len(path) and spot.key is not None:
            return Position(*spot.key)
        return Position(spot.line, spot.column)

    def locate(self, element_id: str, field_path: FilePath = ()) -> Position:
        """Where an element, or a field of it, stands.

        Args:
            element_id: id of an element, machine or VIP; empty for the file's own fields.
            field_path: field names and list indices inside the element, outermost first. A field that the file
                does not spell out (it has its default) answers with the nearest value around it.

        Returns:
            The position; that of the top of the file for an id the file does not hold.
        """
        if not element_id:
            return self.at(field_path)
        paths = self._paths.get(element_id)
        return self.at((*paths[0], *field_path)) if paths else TOP

    def paths_of(self, element_id: str) -> tuple[FilePath, ...]:
        """Every place that gives this id; more than one in a broken file only."""
        return tuple(self._paths.get(element_id, ()))

    def ids_given_twice(self) -> Iterator[tuple[str, tuple[FilePath, ...]]]:
        """Ids that the file gives more than once."""
        for element_id, paths in self._paths.items():
            if len(paths) > 1:
                yield element_id, tuple(paths)

    def _nearest(self, path: FilePath) -> tuple[Spot | None, int]:
        spot = self._top
        for depth, step in enumerate(path):
            child = spot.children.get(step) if spot is not None and spot.children is not None else None
            if child is None:
                return spot, depth
            spot = child
        return spot, len(path)


def _paths_of_ids(data: Mapping[str, Any]) -> dict[str, list[FilePath]]:
    """Places of every id of elements, machines and VIPs, in the order in which a design lists them."""
    found: dict[str, list[FilePath]] = {}
    for section in SECTIONS:
        for path, item in _items(data, section):
            _note(found, item, (section, *path))
            for key in ("members", "vips"):
                for inner, part in _items(item, key):
                    _note(found, part, (section, *path, key, *inner))
    return found


def _items(data: Mapping[str, Any], key: str) -> Iterator[tuple[tuple[int], Mapping[str, Any]]]:
    items = data.get(key)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, Mapping):
            yield (index,), item


def _note(found: dict[str, list[FilePath]], item: Mapping[str, Any], path: FilePath) -> None:
    if isinstance(element_id := item.get("id"), str):
        found.setdefault(element_id, []).append(path)
