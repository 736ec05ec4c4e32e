"""Two designs compared in everything that matters to people: elements, findings, worksheet rows.

A module of its own because `planner diff`, the window and the review report must give one answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from planner.catalog import load_catalog
from planner.findings.comparison import FindingChanges, compare_findings
from planner.findings.finding import Finding
from planner.findings.run import inspect_document
from planner.model.comparison import Comparison, compare_documents
from planner.model.document import Document
from planner.requirements import build_plan
from planner.worksheets.catalog import build_worksheets, worksheet_kinds
from planner.worksheets.changes import TableChanges, compare_worksheets
from planner.worksheets.worksheet import Worksheet

_COUNTS = "summary"
"""Counts what the other worksheets hold, whose rows are compared themselves."""


class Stage(StrEnum):
    """What is being done, for those who show how far it is."""

    FINDINGS_BEFORE = "findings before"
    WORKSHEETS_BEFORE = "worksheets before"
    FINDINGS_AFTER = "findings after"
    WORKSHEETS_AFTER = "worksheets after"
    DIFFERENCES = "differences"


Told = Callable[[Stage], None]
"""Hears what is begun; an error it raises ends the work."""


def _unheard(_: Stage) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignChanges:
    """What differs between two designs."""

    document: Comparison
    findings: FindingChanges
    worksheets: tuple[TableChanges, ...]

    @property
    def is_empty(self) -> bool:
        """Tells whether nothing differs."""
        return self.document.is_empty and not (self.findings.new or self.findings.gone or self.worksheets)


def compare_designs(before: Document, after: Document, told: Told = _unheard) -> DesignChanges:
    """Everything that differs; takes as long as judging both.

    Args:
        before: the earlier design.
        after: the later one.
        told: hears how far it is.
    """
    findings_before, sheets_before = _judged(before, told, Stage.FINDINGS_BEFORE, Stage.WORKSHEETS_BEFORE)
    findings_after, sheets_after = _judged(after, told, Stage.FINDINGS_AFTER, Stage.WORKSHEETS_AFTER)
    told(Stage.DIFFERENCES)
    return DesignChanges(
        document=compare_documents(before, after),
        findings=compare_findings(findings_before, findings_after),
        worksheets=compare_worksheets(sheets_before, sheets_after),
    )


def _judged(
    document: Document, told: Told, first: Stage, second: Stage
) -> tuple[tuple[Finding, ...], tuple[Worksheet, ...]]:
    told(first)
    plan = build_plan(document.design, load_catalog())
    findings = inspect_document(document, plan=plan).findings
    told(second)
    kinds = [kind for kind in worksheet_kinds() if kind != _COUNTS]
    return findings, build_worksheets(plan, (), kinds)
