"""What a report is about: a file and what was said about it.

A module of its own because every report starts from it, and because places in a file come from the file reader,
which findings do not know: a `locate` callable hands them in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.findings.finding import FieldPath, Finding, Severity, Suppressed

Place = tuple[int, int]
"""Line and column, both counted from 1."""

Locate = Callable[[str, FieldPath], Place]
"""Element id (empty for the design) and field path to the place in the file; the nearest place that exists."""


def nowhere(element: str, field: FieldPath) -> Place:
    """The place of everything in a design that has no file."""
    return (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One inspected file.

    Attributes:
        path: as the user wrote it.
    """

    path: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    locate: Locate = nowhere


def place_of(subject: Subject, finding: Finding) -> Place:
    """Where the finding is to be put right."""
    return subject.locate(finding.element, finding.field)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Number of findings by severity, worst first; every severity is present."""
    result = {severity.value: 0 for severity in Severity}
    for finding in findings:
        result[finding.severity.value] += 1
    return result
