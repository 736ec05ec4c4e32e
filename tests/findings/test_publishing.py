"""What proxies publish, and where its traffic ends."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.findings.entrances import wrong_port
from planner.findings.publishing import proxy_to_blame, published_hosts, rules_in_force
from planner.findings.rule import Inspection
from planner.requirements import build_plan
from tests.findings.whole_examples import document_of

RECORDED = "{base: standard, devices: [{id: proxy01, publishing: recorded, rules: [%s]}]}"


def inspection_of(text: str) -> Inspection:
    document = document_of(text)
    return Inspection(document=document, plan=build_plan(document.design, load_catalog()))


def test_rules_that_are_worked_out_have_the_place_of_all_rules() -> None:
    places = {path for _, path, _ in rules_in_force(inspection_of("base: standard"))}
    assert places == {("rules",)}


def test_recorded_rules_have_their_own_place() -> None:
    rule = "{hosts: [%s], backend: se01}"
    inspection = inspection_of(RECORDED % ", ".join(rule % host for host in ("a.contoso.com", "b.contoso.com")))
    assert [path for _, path, _ in rules_in_force(inspection)] == [("rules", 0), ("rules", 1)]
    assert published_hosts(inspection, 443) == ("a.contoso.com", "b.contoso.com")
    assert published_hosts(inspection, 80) == ()


def test_without_a_proxy_nobody_is_to_blame() -> None:
    assert proxy_to_blame(inspection_of("{base: standard, without: [proxy01]}")) is None


@pytest.mark.parametrize(
    ("rule", "ports"),
    [
        ("{hosts: [a.contoso.com], backend: se01}", None),
        ("{hosts: [a.contoso.com], backend: SE01.contoso.com, backend_port: 443}", (443, 4443)),
        ("{hosts: [a.contoso.com], backend: se01, port: 80, backend_port: 4443}", (4443, 8080)),
        ("{hosts: [a.contoso.com], backend: www.contoso.com, backend_port: 443}", None),
        ("{hosts: [a.contoso.com], backend: edge01, backend_port: 443}", None),
    ],
)
def test_only_traffic_to_a_pool_has_a_port_to_end_at(rule: str, ports: tuple[int, int] | None) -> None:
    inspection = inspection_of(RECORDED % rule)
    ((_, _, found),) = rules_in_force(inspection)
    fault = wrong_port(inspection, found)
    assert ((fault.found, fault.wanted) if fault is not None else None) == ports
