"""Writes the golden worksheets anew: `python -m tests.worksheets.regenerate`. Read the difference before committing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.findings.run import inspect_document
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets import Worksheet, build_worksheets, render_worksheets

GOLDEN = Path(__file__).parent / "golden"
DESIGNS = ("standard",)


def sheets_of(design: str, *kinds: str) -> tuple[Worksheet, ...]:
    """Worksheets of an example that we ship, with its findings."""
    document = read_document(resource_path("examples") / f"{design}.yaml").document
    plan = build_plan(document.design, load_catalog())
    return build_worksheets(plan, inspect_document(document, plan=plan).findings, kinds or None)


def golden_files(design: str) -> dict[str, str]:
    """Every worksheet of an example as Markdown, by file name, without the version that each release changes."""
    document = read_document(resource_path("examples") / f"{design}.yaml").document
    files = render_worksheets(tuple(map(_to_review, sheets_of(design))), document, ("md",))
    return {
        name: "\n".join(line.partition(" · made by the topology planner ")[0] for line in data.decode().splitlines())
        + "\n"
        for name, data in files.items()
    }


def _to_review(sheet: Worksheet) -> Worksheet:
    """Without the build sheets of servers that are not of the product: they are alike, and the text grows too long."""
    if sheet.kind != "servers":
        return sheet
    groups = tuple(group for group in sheet.groups if not group.title.startswith(("dc01.", "dns01.")))
    return replace(sheet, groups=groups)


def main() -> None:
    """Writes all of them."""
    for design in DESIGNS:
        folder = GOLDEN / design
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in golden_files(design).items():
            (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
