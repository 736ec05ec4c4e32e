"""Deployments beyond the collection: what their documents print are rows, and what they rule out is none.

A module of its own because these are drawn as design files, as a planner draws them, and not built from inputs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.designfile import parse_document
from planner.model.design import Design
from planner.worksheets.worksheet import documents_in
from tests.worksheets.rows import rows, sheet

FOLDER = Path(__file__).parent / "more"
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))


def design_of(case: dict[str, Any]) -> Design:
    return _read(case["design"], str(case.get("over", "{}")))


@cache
def _read(name: str, over: str) -> Design:
    drawn = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    text = yaml.safe_dump({**drawn, **yaml.safe_load(over)}, sort_keys=False)
    return parse_document(text, name).document.design


def _lines(kind: str) -> list[Any]:
    return [pytest.param(case, line, id=f"{case['design']}: {line}") for case in CASES for line in case.get(kind, ())]


@pytest.mark.parametrize(("case", "line"), _lines("dns"))
def test_a_record_is_a_row(case: dict[str, Any], line: str) -> None:
    view, kind, name, rest = line.split()
    target, _, port = rest.partition(":")
    found = {
        (row["view"], row["type"], row["name"], row["target"], row["port"]) for row in rows(design_of(case), "dns")
    }
    assert (view, kind, name, target, port) in found


@pytest.mark.parametrize(("case", "line"), _lines("closed_dns"))
def test_a_name_that_must_not_resolve_is_listed(case: dict[str, Any], line: str) -> None:
    view, name = line.split()
    assert (view, "none", name) in {(row["view"], row["type"], row["name"]) for row in rows(design_of(case), "dns")}


def _opens(design: Design, line: str) -> bool:
    firewall, direction, source, _, destination, what, *rest = line.split()
    port, transport = what.split("/")
    source_port = rest[rest.index("from") + 1] if "from" in rest else "any"
    return any(
        row["firewall"] == firewall
        and row["direction"] == direction
        and row["transport"] == transport
        and row["required"] == ("no" if "optional" in rest else "yes")
        and source in row["source"].split()
        and destination in row["destination"].split()
        and port in row["destination_port"].split()
        and source_port == row["source_port"]
        for row in rows(design, "firewall")
    )


@pytest.mark.parametrize(("case", "line"), _lines("firewall"))
def test_an_opening_is_a_row(case: dict[str, Any], line: str) -> None:
    assert _opens(design_of(case), line)


@pytest.mark.parametrize(("case", "line"), _lines("absent"))
def test_what_a_document_rules_out_is_no_row(case: dict[str, Any], line: str) -> None:
    assert not _opens(design_of(case), line)


@pytest.mark.parametrize(("case", "line"), _lines("certificates"))
def test_a_certificate_has_its_names(case: dict[str, Any], line: dict[str, Any]) -> None:
    found = [row for row in rows(design_of(case), "certificates") if row["certificate"].startswith(line["title"])]
    fitting = [row for row in found if row["subject"] == line["subject"]]
    assert fitting
    held = set(fitting[0]["subject_alternative_names"].split())
    assert held >= set(line["names"])
    assert not held & set(line.get("without", ()))
    assert line["names"] or not held


@pytest.mark.parametrize("name", sorted({case["design"] for case in CASES}))
@pytest.mark.parametrize("kind", ["dns", "certificates", "firewall", "publishing", "balancing"])
def test_every_row_names_its_documents(name: str, kind: str) -> None:
    worksheet = sheet(_read(name, "{}"), kind)
    for group in worksheet.groups_of(worksheet.main_table):
        for row in group.rows:
            assert documents_in(row.documents), dict(row.values)
