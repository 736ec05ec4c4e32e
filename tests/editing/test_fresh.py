from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.editing.fresh import (
    addresses_in_use,
    free_address,
    fresh_host,
    fresh_id,
    fresh_name,
    hosts_in_use,
    names_in_use,
    slug,
)
from planner.model.ids import is_valid_id
from planner.model.names import is_dns_name
from tests.editing.samples import example


@given(st.text(), st.sets(st.text(max_size=4)))
def test_an_id_is_valid_and_not_taken(stem: str, taken: set[str]) -> None:
    first = fresh_id(stem, taken)
    assert is_valid_id(first)
    assert first not in taken
    second = fresh_id(stem, {*taken, first})
    assert is_valid_id(second)
    assert second not in taken | {first}


@pytest.mark.parametrize(
    ("stem", "taken", "wanted"),
    [
        ("edge", set(), "edge"),
        ("edge", {"edge"}, "edge-2"),
        ("edge-2", {"edge-2"}, "edge-3"),
        ("fe01", {"fe01"}, "fe02"),
        ("fe09", {"fe09"}, "fe10"),
        ("fe99", {"fe99"}, "fe100"),
        ("a" * 64, {"a" * 64}, "a" * 63 + "2"),
    ],
)
def test_ids_are_counted_up(stem: str, taken: set[str], wanted: str) -> None:
    assert fresh_id(stem, taken) == wanted


@pytest.mark.parametrize("digit", ["0", "9"])
def test_names_of_digits_alone_are_counted_up_however_long(digit: str) -> None:
    """Python refuses to read a number of more than 4,300 digits; a label ends at 63, an id at 64."""
    long = digit * 5000
    assert fresh_name(long, {long}) not in (long, "")
    for length in range(1, 65):
        text = digit * length
        assert is_valid_id(fresh_id(text, {text}))
        if length < 64:
            host = fresh_host(f"{text}.contoso.com", {f"{text}.contoso.com"})
            assert is_dns_name(host)
            assert host != f"{text}.contoso.com"


def test_names_and_hosts_are_counted_up() -> None:
    assert fresh_name("Edge", {"Edge", "Edge 2"}) == "Edge 3"
    assert fresh_name("Pool 01", {"Pool 01"}) == "Pool 02"
    assert fresh_host("pool.contoso.com", {"pool.contoso.com"}) == "pool2.contoso.com"
    assert fresh_host("FE01.contoso.com", {"fe01.contoso.com", "fe02.contoso.com"}) == "FE03.contoso.com"
    assert fresh_host("fe01", {"fe01"}) == "fe02"
    assert slug("Ünïcode & Co.") == "n-code-co"
    assert slug("???") == "element"


def test_the_first_free_address_is_taken_ipv4_first() -> None:
    nets = (ip_network("2001:db8::/64"), ip_network("192.0.2.0/24"))
    assert free_address(nets, set()) == ip_address("192.0.2.11")
    assert free_address(nets, {ip_address("192.0.2.11"), ip_address("192.0.2.12")}) == ip_address("192.0.2.13")
    assert free_address(nets[:1], set()) == ip_address("2001:db8::b")
    assert free_address((), set()) is None


def test_small_networks_are_used_up_to_the_last_host() -> None:
    small = (ip_network("192.0.2.0/30"),)
    assert free_address(small, set()) == ip_address("192.0.2.1")
    assert free_address(small, {ip_address("192.0.2.1")}) == ip_address("192.0.2.2")
    assert free_address(small, {ip_address("192.0.2.1"), ip_address("192.0.2.2")}) is None
    assert free_address((ip_network("192.0.2.7/32"),), set()) == ip_address("192.0.2.7")


def test_what_is_in_use_is_found_everywhere() -> None:
    design = example("enterprise").design
    used = {str(address) for address in addresses_in_use(design)}
    assert {"192.0.2.1", "192.0.2.11", "192.0.2.41", "203.0.113.40", "198.51.100.20", "203.0.113.12"} <= used
    hosts = hosts_in_use(design)
    assert {"pool01.contoso.com", "fe01.contoso.com", "webext.contoso.com", "sip.contoso.com"} <= hosts
    assert {"Front End pool", "Internet", "Phone on Wi-Fi"} <= names_in_use(design)
