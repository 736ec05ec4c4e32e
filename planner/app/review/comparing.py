"""Two designs for people who decide: every single change, in groups that read like sentences.

A module of its own because it has no window: what is listed, how it is named and what belongs together is tested as
data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.app.appearance.translated import translate
from planner.app.forms.wording import field_label
from planner.app.forms.wording import kind_word as element_kind_word
from planner.canvas.items.change_overlay import ChangeKind, ChangeMark
from planner.editing.autolayout import completed
from planner.editing.drawing import Box, boxes_of
from planner.editing.parts import ItemKey, OrderOf, Step, element_of, is_about_drawing
from planner.editing.single_changes import SingleChange, single_changes
from planner.model.comparison import ABSENT, plain_value
from planner.model.design import Design, Element
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Layout
from planner.records import dataclass

if TYPE_CHECKING:
    from planner.worksheets.two_designs import DesignChanges, Told

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one element, or of what belongs to no element.

    Attributes:
        element: its id; empty for settings, options, title and remarks.
        title: what people call it.
    """

    kind: ChangeKind
    element: str
    title: str
    changes: tuple[SingleChange, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one drawing shows: a design with every place worked out, and the marks on it."""

    document: Document
    marks: tuple[ChangeMark, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents, what differs, and how that is drawn: each for itself, and one over the other."""

    before: Document
    after: Document
    groups: tuple[ChangeGroup, ...]
    drawn_before: Drawn
    drawn_after: Drawn
    drawn_both: Drawn

    @property
    def changes(self) -> tuple[SingleChange, ...]:
        """Every single change."""
        return tuple(change for group in self.groups for change in group.changes)

    def count(self, kind: ChangeKind) -> int:
        """How many elements were added, removed, changed or only moved."""
        return sum(group.kind is kind and bool(group.element) for group in self.groups)

    @property
    def has_consequences(self) -> bool:
        """Tells whether anything that is judged differs."""
        return self.before.design != self.after.design or self.before.options != self.after.options


def compared(before: Document, after: Document) -> Compared:
    """Everything that differs, and where it is drawn. Lays out what has no place yet; not for the window's thread."""
    groups = tuple(_groups(single_changes(before, after), before, after))
    old, new = completed(before), completed(after)
    both = completed(overlaid(before, after))
    origins, kinds = _boxes(old), ChangeKind
    return Compared(
        before,
        after,
        groups,
        Drawn(old, _marks(groups, old, origins, (kinds.REMOVED, kinds.CHANGED, kinds.MOVED))),
        Drawn(new, _marks(groups, new, origins, (kinds.ADDED, kinds.CHANGED, kinds.MOVED))),
        Drawn(both, _marks(groups, both, origins, tuple(kinds))),
    )


def consequences(found: Compared, told: Told) -> DesignChanges:
    """Findings and worksheet rows that differ. Takes as long as judging both designs; not for the window's thread.

    Args:
        found: what differs.
        told: hears how far it is; an error it raises ends the work.
    """
    from planner.worksheets.two_designs import compare_designs

    return compare_designs(found.before, found.after, told)


def _groups(changes: Iterable[SingleChange], before: Document, after: Document) -> Iterable[ChangeGroup]:
    by_element: dict[str, list[SingleChange]] = {}
    for change in changes:
        by_element.setdefault(_owner(change, before.design, after.design), []).append(change)
    others = by_element.pop("", [])
    for element_id, found in by_element.items():
        old, new = before.design.find(element_id), after.design.find(element_id)
        yield ChangeGroup(_kind(old, new, found), element_id, _title(new or old, element_id), tuple(found))
    if others:
        yield ChangeGroup(ChangeKind.CHANGED, "", translate("compare", "Design, options and remarks"), tuple(others))


def _owner(change: SingleChange, *designs: Design) -> str:
    """The element that a change is listed under; lines that stand for no element are listed with their source."""
    key = element_of(change.way)
    if not key or any(design.find(key) is not None for design in designs):
        return key
    source = key.partition("--")[0]
    return source if any(design.find(source) is not None for design in designs) else ""


def _kind(old: Element | None, new: Element | None, changes: Iterable[SingleChange]) -> ChangeKind:
    if old is None:
        return ChangeKind.ADDED
    if new is None:
        return ChangeKind.REMOVED
    return ChangeKind.MOVED if all(is_about_drawing(change.way) for change in changes) else ChangeKind.CHANGED


def _title(element: Element | None, element_id: str) -> str:
    if element is None:
        return element_id
    name = getattr(element, "name", "") or element_id
    return f"{name} ({element_kind_word(element.kind)})"


def kind_word(kind: ChangeKind) -> str:
    """A kind of change in words."""
    return {
        ChangeKind.ADDED: translate("compare", "added"),
        ChangeKind.REMOVED: translate("compare", "removed"),
        ChangeKind.CHANGED: translate("compare", "changed"),
        ChangeKind.MOVED: translate("compare", "moved"),
    }[kind]


def place_of(change: SingleChange) -> str:
    """Where in its element a change is, in the words of the inspector."""
    if is_about_drawing(change.way):
        return translate("compare", "place on the drawing")
    way = change.way[1:] if change.way[:1] == ("design",) else change.way
    if element_of(change.way):
        way = way[2:]
    return " › ".join(map(_step_word, way)) or translate("compare", "everything")


def _step_word(step: Step) -> str:
    if isinstance(step, ItemKey):
        return step.key
    return translate("compare", "order") if isinstance(step, OrderOf) else field_label(object, step)


def shown(value: Any) -> str:
    """A value for people, short."""
    if value is ABSENT:
        return "–"
    plain = plain_value(value)
    if isinstance(plain, dict) and "id" in plain:
        plain = plain.get("name") or plain.get("text") or plain["id"]
    text = "–" if plain is None or plain == "" else str(plain)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


# --- on the drawing --------------------------------------------------------------------------------


def overlaid(before: Document, after: Document) -> Document:
    """Both designs in one drawing: the new one, and what is gone where it stood; the new one alone where ids clash."""
    gone = [element for element in before.design.elements if after.design.find(element.id) is None]
    old, new = completed(before), completed(after)
    places = {element.id: old.layout.placements[element.id] for element in gone if element.id in old.layout.placements}
    try:
        design = new.design.with_elements(tuple(gone))
    except ModelError:  # an id of what is gone is used again for something else
        return after
    layout: Layout = new.layout.with_placements(places)
    return replace(new, design=design, layout=layout)


def _marks(
    groups: Iterable[ChangeGroup], document: Document, origins: Mapping[str, Box], kinds: Collection[ChangeKind]
) -> tuple[ChangeMark, ...]:
    """Frames for what changed, on a drawing, for these kinds only."""
    boxes = _boxes(document)
    found = []
    for group in groups:
        box = boxes.get(group.element)
        if box is not None and group.kind in kinds:
            origin = origins.get(group.element) if group.kind is ChangeKind.MOVED else None
            found.append(ChangeMark(group.kind, box, kind_word(group.kind), origin))
    return tuple(found)


def _boxes(document: Document) -> dict[str, Box]:
    boxes = boxes_of(document.design, document.layout.placements)
    return {**boxes.zones, **boxes.nodes}
