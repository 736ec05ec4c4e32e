"""Sizes: every figure is there in every version, and what it does not allow is a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.product import ProductVersion
from planner.proposal import Answers, BranchAnswers, SiteAnswers, propose
from planner.proposal.sizing import sizes_of
from tests.proposal.answer_cases import LARGE, SMALL


@pytest.mark.parametrize("product", ProductVersion)
@pytest.mark.parametrize("answers", [SMALL, LARGE])
def test_every_reason_names_its_documents(product: ProductVersion, answers: Answers) -> None:
    proposal = propose(replace(answers, product=product), load_catalog())
    assert proposal.reasons
    assert all(reason.source and reason.text for reason in proposal.reasons)


@pytest.mark.parametrize(("product", "edges"), [(ProductVersion.V2015, 3), (ProductVersion.V2019, 2)])
def test_the_version_decides_how_many_remote_users_an_edge_server_takes(product: ProductVersion, edges: int) -> None:
    # 15,000 of 50,000 users are remote: two servers of 12,000 in 2015, one of 18,000 later, and a spare one.
    answers = replace(SMALL, product=product, sites=(SiteAnswers(name="Office", users=50_000),))
    assert sizes_of(answers, 0, load_catalog()).edges == edges


@pytest.mark.parametrize(
    ("product", "users", "limit"),
    [(ProductVersion.V2015, 80_001, "80,000"), (ProductVersion.SE, 106_001, "106,000")],
)
def test_more_users_than_a_pool_bears_are_a_fault(product: ProductVersion, users: int, limit: str) -> None:
    answers = replace(SMALL, product=product, sites=(SiteAnswers(name="Office", users=users),))
    proposal = propose(answers, load_catalog())
    assert proposal.document is None
    assert {fault.field for fault in proposal.faults} == {("sites", 0, "users")}
    assert any(f"at most {limit} are supported" in fault.what for fault in proposal.faults)


@pytest.mark.parametrize(
    ("users", "subject", "faults"),
    [
        (1_000, "Survivable Branch Appliance", 0),
        (1_001, "Survivable Branch Server", 0),
        (2_001, "Survivable Branch Server", 1),
    ],
)
def test_a_branch_gets_what_its_size_wants(users: int, subject: str, faults: int) -> None:
    site = SiteAnswers(name="Office", users=900, branches=(BranchAnswers(name="Bonn", users=users),))
    proposal = propose(replace(SMALL, sites=(site,)), load_catalog())
    assert f"{subject}, Bonn" in [reason.subject for reason in proposal.reasons]
    assert len(proposal.faults) == faults
