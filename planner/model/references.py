"""References: fields that hold the id of another element, found from the field types.

A room of its own because checking for dangling ids, removing with all that hangs on it, renaming and pasting
with fresh ids are one traversal; written once, no field can be forgotten in one of them.
"""

import types
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from planner.records import dataclass, field_types

T = TypeVar("T")

SERVER_KINDS = (
    "front-end-pool",
    "director-pool",
    "edge-pool",
    "mediation-pool",
    "branch-appliance",
    "office-web-apps",
    "sql-server",
    "file-store",
    "gateway",
    "support-server",
)
DEVICE_KINDS = ("firewall", "router", "reverse-proxy", "load-balancer")


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text field as a reference.

    Attributes:
        kinds: element kinds it may name ("machine" for a member of a server).
        is_soft: the text may be something else too (an address, a DNS name); only a text that can be nothing but
            an id is then checked.
    """

    kinds: tuple[str, ...]
    is_soft: bool = False


SiteRef = Annotated[str, Ref(("site",))]
ZoneRef = Annotated[str, Ref(("zone",))]
ViewRef = Annotated[str, Ref(("dns-view",))]
ServerRef = Annotated[str, Ref(SERVER_KINDS)]
HomeRef = Annotated[str, Ref(("front-end-pool", "branch-appliance"))]
GatewayRef = Annotated[str, Ref(("gateway",))]
MobilityPolicyRef = Annotated[str, Ref(("mobility-policy",))]
VoicePolicyRef = Annotated[str, Ref(("voice-policy",))]
HolderRef = Annotated[str, Ref((*SERVER_KINDS, "machine", "reverse-proxy", "load-balancer"))]
BackendRef = Annotated[str, Ref(SERVER_KINDS, is_soft=True)]
EndpointRef = Annotated[
    str, Ref((*SERVER_KINDS, *DEVICE_KINDS, "machine", "zone", "client", "cloud-service"), is_soft=True)
]


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """A field that holds references.

    Attributes:
        is_optional: the field may be None. is_many: the field is a tuple of ids.
    """

    name: str
    ref: Ref
    is_optional: bool
    is_many: bool


@dataclass(frozen=True, slots=True)
class _Shape:
    references: tuple[ReferenceField, ...]
    nested: tuple[str, ...]


def _ref_of(hint: Any) -> tuple[Ref | None, bool, bool]:
    """(ref, optional, many) of a type hint."""
    origin = get_origin(hint)
    if origin is Annotated:
        refs = [item for item in get_args(hint)[1:] if isinstance(item, Ref)]
        return (refs[0] if refs else None), False, False
    if origin in (Union, types.UnionType):
        for argument in get_args(hint):
            ref, _, many = _ref_of(argument)
            if ref is not None:
                return ref, True, many
        return None, False, False
    if origin is tuple:
        ref, _, _ = _ref_of(get_args(hint)[0])
        return ref, False, ref is not None
    return None, False, False


def _holds_dataclass(hint: Any) -> bool:
    if is_dataclass(hint):
        return True
    return any(_holds_dataclass(argument) for argument in get_args(hint))


_SHAPES: dict[type, _Shape] = {}
"""What each model class holds; filled once a class, never changed after."""


def _shape(cls: type) -> _Shape:
    if cls not in _SHAPES:
        _SHAPES[cls] = _inspected(cls)
    return _SHAPES[cls]


def _inspected(cls: type) -> _Shape:
    hints = field_types(cls)
    references, nested = [], []
    for item in fields(cls):
        hint = hints[item.name]
        ref, optional, many = _ref_of(hint)
        if ref is not None:
            references.append(ReferenceField(item.name, ref, optional, many))
        elif _holds_dataclass(hint):
            nested.append(item.name)
    return _Shape(tuple(references), tuple(nested))


def reference_fields(cls: type) -> tuple[ReferenceField, ...]:
    """Fields of a model class that hold references, in order of declaration."""
    return _shape(cls).references


def references_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Ref, str]]:
    """Every reference inside a model value: (path, what it may name, the id)."""
    shape = _shape(type(value))
    for field in shape.references:
        content = getattr(value, field.name)
        if field.is_many:
            for index, item in enumerate(content):
                yield (*path, field.name, index), field.ref, item
        elif content is not None:
            yield (*path, field.name), field.ref, content
    for name in shape.nested:
        content = getattr(value, name)
        if isinstance(content, tuple):
            for index, item in enumerate(content):
                yield from references_of(item, (*path, name, index))
        elif content is not None:
            yield from references_of(content, (*path, name))


def map_references(value: T, change: Callable[[str], str | None]) -> T | None:
    """A copy of `value` with every reference replaced by `change(id)`.

    Where `change` answers None the reference is taken out: an optional field becomes None, an entry of a tuple
    is dropped, and a value that cannot be without it is dropped as a whole (None for `value` itself).
    """
    shape = _shape(type(value))
    changes: dict[str, Any] = {}
    for field in shape.references:
        before = getattr(value, field.name)
        after = _mapped_reference(before, field, change)
        if after is None and before is not None and not field.is_optional:
            return None
        if after != before:
            changes[field.name] = after
    for name in shape.nested:
        before = getattr(value, name)
        after = _mapped_nested(before, change)
        if after is not before:
            changes[name] = after
    return replace(value, **changes) if changes else value  # type: ignore[type-var]


def _mapped_reference(before: Any, field: ReferenceField, change: Callable[[str], str | None]) -> Any:
    if before is None:
        return None
    if field.is_many:
        return tuple(new for item in before if (new := change(item)) is not None)
    return change(before)


def _mapped_nested(before: Any, change: Callable[[str], str | None]) -> Any:
    if isinstance(before, tuple):
        mapped = tuple(map_references(item, change) for item in before)
        if all(new is old for new, old in zip(mapped, before, strict=True)):
            return before
        return tuple(item for item in mapped if item is not None)
    return None if before is None else map_references(before, change)
