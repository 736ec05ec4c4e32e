"""The rows of Microsoft's published cases are in the plan, and what the plan holds beyond says on what it rests."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from planner.catalog import load_catalog
from planner.model.devices import Persistence, VipPurpose
from planner.model.policies import CertificateUsage, Issuer
from planner.model.product import Feature, ProductVersion
from planner.model.servers import Edition, PoolBalancing
from planner.model.zones import RecordType
from planner.requirements import Plan, build_plan
from planner.requirements.requirement import RequiredCertificate
from tests.requirements import published, published_pools
from tests.requirements.published import Row, hosts


def _assert_holds(plan: Plan, rows: Iterable[Row], beyond: set[str]) -> None:
    """Every row is in the plan; the rest comes from these catalog rows only, each with its document."""
    rows = tuple(rows)
    assert [row for row in rows if not row.is_in(plan.records)] == []
    rest = [record for record in plan.records if not any(row.matches(record) for row in rows)]
    assert {record.record_id for record in rest} == beyond
    for record in rest:
        assert record.reference
        assert record.purpose
        assert plan.catalog.record(record.record_id).reference == record.reference
        assert plan.design.find(record.element) is not None


def _certificate(plan: Plan, certificate_id: str, holder: str | None = None) -> RequiredCertificate:
    found = [
        item
        for item in plan.certificates
        if item.certificate_id == certificate_id and holder in (None, item.assigned_to)
    ]
    assert len(found) == 1
    return found[0]


# --- A1, A3, B1, B3 -------------------------------------------------------------------------------


@pytest.mark.parametrize("by_firewall", [False, True], ids=["published-in-topology", "nat-of-firewall"])
@pytest.mark.parametrize("nodes", [1, 2], ids=["a1-b1-single", "a3-b3-two-nodes"])
@pytest.mark.parametrize("product", [ProductVersion.V2015, ProductVersion.V2019])
def test_consolidated_edge_has_every_dns_row(nodes: int, by_firewall: bool, product: ProductVersion) -> None:
    design = published.consolidated_edge(nodes, "lsedge.contoso.net", by_firewall=by_firewall, product=product)
    plan = build_plan(design, load_catalog())
    # Two nodes bring their computer names along (dns.md, perimeter table, "Edge Server FQDN").
    beyond = {"edge_server_int_a"} if nodes == 2 else set()
    _assert_holds(plan, published.edge_rows(nodes, "lsedge.contoso.net"), beyond)


def test_consolidated_edge_has_the_xmpp_rows_in_2015_only() -> None:
    for product in ProductVersion:
        design = published.consolidated_edge(1, "sfvedge.contoso.net", product=product, features=(Feature.XMPP,))
        plan = build_plan(design, load_catalog())
        wanted = product is ProductVersion.V2015
        assert all(row.is_in(plan.records) is wanted for row in published.xmpp_rows())
        certificate = _certificate(plan, "edge_external_xmpp" if wanted else "edge_external")
        for domain in ("contoso.com", "fabrikam.com"):
            # The page of the Edge prints host and wildcard, those of XMPP the domain that partners address.
            assert ({f"xmpp.{domain}", f"*.{domain}", domain} <= set(certificate.names)) is wanted
            assert (domain in certificate.names) is wanted
        assert certificate.names[:2] == ("sip.contoso.com", "webcon.contoso.com")
        assert "sip.fabrikam.com" in certificate.names


@pytest.mark.parametrize("nodes", [1, 2])
def test_consolidated_edge_has_both_certificates(nodes: int) -> None:
    plan = build_plan(published.consolidated_edge(nodes, "lsedge.contoso.net"), load_catalog())
    outside = _certificate(plan, "edge_external")
    assert outside.subject == "sip.contoso.com"
    assert outside.names == ("sip.contoso.com", "webcon.contoso.com", "sip.fabrikam.com")
    assert outside.issuer is Issuer.PUBLIC
    assert outside.eku == ("server",)
    assert outside.types == ("AccessEdgeExternal", "DataEdgeExternal", "AudioVideoAuthentication")
    assert (outside.is_exportable, outside.shared_by_pool) == (True, nodes == 2)
    inside = _certificate(plan, "edge_internal")
    assert (inside.subject, inside.names, inside.eku) == ("lsedge.contoso.net", (), ("server",))
    assert inside.shared_by_pool is (nodes == 2)
    # The plan of an Edge alone asks for nothing else.
    assert {item.certificate_id for item in plan.certificates} == {"edge_external", "edge_internal"}


def test_public_im_adds_the_client_purpose_to_the_edge_certificate() -> None:
    design = published.consolidated_edge(1, "lsedge.contoso.net", features=(Feature.PUBLIC_IM,))
    certificate = _certificate(build_plan(design, load_catalog()), "edge_external")
    assert [use.partition(" ")[0] for use in certificate.eku] == ["server", "client"]


def test_public_im_beside_xmpp_adds_the_client_purpose_too() -> None:
    """It is one and the same certificate: XMPP adds names to it and takes nothing away."""
    features, product = (Feature.PUBLIC_IM, Feature.XMPP), ProductVersion.V2015
    design = published.consolidated_edge(1, "lsedge.contoso.net", features=features, product=product)
    certificate = _certificate(build_plan(design, load_catalog()), "edge_external_xmpp")
    assert [use.partition(" ")[0] for use in certificate.eku] == ["server", "client"]


# --- B6 -------------------------------------------------------------------------------------------


def test_reverse_proxy_has_every_dns_row() -> None:
    plan = build_plan(published.published_proxy(), load_catalog())
    inside = {
        "fe_pool_dnslb_a",
        "fe_server_a",
        "fe_web_int_a",
        "fe_web_ext_internal_view",
        "dir_pool_a",
        "dir_server_a",
        "dir_web_int_a",
        "lyncdiscoverinternal_a",
        "meet_internal",
        "dialin_internal",
        "owas_internal",
    }
    _assert_holds(plan, published.proxy_rows(), inside)


def test_reverse_proxy_has_its_certificate() -> None:
    certificate = _certificate(build_plan(published.published_proxy(), load_catalog()), "reverse_proxy_listener")
    assert certificate.subject == certificate.names[0] == "webext.contoso.com"
    assert sorted(certificate.names) == sorted(published.PROXY_NAMES)
    assert certificate.optional_names == ("*.contoso.com",)
    assert certificate.issuer is Issuer.PUBLIC
    assert certificate.eku == ("server",)
    assert certificate.usages == (CertificateUsage.PROXY_LISTENER,)


def test_reverse_proxy_publishes_every_name_once_with_the_ports_of_the_table() -> None:
    plan = build_plan(published.published_proxy(), load_catalog())
    rules = [(host, item.port, item.backend, item.backend_port) for item in plan.publishing for host in item.hosts]
    assert sorted(rules) == [
        ("dialin.contoso.com", 443, "director", 4443),
        ("lyncdiscover.contoso.com", 443, "director", 4443),
        ("meet.contoso.com", 443, "director", 4443),
        ("officewebapps01.contoso.com", 443, "owas", 443),
        ("webdirext.contoso.com", 443, "director", 4443),
        ("webext.contoso.com", 443, "pool", 4443),
    ]


# --- B7 -------------------------------------------------------------------------------------------


def test_single_director_has_every_dns_row() -> None:
    plan = build_plan(published.single_director(), load_catalog())
    beyond = {
        "se_server_a",
        "fe_web_ext_internal_view",
        "fe_web_ext_external",
        "dir_web_ext_external",
        "lyncdiscoverinternal_a",
        "lyncdiscover_a",
        "meet_external",
        "dialin_external",
        "sipinternaltls_srv",
        "matching_internal_zone_pool_a",
    }
    _assert_holds(plan, published.director_rows(), beyond)


def test_single_director_has_every_certificate_name() -> None:
    plan = build_plan(published.single_director(), load_catalog())
    ours = [item for item in plan.certificates if item.element == "director"]
    # The Lync page prints one certificate for all usages; newer pages have one a usage, the names stay the same.
    assert {item.subject for item in ours} == {"dir01.contoso.net"}
    assert {name for item in ours for name in item.names} >= {
        "dir01.contoso.net",
        "dialin.contoso.com",
        "meet.contoso.com",
        "lyncdiscoverinternal.contoso.com",
        "lyncdiscover.contoso.com",
    }
    assert all(item.optional_names == ("*.contoso.com",) for item in ours)
    oauth = _certificate(plan, "oauth")
    assert (oauth.names, oauth.types, oauth.key) == ((), ("OAuthTokenIssuer",), "at least 2048 bits")


# --- B11 ------------------------------------------------------------------------------------------


def test_pool_with_two_domains_has_every_dns_row() -> None:
    plan = build_plan(published_pools.pool_with_two_domains(), load_catalog())
    _assert_holds(
        plan,
        published_pools.two_domain_rows(),
        # Discovery of both domains (newer pages); what desk phones need; the time source of the second domain.
        {"lyncdiscoverinternal_a", "lyncdiscover_a", "sipinternal_a", "ucupdates_a", "ntp_srv"}
        | {"meet_external", "dialin_external"},
    )


def test_pool_with_two_domains_behind_a_balancer_is_one_vip() -> None:
    plan = build_plan(published_pools.pool_with_two_domains(PoolBalancing.HARDWARE), load_catalog())
    pool = [record for record in plan.records if record.name == "pool01.contoso.net"]
    assert [(record.targets, record.record_id) for record in pool] == [(("192.168.10.6",), "fe_pool_hlb_a")]


# --- C1, C2 ---------------------------------------------------------------------------------------


def test_complete_mapping_has_every_dns_row() -> None:
    plan = build_plan(published_pools.complete_mapping(), load_catalog())
    # The second members of pools of which the table shows one.
    _assert_holds(plan, published_pools.complete_rows(), {"edge_server_int_a", "med_server_a"})


def test_complete_mapping_marks_what_the_table_calls_optional() -> None:
    plan = build_plan(published_pools.complete_mapping(), load_catalog())
    optional = {record.record_id for record in plan.records if not record.is_required}
    assert optional == {"admin_internal", "sipfederationtls_srv_internal", "ucupdates_a"}


def test_three_server_pool_has_every_dns_row() -> None:
    plan = build_plan(published_pools.three_server_pool(), load_catalog())
    _assert_holds(
        plan,
        published_pools.three_server_rows(),
        # External access is not part of the page: there is no proxy, and none of these is required for it.
        {"sip_internal_a", "lyncdiscover_a", "meet_external", "dialin_external", "scheduler_external"},
    )
    outside = [record for record in plan.records if record.view == "external"]
    assert all(record.targets == () for record in outside)


# --- D1 -------------------------------------------------------------------------------------------

_WEB = {"meet.contoso.com", "meet.fabrikam.com", "dialin.contoso.com"}
_MOBILITY = {
    f"{label}.{domain}"
    for label in ("lyncdiscoverinternal", "lyncdiscover")
    for domain in ("contoso.com", "fabrikam.com")
}
_SIP = {"sip.contoso.com", "sip.fabrikam.com"}


@pytest.mark.parametrize("product", [ProductVersion.V2015, ProductVersion.V2019, ProductVersion.SE])
@pytest.mark.parametrize(
    ("edition", "holder", "row", "subject", "names"),
    [
        (Edition.STANDARD, "se01-server", "se_default", "se01.contoso.com", {"se01.contoso.com"}),
        (
            Edition.STANDARD,
            "se01-server",
            "se_web_internal",
            "se01.contoso.com",
            {"se01.contoso.com", "admin.contoso.com"} | _WEB,
        ),
        (
            Edition.STANDARD,
            "se01-server",
            "se_web_external",
            "se01.contoso.com",
            {"se01.contoso.com", "webcon01.contoso.com"} | _WEB,
        ),
        (
            Edition.ENTERPRISE,
            "ee01-server",
            "fe_default",
            "eepool.contoso.com",
            {"eepool.contoso.com", "ee01.contoso.com"},
        ),
        # The column says the subject is the pool, the example prints the server: both are names (names-C08).
        (
            Edition.ENTERPRISE,
            "ee01-server",
            "fe_web_internal",
            "eepool.contoso.com",
            {"eepool.contoso.com", "ee01.contoso.com", "admin.contoso.com"} | _WEB,
        ),
        (
            Edition.ENTERPRISE,
            "ee01-server",
            "fe_web_external",
            "eepool.contoso.com",
            {"eepool.contoso.com", "webcon01.contoso.com"} | _WEB,
        ),
        (
            Edition.ENTERPRISE,
            "dir01-server",
            "dir_default",
            "dir-pool.contoso.com",
            {"dir-pool.contoso.com", "dir01.contoso.com"},
        ),
        (
            Edition.ENTERPRISE,
            "dir01-server",
            "dir_web_internal",
            "dir01.contoso.com",
            {"dir01.contoso.com", "dir-pool.contoso.com", "admin.contoso.com"} | _WEB,
        ),
        (
            Edition.ENTERPRISE,
            "dir01-server",
            "dir_web_external",
            "dir01.contoso.com",
            {"dir01.contoso.com", "directorwebcon01.contoso.com"} | _WEB,
        ),
    ],
)
def test_internal_certificates_have_every_name(
    edition: Edition, holder: str, row: str, subject: str, names: set[str], product: ProductVersion
) -> None:
    plan = build_plan(published_pools.certified_servers(edition, product=product), load_catalog())
    certificate = _certificate(plan, row, holder)
    assert certificate.subject == certificate.names[0] == subject
    # Beyond the table stand the names that mobility adds, which the same page lists in its own section.
    assert set(certificate.names) == names | _MOBILITY
    assert certificate.optional_names == ("*.contoso.com", "*.fabrikam.com")
    assert not certificate.is_exportable


@pytest.mark.parametrize("edition", list(Edition))
def test_strict_matching_adds_the_sign_in_hosts_to_default_certificates(edition: Edition) -> None:
    strict = build_plan(published_pools.certified_servers(edition, Feature.STRICT_DNS_MATCHING), load_catalog())
    plain = build_plan(published_pools.certified_servers(edition), load_catalog())
    for row in ("se_default" if edition is Edition.STANDARD else "fe_default", "dir_default"):
        assert set(_certificate(strict, row).names) - set(_certificate(plain, row).names) == _SIP


def test_mediation_and_branch_certificates_are_as_printed() -> None:
    plan = build_plan(published_pools.certified_servers(Edition.ENTERPRISE), load_catalog())
    mediation = _certificate(plan, "med_default")
    assert mediation.names == ("medsvr-pool.contoso.net", "medsvr01.contoso.net")
    branch = _certificate(plan, "sba_default")
    assert branch.names == ("sba01.contoso.net", "sip.contoso.com", "sip.fabrikam.com")


# --- E2 -------------------------------------------------------------------------------------------


def test_web_vips_are_as_printed() -> None:
    plan = build_plan(published.published_proxy(), load_catalog())
    vips = {vip.purpose: vip for vip in plan.balancing if vip.pool == "pool"}
    inside, outside = vips[VipPurpose.WEB_INTERNAL], vips[VipPurpose.WEB_EXTERNAL]
    assert [(port.port, port.member_port) for port in inside.ports] == [(443, 443), (80, 80)]
    assert [(port.port, port.member_port) for port in outside.ports] == [(443, 4443), (80, 8080)]
    assert (inside.probe_port, outside.probe_port) == (5061, 5061)
    assert inside.persistence == (Persistence.SOURCE,)
    assert outside.persistence[0] is Persistence.NONE
    assert Persistence.SOURCE in outside.persistence  # what the mobility page asks for (names-C01)
    assert (inside.idle_timeout, outside.idle_timeout) == (1800, 1800)


def test_rows_compare_address_by_address() -> None:
    # The comparison itself: a row is not in a plan that answers another address.
    plan = build_plan(published_pools.three_server_pool(), load_catalog())
    assert hosts("internal", "webint.contoso.local", "10.0.0.100")[0].is_in(plan.records)
    assert not hosts("internal", "webint.contoso.local", "10.0.0.101")[0].is_in(plan.records)
    assert not Row("internal", RecordType.SRV, "webint.contoso.local", "10.0.0.100").is_in(plan.records)
