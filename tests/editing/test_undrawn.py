"""Elements without a box: each can be added to any design that has what it needs, and says what it lacks."""

from __future__ import annotations

import pytest

from planner.editing.autolayout import completed
from planner.editing.session import EditingSession
from planner.editing.undrawn import UNDRAWN, undrawn_element
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.policies import PolicyScope
from tests.editing.samples import example

KEYS = [row.key for row in UNDRAWN]


@pytest.mark.parametrize("key", KEYS)
def test_each_is_added_twice_and_undone(key: str) -> None:
    session = EditingSession(example("standard"))
    before = session.document
    for number in (1, 2):
        session.do(undrawn_element(session.document, key))
        new = [item for item in session.document.design.elements if item.id not in before.design.all_ids]
        assert [item.kind for item in new] == [key] * number
    assert session.undo_labels[-1].startswith("Add ")
    session.undo()
    session.undo()
    assert session.document == before


@pytest.mark.parametrize("key", KEYS)
def test_in_an_empty_design_it_is_added_or_says_what_it_needs(key: str) -> None:
    if key in ("dns-record", "certificate"):
        with pytest.raises(ModelError, match="first"):
            undrawn_element(Document(), key)
    else:
        assert undrawn_element(Document(), key).apply(Document()).design.elements[0].kind == key


def test_what_is_chosen_is_meant() -> None:
    document = example("standard")
    zone = next(zone for zone in document.design.zones if zone.zone_kind.value == "wifi")
    proxy = next(device for device in document.design.devices if device.kind == "reverse-proxy")
    site = undrawn_element(document, "site", (zone.id,)).apply(document)
    assert site.design.get(zone.id).site == site.design.sites[-1].id
    held = undrawn_element(document, "certificate", (proxy.id,)).apply(document)
    assert held.design.certificates[-1].assigned_to == proxy.id
    again = undrawn_element(document, "mobility-policy").apply(document)
    again = undrawn_element(again, "mobility-policy").apply(again)
    assert [policy.scope for policy in again.design.policies[-2:]].count(PolicyScope.GLOBAL) <= 1


def test_a_site_that_is_dropped_on_a_zone_takes_it_in() -> None:
    document = completed(example("standard"))
    zone = next(zone for zone in document.design.zones if zone.zone_kind.value == "internal")
    place = document.layout.placements[zone.id]
    after = undrawn_element(document, "site", (), (place.x + 5, place.y + 5)).apply(document)
    assert after.design.get(zone.id).site == after.design.sites[-1].id
