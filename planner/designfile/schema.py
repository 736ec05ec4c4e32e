"""JSON Schema of the design file, for editors that complete and check while somebody types.

A room of its own because it is made from the model and nobody reads it while the planner runs. The shipped copy is
`resources/schema/design.schema.json`; a test says whether it is current, and
`python -m planner schema > resources/schema/design.schema.json` makes it so.
"""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, get_args

from planner.designfile.format import FORMAT_VERSION, TOP_KEYS, field_types, hints_of, kind_of, members_of, mixes_kinds
from planner.designfile.shape import LayoutEntry, adapter
from planner.model.design import SECTIONS, Design
from planner.model.options import Options

_ATTRIBUTES = re.compile(r"^Attributes:\n(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_ATTRIBUTE = re.compile(r"^    (\w[\w, ]*):\s", re.MULTILINE)


def design_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a design file."""
    from pydantic import TypeAdapter

    keys = [key for key in TOP_KEYS if key != "format"]
    refs, schema = TypeAdapter.json_schemas(
        [(key, "validation", adapter(key)) for key in keys],
        title="Design of a Skype for Business Server topology",
        description="A design file of the Topology Planner.",
    )
    definitions = _without_noise(schema["$defs"])
    _describe(definitions)
    properties: dict[str, Any] = {
        "format": {"const": FORMAT_VERSION, "description": "Version of the file format; the first key of the file."}
    }
    for key in keys:
        # Adapters validate lists of values.
        properties[key] = _without_noise(refs[key, "validation"]["items"])
        _add_texts(properties[key], _texts_of(Design).get(key))
    for section in SECTIONS:
        if mixes_kinds(section):
            for cls in members_of(get_args(field_types()[section])[0]):
                required = definitions[cls.__name__].setdefault("required", [])
                required.insert(1 if required[:1] == ["id"] else 0, "kind")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": schema["title"],
        "description": schema["description"],
        "type": "object",
        "required": ["format"],
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(design_schema(), indent=2, ensure_ascii=False) + "\n"


def _without_noise(schema: Any) -> Any:
    """The schema without titles that repeat a name, and without what only OpenAPI knows."""
    if isinstance(schema, list):
        return [_without_noise(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_noise(value)
        for key, value in schema.items()
        if not (key == "discriminator" or (key == "title" and isinstance(value, str)))
    }


def _describe(definitions: dict[str, Any]) -> None:
    """Adds what the docstrings of the model say."""
    classes = _classes_of({*field_types().values(), LayoutEntry, Options})
    for name, definition in definitions.items():
        cls = classes.get(name)
        if cls is None:
            continue
        _add_texts(definition, _first_line(cls))
        definition["title"] = kind_of(cls) if "kind" in definition.get("properties", {}) else name
        for key, text in _texts_of(cls).items():
            if key in definition.get("properties", {}):
                _add_texts(definition["properties"][key], text)


def _add_texts(schema: dict[str, Any], text: str | None) -> None:
    if text:
        schema["description"] = re.sub(r"\bNone\b", "null", text)


def _first_line(cls: type) -> str:
    lines = (inspect.getdoc(cls) or "").split("\n\n")[0]
    return " ".join(lines.split())


def _texts_of(cls: type) -> dict[str, str]:
    """What the `Attributes:` of a class and its parents say, by field."""
    found: dict[str, str] = {}
    for parent in reversed(cls.__mro__):
        block = _ATTRIBUTES.search(inspect.cleandoc(parent.__doc__ or ""))
        if block is None:
            continue
        pieces = _ATTRIBUTE.split(block.group(1))[1:]
        for names, text in zip(pieces[::2], pieces[1::2], strict=True):
            found.update(dict.fromkeys(names.split(", "), " ".join(text.split())))
    return found


def _classes_of(hints: set[Any]) -> dict[str, type]:
    """Every model class that the types lead to, by name."""
    found: dict[str, type] = {}
    waiting = list(hints)
    while waiting:
        hint = waiting.pop()
        waiting.extend(get_args(hint))
        if not isinstance(hint, type) or hint.__name__ in found:
            continue
        if is_dataclass(hint):
            found[hint.__name__] = hint
            waiting.extend(hints_of(hint).values())
        elif issubclass(hint, Enum):
            found[hint.__name__] = hint
    return found
