"""A TLS client reads the alternative names; the subject counts only where there are none."""

from __future__ import annotations

import pytest

from planner.model.design import Design
from planner.model.policies import Certificate, CertificateUsage
from planner.model.product import ProductVersion
from planner.traffic.arrangements import shown
from planner.traffic.labels import Labels
from planner.traffic.trust import Trust, usage_of

DEFAULT, WEB = CertificateUsage.DEFAULT, CertificateUsage.WEB_EXTERNAL


def certificate(*names: str, usages: tuple[CertificateUsage, ...] = (DEFAULT,), key: str = "c") -> Certificate:
    return Certificate(id=key, assigned_to="pool", usages=usages, subject="pool.contoso.com", names=names)


def trust(*certificates: Certificate) -> Trust:
    held = tuple(map(shown, certificates))
    return Trust({"pool": held}, frozenset({80, 8080}), Labels(Design(product=ProductVersion.V2019)))


def test_the_subject_alone_names_the_server() -> None:
    assert trust(certificate()).fault(("pool",), DEFAULT, "pool.contoso.com") is None


def test_the_subject_is_not_read_beside_alternative_names() -> None:
    """As RFC 6125 says in 6.4.4, and as the laboratory found with real clients."""
    fault = trust(certificate("meet.contoso.com")).fault(("pool",), DEFAULT, "pool.contoso.com")
    assert fault is not None
    assert (fault.element, fault.field) == ("c", "names")
    assert "does not hold the name pool.contoso.com" in fault.reason


def test_a_wildcard_stands_for_one_label() -> None:
    shown = trust(certificate("*.contoso.com"))
    assert shown.fault(("pool",), DEFAULT, "MEET.contoso.com") is None
    assert shown.fault(("pool",), DEFAULT, "a.meet.contoso.com") is not None
    assert shown.fault(("pool",), DEFAULT, "contoso.com") is not None


def test_a_certificate_of_the_usage_goes_before_the_default_one() -> None:
    shown = trust(certificate("meet.contoso.com"), certificate("webext.contoso.com", usages=(WEB,), key="w"))
    assert shown.fault(("pool",), WEB, "webext.contoso.com") is None
    fault = shown.fault(("pool",), WEB, "meet.contoso.com")
    assert fault is not None
    assert fault.element == "w"


def test_the_default_one_is_shown_where_the_usage_has_none() -> None:
    assert trust(certificate("meet.contoso.com")).fault(("pool",), WEB, "meet.contoso.com") is None


def test_nothing_is_judged_without_a_certificate() -> None:
    assert trust().fault(("pool",), DEFAULT, "pool.contoso.com") is None
    assert trust(certificate()).fault(("stranger",), DEFAULT, "else.contoso.com") is None


@pytest.mark.parametrize(
    ("service", "usage"),
    [
        ("web-external-https", CertificateUsage.WEB_EXTERNAL),
        ("web-internal-https", CertificateUsage.WEB_INTERNAL),
        ("access-edge-sip", CertificateUsage.EDGE_EXTERNAL),
        ("edge-sip-internal", CertificateUsage.EDGE_INTERNAL),
        ("sip-tls", CertificateUsage.DEFAULT),
    ],
)
def test_which_certificate_a_service_shows(service: str, usage: CertificateUsage) -> None:
    assert usage_of(service) is usage
