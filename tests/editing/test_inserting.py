from __future__ import annotations

from dataclasses import replace

import pytest

from planner.editing.inserting import InsertIntoLink, can_stand_in
from planner.editing.moves import BendLine
from planner.editing.session import EditingSession
from planner.editing.templates import new_element
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.links import Link, LinkKind
from planner.model.servers import Gateway
from tests.editing.samples import small_document


def with_trunk() -> Document:
    document = small_document()
    gateway = Gateway(id="gw", name="Gateway", fqdn="gw.contoso.com")
    trunk = Link(id="trunk", link_kind=LinkKind.TRUNK, source="pool", target="gw", note="E1")
    return replace(document, design=document.design.with_elements((gateway, trunk)))


def test_a_mediation_pool_leads_a_trunk_on_and_one_undo_takes_it_out() -> None:
    session = EditingSession(with_trunk())
    added = new_element(session.document, "mediation-pool", (300, 400), "inside")
    session.do(added)
    key = added.elements[-1].id
    session.do(BendLine("trunk", ((1, 2),)))
    before = session.document
    session.do(InsertIntoLink("trunk", key))
    links = {(link.link_kind, link.source, link.target) for link in session.document.design.links}
    assert {(LinkKind.NEXT_HOP, key, "pool"), (LinkKind.TRUNK, key, "gw")} <= links
    assert (LinkKind.TRUNK, "pool", "gw") not in links
    assert session.document.layout.bends == {}
    session.undo()
    assert session.document is before


def test_what_cannot_be_in_a_link_is_refused() -> None:
    document = with_trunk()
    assert not can_stand_in(document.design, "trunk", "file-store")
    assert not can_stand_in(document.design, "pool", "mediation-pool")
    with pytest.raises(ModelError, match="cannot stand"):
        InsertIntoLink("trunk", "files").apply(document)
