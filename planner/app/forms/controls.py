"""Which control a field has.

A module of its own because it is the one place that knows all controls; the form asks here and knows none.
"""

from planner.app.forms.choice_controls import ChoiceControl, ChoicesControl, YesNoControl
from planner.app.forms.context import FormContext
from planner.app.forms.field_control import FieldControl
from planner.app.forms.reference_controls import ReferenceControl, ReferencesControl, SuggestionControl
from planner.app.forms.shapes import Control, FieldShape, shapes_of
from planner.app.forms.text_controls import LineControl, ListControl
from planner.app.forms.unconfirmed_control import UnconfirmedControl
from planner.app.forms.wording import field_label

_UNCONFIRMED = "unconfirmed"
_NEVER_OPEN = frozenset({"id", "note", _UNCONFIRMED})
_IDENTIFYING = frozenset({("Interface", "name")})


def control_for(cls: type, shape: FieldShape, context: FormContext) -> FieldControl:
    """The control of a field that is neither a group nor a table."""
    label = field_label(cls, shape.name)
    if context.suggestions(cls, shape.name) is not None:
        return SuggestionControl(shape, label, cls, context)
    if shape.name == _UNCONFIRMED:
        entries = [(item.name, field_label(cls, item.name)) for item in shapes_of(cls) if item.name not in _NEVER_OPEN]
        return UnconfirmedControl(shape, label, entries)
    match shape.control:
        case Control.YES_NO:
            return YesNoControl(shape, label)
        case Control.CHOICE:
            return ChoiceControl(shape, label)
        case Control.CHOICES:
            return ChoicesControl(shape, label)
        case Control.REFERENCE:
            return ReferenceControl(shape, label, context)
        case Control.REFERENCES:
            return ReferencesControl(shape, label, context)
        case Control.TEXTS | Control.ADDRESSES | Control.NETWORKS | Control.NOTE:
            return ListControl(shape, label)
        case _:
            is_live = shape.name != "id" and (cls.__name__, shape.name) not in _IDENTIFYING
            return LineControl(shape, label, is_live=is_live)
