"""Who asks which view from where, and which record decides an answer."""

from __future__ import annotations

import pytest

from planner.findings.places import (
    homes_of,
    mobile_views_inside,
    planned_record,
    record_removal,
    views_inside,
    views_outside,
)
from planner.model.clients import Client
from planner.model.design import Design
from planner.model.relations import mobile_clients
from tests.findings.whole_examples import document_of

LEAK = "{id: r, view: external, name: pool01.contoso.com, targets: [203.0.113.40]}"


def design_of(text: str) -> Design:
    return document_of(text).design


def asked(views: tuple[tuple[object, object], ...]) -> list[tuple[str, str]]:
    return [(view.id, zone.id) for view, zone in views]  # type: ignore[attr-defined]


def test_inside_and_outside_ask_their_own_views() -> None:
    design = design_of("base: enterprise")
    assert asked(views_outside(design)) == [("external", "internet")]
    assert asked(views_inside(design)) == [("internal", "lan")]
    assert asked(mobile_views_inside(design)) == [("internal", "wifi")]


def test_a_guest_network_that_asks_internal_dns_does_not_make_the_view_an_outside_one() -> None:
    design = design_of("{base: enterprise, zones: [{id: guest-wifi, view: internal}]}")
    assert asked(views_outside(design)) == [("external", "internet")]


def test_one_view_for_everybody_serves_both_sides() -> None:
    zones = ", ".join(f"{{id: {zone}, view: internal}}" for zone in ("internet", "cellular", "partner"))
    design = design_of(f"{{base: standard, zones: [{zones}]}}")
    assert asked(views_outside(design)) == [("internal", "internet")]


def test_without_mobility_there_are_no_mobile_clients() -> None:
    assert mobile_clients(design_of("{base: standard, mobility: {enabled: false}}")) == ()


@pytest.mark.parametrize(
    ("client", "pools"), [("phone-wifi", ["pool01"]), ("phone-branch", ["pool01"]), ("guest-browser", ["pool01"])]
)
def test_the_home_of_a_client_is_its_pool_or_the_one_behind_its_appliance(client: str, pools: list[str]) -> None:
    design = design_of("base: enterprise")
    element = design.get(client)
    assert isinstance(element, Client)
    assert [pool.id for pool in homes_of(design, element)] == pools


def test_a_record_of_a_view_that_is_forwarded_to_decides_too() -> None:
    text = "{base: enterprise, dns_views: [{id: internal, holds: [corp.contoso.com]}], dns_records: [%s]}"
    record = planned_record(design_of(text % LEAK), "internal", "POOL01.contoso.com.")
    assert record is not None
    assert record.id == "r"


def test_a_view_that_holds_the_domain_does_not_ask_further() -> None:
    design = design_of(f"{{base: enterprise, dns_records: [{LEAK}]}}")
    assert planned_record(design, "internal", "pool01.contoso.com") is None


def test_the_removal_of_an_empty_record_helps_only_where_records_are_derived() -> None:
    text = (
        "{{base: standard, dns_views: [{{id: external, provenance: {}}}], "
        "dns_records: [{{id: r, view: external, name: meet.contoso.com, targets: []}}]}}"
    )
    derived, recorded = (design_of(text.format(kind)) for kind in ("derived", "recorded"))
    assert record_removal(derived, derived.dns_views[0], "meet.contoso.com") is not None
    assert record_removal(recorded, recorded.dns_views[0], "meet.contoso.com") is None
    assert record_removal(derived, derived.dns_views[0], "dialin.contoso.com") is None
