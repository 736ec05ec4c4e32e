"""The DNS worksheet names the zone that a record really goes into."""

from __future__ import annotations

from dataclasses import replace

from planner.designfile import read_document
from planner.model.design import Design
from planner.resource_files import resource_path
from tests.worksheets.rows import rows


def inside_holding(*zones: str) -> Design:
    design = read_document(resource_path("examples", "standard.yaml")).document.design
    inside = next(view for view in design.dns_views if view.id == "internal")
    return design.with_element(replace(inside, holds=zones))


def zones_of(design: Design) -> dict[str, str]:
    return {row["name"]: row["zone"] for row in rows(design, "dns") if row["view"] == "internal"}


def test_a_name_in_a_zone_of_its_view_goes_there() -> None:
    assert zones_of(inside_holding("contoso.com"))["lyncdiscoverinternal.contoso.com"] == "contoso.com"


def test_a_name_outside_the_zones_of_its_view_gets_a_zone_of_its_own() -> None:
    """A zone for the whole domain would hide the public names of the domain from everybody inside."""
    found = zones_of(inside_holding("ad.example"))
    assert found["lyncdiscoverinternal.contoso.com"] == "lyncdiscoverinternal.contoso.com"
    assert "contoso.com" not in found.values()


def test_a_view_that_lists_no_zone_has_those_of_the_domains() -> None:
    assert zones_of(inside_holding())["se01.contoso.com"] == "contoso.com"
