"""Edits of elements: add, replace, rename, change one field, change an id everywhere.

A module of its own because the inspector, the palette and the canvas all change elements by these few acts.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from planner.editing.drawing import drawn_relations
from planner.editing.edit import with_design
from planner.model.design import SECTIONS, Design, Element
from planner.model.devices import Firewall
from planner.model.document import Document, FileComment
from planner.model.errors import ModelError, UnknownElementError
from planner.model.ids import check_id
from planner.model.layout import Layout, Placement
from planner.model.options import Options
from planner.model.references import map_references
from planner.model.relations import RelationKind
from planner.model.views import with_ids
from planner.records import dataclass

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class AddElements:
    """Adds elements with their places.

    Attributes:
        placements: (id, placement) of those that are drawn.
    """

    elements: tuple[Element, ...]
    placements: tuple[tuple[str, Placement], ...] = ()
    label: str = "Add"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the elements at the end of their sections.

        Raises:
            ModelError: an id is in use, or a reference leads nowhere.
        """
        for element in self.elements:
            if element.id in document.design.all_ids or element.id in document.layout.annotations:
                raise ModelError(f"the id {element.id!r} is in use (ids are unique in a design)")
        added = with_design(document, document.design.with_elements(self.elements))
        return replace(added, layout=added.layout.with_placements(dict(self.placements)))


@dataclass(frozen=True, slots=True)
class ReplaceElements:
    """Puts changed elements in the place of those with the same ids."""

    elements: tuple[Element, ...]
    label: str = "Change"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the changed elements.

        Raises:
            ModelError: an element does not exist or has become another kind, or a reference leads nowhere.
        """
        for element in self.elements:
            before = document.design.get(element.id)
            if before.kind != element.kind:
                raise ModelError(f"{element.id!r} is a {before.kind} and cannot become a {element.kind}")
        return with_design(document, document.design.with_elements(self.elements))


@dataclass(frozen=True, slots=True)
class RenameElement:
    """Gives an element another display name; its id stays."""

    element: str
    name: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return f"Rename to '{self.name}'"

    def apply(self, document: Document) -> Document:
        """The document with the new name.

        Raises:
            ModelError: no such element, an empty name, or an element that has no name.
        """
        element = document.design.get(self.element)
        if not hasattr(element, "name"):
            raise ModelError(f"a {element.kind} has no display name")
        if not self.name.strip():
            raise ModelError("the name is empty")
        return ChangeField(self.element, ("name",), self.name.strip()).apply(document)


@dataclass(frozen=True, slots=True)
class ChangeField:
    """Puts one value into one field.

    Attributes:
        element: id of an element, machine or VIP.
        path: field names and positions from the element to the value, outermost first.
        merge_key: give one for a field that changes while typing.
    """

    element: str
    path: FieldPath
    value: Any
    label: str = "Change"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the value; validated because every value on the way is constructed anew.

        Raises:
            ModelError: no such element or field, or a value that the model refuses.
        """
        if not self.path:
            raise ModelError("no field is named")
        if self.path == ("id",):
            return ChangeId(self.element, str(self.value)).apply(document)
        owner, path = _resolved(document.design, self.element, self.path)
        changed: Element = _with_value(owner, path, self.value)
        if isinstance(owner, Firewall) and isinstance(changed, Firewall):
            changed = following_interface_names(owner, changed)
        if changed.id != owner.id or changed.kind != owner.kind:
            raise ModelError(f"the id and kind of {owner.id!r} are not fields")
        return with_design(document, document.design.with_element(changed))


def _resolved(design: Design, part_id: str, path: FieldPath) -> tuple[Element, FieldPath]:
    """The element that holds a part, and the path from there."""
    owner = design.owner_of(part_id)
    if owner is None:
        raise UnknownElementError(f"no element has the id {part_id!r}")
    if owner.id == part_id:
        return owner, path
    for key in ("members", "vips"):
        for index, part in enumerate(getattr(owner, key, ())):
            if part.id == part_id:
                return owner, (key, index, *path)
    raise UnknownElementError(f"no element has the id {part_id!r}")  # pragma: no cover (owner_of found it)


def _with_value(holder: Any, path: FieldPath, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(holder, tuple):
        if not isinstance(step, int) or not 0 <= step < len(holder):
            raise ModelError(f"there is no item {step!r}")
        return (*holder[:step], _with_value(holder[step], rest, value), *holder[step + 1 :])
    if is_dataclass(holder) and not isinstance(holder, type) and step in {field.name for field in fields(holder)}:
        name = str(step)
        return replace(holder, **{name: _with_value(getattr(holder, name), rest, value)})
    raise ModelError(f"there is no field {step!r}")


def following_interface_names(before: Firewall, after: Firewall) -> Firewall:
    """NAT entries and rules of `after` follow interfaces that were renamed in place."""
    if len(before.interfaces) != len(after.interfaces):
        return after
    pairs = zip(before.interfaces, after.interfaces, strict=True)
    renamed = {old.name: new.name for old, new in pairs if old.name != new.name}
    if not renamed:
        return after
    nat = tuple(replace(entry, interface=renamed.get(entry.interface, entry.interface)) for entry in after.nat)
    rules = tuple(
        replace(
            rule,
            from_interface=renamed.get(rule.from_interface or "", rule.from_interface),
            to_interface=renamed.get(rule.to_interface or "", rule.to_interface),
        )
        for rule in after.rules
    )
    return replace(after, nat=nat, rules=rules)


@dataclass(frozen=True, slots=True)
class ChangeId:
    """Gives an element, machine or VIP another id, everywhere."""

    element: str
    new_id: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return f"Change id to '{self.new_id}'"

    def apply(self, document: Document) -> Document:
        """The document in which every reference, place, note and comment follows.

        Raises:
            ModelError: no such element, a malformed id, or one that is in use.
        """
        old, new = self.element, self.new_id
        design = document.design
        if old not in design.all_ids:
            raise UnknownElementError(f"no element has the id {old!r}")
        check_id(new)
        if new == old:
            return document
        if new in design.all_ids or new in document.layout.annotations:
            raise ModelError(f"the id {new!r} is in use (ids are unique in a design)")

        def renamed(key: str) -> str:
            return new if key == old else key

        sections: dict[str, Any] = {
            section: tuple(_renamed_element(item, renamed) for item in getattr(design, section)) for section in SECTIONS
        }
        return replace(
            document,
            design=replace(design, **sections),
            layout=_renamed_layout(document, renamed),
            options=_renamed_options(document.options, renamed),
            comments=tuple(_renamed_comment(comment, renamed) for comment in document.comments),
        )


def _renamed_element(element: Element, renamed: Callable[[str], str]) -> Element:
    mapped = map_references(element, renamed)
    assert mapped is not None  # no reference was taken out
    for key in ("members", "vips"):
        parts = getattr(mapped, key, ())
        if any(renamed(part.id) != part.id for part in parts):
            changed: dict[str, Any] = {key: tuple(replace(part, id=renamed(part.id)) for part in parts)}
            mapped = replace(mapped, **changed)
    return mapped if renamed(mapped.id) == mapped.id else replace(mapped, id=renamed(mapped.id))


def _renamed_layout(document: Document, renamed: Callable[[str], str]) -> Layout:
    layout = document.layout
    # The id of an implied line is made of the ids of its ends.
    lines = {
        relation.id: f"{renamed(relation.source)}--{renamed(relation.target)}"
        for relation in (drawn_relations(document.design) if layout.bends else ())
        if relation.kind is not RelationKind.LINK
    }
    return replace(
        layout,
        placements={renamed(key): value for key, value in layout.placements.items()},
        bends={lines.get(key, renamed(key)): value for key, value in layout.bends.items()},
    )


def _renamed_options(options: Options, renamed: Callable[[str], str]) -> Options:
    return replace(
        options,
        suppressions=tuple(
            replace(item, element=renamed(item.element)) if item.element else item for item in options.suppressions
        ),
        review_notes=tuple(
            replace(item, element=renamed(item.element)) if item.element else item for item in options.review_notes
        ),
        views=with_ids(options.views, renamed),
    )


def _renamed_comment(comment: FileComment, renamed: Callable[[str], str]) -> FileComment:
    # Anchors go section, id, field, id ...: ids stand at odd places, and a field may bear the same word.
    anchor = tuple(renamed(key) if index % 2 else key for index, key in enumerate(comment.anchor))
    return comment if anchor == comment.anchor else replace(comment, anchor=anchor)
