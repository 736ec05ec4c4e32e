"""What cannot be carried out yet is said before the first row: in every worksheet, in every format, of any design.

What counts as missing is judged here anew, from what a cell is for: an address that is none, a name that is empty.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_network

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from planner.catalog import load_catalog
from planner.findings.catalog import by_code
from planner.findings.finding import Finding
from planner.findings.run import inspect_document
from planner.model.design import Design
from planner.model.document import Document
from planner.requirements import Plan, build_plan
from planner.worksheets import build_worksheets, change_sheet, render_worksheets
from planner.worksheets.catalog import WORKSHEETS
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.machine import MACHINE_FORMATS, machine_files
from planner.worksheets.placeholders import PLACEHOLDER
from planner.worksheets.worksheet import Row, Worksheet, items_of
from tests import builders as make
from tests.strategies import designs
from tests.worksheets.machine.designs import DESIGNS, ORIGIN, design_of, plan_from, plan_of
from tests.worksheets.machine.gaps_shown import gaps_on_top
from tests.worksheets.machine.test_random_designs import worn_designs

ADDRESSES = {
    ("firewall", ""): ("source", "destination"),
    ("firewall", "closed"): ("source_address", "destination_address"),
    ("firewall", "ipsec"): ("source", "destination"),
    ("publishing", ""): ("listener", "backend_address"),
    ("balancing", ""): ("address", "members"),
}
"""Columns in which nothing but addresses can be entered."""
NEEDED = {
    ("dns", ""): ("name",),
    ("firewall", ""): ("source", "destination", "destination_port", "transport"),
    ("firewall", "nat"): ("interface", "public", "private"),
    ("publishing", ""): ("hosts", "port", "backend", "backend_port"),
    ("balancing", ""): ("vip", "port", "member_port"),
    ("discovery", "urls"): ("url",),
    ("push", ""): ("task", "where"),
}
"""Columns without which nobody can do anything."""
SAYS_SO = re.compile(r"NOT COMPLETE: (\d+) rows? (?:says?|shows?)")
BARE = re.compile(r"not.planned.yet|not decided yet|\bmissing\b|\?\?|(?-i:\bTBD\b)", re.I)
"""Words that say so. Names are drawn at random, and one has held the last of them in small letters."""

# Not made smaller: each step judges a whole design, and what is printed of the first failure says enough.
few = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def lacks_something(sheet: Worksheet, table: str, row: Row) -> bool:
    key = (sheet.kind, table)
    if any(not row.text(column) for column in NEEDED.get(key, ())):
        return True
    if key == ("dns", "") and row.text("type") != "none" and not (row.text("address") or row.text("maps_to")):
        return True
    if any(not is_address(item) for column in ADDRESSES.get(key, ()) for item in items_of(row.text(column))):
        return True
    told = (str(value) for name, value in row.values.items() if name not in ("purpose", "comment", "note"))
    return any(BARE.search(text) for text in told)


def is_address(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return text == "any"
    return True


def incomplete(sheet: Worksheet) -> Iterator[Row]:
    for group in sheet.groups:
        for row in group.rows:
            if lacks_something(sheet, sheet.table_of(group).name, row):
                yield row


def says_what_is_missing(plan: Plan) -> None:
    findings = inspect_document(Document(design=plan.design), plan=plan).findings
    for sheet in build_worksheets(plan, findings):
        bare = list(incomplete(sheet))
        told = [int(number) for number in SAYS_SO.findall(sheet.purpose)]
        assert bool(bare) is bool(told), (sheet.kind, sheet.purpose, [dict(row.values) for row in bare[:2]])
        assert max(told, default=0) <= len(bare) <= sum(told), (
            sheet.kind,
            sheet.purpose,
            [dict(row.values) for row in bare],
        )
        marked = sum(PLACEHOLDER in row.confidence for row in sheet.rows)
        assert bool(marked) is (f"marked [{PLACEHOLDER}]" in sheet.purpose)


def without_addresses(design: Design) -> Design:
    servers = tuple(
        replace(
            server,
            members=tuple(
                replace(
                    machine,
                    bindings=(),
                    interfaces=tuple(replace(item, addresses=()) for item in machine.interfaces),
                )
                for machine in server.members
            ),
        )
        for server in design.servers
    )
    return replace(design, servers=servers)


@pytest.mark.parametrize("name", DESIGNS)
def test_reference_designs(name: str) -> None:
    says_what_is_missing(plan_of(name))
    says_what_is_missing(plan_from(without_addresses(design_of(name))))


@few
@given(designs())
def test_any_design(design: Design) -> None:
    says_what_is_missing(plan_from(design))


@few
@given(worn_designs())
def test_worn_reference_designs(plan: Plan) -> None:
    says_what_is_missing(plan)


# --- before the first row, in every format


def bare_sheets() -> tuple[Worksheet, ...]:
    plan = plan_from(without_addresses(design_of("enterprise")))
    return build_worksheets(plan, inspect_document(Document(design=plan.design), plan=plan).findings)


def test_formats_say_it_before_the_first_row() -> None:
    sheets = bare_sheets()
    files = render_worksheets(sheets, Document(), ("html", "md", "json", "docx", "xlsx"))
    told = {sheet.kind: match[0] for sheet in sheets if (match := SAYS_SO.search(sheet.purpose))}
    assert {"dns", "firewall", "publishing", "balancing", "servers", "summary"} <= set(told)
    with zipfile.ZipFile(io.BytesIO(files["worksheets.docx"])) as archive:
        word = archive.read("word/document.xml").decode()
    for kind, words in told.items():
        page, text = files[f"{kind}.html"].decode(), files[f"{kind}.md"].decode()
        assert page.index(words) < page.index("<tbody>")
        assert text.index(words) < text.index("\n| ")
        assert words in json.loads(files[f"{kind}.json"])["purpose"]
        chapter = word[word.rindex("<w:t", 0, word.rindex(words)) :]
        assert chapter.index(words) < chapter.index("<w:tbl>")
    book = openpyxl.load_workbook(io.BytesIO(files["worksheets.xlsx"]), read_only=True)
    counted = [row for row in book["Summary"].iter_rows(values_only=True) if row[1] == "Worksheet"]
    for kind in set(told) - {"summary"}:
        (line,) = [row for row in counted if kind in row]
        assert any(isinstance(cell, str) and "not complete" in cell for cell in line), line


def test_findings_stand_before_the_first_row_of_each_worksheet_that_they_concern() -> None:
    sheets = bare_sheets()
    files = render_worksheets(sheets, Document(), ("html", "md"))
    for sheet in sheets:
        text = files[f"{sheet.kind}.md"].decode()
        page = files[f"{sheet.kind}.html"].decode()
        for finding in sheet.findings:
            assert page.index(f"{finding.severity.value} {finding.code}</b>") < page.index("<tbody>")
            assert text.index(f"{finding.code}") < text.index("\n| ")


@few
@given(designs())
def test_every_finding_about_the_plan_stands_on_a_worksheet_of_a_team(design: Design) -> None:
    plan = plan_from(design)
    every_finding_has_its_sheet(plan, inspect_document(Document(design=design), plan=plan).findings)


@few
@given(worn_designs())
def test_every_finding_about_worn_designs_stands_on_a_worksheet_of_a_team(plan: Plan) -> None:
    every_finding_has_its_sheet(plan, inspect_document(Document(design=plan.design), plan=plan).findings)


def every_finding_has_its_sheet(plan: Plan, findings: tuple[Finding, ...]) -> None:
    sheets = build_worksheets(plan, findings)
    kinds = {kind.kind: kind for kind in WORKSHEETS}
    for finding in findings:
        rule = by_code(finding.code)
        assert rule is not None
        where = {sheet.kind for sheet in sheets if finding in sheet.findings}
        if finding.code == "IN01":  # told by the mark in the rows and by their number on top
            assert not where
            continue
        assert "summary" in where
        assert where == {name for name, kind in kinds.items() if kind.concerns(finding.code)}
        assert rule.family == "planner" or len(where) > 1, finding


def test_a_family_of_rules_that_is_added_gets_a_worksheet() -> None:
    from planner.findings.catalog import RULES

    placed = set().union(*(kind.families for kind in WORKSHEETS))
    assert {rule.family for rule in RULES} - placed <= {"planner"}


# --- the words


def test_rows_and_their_elements_are_named() -> None:
    plan = plan_from(without_addresses(make.enterprise_site()))
    dns = next(sheet for sheet in build_worksheets(plan, (), ("dns",)))
    assert re.search(r"NOT COMPLETE: \d+ rows say 'not planned yet', those of '.+'", dns.purpose)
    assert any(NOT_PLANNED in row.text("address") for row in dns.rows)


def test_a_note_of_the_planner_is_no_gap() -> None:
    base = make.small_site()
    noted = base.with_element(replace(base.dns_records[0], note=NOT_PLANNED)) if base.dns_records else base
    before, after = (build_worksheets(build_plan(item, load_catalog()), (), ("dns",))[0] for item in (base, noted))
    assert before.purpose == after.purpose


def test_the_change_sheet_says_it_and_has_the_findings_of_what_changes() -> None:
    plan = plan_of("enterprise")
    sheet = change_sheet(build_worksheets(plan, ()), bare_sheets(), "Before")
    assert re.search(r"NOT COMPLETE: \d+ rows lack a value or an address .*DNS records", sheet.purpose)
    assert "IN03" in {finding.code for finding in sheet.findings}
    same = change_sheet(bare_sheets(), bare_sheets(), "Before")
    assert "NOT COMPLETE" not in same.purpose
    assert not same.findings


# --- files for machines


@pytest.mark.parametrize(
    ("name", "formats"),
    [
        ("enterprise", {"dns", "windows-dns", "nftables", "haproxy", "nginx"}),
        ("paired-pools", {"dns", "windows-dns", "nftables"}),  # its virtual servers lead to the members by name
    ],
)
def test_files_for_machines_count_their_gaps_in_the_head(name: str, formats: set[str]) -> None:
    files = machine_files(plan_from(without_addresses(design_of(name))), ORIGIN, MACHINE_FORMATS)
    bare = {file: data for file, data in files.items() if b"NOT COMPLETE" in data}
    assert {file.partition("_")[0] for file in bare} >= formats
    for file, data in bare.items():
        gaps_on_top(file, data)


def test_a_name_without_an_address_is_left_out_of_no_zone_file_silently() -> None:
    plan = plan_from(without_addresses(make.enterprise_site()))
    files = machine_files(plan, ORIGIN, ("bind", "powershell"))
    views = {view.id for view in plan.design.dns_views}
    bare = {record.name for record in plan.records if record.view in views and not record.targets}
    assert bare
    for prefix in ("dns", "windows-dns"):
        text = "\n".join(data.decode("utf-8-sig") for file, data in files.items() if file.startswith((prefix, "named")))
        for name in bare:
            assert f"no address is planned for {name} (" in text or f"nor address is planned for {name} (" in text


def test_nobody_plans_the_system_of_a_gateway() -> None:
    (sheet,) = build_worksheets(plan_of("enterprise"), (), ("servers",))
    rows = [row for row in sheet.rows if row.text("machine") == "gateway01.contoso.com"]
    assert rows
    assert not [row for row in rows if NOT_PLANNED in row.text("value") or "elsewhere" in row.text("value")]
    assert "gateway01" not in sheet.purpose
