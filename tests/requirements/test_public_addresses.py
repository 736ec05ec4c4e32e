"""Public addresses: three for an Edge Server, one where it has one name, virtual ones beside them, one for a proxy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.model.servers import EdgePool, PoolBalancing
from planner.requirements import build_plan
from planner.requirements.public_addresses import PublicAddressNeed
from tests import builders as make


def needs(servers: int = 1, single: bool = False, balancing: PoolBalancing = PoolBalancing.DNS) -> PublicAddressNeed:
    design = make.small_site()
    [edge] = design.servers_of(EdgePool)
    first = edge.members[0]
    members = tuple(replace(first, id=f"node{index}", fqdn=f"node{index}.contoso.local") for index in range(servers))
    names: dict[str, Any] = {"web_conferencing_fqdn": edge.access_fqdn, "av_fqdn": edge.access_fqdn} if single else {}
    design = design.with_element(replace(edge, members=members, balancing=balancing, **names))
    return next(need for need in build_plan(design, load_catalog()).public_addresses if need.element == "edge")


@pytest.mark.parametrize(
    ("servers", "single", "balancing", "count"),
    [
        (1, False, PoolBalancing.NONE, 3),
        (2, False, PoolBalancing.DNS, 6),
        (2, True, PoolBalancing.DNS, 2),
        (2, False, PoolBalancing.HARDWARE, 9),  # 6 of the servers and 3 virtual ones, as printed for Lync Server 2013
        (2, True, PoolBalancing.HARDWARE, 3),
    ],
)
def test_edge_pools(servers: int, single: bool, balancing: PoolBalancing, count: int) -> None:
    need = needs(servers, single, balancing)
    assert need.count == count
    assert need.reference


def test_planned_ones_are_the_public_sides() -> None:
    assert [str(address) for address in needs().planned] == ["203.0.113.11", "203.0.113.12", "203.0.113.13"]
    hardware = needs(2, balancing=PoolBalancing.HARDWARE).planned
    assert [str(address) for address in hardware] == ["203.0.113.11", "203.0.113.12", "203.0.113.13"]


def test_a_proxy_needs_one() -> None:
    plan = build_plan(make.small_site(), load_catalog())
    need = next(need for need in plan.public_addresses if need.element == "proxy")
    assert (need.count, [str(address) for address in need.planned]) == (1, ["203.0.113.20"])
