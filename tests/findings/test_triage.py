"""Overrides and suppressions."""

from __future__ import annotations

from planner.findings.finding import Finding, Severity
from planner.findings.triage import weigh
from planner.model.options import Options, SeverityOverride, Suppression

FOUND = Finding(code="NA01", severity=Severity.ERROR, message="m", elements=("pool", "view"))
PLANNER = Finding(code="PL01", severity=Severity.ERROR, message="crash")


def suppressed_by(*suppressions: Suppression) -> Options:
    return Options(suppressions=suppressions)


def test_without_options_all_stands() -> None:
    triage = weigh([PLANNER, FOUND], Options())
    assert triage.findings == (FOUND, PLANNER)
    assert triage.suppressed == ()


def test_a_severity_is_overruled() -> None:
    triage = weigh([FOUND], Options(severities={"NA01": SeverityOverride.INFO}))
    assert [finding.severity for finding in triage.findings] == [Severity.INFO]


def test_off_takes_a_rule_out() -> None:
    triage = weigh([FOUND], Options(severities={"NA01": SeverityOverride.OFF}))
    assert (triage.findings, triage.suppressed) == ((), ())


def test_a_suppression_with_a_reason_is_kept_apart() -> None:
    item = Suppression(code="NA01", element="pool", reason=" Until March. ")
    triage = weigh([FOUND], suppressed_by(item))
    assert triage.findings == ()
    assert [(one.finding, one.reason) for one in triage.suppressed] == [(FOUND, "Until March.")]
    assert triage.used == (item,)


def test_any_element_of_the_finding_may_be_named() -> None:
    assert weigh([FOUND], suppressed_by(Suppression(code="NA01", element="view", reason="r"))).findings == ()


def test_no_element_means_every_element() -> None:
    assert weigh([FOUND], suppressed_by(Suppression(code="NA01", reason="r"))).findings == ()


def test_another_element_or_code_does_not_count() -> None:
    options = suppressed_by(
        Suppression(code="NA01", element="other", reason="r"), Suppression(code="NA02", element="pool", reason="r")
    )
    triage = weigh([FOUND], options)
    assert (triage.findings, triage.used) == ((FOUND,), ())


def test_without_a_reason_it_has_no_effect() -> None:
    assert weigh([FOUND], suppressed_by(Suppression(code="NA01", reason="  "))).findings == (FOUND,)


def test_nobody_silences_the_planner() -> None:
    options = Options(
        severities={"PL01": SeverityOverride.OFF}, suppressions=(Suppression(code="PL01", reason="annoying"),)
    )
    assert weigh([PLANNER], options).findings == (PLANNER,)
