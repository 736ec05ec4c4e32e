"""By which adapter a machine sends, and by whose route."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.model.design import Design
from planner.model.interfaces import Interface
from planner.traffic.kinds import Kinds
from planner.traffic.labels import Labels
from planner.traffic.locate import Locator
from planner.traffic.routes import Departure, NoRoute, Routes
from planner.traffic.segments import Segments
from tests.traffic.networks import edge, interface, ip, office

EDGE = edge().members[0].interfaces


def routes(design: Design | None = None) -> Routes:
    design = design or office()
    segments = Segments(design)
    locator = Locator(design, segments)
    return Routes(segments, locator, Kinds(design, locator), Labels(design))


def leaves_by(interfaces: tuple[Interface, ...], address: str) -> Departure:
    found = routes().departure("edge1", interfaces, ip(address))
    assert isinstance(found, Departure)
    return found


def test_an_address_on_its_own_network_needs_no_device() -> None:
    found = leaves_by(EDGE, "172.16.2.20")
    assert (found.interface.name, found.forwarder, found.is_linked) == ("inside", None, True)


def test_an_edge_reaches_the_inside_by_its_static_route_and_everything_else_by_its_gateway() -> None:
    inside, outside = leaves_by(EDGE, "10.0.0.11"), leaves_by(EDGE, "198.51.100.7")
    assert (inside.interface.name, inside.forwarder) == ("inside", "back")
    assert "static route through 172.16.2.1" in inside.reason
    assert (outside.interface.name, outside.forwarder) == ("outside", "front")
    assert "default gateway 172.16.1.1" in outside.reason


def test_without_its_static_route_the_inside_is_looked_for_outside() -> None:
    bare = tuple(replace(face, routes=()) for face in EDGE)
    assert leaves_by(bare, "10.0.0.11").interface.name == "outside"


def test_the_longest_static_route_wins() -> None:
    inner = interface(
        "inside", "inner", "172.16.2.30", routes={"10.0.0.0/8": "172.16.2.9", "10.0.0.0/24": "172.16.2.1"}
    )
    assert leaves_by((EDGE[0], inner), "10.0.0.11").forwarder == "back"


def test_a_route_of_the_other_ip_version_helps_nobody() -> None:
    inner = interface("inside", "inner", "172.16.2.30", routes={"2001:db8::/32": "2001:db8::1"})
    found = routes().departure("edge1", (replace(EDGE[0], gateway=None), inner), ip("2001:db9::1"))
    assert isinstance(found, NoRoute)
    assert "no static route covers it and there is no default gateway" in found.reason


def test_a_machine_named_as_next_hop_does_not_forward() -> None:
    inner = interface("inside", "inner", "172.16.2.30", routes={"10.0.0.0/8": "172.16.2.20"})
    found = routes().departure("edge1", (EDGE[0], inner), ip("10.0.0.11"))
    assert isinstance(found, NoRoute)
    assert "does not forward packets" in found.reason


def test_an_answer_leaves_by_the_adapter_that_was_addressed_or_not_at_all() -> None:
    found = routes().departure("edge1", EDGE, ip("198.51.100.7"), only=EDGE[1])
    assert isinstance(found, NoRoute)


@given(st.integers(1, 254), st.permutations(EDGE))
def test_the_order_of_the_adapters_does_not_matter(host: int, faces: list[Interface]) -> None:
    for network in ("10.0.0", "10.0.1", "198.51.100"):
        assert leaves_by(tuple(faces), f"{network}.{host}") == leaves_by(EDGE, f"{network}.{host}")
