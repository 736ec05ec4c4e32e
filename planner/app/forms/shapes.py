"""What kind of field each field of a model class is, read from its type hints.

A module of its own because it needs neither Qt nor a list of classes: a new class or field of the model shows by
itself, with the right kind of control.
"""

import types
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from ipaddress import IPv4Address, IPv4Network
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from planner.model.devices import PortRange
from planner.model.references import Ref
from planner.records import dataclass


class Control(Enum):
    """Kinds of controls."""

    TEXT = auto()
    NOTE = auto()
    NUMBER = auto()
    YES_NO = auto()
    CHOICE = auto()
    ADDRESS = auto()
    NETWORK = auto()
    REFERENCE = auto()
    TEXTS = auto()
    CHOICES = auto()
    ADDRESSES = auto()
    NETWORKS = auto()
    REFERENCES = auto()
    PORTS = auto()
    GROUP = auto()
    TABLE = auto()


_NO_DEFAULT = object()


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field.

    Attributes:
        is_optional: the field may be None.
        choices: the members of its enumeration, for CHOICE and CHOICES.
        ref: what it may name, for REFERENCE and REFERENCES.
        cls: the nested model class, for GROUP and TABLE.
        default: the value it has when nothing is said; `has_default` tells whether there is one.
    """

    name: str
    control: Control
    is_optional: bool = False
    choices: tuple[StrEnum, ...] = ()
    ref: Ref | None = None
    cls: type | None = None
    has_default: bool = False
    default: Any = None

    @property
    def is_plain(self) -> bool:
        """The field fits into one cell of a table."""
        return self.control not in (Control.GROUP, Control.TABLE, Control.NOTE)


@cache
def shapes_of(cls: type, only: tuple[str, ...] | None = None) -> tuple[FieldShape, ...]:
    """Fields of a model class in order of declaration, without the constant `kind`.

    Args:
        cls: the class.
        only: names of the fields that are wanted; None for all.
    """
    hints = get_type_hints(cls, include_extras=True)
    found = []
    for item in fields(cls):
        hint = hints[item.name]
        if get_origin(hint) is Literal or (only is not None and item.name not in only):
            continue
        default = item.default
        if default is MISSING:
            default = item.default_factory() if item.default_factory is not MISSING else _NO_DEFAULT
        has_default = default is not _NO_DEFAULT
        found.append(_shape(item.name, hint, has_default, default if has_default else None))
    return tuple(found)


def _shape(name: str, hint: Any, has_default: bool, default: Any) -> FieldShape:
    inner, is_optional = _without_none(hint)
    origin = get_origin(inner)
    if origin is tuple:
        control, details = _many(get_args(inner)[0])
    else:
        control, details = _one(inner)
    if control is Control.TEXT and name == "note":
        control = Control.NOTE
    return FieldShape(name, control, is_optional, has_default=has_default, default=default, **details)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """The hint without None, and whether None was in it."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = tuple(item for item in get_args(hint) if item is not type(None))
        if len(rest) < len(get_args(hint)):
            return (rest[0] if len(rest) == 1 else Union[rest]), True  # noqa: UP007 - made at run time
    return hint, False


_PLAIN: dict[Any, Control] = {str: Control.TEXT, int: Control.NUMBER, bool: Control.YES_NO}


def _one(hint: Any) -> tuple[Control, dict[str, Any]]:
    if get_origin(hint) is Annotated:
        refs = [item for item in get_args(hint)[1:] if isinstance(item, Ref)]
        return Control.REFERENCE, {"ref": refs[0]}
    if hint in _PLAIN:
        return _PLAIN[hint], {}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Control.CHOICE, {"choices": tuple(hint)}
    if IPv4Address in get_args(hint):
        return Control.ADDRESS, {}
    if IPv4Network in get_args(hint):
        return Control.NETWORK, {}
    if is_dataclass(hint):
        return Control.GROUP, {"cls": hint}
    raise TypeError(f"there is no control for {hint!r}")


_MANY = {
    Control.TEXT: Control.TEXTS,
    Control.CHOICE: Control.CHOICES,
    Control.ADDRESS: Control.ADDRESSES,
    Control.NETWORK: Control.NETWORKS,
    Control.REFERENCE: Control.REFERENCES,
    Control.GROUP: Control.TABLE,
}


def _many(hint: Any) -> tuple[Control, dict[str, Any]]:
    if hint is PortRange:  # "443, 5060-5061" is read faster than a table of ranges
        return Control.PORTS, {}
    control, details = _one(hint)
    return _MANY[control], details
