"""The JSON Schema that editors use.

The shipped file is made by `python -m planner schema > resources/schema/design.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.designfile.format import TOP_KEYS
from planner.designfile.schema import design_schema, schema_text

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "schema" / "design.schema.json"


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _nodes(value)


def test_the_shipped_schema_is_current() -> None:
    assert SHIPPED.read_text("utf-8") == schema_text()


def test_the_schema_knows_every_key_and_no_other() -> None:
    schema = design_schema()
    assert tuple(schema["properties"]) == TOP_KEYS
    assert schema["additionalProperties"] is False
    for name, definition in schema["$defs"].items():
        assert "enum" in definition or definition["additionalProperties"] is False, name


def test_every_reference_leads_somewhere() -> None:
    schema = design_schema()
    references = {node["$ref"] for node in _nodes(schema) if isinstance(node.get("$ref"), str)}
    assert references == {f"#/$defs/{name}" for name in schema["$defs"]}


def test_the_kind_is_demanded_where_kinds_are_mixed() -> None:
    definitions = design_schema()["$defs"]
    assert definitions["EdgePool"]["required"] == ["id", "kind", "name", "fqdn"]
    assert definitions["Zone"]["required"] == ["id", "name", "zone_kind", "view"]


def test_the_texts_of_the_model_are_told() -> None:
    schema = design_schema()
    assert schema["$defs"]["Zone"]["description"] == "A network segment."
    assert "DNS view" in schema["$defs"]["Zone"]["properties"]["view"]["description"]
    assert schema["$defs"]["EdgePool"]["properties"]["fqdn"]["description"].startswith("the pool FQDN")
    assert schema["$defs"]["EdgePool"]["properties"]["generation"]["description"].startswith("null means")
    assert schema["properties"]["sip_domains"]["description"].startswith("the first one")


def test_the_schema_is_the_same_each_time() -> None:
    assert schema_text() == schema_text()
    assert json.loads(schema_text()) == design_schema()
