"""The hairpins of the facts in IPv6, and designs with both versions, on real wires."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.requirements import build_plan
from planner.traffic import Question
from tests.lab.comparing import compare
from tests.lab.six import design_in_both, design_in_six, question_in_six
from tests.lab.small_designs import Case, cases
from tests.traffic.networks import office, proxy, traffic

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"

pytestmark = [pytest.mark.lab, pytest.mark.timeout(120)]


@pytest.mark.parametrize("case", tuple(cases()), ids=str)
def test_it_ends_where_the_walk_says(case: Case) -> None:
    network = traffic(design_in_six(case.design))
    questions = [question_in_six(question) for question in (case.question, *case.more)]
    assert network.walk(questions[0]).verdict is case.verdict
    found = compare(network, load_catalog(), questions, answers_by_gateway=case.answers_by_gateway)
    assert [str(item) for item in found if not item.agrees] == []


def both() -> Design:
    return design_in_both(office(balancer=None, proxy=proxy(hairpin=False)))


def test_both_versions_of_one_design() -> None:
    """A name with an address of each version: each of them is tried, and ends as the walk says."""
    network = traffic(both())
    sources = ("phone-wifi", "phone-cell", "phone-guest", "laptop", "desktop", "lan", "inner", "fe1")
    names = ("webext.contoso.com", "pool.contoso.com", "edge.contoso.com", "sip.contoso.com")
    questions = [Question(source, name, port) for source in sources for name in names for port in (443, 5061, 9999)]
    found = compare(network, load_catalog(), questions)
    assert [str(item) for item in found if not item.agrees] == []
    versions = {":" in (end.address or "") for item in found for end in item.seen if end.outcome == "connected"}
    assert versions == {False, True}


def test_a_refused_turn_is_refused_in_both_versions() -> None:
    walk = traffic(both()).walk(Question("phone-wifi", "webext.contoso.com", 443))
    assert {(trace.address.version, trace.verdict.value) for trace in walk.traces if trace.address} == {
        (4, "blocked"),
        (6, "blocked"),
    }


def test_the_standard_design_in_ipv6() -> None:
    design = read_document(EXAMPLES / "standard.yaml").document.design
    plan = build_plan(design_in_six(design), load_catalog())
    flows = [replace(walk.question, ignore_filters=False) for flow in plan.flow_walks for walk in flow.walks]
    names = ("webext.contoso.com", "lyncdiscover.contoso.com", "lyncdiscoverinternal.contoso.com", "sip.contoso.com")
    zones = [zone.id for zone in design.zones]
    asked = [Question(zone, name, port) for zone in zones for name in names for port in (443, 80)]
    found = compare(plan.traffic, load_catalog(), [*flows, *asked])
    assert [str(item) for item in found if not item.agrees] == []
    assert any(":" in (end.address or "") and end.outcome == "connected" for item in found for end in item.seen)
