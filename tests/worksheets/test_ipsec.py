"""Case E1: what IPsec policies must leave alone, for what the design has."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets.ipsec import ipsec_groups
from planner.worksheets.worksheet import Row


def rows(design: Design) -> list[Row]:
    return [row for group in ipsec_groups(build_plan(design, load_catalog())) for row in group.rows]


def shown(design: Design) -> set[str]:
    return {row.text("exception") for row in rows(design)}


def design(name: str) -> Design:
    return read_document(resource_path("examples", f"{name}.yaml")).document.design


def test_every_exception_whose_servers_are_planned() -> None:
    everything = {row.what for row in load_catalog().ipsec_exceptions}
    assert everything - shown(design("enterprise")) == {
        "Exchange Unified Messaging inbound",
        "Exchange Unified Messaging outbound",
    }


def test_mediation_only_where_it_runs() -> None:
    assert not {text for text in shown(design("standard")) if "Mediation" in text}


def test_nothing_for_a_design_without_servers_and_clients() -> None:
    assert ipsec_groups(build_plan(Design(product=design("standard").product), load_catalog())) == ()


@pytest.mark.parametrize("name", ["standard", "enterprise", "paired-pools", "standard-2015", "standard-branch"])
def test_ends_are_addresses_of_servers_or_any_and_never_ids_of_roles(name: str) -> None:
    found = rows(design(name))
    ids = {role.id for role in load_catalog().roles}
    held = {
        str(address)
        for server in design(name).servers
        for machine in server.members
        for interface in machine.interfaces
        for address in interface.addresses
    }
    for row in found:
        ends = {row.text("source"), row.text("destination")}
        assert "any" in ends
        assert set(" ".join(ends - {"any"}).split()) <= held, row
        assert not ids & {text for value in row.values.values() for text in str(value).split()} - {"mediation"}


def test_media_of_the_edge_is_left_alone_at_its_media_addresses_in_both_directions() -> None:
    found = {row.text("exception"): row for row in rows(design("enterprise"))}
    outside = "203.0.113.12 203.0.113.22"
    assert found["A/V Edge, external, inbound"].text("destination") == outside
    assert found["A/V Edge, external, outbound"].text("source") == outside
    assert found["A/V Edge, internal, inbound"].text("destination") == "198.51.100.71 198.51.100.72"


def test_clients_are_known_by_the_ports_that_they_send_from() -> None:
    [row] = [row for row in rows(design("enterprise")) if row.text("exception") == "Clients"]
    assert (row.text("transport"), row.text("source_port"), row.text("destination_port")) == (
        "udp",
        "1024-65535",
        "any",
    )
