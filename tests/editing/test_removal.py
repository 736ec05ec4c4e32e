from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.editing.drawing import drawn_relations
from planner.editing.nodes import AddElements
from planner.editing.removal import Disconnect, RemoveElements
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, NatEntry, PublishingRule
from planner.model.document import Document
from planner.model.errors import ModelError, UnknownElementError
from planner.model.layout import Layout
from planner.model.options import Options, Suppression
from planner.model.policies import Certificate, CertificateUsage
from planner.model.review import ReviewNote
from planner.model.zones import DnsView, Provenance
from tests.editing.samples import example, small_document


def removed(document: Document, *ids: str) -> Document:
    return RemoveElements(frozenset(ids)).apply(document)


def with_firewall(document: Document, **changes: object) -> Document:
    firewall = document.design.firewalls[0]
    return replace(document, design=document.design.with_element(replace(firewall, **changes)))  # type: ignore[arg-type]


def firewall_of(document: Document) -> Firewall:
    return document.design.firewalls[0]


def test_a_pool_goes_with_its_links_vips_and_homes() -> None:
    before = example("enterprise")
    after = removed(before, "pool01").design
    assert after.find("pool01") is None
    assert not any("pool01" in (link.source, link.target) for link in after.links)
    assert {vip.pool for vip in after.load_balancers[0].vips} == {"dirpool01"}
    assert all(client.home != "pool01" for client in after.clients)
    assert len(after.clients) == len(before.design.clients)


def test_a_zone_takes_its_interfaces_and_clients_along() -> None:
    after = removed(example("enterprise"), "wifi").design
    assert {client.id for client in after.clients}.isdisjoint({"phone-wifi", "phone-branch"})
    firewall = after.get("wifi-firewall")
    assert isinstance(firewall, Firewall)
    assert [interface.zone for interface in firewall.interfaces] == ["lan"]


def test_nat_and_rules_on_a_removed_interface_go_with_it() -> None:
    document = with_firewall(
        small_document(),
        nat=(NatEntry(interface="outer", public=ip_address("203.0.113.9"), private=ip_address("192.0.2.21")),),
        rules=(FirewallRule(from_interface="outer"), FirewallRule(to_interface="inner")),
    )
    after = firewall_of(removed(document, "outside"))
    assert after.nat == ()
    assert after.rules == (FirewallRule(to_interface="inner"),)


def test_a_rule_never_becomes_wider_by_a_removal() -> None:
    rules = (
        FirewallRule(sources=("phone",), destinations=("pool",)),
        FirewallRule(sources=("phone", "192.0.2.0/24")),
        FirewallRule(sources=("192.0.2.0/24",)),
    )
    after = firewall_of(removed(with_firewall(small_document(), rules=rules), "phone"))
    assert after.rules == (replace(rules[1], sources=("192.0.2.0/24",)), rules[2])


def test_a_machine_goes_with_its_certificate() -> None:
    document = small_document()
    certificate = Certificate(
        id="c", assigned_to="fe02", usages=(CertificateUsage.DEFAULT,), subject="fe02.contoso.com"
    )
    document = replace(document, design=document.design.with_element(certificate))
    after = removed(document, "fe02").design
    assert after.find("c") is None
    assert [machine.id for machine in after.servers[0].members] == ["fe01"]


def test_a_pool_takes_the_certificates_of_its_machines_along() -> None:
    document = small_document()
    certificate = Certificate(
        id="c", assigned_to="fe02", usages=(CertificateUsage.DEFAULT,), subject="fe02.contoso.com"
    )
    document = replace(document, design=document.design.with_element(certificate))
    assert removed(document, "pool").design.find("c") is None


def test_one_virtual_address_can_go() -> None:
    after = removed(example("enterprise"), "pool01-web-internal").design
    assert "pool01-web-internal" not in {vip.id for vip in after.load_balancers[0].vips}
    assert len(after.load_balancers[0].vips) == 3


def test_zones_of_a_removed_dns_view_ask_the_one_it_forwarded_to() -> None:
    after = removed(example("standard"), "internal").design
    assert {zone.view for zone in after.zones} == {"external"}
    assert len(after.zones) == len(example("standard").design.zones)


def test_the_last_dns_view_stays_while_zones_ask_it() -> None:
    document = small_document()
    with pytest.raises(ModelError, match="no other that it could ask"):
        removed(document, "dns")
    assert removed(document, "dns", "inside", "outside").design.zones == ()


def test_views_that_forward_in_a_circle_are_left_behind() -> None:
    views = (
        DnsView(id="a", name="A", forwards_to="b"),
        DnsView(id="b", name="B", forwards_to="a"),
        DnsView(id="c", name="C"),
    )
    zone = replace(small_document().design.zones[0], view="a")
    document = Document(design=Design(dns_views=views, zones=(zone,)))
    assert removed(document, "a", "b").design.zones[0].view == "c"


def test_layout_and_suppressions_of_what_goes_go_too_and_comments_stay() -> None:
    document = small_document()
    options = Options(
        suppressions=(Suppression(code="FW01", element="phone", reason="x"), Suppression(code="FW01", reason="y")),
        review_notes=(ReviewNote(id="n", text="t", element="phone"), ReviewNote(id="m", text="t", element="pool")),
    )
    layout = replace(document.layout, bends={"pool-files": ((1.0, 1.0),), "fw--outside": ((2.0, 2.0),)})
    after = removed(replace(document, options=options, layout=layout), "phone", "pool")
    assert set(after.layout.placements) == {"outside", "inside", "fw", "files"}
    assert set(after.layout.bends) == {"fw--outside"}
    assert [item.element for item in after.options.suppressions] == [None]
    # What people said stays, lets go of the id, and comes back pinned with undo, which brings the document back.
    assert [(item.element, item.removed) for item in after.options.review_notes] == [
        (None, "Phone"),
        (None, "Front End pool"),
    ]
    phone = replace(small_document().design.clients[0], home=None)
    again = AddElements((phone,)).apply(after)
    assert again.options.review_notes == after.options.review_notes  # another element of that id is another element


def test_lines_are_removed_by_what_they_stand_for() -> None:
    document = example("enterprise")
    for relation in drawn_relations(document.design):
        after = Disconnect(relation.id).apply(document)
        assert relation.id not in {line.id for line in drawn_relations(after.design)}, relation
        assert after.design.find(relation.source) is not None
        assert after.design.find(relation.target) is not None


def test_a_publishing_line_removes_its_rules() -> None:
    document = example("standard")
    proxy = document.design.reverse_proxies[0]
    rules = (
        PublishingRule(hosts=("a.contoso.com",), backend="se01"),
        PublishingRule(hosts=("b.contoso.com",), backend="b.contoso.com"),
    )
    changed = replace(proxy, publishing=Provenance.RECORDED, rules=rules)
    document = replace(document, design=document.design.with_element(changed))
    after = Disconnect(f"{proxy.id}--se01").apply(document).design.reverse_proxies[0]
    assert after.rules == rules[1:]


def test_elements_and_their_lines_may_be_named_together() -> None:
    document = small_document()
    after = removed(document, "fw", "fw--inside", "pool-files", "phone")
    assert {element.id for element in after.design.nodes} == {"pool", "files"}


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownElementError):
        removed(small_document(), "nobody")
    with pytest.raises(UnknownElementError):
        Disconnect("a--b").apply(small_document())


def test_removing_nothing_changes_nothing() -> None:
    document = small_document()
    assert removed(document) is document
    assert document.layout != Layout()
