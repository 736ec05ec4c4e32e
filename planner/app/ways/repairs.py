"""Repairs of findings as edits.

A module of its own because findings describe repairs and know no edits, and several commands carry them out.
"""

from planner.editing.edit import Edit, EditGroup
from planner.editing.lists import AddItem, RemoveItem, SetField
from planner.editing.removal import RemoveElements
from planner.findings.finding import Repair, RepairKind


def edit_of(repair: Repair) -> Edit:
    """The edit that a repair describes."""
    if repair.also:
        return EditGroup(repair.label, (_own_edit(repair), *map(edit_of, repair.also)))
    return _own_edit(repair)


def _own_edit(repair: Repair) -> Edit:
    if repair.kind is RepairKind.SET_FIELD:
        return SetField(repair.element, repair.path, repair.value, label=repair.label)
    if repair.kind is RepairKind.ADD_ITEM:
        return AddItem(repair.element, repair.path, repair.value, label=repair.label)
    if repair.kind is RepairKind.REMOVE_ITEM:
        return RemoveItem(repair.element, repair.path, label=repair.label)
    return RemoveElements(frozenset({repair.element}), label=repair.label)
