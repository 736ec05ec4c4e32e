"""All formats hold the same rows, read back with the readers of other people."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring

from planner.model.document import Document
from planner.worksheets import Worksheet, render_worksheets, worksheet_kinds
from planner.worksheets.worksheet import REFERENCE, Table, documents_in, items_of
from tests.worksheets.regenerate import sheets_of

DESIGN = "enterprise"


@cache
def sheets() -> dict[str, Worksheet]:
    return {sheet.kind: sheet for sheet in sheets_of(DESIGN)}


@cache
def files() -> dict[str, bytes]:
    return render_worksheets(
        tuple(sheets().values()), Document(title=DESIGN), ("html", "md", "csv", "xlsx", "docx", "json")
    )


@cache
def workbook() -> Any:
    return openpyxl.load_workbook(io.BytesIO(files()["worksheets.xlsx"]))


class Tables(HTMLParser):
    """Rows of cells of a page, head rows left out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        self._inside = tag == "td" or (self._inside and tag != "tr")
        if tag == "td":
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def printed(sheet: Worksheet, whole: Worksheet | None = None) -> list[list[str]]:
    """Cells as pages show them; documents are numbered over the whole worksheet."""
    numbered = whole or sheet
    return [
        [
            numbered.footnote_numbers(row) if column.key == REFERENCE else row.text(column.key)
            for column in sheet.table_of(group).printed_columns
        ]
        for group in sheet.groups
        for row in group.rows
    ]


def rows_of(sheet: Worksheet, table: Table) -> list[Any]:
    return [(group.title, row) for group in sheet.groups_of(table) for row in group.rows]


@pytest.mark.parametrize("kind", worksheet_kinds())
def test_html(kind: str) -> None:
    page = Tables()
    page.feed(files()[f"{kind}.html"].decode())
    found = [[cell.replace("\n", " ") for cell in row] for row in page.rows if row]
    assert found == printed(sheets()[kind])


@pytest.mark.parametrize("kind", worksheet_kinds())
def test_markdown(kind: str) -> None:
    lines = files()[f"{kind}.md"].decode().splitlines()
    signs = {"\\\\": "\\", "&lt;": "<", "&gt;": ">", "&amp;": "&", **{f"\\{sign}": sign for sign in "*_`[]"}}
    found = []
    for line in lines:
        if line.startswith("| "):
            cells = [cell.strip() for cell in line.replace("\\|", "\x00").strip().strip("|").split("|")]
            for escaped, sign in signs.items():
                cells = [cell.replace(escaped, sign) for cell in cells]
            found.append([cell.replace("\x00", "|") for cell in cells])
    heads = [[column.title for column in table.printed_columns] for table in sheets()[kind].tables]
    body = [row for row in found if row not in heads and not all(cell == "---" for cell in row)]
    assert body == [[cell.strip() for cell in row] for row in printed(sheets()[kind])]


@pytest.mark.parametrize("kind", worksheet_kinds())
def test_csv(kind: str) -> None:
    sheet = sheets()[kind]
    for table in sheet.tables:
        name = f"{kind}-{table.name}.csv" if table.name else f"{kind}.csv"
        lines = list(csv.reader(io.StringIO(files()[name].decode(), newline="")))
        assert lines[0] == list(table.csv_keys)
        expected = [[row.text(key) for key in table.csv_keys] for _, row in rows_of(sheet, table)]
        assert [len(line) for line in lines[1:]] == [len(line) for line in expected]
        for found, texts in zip(lines[1:], expected, strict=True):
            # A quote stands in front of what a spreadsheet would run, and nowhere else.
            runs = [text.startswith(("=", "+", "-", "@")) for text in texts]
            assert found == [f"'{text}" if is_run else text for text, is_run in zip(texts, runs, strict=True)]


@pytest.mark.parametrize("kind", worksheet_kinds())
def test_workbook(kind: str) -> None:
    sheet = sheets()[kind]
    for table in sheet.tables:
        page = workbook()[table.title[:31]]
        columns = table.workbook_columns
        lines = list(page.iter_rows(values_only=True))
        assert lines[0] == ("Part", *(column.title for column in columns), "Documents", "Confidence")
        expected = []
        for title, row in rows_of(sheet, table):
            cells = [_cell(row.values.get(column.key), row.text(column.key), column.is_list) for column in columns]
            expected.append((title, *cells, "\n".join(documents_in(row.documents)) or None, row.confidence))
        assert lines[1:] == expected


def _cell(value: Any, text: str, is_list: bool) -> Any:
    if type(value) is int:
        return value
    return (text.replace(" ", "\n") if is_list else text) or None


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def chapters() -> dict[str, list[list[list[str]]]]:
    """Tables of the Word document by the title of their chapter; a table is its lines of cells."""
    with zipfile.ZipFile(io.BytesIO(files()["worksheets.docx"])) as archive:
        assert archive.testzip() is None
        parts = {name: fromstring(archive.read(name)) for name in archive.namelist()}
    found: dict[str, list[list[list[str]]]] = {}
    title = ""
    for item in parts["word/document.xml"][0]:
        style = item.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading1":
            title = _words(item)
            found[title] = []
        elif item.tag == f"{W}tbl":
            lines = item.findall(f"{W}tr")
            assert lines[0].find(f"{W}trPr/{W}tblHeader") is not None  # comes again on every page
            found[title].append([[_words(cell) for cell in line.findall(f"{W}tc")] for line in lines])
    return found


def _words(item: Any) -> str:
    return "".join(
        "\n" if part.tag == f"{W}br" else part.text or "" for part in item.iter() if part.tag in (f"{W}t", f"{W}br")
    )


@pytest.mark.parametrize("kind", worksheet_kinds())
def test_word(kind: str) -> None:
    """Every cell; columns may be left out of a table that say nothing in all its rows."""
    sheet = sheets()[kind]
    groups = [group for group in sheet.groups if group.rows]
    for group, table in zip(groups, chapters()[sheet.title], strict=True):
        titles = [column.title for column in sheet.table_of(group).printed_columns]
        lines = [[cell.replace("\n", " ") for cell in line] for line in printed(replace(sheet, groups=(group,)), sheet)]
        head, *found = [[cell.replace("\n", " ") for cell in line] for line in table]
        shown: list[int] = []
        for title in head:  # in their order; some titles come twice
            shown.append(titles.index(title, shown[-1] + 1 if shown else 0))
        assert found == [[line[index] for index in shown] for line in lines]
        assert not any(line[index] for line in lines for index in range(len(titles)) if index not in shown)


@pytest.mark.parametrize("kind", worksheet_kinds())
def test_json(kind: str) -> None:
    sheet, content = sheets()[kind], json.loads(files()[f"{kind}.json"])
    assert (content["format"], content["kind"], content["design"]) == (1, kind, DESIGN)
    assert list(content) == sorted(content)
    assert len(content["groups"]) == len(sheet.groups)
    for group, found in zip(sheet.groups, content["groups"], strict=True):
        assert (found["title"], found["table"]) == (group.title, sheet.table_of(group).name)
        assert len(found["rows"]) == len(group.rows)
        for row, line in zip(group.rows, found["rows"], strict=True):
            assert line["documents"] == list(documents_in(row.documents))
            assert (line["element"], line["required"], line["confidence"]) == (
                row.element,
                row.is_required,
                row.confidence,
            )
            for column in sheet.table_of(group).columns:
                if column.key != REFERENCE:
                    value = line["values"][column.key]
                    assert value == (items_of(row.text(column.key)) if column.is_list else row.values.get(column.key))


def test_the_index_leads_to_every_page() -> None:
    page = files()["index.html"].decode()
    for kind, sheet in sheets().items():
        assert f'<a href="{kind}.html">{sheet.title}</a>' in page
        assert f"<td>{sheet.row_count}</td>" in page


def test_one_page_needs_no_index() -> None:
    assert set(render_worksheets(tuple(sheets().values())[:1], Document(), ("html",))) == {"summary.html"}
