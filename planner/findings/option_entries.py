"""Entries of a document's options that do nothing, taken out.

A module of its own because three rules and the run itself find such entries, and all offer the same cure.
"""

from planner.findings.finding import DESIGN, Repair, RepairKind
from planner.model.options import Options


def without_suppression(options: Options, index: int) -> Repair:
    """The repair that takes an entry of the suppressions out."""
    label = f"Take the entry for {options.suppressions[index].code} out"
    return Repair(kind=RepairKind.REMOVE_ITEM, label=label, element=DESIGN, path=("options", "suppressions", index))


def without_severity(options: Options, code: str) -> Repair:
    """The repair that takes the severity of a rule out, which then has its own again."""
    kept = {other: severity for other, severity in options.severities.items() if other != code}
    label = f"Take the severity of {code} out"
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=DESIGN, path=("options", "severities"), value=kept)
