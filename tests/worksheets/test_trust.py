"""Every row says who asks for it, what it rests on, whether it is required, and how sure that is: in every format.

The summary orders nothing; all other rows of all reference designs are read back from the files themselves.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.document import Document
from planner.model.product import Feature, ProductVersion
from planner.model.servers import Server
from planner.requirements import build_plan
from planner.worksheets import build_worksheets, render_worksheets, worksheet_kinds
from planner.worksheets.worksheet import REFERENCE, SURENESS, Group, Row, Table, Worksheet, documents_in
from tests import builders as make
from tests.worksheets.machine.designs import DESIGNS as REFERENCE_DESIGNS
from tests.worksheets.machine.designs import design_of
from tests.worksheets.published_edges import redmond, two_servers_behind_nat
from tests.worksheets.regenerate import sheets_of
from tests.worksheets.test_same_rows import Tables

ORDERS = tuple(kind for kind in worksheet_kinds() if kind != "summary")


def full_site() -> Design:
    features = tuple(item for item in Feature if item is not Feature.STRICT_DNS_MATCHING)
    return make.enterprise_site(features=features, product=ProductVersion.V2015)


OTHERS = {
    "everything": full_site,
    "balancers": redmond,
    "nat": lambda: two_servers_behind_nat(ProductVersion.V2019),
}


@cache
def design(name: str) -> Design:
    return OTHERS[name]() if name in OTHERS else design_of(name)


@cache
def sheets(name: str) -> tuple[Worksheet, ...]:
    if name in OTHERS:
        return build_worksheets(build_plan(design(name), load_catalog()), (), ORDERS)
    return tuple(sheet for sheet in sheets_of(name) if sheet.kind in ORDERS)


@cache
def files(name: str) -> dict[str, bytes]:
    return render_worksheets(sheets(name), Document(title=name), ("html", "md", "csv", "xlsx", "docx", "json"))


def rows_of(sheet: Worksheet, table: Table) -> list[tuple[Group, Row]]:
    return [(group, row) for group in sheet.groups_of(table) for row in group.rows]


def tables_of(name: str) -> Iterator[tuple[Worksheet, Table, list[tuple[Group, Row]]]]:
    for sheet in sheets(name):
        for table in sheet.tables:
            yield sheet, table, rows_of(sheet, table)


every_design = pytest.mark.parametrize("name", [*REFERENCE_DESIGNS, *OTHERS])


@every_design
def test_every_row_names_element_document_and_confidence(name: str) -> None:
    known = {*design(name).all_ids, *(vip.id for item in design(name).load_balancers for vip in item.vips)}
    for sheet, _, rows in tables_of(name):
        for _, row in rows:
            said = (sheet.kind, dict(row.values))
            assert row.element in known, said
            assert row.documents, said
            assert row.confidence in SURENESS, said
            assert row.is_required in (True, False), said


@every_design
def test_csv_says_so_in_columns_of_its_own(name: str) -> None:
    for sheet, table, rows in tables_of(name):
        file = f"{sheet.kind}-{table.name}.csv" if table.name else f"{sheet.kind}.csv"
        lines = list(csv.DictReader(io.StringIO(files(name)[file].decode(), newline="")))
        assert len(lines) == len(rows)
        for line, (_, row) in zip(lines, rows, strict=True):
            assert line["element"] in design(name).all_ids, (file, line)
            assert line["required"] == ("yes" if row.is_required else "no"), (file, line)
            assert line["reference"].startswith(row.documents), (file, line)
            sure = row.confidence == "documented"
            assert sure or line["reference"].endswith(f"[{row.confidence}]"), (file, line)


@every_design
def test_json_says_so_in_keys_of_its_own(name: str) -> None:
    for sheet in sheets(name):
        groups = json.loads(files(name)[f"{sheet.kind}.json"])["groups"]
        for group, found in zip(sheet.groups, groups, strict=True):
            for row, line in zip(group.rows, found["rows"], strict=True):
                assert line["element"] == row.element
                assert line["documents"] == list(documents_in(row.documents))
                assert (line["required"], line["confidence"]) == (row.is_required, row.confidence)


@every_design
def test_the_workbook_says_so_in_columns_of_its_own(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files(name)["worksheets.xlsx"]), read_only=True)
    for sheet, table, rows in tables_of(name):
        written = list(book[table.title[:31]].iter_rows(values_only=True))
        if sheet.gaps:  # what cannot be carried out stands above the heads
            assert written.pop(0)[0] == sheet.gaps
        head, *lines = written
        found = [dict(zip(head, line, strict=True)) for line in lines]
        if not rows:
            continue
        assert len(found) == len(rows), sheet.kind
        for line, (_, row) in zip(found, rows, strict=True):
            assert line["Element"] in design(name).all_ids, line
            assert line["Required"] == ("yes" if row.is_required else "no"), line
            assert (line["Documents"], line["Confidence"]) == ("\n".join(documents_in(row.documents)), row.confidence)


# --- pages for people


@every_design
def test_pages_name_the_element_beside_the_row_or_above_it(name: str) -> None:
    for sheet, table, rows in tables_of(name):
        for group, row in rows:
            shown = " ".join((group.title, group.note, *(row.text(item.key) for item in table.printed_columns)))
            assert any(text in shown for text in names_of(design(name), row.element)), (sheet.kind, row.element, shown)


def names_of(design: Design, element_id: str) -> set[str]:
    """What people call an element: its name, its host names, those of the pool that a machine is of."""
    member, vip = design.find_member(element_id), design.find_vip(element_id)
    element = member[0] if member else vip[0] if vip else design.find(element_id)
    found = {element_id, getattr(element, "name", element_id)}
    if isinstance(element, Server):
        found |= {element.fqdn, *(machine.fqdn for machine in element.members)}
    return found


@every_design
def test_pages_say_what_is_optional(name: str) -> None:
    for sheet, table, rows in tables_of(name):
        says = any(column.key in ("required", "needed") for column in table.printed_columns)
        # A table of one kind says it once, if at all: what there is to do when the plan grows.
        assert says or all(row.is_required or group.note for group, row in rows), (sheet.kind, table.title)
        assert says or len({row.is_required for _, row in rows}) < 2, (sheet.kind, table.title)


def printed(sheet: Worksheet) -> list[str]:
    """The last cell of every row as pages show it: numbers of documents, and how sure where they do not say it."""
    return [sheet.footnote_numbers(row) for row in sheet.rows]


def listed(sheet: Worksheet, cell: str) -> set[str]:
    return {sheet.footnotes[int(number) - 1] for number in re.findall(r"\b\d+\b", cell)}


@every_design
def test_numbers_on_pages_lead_to_the_documents(name: str) -> None:
    for sheet in sheets(name):
        assert all(table.printed_columns[-1].key == REFERENCE for table in sheet.tables), sheet.kind
        for row, cell in zip(sheet.rows, printed(sheet), strict=True):
            assert listed(sheet, cell) == set(documents_in(row.documents))
            assert row.confidence == "documented" or cell.endswith(f"[{row.confidence}]")


@every_design
def test_html_and_markdown_print_them(name: str) -> None:
    for sheet in sheets(name):
        page = Tables()
        page.feed(files(name)[f"{sheet.kind}.html"].decode())
        assert [row[-1] for row in page.rows if row] == printed(sheet)
        text = files(name)[f"{sheet.kind}.md"].decode()
        cells = re.findall(r"^\| .* \| ([\d ]+(?: \\\[[^|]*\\\])?) \|$", text, re.M)
        assert [cell.replace("\\", "") for cell in cells] == printed(sheet)
        for number, document in enumerate(sheet.footnotes, start=1):
            assert re.search(rf"^{number}\. ", text.partition("## Documents")[2], re.M), document


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@every_design
def test_word_prints_them(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(files(name)["worksheets.docx"])) as archive:
        body = fromstring(archive.read("word/document.xml"))[0]
    last = [
        _words(line.findall(f"{W}tc")[-1]) for line in body.iter(f"{W}tr") if line.find(f"{W}trPr/{W}tblHeader") is None
    ]
    assert last == [cell for sheet in sheets(name) for cell in printed(sheet)]


def _words(cell: Any) -> str:
    return "".join(part.text or "" for part in cell.iter(f"{W}t"))
