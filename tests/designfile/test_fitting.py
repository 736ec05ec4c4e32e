"""What fits is what pydantic makes of it; what pydantic refuses does not fit."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile.convert import to_plain
from planner.designfile.fitting import DoesNotFit, fitted
from planner.designfile.format import FORMAT_VERSION
from planner.designfile.shape import _validated, type_of
from planner.model.document import Document
from tests.strategies import documents

BROKEN: list[Any] = [None, True, 0, 443, 1.5, "", "x", "443", [], {}, [[]], {"kind": "gateway"}, "10.0.0.300", "no"]


def plain_of(document: Document) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(to_plain(document)))
    assert plain.pop("format") == FORMAT_VERSION
    return plain


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of everything inside a plain value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [found for key, item in inner for found in places(item, (*path, key))]


def agree(key: str, value: Any) -> None:
    items, errors = _validated(key, [value])
    try:
        assert [fitted(type_of(key), value)] == items
    except DoesNotFit:
        assert errors


@given(documents())
def test_a_sound_file_fits(document: Document) -> None:
    for key, value in plain_of(document).items():
        items, errors = _validated(key, [value])
        assert (errors, [fitted(type_of(key), value)]) == ([], items)


@given(documents(), st.data())
def test_both_say_the_same_of_a_file_with_a_fault(document: Document, data: st.DataObject) -> None:
    key, value = data.draw(st.sampled_from(sorted(plain_of(document).items(), key=lambda item: item[0])))
    value = copy.deepcopy(value)
    path = data.draw(st.sampled_from(places(value)))
    if not path:
        return agree(key, data.draw(st.sampled_from(BROKEN)))
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    if data.draw(st.booleans()) or isinstance(holder, list):
        holder[path[-1]] = data.draw(st.sampled_from(BROKEN))
    else:
        holder[f"{path[-1]}x"] = holder.pop(path[-1])
    return agree(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("zones", [{"id": "a", "name": "A", "zone_kind": "wifi", "view": "v", "subnets": ["10.0.0.1/24"]}]),
        ("zones", [{"id": "a", "name": "A", "zone_kind": "wifi", "view": "v", "subnets": [10]}]),
        ("zones", [{"id": "A b", "name": "A", "zone_kind": "wifi", "view": "v"}]),
        ("servers", [{"kind": "nothing", "id": "a"}]),
        ("servers", [{"id": "a"}]),
        ("servers", ["x"]),
        ("features", ["voice", "choir"]),
        ("layout", {"a": {"x": 1, "y": True}}),
        ("layout", {"a": {"bends": [[1, 2, 3]]}}),
        ("mobility", {"enabled": "yes"}),
        ("title", 5),
    ],
)
def test_faults_do_not_fit(key: str, value: Any) -> None:
    with pytest.raises(DoesNotFit):
        fitted(type_of(key), value)
    agree(key, value)
