"""Edit: what every act is, and how several become one step.

A module of its own because history, canvas and tests know edits by this protocol and by nothing else.
"""

from dataclasses import replace
from typing import Protocol

from planner.editing.drawing import drawn_relations
from planner.model.design import Design
from planner.model.document import Document
from planner.model.layout import Layout
from planner.model.options import Options
from planner.model.review import ReviewNote
from planner.model.views import with_ids
from planner.records import dataclass


class Edit(Protocol):
    """An act that can be done to a document.

    Attributes:
        label: what the menu says after "Undo", for instance "Move 3 elements".
        merge_key: consecutive edits with an equal key are one step of the history; None never merges.
    """

    @property
    def label(self) -> str:
        """What the menu says after "Undo"."""

    @property
    def merge_key(self) -> str | None:
        """Key by which consecutive edits become one step."""

    def apply(self, document: Document) -> Document:
        """The document after the act; `document` itself is never changed.

        Raises:
            ModelError: the act would give a broken structure; nothing has happened.
        """


@dataclass(frozen=True, slots=True)
class EditGroup:
    """Several edits done as one step, in order; one that fails takes all with it."""

    label: str
    edits: tuple[Edit, ...]
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """Applies every edit to the result of the one before."""
        for edit in self.edits:
            document = edit.apply(document)
        return document


def with_design(document: Document, design: Design) -> Document:
    """`document` with another design; what was pinned to elements that are gone goes too, but not what people said.

    Placements, bends and suppressions of a gone element would otherwise come back to life on the next element that
    happens to get its id. Comments stay, as in the review tools people know: they let go of the id and keep the name
    of what they were about.
    """
    if design is document.design:
        return document
    return replace(
        document,
        design=design,
        layout=_existing_layout(document.layout, design),
        options=_existing_options(document.options, document.design, design),
    )


def _existing_layout(layout: Layout, design: Design) -> Layout:
    gone = {key for key in layout.placements if design.find(key) is None and key not in layout.annotations}
    if layout.bends:
        drawn = {relation.id for relation in drawn_relations(design)}
        gone.update(key for key in layout.bends if key not in drawn)
    return layout.without(frozenset(gone)) if gone else layout


def _existing_options(options: Options, before: Design, after: Design) -> Options:
    gone = before.all_ids - after.all_ids
    if not gone:
        return options
    suppressions = tuple(item for item in options.suppressions if item.element not in gone)
    notes = tuple(_without_element(item, before) if item.element in gone else item for item in options.review_notes)
    views = with_ids(options.views, lambda key: None if key in gone else key)
    if len(suppressions) == len(options.suppressions) and notes == options.review_notes and views is options.views:
        return options
    return replace(options, suppressions=suppressions, review_notes=notes, views=views)


def _without_element(note: ReviewNote, before: Design) -> ReviewNote:
    """A comment whose element is gone."""
    key = note.element or ""
    member = before.find_member(key)
    name = member[1].fqdn if member is not None else getattr(before.find(key), "name", "")
    return replace(note, element=None, removed=name or key)
