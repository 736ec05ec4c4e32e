"""What nobody confirmed is marked in the rows that show it, in every format, and counted on top."""

from __future__ import annotations

import json
from dataclasses import replace

from planner.catalog import load_catalog
from planner.findings.finding import Finding, Severity
from planner.model.design import Design
from planner.model.document import Document
from planner.requirements import build_plan
from planner.worksheets import build_worksheets, render_worksheets
from planner.worksheets.placeholders import PLACEHOLDER, marked, unconfirmed_texts
from planner.worksheets.worksheet import Column, Group, Row, Worksheet
from tests import builders as make
from tests.worksheets.rows import rows, sheet


def guessed(*names: str) -> Design:
    design = make.small_site()
    return design.with_element(replace(design.get("se"), unconfirmed=names))


def test_nothing_is_marked_where_everything_is_confirmed() -> None:
    assert unconfirmed_texts(make.small_site()) == frozenset()
    assert all(PLACEHOLDER not in row.confidence for row in sheet(make.small_site(), "dns").rows)


def test_rows_with_the_name_or_the_address_are_marked_and_no_others() -> None:
    design = guessed("fqdn", "members")
    server = design.get("se")
    address = str(server.members[0].interfaces[0].addresses[0])
    for row in rows(design, "dns"):
        shows = address == row["target"] or server.fqdn in (row["name"], row["target"])
        assert (PLACEHOLDER in row["reference"]) is shows, row
    assert any(PLACEHOLDER in row["reference"] for row in rows(design, "firewall"))
    assert any(PLACEHOLDER in row["reference"] for row in rows(design, "certificates"))


def test_their_number_stands_on_top_in_every_format() -> None:
    found = build_worksheets(build_plan(guessed("fqdn", "members"), load_catalog()), (), ("dns",))
    count = sum(PLACEHOLDER in row.confidence for row in found[0].rows)
    told = f"{count} rows show a name or address that nobody confirmed"
    assert count > 1
    files = render_worksheets(found, Document(), ("html", "md", "json"))
    for name in ("dns.html", "dns.md"):
        text = files[name].decode()
        assert text.index(told) < text.index("Zones:")
    assert told in json.loads(files["dns.json"])["purpose"]
    assert sum(
        row["confidence"] == PLACEHOLDER for group in json.loads(files["dns.json"])["groups"] for row in group["rows"]
    )


def test_a_mark_joins_what_else_the_row_says_of_itself() -> None:
    row = Row(values={"name": "Ask (se.contoso.com)"}, confidence="inferred")
    given = Worksheet(
        kind="k",
        title="T",
        purpose="P.",
        columns=(Column(key="name", title="Name"),),
        groups=(Group(title="G", rows=(row, Row(values={"name": "other.se.contoso.com", "port": 443}))),),
    )
    first, second = marked(given, frozenset({"se.contoso.com"})).rows
    assert (first.confidence, second.confidence) == ("inferred, placeholder", "documented")
    assert marked(given, frozenset({"se.contoso.com"})).purpose.startswith("P. 1 row shows ")


def test_findings_about_them_do_not_bury_the_others() -> None:
    design = guessed("fqdn", "members")
    findings = (
        Finding(code="IN01", severity=Severity.INFO, message="Nobody confirmed it.", elements=("se",)),
        Finding(code="NA03", severity=Severity.ERROR, message="A name is missing.", elements=("se",)),
    )
    sheets = {sheet.kind: sheet for sheet in build_worksheets(build_plan(design, load_catalog()), findings)}
    assert [found.code for found in sheets["dns"].findings] == ["NA03"]
    assert [found.code for found in sheets["summary"].findings] == ["NA03"]
    assert sheets["summary"].purpose.startswith(
        "1 error, 0 warnings and 1 remark are open; 2 placeholders not confirmed"
    )
    (listed,) = [group for group in sheets["summary"].groups if group.title == "Not confirmed yet"]
    assert [row.text("what") for row in listed.rows] == ["fqdn", "members"]
