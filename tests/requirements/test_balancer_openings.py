"""Rows between a balancer and the members behind it name the address that the members see."""

from dataclasses import replace
from ipaddress import IPv4Address, ip_network

import pytest

from planner.model.design import Design
from planner.model.devices import Firewall
from planner.model.interfaces import Interface
from planner.model.zones import Zone, ZoneKind
from planner.traffic import Question
from tests.requirements.reference_designs import plan_of, reference

_MOBILITY = Question("phone-cellular", "webext.contoso.com", 443, service="web-external-https")


def _behind_a_firewall(*, source_nat: bool) -> Design:
    """The enterprise design with its balancer in a zone of its own."""
    design = reference("enterprise")
    home = Zone(
        id="balancing",
        name="Balancers",
        zone_kind=ZoneKind.INTERNAL,
        view="internal",
        site="headquarters",
        subnets=(ip_network("192.0.2.240/28"),),
    )
    balancer = design.load_balancers[0]
    vips = tuple(
        replace(vip, address=IPv4Address(f"192.0.2.{number}")) for number, vip in enumerate(balancer.vips, 242)
    )
    adapter = Interface(
        name="lan", zone="balancing", addresses=(IPv4Address("192.0.2.250"),), gateway=IPv4Address("192.0.2.254")
    )
    firewall = next(device for device in design.firewalls if device.id == "internal-firewall")
    side = Interface(name="balancing", zone="balancing", addresses=(IPv4Address("192.0.2.254"),))
    moved = replace(balancer, interfaces=(adapter,), vips=vips, source_nat=source_nat)
    joined: Firewall = replace(firewall, interfaces=(*firewall.interfaces, side))
    return design.with_elements((home, moved, joined))


def test_a_translating_balancer_is_seen_under_its_own_address() -> None:
    plan = plan_of(_behind_a_firewall(source_nat=True))
    rows = [row for row in plan.openings if row.flow == "hlb-ext-vip-to-front-end-https"]
    assert rows
    assert {row.sources for row in rows} == {("192.0.2.250",)}
    assert plan.traffic.walk(_MOBILITY).is_delivered


@pytest.mark.parametrize("flow", ["hlb-ext-vip-to-front-end-https", "hlb-int-vip-to-front-end-https"])
def test_the_trace_of_a_virtual_address_names_the_address_that_members_see(flow: str) -> None:
    plan = plan_of(_behind_a_firewall(source_nat=True))
    traces = [t for found in plan.flow_walks if found.planned.flow.id == flow for w in found.walks for t in w.traces]
    assert {str(trace.source_shown) for trace in traces} == {"192.0.2.250"}
