"""The workbook: typed cells, nothing that runs, limits of the format, the same file every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest

from planner.findings.finding import Finding, Severity
from planner.worksheets.formats import xlsx_format
from planner.worksheets.formats.xlsx_format import WorkbookFault, xlsx_bytes
from planner.worksheets.worksheet import Column, Group, Row, Value, Worksheet

FACTS = {"title": "T & Co", "product": "P", "planner": "0"}
COLUMNS = (
    Column(key="name", title="Name", is_code=True),
    Column(key="port", title="Port"),
    Column(key="list", title="List", is_list=True),
    Column(key="reference", title="Ref."),
)


def worksheet(*rows: Mapping[str, Value], title: str = "Sample", **fields: Any) -> Worksheet:
    groups = (Group(title="Place", rows=tuple(Row(values=row, documents="First; Second") for row in rows)),)
    return Worksheet(kind="sample", title=title, purpose="", columns=COLUMNS, groups=groups, **fields)


def book(*sheets: Worksheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheets, FACTS)))


def test_numbers_are_numbers_and_lists_stand_in_lines() -> None:
    page = book(worksheet({"name": "a", "port": 443, "list": "one two"})).active
    assert [cell.value for cell in page[2]] == [
        *("Place", "a", 443, "one\ntwo"),
        *(None, "yes"),  # who asks for it, and whether it is required
        *("First\nSecond", "documented"),
    ]
    assert page["C2"].data_type == "n"
    assert page["B2"].data_type in ("s", "inlineStr")


@pytest.mark.parametrize(
    "text", ["=1+2", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.com", "mailto:a@b.c", "internal:A1", "443", "TRUE"]
)
def test_text_stays_text(text: str) -> None:
    data = xlsx_bytes((worksheet({"name": text}),), FACTS)
    cell = openpyxl.load_workbook(io.BytesIO(data))["Sample"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in content
        assert b"hyperlink" not in content


def test_what_xml_cannot_hold_is_replaced() -> None:
    cell = book(worksheet({"name": "a\x00b\x1fc\ud800d\uffffe_x0041_"})).active["B2"]
    # Excel reads _x0041_ as "A"; an escaped underscore keeps it as it is, which openpyxl shows undecoded.
    assert cell.value == "a\ufffdb\ufffdc\ufffdd\ufffde_x005F_x0041_"


def test_sheets_can_be_filtered_and_printed() -> None:
    page = book(worksheet({"name": "a"}, {"name": "b"})).active
    assert page.auto_filter.ref == "A1:H3"
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"
    set_up = page.page_setup
    assert (set_up.orientation, set_up.fitToWidth or 1, set_up.fitToHeight) == ("landscape", 1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.column_dimensions["B"].width >= 6


def test_a_title_gives_no_commands_to_the_footer() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes((worksheet({"name": "a"}),), FACTS))) as archive:
        content = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "&amp;LT &amp;&amp; Co&amp;C&amp;A&amp;R&amp;P / &amp;N" in content


def test_a_list_that_no_cell_can_hold_goes_on_below() -> None:
    names = [f"name{number:05}.example.com" for number in range(4000)]
    page = book(worksheet({"name": "long", "port": 1, "list": " ".join(names)}, {"name": "next"})).active
    lines = list(page.iter_rows(min_row=2, values_only=True))
    assert [line[1] for line in lines] == ["long", *["long (continued)"] * (len(lines) - 2), "next"]
    assert len(lines) > 3
    assert [name for line in lines[:-1] for name in line[3].split("\n")] == names
    assert [line[2] for line in lines] == [1, *[None] * (len(lines) - 1)]


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_format, "_ROW_LIMIT", 3)
    found = book(worksheet(*({"name": str(number)} for number in range(5))))
    assert found.sheetnames == ["Sample", "Sample (2)", "Sample (3)"]
    names = [row[1] for page in found for row in page.iter_rows(min_row=2, values_only=True)]
    assert names == ["0", "1", "2", "3", "4"]


def test_names_of_sheets_are_ones_that_excel_takes() -> None:
    titles = ["A/B:[c]*?\\", "x" * 40, "X" * 40, "'quoted'", "''"]
    found = book(*(worksheet({"name": "a"}, title=title) for title in titles)).sheetnames
    assert len({name.lower() for name in found}) == len(titles)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name for name in found)


def test_findings_have_a_sheet_of_their_own() -> None:
    finding = Finding(code="XX01", severity=Severity.ERROR, message="=wrong", hint="Do it.")
    page = book(worksheet({"name": "a"}, findings=(finding,)))["Sample findings"]
    assert [cell.value for cell in page[2]] == ["Sample", "error", "XX01", "=wrong", "Do it."]


def test_what_cannot_be_carried_out_stands_above_the_heads() -> None:
    gaps = "NOT COMPLETE: 2 rows say 'not planned yet', those of 'edge01'."
    page = book(worksheet({"name": "a"}, {"name": "b"}, gaps=gaps)).active
    assert page["A1"].value == gaps
    assert [cell.value for cell in page[2]][:3] == ["Part", "Name", "Port"]
    assert [page["B3"].value, page["B4"].value] == ["a", "b"]
    assert page.auto_filter.ref == "A2:H4"
    assert page.freeze_panes == "B3"
    assert page.print_title_rows == "$1:$2"
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:D1"]


def test_a_warning_that_looks_like_a_formula_is_text() -> None:
    page = book(worksheet({"name": "a"}, gaps="=1+2")).active
    assert (page["A1"].value, page["A1"].data_type) == ("=1+2", "s")


def test_a_cell_that_is_refused_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_format, "_is_long", lambda text: False)
    with pytest.raises(WorkbookFault, match="row 2, column 2"):
        xlsx_bytes((worksheet({"name": "x" * 40_000}),), FACTS)


def test_the_same_design_gives_the_same_file() -> None:
    sheets = (worksheet({"name": "a", "port": 1}),)
    assert xlsx_bytes(sheets, FACTS) == xlsx_bytes(sheets, FACTS)


def test_what_only_filters_need_stands_right_and_is_not_printed() -> None:
    columns = (Column(key="key", title="Key", in_print=False, in_workbook=True), Column(key="name", title="Name"))
    group = Group(title="Place", rows=(Row(values={"key": "k", "name": "a"}),))
    page = book(Worksheet(kind="k", title="Sample", purpose="", columns=columns, groups=(group,))).active
    heads = [cell.value for cell in page[1]]
    assert heads[:2] == ["Part", "Name"]
    assert heads.index("Key") > heads.index("Name")
    last = heads.index("Key") - 1
    assert page.print_area == f"'Sample'!$A$1:${'ABCDEFGH'[last]}$2"


def test_rows_are_as_high_as_their_text() -> None:
    page = book(worksheet({"name": "a"}, {"name": "b", "list": "one two three"}, {"name": "c " * 300})).active
    heights = [page.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights == [None, 45, pytest.approx(15 * -(-600 // 48), abs=15)]
