"""Mobility from every position: cells, discovery order, moves; each promise of the plan broken once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.clients import Client, CloudRole, CloudService, Platform
from planner.model.design import Design
from planner.model.devices import FirewallRule, Persistence, PortRange, PublishingRule, Transport
from planner.model.policies import (
    Certificate,
    CertificateUsage,
    Discovery,
    DiscoveryTransport,
    MobilityPolicy,
    PushSettings,
)
from planner.model.product import ClientGeneration, ProductVersion
from planner.model.servers import WebServices
from planner.model.zones import Provenance
from planner.requirements.mobility_matrix import (
    Cell,
    MobileService,
    MobilityMatrix,
    Move,
    Outcome,
    mobility_matrix,
)
from planner.traffic import Verdict
from tests.requirements.reference_designs import changed, plan_of, reference, second_pool, with_mobility, with_record

ENTERPRISE = reference("enterprise")
INSIDE = ("phone-wifi", "phone-branch", "branch-lan")
OUTSIDE = ("phone-cellular", "phone-guest", "internet")
PUBLIC = "203.0.113.40"
"""Where the external firewall shows the reverse proxy."""


def matrix_of(design: Design) -> MobilityMatrix:
    return mobility_matrix(plan_of(design))


def fault_ids(matrix: MobilityMatrix) -> set[tuple[str, str]]:
    return {(cell.position.id, cell.service.value) for cell in matrix.faults}


def ucwa(matrix: MobilityMatrix, position: str) -> Cell:
    return matrix.cell(position, MobileService.UCWA)


def discovery(matrix: MobilityMatrix, position: str) -> Cell:
    return matrix.cell(position, MobileService.DISCOVERY)


def move(matrix: MobilityMatrix, first: str, second: str) -> Move:
    return next(item for item in matrix.moves if {item.first.id, item.second.id} == {first, second})


@pytest.mark.parametrize("name", ["enterprise", "standard"])
def test_the_reference_designs_keep_every_promise(name: str) -> None:
    matrix = matrix_of(reference(name))
    assert matrix.faults == ()
    assert len(matrix.cells) == len(matrix.positions) * len(matrix.services)
    assert all(item.is_seamless for item in matrix.moves)
    assert all(cell.explanation.endswith(".") for cell in matrix.cells)


def test_inside_devices_turn_at_the_proxy_and_outside_devices_do_not() -> None:
    matrix = matrix_of(ENTERPRISE)
    for position in INSIDE:
        assert [(turn.device, turn.kind.value) for turn in ucwa(matrix, position).turns] == [("proxy01", "proxy")]
        assert discovery(matrix, position).turns == ()
    for position in OUTSIDE:
        assert ucwa(matrix, position).turns == ()
    path = ucwa(matrix, "phone-wifi").path
    assert path[:4] == ("Phone on Wi-Fi", "Wi-Fi firewall", "Internal firewall", "Reverse proxy")
    assert path.count("Internal firewall") == 2


def test_discovery_asks_the_internal_name_first_and_names_the_home_pool() -> None:
    matrix = matrix_of(ENTERPRISE)
    outside, inside = discovery(matrix, "phone-cellular"), discovery(matrix, "phone-wifi")
    asked = [(step.walk.question.destination, step.counts) for step in outside.steps]
    assert asked[:2] == [("lyncdiscoverinternal.contoso.com", False), ("lyncdiscover.contoso.com", True)]
    assert len(asked) == 4  # two SIP domains
    assert [step.walk.question.destination for step in inside.steps] == [
        "lyncdiscoverinternal.contoso.com",
        "lyncdiscoverinternal.fabrikam.com",
    ]
    assert "'Director pool' is the first contact and answers with the URLs of the home pool 'Front End pool'" in (
        inside.explanation
    )


def test_a_second_sip_domain_counts_as_much_as_the_first() -> None:
    matrix = matrix_of(with_record(ENTERPRISE, "external", "lyncdiscover.fabrikam.com"))
    assert fault_ids(matrix) == {(position, "discovery") for position in OUTSIDE}
    assert "lyncdiscover.fabrikam.com" in discovery(matrix, "internet").explanation


def test_no_connection_to_the_internal_name_leads_on_to_the_external_one() -> None:
    design = with_record(ENTERPRISE, "internal", "lyncdiscoverinternal.contoso.com", "192.0.2.60")
    for domain in ("contoso.com", "fabrikam.com"):
        design = with_record(design, "internal", f"lyncdiscover.{domain}", "198.51.100.20")
    cell = discovery(matrix_of(design), "phone-wifi")
    assert cell.works
    assert [step.walk.verdict for step in cell.steps][:2] == [Verdict.BLOCKED, Verdict.DELIVERED]


def test_an_untrusted_answer_is_a_connection_and_ends_discovery() -> None:
    bad = Certificate(
        id="bad",
        assigned_to="dirpool01",
        usages=(CertificateUsage.WEB_INTERNAL,),
        subject="dirint.contoso.com",
        names=("dirint.contoso.com",),
    )
    cell = discovery(matrix_of(ENTERPRISE.with_element(bad)), "phone-wifi")
    assert (cell.outcome, cell.verdict) == (Outcome.FAILS, Verdict.UNTRUSTED)
    assert len([step for step in cell.steps if "contoso" in step.title]) == 1


def test_http_discovery_goes_to_the_http_listener() -> None:
    matrix = matrix_of(with_mobility(ENTERPRISE, discovery_transport=DiscoveryTransport.HTTP))
    assert matrix.faults == ()
    chosen = [step for step in discovery(matrix, "phone-cellular").steps if step.counts]
    assert {(step.walk.question.port, step.walk.question.tls) for step in chosen} == {(80, False)}
    assert {trace.service for step in chosen for trace in step.walk.traces} == {"web-external-http"}


def test_http_discovery_that_is_not_published_fails_outside_only() -> None:
    hosts = ("webext.contoso.com", "dirext.contoso.com", "lyncdiscover.contoso.com", "lyncdiscover.fabrikam.com")
    rule = PublishingRule(hosts=hosts, backend="pool01")
    design = with_mobility(ENTERPRISE, discovery_transport=DiscoveryTransport.HTTP)
    design = changed(design, "proxy01", publishing=Provenance.RECORDED, rules=(rule,))
    matrix = matrix_of(design)
    assert fault_ids(matrix) == {(position, "discovery") for position in OUTSIDE}


def test_typed_urls_take_the_place_of_the_discovery_names() -> None:
    matrix = matrix_of(with_mobility(ENTERPRISE, discovery=Discovery.MANUAL))
    assert matrix.faults == ()
    asked = [step.walk.question.destination for step in discovery(matrix, "phone-cellular").steps]
    assert asked == ["webint.contoso.com", "webext.contoso.com"]
    assert "is the home pool and answers with its own URLs" in discovery(matrix, "phone-wifi").explanation


# --- what breaks


def test_a_name_at_the_firewall_is_refused_where_it_may_not_turn() -> None:
    matrix = matrix_of(with_record(ENTERPRISE, "internal", "webext.contoso.com", PUBLIC))
    assert fault_ids(matrix) == {(position, "ucwa") for position in INSIDE}
    cell = ucwa(matrix, "phone-wifi")
    assert cell.verdict is Verdict.BLOCKED
    assert "does not allow hairpinning" in cell.explanation
    stuck = move(matrix, "phone-cellular", "phone-wifi")
    assert (stuck.is_seamless, stuck.is_needed) == (False, True)
    assert stuck.reason.startswith("At 'Phone on Wi-Fi' there is no Mobility.")
    assert move(matrix, "phone-cellular", "phone-guest").is_seamless


def test_a_name_at_the_firewall_turns_there_where_it_may() -> None:
    # The proxy answers by its gateway, the firewall at which the traffic turns, and not by the internal firewall.
    proxy = ENTERPRISE.reverse_proxies[0]
    outer, *others = proxy.interfaces
    answering = changed(ENTERPRISE, "proxy01", interfaces=(replace(outer, routes=()), *others))
    design = with_record(answering, "internal", "webext.contoso.com", PUBLIC)
    matrix = matrix_of(changed(design, "external-firewall", hairpin=True))
    assert matrix.faults == ()
    assert [turn.device for turn in ucwa(matrix, "phone-wifi").turns] == ["external-firewall", "proxy01"]
    assert "a turn at the firewall 'External firewall'" in ucwa(matrix, "phone-wifi").explanation


def test_a_proxy_that_refuses_inside_sources_fails_inside_only() -> None:
    matrix = matrix_of(changed(ENTERPRISE, "proxy01", hairpin=False))
    assert fault_ids(matrix) == {(position, "ucwa") for position in INSIDE}
    assert ucwa(matrix, "phone-wifi").verdict is Verdict.BLOCKED


def test_without_a_proxy_mobility_is_nowhere() -> None:
    matrix = matrix_of(ENTERPRISE.without(frozenset({"proxy01"})))
    assert {(position, "ucwa") for position in (*INSIDE, *OUTSIDE)} <= fault_ids(matrix)
    assert not any(item.is_seamless for item in matrix.moves)


def test_a_missing_internal_answer_fails_inside() -> None:
    matrix = matrix_of(with_record(ENTERPRISE, "internal", "webext.contoso.com"))
    assert fault_ids(matrix) == {(position, "ucwa") for position in INSIDE}
    assert ucwa(matrix, "branch-lan").verdict is Verdict.UNRESOLVED


def test_an_internal_answer_at_the_pool_is_misdelivered() -> None:
    matrix = matrix_of(with_record(ENTERPRISE, "internal", "webext.contoso.com", "192.0.2.41"))
    assert ucwa(matrix, "phone-wifi").verdict is Verdict.MISDELIVERED


def test_guests_that_ask_the_inside_view_do_not_find_their_pool() -> None:
    matrix = matrix_of(changed(ENTERPRISE, "guest-wifi", view="internal"))
    assert ("phone-guest", "discovery") in fault_ids(matrix)
    assert {position for position, _ in fault_ids(matrix)} == {"phone-guest"}


def test_a_pool_without_external_name_offers_no_mobility_url() -> None:
    matrix = matrix_of(changed(ENTERPRISE, "pool01", web=WebServices(internal_fqdn="webint.contoso.com")))
    cell = ucwa(matrix, "phone-wifi")
    assert (cell.outcome, cell.is_fault) == (Outcome.ABSENT, True)
    assert "no external web services name" in cell.explanation


# --- branch users


def test_users_of_an_appliance_need_the_sip_listeners_of_ucwa() -> None:
    ports = {step.walk.question.port for step in ucwa(matrix_of(ENTERPRISE), "phone-branch").steps}
    assert ports == {443, 5088, 5089}
    assert {step.walk.question.port for step in ucwa(matrix_of(ENTERPRISE), "phone-wifi").steps} == {443}


def test_a_wifi_firewall_that_keeps_the_listeners_shut_fails_branch_users_alone() -> None:
    web = FirewallRule(transport=Transport.TCP, destination_ports=(PortRange(first=443, last=443),))
    media = FirewallRule(transport=Transport.UDP)
    design = changed(ENTERPRISE, "wifi-firewall", policy=Provenance.RECORDED, rules=(web, media))
    matrix = matrix_of(design)
    assert fault_ids(matrix) == {("phone-branch", "ucwa")}
    assert "5088" in ucwa(matrix, "phone-branch").explanation


# --- MCX, media, push


def old_phones(design: Design) -> Design:
    for id in ("phone-wifi", "phone-cellular"):
        design = changed(design, id, generation=ClientGeneration.LYNC_2010, platforms=(Platform.IOS,))
    return design


def test_mcx_serves_lync_2010_clients_on_2015_only() -> None:
    matrix = matrix_of(old_phones(replace(ENTERPRISE, product=ProductVersion.V2015)))
    cell = matrix.cell("phone-wifi", MobileService.MCX)
    assert (cell.works, cell.is_needed, cell.hosts) == (True, True, ("webext.contoso.com",))
    assert not ucwa(matrix, "phone-wifi").is_needed
    assert not matrix.cell("phone-guest", MobileService.MCX).is_needed
    assert move(matrix, "phone-wifi", "phone-cellular").is_seamless
    for service in (MobileService.UCWA, MobileService.MEDIA):
        assert matrix.cell("phone-wifi", service).outcome is Outcome.ABSENT
    assert "they know no UCWA" in ucwa(matrix, "phone-wifi").explanation
    assert ucwa(matrix, "phone-guest").works
    newer = matrix_of(old_phones(ENTERPRISE))
    assert fault_ids(newer) == {("phone-wifi", "mcx"), ("phone-cellular", "mcx")}


def test_internal_mcx_urls_serve_the_wifi_and_no_move() -> None:
    design = with_mobility(old_phones(replace(ENTERPRISE, product=ProductVersion.V2015)), exposed_internal=True)
    matrix = matrix_of(design)
    inside = matrix.cell("phone-wifi", MobileService.MCX)
    assert (inside.works, inside.hosts, inside.turns) == (True, ("webint.contoso.com",), ())
    assert matrix.cell("phone-cellular", MobileService.MCX).outcome is Outcome.ABSENT
    assert not move(matrix, "phone-wifi", "phone-cellular").is_seamless
    wifi_only = matrix_of(with_mobility(design, wifi_only=True))
    assert ("phone-cellular", "mcx") not in fault_ids(wifi_only)


def test_media_over_tcp_alone_still_works_and_says_so() -> None:
    design = ENTERPRISE
    tcp = FirewallRule(transport=Transport.TCP)
    design = changed(design, "external-firewall", policy=Provenance.RECORDED, rules=(tcp,))
    cell = matrix_of(design).cell("phone-cellular", MobileService.MEDIA)
    assert cell.works
    assert "tcp 443" in cell.explanation
    assert "udp 3478 is blocked" in cell.explanation


def test_media_outside_needs_an_edge() -> None:
    gone = frozenset({"edgepool01", "edgepool01-next-hop", "pool01-media", "sba01-media"})
    matrix = matrix_of(ENTERPRISE.without(gone))
    assert matrix.cell("internet", MobileService.MEDIA).outcome is Outcome.ABSENT
    assert "No A/V Edge" in matrix.cell("internet", MobileService.MEDIA).explanation
    assert ("internet", "media") in fault_ids(matrix)
    assert matrix.cell("phone-wifi", MobileService.MEDIA).works


@pytest.mark.parametrize(
    ("fields", "position", "outcome"),
    [
        ({"enable_ip_audio_video": False}, "phone-wifi", Outcome.ABSENT),
        ({"require_wifi_for_ip_audio": True, "require_wifi_for_ip_video": True}, "phone-cellular", Outcome.ABSENT),
        ({"require_wifi_for_ip_audio": True, "require_wifi_for_ip_video": True}, "phone-guest", Outcome.WORKS),
        ({"require_wifi_for_ip_audio": True}, "phone-cellular", Outcome.WORKS),
    ],
)
def test_the_mobility_policy_decides_where_media_is_offered(
    fields: dict[str, bool], position: str, outcome: Outcome
) -> None:
    policy = MobilityPolicy(id="mobility-global", name="Global", **fields)  # type: ignore[arg-type]
    matrix = matrix_of(ENTERPRISE.with_element(policy))
    assert matrix.cell(position, MobileService.MEDIA).outcome is outcome
    assert matrix.faults == ()


def test_push_takes_the_pool_the_edge_and_the_cloud() -> None:
    design = with_mobility(ENTERPRISE, push=PushSettings(apple=True))
    matrix = matrix_of(design)
    cell = matrix.cell("phone-cellular", MobileService.PUSH)
    assert cell.works
    assert {step.walk.question.port for step in cell.steps} == {5061}
    shut = changed(design, "internal-firewall", policy=Provenance.RECORDED, rules=())
    assert ("phone-cellular", "push") in fault_ids(matrix_of(shut))


def test_lync_2010_on_apple_keeps_a_connection_to_apple() -> None:
    design = old_phones(replace(ENTERPRISE, product=ProductVersion.V2015))
    design = with_mobility(design, push=PushSettings(apple=True))
    design = design.with_element(
        CloudService(id="apple", name="Apple push", role=CloudRole.APPLE_PUSH, zone="internet")
    )
    cell = matrix_of(design).cell("phone-wifi", MobileService.PUSH)
    device = next(step for step in cell.steps if step.walk.question.source == "phone-wifi")
    assert (device.walk.question.port, device.walk.verdict) == (5223, Verdict.DELIVERED)
    assert all(
        step.walk.question.source != "phone-guest"
        for step in matrix_of(design).cell("phone-guest", MobileService.PUSH).steps
    )


# --- moves


def test_a_balancer_that_looks_at_the_source_is_remarked() -> None:
    balancer = ENTERPRISE.load_balancers[0]
    vips = tuple(
        replace(vip, persistence=Persistence.SOURCE) if vip.id == "pool01-web-external" else vip
        for vip in balancer.vips
    )
    matrix = matrix_of(changed(ENTERPRISE, "balancer01", vips=vips))
    found = move(matrix, "phone-cellular", "phone-wifi")
    assert found.is_seamless
    assert found.remark == ""  # the proxy stands between: its address is what the balancer sees from everywhere


def test_users_of_two_pools_do_not_move_into_each_other() -> None:
    second = second_pool(ENTERPRISE, web=WebServices(external_fqdn="webext2.contoso.com"), holds_cms=False)
    design = changed(ENTERPRISE.with_element(second), "phone-wifi", home="pool02")
    pairs = {frozenset((item.first.id, item.second.id)) for item in matrix_of(design).moves}
    assert frozenset(("phone-wifi", "phone-cellular")) not in pairs
    assert frozenset(("phone-wifi", "internet")) in pairs  # anybody's home


def test_unknown_positions_are_refused() -> None:
    with pytest.raises(KeyError):
        matrix_of(ENTERPRISE).cell("nobody", MobileService.UCWA)


def test_nothing_is_asked_while_mobility_is_off() -> None:
    matrix = matrix_of(with_mobility(ENTERPRISE, enabled=False))
    assert (matrix.cells, matrix.moves, matrix.positions) == ((), (), ())


# --- the branch


def test_a_branch_is_opened_for_phones_where_some_are_planned_and_nowhere_else() -> None:
    design = changed(ENTERPRISE, "sba01", homes_mobile_users=False)
    cell = ucwa(matrix_of(design), "branch-lan")
    assert (cell.verdict, cell.is_needed) == (Verdict.BLOCKED, False)
    assert cell.explanation.endswith("The plan expects no mobile device there.")
    phone = Client(id="phone-there", name="Phone there", zone="branch-lan", home="pool01")
    drawn = matrix_of(design.with_element(phone))
    assert ucwa(drawn, "phone-there").works
    assert drawn.faults == ()
