"""Entries of a document's options that do nothing, taken out.

A module of its own because three rules and the run itself find such entries, and all offer the same cure.
"""

from dataclasses import replace

from planner.findings.finding import DESIGN, Repair, RepairKind
from planner.model.options import Options


def without_suppression(options: Options, index: int) -> Repair:
    """The repair that takes an entry of the suppressions out."""
    kept = (*options.suppressions[:index], *options.suppressions[index + 1 :])
    return _put(replace(options, suppressions=kept), f"Take the entry for {options.suppressions[index].code} out")


def without_severity(options: Options, code: str) -> Repair:
    """The repair that takes the severity of a rule out, which then has its own again."""
    kept = {other: severity for other, severity in options.severities.items() if other != code}
    return _put(replace(options, severities=kept), f"Take the severity of {code} out")


def _put(options: Options, label: str) -> Repair:
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=DESIGN, path=("options",), value=options)
