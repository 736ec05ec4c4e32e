"""Lines of recorded policies by what they say."""

from __future__ import annotations

import pytest

from planner.findings.policy_lines import covers, has_any_port, is_anybody, is_anything
from planner.model.devices import FirewallRule, PortRange, RuleAction, Transport

ANYTHING = FirewallRule(transport=Transport.ANY)
EVERY_PORT = (PortRange(first=1, last=65535),)
HTTPS = (PortRange(first=443, last=443),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (ANYTHING, True),
        (FirewallRule(transport=Transport.ANY, sources=("0.0.0.0/0",), destination_ports=EVERY_PORT), True),
        (FirewallRule(transport=Transport.TCP), False),
        (FirewallRule(transport=Transport.ANY, action=RuleAction.DENY), False),
        (FirewallRule(transport=Transport.ANY, destination_ports=HTTPS), False),
        (FirewallRule(transport=Transport.ANY, sources=("192.0.2.0/24",)), False),
        (FirewallRule(transport=Transport.ANY, from_interface="lan"), False),
    ],
)
def test_anything_is_a_line_that_names_nothing(line: FirewallRule, expected: bool) -> None:
    assert is_anything(line) is expected


def test_any_port_may_be_written_as_the_whole_range() -> None:
    assert has_any_port(FirewallRule(destination_ports=EVERY_PORT))
    assert not has_any_port(FirewallRule(destination_ports=HTTPS))
    assert not has_any_port(FirewallRule(source_ports=HTTPS))
    assert not has_any_port(FirewallRule(action=RuleAction.DENY))


def test_anybody_is_no_end_or_the_network_of_all() -> None:
    assert is_anybody(())
    assert is_anybody(("lan", "::/0"))
    assert not is_anybody(("lan", "192.0.2.0/24"))


def test_a_wider_line_covers_a_narrower_one_and_not_the_other_way_round() -> None:
    narrow = FirewallRule(sources=("192.0.2.7",), destination_ports=HTTPS, from_interface="lan")
    assert covers(ANYTHING, narrow)
    assert not covers(narrow, ANYTHING)
    assert covers(FirewallRule(sources=("192.0.2.0/24",)), narrow)
    assert not covers(FirewallRule(sources=("198.51.100.0/24",)), narrow)
    assert not covers(FirewallRule(transport=Transport.UDP), narrow)
