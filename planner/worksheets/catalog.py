"""WORKSHEETS: which worksheets there are, and which findings stand on each.

A module of its own because the command line, the window and the tests must know the same list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.findings.finding import Finding
from planner.requirements import Plan
from planner.worksheets import certificates, dns, firewall, summary
from planner.worksheets.worksheet import Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetKind:
    """A kind of worksheet.

    Attributes:
        families: first letters of the rule codes whose findings stand on it; empty for all.
    """

    kind: str
    title: str
    families: frozenset[str]
    build: Callable[[Plan, tuple[Finding, ...]], Worksheet]


WORKSHEETS: tuple[WorksheetKind, ...] = (
    WorksheetKind(kind="summary", title="Summary", families=frozenset(), build=summary.build),
    WorksheetKind(kind="dns", title="DNS records", families=frozenset({"NA", "PA"}), build=dns.build),
    WorksheetKind(
        kind="certificates", title="Certificates", families=frozenset({"CE", "NA", "VE"}), build=certificates.build
    ),
    WorksheetKind(
        kind="firewall", title="Firewall rules", families=frozenset({"FW", "PA", "PX", "PU"}), build=firewall.build
    ),
)


def worksheet_kinds() -> tuple[str, ...]:
    """Names of all kinds, in the order they are written."""
    return tuple(kind.kind for kind in WORKSHEETS)


def build_worksheets(
    plan: Plan, findings: Sequence[Finding], kinds: Sequence[str] | None = None
) -> tuple[Worksheet, ...]:
    """Worksheets of the named kinds (all of them by default), each with the findings that concern it.

    Raises:
        KeyError: a kind that does not exist.
    """
    by_name = {kind.kind: kind for kind in WORKSHEETS}
    chosen = [by_name[name] for name in kinds] if kinds is not None else list(WORKSHEETS)
    return tuple(
        kind.build(plan, tuple(sorted(finding for finding in findings if _concerns(kind, finding)))) for kind in chosen
    )


def _concerns(kind: WorksheetKind, finding: Finding) -> bool:
    return not kind.families or finding.code[:2] in kind.families
