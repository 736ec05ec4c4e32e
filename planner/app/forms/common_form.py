"""One form for several elements: the fields that all of them have, and what is given there goes to all.

A module of its own because the form of one value knows one value; here "differs" is a state of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from planner.app.appearance.translated import translate
from planner.app.forms.choice_controls import ChoicesControl
from planner.app.forms.common_edits import SHARED, common_items
from planner.app.forms.context import FormContext
from planner.app.forms.form import FieldRow, Form
from planner.app.forms.shapes import Control, FieldShape, shapes_of

_OWN = frozenset({"id", "name", "fqdn", "unconfirmed"})
"""Fields that tell elements apart; the same value in several would be a mistake."""
_OWN_ROWS = frozenset({"id", "addresses"})
"""Fields of rows that belong to one element: machines, virtual addresses and interfaces are nobody else's."""


def common_fields(classes: Sequence[type]) -> tuple[str, ...]:
    """Names of the fields that every class has, of one kind and with the same choices."""
    first, *others = ({shape.name: shape for shape in shapes_of(cls)} for cls in classes)
    return tuple(
        name
        for name, shape in first.items()
        if name not in _OWN
        and not _has_own_rows(shape)
        and all(name in other and _alike(shape, other[name]) for other in others)
    )


def _has_own_rows(shape: FieldShape) -> bool:
    if shape.control is not Control.TABLE or shape.cls is None:
        return False
    return any(item.name in _OWN_ROWS for item in fields(shape.cls))


def _alike(one: FieldShape, other: FieldShape) -> bool:
    return (one.control, one.is_optional, one.choices, one.ref, one.cls) == (
        other.control,
        other.is_optional,
        other.choices,
        other.ref,
        other.cls,
    )


class CommonForm(Form):
    """The common fields of several elements; fields whose values differ say so."""

    def __init__(self, elements: Sequence[Any], context: FormContext) -> None:
        classes = tuple(dict.fromkeys(type(element) for element in elements))
        super().__init__(classes[0], (), context, common_fields(classes))

    @property
    def has_fields(self) -> bool:
        """Tells whether there is anything to edit."""
        return bool(self.rows or self.tables or self.groups)

    def show_values(self, elements: Sequence[Any]) -> None:
        """Shows what the elements agree on."""
        _show(self, elements)


def _show(form: Form, values: Sequence[Any]) -> None:
    for name, row in form.rows.items():
        _show_row(row, [getattr(value, name) for value in values])
    for name, table in form.tables.items():
        lists = [getattr(value, name) for value in values]
        common = common_items(lists)
        table.show_value(common)
        table.remark(_besides(lists, common))
    for name, group in form.groups.items():
        _show(group, [getattr(value, name) for value in values])


def _show_row(row: FieldRow, values: list[Any]) -> None:
    if row.control.shape.control in SHARED:
        common = common_items(values)
        row.control.show_value(common)
        if isinstance(row.control, ChoicesControl):
            row.control.show_partly({item for items in values for item in items} - set(common))
        else:
            row.remark(_besides(values, common))
    elif all(value == values[0] for value in values):
        row.control.show_value(values[0])
    else:
        row.control.show_mixed()


def _besides(lists: Sequence[Sequence[Any]], common: Sequence[Any]) -> str:
    """Says that there is more than what is shown."""
    if all(len(items) == len(common) for items in lists):
        return ""
    return translate("controls", "What not all of them have is not shown, and stays.")
