"""Which things have to do with a part."""

from __future__ import annotations

from planner.traffic import Question
from planner.traffic.concerns import Concerns
from planner.traffic.failures import Part, PartKind, ids_of, removable_parts
from tests.requirements.reference_designs import reference, reference_plan

ENTERPRISE = reference("enterprise")
PARTS = {part.id: part for part in removable_parts(ENTERPRISE)}
UCWA = Question("phone-wifi", "webext.contoso.com", 443, path="/ucwa", service="web-external-https", tls=True)


def test_walks_that_never_meet_a_server_are_not_asked_again() -> None:
    concerns = Concerns(ENTERPRISE, [reference_plan("enterprise").traffic.relied_on(UCWA)])
    concerned = {id for id, part in PARTS.items() if concerns.of([part])}
    assert {"pool01", "fe01", "proxy01", "balancer01", "internal", "wifi-firewall"} <= concerned
    assert concerned.isdisjoint({"sql01", "edgepool01", "owa01", "dir01", "gateway01", "guest-router"})


def test_things_are_looked_up_by_what_they_rely_on() -> None:
    concerns = Concerns(ENTERPRISE, [("sql01",), ("fe01",), ()])
    named = {id: concerns.of([part]) for id, part in PARTS.items()}
    assert (named["sql01"], named["fe01"], named["pool01"]) == ([0], [1], [1])
    assert named["owa01"] == []
    assert concerns.of((PARTS["sql01"], PARTS["fe01"])) == [0, 1]


def test_a_segment_may_concern_anything() -> None:
    concerns = Concerns(ENTERPRISE, [("sql01",), (), ()])
    segment = Part(id="lan", kind=PartKind.ZONE, name="LAN", element="lan")
    assert concerns.of([segment]) == [0, 1, 2]
    assert concerns.of([PARTS["sql01"], segment]) == [0, 1, 2]


def test_of_two_machines_either_may_have_carried_on_for_the_other() -> None:
    assert ids_of(ENTERPRISE, [PARTS["fe01"]]) == frozenset({"fe01"})
    assert ids_of(ENTERPRISE, [PARTS["fe01"], PARTS["fe02"]]) == frozenset({"fe01", "fe02", "pool01"})
