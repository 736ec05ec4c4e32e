from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.editing.nodes import AddElements, ChangeField, ChangeId, RenameElement, ReplaceElements
from planner.model.devices import Firewall, FirewallRule, NatEntry
from planner.model.document import CommentPlace, Document, FileComment
from planner.model.errors import ModelError, UnknownElementError
from planner.model.layout import Placement
from planner.model.options import Options, Suppression
from planner.model.review import ReviewNote
from planner.model.zones import Zone, ZoneKind
from tests.editing.samples import example, small_document

ZONE = Zone(id="cloud", name="Cloud", zone_kind=ZoneKind.CLOUD, view="dns")


def test_an_element_is_added_with_its_place() -> None:
    after = AddElements((ZONE,), (("cloud", Placement(x=1, y=2)),)).apply(small_document())
    assert after.design.zones[-1] is ZONE
    assert after.layout.placements["cloud"] == Placement(x=1, y=2)


def test_an_id_in_use_is_refused() -> None:
    with pytest.raises(ModelError, match="in use"):
        AddElements((replace(ZONE, id="fe01"),)).apply(small_document())


def test_a_replaced_element_keeps_its_place_in_the_section() -> None:
    document = small_document()
    changed = replace(document.design.zones[0], note="x")
    after = ReplaceElements((changed,)).apply(document)
    assert [zone.id for zone in after.design.zones] == ["outside", "inside"]
    assert after.design.zones[0].note == "x"


@pytest.mark.parametrize("element_id", ["cloud", "pool"])
def test_only_the_same_kind_of_an_existing_element_can_replace(element_id: str) -> None:
    with pytest.raises(ModelError):
        ReplaceElements((replace(ZONE, id=element_id),)).apply(small_document())


def test_renaming_changes_the_display_name_only() -> None:
    edit = RenameElement("pool", "  Berlin ")
    after = edit.apply(small_document())
    assert after.design.servers[0].name == "Berlin"
    assert after.design.servers[0].id == "pool"


@pytest.mark.parametrize(("element", "name"), [("pool", " "), ("pool-files", "x"), ("nobody", "x")])
def test_names_that_make_no_sense_are_refused(element: str, name: str) -> None:
    with pytest.raises(ModelError):
        RenameElement(element, name).apply(small_document())


def test_a_field_deep_inside_is_changed() -> None:
    path = ("members", 1, "interfaces", 0, "addresses", 0)
    after = ChangeField("pool", path, ip_address("192.0.2.99")).apply(small_document())
    machines = after.design.servers[0].members
    assert machines[1].interfaces[0].addresses == (ip_address("192.0.2.99"),)
    assert machines[0] is small_document().design.servers[0].members[0] or machines[0].id == "fe01"


def test_a_machine_and_a_vip_are_named_by_their_own_ids() -> None:
    document = ChangeField("fe02", ("operating_system",), "Windows Server 2022").apply(small_document())
    assert document.design.servers[0].members[1].operating_system == "Windows Server 2022"
    document = ChangeField("pool01-web-internal", ("idle_timeout",), 60).apply(example("enterprise"))
    assert document.design.load_balancers[0].vips[0].idle_timeout == 60


@pytest.mark.parametrize(
    ("element", "path", "value"),
    [
        ("pool", (), 1),
        ("pool", ("nonsense",), 1),
        ("pool", ("members", 7), 1),
        ("pool", ("members", "x"), 1),
        ("pool", ("fqdn", "deeper"), 1),
        ("pool", ("fqdn",), "not a name"),
        ("pool", ("kind",), "sql-server"),
        ("phone", ("zone",), "nowhere"),
        ("nobody", ("name",), "x"),
    ],
)
def test_values_that_the_model_refuses_change_nothing(element: str, path: tuple[str | int, ...], value: object) -> None:
    document = small_document()
    with pytest.raises(ModelError):
        ChangeField(element, path, value).apply(document)


def test_what_names_an_interface_follows_its_name() -> None:
    document = small_document()
    firewall = replace(
        document.design.firewalls[0],
        nat=(NatEntry(interface="outer", public=ip_address("203.0.113.9"), private=ip_address("192.0.2.9")),),
        rules=(FirewallRule(from_interface="outer", to_interface="inner"), FirewallRule()),
    )
    document = replace(document, design=document.design.with_element(firewall))
    after = ChangeField("fw", ("interfaces", 0, "name"), "internet").apply(document).design.firewalls[0]
    assert after.nat[0].interface == "internet"
    assert after.rules == (FirewallRule(from_interface="internet", to_interface="inner"), FirewallRule())


def test_interfaces_can_be_dropped_when_nothing_names_them() -> None:
    after = ChangeField("fw", ("interfaces",), small_document().design.firewalls[0].interfaces[:1])
    assert len(after.apply(small_document()).design.firewalls[0].interfaces) == 1


def test_a_new_id_is_carried_everywhere() -> None:
    document = small_document()
    document = replace(
        document,
        layout=replace(document.layout, bends={"fw--inside": ((0.0, 0.0),), "pool-files": ((1.0, 1.0),)}),
        options=Options(
            suppressions=(Suppression(code="A", element="inside"), Suppression(code="B")),
            review_notes=(ReviewNote(id="n", text="", element="inside"), ReviewNote(id="m", text="")),
        ),
        comments=(
            FileComment(anchor=("zones", "inside", "name"), place=CommentPlace.ABOVE, text="# a"),
            FileComment(anchor=("inside",), place=CommentPlace.ABOVE, text="# b"),
        ),
    )
    after = ChangeId("inside", "lan").apply(document)
    assert [zone.id for zone in after.design.zones] == ["outside", "lan"]
    assert after.design.firewalls[0].interfaces[1].zone == "lan"
    assert after.design.servers[0].members[0].interfaces[0].zone == "lan"
    assert set(after.layout.placements) == {"outside", "lan", "phone", "fw", "pool", "files"}
    assert set(after.layout.bends) == {"fw--lan", "pool-files"}
    assert [item.element for item in after.options.suppressions] == ["lan", None]
    assert [item.element for item in after.options.review_notes] == ["lan", None]
    assert [comment.anchor for comment in after.comments] == [("zones", "lan", "name"), ("inside",)]
    assert after.design.servers[1].members[0].interfaces[0].zone == "lan"
    back = ChangeId("lan", "inside").apply(after)
    assert back == document


def test_machines_vips_and_links_have_ids_too() -> None:
    document = example("enterprise")
    for old in ("fe01", "pool01-web-internal", "pool01-files", "pool01", "external"):
        after = ChangeField(old, ("id",), "new-id").apply(document)
        assert "new-id" in after.design.all_ids
        assert old not in after.design.all_ids
        assert ChangeId("new-id", old).apply(after).design == document.design


@pytest.mark.parametrize(("old", "new"), [("nobody", "x"), ("pool", "files"), ("pool", "fe01"), ("pool", "Not A Slug")])
def test_ids_that_cannot_be_are_refused(old: str, new: str) -> None:
    with pytest.raises(ModelError):
        ChangeId(old, new).apply(small_document())


def test_the_same_id_is_no_change() -> None:
    document = small_document()
    assert ChangeId("pool", "pool").apply(document) is document


def test_labels_say_what_happened() -> None:
    assert RenameElement("a", "B").label == "Rename to 'B'"
    assert ChangeId("a", "b").label == "Change id to 'b'"
    assert isinstance(small_document().design.get("fw"), Firewall)
    with pytest.raises(UnknownElementError):
        Document().design.get("x")
