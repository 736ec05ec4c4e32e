"""Traces in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from planner.traffic import HopAction, Question, Verdict, badness, describe, explain, explain_walk, worst
from tests.traffic.networks import PROXY_PUBLIC, ask, ask_one, office, record, with_records

NAME = "webext.contoso.com"


def test_each_hop_is_one_sentence_and_the_last_line_is_the_verdict() -> None:
    trace = ask_one(office(), "phone-wifi", NAME)
    lines = explain(trace)
    assert len(lines) == len(trace.hops) + 1
    assert all(line.endswith(".") and "\n" not in line for line in lines)
    assert lines[-1] == "Delivered, with a turn at the proxy 'proxy' (outer)."
    assert any("'Back firewall' forwards" in line for line in lines)


def test_a_failure_ends_with_the_blame() -> None:
    design = with_records(office(), record("internal", NAME, PROXY_PUBLIC))
    lines = explain(ask_one(design, "phone-wifi", NAME))
    assert lines[-1].startswith("Blocked: ")
    assert "does not allow hairpinning" in lines[-1]
    assert lines.count(lines[-1]) == 1


def test_several_ways_are_numbered() -> None:
    lines = explain_walk(ask(office(), "desktop", "pool.contoso.com", 5061))
    assert lines[0] == "Delivered at worst, 2 ways:"
    assert "Way 1 to 10.0.0.11:" in lines
    assert explain_walk(ask(office(), "desktop", "10.0.0.11", 5061))[-1] == "Delivered."


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_words(verdict: Verdict) -> None:
    assert describe(verdict)


def test_badness_orders_verdicts_by_how_early_the_journey_ends() -> None:
    assert badness(Verdict.DELIVERED) == 0
    assert worst([]) is Verdict.DELIVERED
    assert worst([Verdict.BLOCKED, Verdict.UNRESOLVED, Verdict.REFUSED]) is Verdict.UNRESOLVED
    assert worst([Verdict.MISDELIVERED, Verdict.UNTRUSTED]) is Verdict.MISDELIVERED


def test_reasons_call_elements_by_their_display_names() -> None:
    walk = ask(office(), "phone-cell", NAME)
    for hop in walk.worst.hops:
        if hop.action is HopAction.FORWARD:
            assert re.search(r"'Front firewall'|'Back firewall'|The Internet", hop.reason)


def test_a_walk_is_asked_once() -> None:
    from tests.traffic.networks import traffic

    room = traffic(office())
    question = Question("phone-wifi", NAME, 443)
    assert room.walk(question) is room.walk(replace(question))
