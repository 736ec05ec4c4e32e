"""CSV: rows that programs read, and beside them what pages say around their tables."""

from __future__ import annotations

import csv
import io

from planner.findings.finding import Finding, Severity
from planner.model.document import Document
from planner.worksheets import render_worksheets
from planner.worksheets.formats.csv_format import ABOUT, about_bytes, csv_files
from planner.worksheets.worksheet import Column, Group, Row, Worksheet

FACTS = {"title": "=T", "product": "P", "planner": "0"}


def sheet(**fields: object) -> Worksheet:
    columns = (Column(key="name", title="Name"),)
    groups = (Group(title="Place", rows=(Row(values={"name": "a"}),)),)
    base = {"kind": "dns", "title": "DNS", "purpose": "Records.", "columns": columns, "groups": groups}
    return Worksheet(**{**base, **fields})  # type: ignore[arg-type]


def about(*sheets: Worksheet) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(about_bytes(sheets, FACTS).decode(), newline="")))


def test_the_first_line_of_rows_is_their_head_whatever_is_missing() -> None:
    gaps = "NOT COMPLETE: 1 row says 'not planned yet'."
    data = csv_files(sheet(purpose=f"Records. {gaps}", gaps=gaps))["dns.csv"].decode()
    assert data.splitlines()[0] == "name,element,required"


def test_gaps_findings_and_notes_stand_beside_the_rows() -> None:
    gaps = "NOT COMPLETE: 1 row says 'not planned yet'."
    finding = Finding(code="IN03", severity=Severity.ERROR, message="@m", hint="Do it.")
    lines = about(sheet(purpose=f"Records. {gaps}", gaps=gaps, findings=(finding,), notes=("N",)), sheet(kind="push"))
    assert [(line["worksheet"], line["about"]) for line in lines] == [
        *(("", "title"), ("", "product"), ("", "planner")),
        *(("dns", "purpose"), ("dns", "not complete"), ("dns", "finding"), ("dns", "note")),
        ("push", "purpose"),
    ]
    assert [line["text"] for line in lines[3:5]] == ["Records.", gaps]
    assert (lines[5]["severity"], lines[5]["code"], lines[5]["hint"]) == ("error", "IN03", "Do it.")
    assert (lines[0]["text"], lines[5]["text"]) == ("'=T", "'@m")  # a spreadsheet would run them


def test_the_file_is_written_with_the_others() -> None:
    files = render_worksheets((sheet(),), Document(title="T"), ("csv",))
    assert list(files) == ["dns.csv", ABOUT]
    assert render_worksheets((), Document(title="T"), ("csv",)) == {}
