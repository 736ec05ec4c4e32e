"""Findings as JSON with documented keys that stay.

A module of its own: one output a module. The keys are those of the document "The command line".
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from planner.findings.finding import Finding
from planner.findings.reports.subject import Subject, counts, place_of

FORMAT = 1
"""Raised when a key changes its meaning or goes; an additional key does not raise it."""


def json_report(subjects: Sequence[Subject]) -> str:
    """One subject: its object. Several: an object with the list under "designs" and the counts of all."""
    if len(subjects) == 1:
        content: dict[str, Any] = {"format": FORMAT, **_subject(subjects[0])}
    else:
        content = {
            "format": FORMAT,
            "designs": [_subject(subject) for subject in subjects],
            "summary": counts(finding for subject in subjects for finding in subject.findings),
        }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "design": subject.path,
        "findings": _rows(subject, subject.findings),
        "suppressed": [
            {**row, "reason": item.reason}
            for item, row in zip(
                subject.suppressed, _rows(subject, (item.finding for item in subject.suppressed)), strict=True
            )
        ],
        "summary": counts(subject.findings),
    }


def _rows(subject: Subject, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    rows = []
    for finding in findings:
        line, column = place_of(subject, finding)
        rows.append(
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "hint": finding.hint,
                "elements": list(finding.elements),
                "field": list(finding.field),
                "clauses": list(finding.clauses),
                "file": subject.path,
                "line": line,
                "column": column,
            }
        )
    return rows
