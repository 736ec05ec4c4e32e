"""The report for programs: keys that stay."""

from __future__ import annotations

import json

from planner.findings.finding import Finding, Severity, Suppressed
from planner.findings.reports.json_report import json_report
from planner.findings.reports.subject import Subject

FOUND = Finding(
    code="NA01",
    severity=Severity.ERROR,
    message="m",
    hint="h",
    elements=("pool",),
    clauses=("S-FQDN-01",),
    field=("rules", 0),
)
ROW = {
    "code": "NA01",
    "severity": "error",
    "message": "m",
    "hint": "h",
    "elements": ["pool"],
    "field": ["rules", 0],
    "clauses": ["S-FQDN-01"],
    "file": "a.yaml",
    "line": 7,
    "column": 3,
}


def subject(path: str = "a.yaml") -> Subject:
    return Subject(path=path, findings=(FOUND,), locate=lambda element, field: (7, 3))


def test_one_design_has_the_documented_keys() -> None:
    assert json.loads(json_report([subject()])) == {
        "format": 1,
        "design": "a.yaml",
        "findings": [ROW],
        "suppressed": [],
        "summary": {"error": 1, "warning": 0, "info": 0},
    }


def test_several_designs_are_listed() -> None:
    content = json.loads(json_report([subject(), subject("b.yaml")]))
    assert [one["design"] for one in content["designs"]] == ["a.yaml", "b.yaml"]
    assert content["summary"] == {"error": 2, "warning": 0, "info": 0}


def test_suppressed_findings_carry_their_reason() -> None:
    one = Subject(
        path="a.yaml",
        findings=(),
        suppressed=(Suppressed(finding=FOUND, reason="r"),),
        locate=lambda element, field: (7, 3),
    )
    assert json.loads(json_report([one]))["suppressed"] == [{**ROW, "reason": "r"}]
