"""Whom a DNS view serves follows from the zones that ask it."""

from __future__ import annotations

import pytest

from planner.model.design import Element
from planner.model.zones import ZoneKind
from planner.requirements.views import AskedView, Audience, asked_views
from tests.builders import design_of, desktop, phone, view, zone


def _views(*elements: Element) -> dict[str, AskedView]:
    return {asked.id: asked for asked in asked_views(design_of(*elements))}


def _asked_by(*kinds: ZoneKind) -> AskedView:
    zones = (zone(f"zone{number}", kind, view="it") for number, kind in enumerate(kinds))
    return _views(view("it"), *zones)["it"]


@pytest.mark.parametrize(
    ("kinds", "audience"),
    [
        ((ZoneKind.INTERNAL,), Audience.INSIDE),
        ((ZoneKind.BRANCH,), Audience.INSIDE),
        ((ZoneKind.INTERNAL, ZoneKind.WIFI, ZoneKind.PERIMETER_INNER), Audience.INSIDE),
        ((ZoneKind.INTERNAL, ZoneKind.GUEST_WIFI), Audience.INSIDE),
        ((ZoneKind.WIFI,), Audience.MOBILE),
        ((ZoneKind.WIFI, ZoneKind.PERIMETER_INNER), Audience.MOBILE),
        ((ZoneKind.WIFI, ZoneKind.INTERNET), Audience.OUTSIDE),
        ((ZoneKind.GUEST_WIFI,), Audience.OUTSIDE),
        ((ZoneKind.PARTNER,), Audience.OUTSIDE),
        ((ZoneKind.CELLULAR, ZoneKind.PERIMETER_OUTER), Audience.OUTSIDE),
        ((ZoneKind.PERIMETER_OUTER, ZoneKind.PERIMETER_INNER), Audience.PERIMETER),
        ((ZoneKind.PSTN,), Audience.NOBODY),
        ((), Audience.NOBODY),
    ],
)
def test_zones_make_the_audience(kinds: tuple[ZoneKind, ...], audience: Audience) -> None:
    assert _asked_by(*kinds).audience is audience


def test_a_view_that_only_other_views_forward_to_serves_the_outside() -> None:
    views = _views(
        view("inner", forwards_to="middle"),
        view("middle", forwards_to="public"),
        view("public"),
        zone("lan", ZoneKind.INTERNAL, view="inner"),
    )
    assert [views[id].audience for id in ("inner", "middle", "public")] == [
        Audience.INSIDE,
        Audience.OUTSIDE,
        Audience.OUTSIDE,
    ]
    # The one in the middle passes on what it does not hold; it needs no copy of the public records.
    assert views["middle"].leans_on
    assert not views["public"].leans_on


def test_wifi_devices_may_ask_the_public_resolver_of_the_inside() -> None:
    views = _views(
        view("inner", forwards_to="public"),
        view("public"),
        zone("lan", ZoneKind.INTERNAL, view="inner"),
        zone("wifi", ZoneKind.WIFI, view="public"),
    )
    assert views["public"].audience is Audience.OUTSIDE


def test_a_perimeter_that_forwards_to_a_view_of_devices_does_not_make_it_public() -> None:
    views = _views(
        view("perimeter", forwards_to="devices"),
        view("devices"),
        zone("dmz", ZoneKind.PERIMETER_INNER, view="perimeter"),
        zone("wifi", ZoneKind.WIFI, view="devices"),
    )
    assert views["devices"].audience is Audience.MOBILE


def test_other_clients_on_the_wifi_make_its_view_an_inside_one() -> None:
    places = (view("it"), zone("wifi", ZoneKind.WIFI, view="it"))
    assert _views(*places, phone("phone", "wifi"))["it"].audience is Audience.MOBILE
    assert _views(*places, phone("phone", "wifi"), desktop("laptop", "wifi"))["it"].audience is Audience.INSIDE


def test_without_a_public_view_the_inside_one_serves_outside_users_too() -> None:
    both = (zone("lan", ZoneKind.INTERNAL, view="one"), zone("net", ZoneKind.INTERNET, view="one"))
    assert _views(view("one"), *both)["one"].is_also_outside
    third = zone("guest", ZoneKind.GUEST_WIFI, view="public")
    assert not _views(view("one"), view("public"), *both, third)["one"].is_also_outside


def test_outside_users_are_noticed_wherever_they_ask() -> None:
    assert _asked_by(ZoneKind.INTERNAL, ZoneKind.GUEST_WIFI).is_asked_from_outside
    assert not _asked_by(ZoneKind.INTERNAL, ZoneKind.PERIMETER_OUTER).is_asked_from_outside


def test_branch_views_are_those_that_nobody_else_asks() -> None:
    assert _asked_by(ZoneKind.BRANCH, ZoneKind.BRANCH).is_asked_from_branches_only
    assert not _asked_by(ZoneKind.BRANCH, ZoneKind.INTERNAL).is_asked_from_branches_only
    assert not _asked_by().is_asked_from_branches_only


def test_questions_that_are_passed_on_reach_the_next_view() -> None:
    views = _views(
        view("branch", forwards_to="central"),
        view("central"),
        zone("lan", ZoneKind.INTERNAL, view="central"),
        zone("far", ZoneKind.BRANCH, view="branch"),
    )
    assert [item.id for item in views["central"].zones] == ["lan"]
    assert {item.id for item in views["central"].reached_by} == {"lan", "far"}


def test_views_that_forward_in_a_circle_do_no_harm() -> None:
    views = _views(view("a", forwards_to="b"), view("b", forwards_to="a"), zone("lan", ZoneKind.INTERNAL, view="a"))
    assert {item.id for item in views["b"].reached_by} == {"lan"}


def test_the_longest_zone_holds_a_name() -> None:
    asked = _views(view("it", "Contoso.com", "eu.contoso.com"))["it"]
    assert asked.held_zone("web.eu.CONTOSO.com.") == "eu.contoso.com"
    assert asked.held_zone("web.contoso.com") == "contoso.com"
    assert asked.held_zone("contoso.com") == "contoso.com"
    assert asked.held_zone("web.notcontoso.com") is None


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        (("contoso.com",), False),
        (("corp.local",), True),
        (("lyncdiscoverinternal.contoso.com",), True),
        ((), False),
    ],
)
def test_a_pinpoint_name_lies_in_no_zone_or_is_one(holds: tuple[str, ...], expected: bool) -> None:
    assert _views(view("it", *holds))["it"].is_pinpoint("lyncdiscoverinternal.contoso.com") is expected


def test_a_view_that_leans_on_another_needs_only_what_it_hides() -> None:
    views = _views(
        view("branch", "branch.contoso.com", forwards_to="central"),
        view("central", "contoso.com"),
        zone("lan", ZoneKind.INTERNAL, view="central"),
        zone("far", ZoneKind.BRANCH, view="branch"),
    )
    assert views["central"].needs("pool.contoso.com")
    assert not views["branch"].needs("pool.contoso.com")
    assert views["branch"].needs("sba.branch.contoso.com")
