"""Every variant, principle and balancing row of the catalog does something in the product."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.catalog import load_catalog
from planner.findings.catalog import RULES
from planner.model.design import Design
from planner.model.devices import VipPort, VipPurpose
from planner.model.servers import OfficeWebApps
from planner.requirements import Plan, build_plan
from planner.traffic import Verdict
from planner.worksheets import build_worksheets
from tests.builders import interface
from tests.requirements.reference_designs import changed, reference
from tests.requirements.wide_designs import balanced_by_hardware, wide_designs

CATALOG = load_catalog()


def plan_of(design: Design) -> Plan:
    return build_plan(design, CATALOG)


def _ends(plan: Plan, flow: str) -> set[tuple[str, str]]:
    planned = (item.planned for item in plan.flow_walks if item.planned.flow.id == flow)
    return {(item.source.element, item.destination.element) for item in planned}


def _opened(plan: Plan, flow: str, firewall: str) -> set[tuple[str, int]]:
    """Direction and first port of the rows of a flow at a firewall."""
    rows = (row for row in plan.openings if row.flow == flow and row.firewall == firewall)
    return {(row.direction, first) for row in rows for first, _ in row.ports}


def _arrives(plan: Plan, flow: str) -> bool:
    verdicts = {item.worst.verdict for item in plan.flow_walks if item.planned.flow.id == flow}
    return verdicts == {Verdict.DELIVERED}


# --- variants


def test_translation_at_the_balancer_moves_the_port_of_the_proxy_and_the_firewall() -> None:
    """Variant translation-at-hlb: rule, opening and walk say 443 in place of 4443, and 80 in place of 8080."""
    design = reference("enterprise")
    usual = plan_of(design)
    balancer: Any = design.get("balancer01")
    vips = tuple(
        replace(vip, ports=(VipPort(port=443, member_port=4443), VipPort(port=80, member_port=8080)))
        if vip.purpose is VipPurpose.WEB_EXTERNAL
        else vip
        for vip in balancer.vips
    )
    changed_plan = plan_of(design.with_element(replace(balancer, vips=vips)))
    for plan, https, http in ((usual, 4443, 8080), (changed_plan, 443, 80)):
        assert _opened(plan, "rp-to-web-ext-https-hlb", "internal-firewall") == {("inbound", https)}
        assert _opened(plan, "rp-to-web-ext-http-hlb", "internal-firewall") == {("inbound", http)}
        backends = {row.backend_port for row in plan.publishing if row.backend in ("pool01", "dirpool01")}
        assert backends == {https}
        assert _arrives(plan, "rp-to-web-ext-https-hlb")
        assert _arrives(plan, "hairpin-mobile-https")
    overrides = CATALOG.variant("translation-at-hlb").overrides
    assert {CATALOG.service(name).port for item in overrides for name in item.services} == {443, 80}


def test_collocated_mediation_is_met_at_the_front_end() -> None:
    """Variant mediation-collocated: gateways and clients reach the pool itself, on its addresses for Mediation."""
    design = reference("enterprise")
    together = plan_of(design)
    apart = plan_of(changed(design, "pool01", mediation_collocated=False))
    flows = [override.flow for override in CATALOG.variant("mediation-collocated").overrides]
    for flow in flows:
        is_of_tcp = flow == "gateway-mediation-tcp"  # the trunk of this design is TLS
        assert ("pool01" in {end for _, end in _ends(together, flow)}) is not is_of_tcp, flow
        assert _ends(apart, flow) == set(), flow
    (walk,) = [item for item in together.flow_walks if item.planned.flow.id == "gateway-mediation-tls"]
    assert str(walk.worst.address) == "192.0.2.71"
    (inside,) = [item for item in together.flow_walks if item.planned.flow.id == "fe-mediation-sip"]
    assert inside.worst.question.port == 5070


def test_a_director_is_the_next_hop_and_takes_discovery() -> None:
    """Variant director-next-hop: the Edge hands SIP to the Director; each pool keeps a publishing rule of its own."""
    design = reference("enterprise")
    with_director = plan_of(design)
    balancer: Any = design.get("balancer01")
    own = replace(balancer, vips=tuple(vip for vip in balancer.vips if vip.pool != "dirpool01"))
    without = plan_of(
        replace(
            design,
            servers=tuple(server for server in design.servers if server.id != "dirpool01"),
            links=tuple(link for link in design.links if "dirpool01" not in (link.source, link.target)),
            devices=tuple(own if item.id == "balancer01" else item for item in design.devices),
        )
    )
    assert _ends(with_director, "edge-front-end-sip") == set()
    assert _ends(with_director, "edge-director-sip") == {("edgepool01", "dirpool01")}
    assert _ends(without, "edge-front-end-sip") == {("edgepool01", "pool01")}
    published = {host: row.backend for row in with_director.publishing for host in row.hosts}
    assert published["lyncdiscover.contoso.com"] == published["dirext.contoso.com"] == "dirpool01"
    assert published["webext.contoso.com"] == "pool01"
    assert {row.backend for row in without.publishing} == {"pool01", "owa01"}


def test_office_web_apps_in_the_perimeter_are_reached_and_call_back_through_the_inner_firewall() -> None:
    """Variant owas-in-perimeter: 443 outward for pool and clients, 443 inward for the call back."""
    design = reference("enterprise")
    (farm,) = design.servers_of(OfficeWebApps)
    adapter = interface("lan", "perimeter-inner", "198.51.100.90", routes={"192.0.2.0/24": "198.51.100.65"})
    moved = replace(farm, members=(replace(farm.members[0], interfaces=(adapter,)),))
    inside, outside = plan_of(design), plan_of(design.with_element(moved))
    directions = {"fe-office-web-apps": "outbound", "client-office-web-apps": "outbound"}
    directions["office-web-apps-callback"] = "inbound"
    assert set(directions) == {override.flow for override in CATALOG.variant("owas-in-perimeter").overrides}
    for flow, direction in directions.items():
        assert _opened(inside, flow, "internal-firewall") == set(), flow
        assert _opened(outside, flow, "internal-firewall") == {(direction, 443)}, flow
        assert _arrives(outside, flow), flow


def test_variants_that_other_tests_show_are_all_the_others() -> None:
    shown_elsewhere = {
        "edge-single-ip": "tests/requirements/test_reference_designs.py",
        "edge-hlb": "tests/worksheets/test_published_balanced_edge.py",
        "front-end-hlb-only": "tests/worksheets/test_published_balanced_edge.py",
        "standard-edition": "tests/requirements/test_flow_selection.py",
    }
    here = {"translation-at-hlb", "mediation-collocated", "director-next-hop", "owas-in-perimeter"}
    assert {variant.id for variant in CATALOG.variants} == here | set(shown_elsewhere)


# --- what must not be, and rules of translation and balancing

ON_WORKSHEETS = {
    "no-ipsec-on-media": ("firewall", "Exceptions from IPsec policies"),
}
"""Principles that no rule can judge, because the design says nothing of it; with the worksheet that tells people."""

SAID_ELSEWHERE = {
    "web-needs-hlb": "BA03 asks for a balancer for the web traffic of every pool of several servers",
    "server-to-server-topology-aware": "members stand beside virtual addresses in every row between servers",
    "cookie-rules": "a line of the balancing worksheet",
    "federation-srv-choice": "the walk takes the first offer of an SRV record (tests/traffic/test_names.py)",
}


def test_every_principle_is_the_ground_of_a_rule_or_stands_on_a_worksheet() -> None:
    """Bad and good examples of each rule run as tests (test_rule_docs, test_rule_cases)."""
    facts = {fact for rule in RULES for fact in rule.facts}
    rows = (*CATALOG.must_not, *CATALOG.nat_rules, *CATALOG.balancing_principles)
    assert {row.id for row in rows} - facts == set(ON_WORKSHEETS) | set(SAID_ELSEWHERE)


def test_principles_without_a_rule_are_told_to_people() -> None:
    (sheet,) = build_worksheets(plan_of(reference("enterprise")), (), ("firewall",))
    titles = {group.title for group in sheet.groups}
    for kind, title in ON_WORKSHEETS.values():
        assert kind == sheet.kind
        assert title in titles


def test_what_must_stay_closed_is_closed_in_every_sound_design_and_listed() -> None:
    for design in wide_designs().values():
        plan = plan_of(design)
        assert plan.forbidden
        for forbidden in plan.forbidden:
            for question, _ in forbidden.questions:
                assert plan.traffic.walk(question).verdict is Verdict.BLOCKED, forbidden
    plan = plan_of(reference("enterprise"))
    (sheet,) = build_worksheets(plan, (), ("firewall",))
    (closed,) = [group for group in sheet.groups if group.title == "Connections that must stay closed"]
    rows = {(row.text("source"), row.text("destination")): row.text("port") for row in closed.rows}
    assert rows["Edge pool", "Domain controller"].split() == [
        *("88/tcp", "88/udp", "135/tcp", "389/tcp", "389/udp", "445/tcp", "464/tcp", "3268/tcp"),
    ]
    assert rows["Survivable Branch Appliance", "Edge pool"] == "5061/tcp"
    assert all(row.documents for row in closed.rows)


# --- balancing rows

OF_NO_VIP = {
    "fe-hlb-with-dns-lb": "a table of the two web addresses, which have rows of their own",
    "director-hlb-with-dns-lb": "the same for a Director",
    "mediation-hlb": "Mediation pools are balanced by DNS, which the row calls supported and usual",
}


def test_every_balancing_row_describes_a_virtual_address_of_some_design() -> None:
    plans = [plan_of(design) for design in (*wide_designs().values(), balanced_by_hardware())]
    used = {item.row_id for plan in plans for item in plan.balancing}
    assert {row.id for row in CATALOG.balancing_rules} - used == set(OF_NO_VIP)
