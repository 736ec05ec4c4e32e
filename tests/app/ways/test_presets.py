"""What clients of a design will ask for."""

from __future__ import annotations

from planner.app.ways.presets import first_source, presets
from planner.designfile import read_document
from planner.model.design import Design
from planner.resource_files import resource_path

DESIGN = read_document(resource_path("examples", "enterprise.yaml")).document.design


def test_mobility_comes_first() -> None:
    first = presets(DESIGN, "phone-wifi")[0]
    assert (first.destination, first.port) == ("webext.contoso.com", 443)
    assert "Mobility" in first.label


def test_a_branch_user_asks_the_backup_pool() -> None:
    assert presets(DESIGN, "phone-branch")[0].destination == "webext.contoso.com"


def test_names_are_offered_once() -> None:
    found = [(preset.destination, preset.port) for preset in presets(DESIGN, "phone-wifi")]
    assert len(found) == len(set(found))
    assert ("lyncdiscover.contoso.com", 443) in found
    assert ("sip.contoso.com", 443) in found
    assert ("meet.fabrikam.com", 443) in found


def test_it_begins_with_a_phone_on_wifi() -> None:
    assert first_source(DESIGN) == "phone-wifi"


def test_an_empty_design_has_nothing_to_offer() -> None:
    assert presets(Design(), "") == ()
    assert first_source(Design()) is None
