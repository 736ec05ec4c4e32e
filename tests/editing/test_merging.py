"""Two edits of one ancestor: what merges, what is a conflict, and that nothing depends on who is "ours"."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.editing.edit import EditGroup
from planner.editing.merging import Merge, Side, merge
from planner.editing.nodes import ChangeField
from planner.editing.parts import ItemKey, spelled
from planner.editing.removal import RemoveElements
from planner.editing.single_changes import apply_changes, single_changes
from planner.model.comparison import ABSENT
from planner.model.document import CommentPlace, Document, FileComment
from planner.model.errors import ModelError
from planner.model.layout import Layout, Placement
from planner.model.links import Link, LinkKind
from planner.model.review import ReviewNote
from planner.model.servers import FileStore, FrontEndPool, Machine
from tests.editing.acts import edits
from tests.editing.samples import small_document
from tests.strategies import Sizes, documents

FEW = Sizes(sites=1, zones=2, dns_views=1, dns_records=1, servers=2, devices=2, clients=1, cloud_services=1, links=2)


@given(documents(FEW), documents(FEW))
@settings(max_examples=20)
def test_what_only_one_side_changed_is_taken(base: Document, other: Document) -> None:
    assert merge(base, base, other) == Merge(document=other)
    assert merge(base, other, base) == Merge(document=other)


@given(documents(FEW), documents(FEW))
@settings(max_examples=20)
def test_two_equal_edits_are_one(base: Document, other: Document) -> None:
    assert merge(base, other, other) == Merge(document=other)
    assert merge(None, other, other) == Merge(document=other)


@given(documents(FEW), documents(FEW), documents(FEW))
@settings(max_examples=20, deadline=None)
def test_any_three_documents_give_a_sound_one(base: Document, ours: Document, theirs: Document) -> None:
    merged = merge(base, ours, theirs)
    chosen = merge(base, ours, theirs, {conflict.way: Side.THEIRS for conflict in merged.conflicts})
    for document in (merged.document, chosen.document):
        replace(document.design)  # the model refuses broken structure
    assert merge(None, ours, theirs).document.design.all_ids >= ours.design.all_ids & theirs.design.all_ids


@pytest.mark.parametrize("side", Side)
def test_one_id_given_to_a_zone_by_one_and_to_a_server_by_the_other_is_a_conflict(side: Side) -> None:
    base = small_document()
    design = base.design
    zone = replace(design.zones[0], id="twin", name="Zone")
    pool = FrontEndPool(id="twin", name="Pool", fqdn="twin.contoso.com")
    ours = replace(base, design=replace(design, zones=(*design.zones, zone)))
    theirs = replace(base, design=replace(design, servers=(*design.servers, pool)))
    conflicts = merge(base, ours, theirs).conflicts
    assert conflicts
    chosen = merge(base, ours, theirs, {conflict.way: side for conflict in conflicts}).document
    assert chosen.design.find("twin") == {Side.OURS: zone, Side.THEIRS: pool}.get(side, chosen.design.find("twin"))
    replace(chosen.design)


@given(st.data(), documents(FEW, with_comments=False))
@settings(max_examples=20, deadline=None)
def test_edits_of_different_elements_merge_cleanly_in_both_orders(data: st.DataObject, base: Document) -> None:
    """Changes of two further edits are dealt out by element, so that no element is changed by both."""
    other = base
    for _ in range(4):
        try:
            other = data.draw(edits(other)).apply(other)
        except ModelError:
            continue
    changes = [change for change in single_changes(base, other) if not _is_structure(change.way)]
    mine = [change for index, change in enumerate(changes) if index % 2]
    yours = [change for index, change in enumerate(changes) if not index % 2]
    try:
        ours, theirs = apply_changes(base, mine), apply_changes(base, yours)
        both = apply_changes(base, changes)
    except ModelError:
        return
    one, two = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.conflicts == two.conflicts == ()
    assert one.document == two.document == both


def _is_structure(way: object) -> bool:
    return not isinstance(way, tuple) or way[:1] == ("layout",) or len(way) < 4


def _with_pool(document: Document, **changes: str) -> Document:
    return EditGroup("", tuple(ChangeField("pool", (key,), value) for key, value in changes.items())).apply(document)


def _name(document: Document) -> str:
    pool = document.design.get("pool")
    assert isinstance(pool, FrontEndPool)
    return pool.name


def test_two_fields_of_one_element_merge() -> None:
    base = small_document()
    merged = merge(base, _with_pool(base, note="why"), _with_pool(base, name="Pool A"))
    pool = merged.document.design.get("pool")
    assert isinstance(pool, FrontEndPool)
    assert (pool.note, pool.name, merged.conflicts) == ("why", "Pool A", ())


def test_one_field_changed_twice_is_a_conflict_with_all_three_values() -> None:
    base = small_document()
    before = _name(base)
    merged = merge(base, _with_pool(base, name="A"), _with_pool(base, name="B"))
    (conflict,) = merged.conflicts
    assert spelled(conflict.way) == "servers.pool.name"
    assert (conflict.base, conflict.ours, conflict.theirs, conflict.taken) == (before, "A", "B", Side.OURS)
    assert conflict.element == "pool"
    for side, name in ((Side.THEIRS, "B"), (Side.BASE, before)):
        again = merge(base, _with_pool(base, name="A"), _with_pool(base, name="B"), {conflict.way: side})
        assert _name(again.document) == name


def test_both_add_an_element_and_a_machine() -> None:
    base = small_document()
    pool = base.design.get("pool")
    assert isinstance(pool, FrontEndPool)

    def grown(store: str, machine: str) -> Document:
        members = (*pool.members, Machine(id=machine, fqdn=f"{machine}.contoso.local"))
        design = base.design.with_elements(
            (replace(pool, members=members), FileStore(id=store, name=store, fqdn="files.contoso.local"))
        )
        return replace(base, design=design)

    ours, theirs = grown("store-b", "m-b"), grown("store-a", "m-a")
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.document == merge(base, theirs, ours).document
    assert [item.id for item in merged.document.design.servers][-2:] == ["store-a", "store-b"]
    assert [item.id for item in merged.document.design.servers_of(FrontEndPool)[0].members][-2:] == ["m-a", "m-b"]


def test_removing_what_the_other_side_connects_is_a_conflict_and_either_answer_is_sound() -> None:
    base = small_document()
    base = replace(
        base, design=base.design.with_element(FileStore(id="store", name="Store", fqdn="files.contoso.local"))
    )
    ours = RemoveElements(frozenset({"store"})).apply(base)
    link = Link(id="l", link_kind=LinkKind.FILE_STORE, source="pool", target="store")
    theirs = replace(base, design=base.design.with_element(link))
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.ours is ABSENT
    assert "removes 'store'" in conflict.why
    assert {"store", "l"} <= merged.document.design.all_ids
    removed = merge(base, ours, theirs, {conflict.way: Side.OURS}).document.design.all_ids
    assert not {"store", "l"} & removed


def test_both_give_one_id_to_different_machines() -> None:
    base = small_document()

    def with_server(server: str) -> Document:
        pool = FrontEndPool(
            id=server,
            name=server,
            fqdn=f"{server}.contoso.local",
            members=(Machine(id="same", fqdn="same.contoso.local"),),
        )
        return replace(base, design=base.design.with_element(pool))

    merged = merge(base, with_server("p1"), with_server("p2"))
    assert len(merged.conflicts) == 1
    assert "same" in merged.document.design.all_ids


def test_a_box_moved_by_both_stops_nobody() -> None:
    base = small_document()

    def moved(x: float) -> Document:
        return replace(base, layout=Layout(placements={"pool": Placement(x=x, y=0)}))

    merged = merge(base, moved(10), moved(20))
    assert merged.is_clean
    assert [conflict.is_soft for conflict in merged.conflicts] == [True]
    assert merged.document.layout.placements["pool"].x == 10


def test_remarks_of_both_sides_survive() -> None:
    base = replace(small_document(), comments=(FileComment(anchor=("servers",), place=CommentPlace.ABOVE, text="# a"),))

    def with_remark(text: str) -> Document:
        return replace(
            base, comments=(*base.comments, FileComment(anchor=("zones",), place=CommentPlace.ABOVE, text=text))
        )

    merged = merge(base, with_remark("# one"), with_remark("# two"))
    assert [comment.text for comment in merged.document.comments] == ["# a", "# one\n# two"]
    assert merged.document == merge(base, with_remark("# two"), with_remark("# one")).document


def test_notes_of_two_reviewers_both_stay() -> None:
    base = small_document()

    def noted(key: str) -> Document:
        return replace(base, options=replace(base.options, review_notes=(ReviewNote(id=key, text=key),)))

    merged = merge(base, noted("b"), noted("a"))
    assert [note.id for note in merged.document.options.review_notes] == ["a", "b"]
    assert merged.conflicts == ()


def test_without_a_base_everything_that_differs_is_a_conflict_and_nothing_is_lost() -> None:
    base = small_document()
    merged = merge(None, _with_pool(base, name="A"), _with_pool(base, name="B", note="n"))
    assert {spelled(conflict.way) for conflict in merged.conflicts} == {"servers.pool.name", "servers.pool.note"}
    only_ours = replace(
        base, design=base.design.with_element(FileStore(id="store", name="Store", fqdn="files.contoso.local"))
    )
    kept = merge(None, base, only_ours)
    assert kept.document.design.find("store") is not None
    assert [conflict.way[2] for conflict in kept.conflicts] == [ItemKey(("id",), "store")]
