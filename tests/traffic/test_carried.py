"""Which walks an edit leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.design import Design
from planner.traffic import recorded_arrangements
from planner.traffic.carried import Touched, touched, touched_firewalls
from tests.traffic.networks import back_firewall, front_firewall, office, pool, proxy, record, with_records

OFFICE = office()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (OFFICE, Touched()),
        (office(front=front_firewall(hairpin=True)), Touched(frozenset({"front"}))),
        (office(back=back_firewall(stateful=False)), Touched(frozenset({"back"}))),
        (
            office(proxy=proxy(hairpin=False), front=front_firewall(hairpin=True)),
            Touched(frozenset({"proxy", "front"})),
        ),
        (office(pool=pool(users=5000)), Touched()),
        (office(pool=pool(note="ordered")), Touched()),
        (office(pool=pool(name="Other")), Touched(is_renamed=True)),
        (office(front=front_firewall(nat=())), None),
        (with_records(OFFICE, record("internal", "webext.contoso.com", "192.0.2.1")), None),
        (replace(OFFICE, sip_domains=("fabrikam.com",)), None),
        (replace(OFFICE, clients=OFFICE.clients[1:]), None),
    ],
)
def test_an_edit_touches_the_walks_that_asked_the_element_or_all(after: Design, expected: Touched | None) -> None:
    assert touched(OFFICE, after) == expected
    assert touched(after, OFFICE) == expected


def test_other_openings_touch_their_firewall_and_other_records_everything() -> None:
    usual = recorded_arrangements(OFFICE)
    shut = replace(usual, openings={"front": (), "back": ()})
    assert touched_firewalls(shut, shut) == frozenset()
    assert touched_firewalls(shut, replace(shut, openings={"front": ()})) == frozenset({"back"})
    assert touched_firewalls(replace(usual, openings=None), shut) is None
    assert touched_firewalls(shut, replace(shut, records={})) is None
