from __future__ import annotations

import json

import pytest

from planner.editing.plain import PlainError, element_classes, element_from_plain, from_plain, to_plain
from planner.model.design import SECTION_OF_KIND
from planner.model.layout import Placement
from tests.editing.samples import example, small_document


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_every_element_survives_text(name: str) -> None:
    for element in example(name).design.elements:
        assert element_from_plain(json.loads(json.dumps(to_plain(element)))) == element


def test_fields_at_their_default_are_left_out() -> None:
    assert to_plain(small_document().design.clients[0]) == {
        "kind": "client",
        "id": "phone",
        "name": "Phone",
        "zone": "outside",
        "home": "pool",
    }


def test_every_kind_has_its_class() -> None:
    assert set(element_classes()) == set(SECTION_OF_KIND)


def test_numbers_are_told_from_truth() -> None:
    assert from_plain(Placement, {"x": 1, "y": 2.5, "is_folded": True}) == Placement(x=1.0, y=2.5, is_folded=True)
    wrongs: list[object] = [{"x": True, "y": 0}, {"x": 0, "y": 0, "is_folded": 1}, {"x": "0", "y": 0}, [], {"x": 1}]
    for wrong in wrongs:
        with pytest.raises(PlainError):
            from_plain(Placement, wrong)
