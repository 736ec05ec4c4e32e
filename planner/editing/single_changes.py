"""Single changes: what leads from one document to another, each of which can be taken or left.

A module of its own because `model.comparison` tells people what differs, and this carries it over: every change
knows its place and both values, so that all of them together give the other document exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from planner.editing.parts import (
    ItemKey,
    OrderOf,
    Step,
    Way,
    are_lists,
    are_mappings,
    are_records,
    by_key,
    field_names,
    is_record,
    spelled,
)
from planner.model.comparison import ABSENT, key_fields, plain_value
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class SingleChange:
    """One value that differs.

    Attributes:
        way: to the value.
        before, after: ABSENT where it is not there.
        order_before, order_after: keys of the list that the value is an item of, so that it finds its place.
    """

    way: Way
    before: Any
    after: Any
    order_before: tuple[str, ...] = ()
    order_after: tuple[str, ...] = ()

    @property
    def reversed(self) -> SingleChange:
        """The change that takes this one back."""
        return SingleChange(self.way, self.after, self.before, self.order_after, self.order_before)


def single_changes(before: Document, after: Document) -> tuple[SingleChange, ...]:
    """Everything that leads from one document to the other, in the order of the file."""
    return tuple(_changes(before, after, ()))


def apply_changes(document: Document, changes: Iterable[SingleChange]) -> Document:
    """The document with these changes.

    Raises:
        ModelError: a change is about something that is not there any more, or another one would be needed with it.
    """
    todo = [(change.way, change) for change in changes]
    return document if not todo else _applied(document, todo)


@dataclass(frozen=True, slots=True)
class ApplyChanges:
    """Takes changes over from another version of the design."""

    changes: tuple[SingleChange, ...]
    label: str = "Take over changes"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the changes.

        Raises:
            ModelError: they do not fit.
        """
        return apply_changes(document, self.changes)


def needed_with(chosen: Iterable[SingleChange], among: Sequence[SingleChange]) -> tuple[SingleChange, ...]:
    """The chosen changes and those without which they would leave a broken design, in the order of `among`.

    What refers to a new element needs that element; removing an element needs the changes that let go of it; an id that
    comes to a new place needs the change that takes it from its old one.
    """
    makes: dict[str, list[SingleChange]] = {}
    gives_up: dict[str, list[SingleChange]] = {}
    lets_go: dict[str, list[SingleChange]] = {}
    for change in among:
        for key in _ids(change.before) - _ids(change.after):
            gives_up.setdefault(key, []).append(change)
        for key in _ids(change.after) - _ids(change.before):
            makes.setdefault(key, []).append(change)
        for word in _words(change.before) - _words(change.after):
            lets_go.setdefault(word, []).append(change)
    taken: set[SingleChange] = set()
    waiting = list(chosen)
    while waiting:
        change = waiting.pop()
        if change in taken:
            continue
        taken.add(change)
        for word in _words(change.after) - _words(change.before):
            waiting += makes.get(word, ())
        for key in _ids(change.after) - _ids(change.before):
            waiting += gives_up.get(key, ())
        for key in _ids(change.before) - _ids(change.after):
            waiting += lets_go.get(key, ())
    return tuple(change for change in among if change in taken)


# --- finding ---------------------------------------------------------------------------------------


def _changes(before: Any, after: Any, way: Way) -> Iterator[SingleChange]:
    if before is after or (before == after and type(before) is type(after)):
        return
    if are_records(before, after):
        for name in field_names(before):
            yield from _changes(getattr(before, name), getattr(after, name), (*way, name))
    elif are_mappings(before, after):
        for key in dict.fromkeys((*before, *after)):
            yield from _changes(before.get(key, ABSENT), after.get(key, ABSENT), (*way, key))
    elif are_lists(before, after) and (by := key_fields(before, after)) is not None:
        yield from _item_changes(before, after, by, way)
    else:
        yield SingleChange(way, before, after)


def _item_changes(
    before: tuple[Any, ...], after: tuple[Any, ...], by: tuple[str, ...], way: Way
) -> Iterator[SingleChange]:
    old, new = by_key(before, by), by_key(after, by)
    orders = (tuple(old), tuple(new))
    for key in dict.fromkeys((*old, *new)):
        step = ItemKey(by, key)
        if key in old and key in new:
            yield from _changes(old[key], new[key], (*way, step))
        else:
            yield SingleChange((*way, step), old.get(key, ABSENT), new.get(key, ABSENT), *orders)
    if tuple(key for key in old if key in new) != tuple(key for key in new if key in old):
        yield SingleChange((*way, OrderOf(by)), *orders)


# --- carrying out ----------------------------------------------------------------------------------

_Todo = list[tuple[Way, SingleChange]]
"""Changes, each with the rest of its way."""


def _applied(value: Any, todo: _Todo) -> Any:
    whole = next((change for way, change in todo if not way), None)
    if whole is not None:
        return whole.after
    grouped: dict[Step, _Todo] = {}
    for way, change in todo:
        grouped.setdefault(way[0], []).append((way[1:], change))
    if is_record(value):
        return _applied_to_record(value, grouped)
    if are_mappings(value):
        return _applied_to_mapping(dict(value), grouped)
    if are_lists(value):
        return _applied_to_list(value, grouped)
    raise _gone(todo)


def _applied_to_record(value: Any, grouped: dict[Step, _Todo]) -> Any:
    known = field_names(value)
    for step, todo in grouped.items():
        if step not in known:
            raise _gone(todo)
    inner = {str(step): _applied(getattr(value, str(step)), todo) for step, todo in grouped.items()}
    return replace(value, **inner)


def _applied_to_mapping(found: dict[Any, Any], grouped: dict[Step, _Todo]) -> dict[Any, Any]:
    for step, todo in grouped.items():
        after = _applied(found.get(step, ABSENT), todo)
        if after is ABSENT:
            found.pop(step, None)
        else:
            found[step] = after
    return found


def _applied_to_list(items: tuple[Any, ...], grouped: dict[Step, _Todo]) -> tuple[Any, ...]:
    first = next(iter(grouped))
    assert isinstance(first, ItemKey | OrderOf)
    found = by_key(items, first.by)
    added: list[tuple[str, Any, tuple[str, ...]]] = []
    order: tuple[str, ...] = ()
    for step, todo in grouped.items():
        if isinstance(step, OrderOf):
            order = todo[0][1].after
        elif isinstance(step, ItemKey):
            after = _applied(found.get(step.key, ABSENT), todo)
            if after is ABSENT:
                found.pop(step.key, None)
            elif step.key in found:
                found[step.key] = after
            else:
                added.append((step.key, after, todo[0][1].order_after))
    keys = list(found)
    if order:
        keys = reordered(keys, order)
    for key, item, wanted in sorted(added, key=lambda entry: _place(entry[0], entry[2])):
        found[key] = item
        keys.insert(_slot(key, keys, wanted), key)
    return tuple(found[key] for key in keys)


def reordered(keys: Sequence[str], order: Sequence[str]) -> list[str]:
    """Keys in another order; one that the order does not know stays behind the key that it stood behind."""
    known = [key for key in order if key in set(keys)]
    result = list(known)
    wanted = set(known)
    for index, key in enumerate(keys):
        if key not in wanted:
            result.insert(result.index(keys[index - 1]) + 1 if index else 0, key)
    return result


def _slot(key: str, keys: list[str], wanted: tuple[str, ...]) -> int:
    """Where a new key goes: behind the nearest of those that stand before it in the list that it comes from."""
    before = wanted[: wanted.index(key)] if key in wanted else tuple(keys)
    present = {name: place for place, name in enumerate(keys)}
    return next((present[name] + 1 for name in reversed(before) if name in present), 0)


def _place(key: str, wanted: tuple[str, ...]) -> int:
    return wanted.index(key) if key in wanted else len(wanted)


def _gone(todo: _Todo) -> ModelError:
    return ModelError(f"{spelled(todo[0][1].way)} is not there any more")


# --- what depends on what --------------------------------------------------------------------------


def _ids(value: Any) -> frozenset[str]:
    """Ids that an element or part of one brings along."""
    if value is ABSENT or not is_record(value) or not hasattr(value, "id"):
        return frozenset()
    parts = (part.id for key in ("members", "vips") for part in getattr(value, key, ()))
    return frozenset((value.id, *parts))


def _words(value: Any) -> frozenset[str]:
    """Every text in a value; references are among them."""
    return frozenset() if value is ABSENT else frozenset(_texts(plain_value(value)))


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, list):
        for item in plain:
            yield from _texts(item)
    elif isinstance(plain, dict):
        for item in plain.values():
            yield from _texts(item)
