"""The shape of the file: which field holds what, read from the model classes themselves.

A room of its own because pydantic lives here. The model's dataclasses are the only definition of each noun; the
settings (strict, no unknown fields, `kind` tells a union apart) are laid on from outside, so the model stays free
of pydantic. Of three libraries tried it alone names every fault of a file in one go. What it says is put into our
words by `complaints.py`.

Importing it costs 0.15 s and each section's adapter some 0.01 to 0.07 s more, so both happen only for values in which
`fitting.py` has found a fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from planner.designfile.fitting import DoesNotFit, fitted
from planner.designfile.format import field_types, members_of
from planner.records import dataclass

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutEntry:
    """What the file keeps of one id: the place of a box, the bends of a line, or both.

    Attributes:
        is_locked: the editor neither moves nor deletes it by a gesture.
        level: drawn over what has a lower one.
        note: text of a note on the drawing. frame: title of a frame around a part of it.
    """

    x: float | None = None
    y: float | None = None
    width: float | None = None
    height: float | None = None
    is_folded: bool = False
    is_locked: bool = False
    level: int = 0
    note: str | None = None
    frame: str | None = None
    bends: tuple[tuple[float, float], ...] = ()


LAYOUT_TYPE = dict[str, LayoutEntry]


def type_of(key: str) -> Any:
    """The type of a top key's value, as the model declares it."""
    return LAYOUT_TYPE if key == "layout" else field_types()[key]


@cache
def adapter(key: str) -> TypeAdapter[list[Any]]:
    """The validator of a list of values for one top key.

    A list, because pydantic hands a configuration from outside to the dataclasses within, but not to one that
    stands alone.
    """
    from pydantic import ConfigDict, TypeAdapter

    hint: Any = list[_told_apart(type_of(key))]  # type: ignore[misc]  # a type made at run time
    return TypeAdapter(hint, config=ConfigDict(extra="forbid"))


def _told_apart(hint: Any) -> Any:
    """The type with its union of elements, if it holds one, told apart by `kind`."""
    from pydantic import Discriminator

    if get_origin(hint) is not tuple:
        return hint
    item: Any = get_args(hint)[0]
    if len(members_of(item)) < 2:
        return hint
    return tuple[Annotated[item, Discriminator("kind")], ...]


def validate(key: str, values: Sequence[Any]) -> tuple[list[Any], list[ErrorDetails]]:
    """Turns plain values for one top key into model values.

    Strict as JSON is: no text for a number, but text for an address or a choice.

    Args:
        key: a top key of the file.
        values: candidates; each error's `loc` begins with the index of its candidate.

    Returns:
        The model values and no errors, or nothing and every error.
    """
    try:
        return [fitted(type_of(key), value) for value in values], []
    except DoesNotFit:
        return _validated(key, values)


def _validated(key: str, values: Sequence[Any]) -> tuple[list[Any], list[ErrorDetails]]:
    """As `validate`, by pydantic, which finds every fault."""
    import json

    from pydantic import ValidationError

    try:
        return adapter(key).validate_json(json.dumps(values), strict=True), []
    except ValidationError as error:
        return [], error.errors(include_url=False)
