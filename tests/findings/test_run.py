"""The run: a broken rule, stale acceptances, order, and the reference designs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.findings import run
from planner.findings.catalog import RULES, by_code
from planner.findings.finding import Finding, Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.run import inspect, inspect_design, inspect_document
from planner.model.design import Design
from planner.model.document import Document
from planner.model.options import Options, Suppression
from planner.model.zones import DnsRecord, RecordType
from planner.requirements import build_plan
from planner.resource_files import resource_path
from tests.builders import small_site

EXAMPLES = sorted(resource_path("examples").glob("*.yaml"))


def rule_of(check: object, code: str = "XX01") -> Rule:
    return Rule(code=code, severity=Severity.WARNING, clauses=("S-X-01",), check=check)  # type: ignore[arg-type]


def broken(inspection: Inspection) -> Iterator[Remark]:
    yield Remark(message="half an answer")
    raise KeyError("lost")


def speaking(inspection: Inspection) -> Iterator[Remark]:
    yield Remark(message="said", elements=("pool",))


@pytest.mark.allow_log
def test_a_crashing_rule_is_a_finding_and_the_others_run(caplog: pytest.LogCaptureFixture) -> None:
    found = inspect_document(Document(), rules=(rule_of(broken), rule_of(speaking, "XX02"))).findings
    assert [(finding.code, finding.severity) for finding in found] == [
        ("PL01", Severity.ERROR),
        ("XX02", Severity.WARNING),
    ]
    assert "rule XX01 (" in found[0].message
    assert "KeyError: 'lost'" in found[0].message
    assert "test_run.py:" in found[0].message
    assert "half an answer" not in str(found)
    assert any("XX01" in record.getMessage() and record.exc_info for record in caplog.records)


@pytest.mark.allow_log
def test_one_defect_that_breaks_many_rules_is_reported_once() -> None:
    found = inspect_document(Document(), rules=tuple(rule_of(broken, f"XX{number:02}") for number in range(9))).findings
    assert [finding.code for finding in found] == ["PL01"]


@pytest.mark.allow_log
def test_a_plan_that_cannot_be_made_is_a_finding_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("no plan")

    monkeypatch.setattr(run, "build_plan", refuse)
    (finding,) = inspect(Document())
    assert finding.code == "PL01"
    assert "the requirements: RuntimeError: no plan" in finding.message


def test_a_remark_becomes_a_finding_of_its_rule() -> None:
    def weighing(inspection: Inspection) -> Iterator[Remark]:
        yield Remark(message="a")
        yield Remark(message="b", severity=Severity.INFO, clauses=())

    found = inspect_document(Document(), rules=(rule_of(weighing),)).findings
    assert found == (
        Finding(code="XX01", severity=Severity.WARNING, message="a", clauses=("S-X-01",)),
        Finding(code="XX01", severity=Severity.INFO, message="b"),
    )


def test_accepted_findings_are_reported_apart() -> None:
    options = Options(suppressions=(Suppression(code="XX01", element="pool", reason="Known."),))
    inspected = inspect_document(Document(options=options), rules=(rule_of(speaking),))
    assert inspected.findings == ()
    assert [item.reason for item in inspected.suppressed] == ["Known."]


def test_accepting_a_pool_with_one_name_does_not_accept_its_wrong_record() -> None:
    document = read_document(resource_path("examples", "standard-2015.yaml")).document
    design = document.design
    assert "ED04" in {item.code for item in document.options.suppressions}
    record = DnsRecord(
        id="sign-in",
        view="external",
        name="_sip._tls.contoso.com",
        type=RecordType.SRV,
        targets=("sip.contoso.com",),
        port=443,
    )
    found = inspect(replace(document, design=design.with_element(record)))
    assert [(item.code, item.field) for item in found if "sign-in" in item.elements] == [("NA25", ("port",))]


def test_an_acceptance_of_a_rule_that_did_not_run_is_not_called_stale() -> None:
    options = Options(suppressions=(Suppression(code="XX02", reason="Known."),))
    assert inspect_document(Document(options=options), rules=(rule_of(speaking),)).findings[0].code == "XX01"


def test_a_plan_that_the_caller_has_is_used() -> None:
    document = Document(design=small_site())
    plan = build_plan(document.design, load_catalog())
    assert inspect_document(document, plan=plan) == inspect_document(document)
    assert "records" in vars(plan)


def test_an_empty_design_has_no_findings() -> None:
    assert inspect_design(Design()) == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_reference_designs_are_free_of_findings(path: Path) -> None:
    assert [str(finding) for finding in inspect(read_document(path).document)] == []


def test_the_same_design_gives_the_same_findings() -> None:
    design = small_site()
    assert inspect_design(design) == inspect_design(design)


def test_findings_are_sorted_and_name_what_exists() -> None:
    design = small_site()
    pool = design.servers[0]
    changed = design.with_element(pool).without(frozenset(proxy.id for proxy in design.reverse_proxies))
    found = inspect_design(changed)
    assert found
    assert list(found) == sorted(found)
    assert all(element in changed.all_ids for finding in found for element in finding.elements)


def test_rules_ask_each_shared_question_once() -> None:
    asked = []

    def question(inspection: Inspection) -> int:
        asked.append(inspection)
        return len(asked)

    inspection = Inspection(document=Document(), plan=build_plan(Design(), load_catalog()))
    assert [inspection.once(question), inspection.once(question)] == [1, 1]


def test_every_rule_bears_an_empty_design() -> None:
    inspection = Inspection(document=Document(), plan=build_plan(Design(), load_catalog()))
    for rule in RULES:
        assert list(rule.check(inspection)) == [], rule.code
    assert by_code("PL01") in RULES
