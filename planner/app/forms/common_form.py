"""One form for several elements: the fields that all of them have, and what is given there goes to all.

A module of its own because the form of one value knows one value; here "differs" is a state of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.app.forms.context import FormContext
from planner.app.forms.form import Form
from planner.app.forms.shapes import Control, FieldShape, shapes_of

_OWN = frozenset({"id", "name", "fqdn", "unconfirmed"})
"""Fields that tell elements apart; the same value in several would be a mistake."""
_LEFT_OUT = frozenset({Control.GROUP, Control.TABLE, Control.CHOICES, Control.REFERENCES})


def common_fields(classes: Sequence[type]) -> tuple[str, ...]:
    """Names of the fields that every class has, of one kind and with the same choices."""
    first, *others = ({shape.name: shape for shape in shapes_of(cls)} for cls in classes)
    return tuple(
        name
        for name, shape in first.items()
        if name not in _OWN
        and shape.control not in _LEFT_OUT
        and all(name in other and _alike(shape, other[name]) for other in others)
    )


def _alike(one: FieldShape, other: FieldShape) -> bool:
    return (one.control, one.is_optional, one.choices, one.ref) == (
        other.control,
        other.is_optional,
        other.choices,
        other.ref,
    )


class CommonForm(Form):
    """The common fields of several elements; fields whose values differ say so."""

    def __init__(self, elements: Sequence[Any], context: FormContext) -> None:
        classes = tuple(dict.fromkeys(type(element) for element in elements))
        super().__init__(classes[0], (), context, common_fields(classes))

    def show_values(self, elements: Sequence[Any]) -> None:
        """Shows what the elements agree on."""
        for name, row in self.rows.items():
            values = [getattr(element, name) for element in elements]
            if all(value == values[0] for value in values):
                row.control.show_value(values[0])
            else:
                row.control.show_mixed()
