"""WORKSHEETS: which worksheets there are, and which findings stand on each.

A module of its own because the command line, the window and the tests must know the same list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.findings.finding import Finding
from planner.requirements import Plan
from planner.worksheets import (
    balancing,
    certificates,
    discovery,
    dns,
    firewall,
    flow_map,
    policies,
    publishing,
    push,
    servers,
    summary,
)
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

    def concerns(self, code: str) -> bool:
        """Tells whether findings of a rule stand on this worksheet."""
        return not self.families or code[:2] in self.families


def _kind(
    kind: str, title: str, build: Callable[[Plan, tuple[Finding, ...]], Worksheet], *families: str
) -> WorksheetKind:
    return WorksheetKind(kind=kind, title=title, families=frozenset(families), build=build)


SUMMARY = "summary"

WORKSHEETS: tuple[WorksheetKind, ...] = (
    _kind(SUMMARY, "Summary", summary.build),
    # Names of the design end in records; IN: elements without address or place have no record to order.
    _kind("dns", "DNS records", dns.build, "NA", "IN"),
    # A wrong name is a wrong certificate name, too, and a certificate costs money.
    _kind("certificates", "Certificates", certificates.build, "CE", "NA"),
    # A proxy that refuses to turn traffic, and a push service that is let through for nothing, are firewall matters.
    _kind("firewall", "Firewall rules", firewall.build, "FW", "PA", "PX", "PU", "IN"),
    _kind("publishing", "Reverse proxy publishing", publishing.build, "PX", "CE", "FW"),
    _kind("balancing", "Load balancing", balancing.build, "BA"),
    # Versions decide which policies and which clients there can be at all.
    _kind("policies", "Mobility and voice policies", policies.build, "PO", "VE"),
    _kind("push", "Push notifications", push.build, "PU"),
    _kind("discovery", "Discovery and manual URLs", discovery.build, "NA", "PA", "VE"),
    _kind("servers", "Build sheets", servers.build, "IN", "VE"),
    _kind("flows", "Flow map", flow_map.build, "PA", "FW", "PX"),
)
"""Every worksheet. The families are those of the rule book: NA names, PA paths, FW firewalls, PX proxies,
CE certificates, BA balancing, PU push, PO policies, VE versions, IN inputs. PL, the planner itself, stands on the
summary only.
"""


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
    names = list(kinds) if kinds is not None else list(by_name)
    # The summary counts the rows of all others, whichever of them are asked for.
    needed = by_name if SUMMARY in names else names
    built = {name: _built(by_name[name], plan, findings) for name in dict.fromkeys(needed)}
    if SUMMARY in built:
        others = (sheet for name, sheet in built.items() if name != SUMMARY)
        built[SUMMARY] = summary.with_counts(built[SUMMARY], others)
    return tuple(built[name] for name in names)


def _built(kind: WorksheetKind, plan: Plan, findings: Sequence[Finding]) -> Worksheet:
    return kind.build(plan, tuple(sorted(finding for finding in findings if kind.concerns(finding.code))))
