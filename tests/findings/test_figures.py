"""Figures: the version decides which is quoted, and users round as the published examples do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.catalog.sizing import servers_for
from planner.findings.figures import figure
from planner.findings.rule import Inspection
from planner.model.document import Document
from planner.model.product import ProductVersion, ServerGeneration
from planner.model.servers import FrontEndPool
from planner.requirements import build_plan
from tests.findings.whole_examples import build, parse, read_base


def _inspection(product: ProductVersion) -> Inspection:
    document = build(parse(read_base("standard")))
    design = replace(document.design, product=product)
    return Inspection(document=Document(design=design), plan=build_plan(design, load_catalog()))


@pytest.mark.parametrize(
    ("product", "servers"), [(ProductVersion.V2015, 12), (ProductVersion.V2019, 16), (ProductVersion.SE, 16)]
)
def test_the_version_of_the_plan_decides(product: ProductVersion, servers: int) -> None:
    found = figure(_inspection(product), "fe.pool_max_servers")
    assert found is not None
    assert found.value == servers
    assert "User model" in found.cited


def test_the_version_of_the_server_wins() -> None:
    pool = FrontEndPool(id="p", name="P", fqdn="p.contoso.com", generation=ServerGeneration.V2015)
    found = figure(_inspection(ProductVersion.SE), "fe.pool_max_users", pool)
    assert found is not None
    assert found.value == 80000


def test_a_generation_without_figures_has_none() -> None:
    pool = FrontEndPool(id="p", name="P", fqdn="p.contoso.com", generation=ServerGeneration.LYNC_2010)
    assert figure(_inspection(ProductVersion.SE), "fe.pool_max_users", pool) is None


def test_a_longer_name_is_another_figure() -> None:
    found = figure(_inspection(ProductVersion.SE), "se.users")
    assert found is not None
    assert found.value == 2500
    assert figure(_inspection(ProductVersion.SE), "se.user") is None


@pytest.mark.parametrize(("users", "servers"), [(0, 0), (1, 1), (6660, 1), (6800, 2), (20000, 3), (80000, 12)])
def test_users_round_as_published(users: int, servers: int) -> None:
    assert servers_for(users, 6660) == servers
