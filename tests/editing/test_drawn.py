from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.editing.autolayout import completed
from planner.editing.drawing import Box, boxes_in, drawn_relations
from planner.editing.drawn import DrawnBoxes, DrawnRelations, different
from planner.editing.edit import Edit
from planner.editing.moves import FoldElements, MoveNodes
from planner.editing.nodes import RenameElement
from planner.editing.removal import RemoveElements
from planner.model.document import Document
from planner.model.errors import ModelError
from tests.editing.samples import example

START = completed(example("enterprise"))
IDS = st.sampled_from([element.id for element in (*START.design.zones, *START.design.nodes)])
PLACES = st.integers(-200, 200).map(lambda number: number * 10.0)
EDITS = st.one_of(
    st.builds(lambda key, x, y: MoveNodes(((key, x, y),)), IDS, PLACES, PLACES),
    st.builds(lambda key, is_folded: FoldElements((key,), is_folded), IDS, st.booleans()),
    st.builds(lambda key: RemoveElements(frozenset({key})), IDS),
    st.builds(RenameElement, IDS, st.sampled_from(["North", "South"])),
)


def edited(document: Document, edit: Edit) -> Document:
    try:
        return edit.apply(document)
    except (ModelError, KeyError):  # what it edits has been removed
        return document


@given(st.lists(EDITS, max_size=8))
def test_what_is_remembered_equals_what_is_worked_out_afresh(edits: list[Edit]) -> None:
    boxes, relations = DrawnBoxes(), DrawnRelations()
    versions = [START]
    for edit in edits:
        versions.append(edited(versions[-1], edit))
    for document in (*versions, START):
        assert boxes.update(document.design, document.layout) == boxes_in(document.design, document.layout)
        assert tuple(relations.update(document.design).values()) == drawn_relations(document.design)


def test_what_did_not_change_is_the_same_object() -> None:
    boxes, relations = DrawnBoxes(), DrawnRelations()
    before, lines = boxes.update(START.design, START.layout), relations.update(START.design)
    key = next(iter(START.design.servers)).id
    moved = replace(START, layout=MoveNodes(((key, -900.0, -900.0),)).apply(START).layout)
    after = boxes.update(moved.design, moved.layout)
    assert [name for name, box in after.nodes.items() if before.nodes[name] is not box] == [key]
    assert different(before.nodes, after.nodes) == {key}
    assert any(before.zones[name] is box for name, box in after.zones.items())
    renamed = RenameElement(key, "Other").apply(START)
    for name, line in relations.update(renamed.design).items():
        assert lines[name] is line


def test_boxes_that_came_and_went_are_different() -> None:
    box = Box(0, 0, 10, 10)
    assert different({"a": box, "b": box}, {"b": Box(0, 0, 10, 10), "c": box}) == {"a", "c"}
