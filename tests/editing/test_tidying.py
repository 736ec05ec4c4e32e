from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile import read_document
from planner.editing.annotations import LockElements
from planner.editing.autolayout import LayOut, completed
from planner.editing.drawing import boxes_in, drawn_zone
from planner.editing.edit import Edit
from planner.editing.moves import FoldElements, MoveNodes
from planner.editing.removal import RemoveElements
from planner.editing.templates import new_element
from planner.editing.tidying import TidyUp
from planner.model.document import Document
from planner.model.servers import Server
from planner.resource_files import resource_path
from tests.editing.samples import example, small_document
from tests.editing.test_autolayout import overlapping
from tests.strategies import documents

NAMES = ("enterprise", "paired-pools", "standard", "standard-2015", "standard-branch")
KINDS = ("client-browser", "file-store", "sql-server", "front-end-pool", "edge-pool")


def as_placed(name: str) -> Document:
    return read_document(resource_path("examples", f"{name}.yaml")).document


def moves(before: Document, after: Document) -> list[float]:
    now = after.layout.placements
    return [
        abs(now[key].x - place.x) + abs(now[key].y - place.y)
        for key, place in before.layout.placements.items()
        if key in now
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_well_stays(name: str) -> None:
    for document in (as_placed(name), LayOut().apply(as_placed(name))):
        assert TidyUp().apply(document) is document


@given(st.sampled_from(NAMES), st.booleans(), st.data())
def test_a_small_change_moves_little(name: str, is_by_hand: bool, data: st.DataObject) -> None:
    document = as_placed(name) if is_by_hand else LayOut().apply(as_placed(name))
    changed = _slightly_changed(document, data)
    after = TidyUp().apply(changed)
    assert overlapping(after) == []
    far = moves(document, after)
    assert sum(far) / len(far) <= 40
    assert max(far) <= 400
    assert TidyUp().apply(after) is after


def _slightly_changed(document: Document, data: st.DataObject) -> Document:
    design = document.design
    act = data.draw(st.sampled_from(("add", "remove", "zone", "members")))
    if act == "zone":
        zone = data.draw(st.sampled_from(design.zones))
        return replace(document, design=design.with_element(replace(zone, id="new", name="New", subnets=())))
    if act == "members":
        pool = data.draw(st.sampled_from([s for s in design.servers if isinstance(s, Server) and s.members]))
        more = tuple(replace(pool.members[0], id=f"new{n}", interfaces=(), bindings=()) for n in range(3))
        return replace(document, design=design.with_element(replace(pool, members=(*pool.members, *more))))
    edit: Edit = RemoveElements(frozenset({data.draw(st.sampled_from(design.nodes)).id}))
    if act == "add":
        zone = data.draw(st.sampled_from(design.zones))
        edit = new_element(document, data.draw(st.sampled_from(KINDS)), None, zone.id)
    return edit.apply(document)


@given(documents())
def test_tidying_ends_and_tidying_twice_is_tidying_once(document: Document) -> None:
    once = TidyUp().apply(document)
    assert TidyUp().apply(once) is once
    boxes = boxes_in(once.design, once.layout)
    free = [box for key, box in boxes.zones.items() if not _is_locked(once, key)]
    assert not any(a.intersects(b) for n, a in enumerate(free) for b in free[:n])


def _is_locked(document: Document, zone: str) -> bool:
    inside = [node.id for node in document.design.nodes if drawn_zone(node) == zone]
    return any(document.layout.placements[key].is_locked for key in (zone, *inside))


def test_a_box_that_went_astray_comes_back_into_its_zone() -> None:
    document = MoveNodes((("phone", 4000.0, 4000.0),)).apply(small_document())
    after = TidyUp().apply(document)
    boxes = boxes_in(after.design, after.layout)
    assert boxes.zones["outside"].contains(boxes.nodes["phone"])
    assert boxes.zones["outside"].right < 2000
    assert overlapping(after) == []


def test_the_lower_one_of_two_boxes_gives_way_and_bends_of_its_lines_go() -> None:
    document = small_document()
    pool = document.layout.placements["pool"]
    document = MoveNodes((("files", pool.x, pool.y + 10),)).apply(document)
    document = replace(document, layout=replace(document.layout, bends={"pool-files": ((1.0, 1.0),)}))
    after = TidyUp().apply(document)
    assert after.layout.placements["pool"] == document.layout.placements["pool"]
    assert after.layout.placements["files"].y > pool.y + 60
    assert after.layout.bends == {}
    assert after.design is document.design


def test_what_is_locked_stays_and_others_make_way_for_it() -> None:
    document = small_document()
    pool = document.layout.placements["pool"]
    document = MoveNodes((("files", pool.x, pool.y + 10),)).apply(LockElements(("files",)).apply(document))
    after = TidyUp().apply(document)
    assert after.layout.placements["files"] == document.layout.placements["files"]
    assert after.layout.placements["pool"] != document.layout.placements["pool"]
    assert overlapping(after) == []


def test_a_folded_zone_takes_its_contents_along() -> None:
    document = completed(example("standard"))
    place = document.layout.placements["internet"]
    document = FoldElements(("wifi",)).apply(document)
    inside = [node.id for node in document.design.nodes if drawn_zone(node) == "wifi"]
    assert inside
    document = MoveNodes(tuple((key, place.x + 10, place.y + 10) for key in ("wifi", *inside))).apply(document)
    before, after = document.layout.placements, TidyUp().apply(document).layout.placements
    assert before["wifi"] != after["wifi"]
    for key in inside:
        assert after[key].x - before[key].x == after["wifi"].x - before["wifi"].x
        assert after[key].y - before[key].y == after["wifi"].y - before["wifi"].y


def test_a_new_zone_stands_beside_its_like() -> None:
    document = as_placed("standard")
    internet = document.design.zone("internet")
    design = document.design.with_element(replace(internet, id="other", name="Other", subnets=()))
    after = completed(replace(document, design=design))
    boxes = boxes_in(after.design, after.layout)
    assert overlapping(after) == []
    assert boxes.zones["other"].x == boxes.zones["internet"].x, "outside stands left"
