"""Faults of answers: all at once, each with the answer that it is about."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.proposal import Answers, BranchAnswers, SiteAnswers, faults_of, propose
from tests.proposal.answer_cases import LARGE, SMALL

EAST = SiteAnswers(name="East", users=100)


@pytest.mark.parametrize("answers", [SMALL, LARGE])
def test_good_answers_have_no_faults(answers: Answers) -> None:
    assert faults_of(answers) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sip_domains": ()}, ("sip_domains",)),
        ({"sip_domains": ("contoso",)}, ("sip_domains", 0)),
        ({"sip_domains": ("contoso.com", "CONTOSO.com")}, ("sip_domains", 1)),
        ({"internal_domain": "not a domain"}, ("internal_domain",)),
        ({"sites": ()}, ("sites",)),
        ({"sites": tuple(SiteAnswers(name=f"S{n}", users=1) for n in range(7))}, ("sites",)),
        ({"sites": (SiteAnswers(name=" ", users=1),)}, ("sites", 0, "name")),
        ({"sites": (EAST, SiteAnswers(name="EAST!", users=1))}, ("sites", 1, "name")),
        ({"sites": (SiteAnswers(name="East", users=0),)}, ("sites", 0, "users")),
        (
            {"sites": (SiteAnswers(name="East", users=1, branches=(BranchAnswers(name="East", users=5),)),)},
            ("sites", 0, "branches", 0, "name"),
        ),
        (
            {"sites": (replace(EAST, branches=tuple(BranchAnswers(name=f"B{n}", users=5) for n in range(15))),)},
            ("sites", 0, "branches"),
        ),
        ({"sites": (replace(EAST, network=IPv4Network("10.0.0.0/24")),)}, ("sites", 0, "network")),
        (
            {
                "sites": (
                    replace(EAST, network=IPv4Network("10.0.0.0/8")),
                    SiteAnswers(name="West", users=1, network=IPv4Network("10.1.0.0/16")),
                )
            },
            ("sites", 1, "network"),
        ),
        ({"disaster_recovery": True}, ("disaster_recovery",)),
        ({"dial_in": True}, ("dial_in",)),
        ({"external_access": False, "mobility": False}, ("federation",)),
        ({"external_access": False, "federation": False}, ("mobility",)),
    ],
)
def test_a_fault_is_told_with_its_answer(changes: dict[str, Any], field: tuple[str | int, ...]) -> None:
    found = faults_of(replace(SMALL, **changes))
    assert [fault.field for fault in found] == [field]
    assert propose(replace(SMALL, **changes), load_catalog()).document is None
