from __future__ import annotations

from dataclasses import fields, replace
from ipaddress import IPv4Address
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.editing.session import EditingSession
from planner.editing.templates import new_element
from planner.model.design import SECTIONS, Design
from planner.model.devices import Firewall
from planner.model.document import Document
from planner.model.interfaces import Interface
from planner.model.relations import zones_of
from tests.editing.samples import small_document

ZONES = {
    "zone-internet": (0.0, 0.0),
    "zone-cellular": (0.0, 700.0),
    "zone-perimeter-outer": (800.0, 0.0),
    "zone-perimeter-inner": (800.0, 700.0),
    "zone-internal": (1600.0, 0.0),
    "zone-wifi": (1600.0, 700.0),
}
"""Left upper corners."""
BETWEEN = {"firewall": (600.0, 150.0), "router": (1400.0, 850.0)}
INSIDE = {
    "edge-pool": ("zone-perimeter-outer", (900.0, 150.0)),
    "reverse-proxy": ("zone-perimeter-outer", (900.0, 280.0)),
    "standard-edition": ("zone-internal", (1750.0, 150.0)),
    "client-mobile": ("zone-wifi", (1750.0, 900.0)),
}
KEYS = (*ZONES, *BETWEEN, *INSIDE)


def drawn(order: tuple[str, ...]) -> tuple[Any, ...]:
    """The design after dropping elements in an order, without the order of its lists."""
    session = EditingSession(
        Document(design=Design(sip_domains=("contoso.com",), internal_domains=("corp.contoso.com",)))
    )
    for key in order:
        at = ZONES.get(key) or BETWEEN.get(key) or INSIDE[key][1]
        session.do(new_element(session.document, key, at))
    assert len(session.undo_labels) == len(order)  # each drop is one step
    design = session.document.design
    sections = {name: frozenset(getattr(design, name)) for name in SECTIONS}
    rest = {item.name: getattr(design, item.name) for item in fields(design) if item.name not in SECTIONS}
    return sections, rest, session.document.layout.placements


EXPECTED = drawn(KEYS)


@st.composite
def orders(draw: st.DrawFn) -> tuple[str, ...]:
    """Any order in which what stands in a zone comes after it."""
    order = list(draw(st.permutations(KEYS)))
    for key, (zone, _) in INSIDE.items():
        if order.index(key) < order.index(zone):
            order.remove(key)
            order.insert(order.index(zone) + 1, key)
    return tuple(order)


@given(orders())
def test_elements_dropped_in_any_order_give_the_same_design(order: tuple[str, ...]) -> None:
    assert drawn(order) == EXPECTED


def test_what_is_expected_is_what_a_planner_wants() -> None:
    sections = EXPECTED[0]
    views = {view.name: view for view in sections["dns_views"]}
    assert views["Internal DNS"].forwards_to == views["Public DNS"].id
    assert views["Internal DNS"].holds == ("contoso.com", "corp.contoso.com")
    devices = {device.kind: zones_of(device) for device in sections["devices"]}
    assert set(devices["firewall"]) == {"internet", "perimeter-outer"}
    assert set(devices["reverse-proxy"]) == {"perimeter-outer", "perimeter-inner"}


def test_a_firewall_may_come_first_and_takes_what_comes_within_its_reach() -> None:
    session = EditingSession(Document())
    session.do(new_element(session.document, "firewall", (600.0, 150.0)))
    assert not session.document.design.zones
    session.do(new_element(session.document, "zone-internet", (0.0, 0.0)))
    (firewall,) = session.document.design.devices
    assert zones_of(firewall) == ("internet",)
    session.undo()
    assert zones_of(session.document.design.devices[0]) == ()


def test_what_a_planner_has_planned_is_left_alone() -> None:
    session = EditingSession(Document())
    for key in ("zone-internal", "zone-wifi"):
        session.do(new_element(session.document, key, ZONES[key]))
    session.do(new_element(session.document, "firewall", (600.0, 150.0)))
    firewall = session.document.design.devices[0]
    assert isinstance(firewall, Firewall)
    first, second = firewall.interfaces
    for changed in (
        (replace(first, addresses=(IPv4Address("192.0.2.1"),)), second),
        (replace(first, name="lan"), second),
        (first, second, Interface(name="more", zone=first.zone)),
    ):
        document = replace(
            session.document, design=session.document.design.with_element(replace(firewall, interfaces=changed))
        )
        after = new_element(document, "zone-internet", (0.0, 0.0)).apply(document)
        assert after.design.devices[0].interfaces == changed


def test_a_view_that_asks_nobody_on_purpose_stays_so_once_there_is_an_internet() -> None:
    document = small_document()
    after = new_element(document, "zone-guest-wifi", (3000.0, 0.0)).apply(document)
    assert {view.id: view for view in after.design.dns_views} == {view.id: view for view in document.design.dns_views}
