"""The same rows in every format, and nothing that a spreadsheet, a browser or Markdown would run."""

import csv
import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.findings.finding import Finding, Severity
from planner.model.document import Document
from planner.plain_text import printable
from planner.worksheets.formats.csv_format import csv_bytes, safe_cell
from planner.worksheets.render import TemplateFault, markdown_text, render
from planner.worksheets.worksheet import Column, Group, Row, Worksheet
from planner.worksheets.write import FORMATS, render_worksheets, write_worksheets
from tests.worksheets.regenerate import sheets_of

HOSTILE = ["=1+2", "+cmd", "-2", "@SUM(A1)", "\tx", "<script>alert(1)</script>", "a|b", "*bold*", "{{ 7*7 }}", "`x`"]


def worksheet(*texts: str, findings: tuple[Finding, ...] = ()) -> Worksheet:
    columns = (
        Column(key="name", title="Name", is_code=True),
        Column(key="list", title="List", is_list=True, in_csv=False),
        Column(key="hidden", title="Hidden", in_print=False),
        Column(key="reference", title="Ref."),
    )
    rows = tuple(
        Row(
            values={"name": text, "list": "one two", "hidden": index, "yes": True},
            documents="First § a; Second",
            confidence="documented" if index % 2 == 0 else "inferred",
        )
        for index, text in enumerate(texts)
    )
    groups = (Group(title="Place & more", rows=rows, note="A note."),)
    return Worksheet(
        kind="sample", title="Sample", purpose="For tests.", columns=columns, groups=groups, findings=findings
    )


def cells(page: str) -> list[str]:
    class Cells(HTMLParser):
        found: list[str]
        inside = False

        def handle_starttag(self, tag: str, _attrs: object) -> None:
            if tag == "td":
                self.inside = True
                self.found.append("")

        def handle_endtag(self, tag: str) -> None:
            if tag == "td":
                self.inside = False

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.found[-1] += data

    parser = Cells()
    parser.found = []
    parser.feed(page)
    return parser.found


def test_csv_has_one_header_line_and_its_own_columns() -> None:
    lines = list(csv.reader(io.StringIO(csv_bytes(worksheet("a", "b")).decode(), newline="")))
    assert lines == [
        ["name", "hidden", "reference", "element", "required"],
        ["a", "0", "First § a; Second", "", "yes"],
        ["b", "1", "First § a; Second [inferred]", "", "yes"],
    ]


@given(st.text(max_size=30))
def test_no_cell_of_a_spreadsheet_starts_a_formula(text: str) -> None:
    safe = safe_cell(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.endswith(printable(text))


def test_html_shows_hostile_text_as_text() -> None:
    page = render("worksheet.html.j2", (worksheet(*HOSTILE),), {"title": "<b>T</b>", "product": "P", "planner": "0"})
    assert "<script>alert" not in page
    assert "<b>T</b>" not in page
    names = cells(page)[0::3]
    assert names == HOSTILE


def test_html_puts_list_items_on_their_own_lines_and_numbers_documents() -> None:
    page = render("worksheet.html.j2", (worksheet("a", "b"),), {"title": "T", "product": "P", "planner": "0"})
    assert cells(page)[1::3] == ["one\ntwo", "one\ntwo"]
    assert page.count('<td class="list">') == 2
    assert "td.list { white-space: pre; }" in page
    assert [text for text in cells(page) if text.startswith("1 2")] == ["1 2", "1 2 [inferred]"]
    assert "<li>First § a</li>" in page
    assert "Hidden" not in page


def test_findings_stand_on_top_in_every_format_for_people() -> None:
    finding = Finding(code="XX01", severity=Severity.ERROR, message="'A' is wrong; 'B' is expected.", hint="Do it.")
    files = render_worksheets((worksheet("a", findings=(finding,)),), Document(title="T"), ("html", "md"))
    for name in ("sample.html", "sample.md"):
        text = files[name].decode()
        assert text.index("XX01") < text.index("Place")
        assert "Do it." in text


@given(st.text(max_size=40))
def test_markdown_tables_keep_their_shape(text: str) -> None:
    shown = markdown_text(text)
    assert "\n" not in shown
    assert "|" not in shown.replace("\\\\", "").replace("\\|", "")
    assert "<" not in shown.replace("<br>", "")


def test_markdown_rows_have_as_many_cells_as_heads() -> None:
    page = render("worksheet.md.j2", (worksheet("plain", "two"),), {"title": "T", "product": "P", "planner": "0"})
    table = [line for line in page.splitlines() if line.startswith("|")]
    assert [line.count("|") for line in table] == [4, 4, 4, 4]
    assert "1. First § a" in page


def test_output_does_not_depend_on_the_clock_or_the_order_of_calls() -> None:
    document = Document(title="T")
    first = render_worksheets((worksheet("a"),), document, tuple(FORMATS))
    assert render_worksheets((worksheet("a"),), document, tuple(FORMATS)) == first


def test_a_faulty_template_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    out, templates = tmp_path / "out", tmp_path / "templates"
    out.mkdir()
    templates.mkdir()
    (out / "sample.md").write_text("old")
    (templates / "worksheet.md.j2").write_text("{{ nothing }}")
    with pytest.raises(TemplateFault):
        write_worksheets(out, (worksheet("a"),), Document(), ("csv", "md"), (templates,))
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("sample.md", "old")]


def test_files_are_written_and_replaced(tmp_path: Path) -> None:
    for name in ("a", "b"):
        paths = write_worksheets(tmp_path / "new", (worksheet(name),), Document(), ("csv",))
        assert [path.name for path in paths] == ["sample.csv", "about.csv"]
        assert f"\r\n{name}," in paths[0].read_bytes().decode()


def test_heads_stay_in_sight_and_sentences_are_no_columns_of_words() -> None:
    sheet = next(item for item in sheets_of("standard") if item.kind == "certificates")
    page = render("worksheet.html.j2", (sheet,), {"title": "T", "product": "P", "planner": "0"})
    assert "thead th { position: sticky;" in page
    assert ".table { overflow-x: visible; }" in page  # a box that scrolls would keep the heads to itself
    assert '<td class="sentences">' in page
    assert '<td class="phrases">' in page
    printing = page.partition("@media print")[2]
    assert "thead th { position: static;" in printing
    assert "thead { display: table-header-group; }" in printing
