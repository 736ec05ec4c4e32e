"""Comparison: which findings a change of a design brought, and which it cured.

A module of its own because a finding has no id: whether two are the same one is decided here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planner.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChanges:
    """Findings of two designs.

    Attributes:
        new: those of the new design only. gone: those of the old design only, both sorted.
        same: how many both have.
    """

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    same: int = 0


def compare_findings(before: Iterable[Finding], after: Iterable[Finding]) -> FindingChanges:
    """Tells findings apart by what they say about which elements; where in an element is no matter.

    An index in a list shifts with every item put before it, and a cure that is worded otherwise cures the same.
    """
    old, new = sorted(before), sorted(after)
    left = Counter(_identity(finding) for finding in old)
    came = []
    for finding in new:
        if left[_identity(finding)]:
            left[_identity(finding)] -= 1
        else:
            came.append(finding)
    gone = []
    for finding in reversed(old):  # of several equal ones the last are the ones too many
        if left[_identity(finding)]:
            left[_identity(finding)] -= 1
            gone.append(finding)
    return FindingChanges(new=tuple(came), gone=tuple(reversed(gone)), same=len(new) - len(came))


def _identity(finding: Finding) -> tuple[str, str, tuple[str, ...], str]:
    return (finding.code, finding.severity.value, finding.elements, finding.message)
