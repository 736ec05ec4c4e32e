"""The plan as a whole: lazy, deterministic, and sound for any design."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.names import is_dns_name, normalized
from planner.model.policies import MobilitySettings
from planner.model.zones import RecordType
from planner.requirements import build_plan
from planner.requirements.views import Audience
from planner.traffic import Question, Verdict
from tests.builders import enterprise_site, small_site
from tests.strategies import designs

_LABELS = st.text("abcdefghij", min_size=2, max_size=6)
_DOMAINS = st.lists(st.builds("{}.{}".format, _LABELS, _LABELS), min_size=1, max_size=6, unique=True)


def test_parts_are_worked_out_when_they_are_asked_for() -> None:
    plan = build_plan(enterprise_site(), load_catalog())
    assert plan.records is plan.records
    assert "records" in vars(plan)
    assert {"certificates", "flow_walks", "openings", "traffic", "dns"}.isdisjoint(vars(plan))


def test_the_walk_sees_what_is_in_force() -> None:
    plan = build_plan(small_site(), load_catalog())
    walk = plan.traffic.walk(Question(source="phone-wifi", destination="web.contoso.com", port=443))
    assert walk.verdict is Verdict.DELIVERED
    assert {turn.device for trace in walk.traces for turn in trace.turns} == {"proxy"}
    outside = plan.traffic.walk(Question(source="phone-cellular", destination="lyncdiscover.contoso.com", port=443))
    assert outside.verdict is Verdict.DELIVERED


def test_arrangements_without_openings_let_derived_firewalls_pass_everything() -> None:
    plan = build_plan(small_site(), load_catalog())
    assert plan.arrangements().openings is None
    given_openings = plan.arrangements({"fw-outer": ()})
    assert given_openings.openings == {"fw-outer": ()}
    assert given_openings.records is plan.dns


@given(_DOMAINS, st.booleans(), st.booleans())
def test_every_sip_domain_has_both_discovery_names_and_a_sign_in_host(
    domains: list[str], enterprise: bool, mobility: bool
) -> None:
    site = enterprise_site if enterprise else small_site
    design = site(sip_domains=tuple(domains), mobility=MobilitySettings(enabled=mobility))
    plan = build_plan(design, load_catalog())
    answered = {(record.view, record.name) for record in plan.records if record.targets}
    for domain in domains:
        assert ("internal-dns", f"lyncdiscoverinternal.{domain}") in answered
        assert ("public-dns", f"lyncdiscover.{domain}") in answered
        assert ("public-dns", f"sip.{domain}") in answered
        assert ("public-dns", f"_sip._tls.{domain}") in answered


@given(_DOMAINS)
def test_growth_is_by_the_domain_and_order_does_not_depend_on_their_order(domains: list[str]) -> None:
    catalog = load_catalog()
    plan = build_plan(small_site(sip_domains=tuple(domains)), catalog)
    turned = build_plan(small_site(sip_domains=tuple(reversed(domains))), catalog)
    assert set(plan.records) == set(turned.records)
    assert [(record.view, record.name) for record in plan.records] == [
        (record.view, record.name) for record in turned.records
    ]
    certificates = {item.certificate_id: set(item.names) for item in plan.certificates}
    assert certificates == {item.certificate_id: set(item.names) for item in turned.certificates}


@given(designs())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_design_has_a_plan_of_known_elements_and_facts(design: Design) -> None:
    catalog = load_catalog()
    plan = build_plan(design, catalog)
    elements = {element.id for element in design.elements}
    places = {view.id for view in design.dns_views} | {server.id for server in design.servers}
    for record in plan.records:
        assert record.element in elements
        assert record.view in places
        assert is_dns_name(record.name)
        assert record.reference == catalog.record(record.record_id).reference
        assert (record.port is None) is (record.type is not RecordType.SRV)
    for certificate in plan.certificates:
        assert certificate.element in elements
        assert certificate.assigned_to in design.all_ids
        assert certificate.names[:1] in ((), (certificate.subject,))
    for publishing in plan.publishing:
        assert publishing.hosts
        assert publishing.proxy in elements
        assert publishing.backend in elements
    for vip in plan.balancing:
        assert vip.pool in elements
        assert (vip.balancer is None) is (vip.vip is None)
    assert set(plan.dns) == {view.id for view in design.dns_views}
    assert set(plan.publishing_in_force) == {proxy.id for proxy in design.reverse_proxies}
    assert set(plan.certificates_in_force) <= design.all_ids
    assert plan.policy_values or not design.mobility.enabled


@given(designs())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_plan_is_the_same_every_time(design: Design) -> None:
    catalog = load_catalog()
    first, second = build_plan(design, catalog), build_plan(replace(design), catalog)
    assert first.records == second.records
    assert first.certificates == second.certificates
    assert first.publishing == second.publishing
    assert first.balancing == second.balancing
    assert first.dns == second.dns
    keys = [(record.view, record.name.lower(), record.type) for record in first.records]
    assert keys == sorted(keys)


@given(designs())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_internal_discovery_is_never_required_outside_nor_external_discovery_inside(design: Design) -> None:
    plan = build_plan(design, load_catalog())
    audiences = {view.id: (view.audience, view.is_also_outside) for view in plan.groundwork.views}
    for record in plan.records:
        audience, is_also_outside = audiences.get(record.view, (Audience.NOBODY, False))
        if record.record_id in ("lyncdiscoverinternal_a", "pinpoint_lyncdiscoverinternal_zone", "fe_web_int_a"):
            assert audience in (Audience.INSIDE, Audience.MOBILE)
        if record.record_id in ("lyncdiscover_a", "fe_web_ext_external", "sip_external"):
            assert audience is Audience.OUTSIDE or is_also_outside


@given(designs())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_the_planner_recorded_is_what_is_answered(design: Design) -> None:
    plan = build_plan(design, load_catalog())
    for record in design.dns_records:
        same = [
            answer
            for answer in plan.dns[record.view]
            if normalized(answer.name) == normalized(record.name)
            and (answer.type is RecordType.SRV) is (record.type is RecordType.SRV)
        ]
        assert record in same
        assert all(answer in design.dns_records for answer in same)
