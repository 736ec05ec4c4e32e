"""Values as text and back: what is shown is read as the same value."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.texts import text_of, value_of
from planner.model.clients import Platform
from planner.model.devices import PortRange
from planner.model.errors import ModelError
from planner.model.product import Feature

TEXT = FieldShape("name", Control.TEXT)
OPTIONAL_TEXT = FieldShape("fqdn", Control.TEXT, is_optional=True)
NUMBER = FieldShape("users", Control.NUMBER)
ADDRESS = FieldShape("address", Control.ADDRESS, is_optional=True)
ADDRESSES = FieldShape("addresses", Control.ADDRESSES)
NETWORK = FieldShape("network", Control.NETWORK)
NETWORKS = FieldShape("subnets", Control.NETWORKS)
TEXTS = FieldShape("names", Control.TEXTS)
PORTS = FieldShape("ports", Control.PORTS)
CHOICES = FieldShape("platforms", Control.CHOICES, choices=tuple(Platform))
CHOICE = FieldShape("feature", Control.CHOICE, choices=tuple(Feature))
YES_NO = FieldShape("hairpin", Control.YES_NO)

ports = st.tuples(st.integers(1, 65535), st.integers(0, 500)).map(
    lambda pair: PortRange(first=pair[0], last=min(65535, pair[0] + pair[1]))
)


@pytest.mark.parametrize("separator", [", ", "\n"])
@given(data=st.data())
def test_what_is_shown_is_read_as_the_same_value(separator: str, data: st.DataObject) -> None:
    kinds: list[tuple[FieldShape, st.SearchStrategy[Any]]] = [
        (ADDRESSES, st.lists(st.ip_addresses())),
        (NETWORKS, st.lists(st.ip_addresses().map(ip_network))),
        (PORTS, st.lists(ports)),
        (CHOICES, st.lists(st.sampled_from(Platform), unique=True)),
        (TEXTS, st.lists(st.from_regex(r"[a-z][a-z0-9 .-]{0,20}[a-z]", fullmatch=True))),
    ]
    shape, values = data.draw(st.sampled_from(kinds))
    drawn: list[Any] = data.draw(values)
    value = tuple(drawn)
    assert value_of(shape, text_of(shape, value, separator)) == value


@given(st.integers(0, 999_999_999))
def test_numbers(number: int) -> None:
    assert value_of(NUMBER, text_of(NUMBER, number)) == number


@given(st.sampled_from(Feature))
def test_choices(feature: Feature) -> None:
    assert value_of(CHOICE, text_of(CHOICE, feature)) is feature


@given(st.booleans())
def test_yes_and_no(value: bool) -> None:
    assert value_of(YES_NO, text_of(YES_NO, value)) is value


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (TEXT, "  Pool ", "Pool"),
        (OPTIONAL_TEXT, " ", None),
        (TEXT, "", ""),
        (ADDRESS, "", None),
        (ADDRESS, " 2001:db8::1 ", ip_address("2001:db8::1")),
        (ADDRESSES, "192.0.2.1; 192.0.2.2\n192.0.2.3", tuple(map(ip_address, ("192.0.2.1", "192.0.2.2", "192.0.2.3")))),
        (NETWORKS, "", ()),
        (PORTS, "443, 50000-59999", (PortRange(first=443, last=443), PortRange(first=50000, last=59999))),
        (TEXTS, "Windows Server 2019\n two words ", ("Windows Server 2019", "two words")),
        (CHOICES, "iOS, android", (Platform.IOS, Platform.ANDROID)),
    ],
)
def test_what_people_type(shape: FieldShape, text: str, value: Any) -> None:
    assert value_of(shape, text) == value


@pytest.mark.parametrize(
    ("shape", "text", "words"),
    [
        (NUMBER, "", "a number"),
        (NUMBER, "ten", "'ten' is not a number"),
        (NUMBER, "1e400", "is not a number"),
        (ADDRESS, "192.0.2", "is not an IP address"),
        (ADDRESSES, "192.0.2.1 x", "'x' is not an IP address"),
        (NETWORK, "192.0.2.5/24", "expected '192.0.2.0/24'"),
        (NETWORK, "x", "is not a network"),
        (PORTS, "http", "is not a port"),
        (PORTS, "5-1", "not a range"),
        (PORTS, "70000", "not a range"),
        (CHOICES, "Symbian", "is not one of iOS, Android, Windows Phone"),
    ],
)
def test_what_means_nothing_is_refused_in_words(shape: FieldShape, text: str, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        value_of(shape, text)
