"""Edits of list fields: add an item, take one out.

A module of its own because tables of the inspector and mechanical repairs of findings both speak of list items,
also of lists that belong to the design and not to an element.
"""

from dataclasses import replace
from typing import Any

from planner.editing.edit import with_design
from planner.editing.nodes import ChangeField, FieldPath
from planner.editing.removal import RemoveElements
from planner.model.design import SECTIONS
from planner.model.document import Document
from planner.model.errors import ModelError, UnknownElementError
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class AddItem:
    """Puts a value at the end of a list.

    Attributes:
        element: id of an element, machine or VIP; empty for the design itself.
        path: of the list.
    """

    element: str
    path: FieldPath
    value: Any
    label: str = "Add"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the longer list.

        Raises:
            ModelError: there is no such list, or the value does not fit.
        """
        items = _list_at(document, self.element, self.path)
        return SetField(self.element, self.path, (*items, self.value)).apply(document)


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Takes an item out of a list; `path` ends with its position."""

    element: str
    path: FieldPath
    label: str = "Remove"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the shorter list; an element goes with all that hangs on it.

        Raises:
            ModelError: there is no such item.
        """
        *start, position = self.path or ("",)
        items = _list_at(document, self.element, tuple(start))
        if not isinstance(position, int) or not 0 <= position < len(items):
            raise ModelError(f"there is no item {position!r}")
        if not self.element and start[0] in SECTIONS:
            return RemoveElements(frozenset({items[position].id})).apply(document)
        return SetField(self.element, tuple(start), (*items[:position], *items[position + 1 :])).apply(document)


@dataclass(frozen=True, slots=True)
class SetField:
    """Puts a value into a field of an element; when `element` is empty, of the design or into the options."""

    element: str
    path: FieldPath
    value: Any
    label: str = "Change"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the value.

        Raises:
            ModelError: no such field, or a value that the model refuses.
        """
        if self.element:
            return ChangeField(self.element, self.path, self.value).apply(document)
        if self.path[:1] == ("options",):
            return replace(document, options=changed_value(document.options, self.path[1:], self.value))
        design = changed_value(document.design, self.path, self.value)
        return with_design(document, design)


def changed_value(holder: Any, path: FieldPath, value: Any) -> Any:
    """A value with another one in one of its fields, rows of lists on the way.

    Raises:
        ModelError: there is no such field, or the model refuses the value.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    inner = changed_value(_step_into(holder, step), rest, value)
    if isinstance(holder, tuple) and isinstance(step, int):
        return (*holder[:step], inner, *holder[step + 1 :])
    changes: dict[str, Any] = {str(step): inner}
    return replace(holder, **changes)


def _step_into(holder: Any, step: str | int) -> Any:
    if isinstance(holder, tuple) and isinstance(step, int) and 0 <= step < len(holder):
        return holder[step]
    if isinstance(step, str) and step in getattr(type(holder), "__dataclass_fields__", {}):
        return getattr(holder, step)
    raise ModelError(f"there is no field {step!r}")


def _list_at(document: Document, element: str, path: FieldPath) -> tuple[Any, ...]:
    holder: Any = document if path[:1] == ("options",) else document.design
    holder = _part(document, element) if element else holder
    for step in path:
        holder = _step_into(holder, step)
    if not isinstance(holder, tuple):
        raise ModelError(f"{'.'.join(map(str, path))} is not a list")
    return holder


def _part(document: Document, part_id: str) -> Any:
    design = document.design
    member, vip = design.find_member(part_id), design.find_vip(part_id)
    found = design.find(part_id) or (member[1] if member else None) or (vip[1] if vip else None)
    if found is None:
        raise UnknownElementError(f"no element has the id {part_id!r}")
    return found
