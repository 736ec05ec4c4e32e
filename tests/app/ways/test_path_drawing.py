"""A trace as stops: machines as the boxes that hold them, turns and ends marked."""

from __future__ import annotations

from itertools import pairwise

from planner.app.ways.path_drawing import stops_of
from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.traffic import Question

DESIGN = read_document(resource_path("examples", "enterprise.yaml")).document.design
PLAN = build_plan(DESIGN, load_catalog())


def test_machines_are_drawn_as_their_pool() -> None:
    trace = PLAN.traffic.walk(Question("phone-wifi", "webext.contoso.com", 443)).traces[0]
    stops = stops_of(trace, DESIGN)
    elements = [stop.element for stop in stops]
    assert elements[0] == "phone-wifi"
    assert elements[-1] == "pool01"
    assert all(element is None or DESIGN.find(element) is not None for element in elements)
    assert [stop.element for stop in stops if stop.is_turn] == ["proxy01"]


def test_hops_at_one_box_are_one_stop() -> None:
    trace = PLAN.traffic.walk(Question("phone-wifi", "webext.contoso.com", 443)).traces[0]
    elements = [stop.element for stop in stops_of(trace, DESIGN)]
    assert all(first != second for first, second in pairwise(elements))


def test_where_it_ends_is_marked() -> None:
    trace = PLAN.traffic.walk(Question("laptop-remote", "192.0.2.32", 1433)).traces[0]
    assert not trace.is_delivered
    stops = stops_of(trace, DESIGN)
    assert stops[-1].is_blocked
    assert stops[-1].text
