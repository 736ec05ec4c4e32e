"""Weighs findings as the document asks: severities of its own, and findings it accepts with a reason.

A module of its own because rules must not know that anybody may overrule them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.findings.finding import Finding, Severity, Suppressed
from planner.model.options import Options, SeverityOverride, Suppression

PLANNER_FAMILY = "PL"
"""Codes about the planner and the options themselves; nobody may silence them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """Findings after weighing, both sorted.

    Attributes:
        used: suppressions that silenced something.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    used: tuple[Suppression, ...]


def weigh(findings: Iterable[Finding], options: Options) -> Triage:
    """Applies overrides, then suppressions. A suppression without a reason has no effect (and is a finding)."""
    kept: list[Finding] = []
    silenced: list[Suppressed] = []
    used: list[Suppression] = []
    for finding in findings:
        if finding.code.startswith(PLANNER_FAMILY):
            kept.append(finding)
            continue
        override = options.severities.get(finding.code)
        if override is SeverityOverride.OFF:
            continue
        if override is not None:
            finding = replace(finding, severity=Severity(override.value))
        suppression = next((item for item in options.suppressions if _silences(item, finding)), None)
        if suppression is None:
            kept.append(finding)
        else:
            silenced.append(Suppressed(finding=finding, reason=suppression.reason.strip()))
            used.append(suppression)
    silenced.sort(key=lambda item: item.finding)
    return Triage(findings=tuple(sorted(kept)), suppressed=tuple(silenced), used=tuple(used))


def _silences(suppression: Suppression, finding: Finding) -> bool:
    return (
        suppression.code == finding.code
        and bool(suppression.reason.strip())
        and (suppression.element is None or suppression.element in finding.elements)
    )
