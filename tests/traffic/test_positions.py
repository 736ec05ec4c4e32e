"""Where mobile devices can be, and which pools serve them there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.clients import Client, ClientDevice, Platform
from planner.model.product import ClientGeneration
from planner.model.zones import ZoneKind
from planner.traffic.positions import Position, PositionKind, mobile_positions, position_kind
from tests.requirements.reference_designs import changed, reference, second_pool, with_mobility

ENTERPRISE = reference("enterprise")


def by_id(positions: tuple[Position, ...]) -> dict[str, Position]:
    return {position.id: position for position in positions}


def test_every_kind_of_place_of_the_reference_design_outside_first() -> None:
    assert [(position.id, position.kind.value) for position in mobile_positions(ENTERPRISE)] == [
        ("phone-cellular", "cellular"),
        ("phone-wifi", "corporate-wifi"),
        ("phone-branch", "corporate-wifi"),
        ("phone-guest", "guest-wifi"),
        ("branch-lan", "branch"),
        ("internet", "home"),
    ]


def test_users_of_an_appliance_have_the_web_services_of_its_backup_pool() -> None:
    found = by_id(mobile_positions(ENTERPRISE))
    assert (found["phone-branch"].branch, found["phone-branch"].pools) == ("sba01", ("pool01",))
    assert (found["phone-wifi"].branch, found["phone-wifi"].pools) == (None, ("pool01",))


def test_a_branch_is_expected_to_hold_phones_where_its_appliance_homes_some() -> None:
    assert by_id(mobile_positions(ENTERPRISE))["branch-lan"].is_expected
    without = changed(ENTERPRISE, "sba01", homes_mobile_users=False)
    found = by_id(mobile_positions(without))["branch-lan"]
    assert (found.is_expected, found.branch, found.pools) == (False, None, ("pool01",))


def test_a_zone_without_a_client_stands_for_its_devices() -> None:
    without = ENTERPRISE.without(frozenset({"phone-wifi", "phone-branch", "phone-guest"}))
    found = by_id(mobile_positions(without))
    assert {"wifi", "guest-wifi", "phone-cellular"} <= set(found)
    assert found["wifi"].is_inside
    assert not found["guest-wifi"].is_inside


def test_like_clients_are_one_position_and_unlike_ones_are_not() -> None:
    twin = Client(id="twin", name="Twin", zone="wifi", platforms=(Platform.IOS, Platform.ANDROID), home="pool01")
    old = replace(twin, id="old", generation=ClientGeneration.LYNC_2010)
    found = by_id(mobile_positions(ENTERPRISE.with_elements((twin, old))))
    assert "twin" not in found
    assert found["old"].generation is ClientGeneration.LYNC_2010


def test_desktops_are_no_position() -> None:
    found = by_id(mobile_positions(changed(ENTERPRISE, "phone-wifi", device=ClientDevice.DESKTOP)))
    assert "phone-wifi" not in found


def test_mobility_for_the_wifi_alone_expects_nobody_outside() -> None:
    found = mobile_positions(with_mobility(ENTERPRISE, wifi_only=True))
    assert {position.id for position in found if position.is_expected} == {"phone-wifi", "phone-branch", "branch-lan"}


def test_nothing_without_mobility() -> None:
    assert mobile_positions(with_mobility(ENTERPRISE, enabled=False)) == ()
    assert mobile_positions(changed(ENTERPRISE, "pool01", mobility=False)) == ()


def test_a_home_pool_without_mobility_serves_nobody() -> None:
    other = second_pool(ENTERPRISE, mobility=False)
    design = changed(ENTERPRISE.with_element(other), "phone-wifi", home="pool02")
    assert by_id(mobile_positions(design))["phone-wifi"].pools == ()


@pytest.mark.parametrize(
    ("zone", "kind"),
    [("wifi", PositionKind.CORPORATE_WIFI), ("lan", PositionKind.INSIDE), ("partner", PositionKind.HOME)],
)
def test_kinds_of_zones(zone: str, kind: PositionKind) -> None:
    assert position_kind(ENTERPRISE, ENTERPRISE.zone(zone)) is kind


def test_wifi_at_a_branch_site_is_the_branch() -> None:
    design = changed(ENTERPRISE, "wifi", site="branch")
    assert design.zone("wifi").zone_kind is ZoneKind.WIFI
    assert position_kind(design, design.zone("wifi")) is PositionKind.BRANCH
