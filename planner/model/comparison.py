"""Comparison: what differs between two documents, down to the field, told apart from what was only moved.

A room of its own because the window's redrawing, reviews and `planner diff` ask the same question, the first about ids
and the others about fields, and must never disagree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from planner.model.design import SECTIONS, Element
from planner.model.document import Document
from planner.model.layout import Layout
from planner.records import dataclass

Path = tuple[str | int, ...]
"""Field names outermost first; a list's items by id or name where they have one, else by index."""

SETTINGS = (
    "product",
    "sip_domains",
    "internal_domains",
    "features",
    "mobility",
    "federation",
    "client_ports",
    "simple_urls",
)
"""Fields of a design that hold no elements."""

ABSENT: Any = type("Absent", (), {"__repr__": lambda self: "ABSENT", "__slots__": ()})()
"""In place of a value: before it there was none, or after it there is none any more."""


@dataclass(frozen=True, slots=True)
class IdChanges:
    """Ids of elements that came, went or are another value now."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with another value.

    Attributes:
        before, after: values of the model; ABSENT for an item of a list that came or went.
    """

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementChange:
    """One element that both documents have and that differs.

    Attributes:
        moved: whether it stands elsewhere, too.
    """

    before: Element
    after: Element
    fields: tuple[FieldChange, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two documents.

    Attributes:
        moved: ids of elements and lines in both documents that stand elsewhere, and differ in nothing else.
        settings: fields of the design that are no elements, and the order of its sections.
        options: severities, suppressions, review notes.
        title: the old and the new one; None while they are the same.
    """

    added: tuple[Element, ...] = ()
    removed: tuple[Element, ...] = ()
    changed: tuple[ElementChange, ...] = ()
    moved: tuple[str, ...] = ()
    settings: tuple[FieldChange, ...] = ()
    options: tuple[FieldChange, ...] = ()
    title: tuple[str, str] | None = None

    @property
    def touches_design(self) -> bool:
        """Tells whether what is planned differs."""
        return bool(self.added or self.removed or self.changed or self.settings)

    @property
    def is_empty(self) -> bool:
        """Tells whether nothing differs."""
        return not (self.touches_design or self.moved or self.options or self.title)


def compare_documents(before: Document, after: Document) -> Comparison:
    """Everything that differs, in the order of the files."""
    ids = changed_ids(before, after)
    moved = moved_ids(before.layout, after.layout)
    old = {element.id: element for element in before.design.elements}
    changed = tuple(
        ElementChange(
            before=old[element.id],
            after=element,
            fields=tuple(field_changes(old[element.id], element)),
            moved=element.id in moved,
        )
        for element in after.design.elements
        if element.id in ids.changed
    )
    gone_or_new = ids.added | ids.removed
    # The layout of what came or went is no news, nor is that of lines to it; an implied line is named after its ends.
    known = (key for key in moved - ids.changed if gone_or_new.isdisjoint((key, *key.split("--"))))
    return Comparison(
        added=tuple(element for element in after.design.elements if element.id in ids.added),
        removed=tuple(element for element in before.design.elements if element.id in ids.removed),
        changed=changed,
        moved=tuple(sorted(known)),
        settings=tuple(_setting_changes(before, after)),
        options=tuple(field_changes(before.options, after.options)),
        title=(before.title, after.title) if before.title != after.title else None,
    )


def changed_ids(before: Document, after: Document) -> IdChanges:
    """Which elements differ. Versions share what an edit did not touch, so most are told by identity."""
    if before.design is after.design:
        return IdChanges()
    old = {element.id: element for element in before.design.elements}
    new = {element.id: element for element in after.design.elements}
    changed = (key for key, element in new.items() if key in old and old[key] is not element and old[key] != element)
    return IdChanges(frozenset(new.keys() - old.keys()), frozenset(old.keys() - new.keys()), frozenset(changed))


def moved_ids(before: Layout, after: Layout) -> frozenset[str]:
    """Ids of elements, lines and annotations whose placement, bends or text differ, came or went."""
    boxes = _differing(before.placements, after.placements) | _differing(before.annotations, after.annotations)
    return boxes | _differing(before.bends, after.bends)


def field_changes(before: Any, after: Any, path: Path = ()) -> Iterator[FieldChange]:
    """Fields that differ between two values of the model, as deep as both are of one kind."""
    if before == after and type(before) is type(after):
        return
    if is_dataclass(before) and is_dataclass(after):
        yield from _record_changes(before, after, path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _mapping_changes(before, after, path)
    elif isinstance(before, tuple) and isinstance(after, tuple) and _holds_records(before, after):
        yield from _list_changes(before, after, path)
    else:
        yield FieldChange(path, before, after)


def plain_value(value: Any) -> Any:
    """A value as files have it: text, numbers, lists and mappings; fields equal to their default are left out."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list | frozenset):
        return [plain_value(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if is_dataclass(value):
        return {
            field.name: plain_value(content)
            for field in fields(value)
            if (content := getattr(value, field.name)) != field.default
        }
    return str(value)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    if before is after:
        return frozenset()
    return frozenset(
        key
        for key in before.keys() | after.keys()
        if before.get(key) is not after.get(key) and before.get(key) != after.get(key)
    )


def _setting_changes(before: Document, after: Document) -> Iterator[FieldChange]:
    for key in SETTINGS:
        yield from field_changes(getattr(before.design, key), getattr(after.design, key), (key,))
    for section in SECTIONS:
        old = tuple(element.id for element in getattr(before.design, section))
        new = tuple(element.id for element in getattr(after.design, section))
        yield from _order_change(old, new, (section, "order"))


def _record_changes(before: Any, after: Any, path: Path) -> Iterator[FieldChange]:
    names = dict.fromkeys(field.name for value in (before, after) for field in fields(value))
    for name in names:
        yield from field_changes(getattr(before, name, ABSENT), getattr(after, name, ABSENT), (*path, name))


def _mapping_changes(before: Mapping[Any, Any], after: Mapping[Any, Any], path: Path) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*before, *after)):
        yield from field_changes(before.get(key, ABSENT), after.get(key, ABSENT), (*path, str(key)))


def _holds_records(*lists: tuple[Any, ...]) -> bool:
    return all(is_dataclass(item) for items in lists for item in items)


def _list_changes(before: tuple[Any, ...], after: tuple[Any, ...], path: Path) -> Iterator[FieldChange]:
    keyed = _keyed_alike(before, after)
    if keyed is not None:
        old, new = keyed
        yield from _mapping_changes(old, new, path)
        yield from _order_change(tuple(old), tuple(new), (*path, "order"))
    elif len(before) == len(after):
        for index, (first, second) in enumerate(zip(before, after, strict=True)):
            yield from field_changes(first, second, (*path, index))
    else:
        yield from _unkeyed_changes(before, after, path)


def _keyed_alike(*lists: tuple[Any, ...]) -> tuple[dict[str, Any], ...] | None:
    """Items of some lists by what tells them apart in all of them; None where nothing does."""
    by = key_fields(*lists)
    return None if by is None else tuple({key_of(item, by): item for item in items} for items in lists)


KEYS = (("id",), ("name",), ("service",), ("clause",), ("code", "element"), ("anchor", "place"))
"""Fields that tell the items of a list apart, the first that do so in all versions of it."""


def key_fields(*lists: tuple[Any, ...]) -> tuple[str, ...] | None:
    """Which fields tell the items apart in each of these lists; None where none do."""
    if not _holds_records(*lists):
        return None
    for by in KEYS:
        if all(_tells_apart(by, items) for items in lists):
            return by
    return None


def key_of(item: Any, by: tuple[str, ...]) -> str:
    """What tells an item apart from the others of its list."""
    return " ".join(str(part) for field in by if (part := getattr(item, field)) is not None)


def _tells_apart(by: tuple[str, ...], items: tuple[Any, ...]) -> bool:
    if not all(hasattr(item, field) for item in items for field in by):
        return False
    return len({key_of(item, by) for item in items}) == len(items)


def _unkeyed_changes(before: tuple[Any, ...], after: tuple[Any, ...], path: Path) -> Iterator[FieldChange]:
    """Items that went, at their old index, and items that came, at their new one."""
    came, went = Counter(after) - Counter(before), Counter(before) - Counter(after)
    for items, left, has_come in ((before, went, False), (after, came, True)):
        for index, item in enumerate(items):
            if left[item]:
                left[item] -= 1
                yield FieldChange((*path, index), *((ABSENT, item) if has_come else (item, ABSENT)))


def _order_change(before: tuple[str, ...], after: tuple[str, ...], path: Path) -> Iterator[FieldChange]:
    """Tells that what both have comes in another order."""
    both = set(before) & set(after)
    old, new = tuple(key for key in before if key in both), tuple(key for key in after if key in both)
    if old != new:
        yield FieldChange(path, old, new)
