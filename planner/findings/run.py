"""Runs every rule over a document.

A module of its own because it alone knows all rules, and what happens when one of them breaks.
"""

import logging
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.catalog import Catalog, load_catalog
from planner.findings.catalog import ALL_CODES, RULES
from planner.findings.finding import Finding, Remark, Severity, Suppressed
from planner.findings.option_entries import without_suppression
from planner.findings.rule import Inspection, Rule
from planner.findings.triage import weigh
from planner.model.design import Design
from planner.model.document import Document
from planner.model.options import Suppression
from planner.plain_text import printable
from planner.requirements import Plan, build_plan

_log = logging.getLogger(__name__)

CRASH_CODE = "PL01"
STALE_CODE = "PL04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """Everything that was said about a document, both parts sorted.

    Attributes:
        findings: what stands open.
        suppressed: what the document accepts, with its reasons.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]


def inspect(document: Document, catalog: Catalog | None = None) -> tuple[Finding, ...]:
    """Open findings of a document, sorted."""
    return inspect_document(document, catalog).findings


def inspect_design(design: Design, catalog: Catalog | None = None) -> tuple[Finding, ...]:
    """Findings of a design without options, sorted."""
    return inspect(Document(design=design), catalog)


def inspect_document(
    document: Document,
    catalog: Catalog | None = None,
    plan: Plan | None = None,
    rules: tuple[Rule, ...] = RULES,
) -> Inspected:
    """Open and suppressed findings of a document.

    Args:
        document: what is judged.
        catalog: the facts; None for those of the product.
        plan: the plan of the very same design, where the caller has it already.
        rules: those to run.
    """
    if plan is None:
        try:
            plan = build_plan(document.design, catalog or load_catalog())
        except Exception as error:
            _log.exception("the plan could not be worked out")
            return Inspected(findings=(_crash("the requirements", error),), suppressed=())
    inspection = Inspection(document=document, plan=plan, codes=ALL_CODES)
    triage = weigh(_all_findings(inspection, rules), document.options)
    stale = _stale_suppressions(document, triage.used, rules)
    return Inspected(findings=tuple(sorted((*triage.findings, *stale))), suppressed=triage.suppressed)


def _all_findings(inspection: Inspection, rules: Iterable[Rule]) -> Iterator[Finding]:
    crashes: dict[str, Finding] = {}
    for rule in rules:
        try:
            # The list is finished before anything is passed on: half of a rule's answer is no answer.
            found = [_finding(rule, remark) for remark in rule.check(inspection)]
        except Exception as error:
            _log.exception("rule %s (%s) broke", rule.code, rule.name)
            # A defect below the rules breaks many of them in the same place; it is reported once.
            crashes.setdefault(_place(error), _crash(f"rule {rule.code} ({rule.family}/{rule.name})", error))
        else:
            yield from found
    yield from crashes.values()


def _finding(rule: Rule, remark: Remark) -> Finding:
    return Finding(
        code=rule.code,
        severity=remark.severity or rule.severity,
        message=printable(remark.message),
        hint=printable(remark.hint),
        elements=remark.elements,
        clauses=rule.clauses if remark.clauses is None else remark.clauses,
        field=remark.field,
        repair=remark.repair,
    )


def _crash(what: str, error: Exception) -> Finding:
    return Finding(
        code=CRASH_CODE,
        severity=Severity.ERROR,
        message=f"The planner could not finish {what}: {type(error).__name__}: {error} (at {_place(error)}).",
        hint="This is a defect of the planner, not of the design. Please report it with the design file; what the "
        "rest of the planner says still holds, but what was to be checked here is not checked.",
    )


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "an unknown place"
    last = frames[-1]
    return f"{'/'.join(last.filename.replace(chr(92), '/').split('/')[-2:])}:{last.lineno}"


def _stale_suppressions(
    document: Document, used: tuple[Suppression, ...], rules: tuple[Rule, ...]
) -> Iterator[Finding]:
    ran = {rule.code for rule in rules}
    for index, suppression in enumerate(document.options.suppressions):
        if suppression in used or suppression.code not in ran or not suppression.reason.strip():
            continue
        where = f" on '{suppression.element}'" if suppression.element else ""
        yield Finding(
            code=STALE_CODE,
            severity=Severity.INFO,
            message=f"The suppression of {suppression.code}{where} silences nothing; no such finding is open.",
            hint="Take the suppression out, so that a later finding is not silenced unseen.",
            field=("options", "suppressions", index),
            repair=without_suppression(document.options, index),
        )
