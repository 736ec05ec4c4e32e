"""Plain data to documents and back, where the other tests do not look."""

from __future__ import annotations

from dataclasses import replace

from planner.designfile.convert import Labelled, OneLine, labels_of, to_document, to_plain
from planner.model.design import Design
from planner.model.devices import FirewallRule, RuleAction
from planner.model.document import Document
from planner.model.options import Suppression
from planner.model.policies import MobilitySettings
from tests.builders import document_of, interface, nat, ports, small_site


def test_plain_data_and_back_is_the_same_document() -> None:
    document = document_of(small_site())
    assert to_document(to_plain(document)) == (document, [])


def test_defaults_are_left_out_unless_a_comment_needs_them() -> None:
    document = Document(design=Design(mobility=MobilitySettings(wifi_only=True)))
    assert to_plain(document) == {"format": 1, "product": "2019", "mobility": {"wifi_only": True}}
    kept = frozenset({("mobility",), ("mobility", "enabled"), ("clients",), ("title",), ("options",), ("layout",)})
    assert to_plain(document, kept) == {
        "format": 1,
        "title": "",
        "product": "2019",
        "mobility": {"enabled": True, "wifi_only": True},
        "clients": [],
        "options": {},
        "layout": {},
    }


def test_items_are_labelled_by_what_names_them() -> None:
    assert labels_of(small_site().zones[:2]) == ("internet", "cellular")
    assert labels_of((interface("a", "z"), interface("b", "z"))) == ("a", "b")
    assert labels_of(("x", "y", "x")) == ("x", "y", "x~2")
    assert labels_of((Suppression(code="A"), Suppression(code="A"))) == ("A", "A~2")


def test_what_has_no_name_is_labelled_by_its_content() -> None:
    rules = (FirewallRule(), FirewallRule(action=RuleAction.DENY), FirewallRule())
    first, second, third = labels_of(rules)
    assert first != second
    assert third == f"{first}~2"
    assert labels_of((rules[1],)) == (second,)
    assert labels_of((replace(rules[1], comment="x"),)) != (second,)
    assert labels_of((nat("a", "1.1.1.1", "2.2.2.2"),)) == labels_of((nat("a", "1.1.1.1", "2.2.2.2"),))


def test_labels_are_only_made_where_a_comment_is_anchored() -> None:
    document = document_of(small_site())
    bare = to_plain(document)["zones"]
    assert isinstance(bare, Labelled)
    assert not bare.labels
    kept = to_plain(document, frozenset({("zones",)}))["zones"]
    assert list(kept.labels)[:2] == ["internet", "cellular"]


def test_small_values_are_marked_for_one_line() -> None:
    plain = to_plain(document_of(small_site()))
    assert all(isinstance(url, OneLine) and not url.is_listed for url in plain["simple_urls"])
    rule = FirewallRule(destination_ports=(ports(443),))
    firewall = replace(small_site().firewalls[0], rules=(rule,))
    device = to_plain(Document(design=small_site().with_element(firewall)))["devices"][0]
    assert device["rules"][0]["destination_ports"][0].is_listed


def test_of_two_elements_with_one_id_the_faulty_one_is_pointed_at() -> None:
    sites = [{"id": "a", "name": "A", "central": "b"}, {"id": "b", "name": "B"}]
    data = {"format": 1, "sites": [*sites, {"id": "a", "name": "A", "central": "gone"}]}
    document, faults = to_document(data)
    assert document is None
    assert [fault.path for fault in faults] == [("sites", 2, "id"), ("sites", 2, "central")]


def test_a_section_that_is_no_list_makes_no_dangling_ids() -> None:
    data = {"format": 1, "zones": {"a": 1}, "clients": [{"id": "c", "name": "C", "zone": "a"}]}
    _, faults = to_document(data)
    assert [fault.path for fault in faults] == [("zones",)]


def test_references_to_an_element_set_aside_are_no_faults() -> None:
    sites = [{"id": "a", "name": 5}, {"id": "b", "name": "B", "central": "a"}, {"id": "c", "name": "C", "central": "x"}]
    _, faults = to_document({"format": 1, "sites": sites})
    assert [fault.path for fault in faults] == [("sites", 0, "name"), ("sites", 2, "central")]


def test_a_fault_far_down_a_section_has_its_own_index() -> None:
    sites: list[object] = [{"id": f"s{number}", "name": "S"} for number in range(2500)]
    sites[1200] = {"id": "s1200", "name": 5}
    sites[2400] = {"id": "s2400", "name": "S", "central": "s1200"}
    sites[2450] = {"id": "s2450", "name": "S", "central": "gone"}
    document, faults = to_document({"format": 1, "sites": sites})
    assert document is None
    assert [fault.path for fault in faults] == [("sites", 1200, "name"), ("sites", 2450, "central")]


def test_a_long_section_keeps_its_order() -> None:
    sites = [{"id": f"s{number}", "name": "S"} for number in range(2500)]
    document, _ = to_document({"format": 1, "sites": sites})
    assert document is not None
    assert [site.id for site in document.design.sites] == [f"s{number}" for number in range(2500)]
