"""planner.traffic and the second opinion agree on every verdict of random small networks."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from planner.catalog import load_catalog
from planner.traffic import Traffic
from planner.traffic.question import Question
from planner.traffic.trace import Trace, Verdict
from tests.traffic.second_opinion.designs import Case, cases
from tests.traffic.second_opinion.opinion import Outcome, SecondOpinion

CONNECTED = {Verdict.DELIVERED, Verdict.MISDELIVERED, Verdict.UNTRUSTED}
"""Verdicts where a connection was made, so that it matters with whom."""


def outcome_of(trace: Trace) -> Outcome:
    """What the walk says, in the words of the second opinion."""
    blamed = trace.blame.element if trace.blame and trace.verdict is Verdict.BLOCKED else None
    return Outcome(trace.address, trace.arrived, trace.verdict, blamed)


def comparable(outcome: Outcome) -> Outcome:
    """Without what only one of the two can say."""
    if outcome.verdict is Verdict.UNROUTABLE:
        outcome = replace(outcome, address=None)  # the walk tries no address of an IP version that the sender lacks
    return outcome if outcome.verdict in CONNECTED else replace(outcome, arrived=None)


def differences(case: Case) -> list[tuple[Question, set[Outcome], set[Outcome]]]:
    """Questions with what only the walk says and what only the second opinion says."""
    traffic = Traffic(case.design, load_catalog(), case.arrangements)
    found = []
    for question in case.questions:
        walked = {comparable(outcome_of(trace)) for trace in traffic.walk(question).traces}
        other = {comparable(outcome) for outcome in SecondOpinion(case.design, case.arrangements).ask(question)}
        if walked != other:
            found.append((question, walked - other, other - walked))
    return found


def report(case: Case) -> str:
    """Differences in words, for the one who reads a failure."""
    lines = []
    for question, walk_only, other_only in differences(case):
        lines += [str(question), *(f"  only the walk:           {o}" for o in walk_only)]
        lines += [f"  only the second opinion: {o}" for o in other_only]
    return "\n".join(lines)


@settings(
    max_examples=200,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a network shrinks for minutes; the heavy run does it
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_walk_agrees_with_the_second_opinion(case: Case) -> None:
    assert not differences(case), report(case)


@pytest.mark.heavy
@pytest.mark.timeout(7200)
@settings(
    max_examples=int(os.environ.get("SECOND_OPINION_EXAMPLES", "10000")),
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_walk_agrees_with_the_second_opinion_thousands_of_times(case: Case) -> None:
    assert not differences(case), report(case)
