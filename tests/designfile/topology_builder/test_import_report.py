"""The report reads well as text and as data."""

from __future__ import annotations

import json

from planner.designfile.topology_builder import ImportReport, ReportItem, ReportKind
from tests.designfile.topology_builder.documents import imported
from tests.designfile.topology_builder.topologies import POOL, enterprise, with_branch


def test_text_is_grouped_and_counted() -> None:
    report = ImportReport(
        "document",
        "1 site",
        (
            ReportItem(ReportKind.NOTE, "Odd.", "a", 7),
            ReportItem(ReportKind.CREATED, "Made.", "b"),
            ReportItem(ReportKind.NOTE, "Odder.", None, 9),
            ReportItem(ReportKind.MISSING, "Gone."),
        ),
    )
    assert report.text().splitlines() == [
        "Read a document: 1 site.",
        "",
        "Placeholders that were created; replace or confirm them (1):",
        "  - Made. [element 'b']",
        "",
        "Not in the document; add it to the design (1):",
        "  - Gone.",
        "",
        "Worth knowing (2):",
        "  - Odd. [element 'a', line 7]",
        "  - Odder. [line 9]",
    ]
    assert [item.line for item in report.of_kind(ReportKind.NOTE)] == [7, 9]


def test_data_is_ready_for_json() -> None:
    report = imported(enterprise()).report
    plain = json.loads(json.dumps(report.plain()))
    assert plain["source"] == "topology saved by Topology Builder (.tbxml)"
    assert plain["counts"] == "1 site, 6 server elements, 11 machines"
    assert {item["kind"] for item in plain["items"]} == {"created placeholder", "missing", "assumed"}
    assert len(plain["items"]) == len(report.items)


def test_every_element_of_the_report_exists() -> None:
    result = imported(with_branch(enterprise(), POOL))
    named = {item.element for item in result.report.items if item.element}
    assert named
    assert named <= result.document.design.all_ids


def test_nothing_is_said_twice() -> None:
    items = imported(with_branch(enterprise(), POOL)).report.items
    assert len(set(items)) == len(items)
