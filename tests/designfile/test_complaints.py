"""Pydantic's findings in our words. The table of messages is in test_read.py; here is what it cannot show."""

from __future__ import annotations

from typing import Any

import pytest

from planner.designfile.complaints import complaints, nearest, split_message
from planner.designfile.shape import type_of, validate


def complain(key: str, value: Any) -> list[tuple[tuple[str | int, ...], str, str]]:
    _, errors = validate(key, [value])
    inner: Any = [{**error, "loc": error["loc"][1:]} for error in errors]
    return [(fault.path, fault.what, fault.expected) for fault in complaints(inner, type_of(key), value)]


def test_a_place_is_told_once_although_a_union_fails_twice() -> None:
    client = {"id": "a", "name": "A", "zone": "z", "address": "nowhere"}
    assert complain("clients", [client]) == [((0, "address"), "'nowhere' is not an IP address", "IPv4 or IPv6")]


def test_the_fault_of_a_nested_element_has_its_whole_path() -> None:
    server = {
        "id": "a",
        "kind": "file-store",
        "name": "A",
        "fqdn": "a",
        "members": [{"id": "m", "fqdn": "m", "interfaces": [{"name": "a", "zone": "z", "side": "inner"}]}],
    }
    assert complain("servers", [server]) == [
        (
            (0, "members", 0, "interfaces", 0, "side"),
            "'inner' is not known here",
            "'primary', 'internal', 'external' or 'pstn'",
        )
    ]


def test_an_unknown_field_named_like_a_kind_is_not_taken_for_one() -> None:
    server = {"id": "a", "kind": "gateway", "name": "A", "fqdn": "a", "gateway": 1}
    path, what, expected = complain("servers", [server])[0]
    assert (path, what) == ((0, "gateway"), "unknown field 'gateway'")
    assert "'id'" in expected


def test_a_refusal_of_the_model_points_at_the_value_it_names() -> None:
    rule = {"hosts": ["a.b", "a b"], "backend": "pool"}
    proxy = {"id": "p", "kind": "reverse-proxy", "name": "P", "rules": [rule]}
    assert complain("devices", [proxy])[0][:2] == ((0, "rules", 0, "hosts", 1), "'a b' is not a DNS name")


def test_a_refusal_that_names_no_value_points_at_the_element() -> None:
    twice = [{"name": "a", "zone": "z"}, {"name": "a", "zone": "z"}]
    assert complain("devices", [{"id": "r", "kind": "router", "name": "R", "interfaces": twice}]) == [
        ((0,), "interface 'a' is given twice", "")
    ]


def test_long_texts_are_cut() -> None:
    (_, what, _) = complain("product", "x" * 500)[0]
    assert len(what) < 100
    assert "…" in what


def test_numbers_lists_and_nothing_are_named_as_what_they_are() -> None:
    values: dict[str, Any] = {"enabled": 1, "wifi_only": None, "uses_voip": [], "discovery": {}, "push": False}
    found = {key: complain("mobility", {key: value})[0][1] for key, value in values.items()}
    assert found == {
        "enabled": "the number 1 stands here",
        "wifi_only": "nothing stands here",
        "uses_voip": "a list stands here",
        "discovery": "a mapping stands here",
        "push": "false stands here",
    }


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("adresses", ("addresses", "name"), "'addresses'"),
        ("xyz", ("addresses", "name"), "'addresses' or 'name'"),
        ("xyz", ("only",), "'only'"),
        ("xyz", (), ""),
    ],
)
def test_the_nearest_name_is_offered(name: str, known: tuple[str, ...], expected: str) -> None:
    assert nearest(name, known) == expected


def test_the_models_messages_are_taken_apart() -> None:
    assert split_message("'x' is bad (expected y (or z))") == ("'x' is bad", "y (or z)")
    assert split_message("'x' is bad (see above)") == ("'x' is bad (see above)", "")
