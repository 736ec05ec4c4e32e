"""Every port that the documents call configurable: changed in a design, it changes flow, rule, worksheet and trace.

One case a setting and kind of server. The settings that no server holds (published ports, clients, a switch) have
tests of their own below; together they are all rows of the catalog's table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.catalog.ports_in_use import ports_in_use
from planner.findings.catalog import ALL_CODES
from planner.findings.rule import Inspection
from planner.findings.rules.paths import broken_mobility_path, undelivered_flow
from planner.findings.run import inspect
from planner.model.design import Design
from planner.model.devices import LoadBalancer
from planner.model.servers import Gateway, PortOverride, Server
from planner.model.zones import Provenance
from planner.requirements import Plan, build_plan
from planner.requirements.flow_ports import FlowPorts
from planner.requirements.flow_walks import FlowWalk
from planner.requirements.mobility_matrix import MobileService, mobility_matrix
from planner.requirements.openings import recorded_rule
from planner.traffic import Question, Verdict
from planner.traffic.explain import explain_walk
from planner.worksheets import build_worksheets
from planner.worksheets.machine.catalog import machine_files
from planner.worksheets.machine.plain import Origin
from planner.worksheets.machine.powershell import powershell_files
from planner.worksheets.worksheet import Row
from tests.builders import document_of
from tests.requirements.reference_designs import reference
from tests.requirements.wide_designs import wide_designs

CATALOG = load_catalog()
NEW = 907
"""A port that no service has, and none of the media ranges that are open anyway."""

PUBLISHED = (
    "Set-CsWebServer PublishedExternalHttpsPort / PublishedExternalHttpPort / PublishedPrimaryHttpsPort / "
    "PublishedPrimaryHttpPort"
)
CLIENT_MEDIA = (
    "Set-CsConferencingConfiguration ClientMediaPortRangeEnabled + ClientAudioPort/ClientAudioPortRange, "
    "ClientVideoPort/ClientVideoPortRange"
)
CLIENT_SHARING = "Set-CsConferencingConfiguration ClientAppSharingPort/Range, ClientFileTransferPort/Range"
OF_NO_SERVER = {PUBLISHED, CLIENT_MEDIA, CLIENT_SHARING, "Set-CsMcxConfiguration ExposedWebURL"}
UNUSED = {
    "Set-CsRegistrar XmppGatewaySipPort": "pool01",
    "Set-CsUserServer UserPinManagementWcfHttpPort": "pool01",
    "Set-CsWebServer SupportConferenceConsoleSipExternalListeningPort": "pool01",
}
"""Known from cmdlet help only: a listener that no connection of the plan uses."""

BY_NUMBER = "mediation-gateway-508x"
"""A flow to gateways that are set to an appliance's ports; set to another they have another flow."""

DESIGNS = wide_designs()


@dataclass(frozen=True)
class Case:
    setting: str
    service: str
    design: str
    server: str

    def __str__(self) -> str:
        return f"{self.setting} at {self.server} of {self.design}".replace(" / ", "/")


@cache
def plan(name: str) -> Plan:
    return build_plan(DESIGNS[name], CATALOG)


def _is_direct(flow_walk: FlowWalk, design: Design) -> bool:
    """At the server itself and not at a virtual address, whose port the balancer decides."""
    return not any(design.find_vip(part) for part in flow_walk.planned.destination.parts)


def _cases() -> Iterator[Case]:
    for setting in CATALOG.configurable_ports:
        if setting.id in OF_NO_SERVER or setting.id in UNUSED:
            continue
        for service in CATALOG.services_set_by(setting.id):
            seen = set()
            for name, design in DESIGNS.items():
                for flow_walk in plan(name).flow_walks:
                    server = design.find(flow_walk.planned.destination.element)
                    asked = FlowPorts(design, CATALOG).services(flow_walk.planned)
                    if not isinstance(server, Server) or not _is_direct(flow_walk, design):
                        continue
                    if service.id in asked and type(server) not in seen and flow_walk.planned.flow.id != BY_NUMBER:
                        seen.add(type(server))
                        yield Case(setting.id, service.id, name, server.id)


CASES = tuple(_cases())


def test_the_cases_are_all_settings() -> None:
    assert {case.setting for case in CASES} | OF_NO_SERVER | set(UNUSED) == {
        setting.id for setting in CATALOG.configurable_ports
    }
    assert len(CATALOG.configurable_ports) == 63


def _changed(case: Case) -> Design:
    """The design with the port as the inspector's table of ports writes it, and the balancer set to follow."""
    design = DESIGNS[case.design]
    server: Any = design.get(case.server)
    service = CATALOG.service(case.service)
    (first, *_) = ports_in_use(CATALOG, server, service)
    if isinstance(server, Gateway):
        server = replace(server, listening_port=None)
    override = PortOverride(service=service.id, port=NEW, count=1 if first.start == first.end else 20)
    design = design.with_element(replace(server, ports=(*server.ports, override)))
    for balancer in design.load_balancers:
        design = design.with_element(_following(balancer, case.server, first.start))
    return design


def _following(balancer: LoadBalancer, pool: str, old: int) -> LoadBalancer:
    vips = tuple(
        replace(
            vip, ports=tuple(replace(port, member_port=NEW) if port.member_port == old else port for port in vip.ports)
        )
        if vip.pool == pool
        else vip
        for vip in balancer.vips
    )
    return replace(balancer, vips=vips)


def _walks(plan: Plan, case: Case) -> list[FlowWalk]:
    return [
        flow_walk
        for flow_walk in plan.flow_walks
        if flow_walk.planned.destination.element == case.server
        and case.service in FlowPorts(plan.design, CATALOG).services(flow_walk.planned)
    ]


def _old(case: Case) -> Any:
    server: Any = DESIGNS[case.design].get(case.server)
    return ports_in_use(CATALOG, server, CATALOG.service(case.service))[0]


def _others(case: Case, flow_walk: FlowWalk) -> set[tuple[int, int]]:
    """Ports of the other services of the flow, which stay."""
    names = (name for name in flow_walk.planned.flow.services if name != case.service)
    return {(ports.start, ports.end) for name in names for ports in CATALOG.service(name).ports}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_changed_port_is_walked_listed_and_told(case: Case) -> None:
    design = _changed(case)
    after = build_plan(design, CATALOG)
    old = _old(case)
    walks = [flow_walk for flow_walk in _walks(after, case) if _is_direct(flow_walk, design)]
    assert walks, "no connection reaches the server itself"
    for flow_walk in walks:
        flow = flow_walk.planned.flow
        assert flow_walk.worst.verdict is Verdict.DELIVERED, flow.id
        asked = [walk for walk in flow_walk.walks if walk.question.service == case.service]
        assert {walk.question.port for walk in asked} == {NEW}, flow.id
        assert all(str(NEW) in " ".join(explain_walk(walk)) for walk in asked), flow.id
        mapped = [row for row in after.flow_map if row.flow == flow.id and row.destination == case.server]
        ports = set(chain.from_iterable(row.ports for row in mapped))
        assert NEW in {first for first, _ in ports}, flow.id
        assert (old.start, old.end) not in ports - _others(case, flow_walk), flow.id
    for row in after.openings:
        if row.destination_element == case.server and row.flow in {item.planned.flow.id for item in walks}:
            its = next(item for item in walks if item.planned.flow.id == row.flow)
            assert (old.start, old.end) not in set(row.ports) - _others(case, its), row.flow


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_changed_port_stands_on_the_build_sheet_and_in_the_script(case: Case) -> None:
    design = _changed(case)
    after = build_plan(design, CATALOG)
    rows = _listening(after, case.server, case.service)
    assert rows
    for row in rows:
        assert str(NEW) in row.text("value")
        assert str(_old(case)) not in row.text("value").replace("-", " ").split()
        assert "Changed with" in row.text("detail")
    (script,) = (
        text.decode() for name, text in powershell_files(after, ORIGIN).items() if name.endswith("management-shell.ps1")
    )
    assert str(NEW) in script


@pytest.mark.parametrize(("setting", "server"), UNUSED.items())
def test_a_listener_that_no_connection_uses_is_built_and_answers(setting: str, server: str) -> None:
    (service,) = CATALOG.services_set_by(setting)
    name = "everything of 2015"
    pool: Any = DESIGNS[name].get(server)
    design = DESIGNS[name].with_element(replace(pool, ports=(PortOverride(service=service.id, port=NEW),)))
    after = build_plan(design, CATALOG)
    for row in _listening(after, server, service.id):
        assert (row.text("value"), row.is_required) == (f"tcp {NEW}", False)
        assert row.documents == CATALOG.configurable_port(setting).reference
    walk = after.traffic.walk(Question("desktop-inside", "fe01", NEW, service=service.id, tls=False))
    assert walk.verdict is Verdict.DELIVERED
    assert after.traffic.walk(replace(walk.question, port=service.port)).verdict is not Verdict.DELIVERED


ORIGIN = Origin(title="ports", product="2019", planner="test")


def _listening(plan: Plan, server: str, service: str) -> list[Row]:
    (sheet,) = build_worksheets(plan, (), ("servers",))
    element: Any = plan.design.get(server)
    machines = {machine.id for machine in element.members}
    return [
        row
        for row in sheet.rows
        if row.element in machines and row.text("topic") == "Listens on" and row.text("item") == service
    ]


# --- rules: a recorded policy that still says the old port


def _recorded(plan: Plan) -> Design:
    """The plan's design with firewalls that let pass what the plan needs, written down."""
    design = plan.design
    for firewall in design.firewalls:
        rows = (row for row in plan.openings if row.firewall == firewall.id and row.is_required)
        rules = tuple(dict.fromkeys(recorded_rule(row) for row in rows))
        design = design.with_element(replace(firewall, policy=Provenance.RECORDED, rules=rules))
    return design


def _crossing() -> Iterator[Case]:
    for case in CASES:
        found = [
            flow_walk
            for flow_walk in _walks(plan(case.design), case)
            if _is_direct(flow_walk, DESIGNS[case.design]) and flow_walk.planned.is_required
        ]
        if any(trace.crossings for flow_walk in found for walk in flow_walk.walks for trace in walk.traces):
            yield case


@pytest.mark.parametrize("case", tuple(_crossing()), ids=str)
def test_firewalls_that_still_let_the_old_port_pass_are_found(case: Case) -> None:
    """The old list stops the connection at its new port, and the new list lets it pass."""
    before, after = plan(case.design), build_plan(_changed(case), CATALOG)
    firewalls = {firewall.id: firewall for firewall in _recorded(before).firewalls}
    stale = after.design
    for firewall in firewalls.values():
        stale = stale.with_element(firewall)
    said = _stopped(stale)
    assert any(f" {NEW}" in message for message in said), said
    assert not any(f" {NEW}" in message for message in _stopped(_recorded(after)))


def _stopped(design: Design) -> list[str]:
    """What the rule about connections that do not arrive says."""
    inspection = Inspection(document=document_of(design), plan=build_plan(design, CATALOG), codes=ALL_CODES)
    return [remark.message for remark in (*undelivered_flow.check(inspection), *broken_mobility_path.check(inspection))]


# --- ports of no server


def _with_web(design: Design, pool_id: str, **ports: int) -> Design:
    pool: Any = design.get(pool_id)
    return design.with_element(replace(pool, web=replace(pool.web, **ports)))


def _flow_ports(plan: Plan, flow: str, destination: str) -> set[int]:
    rows = (row for row in plan.flow_map if row.flow == flow and row.destination == destination)
    return {first for row in rows for first, _ in row.ports}


def test_a_port_published_outside_is_asked_opened_and_published() -> None:
    after = build_plan(_with_web(reference("enterprise"), "pool01", published_external_https=8443), CATALOG)
    assert _flow_ports(after, "rp-https-in", "proxy01") == {443, 8443}  # discovery and simple URLs keep 443
    assert _flow_ports(after, "hairpin-mobile-https", "proxy01") == {443, 8443}
    asked = {
        walk.question.destination: (walk.question.port, walk.verdict)
        for flow_walk in after.flow_walks
        if flow_walk.planned.flow.id == "rp-https-in"
        for walk in flow_walk.walks
    }
    assert asked == {
        "webext.contoso.com": (8443, Verdict.DELIVERED),
        "dirext.contoso.com": (443, Verdict.DELIVERED),
    }
    published = {(host, row.port): row.backend_port for row in after.publishing for host in row.hosts}
    assert published["webext.contoso.com", 8443] == 4443
    assert published["lyncdiscover.contoso.com", 443] == 4443
    cell = mobility_matrix(after).cell("phone-wifi", MobileService.UCWA)
    assert [step.walk.question.port for step in cell.steps] == [8443]
    assert cell.verdict is Verdict.DELIVERED
    urls = {url.side: url.url or "" for url in after.manual_urls}
    assert urls["external"].startswith("https://webext.contoso.com:8443/")
    assert urls["internal"].startswith("https://webint.contoso.com/")
    (listener,) = [item for item in after.certificates if item.assigned_to == "proxy01"]
    assert "webext.contoso.com" in listener.names
    assert "-PublishedExternalHttpsPort 8443" in _script(after)
    assert [item.code for item in inspect(document_of(after.design))] == []


def test_a_proxy_that_publishes_the_name_at_the_usual_port_is_found() -> None:
    """The rules of the proxy are recorded from the plan before the port in the URL was changed."""
    before = plan("enterprise")
    proxy: Any = before.design.get("proxy01")
    rules = before.publishing_in_force["proxy01"]
    design = _with_web(before.design, "pool01", published_external_https=8443)
    design = design.with_element(replace(proxy, publishing=Provenance.RECORDED, rules=rules))
    (finding,) = [item for item in inspect(document_of(design)) if item.code == "PX02"]
    assert "'webext.contoso.com' on port 8443" in finding.message
    assert finding.hint == "Add a rule for the name, from port 8443 to port 4443 of the external web services."
    assert finding.repair is not None


def test_http_stays_without_tls_at_any_port() -> None:
    """Discovery over HTTP asks no certificate, wherever the site listens."""
    design = DESIGNS["without balancer"]
    pool: Any = design.get("dirpool01")
    design = design.with_element(replace(pool, ports=(PortOverride(service="web-external-http", port=NEW),)))
    after = build_plan(design, CATALOG)
    (flow_walk, *_) = [item for item in after.flow_walks if item.planned.flow.id == "rp-to-director-http"]
    assert (flow_walk.worst.question.port, flow_walk.worst.verdict) == (NEW, Verdict.DELIVERED)
    cell = mobility_matrix(after).cell("phone-wifi", MobileService.DISCOVERY)
    assert cell.verdict is Verdict.DELIVERED
    nginx = b"".join(machine_files(after, ORIGIN, ["nginx"]).values()).decode()
    assert "proxy_pass http://" in nginx


def test_a_port_published_inside_is_asked_at_the_virtual_address_that_leads_to_the_site() -> None:
    design = _with_web(reference("enterprise"), "pool01", published_internal_https=9443)
    after = build_plan(design, CATALOG)
    assert _flow_ports(after, "client-web-int-https", "pool01") == {9443}
    assert _flow_ports(after, "hlb-int-vip-to-front-end-https", "pool01") == {443}
    (needed,) = [item for item in after.balancing if item.vip == "pool01-web-internal"]
    assert [(port.port, port.member_port) for port in needed.ports] == [(443, 443), (9443, 443), (80, 80)]
    assert "-PublishedPrimaryHttpsPort 9443" in _script(after)


def test_the_virtual_address_keeps_the_usual_port_when_the_site_listens_on_another() -> None:
    design = reference("enterprise")
    pool: Any = design.get("pool01")
    design = design.with_element(replace(pool, ports=(PortOverride(service="web-internal-https", port=NEW),)))
    after = build_plan(design, CATALOG)
    (needed,) = [item for item in after.balancing if item.vip == "pool01-web-internal"]
    assert (443, NEW) in [(port.port, port.member_port) for port in needed.ports]
    (walk,) = [
        item
        for item in after.flow_walks
        if item.planned.flow.id == "client-web-int-https" and item.planned.destination.element == "pool01"
    ]
    assert walk.worst.verdict is not Verdict.DELIVERED  # the balancer still leads to the old port
    for balancer in design.load_balancers:
        design = design.with_element(_following(balancer, "pool01", 443))
    assert [
        item.worst.verdict
        for item in build_plan(design, CATALOG).flow_walks
        if item.planned.is_required and item.worst.verdict is not Verdict.DELIVERED
    ] == []


CLIENT_RANGES = (
    PortOverride(service="client-audio", port=50020, count=20),
    PortOverride(service="client-video", port=58000, count=20),
    PortOverride(service="client-sharing", port=42000, count=20),
    PortOverride(service="client-file-transfer", port=42020, count=20),
)


def test_ranges_of_clients_are_where_they_listen_and_what_they_send_from() -> None:
    after = build_plan(replace(reference("enterprise"), client_ports=CLIENT_RANGES), CATALOG)
    (peers, *_) = [row for row in after.flow_map if row.flow == "branch-client-central-p2p"]
    assert peers.ports == ((50020, 50039), (58000, 58019))
    sources = {
        flow: {row.source_ports for row in after.flow_map if row.flow == flow}
        for flow in ("client-conf-audio", "client-conf-video", "client-conf-appshare", "branch-client-conf-media")
    }
    assert sources == {
        "client-conf-audio": {((50020, 50039),)},
        "client-conf-video": {((58000, 58019),)},
        "client-conf-appshare": {((42000, 42019),)},
        "branch-client-conf-media": {((50020, 50039), (58000, 58019), (42000, 42019))},
    }
    opened = [row for row in after.openings if row.flow == "branch-client-central-p2p"]
    assert opened
    assert all(row.ports == ((50020, 50039), (58000, 58019)) for row in opened)
    script = _script(after)
    assert "Set-CsConferencingConfiguration -Identity 'global' -ClientMediaPortRangeEnabled $true" in script
    assert "-ClientVideoPort 58000 -ClientVideoPortRange 20" in script
    assert "-ClientFileTransferPort 42020 -ClientFileTransferPortRange 20" in script


def test_a_media_range_is_also_what_its_server_sends_from() -> None:
    design = reference("enterprise")
    pool: Any = design.get("pool01")
    edge: Any = design.get("edgepool01")
    media = PortOverride(service="mediation-audio", port=40000, count=100)
    stun = PortOverride(service="av-edge-stun-udp", port=NEW)
    relay = PortOverride(service="av-edge-media", port=30000, count=500)
    design = design.with_element(replace(pool, ports=(media,))).with_element(replace(edge, ports=(stun, relay)))
    after = build_plan(design, CATALOG)
    sent = {row.flow: row.source_ports for row in after.flow_map if row.source in ("pool01", "edgepool01")}
    assert sent["mediation-gateway-media"] == ((40000, 40099),)
    assert sent["edge-av-stun-udp-out"] == ((NEW, NEW),)
    assert sent["edge-av-stun-tcp-out"] == ((30000, 30499),)
    assert "-MediaCommunicationPortStart 30000 -MediaCommunicationPortCount 500" in _script(after)


def test_the_switch_of_mcx_decides_which_web_site_devices_on_wifi_are_told() -> None:
    design = reference("standard-2015")
    assert not _flow_ports(build_plan(design, CATALOG), "wifi-internal-only-mobility", "se01")
    exposed = replace(design, mobility=replace(design.mobility, exposed_internal=True))
    assert _flow_ports(build_plan(exposed, CATALOG), "wifi-internal-only-mobility", "se01") == {443}


def _script(plan: Plan) -> str:
    return powershell_files(plan, ORIGIN)["management-shell.ps1"].decode()
