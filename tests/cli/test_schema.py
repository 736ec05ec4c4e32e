"""`planner schema`."""

from __future__ import annotations

import json

from planner.resource_files import resource_path
from tests.cli.conftest import Call


def test_the_schema_is_the_shipped_one(call: Call) -> None:
    answer = call("schema")
    assert answer.status == 0
    assert answer.out == resource_path("schema", "design.schema.json").read_text(encoding="utf-8")
    assert json.loads(answer.out)["properties"]["format"]["const"] == 1
