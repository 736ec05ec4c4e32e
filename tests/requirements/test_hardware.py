"""Hardware: the printed machine for role, edition and version, counted; nothing for what the tables leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.product import ProductVersion, ServerGeneration
from planner.model.servers import BranchAppliance, BranchRole, EdgePool, SqlRole
from planner.requirements.groundwork import Groundwork
from planner.requirements.hardware import HardwareProfile, derive_hardware
from tests import builders as make


def _profiles(design: Design) -> dict[str, HardwareProfile]:
    return {item.role: item for item in derive_hardware(Groundwork(design, load_catalog()))}


@pytest.mark.parametrize(
    ("product", "memory", "confidence"),
    [
        (ProductVersion.V2015, (32, 16), "documented"),
        (ProductVersion.V2019, (64, 32), "documented"),
        (ProductVersion.SE, (64, 32), "inferred"),
    ],
)
def test_the_version_decides_what_a_machine_has(
    product: ProductVersion, memory: tuple[int, int], confidence: str
) -> None:
    found = _profiles(make.enterprise_site(product=product))
    assert (found["Front End"].memory_gb, found["Edge"].memory_gb) == memory
    assert {item.confidence for item in found.values()} == {confidence}
    assert all(item.reference and "§" in item.reference for item in found.values())


def test_machines_are_counted_not_pools() -> None:
    design = make.enterprise_site()
    found = _profiles(design)
    assert found["Front End"].count == len(
        next(item for item in design.servers if item.kind == "front-end-pool").members
    )


def test_a_standard_edition_server_of_2019_is_smaller_than_a_front_end() -> None:
    assert _profiles(make.small_site(product=ProductVersion.V2019))["Standard Edition"].memory_gb == 32


def test_a_server_that_stays_is_not_bought_again() -> None:
    design = make.enterprise_site()
    (edge,) = design.servers_of(EdgePool)
    assert "Edge" in _profiles(design)
    assert "Edge" not in _profiles(design.with_element(replace(edge, generation=ServerGeneration.LYNC_2013)))


@pytest.mark.parametrize("role", [SqlRole.WITNESS, SqlRole.AVAILABILITY_LISTENER, SqlRole.MONITORING_ARCHIVING])
def test_names_and_small_databases_are_no_back_end_machines(role: SqlRole) -> None:
    design = make.enterprise_site()
    other = make.sql_server("other", address="10.0.0.99", role=role)
    assert _profiles(design.with_elements((other,)))["Back End"].count == _profiles(design)["Back End"].count


def test_a_branch_server_is_a_front_end_machine_and_an_appliance_comes_whole() -> None:
    design = make.enterprise_site()
    before = _profiles(design)["Front End"].count
    for role, more in ((BranchRole.SBS, 1), (BranchRole.SBA, 0)):
        branch = BranchAppliance(
            id="sba",
            name="Branch",
            fqdn="sba.contoso.com",
            role=role,
            members=(make.machine("sba-1", fqdn="sba.contoso.com"),),
        )
        assert _profiles(design.with_elements((branch,)))["Front End"].count == before + more
