from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.editing.drawing import Box
from planner.editing.moves import (
    Alignment,
    BendLine,
    Direction,
    FoldElements,
    MoveNodes,
    ResizeArea,
    align_nodes,
    distribute_nodes,
)
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Placement
from tests.editing.samples import small_document

NUMBERS = st.integers(-500, 500).map(float)
BOXES = st.lists(
    st.builds(Box, NUMBERS, NUMBERS, st.sampled_from([50.0, 190.0]), st.sampled_from([60.0, 110.0])), min_size=2
).map(lambda boxes: tuple((f"n{index}", box) for index, box in enumerate(boxes)))


def test_moving_keeps_sizes_and_touches_no_plan() -> None:
    document = small_document()
    after = MoveNodes((("inside", 7, 8), ("pool", 1, 2))).apply(document)
    assert after.design is document.design
    assert after.layout.placements["inside"] == Placement(x=7, y=8, width=300, height=300)
    assert after.layout.placements["pool"] == Placement(x=1, y=2)
    assert after.layout.placements["fw"] is document.layout.placements["fw"]


def test_an_area_is_resized() -> None:
    after = ResizeArea("inside", Box(1, 2, 3, 4)).apply(small_document())
    assert after.layout.placements["inside"] == Placement(x=1, y=2, width=3, height=4)
    with pytest.raises(ModelError):
        ResizeArea("inside", Box(1, 2, 0, 4)).apply(small_document())


def test_what_does_not_exist_cannot_be_moved_or_bent() -> None:
    with pytest.raises(ModelError):
        MoveNodes((("nobody", 0, 0),)).apply(small_document())
    with pytest.raises(ModelError):
        BendLine("nobody", ((0, 0),)).apply(small_document())


def test_folding_needs_a_place_to_keep_it() -> None:
    after = FoldElements(("pool", "nobody")).apply(small_document())
    assert after.layout.placements["pool"].is_folded
    assert FoldElements(("pool",), is_folded=False).apply(after).layout == small_document().layout
    assert FoldElements(("pool",)).apply(Document()) == Document()
    assert (FoldElements((), True).label, FoldElements((), False).label) == ("Fold", "Unfold")


def test_bends_are_set_and_taken_back() -> None:
    after = BendLine("pool-files", ((1, 2),)).apply(small_document())
    assert after.layout.bends == {"pool-files": ((1, 2),)}
    assert BendLine("pool-files").apply(after).layout.bends == {}


@given(BOXES, st.sampled_from(Alignment))
def test_aligned_boxes_share_the_edge_and_stay_in_the_frame(
    boxes: tuple[tuple[str, Box], ...], alignment: Alignment
) -> None:
    edit = align_nodes(boxes, alignment)
    moved = [Box(x, y, box.width, box.height) for (_, x, y), (_, box) in zip(edit.places, boxes, strict=True)]
    line = {
        Alignment.LEFT: lambda box: box.x,
        Alignment.CENTRE: lambda box: box.centre[0],
        Alignment.RIGHT: lambda box: box.right,
        Alignment.TOP: lambda box: box.y,
        Alignment.MIDDLE: lambda box: box.centre[1],
        Alignment.BOTTOM: lambda box: box.bottom,
    }[alignment]
    assert len({line(box) for box in moved}) == 1
    assert min(box.x for box in moved) >= min(box.x for _, box in boxes)
    assert max(box.bottom for box in moved) <= max(box.bottom for _, box in boxes)
    assert edit.label == f"Align {alignment.value}"


@given(BOXES, st.sampled_from(Direction))
def test_distributed_boxes_have_equal_gaps(boxes: tuple[tuple[str, Box], ...], direction: Direction) -> None:
    edit = distribute_nodes(boxes, direction)
    sizes = dict(boxes)
    spans = sorted(
        (x, x + sizes[key].width) if direction is Direction.HORIZONTALLY else (y, y + sizes[key].height)
        for key, x, y in edit.places
    )
    in_order = [
        (x, x + sizes[key].width) if direction is Direction.HORIZONTALLY else (y, y + sizes[key].height)
        for key, x, y in edit.places
    ]
    gaps = [second[0] - first[1] for first, second in itertools.pairwise(in_order)]
    assert max(gaps) - min(gaps) < 0.001
    assert len(spans) == len(boxes)
