"""All worksheets of a provider in all formats, beside the bare libraries writing the same cells in the same run.

Run: python -m tests.benchmarks.bench_worksheets [--domains N] [--out FILE], or pytest -m benchmark -s. Prints JSON.
Each figure is taken in a process of its own, forked when the rows are there, so that its peak memory is its own;
seconds are processor seconds, which other work on the machine does not change.
"""

import argparse
import csv
import io
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from jinja2 import Environment

from planner.catalog import load_catalog
from planner.model.document import Document
from planner.requirements import build_plan
from planner.worksheets import FORMATS, Worksheet, build_worksheets, render_worksheets
from tests import builders as make

Cells = list[list[list[Any]]]
"""Rows of cells by table."""

_BARE_PAGE = Environment(autoescape=True).from_string(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>\n{% endfor %}</table>"
)
_BARE_TEXT = Environment(autoescape=False).from_string(
    "{% for row in rows %}|{% for cell in row %} {{ cell }} |{% endfor %}\n{% endfor %}"
)


def provider(domains: int) -> tuple[Worksheet, ...]:
    """Every worksheet of an Enterprise site with so many SIP domains."""
    names = tuple(f"tenant{number:05}.example" for number in range(domains))
    plan = build_plan(make.enterprise_site(sip_domains=names), load_catalog())
    return build_worksheets(plan, ())


def bare(sheets: tuple[Worksheet, ...]) -> dict[str, Callable[[], int]]:
    """What each library costs for the same cells, ready to be called; each returns the number of bytes."""
    tables = [(sheet, table) for sheet in sheets for table in sheet.tables]
    rows = {name: [_cells(sheet, table, name) for sheet, table in tables] for name in ("html", "csv", "xlsx")}
    return {
        "html": lambda: sum(len(_BARE_PAGE.render(rows=table).encode()) for table in rows["html"]),
        "md": lambda: sum(len(_BARE_TEXT.render(rows=table).encode()) for table in rows["html"]),
        "csv": lambda: _bare_csv(rows["csv"]),
        "xlsx": lambda: _bare_xlsx(rows["xlsx"]),
        "json": lambda: sum(len(json.dumps(row, ensure_ascii=False)) for table in rows["csv"] for row in table),
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
        if name not in floor:  # a document for people, which no library writes as rows of cells
            found["formats"][name] = {"ours": ours, "rows_per_s": round(count / ours["s"])}
            continue
        other = measured(floor[name])
        ours_total, bare_total = ours_total + ours["s"], bare_total + other["s"]
        found["formats"][name] = {
            "ours": ours,
            "bare": other,
            "times": round(ours["s"] / other["s"], 2),
            "rows_per_s": round(count / ours["s"]),
        }
    found["times_in_all"] = round(ours_total / bare_total, 2)
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
    given = arguments.parse_args()
    text = json.dumps(results(given.domains), indent=1)
    print(text)
    if given.out:
        given.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
