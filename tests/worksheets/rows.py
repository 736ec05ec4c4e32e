"""Rows of one worksheet of a design, as machines read them."""

from __future__ import annotations

import csv
import io

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.requirements import build_plan
from planner.worksheets import Worksheet, build_worksheets
from planner.worksheets.formats.csv_format import csv_bytes


def sheet(design: Design, kind: str) -> Worksheet:
    [found] = build_worksheets(build_plan(design, load_catalog()), (), (kind,))
    return found


def rows(design: Design, kind: str, table: str = "") -> list[dict[str, str]]:
    """Rows of a table of a worksheet, with the keys of the machine format."""
    found = sheet(design, kind)
    wanted = next(item for item in found.tables if item.name == table)
    return list(csv.DictReader(io.StringIO(csv_bytes(found, wanted).decode(), newline="")))
