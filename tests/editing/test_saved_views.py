"""Edits of saved views, and what other edits and merging make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from planner.editing.annotations import AddAnnotation
from planner.editing.change import compare
from planner.editing.merging import merge
from planner.editing.nodes import ChangeId
from planner.editing.removal import RemoveElements
from planner.editing.saved_views import KeepView, RemoveView, RenameView
from planner.model.comparison import compare_documents
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Annotation, Placement
from planner.model.views import DrawnKind, SavedView
from tests.editing.samples import small_document
from tests.strategies import documents

PERIMETER = SavedView(name="Perimeter", only=("outside",), hidden=("phone",))


def with_views(*views: SavedView) -> Document:
    document = small_document()
    for view in views:
        document = KeepView(view).apply(document)
    return document


def names(document: Document) -> list[str]:
    return [view.name for view in document.options.views]


def test_keeping_adds_a_view_or_takes_the_place_of_the_one_with_its_name() -> None:
    document = with_views(PERIMETER, SavedView(name="Inside"))
    assert names(document) == ["Perimeter", "Inside"]
    changed = KeepView(SavedView(name="perimeter")).apply(document)
    assert changed.options.views == (SavedView(name="perimeter"), SavedView(name="Inside"))


def test_views_change_neither_the_plan_nor_the_drawing() -> None:
    change = compare(small_document(), with_views(PERIMETER))
    assert (change.touches_design, change.moved, change.has_options) == (False, frozenset(), True)


def test_renaming_and_removing() -> None:
    document = with_views(PERIMETER, SavedView(name="Inside"))
    assert names(RenameView("perimeter", "DMZ").apply(document)) == ["DMZ", "Inside"]
    assert names(RenameView("Perimeter", "PERIMETER").apply(document)) == ["PERIMETER", "Inside"]
    assert names(RemoveView("Inside").apply(document)) == ["Perimeter"]
    for edit in (
        RenameView("Perimeter", "inside"),
        RenameView("Perimeter", " "),
        RenameView("x", "y"),
        RemoveView("x"),
    ):
        with pytest.raises(ModelError):
            edit.apply(document)


def test_views_follow_ids_and_let_go_of_what_is_removed() -> None:
    document = with_views(PERIMETER)
    [view] = ChangeId("outside", "world").apply(document).options.views
    assert view == replace(PERIMETER, only=("world",))
    [view] = RemoveElements(frozenset({"phone"})).apply(document).options.views
    assert view == replace(PERIMETER, hidden=())


def test_views_let_go_of_notes_that_are_removed() -> None:
    note = AddAnnotation("slip", Annotation(text="x"), Placement(x=0, y=0))
    document = KeepView(SavedView(name="v", hidden=("slip", "phone"))).apply(note.apply(small_document()))
    assert RemoveElements(frozenset({"slip"})).apply(document).options.views == (
        SavedView(name="v", hidden=("phone",)),
    )


def test_differences_are_told_by_the_names_of_the_views_and_not_as_moved() -> None:
    before = with_views(PERIMETER)
    after = KeepView(replace(PERIMETER, hidden=())).apply(before)
    found = compare_documents(before, KeepView(SavedView(name="New")).apply(after))
    assert [change.path for change in found.options] == [("views", "Perimeter", "hidden"), ("views", "New")]
    assert (found.moved, found.touches_design) == ((), False)


def test_two_people_add_a_view_each_and_change_two_fields_of_one() -> None:
    base = with_views(PERIMETER)
    ours = KeepView(SavedView(name="Ours")).apply(KeepView(replace(PERIMETER, hidden=())).apply(base))
    theirs = KeepView(SavedView(name="Theirs")).apply(
        KeepView(replace(PERIMETER, hidden_kinds=(DrawnKind.CLIENT,))).apply(base)
    )
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert names(merged.document) == ["Perimeter", "Ours", "Theirs"]
    assert merged.document.options.views[0] == SavedView(
        name="Perimeter", only=("outside",), hidden_kinds=(DrawnKind.CLIENT,)
    )


def test_a_view_that_both_changed_differently_stops_nobody() -> None:
    base = with_views(PERIMETER)
    ours, theirs = (KeepView(replace(PERIMETER, workload=word)).apply(base) for word in ("Mobility", "Branch"))
    merged = merge(base, ours, theirs)
    assert merged.is_clean
    assert [conflict.is_soft for conflict in merged.conflicts] == [True]
    assert merged.document.options.views[0].workload == "Mobility"


def test_a_merged_view_names_nothing_that_the_other_side_removed() -> None:
    base = with_views(PERIMETER)
    ours = RemoveElements(frozenset({"phone"})).apply(base)
    theirs = KeepView(SavedView(name="Phones", only=("phone", "pool"))).apply(base)
    merged = merge(base, ours, theirs)
    assert merged.document.options.views == (replace(PERIMETER, hidden=()), SavedView(name="Phones", only=("pool",)))


def test_one_name_in_two_spellings_is_a_conflict_and_no_file_that_cannot_be_read() -> None:
    base = with_views(PERIMETER)
    ours, theirs = (KeepView(SavedView(name=name)).apply(base) for name in ("Edge", "EDGE"))
    merged = merge(base, ours, theirs)
    assert names(merged.document) == ["Perimeter", "Edge"]
    assert not merged.is_clean


@given(documents(with_comments=False))
def test_keeping_what_is_kept_changes_nothing_and_removing_all_leaves_the_rest(document: Document) -> None:
    for view in document.options.views:
        assert KeepView(view).apply(document) == document
    left = document
    for view in document.options.views:
        left = RemoveView(view.name).apply(left)
    assert left == replace(document, options=replace(document.options, views=()))
