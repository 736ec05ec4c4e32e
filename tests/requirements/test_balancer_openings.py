"""Rows between a balancer and the members behind it name the address that the members see."""

from dataclasses import replace
from ipaddress import IPv4Address, ip_network

import pytest

from planner.findings.run import inspect_design
from planner.model.design import Design
from planner.model.devices import Firewall, Vip, VipPort, VipPurpose
from planner.model.interfaces import Interface
from planner.model.product import Feature
from planner.model.zones import Provenance, Zone, ZoneKind
from planner.requirements.flow_walks import walk_flows
from planner.requirements.openings import recorded_rule
from planner.traffic import Question, Verdict
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


_SIP_PORTS = (135, 444, 448, 5061, 5071, 5072, 5073, 5075, 5076, 5080)


def _with_sip(*, source_nat: bool) -> Design:
    """The same, with all that the pool listens on for others behind the balancer."""
    design = replace(
        _behind_a_firewall(source_nat=source_nat), features=(*reference("enterprise").features, *_VOICE_APPLICATIONS)
    )
    balancer = design.load_balancers[0]
    ports = tuple(VipPort(port=port, member_port=port) for port in _SIP_PORTS)
    sip = Vip(id="pool01-sip", purpose=VipPurpose.SIP, pool="pool01", address=IPv4Address("192.0.2.249"), ports=ports)
    return design.with_element(replace(balancer, vips=(*balancer.vips, sip)))


_VOICE_APPLICATIONS = (Feature.CALL_PARK, Feature.RESPONSE_GROUP, Feature.CALL_ADMISSION_CONTROL)


@pytest.mark.parametrize("source_nat", [True, False])
def test_members_are_reached_from_the_virtual_address_at_every_port_of_it(source_nat: bool) -> None:
    plan = plan_of(_with_sip(source_nat=source_nat))
    members = {"192.0.2.11", "192.0.2.12", "192.0.2.13"}
    rows = [row for row in plan.openings if row.from_interface == "balancing" and members == set(row.destinations)]
    assert {first for row in rows for first, _ in row.ports} >= set(_SIP_PORTS)
    assert all(row.is_required and row.confidence != "documented" for row in rows if "pool-vip" in row.flow)


@pytest.mark.parametrize("design", [_behind_a_firewall(source_nat=True), _with_sip(source_nat=True)])
def test_what_the_balancer_hands_on_passes_a_firewall_with_the_rows_of_the_plan(design: Design) -> None:
    plan = plan_of(design)
    walks = walk_flows(
        design, plan.catalog, plan.traffic, (walk.planned for walk in plan.flow_walks), ignore_filters=False
    )
    blocked = (walk.planned for walk in walks if walk.worst.verdict is Verdict.BLOCKED)
    dropped = {planned.flow.id for planned in blocked if planned.is_required}
    assert dropped == set()


def test_a_recorded_policy_without_the_hop_behind_the_virtual_address_is_told() -> None:
    design = _with_sip(source_nat=True)
    plan = plan_of(design)
    rows = [row for row in plan.openings if row.firewall == "internal-firewall"]

    def told(*left_out: str) -> set[str]:
        kept = tuple(recorded_rule(row) for row in rows if row.flow not in left_out)
        firewall = design.get("internal-firewall")
        assert isinstance(firewall, Firewall)
        recorded = replace(firewall, policy=Provenance.RECORDED, rules=kept)
        return {item.message for item in inspect_design(design.with_element(recorded)) if item.code == "PA02"}

    (more,) = told("hlb-pool-vip-to-front-end", "hlb-health-probe") - told()
    assert "'Internal firewall' drops 192.0.2.250 to 192.0.2.11 tcp" in more
