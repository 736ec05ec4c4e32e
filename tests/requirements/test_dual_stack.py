"""Both IP families are walked, and both are opened."""

from dataclasses import replace
from ipaddress import ip_network

import pytest

from planner.model.design import Design
from planner.model.interfaces import Side
from planner.model.servers import EdgePool
from planner.requirements.requirement import RequiredOpening
from planner.traffic import Verdict
from tests.requirements.reference_designs import plan_of, reference
from tests.requirements.twins import twin_text, with_twins


def _key(row: RequiredOpening) -> tuple[object, ...]:
    ends = (row.source_element or row.source_zone, row.destination_element or row.destination_zone)
    return (
        row.firewall,
        row.from_interface,
        row.to_interface,
        row.flow,
        *ends,
        row.transport,
        row.source_ports,
        row.ports,
    )


def _ends(row: RequiredOpening) -> tuple[set[str], set[str]]:
    return set(row.sources), set(row.destinations)


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_every_opening_has_both_families_where_the_design_has_both(name: str) -> None:
    design = reference(name)
    expected = {
        _key(row): tuple({*end, *map(twin_text, end)} for end in _ends(row)) for row in plan_of(design).openings
    }
    assert {_key(row): _ends(row) for row in plan_of(with_twins(design)).openings} == expected


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_every_connection_that_arrives_by_ipv4_arrives_by_ipv6_too(name: str) -> None:
    design = with_twins(reference(name))
    required = (flow_walk for flow_walk in plan_of(design).flow_walks if flow_walk.planned.is_required)
    walks = [walk for flow_walk in required for walk in flow_walk.walks]
    assert {walk.verdict for walk in walks} == {Verdict.DELIVERED}
    families = [{trace.address.version for trace in walk.traces if trace.address} for walk in walks]
    assert {4, 6} == set().union(*families)


def _families(texts: tuple[str, ...]) -> set[int]:
    found: set[int] = set()
    for text in texts:
        try:
            found.add(ip_network(text).version)
        except ValueError:
            continue
    return found


def _edge_outside_only(design: Design) -> Design:
    """IPv6 on the outer adapters of the Edge and nowhere else inside the perimeter."""
    edge = with_twins(design).servers_of(EdgePool)[0]
    plain = design.servers_of(EdgePool)[0]
    members = tuple(
        replace(
            machine,
            interfaces=tuple(
                chosen if chosen.side is Side.EXTERNAL else before
                for chosen, before in zip(machine.interfaces, old.interfaces, strict=True)
            ),
        )
        for machine, old in zip(edge.members, plain.members, strict=True)
    )
    zones = {machine.interfaces[0].zone for machine in members}
    outer = [zone for zone in with_twins(design).zones if zone.id in zones]
    return design.with_elements((*outer, replace(edge, members=members)))


def test_no_row_pairs_an_address_of_one_family_with_the_other_alone() -> None:
    rows = plan_of(_edge_outside_only(reference("standard"))).openings
    for row in rows:
        ends = _families(row.sources), _families(row.destinations)
        if all(ends):
            assert ends[0] == ends[1], row
    inbound = [row for row in rows if row.flow == "edge-access-client-sip" and not row.sources]
    assert inbound
    assert all(_families(row.destinations) == {4, 6} for row in inbound)
