from __future__ import annotations

from dataclasses import replace

from planner.editing.change import Change, compare
from planner.editing.moves import BendLine, MoveNodes
from planner.editing.nodes import ChangeId, RenameElement
from planner.editing.removal import RemoveElements
from tests.editing.samples import small_document


def test_the_same_document_has_no_change() -> None:
    document = small_document()
    assert compare(document, document) == Change()
    assert compare(document, document).is_empty
    assert compare(document, small_document()).is_empty


def ids(change: Change) -> tuple[list[str], list[str], list[str]]:
    return sorted(change.added), sorted(change.removed), sorted(change.changed)


def test_what_came_went_and_changed() -> None:
    document = small_document()
    after = RemoveElements(frozenset({"phone"})).apply(RenameElement("pool", "Berlin").apply(document))
    change = compare(document, after)
    assert ids(change) == ([], ["phone"], ["pool"])
    back = compare(after, document)
    assert ids(back) == (["phone"], [], ["pool"])
    renamed = compare(document, ChangeId("fw", "wall").apply(document))
    assert ids(renamed) == (["wall"], ["fw"], [])


def test_moves_are_told_from_changes_of_the_plan() -> None:
    document = small_document()
    moved = compare(document, MoveNodes((("pool", 0, 0), ("fw", 280, 100))).apply(document))
    assert moved.moved == {"pool"}
    assert not moved.touches_design
    bent = compare(document, BendLine("pool-files", ((0, 0),)).apply(document))
    assert bent.moved == {"pool-files"}


def test_an_equal_copy_is_no_change() -> None:
    document = small_document()
    copied = replace(document.design, servers=tuple(replace(server) for server in document.design.servers))
    assert compare(document, replace(document, design=copied)).is_empty
