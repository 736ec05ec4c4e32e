"""What walks rely on: without anything else they are the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from planner.catalog import load_catalog
from planner.traffic import Question, Traffic
from planner.traffic.failures import Part, TrafficWithout, ids_of, removable_parts
from tests.traffic.second_opinion.designs import Case, cases


def unconcerned(traffic: Traffic, question: Question) -> Iterator[Part]:
    """Parts on which a question is said not to rely."""
    relied_on = traffic.relied_on(question)
    for part in removable_parts(traffic.design):
        ids = ids_of(traffic.design, [part])
        if ids is not None and ids.isdisjoint(relied_on):
            yield part


def verdict_of(traffic: Traffic, question: Question) -> object:
    walk = traffic.walk(question)
    return walk.verdict, None if walk.blame is None else walk.blame.element


def differing(traffic: Traffic, question: Question) -> list[str]:
    """Parts on which a question does rely, although it is said not to."""
    before = verdict_of(traffic, question)
    parts = unconcerned(traffic, question)
    return [part.id for part in parts if verdict_of(TrafficWithout(traffic, part), question) != before]


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_without_anything_else_the_walk_is_the_same(case: Case) -> None:
    check(case)


@pytest.mark.heavy
@pytest.mark.timeout(7200)
@settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_without_anything_else_the_walk_is_the_same_thousands_of_times(case: Case) -> None:
    check(case)


def check(case: Case) -> None:
    traffic = Traffic(case.design, load_catalog(), case.arrangements)
    for question in case.questions:
        assert not differing(traffic, question), question
