from __future__ import annotations

import pytest

from planner.editing.lists import AddItem, RemoveItem, SetField
from planner.model.errors import ModelError
from planner.model.zones import DnsRecord
from tests.editing.samples import example, small_document

RECORD = DnsRecord(id="r", view="dns", name="meet.contoso.com", targets=("203.0.113.5",))


def test_items_of_elements_are_added_and_removed() -> None:
    document = small_document()
    plug = document.design.firewalls[0].interfaces[0]
    added = AddItem("fe01", ("interfaces",), plug).apply(document)
    assert len(added.design.servers[0].members[0].interfaces) == 2
    removed = RemoveItem("fe01", ("interfaces", 1)).apply(added)
    assert removed.design == document.design
    ports = AddItem("pool01-web-internal", ("ports",), example("enterprise").design.load_balancers[0].vips[0].ports[0])
    assert len(ports.apply(example("enterprise")).design.load_balancers[0].vips[0].ports) == 3


def test_items_of_the_design_itself() -> None:
    document = AddItem("", ("dns_records",), RECORD).apply(small_document())
    assert document.design.dns_records == (RECORD,)
    assert RemoveItem("", ("dns_records", 0)).apply(document).design.dns_records == ()
    document = AddItem("", ("sip_domains",), "fabrikam.com").apply(document)
    assert document.design.sip_domains == ("contoso.com", "fabrikam.com")
    assert RemoveItem("", ("sip_domains", 0)).apply(document).design.sip_domains == ("fabrikam.com",)


def test_removing_an_element_from_its_section_takes_along_what_hangs_on_it() -> None:
    document = small_document()
    after = RemoveItem("", ("zones", 0)).apply(document)
    assert after.design.clients == ()
    assert set(after.layout.placements) == {"inside", "fw", "pool", "files"}


def test_fields_of_the_design_itself() -> None:
    document = SetField("", ("mobility", "push", "apple"), True).apply(small_document())
    assert document.design.mobility.push.apple
    document = SetField("", ("sip_domains", 0), "fabrikam.com").apply(document)
    assert document.design.sip_domains == ("fabrikam.com",)
    assert SetField("pool", ("users",), 5).apply(document).design.servers[0].users == 5


@pytest.mark.parametrize(
    "edit",
    [
        AddItem("pool", ("name",), "x"),
        AddItem("nobody", ("members",), "x"),
        RemoveItem("pool", ("members", 9)),
        RemoveItem("pool", ("members", "x")),
        RemoveItem("pool", ()),
        SetField("", ("nonsense",), 1),
        SetField("", ("sip_domains", 9), "x.com"),
        SetField("", ("sip_domains", 0), "not a domain"),
    ],
)
def test_what_makes_no_sense_is_refused(edit: AddItem | RemoveItem | SetField) -> None:
    with pytest.raises(ModelError):
        edit.apply(small_document())
