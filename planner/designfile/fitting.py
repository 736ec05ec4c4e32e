"""Plain values that fit become model values, at once; the first misfit ends it without a word.

A room of its own because nearly every file that is opened is sound: importing pydantic and preparing its adapters
takes longer than everything else between a start and the drawing. So sound values are built here, from the same types
of the model, and only what does not fit is handed to `shape.py`, which says what is wrong. A test holds the two
against each other: what fits here is what pydantic makes of it, and what pydantic refuses does not fit.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from planner.records import field_types

_Read = Callable[[Any], Any]

_FROM_TEXT = (IPv4Address, IPv6Address, IPv4Network, IPv6Network)


class DoesNotFit(Exception):
    """A value that is not what its type says; which one is told by somebody else."""


def fitted(hint: Any, value: Any) -> Any:
    """The model value of a plain one.

    Args:
        hint: type as the model declares it.
        value: what a strict YAML reader made of the text.

    Raises:
        DoesNotFit: it is something else.
    """
    try:
        return _reader(hint)(value)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DoesNotFit from error


def _reader(hint: Any) -> _Read:
    origin = get_origin(hint)
    if origin is Annotated:
        return _reader(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _choice(tuple(item for item in get_args(hint) if item is not type(None)), type(None) in get_args(hint))
    if origin is tuple:
        return _sequence(get_args(hint))
    if origin is dict:
        return _mapping(_reader(get_args(hint)[1]))
    if origin is Literal:
        return _one_of(get_args(hint))
    if is_dataclass(hint):
        return _object(hint)  # type: ignore[arg-type]  # a class, not an instance
    return _scalar(hint)


def _scalar(hint: Any) -> _Read:
    if hint is float:
        return lambda value: float(value) if type(value) in (int, float) else _misfit(value)
    if hint in (str, bool, int):
        return lambda value: value if type(value) is hint else _misfit(value)
    if hint in _FROM_TEXT or (isinstance(hint, type) and issubclass(hint, Enum)):
        return lambda value: hint(value) if type(value) is str else _misfit(value)
    raise TypeError(f"no reader for {hint!r}")


def _misfit(value: Any) -> Any:
    raise ValueError(f"{value!r} does not fit")


def _one_of(values: tuple[Any, ...]) -> _Read:
    return lambda value: value if value in values else _misfit(value)


def _choice(members: tuple[Any, ...], may_be_none: bool) -> _Read:
    """Reads the first member that fits; classes told apart by `kind` are looked up by it."""
    if len(members) > 1 and all(is_dataclass(member) for member in members):
        read = _told_apart(members)
    else:
        read = _first_that_fits(tuple(_reader(member) for member in members))
    return (lambda value: None if value is None else read(value)) if may_be_none else read


def _told_apart(members: tuple[Any, ...]) -> _Read:
    readers = {member.__dataclass_fields__["kind"].default: _object(member) for member in members}
    return lambda value: readers[value["kind"]](value)


def _first_that_fits(readers: tuple[_Read, ...]) -> _Read:
    def read(value: Any) -> Any:
        for reader in readers[:-1]:
            try:
                return reader(value)
            except ValueError:
                continue
        return readers[-1](value)

    return read


def _sequence(arguments: tuple[Any, ...]) -> _Read:
    if arguments[-1] is Ellipsis:
        item = _reader(arguments[0])
        return lambda value: tuple([item(inner) for inner in value]) if type(value) is list else _misfit(value)
    readers = tuple(_reader(argument) for argument in arguments)

    def read(value: Any) -> Any:
        if type(value) is not list or len(value) != len(readers):
            _misfit(value)
        return tuple(reader(inner) for reader, inner in zip(readers, value, strict=True))

    return read


def _mapping(item: _Read) -> _Read:
    def read(value: Any) -> Any:
        if type(value) is not dict or not all(type(key) is str for key in value):
            _misfit(value)
        return {key: item(inner) for key, inner in value.items()}

    return read


@cache
def _object(cls: type[Any]) -> _Read:
    """Reads a mapping whose keys are the fields of a model class."""
    hints = field_types(cls)
    readers = _Readers(hints)
    required = [item.name for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING]

    def read(value: Any) -> Any:
        if type(value) is not dict or not all(name in value for name in required):
            _misfit(value)
        return cls(**{key: readers[key](inner) for key, inner in value.items()})

    return read


class _Readers(dict[str, _Read]):
    """Readers of fields by name, made when a file first has the field: most fields of the model are in few files."""

    def __init__(self, hints: dict[str, Any]) -> None:
        super().__init__()
        self._hints = hints

    def __missing__(self, name: str) -> _Read:
        self[name] = reader = _reader(self._hints[name])
        return reader
