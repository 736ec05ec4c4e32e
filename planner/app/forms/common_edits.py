"""What an edit of several elements does to each of them.

A module of its own because it is arithmetic without a widget: a plain field gets the same value in all; of a list or a
table that differs only what all have in common is shown, so only that is changed, and what one has besides it keeps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from planner.app.forms.context import Path
from planner.app.forms.shapes import Control, FieldShape, shapes_of
from planner.editing.lists import SetField, changed_value

SHARED = frozenset({Control.TABLE, Control.CHOICES, Control.REFERENCES})
"""Controls of lists whose items are compared one by one; other lists are texts, and given to all as a whole."""


def common_items(lists: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """Items that every list has, in the order of the first; what one has twice is common twice if all have it twice."""
    left = Counter(lists[0])
    for other in lists[1:]:
        left &= Counter(other)
    found = []
    for item in lists[0]:
        if left[item] > 0:
            left[item] -= 1
            found.append(item)
    return tuple(found)


def with_common(own: Sequence[Any], before: Sequence[Any], after: Sequence[Any]) -> tuple[Any, ...]:
    """A list after its common part was changed.

    Args:
        own: the whole list of one element.
        before: the common items, all of them in `own`.
        after: what became of them.
    """
    places = _places(own, before)
    kept: list[Any] = list(own)
    behind: dict[int, list[Any]] = {}  # items to come after a place of `own`; -1: before all
    gone: set[int] = set()
    for tag, first, last, new_first, new_last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = places[first:last], list(after[new_first:new_last])
        for place, item in zip(old, new, strict=False):
            kept[place] = item
        gone.update(old[len(new) :])
        added = [item for item in new[len(old) :] if item not in own or item in before]
        behind.setdefault(_place_behind(places, last, len(own)), []).extend(added)
    result = list(behind.get(-1, ()))
    for place, item in enumerate(kept):
        result += [] if place in gone else [item]
        result += behind.get(place, ())
    return tuple(result)


def _places(own: Sequence[Any], items: Sequence[Any]) -> list[int]:
    free = list(range(len(own)))
    found = []
    for item in items:
        place = next(place for place in free if own[place] == item)
        free.remove(place)
        found.append(place)
    return found


def _place_behind(places: Sequence[int], number: int, length: int) -> int:
    """Where new items go: behind the common item before them; at the end when there is none after them either."""
    if number >= len(places):
        return length - 1
    return places[number - 1] if number else places[0] - 1


def edits_of_all(elements: Sequence[Any], path: Path, value: Any, label: str) -> tuple[SetField, ...]:
    """One edit for each element, for a value that was given to all of them at once."""
    position = next((place for place, step in enumerate(path) if isinstance(step, int)), None)
    at = path if position is None else path[:position]
    if shape_at(type(elements[0]), at).control not in SHARED:
        return tuple(SetField(element.id, path, value, label) for element in elements)
    lists = [value_at(element, at) for element in elements]
    before = common_items(lists)
    if position is None:
        after = tuple(value)
    else:
        row = changed_value(before[int(path[position])], path[position + 1 :], value)
        after = (*before[: int(path[position])], row, *before[int(path[position]) + 1 :])
    return tuple(
        SetField(element.id, at, with_common(own, before, after), label)
        for element, own in zip(elements, lists, strict=True)
    )


def shape_at(cls: type, path: Path) -> FieldShape:
    """The shape of a field, groups on the way."""
    shape = next(shape for shape in shapes_of(cls) if shape.name == path[0])
    if len(path) == 1:
        return shape
    assert shape.cls is not None, "only groups have fields of their own"
    return shape_at(shape.cls, path[1:])


def value_at(holder: Any, path: Path) -> Any:
    """What stands in a field, groups and rows on the way."""
    for step in path:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
    return holder
