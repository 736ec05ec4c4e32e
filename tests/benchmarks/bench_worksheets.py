"""All worksheets of a provider in all formats, beside the bare libraries writing the same cells in the same run.

Run: python -m tests.benchmarks.bench_worksheets [--domains N] [--out FILE], or pytest -m benchmark -s. Prints JSON.
Files for machines have nothing to be held against; their seconds and memory stand for themselves. Pages are laid out in
programs of their own, for designs of three sizes.
Each figure is taken in a process of its own, forked when the rows are there, so that its peak memory is its own;
seconds are processor seconds, which other work on the machine does not change.
"""

import argparse
import csv
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from jinja2 import Environment

from planner.catalog import load_catalog
from planner.model.document import Document
from planner.requirements import Plan, build_plan
from planner.worksheets import FORMATS, MACHINE_FORMATS, Worksheet, build_worksheets, render_worksheets
from planner.worksheets.machine import machine_files
from planner.worksheets.machine.plain import Origin
from planner.worksheets.write import document_facts
from tests import builders as make

Cells = list[list[list[Any]]]
"""Rows of cells by table."""

_BARE_PAGE = Environment(autoescape=True).from_string(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>\n{% endfor %}</table>"
)
_BARE_WORD = Environment(autoescape=True).from_string(
    "<w:tbl>{% for row in rows %}<w:tr>{% for cell in row %}<w:tc><w:p><w:r><w:t>{{ cell }}</w:t></w:r></w:p></w:tc>"
    "{% endfor %}</w:tr>{% endfor %}</w:tbl>"
)
_BARE_TEXT = Environment(autoescape=False).from_string(
    "{% for row in rows %}|{% for cell in row %} {{ cell }} |{% endfor %}\n{% endfor %}"
)


def planned(domains: int) -> Plan:
    """The plan of an Enterprise site with so many SIP domains."""
    names = tuple(f"tenant{number:05}.example" for number in range(domains))
    return build_plan(make.enterprise_site(sip_domains=names), load_catalog())


def provider(domains: int) -> tuple[Worksheet, ...]:
    """Every worksheet of that plan."""
    return build_worksheets(planned(domains), ())


def bare(sheets: tuple[Worksheet, ...]) -> dict[str, Callable[[], int]]:
    """What each library costs for the same cells, ready to be called; each returns the number of bytes."""
    tables = [(sheet, table) for sheet in sheets for table in sheet.tables]
    rows = {name: [_cells(sheet, table, name) for sheet, table in tables] for name in ("html", "csv", "xlsx")}
    objects = [
        [dict(zip(table.csv_keys, row, strict=True)) for row in cells]
        for (_, table), cells in zip(tables, rows["csv"], strict=True)
    ]
    return {
        "html": lambda: sum(len(_BARE_PAGE.render(rows=table).encode()) for table in rows["html"]),
        "md": lambda: sum(len(_BARE_TEXT.render(rows=table).encode()) for table in rows["html"]),
        "csv": lambda: _bare_csv(rows["csv"]),
        "xlsx": lambda: _bare_xlsx(rows["xlsx"]),
        "json": lambda: sum(len(json.dumps(table, ensure_ascii=False).encode()) for table in objects),
        "docx": lambda: _bare_word(rows["html"]),
    }


def _cells(sheet: Worksheet, table: Any, form: str) -> list[list[Any]]:
    rows = [(group.title, row) for group in sheet.groups_of(table) for row in group.rows]
    if form == "csv":
        return [row.texts(table.csv_keys) for _, row in rows]
    if form == "html":
        return [row.texts(tuple(column.key for column in table.printed_columns)) for _, row in rows]
    keys = tuple(column.key for column in table.workbook_columns)
    return [[title, *row.texts(keys), row.documents, row.confidence] for title, row in rows]


def _bare_csv(tables: Cells) -> int:
    size = 0
    for rows in tables:
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows(rows)
        size += len(buffer.getvalue().encode())
    return size


def _bare_word(tables: Cells) -> int:
    """A document as the pieces of every Word file are written: its text through a template, packed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "".join(_BARE_WORD.render(rows=rows) for rows in tables))
    return len(data.getvalue())


def _bare_pages(tables: Cells) -> int:
    """The same cells as plain tables, which Qt lays out and cuts into pages by itself."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    document = QTextDocument()
    document.setHtml("".join(_BARE_PAGE.render(rows=rows) for rows in tables))
    document.print_(writer)
    return int(buffer.size())


def _our_pages(sheets: tuple[Worksheet, ...]) -> int:
    from planner.app.exports.worksheet_pages import worksheets_pdf

    return len(worksheets_pdf(sheets, document_facts(Document(title="Provider"))))


def pages_apart(domains: int) -> dict[str, Any]:
    """What `pages` finds in a program of its own: Qt does not survive a fork."""
    call = [sys.executable, "-m", "tests.benchmarks.bench_worksheets", "--pages", str(domains)]
    said = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def pages(domains: int) -> dict[str, Any]:
    """The PDF, and Qt's own for the same cells."""
    from PySide6.QtWidgets import QApplication

    _application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    sheets = provider(domains)
    rows = [_cells(sheet, table, "html") for sheet in sheets for table in sheet.tables]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    size = _our_pages(sheets)
    middle = time.process_time()
    added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    _bare_pages(rows)
    ours, bare_time = middle - started, time.process_time() - middle
    count = sum(sheet.row_count for sheet in sheets)
    return {
        "domains": domains,
        "rows": count,
        "ours": {"s": round(ours, 3), "added_mb": round(added, 1), "bytes": size},
        "bare": {"s": round(bare_time, 3)},
        "times": round(ours / bare_time, 2),
        "rows_per_s": round(count / ours),
    }


def _bare_xlsx(tables: Cells) -> int:
    buffer = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        xlsxwriter.Workbook(buffer, {"constant_memory": True, "tmpdir": folder}) as book,
    ):
        style = book.add_format({"text_wrap": True})
        for rows in tables:
            page = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell:
                        page.write_string(number, column, cell[:32_767], style)
    return len(buffer.getvalue())


def measured(work: Callable[[], int]) -> dict[str, float]:
    """Seconds, bytes and the memory that the work added to what was there, each in a fork of this process."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            started = time.process_time()
            size = work()
            seconds = time.process_time() - started
            peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            os.write(write, json.dumps({"s": round(seconds, 3), "added_mb": round(peak, 1), "bytes": size}).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    found: dict[str, float] = json.loads(text)
    return found


def results(domains: int) -> dict[str, Any]:
    """Figures of every format, with how many times the bare library it takes."""
    started = time.process_time()
    sheets = provider(domains)
    built = time.process_time() - started
    floor = bare(sheets)
    count = sum(sheet.row_count for sheet in sheets)
    found: dict[str, Any] = {
        "domains": domains,
        "rows": count,
        "plan_and_build_s": round(built, 2),
        "resident_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "formats": {},
    }
    document = Document(title="Provider")
    render_worksheets(sheets[:1], document, tuple(FORMATS))  # imports and compiles templates
    ours_total = bare_total = 0.0
    for name in FORMATS:
        ours = measured(lambda: sum(map(len, render_worksheets(sheets, document, (name,)).values())))  # noqa: B023
        other = measured(floor[name])
        ours_total, bare_total = ours_total + ours["s"], bare_total + other["s"]
        found["formats"][name] = {
            "ours": ours,
            "bare": other,
            "times": round(ours["s"] / other["s"], 2),
            "rows_per_s": round(count / ours["s"]),
        }
    found["times_in_all"] = round(ours_total / bare_total, 2)
    plan = planned(domains)
    origin = Origin(**document_facts(document))
    machine_files(plan, origin, ("powershell",))  # works out what all of them ask the plan for
    found["machine"] = {
        name: measured(lambda: sum(map(len, machine_files(plan, origin, (name,)).values())))  # noqa: B023
        for name in MACHINE_FORMATS
    }
    # A hundredth of the domains fills a book already.
    found["pages"] = [pages_apart(max(domains // part, 1)) for part in (100, 50, 20)]
    return found


@pytest.mark.benchmark
@pytest.mark.timeout(900)
def test_provider() -> None:
    found = results(10_000)
    print(json.dumps(found, indent=1))
    assert found["rows"] > 100_000


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--domains", type=int, default=10_000)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--pages", type=int, help="only the PDF, of so many domains")
    given = arguments.parse_args()
    if given.pages:
        print(json.dumps(pages(given.pages)))
        return
    text = json.dumps(results(given.domains), indent=1)
    print(text)
    if given.out:
        given.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
