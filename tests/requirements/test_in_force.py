"""What is in force: derived, with the planner's own in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import PublishingRule
from planner.model.policies import Certificate, CertificateUsage
from planner.model.zones import DnsRecord, Provenance, RecordType
from planner.requirements import Plan, build_plan
from tests.builders import enterprise_site, small_site

SRV, CNAME, AAAA = RecordType.SRV, RecordType.CNAME, RecordType.AAAA


def _plan(design: Design) -> Plan:
    return build_plan(design, load_catalog())


def _record(id: str, name: str, *targets: str, view: str = "internal-dns", **fields: Any) -> DnsRecord:
    return DnsRecord(id=id, view=view, name=name, targets=targets, **fields)


def _answers(plan: Plan, view: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(record.type.value, record.targets) for record in plan.dns[view] if record.name.lower() == name]


def test_derived_records_are_answered_members_together() -> None:
    plan = _plan(enterprise_site())
    assert _answers(plan, "internal-dns", "pool.contoso.local") == [("A", ("10.0.0.21", "10.0.0.22", "10.0.0.23"))]
    (sip,) = [record for record in plan.dns["public-dns"] if record.name == "_sip._tls.contoso.com"]
    assert (sip.type, sip.port, sip.targets) == (SRV, 443, ("sip.contoso.com",))


def test_every_view_is_there_even_if_it_answers_nothing() -> None:
    plan = _plan(Design(dns_views=small_site().dns_views))
    assert plan.dns == {"public-dns": (), "internal-dns": ()}


def test_a_planners_record_replaces_addresses_and_aliases_of_its_name() -> None:
    for kind, target in ((RecordType.A, "10.0.0.99"), (CNAME, "web.contoso.local"), (AAAA, "2001:db8::1")):
        own = _record("own", "LyncDiscoverInternal.contoso.com", target, type=kind)
        plan = _plan(small_site(own))
        name = "lyncdiscoverinternal.contoso.com"
        assert _answers(plan, "internal-dns", name) == [(kind.value, (target,))]
        # What is required stays what it was; only the answer changed.
        assert [record.targets for record in plan.records if record.name == name] == [("10.0.0.10",)]


def test_an_srv_of_the_planner_replaces_srvs_only() -> None:
    own = _record("own", "_sip._tls.contoso.com", "edge.contoso.com", view="public-dns", type=SRV, port=5061)
    host = _record("host", "_sip._tls.contoso.com", "203.0.113.9", view="public-dns")
    assert _answers(_plan(small_site(own)), "public-dns", "_sip._tls.contoso.com") == [("SRV", ("edge.contoso.com",))]
    assert _answers(_plan(small_site(host)), "public-dns", "_sip._tls.contoso.com") == [
        ("A", ("203.0.113.9",)),
        ("SRV", ("sip.contoso.com",)),
    ]


def test_a_planners_record_counts_in_its_own_view_only() -> None:
    plan = _plan(small_site(_record("own", "web.contoso.com", "10.9.9.9")))
    assert _answers(plan, "internal-dns", "web.contoso.com") == [("A", ("10.9.9.9",))]
    assert _answers(plan, "public-dns", "web.contoso.com") == [("A", ("203.0.113.20",))]


def test_a_planners_record_without_target_says_that_there_is_no_such_name() -> None:
    plan = _plan(small_site(_record("own", "web.contoso.com")))
    assert _answers(plan, "internal-dns", "web.contoso.com") == [("A", ())]
    answer = plan.traffic.resolve("internal-dns", "web.contoso.com")
    assert answer.addresses == ()
    assert answer.missing is not None


def test_a_derived_record_without_target_answers_nothing() -> None:
    design = small_site()
    bare = replace(design, devices=tuple(item for item in design.devices if item.id != "proxy"))
    assert _answers(_plan(bare), "public-dns", "lyncdiscover.contoso.com") == []


def test_a_recorded_view_answers_the_planners_records_and_nothing_else() -> None:
    design = small_site(_record("own", "web.contoso.com", "10.9.9.9"))
    views = tuple(replace(view, provenance=Provenance.RECORDED) for view in design.dns_views)
    plan = _plan(replace(design, dns_views=views))
    assert [record.id for record in plan.dns["internal-dns"]] == ["own"]
    assert plan.dns["public-dns"] == ()
    assert len(plan.records) == len(_plan(design).records)


def test_a_recorded_proxy_follows_its_rules_and_a_derived_one_the_plan() -> None:
    rules = (PublishingRule(hosts=("other.contoso.com",), backend="se"),)
    design = small_site()
    proxy = replace(design.reverse_proxies[0], rules=rules)
    derived = _plan(design.with_element(proxy))
    assert "other.contoso.com" not in {host for rule in derived.publishing_in_force["proxy"] for host in rule.hosts}
    recorded = _plan(design.with_element(replace(proxy, publishing=Provenance.RECORDED)))
    assert recorded.publishing_in_force["proxy"] == rules
    assert recorded.publishing == derived.publishing


def _certificate(id: str, holder: str, *usages: CertificateUsage, subject: str = "own.contoso.com") -> Certificate:
    return Certificate(id=id, assigned_to=holder, usages=usages, subject=subject, names=(subject,))


def _shown(plan: Plan, holder: str) -> list[tuple[str, list[str]]]:
    found = plan.certificates_in_force.get(holder, ())
    return [(certificate.subject, [usage.value for usage in certificate.usages]) for certificate in found]


def test_derived_certificates_stand_at_machines_and_where_they_are_shared() -> None:
    plan = _plan(small_site())
    assert _shown(plan, "se1") == [
        (("se.contoso.local"), [usage]) for usage in ("default", "web-external", "web-internal")
    ]
    assert (
        _shown(plan, "edge")
        == _shown(plan, "edge1")
        == [
            ("sip.contoso.com", ["edge-external"]),
            ("edge.contoso.local", ["edge-internal"]),
        ]
    )
    assert _shown(plan, "proxy") == [("web.contoso.com", ["proxy-listener"])]


def test_the_oauth_certificate_is_shown_by_no_listener() -> None:
    plan = _plan(small_site())
    assert any(item.certificate_id == "oauth" for item in plan.certificates)
    assert all(item.note != "oauth" for items in plan.certificates_in_force.values() for item in items)


def test_a_planners_certificate_replaces_the_derived_one_of_its_usages() -> None:
    usages = (CertificateUsage.DEFAULT, CertificateUsage.WEB_INTERNAL)
    plan = _plan(small_site(_certificate("own", "se1", *usages)))
    assert _shown(plan, "se1") == [
        ("own.contoso.com", ["default", "web-internal"]),
        ("se.contoso.local", ["web-external"]),
    ]


def test_a_certificate_given_to_a_pool_stands_on_every_member() -> None:
    plan = _plan(enterprise_site(_certificate("own", "pool", CertificateUsage.DEFAULT)))
    for number in (1, 2, 3):
        assert _shown(plan, f"pool-fe{number}")[0] == ("own.contoso.com", ["default"])
        assert [usages for _, usages in _shown(plan, f"pool-fe{number}")[1:]] == [["web-external"], ["web-internal"]]


def test_a_members_certificate_wins_over_that_of_its_pool() -> None:
    usages = (CertificateUsage.DEFAULT, CertificateUsage.WEB_INTERNAL)
    plan = _plan(
        enterprise_site(
            _certificate("for-all", "pool", *usages, subject="all.contoso.com"),
            _certificate("for-one", "pool-fe1", CertificateUsage.DEFAULT, subject="one.contoso.com"),
        )
    )
    assert _shown(plan, "pool-fe1") == [
        ("all.contoso.com", ["web-internal"]),
        ("one.contoso.com", ["default"]),
        ("pool.contoso.local", ["web-external"]),
    ]
    assert _shown(plan, "pool-fe2")[0] == ("all.contoso.com", ["default", "web-internal"])


def test_a_planners_edge_certificate_replaces_the_shared_one() -> None:
    plan = _plan(small_site(_certificate("own", "edge", CertificateUsage.EDGE_EXTERNAL)))
    for holder in ("edge", "edge1"):
        assert _shown(plan, holder) == [
            ("own.contoso.com", ["edge-external"]),
            ("edge.contoso.local", ["edge-internal"]),
        ]
