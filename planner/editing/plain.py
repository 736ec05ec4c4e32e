"""Model values as plain data and back, checked against the field types.

A module of its own because a clipboard carries text from anywhere: what comes back is built by the model's own
constructors from the types it declares, or refused. (The design file has its own reader, with positions.)
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from planner.model.design import Element
from planner.model.errors import ModelError

_ADDRESSES = (IPv4Address, IPv6Address, IPv4Network, IPv6Network)


class PlainError(ModelError):
    """Plain data that is not what the field holds."""


def element_classes() -> dict[str, type]:
    """Classes of elements by kind."""
    return {get_args(get_type_hints(cls)["kind"])[0]: cls for cls in get_args(Element)}


def to_plain(value: Any) -> Any:
    """A model value as dictionaries, lists, texts and numbers; fields at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {}
        for item in fields(value):
            content = getattr(value, item.name)
            if item.name == "kind" or content != _default(item):
                plain[item.name] = to_plain(content)
        return plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return str(value) if isinstance(value, _ADDRESSES) else value


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    return item.default_factory() if item.default_factory is not MISSING else MISSING


def element_from_plain(plain: Any) -> Element:
    """The element of which `plain` is the data.

    Raises:
        ModelError: not an element, an unknown field, or a value that its field cannot hold.
    """
    kind = plain.get("kind") if isinstance(plain, dict) else None
    cls = _CLASSES.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise PlainError(f"{kind!r} is not a kind of element")
    element: Element = _built(cls, plain)
    return element


_CLASSES = element_classes()


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _built(cls: type, plain: Any) -> Any:
    if not isinstance(plain, dict):
        raise PlainError(f"{plain!r} is not a mapping of fields")
    hints = _hints(cls)
    for key in plain:
        if key not in hints:
            raise PlainError(f"a {cls.__name__} has no field {key!r}")
    missing = [item.name for item in fields(cls) if _default(item) is MISSING and item.name not in plain]
    if missing:
        raise PlainError(f"a {cls.__name__} needs {missing[0]!r}")
    return cls(**{key: from_plain(hints[key], value) for key, value in plain.items()})


def from_plain(hint: Any, plain: Any) -> Any:
    """The value of type `hint` of which `plain` is the data.

    Raises:
        ModelError: `plain` is something else.
    """
    origin = get_origin(hint)
    if origin is Annotated:
        return from_plain(get_args(hint)[0], plain)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(hint), plain)
    if origin is tuple:
        if not isinstance(plain, list):
            raise PlainError(f"{plain!r} is not a list")
        return tuple(from_plain(get_args(hint)[0], item) for item in plain)
    if origin is Literal:
        if plain not in get_args(hint):
            raise PlainError(f"{plain!r} is not one of {get_args(hint)}")
        return plain
    return _built(hint, plain) if isinstance(hint, type) and is_dataclass(hint) else _scalar(hint, plain)


def _one_of(hints: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and types.NoneType in hints:
        return None
    problems: list[str] = []
    for hint in hints:
        if hint is not types.NoneType:
            try:
                return from_plain(hint, plain)
            except ModelError as problem:
                problems.append(str(problem))
    raise PlainError("; ".join(problems))


def _scalar(hint: Any, plain: Any) -> Any:
    # A bool is an int to Python, but not to a reader of files.
    expected: Callable[[Any], bool] = {
        bool: lambda value: isinstance(value, bool),
        int: lambda value: isinstance(value, int) and not isinstance(value, bool),
        float: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    }.get(hint, lambda value: isinstance(value, str))
    if not expected(plain):
        raise PlainError(f"{plain!r} is not what the field holds")
    try:
        return hint(plain)
    except ValueError as problem:
        raise PlainError(str(problem)) from problem
