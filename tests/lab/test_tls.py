"""Real handshakes with the certificates in force: a name that a certificate lacks fails at the leg the walk names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.devices import ReverseProxy
from planner.model.policies import CertificateUsage
from planner.model.servers import EdgePool
from planner.requirements import Plan, build_plan
from planner.traffic import Arrangements, Question, ShownCertificate, Traffic, Verdict
from tests.lab.comparing import Compared, compare

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"
PHONE = Question("phone-wifi", "webext.contoso.com", 443, tls=True)

pytestmark = [pytest.mark.lab, pytest.mark.timeout(600)]


def plan_of(name: str) -> Plan:
    return build_plan(read_document(EXAMPLES / f"{name}.yaml").document.design, load_catalog())


def questions_of(design: Design) -> list[Question]:
    """Every outside name of the web services and the Edge, from every zone, in TLS."""
    names = {f"{word}.{domain}" for domain in design.sip_domains for word in ("lyncdiscover", "lyncdiscoverinternal")}
    names |= {url.host for url in design.simple_urls}
    edge = {name for pool in design.servers_of(EdgePool) for name in _edge_names(pool)}
    for pool in design.servers:
        web = getattr(pool, "web", None)
        names |= {name for name in (getattr(web, "external_fqdn", ""), getattr(web, "internal_fqdn", "")) if name}
    zones = [zone.id for zone in design.zones]
    asked = [Question(zone, name, 443, tls=True) for zone in zones for name in sorted(names)]
    return asked + [Question(zone, name, port, tls=True) for zone in zones for name in edge for port in (443, 5061)]


def _edge_names(pool: EdgePool) -> tuple[str, ...]:
    found = (pool.fqdn, pool.access_fqdn, pool.web_conferencing_fqdn, pool.av_fqdn)
    return tuple(name for name in found if name)


def assert_agree(found: list[Compared]) -> None:
    assert [str(item) for item in found if not item.agrees] == []


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_certificates_in_force_are_accepted_on_every_leg(name: str) -> None:
    plan = plan_of(name)
    found = compare(plan.traffic, load_catalog(), questions_of(plan.design))
    assert_agree(found)
    connected = [item for item in found if any(end.outcome == "connected" for end in item.seen)]
    assert len(connected) > 20
    # The documents ask for no A/V name in the certificate: media clients do not speak TLS by name to that address.
    unnamed = {pool.av_fqdn for pool in plan.design.servers_of(EdgePool)}
    refused = {item.question.destination for item in found if any(end.outcome == "untrusted" for end in item.seen)}
    assert refused == unnamed


# --- certificates with a fault


def _changed(traffic: Traffic, change: Callable[[ShownCertificate], ShownCertificate]) -> Traffic:
    """The same network with other certificates installed."""
    held = {
        holder: tuple(change(certificate) for certificate in certificates)
        for holder, certificates in traffic.arrangements.certificates.items()
    }
    return Traffic(traffic.design, load_catalog(), replace(traffic.arrangements, certificates=held))


def _without(name: str, usage: CertificateUsage) -> Callable[[ShownCertificate], ShownCertificate]:
    """A certificate that was ordered without a name; its subject is another of its names."""

    def change(certificate: ShownCertificate) -> ShownCertificate:
        if usage not in certificate.usages:
            return certificate
        names = tuple(kept for kept in certificate.names if kept != name)
        subject = names[0] if certificate.subject == name and names else certificate.subject
        return replace(certificate, own_names=names, shared_names=(), subject=subject)

    return change


def _only(usage: CertificateUsage, *names: str) -> Callable[[ShownCertificate], ShownCertificate]:
    def change(certificate: ShownCertificate) -> ShownCertificate:
        if usage not in certificate.usages:
            return certificate
        return replace(certificate, own_names=names, shared_names=(), subject=names[0])

    return change


FAULTS = {
    "the proxy lacks the web name": (
        _without("webext.contoso.com", CertificateUsage.PROXY_LISTENER),
        PHONE,
        Verdict.UNTRUSTED,
    ),
    "the server lacks the web name": (
        _without("webext.contoso.com", CertificateUsage.WEB_EXTERNAL),
        PHONE,
        Verdict.UNTRUSTED,
    ),
    "the proxy lacks the discovery name": (
        _without("lyncdiscover.contoso.com", CertificateUsage.PROXY_LISTENER),
        Question("phone-cellular", "lyncdiscover.contoso.com", 443, tls=True),
        Verdict.UNTRUSTED,
    ),
    "a wildcard of the right depth": (
        _only(CertificateUsage.PROXY_LISTENER, "*.contoso.com"),
        PHONE,
        Verdict.DELIVERED,
    ),
    "a wildcard one label too high": (
        _only(CertificateUsage.PROXY_LISTENER, "*.com"),
        PHONE,
        Verdict.UNTRUSTED,
    ),
    "the Edge lacks the access name": (
        _without("sip.contoso.com", CertificateUsage.EDGE_EXTERNAL),
        Question("laptop-internet", "sip.contoso.com", 443, tls=True),
        Verdict.UNTRUSTED,
    ),
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_missing_name_fails_where_the_walk_says(fault: str) -> None:
    change, question, verdict = FAULTS[fault]
    plan = plan_of("standard")
    traffic = _changed(plan.traffic, change)
    if plan.design.owner_of(question.source) is None:
        question = replace(question, source="internet")
    assert traffic.walk(question).verdict is verdict
    found = compare(traffic, load_catalog(), [question, *questions_of(plan.design)])
    assert_agree(found)
    outcome = "untrusted" if verdict is Verdict.UNTRUSTED else "connected"
    assert {end.outcome for end in found[0].seen} == {outcome}


def test_a_proxy_without_certificate_is_judged_by_nobody() -> None:
    plan = plan_of("standard")
    [proxy] = (device for device in plan.design.devices if isinstance(device, ReverseProxy))
    held = {**plan.traffic.arrangements.certificates, proxy.id: ()}
    arrangements: Arrangements = replace(plan.traffic.arrangements, certificates=held)
    found = compare(Traffic(plan.design, load_catalog(), arrangements), load_catalog(), [PHONE])
    assert_agree(found)
    assert {end.outcome for end in found[0].seen} == {"connected"}
