"""Build sheets leave no question open: whom to ask for names, what a line to the Internet gets from the provider."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.devices import ReverseProxy
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets import Worksheet, build_worksheets

EXAMPLES = sorted(path.stem for path in resource_path("examples").glob("*.yaml"))


def example(name: str) -> Design:
    return read_document(resource_path("examples", f"{name}.yaml")).document.design


def sheets(design: Design, *kinds: str) -> tuple[Worksheet, ...]:
    return build_worksheets(build_plan(design, load_catalog()), (), kinds or None)


def told(design: Design, machine: str) -> dict[str, str]:
    """What the sheet of a machine says about its adapters."""
    [sheet] = sheets(design, "servers")
    rows = [row for row in sheet.rows if row.value("machine") == machine and row.value("topic") == "Adapter"]
    return {row.text("item"): row.text("value") for row in rows}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_worksheet_of_a_reference_design_is_complete(name: str) -> None:
    assert [sheet.kind for sheet in sheets(example(name)) if "NOT COMPLETE" in sheet.purpose] == []


def test_dns_servers_that_are_not_drawn_are_named() -> None:
    design = example("standard")
    found = told(design, "edge01.contoso.com")
    assert found["external: DNS servers"] == "203.0.113.253, 203.0.113.254"
    views = tuple(replace(view, resolvers=()) for view in design.dns_views)
    assert told(replace(design, dns_views=views), "edge01.contoso.com")["external: DNS servers"] == "not planned yet"


def test_drawn_and_other_dns_servers_stand_together_once() -> None:
    design = example("standard")
    drawn = told(design, "se01.contoso.com")["lan: DNS servers"]
    others = (ip_address(drawn), ip_address("192.0.2.99"))
    views = tuple(replace(view, resolvers=others) if view.id == "internal" else view for view in design.dns_views)
    assert told(replace(design, dns_views=views), "se01.contoso.com")["lan: DNS servers"] == f"{drawn}, 192.0.2.99"


def test_a_reverse_proxy_asks_only_the_view_that_knows_its_servers() -> None:
    design = example("standard")
    found = told(design, "Reverse proxy")
    assert [item for item in found if item.endswith("DNS servers")] == ["inner: DNS servers"]
    outside = tuple(
        replace(device, view="external") if isinstance(device, ReverseProxy) else device for device in design.devices
    )
    found = told(replace(design, devices=outside), "Reverse proxy")
    assert [item for item in found if item.endswith("DNS servers")] == ["outer: DNS servers"]


def test_a_line_to_the_internet_has_what_the_provider_gives() -> None:
    found = told(example("standard"), "External firewall")
    assert found["outside: default gateway"] == "as the Internet provider says"
    [sheet] = sheets(example("standard"), "servers")
    [row] = [
        item for item in sheet.rows if (item.value("machine"), item.value("item")) == ("External firewall", "outside")
    ]
    assert row.text("detail").endswith("mask: as the Internet provider says")
