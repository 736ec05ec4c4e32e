"""All single changes together give the other document; each by itself can be taken or left."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.editing.parts import spelled
from planner.editing.session import EditingSession
from planner.editing.single_changes import ApplyChanges, apply_changes, needed_with, single_changes
from planner.model.comparison import ABSENT
from planner.model.document import Document
from planner.model.errors import BrokenDesignError, ModelError
from planner.model.links import Link, LinkKind
from planner.model.servers import FileStore, FrontEndPool, Machine
from tests.editing.acts import edits
from tests.editing.samples import small_document
from tests.strategies import Sizes, documents

FQDN = "pool2.contoso.local"
FEW = Sizes(sites=1, zones=2, dns_views=1, dns_records=1, servers=2, devices=2, clients=1, cloud_services=1, links=2)


@given(documents(FEW), documents(FEW))
@settings(max_examples=20, deadline=None)
def test_all_changes_give_the_other_document_and_none_the_first(before: Document, after: Document) -> None:
    changes = single_changes(before, after)
    assert apply_changes(before, changes) == after
    assert apply_changes(before, ()) is before
    assert apply_changes(after, [change.reversed for change in changes]) == before
    assert single_changes(before, before) == ()


@given(st.data(), documents(FEW))
@settings(max_examples=20, deadline=None)
def test_a_single_change_of_edits_can_be_taken_with_what_it_needs(data: st.DataObject, before: Document) -> None:
    after = before
    for _ in range(3):
        try:
            after = data.draw(edits(after)).apply(after)
        except ModelError:
            continue
    changes = single_changes(before, after)
    if not changes:
        return
    chosen = data.draw(st.sampled_from(changes))
    together = needed_with([chosen], changes)
    assert chosen in together
    partly = apply_changes(before, together)
    rest = [change for change in changes if change not in together]
    assert {change.way for change in single_changes(partly, after)} <= {change.way for change in rest}
    assert apply_changes(partly, single_changes(partly, after)) == after


def _linked() -> tuple[Document, Document]:
    before = small_document()
    store = FileStore(id="store", name="Store", fqdn="files.contoso.local")
    link = Link(id="l", link_kind=LinkKind.FILE_STORE, source="pool", target="store")
    return before, replace(before, design=before.design.with_elements((store, link)))


def test_a_new_link_takes_its_new_end_along() -> None:
    before, after = _linked()
    changes = single_changes(before, after)
    link = next(change for change in changes if spelled(change.way) == "links.l")
    with pytest.raises(BrokenDesignError):
        apply_changes(before, [link])
    assert [spelled(change.way) for change in needed_with([link], changes)] == ["servers.store", "links.l"]
    assert apply_changes(before, needed_with([link], changes)) == after


def test_removing_an_element_takes_along_what_lets_go_of_it() -> None:
    after, before = _linked()
    changes = single_changes(before, after)
    store = next(change for change in changes if spelled(change.way) == "servers.store")
    assert apply_changes(before, needed_with([store], changes)) == after


@pytest.mark.parametrize("is_back", [False, True])
def test_a_machine_that_comes_to_another_pool_leaves_its_own(is_back: bool) -> None:
    machine = Machine(id="m", fqdn="m.contoso.local")
    small = small_document()
    before, after = (
        replace(
            small, design=small.design.with_elements((FrontEndPool(id=key, name="P", fqdn=FQDN, members=(machine,)),))
        )
        for key in ("old", "new")
    )
    if is_back:
        before, after = after, before
    changes = single_changes(before, after)
    added = next(change for change in changes if change.before is ABSENT)
    with pytest.raises(BrokenDesignError):
        apply_changes(before, [added])
    assert apply_changes(before, needed_with([added], changes)) == after


def test_taking_over_is_an_act_that_can_be_undone() -> None:
    before, after = _linked()
    session = EditingSession(before)
    session.do(ApplyChanges(single_changes(before, after)))
    assert session.document.design == after.design
    session.undo()
    assert session.document is before


def test_a_change_of_what_is_gone_is_refused_in_words() -> None:
    before, after = _linked()
    renamed = replace(
        after, design=after.design.with_element(FileStore(id="store", name="Other", fqdn="files.contoso.local"))
    )
    with pytest.raises(ModelError, match=r"servers\.store\.name is not there any more"):
        apply_changes(before, single_changes(after, renamed))
