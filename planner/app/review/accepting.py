"""Accepting findings with a reason, taking that back, weighing their rule, repairing many at once; each one step.

A module of its own because a reason is asked for, and the panel that shows findings asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.app.appearance.translated import plural, translate
from planner.app.ways.repairs import edit_of
from planner.editing.design_settings import suppress, unsuppress
from planner.editing.edit import Edit, EditGroup
from planner.findings.finding import DESIGN, Finding, Repair, RepairKind

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def accept(window: MainWindow, finding: Finding) -> None:
    """Asks why a finding is accepted, and accepts it; without a reason nothing happens."""
    title = translate("accepting", "Accept {0}").format(finding.code)
    label = translate("accepting", "Why is this accepted? The reason is kept in the design and printed.\n\n{0}")
    reason = window.dialogs.ask_text(title, label.format(finding.message))
    if reason:
        element = finding.element if finding.element != DESIGN else None
        window.controller.propose(suppress(window.controller.document, finding.code, element, reason))


def weigh(window: MainWindow, finding: Finding) -> None:
    """Shows the rule of a finding in the rule book, where it can get another severity."""
    from planner.app.review.rules_dialog import show_rules

    show_rules(window, finding.code)


def lift(window: MainWindow, finding: Finding) -> None:
    """Takes the acceptance of a finding back, whether it was for its element or for all."""
    document = window.controller.document
    for item in document.options.suppressions:
        if item.code == finding.code and (item.element is None or item.element in finding.elements):
            window.controller.propose(unsuppress(document, item.code, item.element))
            return


def repair_all(window: MainWindow, findings: Iterable[Finding]) -> None:
    """Carries out the repairs of several findings as one step."""
    repairs = together(finding.repair for finding in findings if finding.repair is not None)
    if repairs:
        label = plural("accepting", "%n repairs", len(repairs))
        edits: tuple[Edit, ...] = tuple(edit_of(repair) for repair in repairs)
        window.controller.propose(EditGroup(label, edits))


def together(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """Repairs that can be done in one go: each once, one a field, and items go from the end of a list.

    Of two repairs that put different values into one field the second waits for the next check.
    """
    found: list[Repair] = []
    fields: set[tuple[str, tuple[str | int, ...]]] = set()
    gone: set[str] = set()
    for repair in repairs:
        key = (repair.element, repair.path)
        if repair in found or repair.element in gone or (repair.kind is RepairKind.SET_FIELD and key in fields):
            continue
        if repair.kind is RepairKind.REMOVE_ELEMENT:
            gone.add(repair.element)
        fields.add(key)
        found.append(repair)
    order = {RepairKind.SET_FIELD: 0, RepairKind.ADD_ITEM: 1, RepairKind.REMOVE_ITEM: 2, RepairKind.REMOVE_ELEMENT: 3}
    return tuple(sorted(found, key=lambda repair: (order[repair.kind], *_from_the_end(repair))))


def _from_the_end(repair: Repair) -> tuple[int, ...]:
    if repair.kind is not RepairKind.REMOVE_ITEM:
        return ()
    return tuple(-step for step in repair.path if isinstance(step, int))
