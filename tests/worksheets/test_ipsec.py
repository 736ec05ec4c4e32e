"""Case E1: what IPsec policies must leave alone, for what the design has."""

from __future__ import annotations

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets.ipsec import ipsec_groups


def shown(design: Design) -> set[str]:
    groups = ipsec_groups(build_plan(design, load_catalog()))
    return {row.text("exception") for group in groups for row in group.rows}


def design(name: str) -> Design:
    return read_document(resource_path("examples", f"{name}.yaml")).document.design


def test_every_exception_whose_servers_are_planned() -> None:
    assert shown(design("enterprise")) == {row.what for row in load_catalog().ipsec_exceptions} - {"Exchange UM in/out"}


def test_mediation_only_where_it_runs() -> None:
    assert "Mediation in/out" not in shown(design("standard"))


def test_nothing_for_a_design_without_servers_and_clients() -> None:
    assert ipsec_groups(build_plan(Design(product=design("standard").product), load_catalog())) == ()
