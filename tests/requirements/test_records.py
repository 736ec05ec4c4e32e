"""Every record row of the catalog is expanded or says why not; equal answers are one record."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.names import is_dns_name, is_within
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.zones import RecordType
from planner.requirements import build_plan
from planner.requirements.groundwork import Groundwork
from planner.requirements.records import EXPANSIONS, NOT_EXPANDED, _merged, derive_records
from planner.requirements.requirement import RequiredRecord
from tests.builders import enterprise_site, small_site
from tests.requirements.published_pools import complete_mapping


def derived(design: Design) -> tuple[RequiredRecord, ...]:
    return derive_records(Groundwork(design, load_catalog()))


def test_every_row_of_the_catalog_is_expanded_or_says_why_not() -> None:
    rows = {row.id for row in load_catalog().records}
    assert set(EXPANSIONS) | set(NOT_EXPANDED) == rows
    assert set(EXPANSIONS) & set(NOT_EXPANDED) == set()
    assert all(len(reason) > 20 for reason in NOT_EXPANDED.values())


def test_functions_bear_the_names_of_their_rows() -> None:
    assert all(function.__name__ == row for row, function in EXPANSIONS.items())


def test_facts_come_from_the_row() -> None:
    catalog = load_catalog()
    for record in derived(complete_mapping()):
        row = catalog.record(record.record_id)
        assert (record.purpose, record.reference, record.confidence) == (row.purpose, row.reference, row.confidence)
        assert record.type in {"A/AAAA": ("A", "AAAA"), "SRV": ("SRV",)}.get(row.type, ("A", "AAAA"))
        if row.srv is not None:
            assert record.port == catalog.service(row.srv.service).port
            assert (record.priority, record.weight) == (row.srv.priority, row.srv.weight)
        else:
            assert record.port is None
        assert record.is_required or row.requirement in ("optional", "conditional", "legacy")


@pytest.mark.parametrize("design", [small_site(), enterprise_site(), complete_mapping()])
def test_every_srv_names_a_host_of_its_own_domain_that_the_view_answers(design: Design) -> None:
    plan = build_plan(design, load_catalog())
    answered = {(record.view, record.name.lower()) for record in plan.records}
    services = [record for record in plan.records if record.type is RecordType.SRV]
    assert services
    for record in services:
        if record.name.startswith("_ntp.") or record.record_id == "sipfederationtls_srv_internal":
            continue  # names-C12: a time server may be anywhere; names-C06: the target is answered outside
        (target,) = record.targets
        assert is_within(target, record.name.partition(".")[2].partition(".")[2])
        assert (record.view, target.lower()) in answered


def test_records_are_sorted_and_members_keep_their_order() -> None:
    records = derived(complete_mapping())
    keys = [(record.view, record.name.lower(), record.type) for record in records]
    assert keys == sorted(keys)
    pool = [record.targets[0] for record in records if record.name == "FE-pool.contoso.com"]
    assert pool == ["192.168.21.122", "192.168.21.123", "192.168.21.124"]


def test_one_answer_that_two_rows_ask_for_is_one_record() -> None:
    # Option 3 of the simple URL names: one host for everything, which Admin alone would leave optional.
    host = "sfb.contoso.com"
    urls = (
        SimpleUrl(component=UrlComponent.ADMIN, host=host, path="Admin"),
        SimpleUrl(component=UrlComponent.MEET, host=host, path="contoso/Meet", domain="contoso.com"),
        SimpleUrl(component=UrlComponent.DIALIN, host=host, path="Dialin"),
    )
    found = [record for record in derived(small_site(simple_urls=urls)) if record.name == host]
    assert [(record.view, record.targets, record.is_required) for record in found] == [
        ("internal-dns", ("10.0.0.10",), True),
        ("public-dns", ("203.0.113.20",), True),
    ]


def test_the_stronger_of_two_requirements_counts_whichever_comes_first() -> None:
    record = next(record for record in derived(small_site()) if record.is_required)
    weaker = replace(record, is_required=False, record_id="admin_internal")
    for pair in ((record, weaker), (weaker, record)):
        (merged,) = _merged(pair)
        assert merged == replace(pair[0], is_required=True)
    (still_weak,) = _merged((weaker, weaker))
    assert still_weak == weaker


def test_a_record_waits_for_its_target_only_while_no_other_row_knows_it() -> None:
    record = next(record for record in derived(small_site()) if record.targets)
    waiting = replace(record, targets=())
    assert list(_merged((waiting, record))) == [record]
    assert list(_merged((waiting, replace(record, view="other")))) == [waiting, replace(record, view="other")]


def test_a_record_without_target_gives_way_to_one_of_its_name_that_has_one() -> None:
    design = small_site()
    server = design.servers[0]
    nameless = replace(design.servers[1], members=())
    records = derived(replace(design, servers=(server, nameless)))
    sip = [record for record in records if record.name == "sip.contoso.com"]
    assert [record.targets for record in sip] == [()]  # listed, although nothing is known
    assert [record.targets for record in derived(design) if record.name == "sip.contoso.com"] == [("203.0.113.11",)]


def test_every_name_is_one_that_dns_can_carry() -> None:
    assert all(is_dns_name(record.name) for record in derived(complete_mapping()))


def test_ten_thousand_domains_are_derived_without_quadratic_work() -> None:
    catalog = load_catalog()
    assert catalog.records  # read before the clock starts

    def seconds(count: int) -> float:
        domains = tuple(f"tenant{number}.example" for number in range(count))
        design = enterprise_site()
        views = tuple(replace(view, holds=(*view.holds, *domains)) for view in design.dns_views)
        urls = tuple(SimpleUrl(component=UrlComponent.MEET, host=f"meet.{name}", domain=name) for name in domains)
        plan = build_plan(replace(design, sip_domains=domains, dns_views=views, simple_urls=urls), catalog)
        start = time.process_time()
        assert len(plan.records) > 6 * count
        assert len(plan.certificates) > 5
        assert len(plan.must_not_resolve) > 2 * count
        return time.process_time() - start

    small, large = seconds(1_000), seconds(10_000)
    assert large < 30 * small + 1.0  # ten times the domains; a quadratic scan would take a hundred times
