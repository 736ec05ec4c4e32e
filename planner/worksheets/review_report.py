"""The review report: a design as reviewers hand it on: picture, findings, comments, checklist, what changed.

A module of its own because it tells about the review and orders nothing, as worksheets do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.catalog import load_catalog
from planner.findings.checklist import CheckRow, checklist
from planner.findings.finding import Finding, Severity, Suppressed
from planner.findings.run import inspect_document
from planner.model.comparison import ABSENT, FieldChange, plain_value
from planner.model.design import Design
from planner.model.document import Document
from planner.model.review import CheckState, NoteState, ReviewNote
from planner.plain_text import printable
from planner.requirements import build_plan
from planner.worksheets.render import render_page
from planner.worksheets.two_designs import DesignChanges, compare_designs
from planner.worksheets.write import document_facts

_STATES = {
    None: "open",
    CheckState.MET: "met",
    CheckState.NOT_MET: "not met",
    CheckState.NOT_APPLICABLE: "does not apply",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """Everything a report says.

    Attributes:
        since: name of the other version; empty when nothing is compared.
        changes: what differs from it.
    """

    document: Document
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    notes: tuple[ReviewNote, ...]
    checklist: tuple[CheckRow, ...]
    since: str = ""
    changes: DesignChanges | None = None


def review_report(document: Document, other: Document | None = None, other_name: str = "") -> ReviewReport:
    """Judges a design and gathers what was said about it.

    Args:
        document: the design.
        other: an earlier version; the report then tells what changed since.
        other_name: what people call it.
    """
    catalog = load_catalog()
    said = inspect_document(document, plan=build_plan(document.design, catalog))
    notes = sorted(document.options.review_notes, key=lambda note: note.state is NoteState.DONE)
    return ReviewReport(
        document=document,
        findings=said.findings,
        suppressed=said.suppressed,
        notes=tuple(notes),
        checklist=checklist(document, catalog.clauses),
        since=other_name if other is not None else "",
        changes=compare_designs(other, document) if other is not None else None,
    )


def report_html(report: ReviewReport, picture: str, *, is_page: bool = True) -> str:
    """The report as HTML.

    Args:
        report: what it says.
        picture: markup of the drawing, made by us and not escaped; empty for none.
        is_page: a whole page for a browser; False for its content alone, for a printer that knows few styles.
    """
    return render_page(
        "review.html.j2" if is_page else "review_body.html.j2",
        facts={key: printable(text) for key, text in document_facts(report.document).items()},
        report=report,
        picture=picture,
        counts=_counts(report),
        changes=_change_lines(report.changes) if report.changes is not None else (),
        name_of=lambda element: _name(report.document.design, element),
        state_of=lambda row: _STATES[row.state],
    )


def _counts(report: ReviewReport) -> list[tuple[str, int]]:
    by_severity = [(f"{item.value}s", sum(f.severity is item for f in report.findings)) for item in Severity]
    return [
        *((word if word != "infos" else "notes", count) for word, count in by_severity),
        ("accepted findings", len(report.suppressed)),
        ("open comments", sum(note.state is NoteState.OPEN for note in report.notes)),
        ("open clauses", sum(row.answer is None for row in report.checklist)),
    ]


def _name(design: Design, element: str | None) -> str:
    if not element:
        return "the design"
    return str(getattr(design.find(element), "name", "") or element)


def _change_lines(changes: DesignChanges) -> list[tuple[str, str, str]]:
    """Sign, what, and how for each difference."""
    document = changes.document
    found = [("+", f"{element.kind} {element.id}", "added") for element in document.added]
    found += [("−", f"{element.kind} {element.id}", "removed") for element in document.removed]
    for change in document.changed:
        found += [("~", change.after.id, _field(field)) for field in change.fields]
    found += [("→", key, "moved on the drawing") for key in document.moved]
    found += [("~", "settings", _field(field)) for field in document.settings]
    found += [("~", "options", _field(field)) for field in document.options]
    found += [("+", f"finding {item.code}", item.message) for item in changes.findings.new]
    found += [("−", f"finding {item.code}", item.message) for item in changes.findings.gone]
    for table in changes.worksheets:
        words = {"add": "to add", "change": "to change", "remove": "to remove"}
        counted = [f"{table.count(act)} {words[act.value]}" for act in type(table.rows[0].act) if table.count(act)]
        found.append(("~", f"worksheet {table.sheet.title}", ", ".join(counted)))
    return found


def _field(change: FieldChange) -> str:
    path = ".".join(str(step) for step in change.path)
    return f"{path}: {_shown(change.before)} → {_shown(change.after)}"


def _shown(value: Any) -> str:
    if value is ABSENT:
        return "nothing"
    plain = plain_value(value)
    text = "none" if plain is None else str(plain)
    return text if len(text) <= 200 else f"{text[:200]}…"
