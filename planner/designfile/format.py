"""The version of the file format, and the order of everything in it.

A room of its own because the format number moves only when the meaning of a file changes, far more rarely than
the release number: files of two releases are then the same file, and a newer one can be refused by name.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from planner.model.design import Design
from planner.model.devices import NatEntry, PortRange, VipPort
from planner.model.interfaces import Binding, StaticRoute
from planner.model.layout import Placement
from planner.model.options import Options
from planner.model.policies import PushSettings, SimpleUrl
from planner.model.servers import PortOverride
from planner.model.views import ViewArea
from planner.records import dataclass

FORMAT_VERSION = 1
"""Written into every file. A change of it comes with a step in `migrations.py` and a kept sample."""

WIDTH = 110
"""Columns up to which a short list or a small value stands on one line."""

INDENT = 2

DESIGN_KEYS = tuple(item.name for item in fields(Design))
TOP_KEYS = ("format", "title", *DESIGN_KEYS, "options", "layout")
"""Keys of the file, in order."""

ALWAYS_WRITTEN = frozenset({"format", "product"})
"""Keys that do not rely on a default, so that no later default can change what an old file says."""

ONE_LINE_CLASSES: tuple[type, ...] = (
    VipPort,
    PortRange,
    PortOverride,
    Placement,
    Binding,
    StaticRoute,
    NatEntry,
    SimpleUrl,
    PushSettings,
    ViewArea,
)
"""Small values that are written as `{first: 443, last: 443}` when they fit."""

LISTED_ON_ONE_LINE: tuple[type, ...] = (VipPort, PortRange)
"""Of those, the ones of which a whole list stands on one line when it fits."""

_FIRST_KEYS = ("id", "kind", "name")


@dataclass(frozen=True, slots=True)
class FileField:
    """A field of a model class as the file writes it.

    Attributes:
        default: left out when the value equals it; MISSING for a field that is always written.
    """

    name: str
    default: Any


@cache
def fields_of(cls: type, *, with_kind: bool) -> tuple[FileField, ...]:
    """Fields of a model class in file order: id, kind, name, then as declared.

    Args:
        cls: a dataclass of the model.
        with_kind: whether the kind is written; it is where a section mixes kinds.
    """
    found = [FileField(item.name, _default(item)) for item in fields(cls)]
    kind = [FileField("kind", MISSING)] if with_kind else []
    by_name = {item.name: item for item in found if item.name != "kind"}
    by_name.update({item.name: item for item in kind})
    first = [by_name.pop(name) for name in _FIRST_KEYS if name in by_name]
    return (*first, *by_name.values())


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    return item.default_factory() if item.default_factory is not MISSING else MISSING


@cache
def hints_of(cls: type) -> dict[str, Any]:
    """Types of the fields of a model class."""
    return get_type_hints(cls)


@cache
def field_types() -> dict[str, Any]:
    """Types of the top keys that hold parts of a model class: those of Design, and the options."""
    return {**hints_of(Design), "title": str, "options": Options}


def members_of(hint: Any) -> tuple[Any, ...]:
    """The alternatives of a union, or the type itself."""
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


@cache
def mixes_kinds(section: str) -> bool:
    """Tells whether the items of a section need a `kind` to be told apart."""
    hint = field_types().get(section)
    return get_origin(hint) is tuple and len(members_of(get_args(hint)[0])) > 1


def kind_of(cls: type) -> str:
    """The value of the `kind` field of an element class."""
    hint = hints_of(cls)["kind"]
    assert get_origin(hint) is Literal
    return str(get_args(hint)[0])
