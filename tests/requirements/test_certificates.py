"""Every certificate row of the catalog is expanded or says why not; names are complete and in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design, Element
from planner.model.policies import (
    CertificateUsage,
    Discovery,
    DiscoveryTransport,
    Issuer,
    MobilitySettings,
    SimpleUrl,
    UrlComponent,
)
from planner.model.product import Feature, ProductVersion
from planner.model.servers import SupportRole, WebServices
from planner.model.zones import DnsRecord, Provenance
from planner.requirements import Plan, build_plan
from planner.requirements.certificates import EXPANSIONS, NOT_EXPANDED
from planner.requirements.requirement import RequiredCertificate
from tests.builders import enterprise_pool, enterprise_site, small_site, standard_edition, support_server
from tests.requirements.published import published_proxy
from tests.requirements.published_pools import complete_mapping


def _plan(design: Design) -> Plan:
    return build_plan(design, load_catalog())


def _of(design: Design, row: str) -> list[RequiredCertificate]:
    return [item for item in _plan(design).certificates if item.certificate_id == row]


def _site(*more: Element, **fields: Any) -> Design:
    return small_site(*more, **{"sip_domains": ("contoso.com", "fabrikam.com"), **fields})


def test_every_row_of_the_catalog_is_expanded_or_says_why_not() -> None:
    rows = {row.id for row in load_catalog().certificates}
    assert set(EXPANSIONS) | set(NOT_EXPANDED) == rows
    assert set(EXPANSIONS) & set(NOT_EXPANDED) == set()


def test_facts_come_from_the_row() -> None:
    plan = _plan(complete_mapping())
    for item in plan.certificates:
        row = plan.catalog.certificate(item.certificate_id)
        assert (item.reference, item.confidence, item.title) == (row.reference, row.confidence, row.place)
        assert (item.types, item.issuer_note, item.exportable_note) == (row.usage, row.issuer, row.exportable)
        assert plan.design.find(item.element) is not None
        assert plan.design.owner_of(item.assigned_to) is plan.design.find(item.element)


@pytest.mark.parametrize("design", [small_site(), enterprise_site(), complete_mapping(), published_proxy()])
def test_the_subject_is_the_first_name_wherever_names_are_read(design: Design) -> None:
    for item in _plan(design).certificates:
        assert item.names[:1] == ((item.subject,) if item.names else ())
        assert (item.names == ()) is (item.certificate_id in ("edge_internal", "oauth"))
        assert len({name.lower() for name in item.names}) == len(item.names)


@pytest.mark.parametrize("design", [small_site(), enterprise_site(), complete_mapping(), published_proxy()])
def test_every_name_is_carried_by_a_record_or_a_server(design: Design) -> None:
    plan = _plan(design)
    known = {record.name.lower() for record in plan.records}
    known |= {machine.fqdn.lower() for server in design.servers for machine in server.members}
    for item in plan.certificates:
        # The wildcards and the domains of XMPP stand for no host: they are what partners address (names-C18).
        is_xmpp = item.certificate_id == "edge_external_xmpp"
        domains = {domain.lower() for domain in design.sip_domains} if is_xmpp else set()
        names = {name.lower() for name in item.names if not name.startswith("*.")} - domains
        assert names <= known, item.certificate_id


def test_names_stand_in_the_documented_order_domain_by_domain() -> None:
    urls = (
        *(
            SimpleUrl(component=UrlComponent.MEET, host=f"meet.{name}", domain=name)
            for name in ("contoso.com", "fabrikam.com")
        ),
        SimpleUrl(component=UrlComponent.ADMIN, host="admin.contoso.com"),
        SimpleUrl(component=UrlComponent.DIALIN, host="dialin.contoso.com"),
        SimpleUrl(component=UrlComponent.SCHEDULER, host="scheduler.contoso.com"),
    )
    design = enterprise_site(sip_domains=("contoso.com", "fabrikam.com"), simple_urls=urls)
    assert _of(design, "fe_web_internal")[0].names == (
        "pool.contoso.local",
        "pool-web.contoso.local",
        "pool-fe1.contoso.local",
        "dialin.contoso.com",
        "admin.contoso.com",
        "scheduler.contoso.com",
        "meet.contoso.com",
        "lyncdiscoverinternal.contoso.com",
        "lyncdiscover.contoso.com",
        "meet.fabrikam.com",
        "lyncdiscoverinternal.fabrikam.com",
        "lyncdiscover.fabrikam.com",
    )
    assert _of(design, "reverse_proxy_listener")[0].names == (
        "pool-web.contoso.com",
        "dialin.contoso.com",
        "owas.contoso.local",
        "scheduler.contoso.com",
        "meet.contoso.com",
        "lyncdiscover.contoso.com",
        "meet.fabrikam.com",
        "lyncdiscover.fabrikam.com",
    )


def test_every_member_has_its_own_certificates_and_an_unplanned_one_stands_for_them() -> None:
    assert [item.assigned_to for item in _of(enterprise_site(), "fe_default")] == ["pool-fe1", "pool-fe2", "pool-fe3"]
    empty = enterprise_site().with_element(enterprise_pool(members=()))
    (only,) = _of(empty, "fe_default")
    assert (only.assigned_to, only.names[0]) == ("pool", "pool.contoso.local")


_DISCOVERY = {
    f"{label}.{domain}"
    for label in ("lyncdiscoverinternal", "lyncdiscover")
    for domain in ("contoso.com", "fabrikam.com")
}


@pytest.mark.parametrize("row", ["se_default", "se_web_internal", "se_web_external"])
def test_mobility_adds_both_discovery_names_to_every_certificate_of_a_mobile_pool(row: str) -> None:
    assert set(_of(_site(), row)[0].names) >= _DISCOVERY


@pytest.mark.parametrize(
    "design",
    [
        _site(mobility=MobilitySettings(enabled=False)),
        _site(mobility=MobilitySettings(discovery=Discovery.MANUAL)),
        _site().with_element(standard_edition(mobility=False)),
    ],
    ids=["no-mobility", "manual-discovery", "pool-without-mobility"],
)
def test_without_mobile_discovery_the_default_certificate_has_none_of_them(design: Design) -> None:
    assert _of(design, "se_default")[0].names == ("se.contoso.local",)
    # The web certificates have the name of their own side anyway.
    assert "lyncdiscoverinternal.contoso.com" in _of(design, "se_web_internal")[0].names
    assert "lyncdiscover.contoso.com" not in _of(design, "se_web_internal")[0].names


def test_http_discovery_spares_the_proxys_certificate_and_no_other() -> None:
    design = _site(mobility=MobilitySettings(discovery_transport=DiscoveryTransport.HTTP))
    assert not any(name.startswith("lyncdiscover") for name in _of(design, "reverse_proxy_listener")[0].names)
    assert "web.contoso.com" in _of(design, "reverse_proxy_listener")[0].names
    for row in ("se_default", "se_web_internal", "se_web_external"):
        assert set(_of(design, row)[0].names) >= _DISCOVERY


@pytest.mark.parametrize("feature", [Feature.STRICT_DNS_MATCHING, Feature.AUTOMATIC_CONFIGURATION, Feature.PHONES])
def test_sign_in_hosts_are_on_the_default_certificate_of_those_who_sign_clients_in(feature: Feature) -> None:
    assert set(_of(_site(features=(feature,)), "se_default")[0].names) >= {"sip.contoso.com", "sip.fabrikam.com"}
    assert "sip.contoso.com" not in _of(_site(), "se_default")[0].names
    assert "sip.contoso.com" not in _of(_site(features=(feature,)), "se_web_internal")[0].names


def test_only_strict_matching_asks_for_them_on_every_pool() -> None:
    second = standard_edition("zweite", address="10.0.0.11", web=WebServices(external_fqdn="web2.contoso.com"))
    for feature, expected in ((Feature.STRICT_DNS_MATCHING, True), (Feature.AUTOMATIC_CONFIGURATION, False)):
        found = {item.element: item.names for item in _of(_site(second, features=(feature,)), "se_default")}
        assert "sip.contoso.com" in found["se"]
        assert ("sip.contoso.com" in found["zweite"]) is expected


def test_old_hosts_are_on_the_certificate_where_they_are_in_dns() -> None:
    pool = enterprise_site(features=(Feature.LEGACY_CLIENTS,))
    assert "sipinternal.contoso.com" in _of(pool, "fe_default")[0].names
    assert "sipinternal.contoso.com" not in _of(enterprise_site(), "fe_default")[0].names
    own = (
        DnsRecord(id="inside", view="internal-dns", name="SipInternal.contoso.com", targets=("10.0.0.10",)),
        DnsRecord(id="outside", view="public-dns", name="sipexternal.contoso.com", targets=("203.0.113.11",)),
        DnsRecord(id="none", view="public-dns", name="sipexternal.fabrikam.com"),
    )
    design = _site(*own)
    assert "sipinternal.contoso.com" in _of(design, "se_default")[0].names
    assert _of(design, "edge_external")[0].names == (
        "sip.contoso.com",
        "webconf.contoso.com",
        "sip.fabrikam.com",
        "sipexternal.contoso.com",
    )


def test_hosts_that_sign_in_records_name_are_on_the_certificate_of_the_pool() -> None:
    """The SRV of a SIP domain names a host of that domain; clients refuse a server whose certificate lacks it."""
    design = small_site(sip_domains=("contoso.com", "fabrikam.com"), features=(Feature.AUTOMATIC_CONFIGURATION,))
    targets = {record.targets[0] for record in _plan(design).records if record.name.startswith("_sipinternaltls")}
    [default] = _of(design, "se_default")
    assert targets == {"se.contoso.com", "se.fabrikam.com"}
    assert targets <= set(default.names)
    [without] = _of(replace(design, features=()), "se_default")
    assert targets.isdisjoint(without.names)


def test_wildcards_may_stand_for_web_and_discovery_names_only() -> None:
    design = _site(features=(Feature.STRICT_DNS_MATCHING,))
    both = ("*.contoso.com", "*.fabrikam.com")
    for row in ("se_default", "se_web_internal", "se_web_external", "reverse_proxy_listener"):
        assert _of(design, row)[0].optional_names == both
    for row in ("edge_external", "edge_internal", "oauth"):
        assert _of(design, row)[0].optional_names == ()
    plain = _site(mobility=MobilitySettings(enabled=False), features=(Feature.STRICT_DNS_MATCHING,))
    assert _of(plain, "se_default")[0].optional_names == ()  # sip hosts are no web names


def test_a_wildcard_covers_one_label() -> None:
    urls = (SimpleUrl(component=UrlComponent.MEET, host="meet.web.fabrikam.com", domain="fabrikam.com"),)
    design = _site(
        sip_domains=("fabrikam.com",),
        simple_urls=urls,
        mobility=MobilitySettings(discovery_transport=DiscoveryTransport.HTTP),
    )
    assert _of(design, "reverse_proxy_listener")[0].optional_names == ()


def test_issuer_key_and_export_follow_the_row() -> None:
    found = {item.certificate_id: item for item in _plan(enterprise_site()).certificates}
    public = {row for row, item in found.items() if item.issuer is Issuer.PUBLIC}
    assert public == {"edge_external", "reverse_proxy_listener"}
    assert {row for row, item in found.items() if item.is_exportable} == {"edge_external", "oauth"}
    assert {item.key for row, item in found.items() if row != "oauth"} == {"2048 bits"}


def test_the_inside_certificate_of_an_edge_pool_is_shared_and_then_exportable() -> None:
    design = small_site()
    pool = design.servers[1]
    nodes = tuple(replace(pool.members[0], id=f"n{n}", fqdn=f"n{n}.contoso.local") for n in (1, 2))
    (shared,) = _of(design.with_element(replace(pool, members=nodes)), "edge_internal")
    assert (shared.shared_by_pool, shared.is_exportable) == (True, True)
    (single,) = _of(design, "edge_internal")
    assert (single.shared_by_pool, single.is_exportable) == (False, False)


def test_a_proxy_that_publishes_nothing_needs_no_certificate() -> None:
    design = small_site()
    alone = replace(design, servers=(), clients=(), links=())
    assert _of(alone, "reverse_proxy_listener") == []


def test_the_listener_names_what_its_own_proxy_publishes() -> None:
    design = small_site()
    proxy = design.reverse_proxies[0]
    recorded = replace(proxy, publishing=Provenance.RECORDED)
    assert _of(design.with_element(recorded), "reverse_proxy_listener") == _of(design, "reverse_proxy_listener")


def test_oauth_is_ordered_once_where_the_management_store_is() -> None:
    second = standard_edition(
        "cms", address="10.0.0.11", holds_cms=True, web=WebServices(external_fqdn="b.contoso.com")
    )
    (found,) = _of(_site(second), "oauth")
    assert (found.assigned_to, found.subject, found.usages) == ("cms", "contoso.com", ())
    assert _of(_site(sip_domains=()), "oauth") == []


@pytest.mark.parametrize("product", list(ProductVersion))
def test_persistent_chat_has_a_certificate_in_2015_only(product: ProductVersion) -> None:
    chat = support_server("chat", SupportRole.PERSISTENT_CHAT)
    found = _of(_site(chat, product=product), "pchat_default")
    assert [item.names for item in found] == ([("chat.contoso.local",)] if product is ProductVersion.V2015 else [])


def test_every_certificate_that_a_listener_shows_says_for_what() -> None:
    for item in _plan(complete_mapping()).certificates:
        assert bool(item.usages) is (item.certificate_id != "oauth")
        assert set(item.usages) <= set(CertificateUsage)


def test_roots_are_trusted_by_the_proxy_and_by_devices_inside() -> None:
    assert [(item.element, item.certificate_id) for item in _plan(small_site()).trusts] == [
        ("proxy", "reverse_proxy_trust"),
        ("se", "mobile_device_trust"),
    ]
    plain = _plan(small_site(mobility=MobilitySettings(enabled=False)))
    assert [item.element for item in plain.trusts] == ["proxy"]


def test_a_proxy_that_publishes_discovery_alone_has_it_as_its_subject() -> None:
    """Its names are those that others have as well; none of them is its own."""
    pool = standard_edition(web=WebServices(external_fqdn=None))
    (listener,) = _of(_site(simple_urls=()).with_element(pool), "reverse_proxy_listener")
    assert listener.subject == listener.names[0]
    assert listener.names == ("lyncdiscover.contoso.com", "lyncdiscover.fabrikam.com")
