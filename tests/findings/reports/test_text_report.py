"""The report for people."""

from __future__ import annotations

from planner.findings.finding import FieldPath, Finding, Severity, Suppressed
from planner.findings.reports.subject import Subject
from planner.findings.reports.text_report import text_report

ERROR = Finding(
    code="NA01",
    severity=Severity.ERROR,
    message="'Pool' is bad.",
    hint="Mend it.",
    elements=("pool",),
    clauses=("S-1",),
)
INFO = Finding(code="IN01", severity=Severity.INFO, message="Worth knowing.")


def located(element: str, field: FieldPath) -> tuple[int, int]:
    return (7, 3) if element == "pool" else (1, 1)


def test_each_finding_has_its_place_and_its_cure() -> None:
    subject = Subject(path="a.yaml", findings=(ERROR, INFO), locate=located)
    assert text_report([subject]) == (
        "a.yaml:7:3: error NA01: 'Pool' is bad. [S-1]\n"
        "    Cure: Mend it.\n"
        "a.yaml:1:1: info IN01: Worth knowing.\n"
        "1 error, 0 warnings, 1 info.\n"
    )


def test_accepted_findings_are_shown_with_their_reason() -> None:
    subject = Subject(path="a.yaml", findings=(), suppressed=(Suppressed(finding=ERROR, reason="Until March."),))
    assert text_report([subject]) == (
        "a.yaml: accepted NA01: 'Pool' is bad. Reason: Until March.\n0 errors, 0 warnings, 0 info, 1 accepted.\n"
    )


def test_several_designs_are_counted_together() -> None:
    subjects = [Subject(path="a.yaml", findings=(ERROR,)), Subject(path="b.yaml", findings=(ERROR,))]
    assert text_report(subjects).splitlines()[-1] == "2 errors, 0 warnings, 0 info in 2 designs."


def test_colour_only_if_told() -> None:
    subject = Subject(path="a.yaml", findings=(ERROR,))
    assert "\x1b[" not in text_report([subject])
    assert "\x1b[31merror\x1b[0m" in text_report([subject], colour=True)
