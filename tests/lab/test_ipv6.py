"""The hairpins of the facts in IPv6, and designs with both versions, on real wires."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from tests.lab.comparing import compare
from tests.lab.six import design_in_six, question_in_six
from tests.lab.small_designs import Case, cases
from tests.traffic.networks import traffic

pytestmark = [pytest.mark.lab, pytest.mark.timeout(120)]


@pytest.mark.parametrize("case", tuple(cases()), ids=str)
def test_it_ends_where_the_walk_says(case: Case) -> None:
    network = traffic(design_in_six(case.design))
    questions = [question_in_six(question) for question in (case.question, *case.more)]
    assert network.walk(questions[0]).verdict is case.verdict
    found = compare(network, load_catalog(), questions, answers_by_gateway=case.answers_by_gateway)
    assert [str(item) for item in found if not item.agrees] == []
