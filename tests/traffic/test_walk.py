"""Every verdict, and whom it blames."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.devices import PublishingRule, VipPurpose
from planner.model.interfaces import Side
from planner.model.policies import Certificate, CertificateUsage
from planner.model.product import ProductVersion
from planner.model.servers import PortOverride
from planner.model.zones import RecordType
from planner.traffic import HopAction, Opening, Question, Verdict, recorded_arrangements
from tests.traffic.networks import (
    UDP,
    actions,
    ask,
    ask_one,
    back_firewall,
    balancer,
    blamed,
    edge,
    front_firewall,
    interface,
    ip,
    office,
    pool,
    proxy,
    record,
    traffic,
    vip,
    with_records,
)

NAME = "webext.contoso.com"


def rule(**changes: object) -> PublishingRule:
    return replace(PublishingRule(hosts=(NAME,), backend="pool", backend_port=4443), **changes)  # type: ignore[arg-type]


def certificate(holder: str, usage: CertificateUsage, *names: str) -> Certificate:
    return Certificate(
        id=f"cert-{holder}-{usage.value}", assigned_to=holder, usages=(usage,), subject=names[0], names=names
    )


def test_delivered_from_outside_through_nat_proxy_and_balancer() -> None:
    walk = ask(office(), "phone-cell", NAME, service="web-external-https")
    assert walk.verdict is Verdict.DELIVERED
    assert sorted(trace.arrived or "" for trace in walk.traces) == ["fe1", "fe2"]
    trace = walk.traces[0]
    assert trace.service == "web-external-https"
    assert [
        kind for kind in ("firewall", "reverse-proxy", "load-balancer", "front-end-pool") if trace.passes(kind)
    ] == [
        "firewall",
        "reverse-proxy",
        "load-balancer",
        "front-end-pool",
    ]
    assert str(trace.source_shown) == "10.0.0.40"
    assert trace.hops[-1].action is HopAction.ARRIVE
    assert actions(trace) == [
        "resolve", "send", "forward", "translate", "forward", "proxy", "send", "forward", "balance", "send", "arrive",
    ]  # fmt: skip


def test_unresolved_names_the_view_and_the_record() -> None:
    trace = ask_one(office(), "phone-cell", "webint.contoso.com")
    assert trace.verdict is Verdict.UNRESOLVED
    assert blamed(trace) == ("external", "records")
    assert trace.address is None


def test_unroutable_without_a_device_between_the_zones() -> None:
    design = office()
    design = replace(design, devices=tuple(device for device in design.devices if device.id != "back"))
    trace = ask_one(design, "phone-wifi", "10.0.0.11", 5061)
    assert trace.verdict is Verdict.UNROUTABLE
    assert blamed(trace)[0] == "lan"
    assert trace.blame is not None
    assert "'wifi'" in trace.blame.reason
    assert "'lan'" in trace.blame.reason


def test_unroutable_where_nobody_holds_the_address() -> None:
    design = replace(office(), clients=())
    assert ask_one(design, "pool", "10.0.0.99").verdict is Verdict.UNROUTABLE
    assert ask_one(design, "pool", "10.77.0.1").verdict is Verdict.UNROUTABLE


def test_the_internet_routes_no_private_address() -> None:
    trace = ask_one(office(), "phone-cell", "10.0.0.11")
    assert trace.verdict is Verdict.UNROUTABLE
    assert trace.blame is not None
    assert "does not route private addresses" in trace.blame.reason


def test_blocked_by_a_derived_policy_without_the_opening() -> None:
    design = office()
    closed = recorded_arrangements(design, openings={})
    trace = ask_one(design, "phone-cell", NAME, arrangements=closed)
    assert trace.verdict is Verdict.BLOCKED
    assert blamed(trace) == ("front", "policy")
    assert ask_one(design, "phone-cell", NAME, arrangements=closed, ignore_filters=True).is_delivered
    everything = recorded_arrangements(design, openings={"front": (Opening(),), "back": (Opening(),)})
    assert ask_one(design, "phone-cell", NAME, arrangements=everything).is_delivered


@pytest.mark.parametrize(
    ("destination", "port", "transport"),
    [("10.0.0.11", 9999, "tcp"), ("10.0.0.11", 443, "udp"), ("10.0.0.42", 443, "tcp"), ("10.0.0.40", 443, "tcp")],
)
def test_refused_where_nothing_listens(destination: str, port: int, transport: str) -> None:
    question = Question("desktop", destination, port)
    if transport == "udp":
        question = replace(question, transport=UDP)
    assert traffic(office()).walk(question).verdict is Verdict.REFUSED


def test_refused_at_the_proxy_without_a_rule_for_the_host_or_port() -> None:
    trace = ask_one(office(), "phone-cell", NAME, host="meet.contoso.com")
    assert trace.verdict is Verdict.REFUSED
    assert blamed(trace) == ("proxy", "rules")
    assert ask_one(office(), "phone-cell", NAME, 80).verdict is Verdict.REFUSED


def test_a_rule_to_the_internal_site_misdelivers_and_is_blamed() -> None:
    no_vip = balancer(vips=())
    design = office(proxy=proxy(rules=(rule(backend_port=443),)), balancer=no_vip)
    walk = ask(design, "phone-cell", NAME, service="web-external-https")
    assert walk.verdict is Verdict.MISDELIVERED
    assert blamed(walk) == ("proxy", "rules")
    assert ask(design, "phone-cell", NAME).verdict is Verdict.MISDELIVERED


def test_a_vip_port_to_the_internal_site_misdelivers_and_is_blamed() -> None:
    wrong = balancer(vips=(vip("x", VipPurpose.WEB_EXTERNAL, "10.0.0.42", {4443: 443}),))
    walk = ask(office(balancer=wrong), "phone-cell", NAME)
    assert walk.verdict is Verdict.MISDELIVERED
    assert blamed(walk) == ("balancer", "vips")


class TestPortTranslation:
    def at(self, backend_port: int, ports: dict[int, int]) -> Verdict:
        changed = balancer(vips=(vip("x", VipPurpose.WEB_EXTERNAL, "10.0.0.42", ports),))
        design = office(proxy=proxy(rules=(rule(backend_port=backend_port),)), balancer=changed)
        return ask(design, "phone-cell", NAME, service="web-external-https").verdict

    def test_once_at_the_proxy(self) -> None:
        assert self.at(4443, {4443: 4443}) is Verdict.DELIVERED

    def test_once_at_the_balancer(self) -> None:
        assert self.at(443, {443: 4443}) is Verdict.DELIVERED

    def test_twice_is_refused(self) -> None:
        assert self.at(4443, {443: 4443}) is Verdict.REFUSED

    def test_never_is_misdelivered(self) -> None:
        assert self.at(443, {443: 443}) is Verdict.MISDELIVERED

    def test_a_vip_without_ports_hands_on_what_comes(self) -> None:
        assert self.at(4443, {}) is Verdict.DELIVERED


class TestTls:
    def walk(self, *certificates: Certificate, **more: object):
        design = replace(office(), certificates=certificates)
        return ask(design, "phone-cell", NAME, **more)  # type: ignore[arg-type]

    def test_nothing_is_judged_without_certificates(self) -> None:
        assert self.walk().verdict is Verdict.DELIVERED

    def test_the_listener_must_hold_the_name(self) -> None:
        walk = self.walk(certificate("proxy", CertificateUsage.PROXY_LISTENER, "other.contoso.com"))
        assert walk.verdict is Verdict.UNTRUSTED
        assert blamed(walk) == ("cert-proxy-proxy-listener", "names")
        assert walk.blame is not None
        assert NAME in walk.blame.reason

    @pytest.mark.parametrize("name", [NAME, "*.contoso.com", "WEBEXT.contoso.com"])
    def test_a_name_or_a_wildcard_will_do(self, name: str) -> None:
        assert self.walk(certificate("proxy", CertificateUsage.PROXY_LISTENER, name)).is_delivered

    def test_the_pool_behind_must_hold_it_too(self) -> None:
        good = certificate("proxy", CertificateUsage.PROXY_LISTENER, NAME)
        bad = certificate("pool", CertificateUsage.WEB_EXTERNAL, "pool.contoso.com")
        walk = self.walk(good, bad)
        assert walk.verdict is Verdict.UNTRUSTED
        assert blamed(walk)[0] == bad.id

    def test_other_usages_do_not_count_and_tls_can_be_ruled_out(self) -> None:
        internal = certificate("pool", CertificateUsage.WEB_INTERNAL, "pool.contoso.com")
        assert self.walk(internal).is_delivered
        listener = certificate("proxy", CertificateUsage.PROXY_LISTENER, "other.contoso.com")
        assert self.walk(listener, tls=False).is_delivered


class TestLoops:
    def test_a_proxy_that_publishes_itself(self) -> None:
        design = office(proxy=proxy(rules=(rule(backend=NAME, backend_port=443),)))
        design = with_records(design, record("internal", NAME, "172.16.2.20"))
        trace = ask_one(design, "phone-cell", NAME)
        assert trace.verdict is Verdict.LOOP
        assert blamed(trace) == ("proxy", "rules")

    def test_static_routes_that_point_at_each_other(self) -> None:
        front = front_firewall(hairpin=True, spoofing_prevention=False)
        back_to_front = replace(
            front.interfaces[1], routes=interface("x", "outer", routes={"10.0.1.0/24": "172.16.1.2"}).routes
        )
        back = back_firewall(hairpin=True, spoofing_prevention=False)
        front_to_back = replace(
            back.interfaces[0], routes=interface("x", "outer", routes={"10.0.1.0/24": "172.16.1.1"}).routes
        )
        design = office(
            front=replace(front, interfaces=(front.interfaces[0], back_to_front)),
            back=replace(back, interfaces=(front_to_back, *back.interfaces[1:])),
        )
        trace = ask_one(design, "edge1", "10.0.1.50")
        assert trace.verdict is Verdict.LOOP


class TestSources:
    def test_a_pool_sends_from_each_of_its_machines(self) -> None:
        walk = ask(office(), "pool", "172.16.2.30", 5061)
        assert walk.verdict is Verdict.DELIVERED
        assert {str(trace.source_shown) for trace in walk.traces} == {"10.0.0.11", "10.0.0.12"}

    def test_a_zone_stands_for_any_host_of_it(self) -> None:
        trace = ask_one(office(), "lan", "pool.contoso.com", 5061)
        assert trace.verdict is Verdict.DELIVERED
        assert str(trace.hops[1].source).startswith("10.0.0.")

    def test_an_adapter_can_be_named(self) -> None:
        trace = ask_one(office(), "edge1/outside", "push", 5061)
        assert trace.verdict is Verdict.DELIVERED
        assert str(trace.source_shown) == "203.0.113.30"

    def test_one_of_several_addresses_can_be_named(self) -> None:
        trace = ask_one(office(), "edge1", "push", 443, source_address=ip("172.16.1.32"))
        assert str(trace.source_shown) == "203.0.113.32"

    def test_an_unknown_source_is_an_answer_not_an_error(self) -> None:
        trace = ask_one(office(), "nobody", NAME)
        assert trace.verdict is Verdict.UNROUTABLE
        assert blamed(trace)[0] == "nobody"


class TestDestinations:
    def test_a_pool_name_with_several_addresses_is_walked_for_each(self) -> None:
        walk = ask(office(), "desktop", "pool.contoso.com", 5061)
        assert [str(trace.address) for trace in walk.traces] == ["10.0.0.11", "10.0.0.12"]

    def test_the_worst_of_them_counts(self) -> None:
        design = with_records(office(), record("internal", "pool.contoso.com", "10.0.0.11", "10.77.0.1"))
        walk = ask(design, "desktop", "pool.contoso.com", 5061)
        assert [trace.verdict for trace in walk.traces] == [Verdict.DELIVERED, Verdict.UNROUTABLE]
        assert walk.verdict is Verdict.UNROUTABLE

    def test_a_cloud_service_without_addresses_is_any_internet_host(self) -> None:
        walk = ask(office(), "edge1", "push.example.net", 5061)
        assert walk.verdict is Verdict.DELIVERED
        assert walk.worst.arrived == "push"
        assert ask(office(), "laptop", "push", 5061).is_delivered

    def test_any_other_public_address_is_the_internet(self) -> None:
        trace = ask_one(office(), "edge1", "9.9.9.9", 53)
        assert trace.verdict is Verdict.DELIVERED
        assert trace.arrived == "internet"

    def test_an_id_stands_for_the_addresses_that_serve_the_port(self) -> None:
        walk = ask(office(), "desktop", "edge", 5062)
        assert [str(trace.address) for trace in walk.traces] == ["172.16.2.30"]
        assert walk.is_delivered

    def test_srv_records_lead_to_the_best_host_and_its_port(self) -> None:
        design = with_records(
            office(),
            record("internal", "_sipinternaltls._tcp.contoso.com", "pool.contoso.com", type=RecordType.SRV, port=5061),
        )
        walk = ask(design, "desktop", "_sipinternaltls._tcp.contoso.com", 1)
        assert walk.verdict is Verdict.DELIVERED
        assert walk.worst.hops[-1].port == 5061


class TestServices:
    def test_the_edge_serves_each_service_on_its_own_address(self) -> None:
        assert ask_one(office(), "laptop", "sip.contoso.com", service="access-edge-sip").is_delivered
        media = ask_one(office(), "laptop", "203.0.113.32", 3478, transport=UDP)
        assert media.service == "av-edge-stun-udp"
        assert (
            ask_one(office(), "laptop", "sip.contoso.com", service="av-edge-stun-tcp").verdict is Verdict.MISDELIVERED
        )

    def test_a_changed_port_moves_the_service(self) -> None:
        moved = pool(ports=(PortOverride(service="registrar-sip", port=15061),))
        assert ask_one(office(pool=moved), "desktop", "10.0.0.11", 15061, service="registrar-sip").is_delivered
        assert ask_one(office(pool=moved), "desktop", "10.0.0.11", 5061).verdict is Verdict.REFUSED

    def test_services_of_another_version_are_absent(self) -> None:
        design = office()
        assert ask_one(design, "pool", "172.16.2.30", 23456).verdict is Verdict.REFUSED
        older = replace(design, product=ProductVersion.V2015)
        assert ask_one(older, "pool", "172.16.2.30", 23456).is_delivered

    def test_one_name_for_three_edge_services_moves_their_ports(self) -> None:
        single = edge(access_fqdn="sip.contoso.com", web_conferencing_fqdn="sip.contoso.com", av_fqdn="sip.contoso.com")
        one = replace(single.members[0], bindings=())
        design = office(edge=replace(single, members=(one,)))
        assert ask_one(design, "laptop", "203.0.113.30", 444).service == "web-conferencing-edge"
        assert ask_one(design, "laptop", "203.0.113.30", 443).service == "av-edge-stun-tcp"


class TestTwoAdapters:
    def test_the_edge_reaches_inside_by_its_static_route_and_outside_by_its_gateway(self) -> None:
        inside = ask_one(office(), "edge1", "10.0.0.11", 5061)
        assert str(inside.source_shown) == "172.16.2.30"
        outside = ask_one(office(), "edge1", "9.9.9.9")
        assert outside.passes("front")

    def without_route(self):
        machine = edge().members[0]
        bare = replace(machine, interfaces=(machine.interfaces[0], replace(machine.interfaces[1], routes=())))
        return office(edge=replace(edge(), members=(bare,)))

    def test_without_the_static_route_answers_to_the_inside_get_lost(self) -> None:
        trace = ask_one(self.without_route(), "desktop", "172.16.2.30", 5062)
        assert trace.verdict is Verdict.UNROUTABLE
        assert blamed(trace) == ("edge", "interfaces")
        assert trace.blame is not None
        assert "no static route" in trace.blame.reason

    def test_without_any_route_that_fits_nothing_is_sent(self) -> None:
        machine = edge().members[0]
        outer = replace(machine.interfaces[0], gateway=None)
        design = office(edge=replace(edge(), members=(replace(machine, interfaces=(outer, machine.interfaces[1])),)))
        trace = ask_one(design, "edge1", "9.9.9.9")
        assert trace.verdict is Verdict.UNROUTABLE
        assert blamed(trace) == ("edge", "interfaces")

    def test_with_nothing_planned_the_obvious_adapter_is_used(self) -> None:
        machine = edge().members[0]
        bare = tuple(replace(item, gateway=None, routes=()) for item in machine.interfaces)
        design = office(edge=replace(edge(), members=(replace(machine, interfaces=bare),)))
        assert str(ask_one(design, "edge1", "10.0.0.11", 5061).source_shown) == "172.16.2.30"
        assert ask_one(design, "edge1", "9.9.9.9").passes("front")
        assert ask_one(design, "desktop", "172.16.2.30", 5062).is_delivered

    def test_a_static_route_through_a_server_leads_nowhere(self) -> None:
        machine = edge().members[0]
        wrong = interface("inside", "inner", "172.16.2.30", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.2.20"})
        design = office(edge=replace(edge(), members=(replace(machine, interfaces=(machine.interfaces[0], wrong)),)))
        trace = ask_one(design, "edge1", "10.0.0.11", 5061)
        assert trace.verdict is Verdict.UNROUTABLE
        assert trace.blame is not None
        assert "does not forward" in trace.blame.reason


class TestBalancers:
    def test_source_nat_shows_the_balancer(self) -> None:
        trace = ask_one(office(), "phone-wifi", "webint.contoso.com")
        assert str(trace.source_shown) == "10.0.0.40"
        assert trace.persistence is not None
        assert trace.persistence.value == "source"
        assert not trace.balanced[0].shows_client

    def test_a_transparent_balancer_must_be_the_gateway_of_its_members(self) -> None:
        trace = ask_one(office(balancer=balancer(source_nat=False)), "phone-wifi", "webint.contoso.com")
        assert trace.verdict is Verdict.UNROUTABLE
        assert blamed(trace) == ("balancer", "source_nat")

    def test_so_it_must_where_no_gateway_is_planned(self) -> None:
        members = tuple(
            replace(machine, interfaces=(replace(machine.interfaces[0], gateway=None),)) for machine in pool().members
        )
        design = office(balancer=balancer(source_nat=False), pool=pool(members=members))
        assert blamed(ask_one(design, "phone-wifi", "webint.contoso.com")) == ("balancer", "source_nat")

    def test_then_members_see_the_client(self) -> None:
        members = tuple(
            replace(machine, interfaces=(replace(machine.interfaces[0], gateway=ip("10.0.0.40")),))
            for machine in pool().members
        )
        design = office(balancer=balancer(source_nat=False), pool=pool(members=members))
        trace = ask_one(design, "phone-wifi", "webint.contoso.com")
        assert trace.verdict is Verdict.DELIVERED
        assert str(trace.source_shown).startswith("10.0.1.")
        assert trace.balanced[0].shows_client
        neighbour = ask_one(design, "desktop", "webint.contoso.com")
        assert neighbour.verdict is Verdict.UNROUTABLE


def test_a_name_of_the_plan_that_leads_to_a_stranger_does_not_arrive() -> None:
    design = with_records(office(), record("external", "webext.contoso.com", "203.0.113.200"))
    trace = ask_one(design, "internet", "webext.contoso.com")
    assert trace.verdict is Verdict.UNROUTABLE
    assert blamed(trace) == ("external", "records")
    assert trace.blame is not None
    assert "203.0.113.200" in trace.blame.reason
    assert "nothing in the plan holds" in trace.blame.reason


def test_an_address_or_a_foreign_name_of_the_internet_is_any_host_there() -> None:
    design = with_records(office(), record("external", "www.example.org", "203.0.113.200"))
    assert ask_one(design, "internet", "203.0.113.200").verdict is Verdict.DELIVERED
    assert ask_one(design, "internet", "www.example.org", tls=False).verdict is Verdict.DELIVERED


def test_a_wanted_source_of_another_adapter_is_said_not_replaced_in_silence() -> None:
    """The Edge is asked to send inside from its A/V address; the static route leaves by the internal adapter."""
    outer = edge().members[0].interfaces[0].addresses[-1]
    trace = ask_one(office(), "edge1", str(pool().members[0].interfaces[0].addresses[0]), 5061, source_address=outer)
    said = next(hop.reason for hop in trace.hops if hop.action is HopAction.SEND)
    assert f"the wanted source {outer} belongs to interface" in said
    usual = ask_one(office(), "edge1", str(pool().members[0].interfaces[0].addresses[0]), 5061)
    assert not any("wanted source" in hop.reason for hop in usual.hops)
