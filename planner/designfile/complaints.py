"""What pydantic found, in our words.

A room of its own because a planner who edits a design by hand reads these, and "lax-or-strict[...]" helps nobody.
What was expected is worked out from the model's type at that place, not from the error, so that an address that is
neither IPv4 nor IPv6 is one problem and not two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from planner.designfile.errors import Fault, FilePath
from planner.designfile.format import hints_of, kind_of, members_of
from planner.model.errors import MisplacedValueError, ModelError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_LONGEST_QUOTE = 60
_EXPECTED = re.compile(r" \(expected (.*)\)$", re.DOTALL)


def complaints(errors: Iterable[ErrorDetails], hint: Any, value: Any) -> Iterator[Fault]:
    """Faults of one value.

    Args:
        errors: of this value; their `loc` begins inside it.
        hint: the type the value should have had.
        value: plain data.

    Yields:
        Faults with paths inside the value, one a place.
    """
    seen: set[tuple[FilePath, bool]] = set()
    for error in errors:
        path, missing = _path_in_data(error["loc"], value)
        if error["type"] == "missing":
            path += (missing,)
        key = (path, error["type"] == "unexpected_keyword_argument")
        if key not in seen:
            seen.add(key)
            yield _fault(error, path, hint, value)


def _path_in_data(loc: tuple[int | str, ...], value: Any) -> tuple[FilePath, str]:
    """The part of a location that leads through the data, and the last step that does not.

    Between them pydantic puts names of its own, such as the tag of a union.
    """
    path: list[str | int] = []
    missing = ""
    for step in loc:
        holds = (isinstance(value, dict) and step in value) or _is_index(step, value)
        if holds:
            value = value[step]
            path.append(step)
        else:
            missing = str(step)
    return tuple(path), missing


def _is_index(step: int | str, value: Any) -> bool:
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _fault(error: ErrorDetails, path: FilePath, hint: Any, value: Any) -> Fault:
    kind = error["type"]
    if kind == "missing":
        return _missing(path, hint, value)
    if kind == "unexpected_keyword_argument":
        return _unknown(path, hint, value)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _bad_kind(path, hint, value)
    place, found = _walk(hint, value, path)
    cause = error.get("ctx", {}).get("error")
    if kind == "value_error" and isinstance(cause, ModelError):
        what, expected = split_message(str(cause))
        within = cause.path if isinstance(cause, MisplacedValueError) else _culprit(found, what)
        return Fault((*path, *within), what, expected)
    return Fault(path, *_mismatch(place, found))


def split_message(message: str) -> tuple[str, str]:
    """A model's message as (what is wrong, what was expected)."""
    found = _EXPECTED.search(message)
    return (message[: found.start()], found.group(1)) if found else (message, "")


def _missing(path: FilePath, hint: Any, value: Any) -> Fault:
    holder, found = _walk(hint, value, path[:-1])
    if isinstance(found, list):
        return Fault(path[:-1], *_mismatch(holder, found))
    place, _ = _walk(hint, value, path)
    return Fault(path[:-1], f"field '{path[-1]}' is missing", _type_in_words(place))


def _unknown(path: FilePath, hint: Any, value: Any) -> Fault:
    cls = _class_at(*_walk(hint, value, path[:-1]))
    names = tuple(hints_of(cls)) if cls is not None else ()
    return Fault(path, f"unknown field '{path[-1]}'", nearest(str(path[-1]), names), is_about_key=True)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or all of them."""
    import difflib  # only when something is misspelled: most files are sound, and are to be seen soon

    names = tuple(known)
    close = difflib.get_close_matches(name, names, n=1)
    return f"'{close[0]}'" if close else _choice(names)


def _few(name: str, choices: tuple[str, ...]) -> str:
    """All choices when they are quickly read, else the one that was probably meant."""
    return _choice(choices) if len(choices) <= 4 else nearest(name, choices)


def _bad_kind(path: FilePath, hint: Any, value: Any) -> Fault:
    place, found = _walk(hint, value, path)
    kinds = tuple(kind_of(cls) for cls in members_of(place) if isinstance(cls, type) and is_dataclass(cls))
    if "kind" not in found:
        return Fault(path, "field 'kind' is missing", _choice(kinds))
    given = found["kind"]
    expected = nearest(given, kinds) if isinstance(given, str) else _choice(kinds)
    return Fault((*path, "kind"), f"{_in_words(given)} is not a kind of element here", expected)


def _culprit(found: Any, message: str) -> FilePath:
    """The field that a model's message is about: those messages begin with the value they refuse."""
    for key, inner in found.items() if isinstance(found, dict) else ():
        if isinstance(inner, str) and message.startswith(repr(inner)):
            return (key,)
        for index, item in enumerate(inner if isinstance(inner, list) else ()):
            if isinstance(item, str) and message.startswith(repr(item)):
                return (key, index)
    return ()


def _walk(hint: Any, value: Any, path: FilePath) -> tuple[Any, Any]:
    """(type, value) at a path; the value is None where the data has none."""
    for step in path:
        if isinstance(step, int):
            hint = _item_type(hint, step)
        elif (cls := _class_at(hint, value)) is not None:
            hint = hints_of(cls).get(step)
        else:
            hint = next((get_args(member)[1] for member in members_of(hint) if get_origin(member) is dict), None)
        held = (isinstance(value, dict) and step in value) or _is_index(step, value)
        value = value[step] if held else None
    return hint, value


def _item_type(hint: Any, index: int) -> Any:
    for member in members_of(hint):
        if get_origin(member) in (tuple, list):
            arguments = [argument for argument in get_args(member) if argument is not Ellipsis]
            return arguments[min(index, len(arguments) - 1)]
    return None


def _class_at(hint: Any, value: Any) -> type | None:
    """The model class that a mapping of this type describes."""
    classes = [member for member in members_of(hint) if is_dataclass(member) and isinstance(member, type)]
    if len(classes) < 2:
        return classes[0] if classes else None
    kind = value.get("kind") if isinstance(value, dict) else None
    return next((cls for cls in classes if kind_of(cls) == kind), None)


def _mismatch(hint: Any, value: Any) -> tuple[str, str]:
    """(what is wrong, what was expected) of a value that does not fit its type."""
    expected = _type_in_words(hint)
    members = set(members_of(hint))
    if isinstance(value, str):
        if members & {IPv4Address, IPv6Address}:
            return f"{_quoted(value)} is not an IP address", "IPv4 or IPv6"
        if members & {IPv4Network, IPv6Network}:
            return f"{_quoted(value)} is not an IP network", _network_hint(value)
        choices = _choices(hint)
        if choices:
            return f"{_quoted(value)} is not known here", _few(value, choices)
    return f"{_in_words(value)} stands here", expected


def _network_hint(text: str) -> str:
    try:
        return f"its first address, {ip_network(text, strict=False)}"
    except ValueError:
        return "IPv4 or IPv6 with its prefix length, such as 10.0.0.0/24"


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…")


def _in_words(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {_quoted(value)}"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "a mapping"


def _choices(hint: Any) -> tuple[str, ...]:
    for member in members_of(hint):
        if isinstance(member, type) and issubclass(member, Enum):
            return tuple(str(item.value) for item in member)
        if get_origin(member) is Literal:
            return tuple(map(str, get_args(member)))
    return ()


def _choice(names: Iterable[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}" if quoted else ""


_WORDS: dict[Any, str] = {
    str: "text; in quotes if it looks like a number",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    IPv4Address: "an IP address",
    IPv4Network: "an IP network such as 10.0.0.0/24",
}


def _type_in_words(hint: Any) -> str:
    members = [member for member in members_of(hint) if member is not NoneType]
    if choices := _choices(hint):
        return _choice(choices)
    for member in members:
        if member in _WORDS:
            return _WORDS[member]
        if get_origin(member) is tuple:
            return "a list" if Ellipsis in get_args(member) else f"a list of {len(get_args(member))} numbers"
        if get_origin(member) is dict or is_dataclass(member):
            return "a mapping of fields"
    return ""
