"""Lines that are looked up are those that would be found line by line."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from hypothesis import given
from hypothesis import strategies as st

from planner.model.devices import PortRange, Transport
from planner.traffic.policy_lines import Aim, Line, Place, Policy, place_of

ADDRESSES = [ip_address(f"10.{site}.0.{host}") for site in (1, 2) for host in (1, 2, 3)]
ADDRESSES += [ip_address("2001:db8::1"), ip_address("2001:db8::2")]
NETWORKS = [
    ip_network(text) for text in ("10.0.0.0/8", "10.1.0.0/16", "10.2.0.2/32", "0.0.0.0/0", "2001:db8::/64", "::/0")
]
PORTS = [443, 444, 5061, 50000]


def zones_of(address: object) -> tuple[str, ...]:
    return ("one",) if str(address).startswith("10.1.") else ("other",)


places = st.one_of(
    st.none(),
    st.builds(
        Place,
        st.frozensets(st.sampled_from(ADDRESSES), max_size=3),
        st.lists(st.sampled_from(NETWORKS), max_size=2).map(tuple),
        st.frozensets(st.sampled_from(["one", "other", "nowhere"]), max_size=1),
    ),
)
ranges = st.lists(
    st.sampled_from([(443, 443), (443, 444), (1, 65535), (5061, 5070), (49152, 65535)]).map(
        lambda ends: PortRange(first=ends[0], last=ends[1])
    ),
    max_size=2,
).map(tuple)
interfaces = st.sampled_from([None, "inner", "outer"])
lines = st.builds(
    Line,
    st.just(0),
    st.booleans(),
    st.sampled_from(Transport),
    interfaces,
    interfaces,
    places,
    ranges,
    places,
    ranges,
)
ends = st.lists(st.sampled_from(ADDRESSES), min_size=1, max_size=2).map(tuple)
aims = st.builds(
    Aim,
    st.sampled_from(["inner", "outer"]),
    st.sampled_from(["inner", "outer"]),
    ends,
    st.sampled_from([None, 443, 50000]),
    ends,
    st.lists(st.sampled_from([*PORTS, None]), min_size=1, max_size=2).map(tuple),
    st.sampled_from([Transport.TCP, Transport.UDP]),
)


@given(st.lists(lines, max_size=8), st.lists(aims, min_size=1, max_size=4))
def test_the_first_line_is_the_first_of_those_that_match_alone(found: list[Line], asked: list[Aim]) -> None:
    numbered = [
        Line(number, *(getattr(line, name) for name in Line.__slots__ if name != "number"))
        for number, line in enumerate(found)
    ]
    policy = Policy(numbered, zones_of)
    for aim in asked:
        alone = [line for line in numbered if _matches(line, aim)]
        assert policy.first(aim) == (alone[0] if alone else None)


def _matches(line: Line, aim: Aim) -> bool:
    """Written from what a rule means, without any index."""
    return (
        line.transport in (Transport.ANY, aim.transport)
        and line.from_interface in (None, aim.from_interface)
        and line.to_interface in (None, aim.to_interface)
        and _stands_for(line.sources, aim.sources)
        and _stands_for(line.destinations, aim.destinations)
        and any(_has_port(line.ports, port, line.allows) for port in aim.ports)
        and _has_port(line.source_ports, aim.source_port, line.allows)
    )


def _stands_for(place: Place | None, addresses: tuple[object, ...]) -> bool:
    if place is None:
        return True
    return any(
        address in place.addresses
        or any(address in network for network in place.networks)
        or set(zones_of(address)) & place.zones
        for address in addresses
    )


def _has_port(held: tuple[PortRange, ...], port: int | None, allows: bool) -> bool:
    if not held:
        return True
    if port is not None:
        return any(item.first <= port <= item.last for item in held)
    if allows:
        return any(item.first <= 49152 and item.last == 65535 for item in held)
    return any(item.last >= 49152 for item in held)


def test_networks_of_one_address_are_hosts() -> None:
    assert place_of(()) is None
    assert place_of((ip_network("10.1.0.1/32"), ip_network("10.0.0.0/8"))) == Place(
        frozenset({ip_address("10.1.0.1")}), (ip_network("10.0.0.0/8"),)
    )
