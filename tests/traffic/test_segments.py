"""Zones and forwarding devices as a graph: who touches what, and how far it is."""

from __future__ import annotations

from itertools import permutations

from planner.model.zones import ZoneKind
from planner.traffic.segments import THE_INTERNET, Segments
from tests.traffic.networks import office, zone

SEGMENTS = Segments(office())


def test_a_device_touches_the_zones_of_its_interfaces() -> None:
    face = SEGMENTS.interface("back", "wifi")
    assert face is not None
    assert face.name == "wifi"
    assert SEGMENTS.interface("front", "lan") is None


def test_the_internet_joins_what_nobody_draws_a_device_for() -> None:
    assert set(SEGMENTS.core_zones()) == {"internet", "cellular", "partner"}
    assert SEGMENTS.core_zones()[0] == "internet"
    assert SEGMENTS.steps("cellular", "partner", False) == (THE_INTERNET,)


def test_guests_behind_a_device_of_their_own_are_no_part_of_the_internet() -> None:
    assert "guest" not in SEGMENTS.core_zones()
    alone = Segments(office(zones=(*office().zones, zone("kiosk", ZoneKind.GUEST_WIFI, "10.8.0.0/24"))))
    assert "kiosk" in alone.core_zones()


def test_a_private_address_is_not_looked_for_across_the_internet() -> None:
    assert SEGMENTS.steps("guest", "lan", True) == ()
    assert SEGMENTS.steps("guest", "lan", False) == ("guest-router",)


def test_the_way_inside_passes_both_firewalls() -> None:
    assert SEGMENTS.steps("internet", "lan", False) == ("front",)
    assert SEGMENTS.steps("front", "lan", False) == ("outer",)
    assert SEGMENTS.steps("outer", "lan", False) == ("back",)
    assert SEGMENTS.steps("lan", "lan", False) == ()


def test_ways_are_as_long_back_as_there_and_every_step_comes_nearer() -> None:
    for one, other in permutations([item.id for item in office().zones], 2):
        there = SEGMENTS.distances(other, False)
        assert there[one] == SEGMENTS.distances(one, False)[other]
        assert all(there[step] < there[one] for step in SEGMENTS.steps(one, other, False))
