"""HOSTS files: read as Windows reads them, line by line, they answer what the worksheet says."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.product import ProductVersion
from planner.model.servers import FrontEndPool
from planner.requirements import build_plan
from planner.worksheets.machine.hosts import hosts_files
from planner.worksheets.machine.plain import Origin
from tests import builders as make
from tests.worksheets.machine.designs import HOSTILE, ORIGIN, with_text
from tests.worksheets.published_edges import POOL, two_servers_behind_nat
from tests.worksheets.rows import sheet


def edge_without_inside_dns() -> Design:
    """The members of the Edge pool ask public resolvers only."""
    design = two_servers_behind_nat(ProductVersion.V2019)
    return design.with_element(replace(design.zone("inner"), view="public"))


def entries(data: bytes) -> set[tuple[str, str]]:
    """Name and address of every line that is not a comment."""
    text = data.decode("utf-8")
    assert text.count("\n") == text.count("\r\n")
    found = set()
    for line in text.split("\r\n"):
        fields = line.partition("#")[0].split()
        if fields:
            found |= {(name, str(ip_address(fields[0]))) for name in fields[1:]}
    return found


def test_the_edge_finds_its_next_hop_by_the_file() -> None:
    design = edge_without_inside_dns()
    [(name, data)] = hosts_files(build_plan(design, load_catalog()), ORIGIN).items()
    assert name == "edge.hosts"
    assert entries(data) == {("pool.contoso.net", POOL)}
    [group] = (group for group in sheet(design, "dns").groups if group.title.startswith("HOSTS file"))
    assert {(row.text("name"), row.text("target")) for row in group.rows} == entries(data)


def test_an_edge_that_asks_inside_dns_needs_no_file() -> None:
    assert hosts_files(build_plan(two_servers_behind_nat(ProductVersion.V2019), load_catalog()), ORIGIN) == {}


def test_a_name_without_address_is_a_comment() -> None:
    design = edge_without_inside_dns()
    pool = design.get("pool")
    assert isinstance(pool, FrontEndPool)
    member = pool.members[0]
    bare = replace(member, interfaces=(replace(member.interfaces[0], addresses=()),))
    files = hosts_files(build_plan(design.with_element(replace(pool, members=(bare,))), load_catalog()), ORIGIN)
    for data in files.values():
        assert entries(data) == set()


@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_changes_comments_only(text: str) -> None:
    design = edge_without_inside_dns().with_elements((make.site("hq"),))
    [data] = hosts_files(with_text(design, text), Origin(text, text, text)).values()
    assert entries(data) == {("pool.contoso.net", POOL)}
