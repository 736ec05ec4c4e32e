"""Names that must not be answered."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.servers import WebServices
from planner.requirements import build_plan
from planner.requirements.groundwork import Groundwork
from planner.requirements.records import derive_records
from planner.requirements.unwanted_names import derive_unwanted_names
from planner.requirements.views import Audience
from tests.builders import small_site, standard_edition
from tests.strategies import designs

_ADMIN = (SimpleUrl(component=UrlComponent.ADMIN, host="admin.contoso.com"),)


def _found(design: Design) -> list[tuple[str, str, str]]:
    found = derive_unwanted_names(Groundwork(design, load_catalog()))
    return [(item.view, item.name, item.clause) for item in found]


def test_inside_names_are_unwanted_outside_and_external_discovery_inside() -> None:
    design = small_site()
    assert _found(replace(design, simple_urls=(*design.simple_urls, *_ADMIN))) == [
        ("internal-dns", "lyncdiscover.contoso.com", "S-DNS-24"),
        ("public-dns", "admin.contoso.com", "D-DNS-19"),
        ("public-dns", "lyncdiscoverinternal.contoso.com", "S-DNS-23"),
        ("public-dns", "se.contoso.local", "S-FQDN-02"),
    ]


def test_clauses_give_reason_and_reference() -> None:
    catalog = load_catalog()
    for item in derive_unwanted_names(Groundwork(small_site(), catalog)):
        clause = catalog.clause(item.clause)
        assert (item.reason, item.reference) == (clause.clause, clause.reference)


def test_a_host_that_admin_shares_with_meet_may_be_published() -> None:
    urls = (SimpleUrl(component=UrlComponent.MEET, host="admin.contoso.com", path="Meet"), *_ADMIN)
    assert "admin.contoso.com" not in {name for _, name, _ in _found(small_site(simple_urls=urls))}


def test_equal_web_names_are_left_to_the_rule_about_equal_names() -> None:
    pool = standard_edition(web=WebServices(external_fqdn="se.contoso.local"))
    assert "se.contoso.local" not in {name for _, name, _ in _found(small_site().with_element(pool))}


def test_a_view_that_guests_ask_is_held_to_the_outside_rules_too() -> None:
    design = small_site()
    one = replace(design, zones=tuple(replace(zone, view="internal-dns") for zone in design.zones))
    assert ("internal-dns", "lyncdiscoverinternal.contoso.com", "S-DNS-23") in _found(one)


@given(designs())
def test_nothing_that_is_required_of_an_outside_view_is_unwanted_there(design: Design) -> None:
    plan = build_plan(design, load_catalog())
    outside = {view.id for view in plan.groundwork.views if view.audience is Audience.OUTSIDE}
    unwanted = {(item.view, item.name.lower()) for item in plan.must_not_resolve}
    edge_names = {record.name.lower() for record in derive_records(plan.groundwork) if "edge" in record.record_id}
    clashes = {
        (record.view, record.name.lower())
        for record in plan.records
        if record.view in outside and (record.view, record.name.lower()) in unwanted
    }
    # A random plan may give an Edge or a farm the name of a pool; nothing else can clash.
    farms = {server.fqdn.lower() for server in design.servers if server.kind == "office-web-apps"}
    sip_names = {f"{label}.{domain}".lower() for domain in design.sip_domains for label in ("sip", "xmpp")}
    assert {name for _, name in clashes} <= edge_names | farms | sip_names
