"""The DNS worksheet names the zone that a record really goes into."""

from __future__ import annotations

from dataclasses import replace

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.zones import DnsRecord, RecordType
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets import build_worksheets
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


def notes_of(design: Design) -> str:
    [sheet] = build_worksheets(build_plan(design, load_catalog()), (), ("dns",))
    return "\n".join(sheet.notes)


def test_names_of_gateways_that_nobody_else_enters_are_told() -> None:
    design = read_document(resource_path("examples", "enterprise.yaml")).document.design
    assert "'gateway01.contoso.com' (192.0.2.80)" in notes_of(design)
    record = DnsRecord(
        id="own", view="internal", name="gateway01.contoso.com", type=RecordType.A, targets=("192.0.2.80",)
    )
    assert "gateway01" not in notes_of(replace(design, dns_records=(*design.dns_records, record)))
    assert "gateway" not in notes_of(read_document(resource_path("examples", "standard.yaml")).document.design)


def test_a_time_to_live_is_told_where_pages_have_no_column_for_it() -> None:
    design = read_document(resource_path("examples", "standard.yaml")).document.design
    record = DnsRecord(
        id="own", view="internal", name="x.contoso.com", type=RecordType.A, targets=("192.0.2.99",), ttl=300
    )
    design = replace(design, dns_records=(*design.dns_records, record))
    [row] = [row for row in rows(design, "dns") if row["name"] == "x.contoso.com"]
    assert row["ttl"] == "300"
    assert row["purpose"].endswith("TTL 300 s.")
