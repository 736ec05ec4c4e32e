"""Ways that are followed: a packet that goes where another went before is told of as if it had gone alone."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from planner.catalog import load_catalog
from planner.model.devices import Transport
from planner.traffic import HopAction, Question, Traffic, Verdict, recorded_arrangements
from planner.traffic.journey import Journey, Packet
from planner.traffic.kinds import Kinds
from planner.traffic.locate import Locator
from planner.traffic.sayings import Forwards
from planner.traffic.segments import Segments
from planner.traffic.ways import Way, WayStep
from tests.traffic.networks import PROXY_OUTER, PROXY_PUBLIC, back_firewall, interface, ip, office, traffic
from tests.traffic.second_opinion.designs import Case, cases


def kinds_of(*texts: str) -> list[int]:
    design = office(back=back_firewall(interfaces=_with_route()))
    kinds = Kinds(design, Locator(design, Segments(design)))
    return [kinds.of(ip(text)) for text in texts]


def _with_route() -> tuple[object, ...]:
    own = back_firewall().interfaces
    routed = interface(own[0].name, own[0].zone, *map(str, own[0].addresses), routes={"198.51.100.0/25": "172.16.1.1"})
    return (routed, *own[1:])


def test_hosts_of_one_zone_are_of_one_kind_and_those_of_others_are_not() -> None:
    here, there, wifi = kinds_of("10.0.0.11", "10.0.0.12", "10.1.0.50")
    assert here == there
    assert wifi != here


def test_a_static_route_divides_what_it_holds_from_the_rest() -> None:
    held, beside, far = kinds_of("198.51.100.7", "198.51.100.200", "9.9.9.9")
    assert held != beside
    assert beside == far


def test_what_a_firewall_translates_or_holds_is_a_kind_of_its_own() -> None:
    outer, public, neighbour = kinds_of(PROXY_OUTER, PROXY_PUBLIC, "172.16.1.77")
    assert len({outer, public, neighbour}) == 3


def test_the_second_of_two_alike_follows_and_is_told_of_as_if_it_had_gone_alone() -> None:
    network = traffic(office())
    first = network.walk(Question("phone-wifi", "10.0.0.11", 5061, ignore_filters=True))
    second = network.walk(Question("phone-wifi", "10.0.0.12", 443, ignore_filters=True))
    assert second == traffic(office()).walk(second.question)
    assert [hop.zone for hop in second.worst.hops] == [hop.zone for hop in first.worst.hops]
    forwarded = [hop.reason for hop in second.worst.hops if hop.action is HopAction.FORWARD]
    assert forwarded
    assert all("to 10.0.0.12 tcp 443 from" in reason for reason in forwarded)


def test_who_follows_is_filtered_by_himself() -> None:
    design = office()
    arrangements = recorded_arrangements(design, {"front": (), "back": ()})
    network = Traffic(design, load_catalog(), arrangements)
    passed = network.walk(Question("desktop", "edge", 5061, ignore_filters=True))
    stopped = network.walk(Question("desktop", "edge", 5061))
    assert any(hop.action is HopAction.FORWARD for hop in passed.worst.hops)
    assert stopped.verdict is Verdict.BLOCKED
    assert stopped == Traffic(design, load_catalog(), arrangements).walk(stopped.question)


def test_a_packet_that_has_been_at_a_device_does_not_follow_a_way_past_it_again() -> None:
    device = back_firewall()
    packet = Packet(ip("10.0.0.11"), None, ip("10.1.0.5"), 443, Transport.TCP)
    way = Way((WayStep(device, "lan", "wifi", "lan", "wifi", Forwards("b", "l", "w")),), "wifi")
    journey = Journey(Question("desktop", "10.1.0.5", 443))
    assert not way.would_circle(journey, packet)
    journey.has_been(device.id, "lan", packet)
    assert way.would_circle(journey, packet)


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_what_was_asked_before_never_shows(case: Case) -> None:
    shared = Traffic(case.design, load_catalog(), case.arrangements)
    for question in case.questions:
        assert shared.walk(question) == Traffic(case.design, load_catalog(), case.arrangements).walk(question)
