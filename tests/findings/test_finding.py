"""Findings as values: order, place, severity."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.findings.finding import DESIGN, Finding, Severity

findings = st.builds(
    Finding,
    code=st.sampled_from(["NA01", "FW01"]),
    severity=st.sampled_from(Severity),
    message=st.sampled_from(["a", "b"]),
    elements=st.lists(st.sampled_from(["x", "y"]), max_size=2).map(tuple),
    field=st.lists(st.one_of(st.sampled_from(["name", "rules"]), st.integers(0, 99)), max_size=3).map(tuple),
)


@given(st.lists(findings, max_size=6))
def test_the_order_does_not_depend_on_the_order_of_finding(some: list[Finding]) -> None:
    assert sorted(some) == sorted(reversed(some))


def test_the_worst_comes_first() -> None:
    one = [Finding(code="NA01", severity=severity, message="m") for severity in Severity]
    for order in permutations(one):
        assert [finding.severity.value for finding in sorted(order)] == ["error", "warning", "info"]


def test_rows_of_a_list_sort_by_number() -> None:
    rows = [Finding(code="NA01", severity=Severity.INFO, message="m", field=("rules", row)) for row in (10, 9)]
    assert [finding.field[1] for finding in sorted(rows)] == [9, 10]


def test_the_first_element_is_to_blame() -> None:
    assert Finding(code="NA01", severity=Severity.INFO, message="m", elements=("a", "b")).element == "a"
    assert Finding(code="NA01", severity=Severity.INFO, message="m").element == DESIGN


@pytest.mark.parametrize(
    ("severity", "limit", "is_at_least"),
    [
        (Severity.ERROR, Severity.WARNING, True),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.INFO, Severity.WARNING, False),
    ],
)
def test_a_limit_takes_in_what_is_as_bad_or_worse(severity: Severity, limit: Severity, is_at_least: bool) -> None:
    assert severity.is_at_least(limit) is is_at_least
