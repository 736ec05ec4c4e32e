"""Merging: two edits of one ancestor become one document, field by field.

A module of its own because it decides what counts as a conflict. Values are found by name and key, never by line: two
people who add an element each, or change two fields of one element, are in nobody's way. What both changed differently
is a conflict; the merged document then has one of the values, and `choices` says which.

Without a base (a file with conflict markers that holds only two sides) everything that differs is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from planner.editing.parts import (
    ItemKey,
    OrderOf,
    Way,
    are_lists,
    are_mappings,
    are_records,
    by_key,
    element_of,
    field_names,
    is_about_drawing,
    is_about_view,
)
from planner.editing.sequences import merged_sequence
from planner.editing.single_changes import reordered
from planner.editing.soundness import sound_design
from planner.model.comparison import ABSENT, key_fields
from planner.model.design import Design
from planner.model.document import CommentPlace, Document, FileComment
from planner.model.errors import ModelError
from planner.model.layout import Layout
from planner.model.options import Options
from planner.model.views import with_ids
from planner.records import dataclass

UNKNOWN: Any = type("Unknown", (), {"__repr__": lambda self: "UNKNOWN", "__slots__": ()})()
"""In place of the base's value where there is no base."""


class Side(Enum):
    """Whose value."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """A value that both sides changed, each in its own way.

    Attributes:
        way: to the value. base, ours, theirs: ABSENT where it is not there; UNKNOWN for the base that is not known.
        taken: whose value stands in the merged document.
        why: said where the values alone do not explain it.
    """

    way: Way
    base: Any
    ours: Any
    theirs: Any
    taken: Side
    why: str = ""

    @property
    def is_soft(self) -> bool:
        """It is only about where something is drawn, or a way to look at it; nobody need be stopped for that."""
        return is_about_drawing(self.way) or is_about_view(self.way)

    @property
    def element(self) -> str:
        """Id of the element that it is about; empty for the design itself."""
        return element_of(self.way)


Choices = Mapping[Way, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merged document.

    Attributes:
        conflicts: with what was taken; the document is whole all the same.
    """

    document: Document
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Nothing that is planned was changed by both sides differently."""
        return all(conflict.is_soft for conflict in self.conflicts)


def merge(
    base: Document | None, ours: Document, theirs: Document, choices: Choices | None = None, *, prefer: Side = Side.OURS
) -> Merge:
    """Merges two versions.

    Args:
        base: what both come from; None where that is not known.
        ours: one version.
        theirs: the other one.
        choices: whose value to take, by the way of a conflict of an earlier merge of the same versions.
        prefer: whose value to take where nothing is chosen. Where it has none and the other side has, that of the other
            side is taken: nothing disappears without being asked for.
    """
    if ours == theirs or base == theirs:
        return Merge(document=ours)
    if base == ours:
        return Merge(document=theirs)
    work = _Merging(choices or {}, prefer)
    start: Any = UNKNOWN if base is None else base
    document = work.document(start, ours, theirs)
    return Merge(document=document, conflicts=tuple(work.conflicts))


class _Merging:
    """One merge: what is chosen, and the conflicts found so far."""

    def __init__(self, choices: Choices, prefer: Side) -> None:
        self._choices = choices
        self._prefer = prefer
        self.conflicts: list[Conflict] = []

    def document(self, base: Any, ours: Document, theirs: Document) -> Document:
        """The merged document; its design is made sound before the layout is looked at."""

        def part(name: str) -> tuple[Any, Any, Any]:
            return (_field(base, name), getattr(ours, name), getattr(theirs, name))

        design = self._design(*part("design"))
        layout = self._value(*part("layout"), ("layout",))
        gone = {
            conflict.element
            for conflict in self.conflicts
            if is_about_drawing(conflict.way)
            and ABSENT in (conflict.ours, conflict.theirs)
            and design.find(conflict.element) is None
            and conflict.element not in layout.annotations
        }
        return Document(
            title=self._value(*part("title"), ("title",)),
            design=design,
            layout=layout.without(frozenset(gone)) if gone else layout,
            options=_without_gone(
                self._value(*part("options"), ("options",)), _ids_of(ours, theirs) - _ids_of_parts(design, layout)
            ),
            comments=_merged_comments(*part("comments")),
        )

    def _design(self, base: Any, ours: Design, theirs: Design) -> Design:
        way = ("design",)
        values = {
            name: self._value(_field(base, name), getattr(ours, name), getattr(theirs, name), (*way, name))
            for name in field_names(ours)
        }

        def choose(way: Way, of_base: Any, of_ours: Any, of_theirs: Any, why: str) -> Any:
            return self._conflict(way, of_base, of_ours, of_theirs, why)

        return sound_design(values, None if base is UNKNOWN else base, ours, theirs, choose)

    def _value(self, base: Any, ours: Any, theirs: Any, way: Way) -> Any:
        if ours is theirs or (ours == theirs and type(ours) is type(theirs)):
            return ours
        if base is not UNKNOWN:
            if base is ours or (base == ours and type(base) is type(ours)):
                return theirs
            if base is theirs or (base == theirs and type(base) is type(theirs)):
                return ours
        return self._both_changed(base, ours, theirs, way)

    def _both_changed(self, base: Any, ours: Any, theirs: Any, way: Way) -> Any:
        # Both made it new, or one gave it another kind: there is nothing to compare the fields with.
        inner = base if type(base) is type(ours) else UNKNOWN
        if are_records(ours, theirs):
            return self._record(inner, ours, theirs, way)
        if are_mappings(ours, theirs):
            return self._mapping({} if base is ABSENT else inner, ours, theirs, way)
        if are_lists(ours, theirs):
            by = key_fields(*((ours, theirs) if inner is UNKNOWN else (inner, ours, theirs)))
            if by is not None:
                return self._list(inner, ours, theirs, by, way)
            if inner is not UNKNOWN and (merged := merged_sequence(inner, ours, theirs)) is not None:
                return merged
        return self._conflict(way, base, ours, theirs)

    def _record(self, base: Any, ours: Any, theirs: Any, way: Way) -> Any:
        before = len(self.conflicts)
        values = {
            name: self._value(_field(base, name), getattr(ours, name), getattr(theirs, name), (*way, name))
            for name in field_names(ours)
        }
        try:
            return replace(ours, **values)
        except ModelError as problem:  # each side is right in itself, both together are not
            del self.conflicts[before:]
            return self._conflict(way, base, ours, theirs, str(problem))

    def _mapping(self, base: Any, ours: Any, theirs: Any, way: Way) -> dict[Any, Any]:
        found = {}
        for key in dict.fromkeys((*(base if base is not UNKNOWN else ()), *ours, *theirs)):
            value = self._value(_item(base, key), ours.get(key, ABSENT), theirs.get(key, ABSENT), (*way, key))
            if value is not ABSENT:
                found[key] = value
        return found

    def _list(
        self, base: Any, ours: tuple[Any, ...], theirs: tuple[Any, ...], by: tuple[str, ...], way: Way
    ) -> tuple[Any, ...]:
        old = UNKNOWN if base is UNKNOWN else by_key(base, by)
        mine, yours = by_key(ours, by), by_key(theirs, by)
        found = {}
        for key in dict.fromkeys((*(old if old is not UNKNOWN else ()), *mine, *yours)):
            step = ItemKey(by, key)
            value = self._value(_item(old, key), mine.get(key, ABSENT), yours.get(key, ABSENT), (*way, step))
            if value is not ABSENT:
                found[key] = value
        order = self._order(tuple(old) if old is not UNKNOWN else None, tuple(mine), tuple(yours), (*way, OrderOf(by)))
        return tuple(found[key] for key in order if key in found)

    def _order(
        self, base: tuple[str, ...] | None, ours: tuple[str, ...], theirs: tuple[str, ...], way: Way
    ) -> list[str]:
        """Keys of all sides in one order that does not depend on which side is whose."""
        common = set(ours) & set(theirs)
        of_ours, of_theirs = (tuple(key for key in keys if key in common) for keys in (ours, theirs))
        of_base = None if base is None else tuple(key for key in base if key in common)
        if of_base is not None and set(of_base) == common:
            chosen = self._value(of_base, of_ours, of_theirs, way)
        else:
            chosen = of_ours if of_ours == of_theirs else min(of_ours, of_theirs)
        order = list(chosen)
        if base is not None:  # what only one side has kept stands where it stood
            order = _with_kept(order, base, (ours, theirs))
        return _with_added(order, (ours, theirs))

    def _conflict(self, way: Way, base: Any, ours: Any, theirs: Any, why: str = "") -> Any:
        values = {Side.BASE: base, Side.OURS: ours, Side.THEIRS: theirs}
        side = self._choices.get(way)
        if side is None or values[side] is UNKNOWN:
            side = self._prefer
            if values[side] is ABSENT:
                side = Side.THEIRS if side is Side.OURS else Side.OURS
        self.conflicts.append(Conflict(way, base, ours, theirs, side, why))
        return values[side]


def _without_gone(options: Options, gone: frozenset[str]) -> Options:
    """Options whose views name nothing that one side has removed."""
    views = with_ids(options.views, lambda key: None if key in gone else key)
    return options if views is options.views else replace(options, views=views)


def _ids_of(*documents: Document) -> frozenset[str]:
    return frozenset().union(*(_ids_of_parts(document.design, document.layout) for document in documents))


def _ids_of_parts(design: Design, layout: Layout) -> frozenset[str]:
    return design.all_ids | layout.annotations.keys()


def _field(base: Any, name: str) -> Any:
    return UNKNOWN if base is UNKNOWN else getattr(base, name)


def _item(base: Any, key: Any) -> Any:
    return UNKNOWN if base is UNKNOWN else base.get(key, ABSENT)


def _with_kept(order: list[str], base: tuple[str, ...], sides: tuple[tuple[str, ...], ...]) -> list[str]:
    """Puts back what one side kept and the other removed, in case it stays."""
    known = {*order, *(key for keys in sides for key in keys if key in set(base))}
    return reordered([key for key in base if key in known], order)


def _with_added(order: list[str], sides: tuple[tuple[str, ...], ...]) -> list[str]:
    """Puts new keys behind those that they stand behind; what both put at one place comes in alphabetical order."""
    known = set(order)
    groups: dict[str | None, list[tuple[str, ...]]] = {}
    for keys in sides:
        anchor: str | None = None
        run: list[str] = []
        for key in (*keys, None):
            if key is not None and key not in known:
                run.append(key)
                continue
            if run:
                groups.setdefault(anchor, []).append(tuple(run))
            anchor, run = key, []
    result: dict[str, None] = {}
    for anchor in (None, *order):
        if anchor is not None:
            result[anchor] = None
        for group in sorted(groups.get(anchor, ())):
            result.update(dict.fromkeys(group))
    return list(result)


def _merged_comments(base: Any, ours: tuple[FileComment, ...], theirs: tuple[FileComment, ...]) -> Any:
    """Remarks of both sides. None is dropped for the other's sake: where both wrote, both stand there."""
    if ours == theirs or base == theirs:
        return ours
    if base == ours:
        return theirs
    old, mine, yours = ({} if side is UNKNOWN else _by_place(side) for side in (base, ours, theirs))
    found = []
    for place in dict.fromkeys((*mine, *yours)):
        text = _merged_text(old.get(place), mine.get(place), yours.get(place), is_known=base is not UNKNOWN)
        if text:
            found.append(FileComment(anchor=place[0], place=place[1], text=text))
    return tuple(sorted(found, key=lambda comment: _rank(comment, (old, mine, yours))))


def _by_place(comments: Iterable[FileComment]) -> dict[tuple[tuple[str, ...], CommentPlace], str]:
    found: dict[tuple[tuple[str, ...], CommentPlace], str] = {}
    for comment in comments:
        place = (comment.anchor, comment.place)
        found[place] = "\n".join(filter(None, (found.get(place), comment.text)))
    return found


def _merged_text(old: str | None, mine: str | None, yours: str | None, *, is_known: bool) -> str | None:
    if mine == yours or (is_known and yours == old):
        return mine
    if is_known and mine == old:
        return yours
    lines = sorted(text for text in (mine, yours) if text)
    return "\n".join(dict.fromkeys(line for text in lines for line in text.split("\n")))


def _rank(comment: FileComment, versions: tuple[Mapping[Any, str], ...]) -> tuple[Any, ...]:
    """Where a comment stands among the others: as in the base, new ones after that by place."""
    place = (comment.anchor, comment.place)
    known = list(versions[0])
    return (0, known.index(place)) if place in versions[0] else (1, comment.anchor, comment.place.value)
