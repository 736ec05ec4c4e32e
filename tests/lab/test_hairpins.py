"""Every hairpin of the facts, sound and broken, on real wires: each ends where the walk says, with its turns."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from tests.lab.comparing import compare
from tests.lab.small_designs import Case, cases
from tests.traffic.networks import traffic

pytestmark = [pytest.mark.lab, pytest.mark.timeout(120)]
CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_ends_where_the_walk_says(case: Case) -> None:
    network = traffic(case.design)
    walk = network.walk(case.question)
    assert walk.verdict is case.verdict
    assert tuple((turn.device, turn.kind.value) for turn in walk.turns) == case.turns
    if case.blamed is not None:
        assert walk.blame is not None
        assert (walk.blame.element, walk.blame.field) == case.blamed
    questions = (case.question, *case.more)
    found = compare(network, load_catalog(), questions, answers_by_gateway=case.answers_by_gateway)
    assert [str(item) for item in found if not item.agrees] == []


def test_every_hairpin_of_the_facts_is_among_them() -> None:
    named = {word for case in CASES for word in case.path.split()}
    catalog = load_catalog()
    assert {path.id for path in catalog.hairpin_paths} <= named
    assert {case.id for case in catalog.hairpin_cases} <= named
