from __future__ import annotations

from dataclasses import replace

import pytest

from planner.editing.autolayout import completed
from planner.editing.change import Change
from planner.editing.design_settings import ChangeTitle
from planner.editing.edit import EditGroup
from planner.editing.history import History
from planner.editing.moves import MoveNodes
from planner.editing.nodes import ChangeField, RenameElement
from planner.editing.session import EditingSession
from planner.model.document import Document
from planner.model.errors import ModelError
from tests.editing.samples import example, small_document


def test_undo_gives_back_the_very_object_and_redo_the_other() -> None:
    first = small_document()
    session = EditingSession(first)
    session.do(RenameElement("pool", "Berlin"))
    second = session.document
    session.undo()
    assert session.document is first
    session.redo()
    assert session.document is second
    assert (session.can_undo, session.can_redo) == (True, False)
    assert (session.undo_label, session.redo_label) == ("Rename to 'Berlin'", None)
    assert (session.undo_labels, session.redo_labels) == (("Rename to 'Berlin'",), ())


def test_nothing_to_undo_is_no_error() -> None:
    session = EditingSession(small_document())
    assert session.undo().is_empty
    assert session.redo().is_empty


def test_listeners_hear_each_change_until_they_leave() -> None:
    session = EditingSession(small_document())
    heard: list[Change] = []
    leave = session.subscribe(heard.append)
    session.do(RenameElement("pool", "Berlin"))
    session.undo()
    assert [change.changed for change in heard] == [{"pool"}, {"pool"}]
    leave()
    leave()
    session.redo()
    assert len(heard) == 2


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    session = EditingSession(small_document())
    heard: list[Change] = []
    session.subscribe(heard.append)
    assert session.do(RenameElement("pool", "Front End pool")).is_empty
    assert not session.can_undo
    assert not session.is_dirty
    assert heard == []


def test_a_refused_edit_changes_nothing() -> None:
    first = small_document()
    session = EditingSession(first)
    with pytest.raises(ModelError):
        session.do(EditGroup("Both", (RenameElement("pool", "Berlin"), RenameElement("nobody", "x"))))
    assert session.document is first
    assert not session.can_undo


def test_a_group_is_one_step() -> None:
    session = EditingSession(small_document())
    session.do(EditGroup("Both", (RenameElement("pool", "Berlin"), RenameElement("files", "Files"))))
    assert session.undo_labels == ("Both",)


def test_a_drag_is_one_step() -> None:
    first = small_document()
    session = EditingSession(first)
    for x in range(5):
        session.do(MoveNodes((("pool", x * 10.0, 0.0),), merge_key="drag 1"))
    session.do(MoveNodes((("pool", 0.0, 0.0),), merge_key="drag 2"))
    assert len(session.undo_labels) == 2
    session.undo()
    assert session.document.layout.placements["pool"].x == 40
    session.undo()
    assert session.document is first


def test_merging_stops_at_undo_at_a_save_and_when_told() -> None:
    session = EditingSession(small_document())

    def move(x: float) -> None:
        session.do(MoveNodes((("pool", x, 0.0),), merge_key="drag"))

    move(10)
    session.end_merge()
    move(20)
    session.mark_saved()
    move(30)
    session.undo()
    assert not session.is_dirty
    move(40)
    assert len(session.undo_labels) == 3


def test_dirty_means_other_than_saved() -> None:
    session = EditingSession(small_document())
    dirty = [session.is_dirty]
    for act in (
        lambda: session.do(RenameElement("pool", "Berlin")),
        session.mark_saved,
        session.undo,
        session.redo,
        session.mark_unsaved,
    ):
        act()
        dirty.append(session.is_dirty)
    assert dirty == [False, True, False, True, False, True]


def test_a_new_edit_takes_the_undone_future_away() -> None:
    session = EditingSession(small_document())
    session.do(RenameElement("pool", "Berlin"))
    session.undo()
    session.do(RenameElement("pool", "Paris"))
    assert not session.can_redo


def test_the_first_edit_pins_what_was_placed_automatically() -> None:
    first = example("standard")
    assert first.layout.placements == {}
    session = EditingSession(first)
    session.do(RenameElement("se01", "Berlin"))
    placed = session.document.layout.placements
    assert set(placed) == {item.id for item in (*first.design.nodes, *first.design.zones)}
    session.undo()
    assert session.document is first


def test_at_least_five_hundred_steps_are_kept() -> None:
    first = small_document()
    session = EditingSession(first)
    for number in range(600):
        session.do(RenameElement("pool", f"Pool {number}"))
    while session.can_undo:
        session.undo()
    assert session.document is first


def test_the_limit_forgets_the_oldest() -> None:
    history = History(Document(), limit=2)
    for number in range(4):
        history.push(Document(title=str(number)), str(number), None)
    assert history.undo_labels == ("3", "2")


def test_steps_share_what_they_did_not_touch() -> None:
    design = small_document().design
    servers = tuple(
        replace(design.servers[1], id=f"files-{number}", members=(), name=f"Files {number}") for number in range(1000)
    )
    document = Document(design=replace(design, servers=(*design.servers, *servers)))
    session = EditingSession(document)
    session.do(ChangeField("files-7", ("note",), "x"))
    after = session.document.design
    touched = [new.id for new, old in zip(after.servers, document.design.servers, strict=True) if new is not old]
    assert touched == ["files-7"]
    change = session.undo()
    assert change.changed == {"files-7"}
    assert session.document is document


def test_an_edit_worked_out_before_is_done_on_the_document_as_it_is_by_then() -> None:
    first = small_document()
    session = EditingSession(first)
    prepared = session.prepare(RenameElement("pool", "Berlin"))
    assert session.document is first
    assert not session.can_undo
    session.do(ChangeTitle("Plan"))
    session.take(prepared)
    assert (session.document.title, session.undo_labels[0]) == ("Plan", "Rename to 'Berlin'")
    assert session.document == RenameElement("pool", "Berlin").apply(ChangeTitle("Plan").apply(completed(first)))
