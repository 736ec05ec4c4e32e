"""Plain rows become frozen dataclasses; every fault is named with its file and row id.

A module of its own, written by hand instead of with pydantic: importing pydantic and preparing adapters for the
row types cost 300 ms where this was measured, more than reading the whole catalog, at each start of programs
that may never open a design file. The rule is small: a row's keys are the dataclass' fields, and the field's type
says what may stand there. A field may rename its key (``metadata={"key": "from"}``); a class with a
``from_plain`` reads its own short form. ``reference`` is filled from ``source`` and the titles of the documents.
"""

import dataclasses
import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Row = TypeVar("Row")
Titles = Mapping[str, str]
_Read = Callable[[Any, "_Place"], Any]
_Shape = tuple[dict[str, tuple[str, _Read]], tuple[str, ...], bool]


class Misfit(Exception):
    """A value that does not fit its field; caught here and reported with file and row."""


@dataclasses.dataclass(slots=True)
class _Place:
    """Where the value being read stands, for messages, and what is needed on the way."""

    where: str
    titles: Titles
    faults: list[str]


def build_rows(kind: type[Row], plain: Any, where: str, titles: Titles, faults: list[str]) -> tuple[Row, ...]:
    """Builds one table.

    Args:
        kind: dataclass of the rows.
        plain: list of mappings, as read from the file.
        where: file and table, for messages.
        titles: title of each source id, for ``reference``.
        faults: gains one sentence for each fault; the rows concerned are left out.
    """
    if not isinstance(plain, list):
        faults.append(f"{where}: a list of rows is expected")
        return ()
    rows = []
    for number, row in enumerate(plain, start=1):
        label = row.get("id", row.get("key")) if isinstance(row, dict) else None
        place = _Place(f"{where} {label if label is not None else f'row {number}'}", titles, faults)
        built = _build_object(kind, row, place)
        if built is not None:
            rows.append(built)
    return tuple(rows)


def build_one(kind: type[Row], plain: Any, where: str, titles: Titles, faults: list[str]) -> Row | None:
    """Builds a table that is a single mapping; None after a fault."""
    return _build_object(kind, plain, _Place(where, titles, faults))


def _build_object(kind: type[Row], row: Any, place: _Place) -> Row | None:
    if not isinstance(row, dict):
        place.faults.append(f"{place.where}: a mapping is expected, not {row!r}")
        return None
    shape: _Shape = _shape(kind)  # type: ignore[arg-type]  # mypy does not see that a class is hashable
    readers, required, cites = shape
    before = len(place.faults)
    values: dict[str, Any] = {}
    for key, value in row.items():
        reader = readers.get(key)
        if reader is None:
            place.faults.append(f"{place.where}: unknown key {key!r}")
            continue
        name, read = reader
        try:
            values[name] = read(value, place)
        except Misfit as misfit:
            place.faults.append(f"{place.where}: {key}: {misfit}")
    place.faults += [f"{place.where}: {key} is missing" for key in required if key not in row]
    if cites and len(place.faults) == before:
        values["reference"] = cited(values.get("source", ()), place.titles)
    return kind(**values) if len(place.faults) == before else None


def cited(source: tuple[str, ...], titles: Titles) -> str:
    """Short human form of a source list: titles instead of ids, a heading kept."""
    parts = []
    for entry in source:
        key, _, heading = entry.partition(" § ")
        title = titles.get(key, key)
        parts.append(f"{title} § {heading}" if heading else title)
    return "; ".join(parts)


@cache
def _shape(kind: type[Any]) -> _Shape:
    """What a row of this kind may hold: key -> (field, reader); the keys it must hold; whether it cites."""
    hints = get_type_hints(kind)
    readers: dict[str, tuple[str, _Read]] = {}
    required = []
    cites = False
    for field in dataclasses.fields(kind):
        if field.name == "reference":
            cites = True
            continue
        key = field.metadata.get("key", field.name)
        readers[key] = (field.name, _reader(hints[field.name]))
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            required.append(key)
    return readers, tuple(required), cites


def _reader(hint: Any) -> _Read:
    origin = get_origin(hint)
    if hint is Any:
        return lambda value, place: _frozen(value)
    if origin is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    if origin is Literal:
        return _choice_reader(get_args(hint))
    if origin in (Union, types.UnionType):
        (inner,) = (_reader(part) for part in get_args(hint) if part is not types.NoneType)
        return lambda value, place: None if value is None else inner(value, place)
    if origin is Mapping:
        return _mapping_reader
    if hasattr(hint, "from_plain"):
        return lambda value, place: hint.from_plain(value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _object_reader(hint)
    return _scalar_reader(hint)


def _scalar_reader(kind: type[Any]) -> _Read:
    def read(value: Any, place: _Place) -> Any:
        if type(value) is not kind:
            raise Misfit(f"{kind.__name__} is expected, not {value!r}")
        return value

    return read


def _choice_reader(choices: tuple[Any, ...]) -> _Read:
    def read(value: Any, place: _Place) -> Any:
        if value not in choices:
            raise Misfit(f"one of {', '.join(map(str, choices))} is expected, not {value!r}")
        return value

    return read


def _tuple_reader(read_item: _Read) -> _Read:
    def read(value: Any, place: _Place) -> Any:
        # One line of notes is written as text, several as a list.
        return tuple([read_item(item, place) for item in (value if isinstance(value, list) else [value])])

    return read


def _object_reader(kind: type[Any]) -> _Read:
    def read(value: Any, place: _Place) -> Any:
        # A row inside a row that has an id of its own (the facts of sizing) is named in messages too.
        inner = f" {value['id']}" if isinstance(value, dict) and "id" in value else ""
        built: object | None = _build_object(kind, value, _Place(place.where + inner, place.titles, place.faults))
        return built

    return read


def _mapping_reader(value: Any, place: _Place) -> Any:
    if not isinstance(value, dict):
        raise Misfit(f"a mapping is expected, not {value!r}")
    return _frozen(value)


def _frozen(value: Any) -> Any:
    """Plain data that nobody can change: rows are shared by the whole program."""
    if isinstance(value, dict):
        return types.MappingProxyType({key: _frozen(part) for key, part in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    return value
