"""Arithmetic of ports: what lies in both, and what is left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.findings.line_needs import EVERY_PORT, meeting, opened_by, without
from planner.model.devices import FirewallRule, PortRange
from planner.requirements.flow_ports import Ports

_port = st.integers(min_value=1, max_value=60)
_ranges = st.lists(st.tuples(_port, _port).map(lambda pair: (min(pair), max(pair))), max_size=4).map(tuple)


def _ports(ranges: Ports) -> set[int]:
    return {port for first, last in ranges for port in range(first, last + 1)}


@given(_ranges, _ranges)
def test_what_meets_lies_in_both_and_is_joined(some: Ports, others: Ports) -> None:
    found = meeting(some, others)
    assert _ports(found) == _ports(some) & _ports(others)
    assert all(found[index][1] + 1 < found[index + 1][0] for index in range(len(found) - 1))


@given(_ranges, _ranges)
def test_what_is_left_is_in_the_first_alone(some: Ports, others: Ports) -> None:
    opened, needed = meeting(some, EVERY_PORT), meeting(others, EVERY_PORT)
    assert _ports(without(opened, needed)) == _ports(some) - _ports(others)


def test_a_line_without_ports_opens_every_port() -> None:
    assert opened_by(FirewallRule()) == EVERY_PORT
    assert opened_by(FirewallRule(destination_ports=(PortRange(first=443, last=444),))) == ((443, 444),)
