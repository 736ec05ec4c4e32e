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
from planner.model.devices import Device
from planner.model.document import Document
from planner.model.review import CheckState, NoteState, ReviewNote
from planner.model.servers import Server
from planner.requirements import build_plan
from planner.worksheets.names_shown import kind_name
from planner.worksheets.render import render_page
from planner.worksheets.two_designs import DesignChanges, compare_designs
from planner.worksheets.write import document_facts

_STATES = {
    None: "open",
    CheckState.MET: "met",
    CheckState.NOT_MET: "not met",
    CheckState.NOT_APPLICABLE: "does not apply",
}


_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}

_OWN_SECTIONS = ("review_notes", "checklist")
"""Options that the report shows in sections of their own."""


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
        facts=document_facts(report.document),
        report=report,
        picture=picture,
        counts=_counts(report),
        changes=_change_lines(report.changes) if report.changes is not None else (),
        name_of=lambda element: _name(report.document.design, element),
        state_of=lambda row: _STATES[row.state],
    )


def _counts(report: ReviewReport) -> list[tuple[str, int]]:
    counted = [
        *((_SEVERITIES[item], sum(f.severity is item for f in report.findings)) for item in Severity),
        ("accepted finding", len(report.suppressed)),
        ("open comment", sum(note.state is NoteState.OPEN for note in report.notes)),
        ("open clause", sum(row.answer is None for row in report.checklist)),
    ]
    return [(word if count == 1 else f"{word}s", count) for word, count in counted]


def _name(design: Design, element: str | None) -> str:
    if not element:
        return "the design"
    return str(getattr(design.find(element), "name", "") or element)


def _change_lines(changes: DesignChanges) -> list[tuple[str, str, str]]:
    """What was done, to what, and how for each difference."""
    document = changes.document
    found = [("added", _element(element), "") for element in document.added]
    found += [("removed", _element(element), "") for element in document.removed]
    for change in document.changed:
        found += [("changed", _element(change.after), _field(field)) for field in change.fields]
    found += [("moved", key, "on the drawing alone") for key in document.moved]
    found += [("changed", "the design", _field(field)) for field in document.settings]
    found += [("changed", "options", _field(field)) for field in document.options if field.path[0] not in _OWN_SECTIONS]
    found += [("new", f"finding {item.code}", item.message) for item in changes.findings.new]
    found += [("gone", f"finding {item.code}", item.message) for item in changes.findings.gone]
    for table in changes.worksheets:
        words = {"add": "to add", "change": "to change", "remove": "to remove"}
        counted = [f"{table.count(act)} {words[act.value]}" for act in type(table.rows[0].act) if table.count(act)]
        place = f": {table.table.title}" if table.table.name else ""
        found.append(("changed", f"worksheet {table.sheet.title}{place}", ", ".join(counted)))
    return found


def _element(element: Any) -> str:
    kind = kind_name(element) if isinstance(element, Server | Device) else _words(element.kind)
    name = getattr(element, "name", "") or element.id
    return name if name.casefold() == kind.casefold() else f"{name} ({kind})"


def _field(change: FieldChange) -> str:
    path = ", ".join(_words(str(step + 1 if isinstance(step, int) else step)) for step in change.path)
    if change.before is ABSENT:
        return f"{path}: added {_shown(change.after)}"
    if change.after is ABSENT:
        return f"{path}: removed {_shown(change.before)}"
    return f"{path}: {_shown(change.before)} → {_shown(change.after)}"


def _words(name: str) -> str:
    return name.replace("_", " ").replace("dns-", "DNS ")


def _shown(value: Any) -> str:
    text = _text(plain_value(value))
    return text if len(text) <= 300 else f"{text[:300]}…"


def _text(plain: Any) -> str:
    """A value as people say it: no brackets and quotes, parts of a machine or an adapter by their names."""
    if plain is None or plain == [] or plain == "":
        return "none"
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, list):
        return ", ".join(_text(_called(item)) for item in plain)
    if isinstance(plain, dict):
        return "; ".join(f"{_words(str(key))} {_text(item)}" for key, item in plain.items())
    return str(plain)


def _called(item: Any) -> Any:
    """What a part of a list is known by; the part itself where it has no name."""
    if isinstance(item, dict):
        return next((item[key] for key in ("fqdn", "name", "id", "service", "host") if item.get(key)), item)
    return item
