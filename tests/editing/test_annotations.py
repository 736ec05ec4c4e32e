from __future__ import annotations

import pytest

from planner.designfile import format_document, parse_document
from planner.editing.annotations import (
    MAX_TEXT,
    AddAnnotation,
    ChangeNote,
    LockElements,
    RaiseElements,
    locked_among,
    new_annotation,
)
from planner.editing.drawing import Box, boxes_in, note_box
from planner.editing.moves import FoldElements, MoveNodes, ResizeArea
from planner.editing.nodes import ChangeId
from planner.editing.removal import RemoveElements
from planner.editing.session import EditingSession
from planner.model.document import Document
from planner.model.errors import ModelError, UnknownElementError
from planner.model.layout import Annotation, Placement
from tests.editing.samples import small_document


def noted() -> Document:
    return new_annotation(small_document(), (103, 207)).apply(small_document())


def test_a_note_is_added_on_the_grid_moved_and_removed_as_steps() -> None:
    session = EditingSession(small_document())
    edit = new_annotation(session.document, (103, 207))
    change = session.do(edit)
    assert change.moved == {"note-1"}
    assert not change.touches_design
    assert session.undo_label == "Add note"
    assert session.document.layout.placements["note-1"].x == 100
    session.do(MoveNodes((("note-1", 5, 6),)))
    session.do(ResizeArea("note-1", Box(5, 6, 300, 80)))
    session.do(ChangeNote("note-1", "Ask the network team."))
    session.do(RemoveElements(frozenset({"note-1"})))
    assert not session.document.layout.annotations
    assert "note-1" not in session.document.layout.placements
    while session.can_undo:
        session.undo()
    assert session.document == small_document()


def test_notes_come_back_from_the_file_as_they_were() -> None:
    document = ChangeNote("note-1", "Two lines:\n# no comment").apply(noted())
    document = new_annotation(document, (0, 0), is_frame=True, around=Box(10, 40, 100, 50)).apply(document)
    document = LockElements(("note-1", "pool")).apply(document)
    document = RaiseElements(("pool",)).apply(document)
    read = parse_document(format_document(document), "x.yaml").document
    assert read.layout == document.layout
    assert read.layout.annotations["frame-1"].is_frame
    assert read.design == document.design


def test_a_note_cannot_take_the_id_of_an_element_nor_an_element_that_of_a_note() -> None:
    with pytest.raises(ModelError, match="in use"):
        AddAnnotation("pool", Annotation(text="x"), Placement(x=0, y=0)).apply(small_document())
    with pytest.raises(ModelError, match="in use"):
        ChangeId("pool", "note-1").apply(noted())


def test_a_book_is_no_note_and_an_unknown_note_has_no_words() -> None:
    with pytest.raises(ModelError, match="at most"):
        ChangeNote("note-1", "x" * (MAX_TEXT + 1)).apply(noted())
    with pytest.raises(UnknownElementError):
        ChangeNote("note-2", "x").apply(noted())


def test_a_note_is_as_tall_as_its_words_need() -> None:
    short, long = Annotation(text="x"), Annotation(text="word " * 60)
    place = Placement(x=0, y=0, width=200)
    assert note_box(long, place).height > note_box(short, place).height + 100


def test_front_and_back_are_beyond_all_others() -> None:
    document = RaiseElements(("pool",)).apply(small_document())
    document = RaiseElements(("files",)).apply(document)
    document = RaiseElements(("fw",), is_front=False).apply(document)
    levels = {key: placement.level for key, placement in document.layout.placements.items()}
    assert levels["files"] > levels["pool"] > levels["phone"] > levels["fw"]


def test_locks_are_kept_in_the_layout() -> None:
    document = LockElements(("pool", "fw")).apply(small_document())
    assert locked_among(document, ("pool", "phone")) == {"pool"}
    assert locked_among(LockElements(("pool",), is_locked=False).apply(document), ("pool",)) == set()


def test_a_folded_zone_is_a_small_box_that_stands_for_what_is_in_it() -> None:
    document = small_document()
    open_boxes = boxes_in(document.design, document.layout)
    folded = FoldElements(("inside",)).apply(document)
    boxes = boxes_in(folded.design, folded.layout)
    assert set(open_boxes.nodes) - set(boxes.nodes) == {"pool", "files"} == set(boxes.hidden)
    assert boxes.shown_at("pool") == boxes.zones["inside"]
    assert boxes.zones["inside"].width < open_boxes.zones["inside"].width
    unfolded = FoldElements(("inside",), is_folded=False).apply(folded)
    assert boxes_in(unfolded.design, unfolded.layout) == open_boxes
