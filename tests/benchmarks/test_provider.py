"""The synthetic provider is what its figures say, and nothing is wrong with it but what its topology brings about."""

from __future__ import annotations

from planner.findings.run import inspect_design
from tests.benchmarks.provider import provider_design


def test_the_provider_of_the_benchmark() -> None:
    design = provider_design()
    assert len(design.sip_domains) == 10_001
    assert sum(len(server.members) for server in design.servers) == 2_000
    assert len(design.sites) == 200


def test_a_small_provider_has_no_errors() -> None:
    # An Edge pool behind NAT needs the turn at its firewall, which is remarked upon: Mobility has no use for it.
    assert {finding.code for finding in inspect_design(provider_design(3, 2, 2))} <= {"FW02"}
