"""Plain data to a Document and back.

A room of its own because reading has to say as much as possible about a broken file: one bad element must not hide
what is wrong with the others. So each top key is shaped by itself, elements that fail are set aside, and the rest is
still checked for ids that lead nowhere.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, is_dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from itertools import islice
from types import MappingProxyType
from typing import Any

from planner.designfile.complaints import complaints, nearest, split_message
from planner.designfile.errors import MOST_PROBLEMS, Fault, FilePath
from planner.designfile.format import (
    ALWAYS_WRITTEN,
    DESIGN_KEYS,
    FORMAT_VERSION,
    LISTED_ON_ONE_LINE,
    ONE_LINE_CLASSES,
    TOP_KEYS,
    fields_of,
    mixes_kinds,
)
from planner.designfile.positions import PositionMap
from planner.designfile.shape import LayoutEntry, type_of, validate
from planner.model.design import SECTIONS, Design
from planner.model.document import Document
from planner.model.errors import BrokenDesignError, StructureProblem
from planner.model.layout import Annotation, Layout, Placement
from planner.model.options import Options

_SLICE = 1000
"""Elements of a section that are shaped at once."""

# --- plain data to a Document --------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """What has been made of a file so far.

    Attributes:
        values: model values by top key.
        set_aside: paths of elements that failed, and of whole sections.
    """

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    set_aside: set[FilePath] = field(default_factory=set)


def to_document(data: Mapping[str, Any]) -> tuple[Document | None, list[Fault]]:
    """Builds the document that plain data of the present format describes.

    Returns:
        The document and no faults, or None and every fault.
    """
    reading = _Reading()
    for key, value in data.items():
        if key not in TOP_KEYS:
            reading.faults.append(Fault((key,), f"unknown field '{key}'", nearest(key, TOP_KEYS), is_about_key=True))
        elif key != "format" and value is not None:  # a key without a value is an empty section
            _shape(reading, key, value)
    design = _design(reading, data)
    layout = _layout(reading)
    for key in layout.annotations:
        if design is not None and design.find(key) is not None:
            reading.faults.append(Fault(("layout", key), f"'{key}' is an element", "an id of its own for a note"))
    if reading.faults or design is None:
        return None, reading.faults
    title, options = reading.values.get("title", ""), reading.values.get("options", Options())
    return Document(title=title, design=design, layout=layout, options=options), []


def _shape(reading: _Reading, key: str, value: Any) -> None:
    value = _with_version_as_text(key, value)
    if key not in SECTIONS or not isinstance(value, list):
        _shape_whole(reading, key, value)
        return
    found: list[Any] = []
    for start in range(0, len(value), _SLICE):
        if len(reading.faults) > MOST_PROBLEMS:  # enough is known; the rest would only cost time and memory
            reading.set_aside.add((key,))
            break
        found.extend(_shaped_items(reading, key, value[start : start + _SLICE], start))
    reading.values[key] = tuple(found)


def _shaped_items(reading: _Reading, key: str, value: list[Any], start: int) -> Iterable[Any]:
    """Model values of a slice of a section; elements that fail are set aside."""
    items, errors = validate(key, [value])
    if errors:
        reading.faults.extend(_faults(key, errors, value, start))
        failed = {error["loc"][1] for error in errors if len(error["loc"]) > 1}
        reading.set_aside.update((key, start + index) for index in failed if isinstance(index, int))
        items, _ = validate(key, [[item for index, item in enumerate(value) if index not in failed]])
    return items[0] if items else ()


def _shape_whole(reading: _Reading, key: str, value: Any) -> None:
    items, errors = validate(key, [value])
    if errors:
        reading.faults.extend(_faults(key, errors, value))
        reading.set_aside.add((key,))
    else:
        reading.values[key] = items[0]


def _faults(key: str, errors: Iterable[Any], value: Any, start: int = 0) -> Iterator[Fault]:
    """Faults of a value, or of the slice of a section that begins at `start`."""
    # Twice as many as are shown, since several errors can be one fault.
    inner = [{**error, "loc": error["loc"][1:]} for error in islice(errors, 2 * MOST_PROBLEMS)]
    for fault in complaints(inner, type_of(key), value):  # type: ignore[arg-type]  # ErrorDetails, one step shorter
        path = fault.path
        if start and path and isinstance(path[0], int):
            path = (path[0] + start, *path[1:])
        yield Fault((key, *path), fault.what, fault.expected, fault.is_about_key)


def _with_version_as_text(key: str, value: Any) -> Any:
    """Lets a planner write `product: 2019` without quotes, and the generation of a server, too."""
    if key == "product":
        return str(value) if type(value) is int else value
    if key == "servers" and isinstance(value, list):
        return [
            {**item, "generation": str(item["generation"])}
            if isinstance(item, dict) and type(item.get("generation")) is int
            else item
            for item in value
        ]
    return value


def _design(reading: _Reading, data: Mapping[str, Any]) -> Design | None:
    """The design of everything that could be shaped; faults of its structure are added."""
    positions = PositionMap(None, data)
    for element_id, (first, *others) in positions.ids_given_twice():
        for path in others:
            what = f"the id '{element_id}' is given twice, first by '{_spelled(first)}'"
            reading.faults.append(Fault((*path, "id"), what, "an id of its own for every element, machine and VIP"))
    values = {key: reading.values[key] for key in DESIGN_KEYS if key in reading.values}
    try:
        return Design(**values)
    except BrokenDesignError as error:
        reading.faults.extend(_structure_faults(reading, error.problems, positions, data))
    return None


def _structure_faults(
    reading: _Reading, problems: Iterable[StructureProblem], positions: PositionMap, data: Mapping[str, Any]
) -> Iterator[Fault]:
    """Faults of structure that are the file's own and not due to elements set aside."""
    whole_sections = {path[0] for path in reading.set_aside if len(path) == 1} & set(SECTIONS)
    for problem in problems:
        if problem.path[-1:] == ("id",):
            continue  # told above, with both places
        path = _path_of(problem, positions, data)
        target = _value_at(data, path)
        to_missing = isinstance(target, str) and _is_set_aside(reading, positions.paths_of(target))
        if not problem.element or not (whole_sections or to_missing):
            yield Fault(path, *split_message(problem.message))


def _is_set_aside(reading: _Reading, paths: Iterable[FilePath]) -> bool:
    return any(path[:2] in reading.set_aside for path in paths)


def _path_of(problem: StructureProblem, positions: PositionMap, data: Mapping[str, Any]) -> FilePath:
    """The place of a problem; of two elements with one id, the one that has that field."""
    if not problem.element:
        return problem.path
    paths = [(*path, *problem.path) for path in positions.paths_of(problem.element)]
    fitting = [path for path in paths if repr(_value_at(data, path)) in problem.message]
    return (fitting or paths or [()])[0]


def _value_at(data: Any, path: FilePath) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _spelled(path: FilePath) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _layout(reading: _Reading) -> Layout:
    entries: dict[str, LayoutEntry] = reading.values.get("layout", {})
    placements, bends, annotations = {}, {}, {}
    for key, entry in entries.items():
        text = entry.note if entry.frame is None else entry.frame
        if text is not None:
            annotations[key] = Annotation(text=text, is_frame=entry.frame is not None)
        if entry.bends:
            bends[key] = entry.bends
        if entry.x is not None and entry.y is not None:
            placements[key] = Placement(
                x=entry.x,
                y=entry.y,
                width=entry.width,
                height=entry.height,
                is_folded=entry.is_folded,
                is_locked=entry.is_locked,
                level=entry.level,
            )
        elif (
            text is not None
            or not entry.bends
            or (entry.x, entry.y, entry.width, entry.height) != (None, None, None, None)
        ):
            lacking = "x" if entry.x is None else "y"
            reading.faults.append(Fault(("layout", key), f"field '{lacking}' is missing", "both x and y"))
    return Layout(placements=placements, bends=bends, annotations=annotations)


# --- a Document to plain data --------------------------------------------------------------------


class OneLine(dict[str, Any]):
    """A mapping that is written on one line when it fits.

    Attributes:
        is_listed: a whole list of them stands on one line when it fits.
    """

    is_listed: bool = False


class Labelled(list[Any]):
    """A list whose items have labels for comments to hold on to.

    Attributes:
        labels: index by label, in order; empty when no comment is anchored inside.
    """

    labels: Mapping[str, int] = MappingProxyType({})


Anchor = tuple[str, ...]


def to_plain(document: Document, kept: frozenset[Anchor] = frozenset()) -> dict[str, Any]:
    """Plain data of a document in file order, defaults left out.

    Args:
        document: what to write.
        kept: anchors of comments with all their prefixes: a field at one of them is written even if it has its
            default, so that the comment keeps its line.
    """
    maker = _Maker(kept)
    plain: dict[str, Any] = {"format": FORMAT_VERSION}
    if document.title or ("title",) in kept:
        plain["title"] = document.title
    for item in fields_of(Design, with_kind=False):
        value = getattr(document.design, item.name)
        if item.name in ALWAYS_WRITTEN or value != item.default or (item.name,) in kept:
            plain[item.name] = maker.value(value, (item.name,), with_kind=mixes_kinds(item.name))
    if document.options != Options() or ("options",) in kept:
        plain["options"] = maker.value(document.options, ("options",))
    layout = _plain_layout(document.layout, maker)
    if layout or ("layout",) in kept:
        plain["layout"] = layout
    return plain


class _Maker:
    """Makes plain data of model values."""

    def __init__(self, kept: frozenset[Anchor]) -> None:
        self._kept = kept

    def value(self, value: Any, path: Anchor, *, with_kind: bool = False) -> Any:
        """Plain data of one value that stands at `path`."""
        if isinstance(value, Enum):
            return value.value
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, float):
            return _plain_number(value)
        if isinstance(value, tuple):
            return self._list(value, path, with_kind=with_kind)
        if isinstance(value, IPv4Address | IPv6Address | IPv4Network | IPv6Network):
            return str(value)
        if isinstance(value, dict):
            return {key: self.value(inner, (*path, key)) for key, inner in value.items()}
        assert is_dataclass(value), f"the file cannot hold {value!r}"
        return self._mapping(value, path, with_kind=with_kind)

    def _list(self, values: tuple[Any, ...], path: Anchor, *, with_kind: bool) -> Labelled:
        # Labels cost time and serve only comments further down.
        labels = labels_of(values) if path in self._kept else ()
        steps = labels or ("",) * len(values)
        found = Labelled(
            self.value(value, (*path, step), with_kind=with_kind) for value, step in zip(values, steps, strict=True)
        )
        found.labels = {label: index for index, label in enumerate(labels)}
        return found

    def _mapping(self, value: Any, path: Anchor, *, with_kind: bool) -> dict[str, Any]:
        cls: Any = type(value)
        found: dict[str, Any] = {}
        if cls in ONE_LINE_CLASSES:
            found = OneLine()
            found.is_listed = cls in LISTED_ON_ONE_LINE
        for item in fields_of(cls, with_kind=with_kind):
            inner = getattr(value, item.name)
            if item.default is MISSING or inner != item.default or (self._kept and (*path, item.name) in self._kept):
                found[item.name] = self.value(inner, (*path, item.name))
        return found


def labels_of(values: tuple[Any, ...]) -> tuple[str, ...]:
    """Labels of the items of a list, by which comments find them again after an edit.

    An element is its id, an interface its name, a binding or port its service, a text itself. What has no name of
    its own, such as a firewall rule, is labelled by its content: a comment about it must not slide to the rule that
    takes its place in the list.
    """
    found: list[str] = []
    counts: dict[str, int] = {}
    for value in values:
        label = _label(value)
        counts[label] = counts.get(label, 0) + 1
        found.append(label if counts[label] == 1 else f"{label}~{counts[label]}")
    return tuple(found)


def _label(value: Any) -> str:
    if not is_dataclass(value):
        return str(value)
    for name in ("id", "name", "service", "code"):
        if isinstance(label := getattr(value, name, None), str):
            return str(label)
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:12]


def _plain_layout(layout: Layout, maker: _Maker) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in sorted({*layout.placements, *layout.bends}):
        entry = OneLine()
        placement = layout.placements.get(key)
        if placement is not None and _is_drawable(placement):
            entry.update(maker.value(placement, ("layout", key)))
            if annotation := layout.annotations.get(key):
                entry["frame" if annotation.is_frame else "note"] = annotation.text
        if bends := layout.bends.get(key):
            entry["bends"] = [[_plain_number(x), _plain_number(y)] for x, y in bends if _is_finite(x, y)]
        if entry:
            found[key] = entry
    return found


def _is_drawable(placement: Placement) -> bool:
    """A box at infinity is placed anew by the next reader; it must not make the file unreadable."""
    return _is_finite(placement.x, placement.y, placement.width or 0, placement.height or 0)


def _is_finite(*numbers: float) -> bool:
    return all(math.isfinite(number) and abs(number) < 1e15 for number in numbers)


def _plain_number(number: float) -> int | float:
    return int(number) if number == int(number) else number
