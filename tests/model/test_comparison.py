from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from planner.model.comparison import ABSENT, FieldChange, compare_documents, field_changes, plain_value
from planner.model.document import Document
from planner.model.layout import Layout, Placement
from planner.model.options import Options, Suppression
from planner.model.product import ProductVersion
from tests import builders as make
from tests.strategies import designs


def document() -> Document:
    design = make.enterprise_site()
    places = {element.id: Placement(x=float(index), y=0.0) for index, element in enumerate(design.nodes)}
    return Document(title="Plan", design=design, layout=Layout(placements=places))


def test_equal_documents_have_no_difference() -> None:
    assert compare_documents(document(), document()).is_empty


@given(designs())
def test_a_design_does_not_differ_from_itself(design) -> None:
    assert compare_documents(Document(design=design), Document(design=replace(design))).is_empty


@given(designs(), designs())
def test_both_ways_tell_the_same(first, second) -> None:
    there = compare_documents(Document(design=first), Document(design=second))
    back = compare_documents(Document(design=second), Document(design=first))
    assert {element.id for element in there.added} == {element.id for element in back.removed}
    assert {change.after.id for change in there.changed} == {change.after.id for change in back.changed}
    assert all(change.fields for change in there.changed)
    assert there.is_empty == back.is_empty
    assert len(there.settings) == len(back.settings)


def test_a_field_deep_inside_is_named_by_its_way() -> None:
    before = document()
    server = next(item for item in before.design.servers if len(item.members) > 1)
    member = replace(server.members[1], operating_system="Windows Server 2022")
    after = replace(before, design=before.design.with_element(replace(server, members=(server.members[0], member))))
    [change] = compare_documents(before, after).changed
    assert change.after.id == server.id
    assert FieldChange(("members", member.id, "operating_system"), "", "Windows Server 2022") in change.fields


def test_moved_is_told_apart_from_changed() -> None:
    before = document()
    first, second = before.design.nodes[:2]
    layout = before.layout.with_placements({node.id: Placement(x=500.0, y=5.0) for node in (first, second)})
    design = before.design.with_element(replace(second, name="Renamed"))
    result = compare_documents(before, replace(before, design=design, layout=layout))
    assert result.moved == (first.id,)
    [change] = result.changed
    assert change.moved
    assert change.fields == (FieldChange(("name",), second.name, "Renamed"),)


def test_the_place_of_what_came_or_went_is_no_move() -> None:
    before = document()
    client = before.design.clients[0]
    after = replace(
        before,
        design=before.design.without(frozenset({client.id})),
        layout=before.layout.without(frozenset({client.id})),
    )
    gone = compare_documents(before, after)
    assert [element.id for element in gone.removed] == [client.id]
    assert gone.moved == ()
    bent = replace(
        before, layout=replace(before.layout, bends={f"{client.id}--lan": ((0.0, 0.0),), "a--b": ((1.0, 1.0),)})
    )
    assert compare_documents(bent, after).moved == ("a--b",)


def test_settings_options_title_and_order() -> None:
    before = document()
    design = replace(before.design, product=ProductVersion.V2015, clients=tuple(reversed(before.design.clients)))
    options = Options(suppressions=(Suppression(code="FW01", reason="lab"),))
    result = compare_documents(before, replace(before, title="New", design=design, options=options))
    assert result.title == ("Plan", "New")
    assert [change.path for change in result.settings] == [("product",), ("clients", "order")]
    assert [change.path for change in result.options] == [("suppressions", "FW01")]
    assert result.options[0].before is ABSENT
    assert result.touches_design


def test_items_without_names_come_and_go_and_change_in_place() -> None:
    proxy = make.enterprise_site().reverse_proxies[0]
    from planner.model.devices import PublishingRule

    one, two, three = (PublishingRule(hosts=(f"{name}.contoso.com",), backend="x") for name in ("a", "b", "c"))
    before = replace(proxy, rules=(one, two))
    grown = list(field_changes(before, replace(proxy, rules=(three, one, two))))
    assert grown == [FieldChange(("rules", 0), ABSENT, three)]
    shrunk = list(field_changes(before, replace(proxy, rules=(two,))))
    assert shrunk == [FieldChange(("rules", 0), one, ABSENT)]
    changed = list(field_changes(before, replace(proxy, rules=(one, replace(two, port=80)))))
    assert changed == [FieldChange(("rules", 1, "port"), 443, 80)]


def test_plain_values_are_those_of_the_file() -> None:
    zone = make.enterprise_site().zones[0]
    plain = plain_value(zone)
    assert plain["id"] == zone.id
    assert plain["zone_kind"] == zone.zone_kind.value
    assert "note" not in plain
    assert all(isinstance(text, str) for text in plain_value(zone.subnets))
