"""WORKSHEETS: which worksheets there are, and which findings stand on each.

A module of its own because the command line, the window and the tests must know the same list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planner.findings.catalog import by_code
from planner.findings.finding import Finding, Suppressed
from planner.requirements import Plan
from planner.worksheets import (
    balancing,
    certificates,
    discovery,
    dns,
    firewall,
    flow_map,
    mobility,
    policies,
    publishing,
    push,
    servers,
    summary,
)
from planner.worksheets.gaps import with_gaps
from planner.worksheets.placeholders import marked, unconfirmed_texts
from planner.worksheets.worksheet import Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetKind:
    """A kind of worksheet.

    Attributes:
        families: families of rules whose findings stand on it; empty for all.
    """

    kind: str
    title: str
    families: frozenset[str]
    build: Callable[[Plan, tuple[Finding, ...]], Worksheet]

    def concerns(self, code: str) -> bool:
        """Tells whether findings of a rule stand on this worksheet."""
        if not self.families:
            return True
        rule = by_code(code)
        return rule is not None and rule.family in self.families


def _kind(
    kind: str, title: str, build: Callable[[Plan, tuple[Finding, ...]], Worksheet], *families: str
) -> WorksheetKind:
    return WorksheetKind(kind=kind, title=title, families=frozenset(families), build=build)


SUMMARY = "summary"

WORKSHEETS: tuple[WorksheetKind, ...] = (
    _kind(SUMMARY, "Summary", summary.build),
    # Inputs: an element without address or place has no record to order.
    _kind("dns", "DNS records", dns.build, "names", "urls", "edges", "inputs"),
    # A wrong name is a wrong certificate name, too, and a certificate costs money.
    _kind("certificates", "Certificates", certificates.build, "certificates", "names", "urls"),
    # A proxy that refuses to turn traffic, and a push service that is let through for nothing, are firewall matters.
    _kind(
        "firewall",
        "Firewall rules",
        firewall.build,
        *("firewalls", "paths", "proxies", "push", "edges", "branch", "inputs", "topology"),
    ),
    _kind(
        "publishing",
        "Reverse proxy publishing",
        publishing.build,
        *("proxies", "certificates", "firewalls", "urls", "mobility"),
    ),
    _kind("balancing", "Load balancing", balancing.build, "balancing"),
    # Versions decide which policies and which clients there can be at all.
    _kind("policies", "Mobility and voice policies", policies.build, "policies", "mobility", "versions"),
    _kind("push", "Push notifications", push.build, "push", "hybrid"),
    _kind("discovery", "Discovery and manual URLs", discovery.build, "names", "paths", "urls", "mobility", "versions"),
    _kind(
        "servers",
        "Build sheets",
        servers.build,
        *("adapters", "edges", "branch", "sizing", "inputs", "topology", "versions"),
    ),
    _kind(
        "mobility", "Mobility from every position", mobility.build, "paths", "names", "proxies", "firewalls", "mobility"
    ),
    _kind("flows", "Flow map", flow_map.build, "paths", "firewalls", "proxies", "mobility", "branch"),
)
"""Every worksheet, with the families of the rule book that concern it. Findings about the planner itself (options,
crashed rules) stand on the summary only."""

_UNCONFIRMED = "IN01"
"""Placeholders are counted at the head of every worksheet, marked in its rows, and listed in the summary; a finding for
each of them on top of that would bury those that somebody has to read."""


def worksheet_kinds() -> tuple[str, ...]:
    """Names of all kinds, in the order they are written."""
    return tuple(kind.kind for kind in WORKSHEETS)


def build_worksheets(
    plan: Plan, findings: Sequence[Finding], kinds: Sequence[str] | None = None, accepted: Sequence[Suppressed] = ()
) -> tuple[Worksheet, ...]:
    """Worksheets of the named kinds (all of them by default), each with the findings that concern it.

    Args:
        plan: what is needed.
        findings: open ones.
        kinds: names of the worksheets.
        accepted: findings that the planner accepts with a reason; they stand on the summary.

    Raises:
        KeyError: a kind that does not exist.
    """
    by_name = {kind.kind: kind for kind in WORKSHEETS}
    names = list(kinds) if kinds is not None else list(by_name)
    # The summary counts the rows of all others, whichever of them are asked for.
    needed = by_name if SUMMARY in names else names
    texts = unconfirmed_texts(plan.design)
    built = {
        name: _with_legend(with_gaps(marked(_built(by_name[name], plan, findings), texts), plan.design))
        for name in dict.fromkeys(needed)
    }
    if SUMMARY in built:
        others = (sheet for name, sheet in built.items() if name != SUMMARY)
        built[SUMMARY] = summary.with_accepted(summary.with_counts(built[SUMMARY], others), plan.design, accepted)
    return tuple(built[name] for name in names)


def _built(kind: WorksheetKind, plan: Plan, findings: Sequence[Finding]) -> Worksheet:
    sheet = kind.build(plan, tuple(sorted(finding for finding in findings if kind.concerns(finding.code))))
    listed = tuple(finding for finding in sheet.findings if finding.code != _UNCONFIRMED)
    return replace(sheet, findings=listed, notes=(*sheet.notes, *_texts(kind.kind, plan)))


_LEGEND = {
    "documented-port": "the port and who listens are documented; who connects follows from that.",
    "cmdlet": "known from the reference of the cmdlets only.",
    "generic-windows": "usual for Windows, not particular to this product.",
    "inferred": "no document prints it; it follows from those that are named.",
}
"""What a word in brackets beside a reference says."""


def _with_legend(worksheet: Worksheet) -> Worksheet:
    """The words in brackets that stand on the worksheet, explained under its notes."""
    found = {word for row in worksheet.rows for word in row.confidence.split(", ")}
    found |= {word for row in worksheet.footnotes for word in _LEGEND if row.endswith(f"[{word}]")}
    lines = (f"[{word}]: {text}" for word, text in _LEGEND.items() if word in found)
    return replace(worksheet, notes=(*worksheet.notes, *lines))


def _texts(kind: str, plan: Plan) -> tuple[str, ...]:
    """What the catalog answers to clauses that no rule can break, and wants read here."""
    if not plan.design.mobility.enabled:
        return ()
    return tuple(answer.text for answer in plan.catalog.answers if kind in answer.sheets)
