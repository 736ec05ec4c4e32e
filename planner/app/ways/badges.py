"""Findings as badges on the canvas: one for each element, the worst severity and how many.

A module of its own because a finding may name a machine or a VIP, and the canvas draws the box that holds it.
"""

from planner.app.appearance.translated import translate
from planner.app.inspection_runner import Judgement
from planner.canvas.items.badge_item import Badge
from planner.findings.finding import Finding

_SHOWN = 6


def badges_of(judgement: Judgement) -> dict[str, Badge]:
    """Badges by element id."""
    design = judgement.document.design
    by_element: dict[str, list[Finding]] = {}
    for finding in judgement.findings:
        for key in finding.elements[:1]:
            owner = design.owner_of(key)
            if owner is not None:
                by_element.setdefault(owner.id, []).append(finding)
    return {key: _badge(findings) for key, findings in by_element.items()}


def _badge(findings: list[Finding]) -> Badge:
    worst = min(findings, key=lambda finding: finding.severity.rank)
    lines = [f"{finding.code}: {finding.message}" for finding in findings[:_SHOWN]]
    if len(findings) > _SHOWN:
        lines.append(translate("badges", "and {0} more").format(len(findings) - _SHOWN))
    return Badge(worst.severity.value, len(findings), "\n".join(lines))
