"""Findings as lines for people and for editors that jump to FILE:LINE:COLUMN.

A module of its own: one output a module.
"""

from collections.abc import Iterable, Iterator, Sequence

from planner.findings.finding import Finding, Severity
from planner.findings.reports.subject import Subject, counts, place_of

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD = "1"


def text_report(subjects: Sequence[Subject], *, colour: bool = False) -> str:
    """Findings of all subjects, each with its place and cure, and a line of counts at the end.

    Args:
        subjects: in the order they are shown.
        colour: with terminal colours.
    """
    lines = [line for subject in subjects for line in _lines(subject, colour)]
    lines.append(_summary(subjects))
    return "\n".join(lines) + "\n"


def _lines(subject: Subject, colour: bool) -> Iterator[str]:
    for finding in subject.findings:
        line, column = place_of(subject, finding)
        severity = _painted(finding.severity.value, _COLOURS[finding.severity], colour)
        code = _painted(finding.code, _BOLD, colour)
        yield f"{subject.path}:{line}:{column}: {severity} {code}: {finding.message}{_clauses(finding)}"
        if finding.hint:
            yield f"    Cure: {finding.hint}"
    for item in subject.suppressed:
        yield f"{subject.path}: accepted {item.finding.code}: {item.finding.message} Reason: {item.reason}"


def _clauses(finding: Finding) -> str:
    return f" [{', '.join(finding.clauses)}]" if finding.clauses else ""


def _painted(text: str, paint: str, colour: bool) -> str:
    return f"\x1b[{paint}m{text}\x1b[0m" if colour else text


def _summary(subjects: Iterable[Subject]) -> str:
    subjects = tuple(subjects)
    number = counts(finding for subject in subjects for finding in subject.findings)
    parts = [_counted(number["error"], "error"), _counted(number["warning"], "warning"), f"{number['info']} info"]
    accepted = sum(len(subject.suppressed) for subject in subjects)
    if accepted:
        parts.append(f"{accepted} accepted")
    designs = f" in {len(subjects)} designs" if len(subjects) > 1 else ""
    return ", ".join(parts) + designs + "."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
