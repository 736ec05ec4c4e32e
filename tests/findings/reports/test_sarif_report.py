"""The report for code hosts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planner.findings.catalog import RULES
from planner.findings.finding import Finding, Severity, Suppressed
from planner.findings.reports.sarif_report import sarif_report
from planner.findings.reports.subject import Subject

FOUND = Finding(code="NA01", severity=Severity.INFO, message="Said.", hint="Mend it.", elements=("pool",))


def run_of(subject: Subject) -> dict[str, Any]:
    content = json.loads(sarif_report([subject]))
    assert content["version"] == "2.1.0"
    (run,) = content["runs"]
    assert isinstance(run, dict)
    return run


def test_a_result_names_rule_place_and_level() -> None:
    run = run_of(Subject(path="dir/a b.yaml", findings=(FOUND,), locate=lambda element, field: (7, 3)))
    (result,) = run["results"]
    assert result["level"] == "note"
    assert result["message"]["text"] == "Said. Mend it."
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "dir/a%20b.yaml"
    assert place["region"] == {"startLine": 7, "startColumn": 3}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "NA01"


def test_every_rule_is_described() -> None:
    rules = run_of(Subject(path="a.yaml", findings=()))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert all(rule["shortDescription"]["text"] and rule["help"]["markdown"] for rule in rules)


def test_accepted_findings_are_suppressed_results() -> None:
    run = run_of(Subject(path="a.yaml", findings=(), suppressed=(Suppressed(finding=FOUND, reason="r"),)))
    assert run["results"][0]["suppressions"][0]["justification"] == "r"


def test_an_absolute_path_becomes_a_uri(tmp_path: Path) -> None:
    run = run_of(Subject(path=str(tmp_path / "a.yaml"), findings=(FOUND,)))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")
