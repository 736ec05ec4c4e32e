"""Examples are laid over a reference design, element by element."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planner.findings.examples import ExampleError, whole_example

BASE = {
    "format": 1,
    "title": "Base",
    "features": ["a", "b"],
    "servers": [
        {"id": "one", "web": {"inside": "x", "outside": "y"}, "members": [{"id": "m1", "n": 1}, {"id": "m2", "n": 2}]},
        {"id": "two"},
    ],
    "devices": [{"id": "fw", "interfaces": [{"name": "in", "zone": "lan"}, {"name": "out", "zone": "net"}]}],
}


def whole(patch: Any) -> dict[str, Any]:
    return dict(whole_example(json.dumps(patch), json.loads, lambda name: json.dumps({**BASE, "title": name})))


def test_without_a_base_an_example_is_whole() -> None:
    assert whole({"format": 1, "title": "Alone"}) == {"format": 1, "title": "Alone"}


def test_the_base_is_found_by_its_name() -> None:
    assert whole({"base": "small"}) == {**BASE, "title": "small"}


def test_mappings_are_laid_over_and_other_fields_stay() -> None:
    result = whole({"base": "b", "servers": [{"id": "one", "web": {"outside": "z"}}]})
    assert result["servers"][0]["web"] == {"inside": "x", "outside": "z"}
    assert result["servers"][1] == {"id": "two"}


def test_null_takes_a_field_away() -> None:
    assert whole({"base": "b", "servers": [{"id": "one", "web": {"outside": None}}]})["servers"][0]["web"] == {
        "inside": "x"
    }


def test_a_new_id_is_added_at_the_end() -> None:
    assert [item["id"] for item in whole({"base": "b", "servers": [{"id": "three"}]})["servers"]] == [
        "one",
        "two",
        "three",
    ]


def test_interfaces_are_laid_over_by_name() -> None:
    patch = {"base": "b", "devices": [{"id": "fw", "interfaces": [{"name": "out", "zone": "wan"}]}]}
    assert whole(patch)["devices"][0]["interfaces"] == [{"name": "in", "zone": "lan"}, {"name": "out", "zone": "wan"}]


def test_a_list_of_values_replaces() -> None:
    assert whole({"base": "b", "features": ["c"]})["features"] == ["c"]


def test_an_empty_list_replaces() -> None:
    assert whole({"base": "b", "features": []})["features"] == []


def test_elements_and_their_parts_are_taken_away() -> None:
    result = whole({"base": "b", "without": ["two", "m1"]})
    assert [item["id"] for item in result["servers"]] == ["one"]
    assert [item["id"] for item in result["servers"][0]["members"]] == ["m2"]


def test_the_base_itself_is_not_changed() -> None:
    before = json.dumps(BASE)
    whole({"base": "b", "servers": [{"id": "one", "web": {"outside": "z"}}]})
    assert json.dumps(BASE) == before


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(ExampleError, match="not a mapping"):
        whole_example("[1]", json.loads, lambda name: "{}")
