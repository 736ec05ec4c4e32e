"""The worksheets of settings: policies, push, discovery, build sheets, flow map, and the summary's counts."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.model.clients import Client
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.policies import (
    Discovery,
    MobilityPolicy,
    MobilitySettings,
    PolicyScope,
    PushSettings,
    VoicePolicy,
    VoiceRoute,
)
from planner.model.product import Feature, ProductVersion
from planner.model.servers import PortOverride
from planner.requirements.flow_map import WORKLOADS
from planner.worksheets.names_shown import FEATURE_NAMES, SERVICE_NAMES, kind_name
from tests import builders as make
from tests.worksheets.rows import rows, sheet

PUSH = MobilitySettings(push=PushSettings(apple=True))

# --- policies


def test_mobility_policies_are_listed_value_by_value() -> None:
    policy = MobilityPolicy(id="branch", name="Branch", scope=PolicyScope.SITE, site="hq", enable_outside_voice=False)
    lines = [line for line in rows(make.small_site(policy), "policies") if line["policy"] == "Branch"]
    found = {line["parameter"]: (line["value"], line["default"], line["required"]) for line in lines}
    assert found["EnableOutsideVoice"] == ("False", "True", "yes")
    assert found["EnableMobility"] == ("True", "True", "no")
    assert {(line["scope"], line["site"]) for line in lines} == {("site", "hq")}
    assert any("Call via Work" in line["meaning"] for line in lines if line["parameter"] == "EnableOutsideVoice")


def test_the_global_policy_is_listed_though_the_plan_has_none() -> None:
    group = sheet(make.small_site(), "policies").groups[0]
    assert "global" in group.title.lower()
    assert "defaults in force" in group.note


def test_joining_by_link_needs_policy_usage_and_route() -> None:
    def states(*more: VoicePolicy | VoiceRoute) -> list[str]:
        design = make.small_site(*more, make.phone("guest", "wifi", enterprise_voice=False))
        return [line["value"] for line in rows(design, "policies") if line["feature"] == "Joining by link"]

    assert states()[:3] == ["no voice policy", "no PSTN usage", "no route for these usages"]
    policy = VoicePolicy(id="voice", name="Voice", usages=("Local",))
    route = VoiceRoute(id="route", name="Route", usages=("Local",))
    assert states(policy, route)[:3] == ["Voice", "Local", "no route for these usages"]


def test_patterns_do_not_run_in_a_spreadsheet() -> None:
    route = VoiceRoute(id="route", name="Route", pattern="+49.*")
    [line] = [line for line in rows(make.small_site(route), "policies") if line["parameter"] == "NumberPattern"]
    assert line["value"] == "'+49.*"


# --- push


def test_push_is_steps_in_order_with_one_doubt() -> None:
    lines = rows(make.small_site(mobility=PUSH), "push")
    assert [line["step"] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]
    assert [line["step"] for line in lines if line["verify"] == "yes"] == ["1"]
    [provider] = (line["command"] for line in lines if line["command"].startswith("New-CsHostingProvider"))
    # The reference of the cmdlet asks for both; push shares no address space and homes nobody.
    assert provider.endswith(" -EnabledSharedAddressSpace $False -HostsOCSUsers $False")
    assert all(line["reference"] and line["purpose"] for line in lines)
    assert "retired" in sheet(make.small_site(mobility=PUSH), "push").notes[0]


def test_without_push_nothing_is_to_be_done() -> None:
    found = sheet(make.small_site(), "push")
    assert found.row_count == 0
    assert "off" in found.groups[0].note


# --- discovery


def test_names_are_tried_in_order_domain_by_domain() -> None:
    design = make.small_site(sip_domains=("contoso.com", "fabrikam.com"))
    lines = rows(design, "discovery")
    for domain in ("contoso.com", "fabrikam.com"):
        names = [line["name"] for line in lines if line["sip_domain"] == domain]
        assert names[:2] == [f"lyncdiscoverinternal.{domain}", f"lyncdiscover.{domain}"]
    answered = {line["name"]: line["answered"] for line in lines}
    assert answered["lyncdiscover.contoso.com"] == "Public Dns"
    assert answered["lyncdiscoverinternal.contoso.com"] == "Internal Dns"


def test_manual_urls_stand_by_pool_and_side() -> None:
    lines = rows(make.small_site(mobility=MobilitySettings(discovery=Discovery.MANUAL)), "discovery", "urls")
    assert {line["side"] for line in lines} == {"outside", "inside"}
    assert all(line["url"].endswith("/Autodiscover/autodiscoverservice.svc/Root") for line in lines)


# --- build sheets


def test_every_machine_and_device_has_a_sheet() -> None:
    design = make.enterprise_site()
    groups = sheet(design, "servers").groups
    machines = [machine.fqdn for server in design.servers for machine in server.members]
    assert len(groups) == len(machines) + len(design.devices)
    assert [group.title.split(" ")[0] for group in groups[: len(machines)]] == machines


def test_a_build_sheet_holds_adapters_routes_services_and_certificates() -> None:
    lines = [line for line in rows(make.small_site(), "servers") if line["element"].startswith("edge")]
    topics = {line["topic"] for line in lines}
    assert {"Name", "Role", "System", "Adapter", "Listens on", "Certificate"} <= topics
    adapters = {line["item"]: line["value"] for line in lines if line["topic"] == "Adapter"}
    assert adapters["internal: default gateway"] == "none"
    assert "via" in adapters["internal: static route"]
    ports = {line["item"]: line["value"] for line in lines if line["topic"] == "Listens on"}
    assert ports["access-edge-sip"] == "tcp 443"


def test_a_changed_port_is_the_one_to_enter() -> None:
    design = make.small_site()
    [pool] = [server for server in design.servers if server.id == "se"]
    design = design.with_element(replace(pool, ports=(PortOverride(service="web-external-https", port=5443),)))
    [line] = [line for line in rows(design, "servers") if line["item"] == "web-external-https"]
    assert line["value"] == "tcp 5443"
    assert "Set-CsWebServer ExternalHttpsPort" in line["detail"]


@pytest.mark.parametrize(
    ("product", "system", "said"),
    [
        (ProductVersion.V2019, "Windows Server 2019", "The planned one is in the list."),
        (ProductVersion.V2019, "Windows Server 2012 R2", "The planned one is not in the list."),
        (ProductVersion.V2015, "windows server 2016", "The planned one is in the list."),
        (ProductVersion.SE, "Windows Server 2022", "confirm it for the Subscription Edition."),
    ],
)
def test_the_planned_system_is_held_against_the_list(product: ProductVersion, system: str, said: str) -> None:
    design = make.small_site(product=product)
    [pool] = [server for server in design.servers if server.id == "se"]
    members = tuple(replace(machine, operating_system=system) for machine in pool.members)
    lines = rows(design.with_element(replace(pool, members=members)), "servers")
    needed = [line for line in lines if line["item"] == "Operating system, needed" and line["element"] == members[0].id]
    assert needed[0]["detail"].endswith(said)


# --- flow map


def test_the_flow_map_follows_connections_through_firewalls() -> None:
    lines = rows(make.small_site(), "flows")
    found = {line["flow"]: line for line in lines}
    assert found["edge-access-client-sip"]["firewalls"] == "Fw Outer"
    assert found["edge-standard-edition-sip"]["firewalls"] == "Fw Inner"
    assert found["hairpin-mobile-https"]["firewalls"] == "Fw Inner"
    order = [WORKLOADS.index(line["workload"]) for line in lines]
    assert order == sorted(order)


def test_ports_of_the_flow_map_are_numbers_where_they_can_be() -> None:
    ports = {row.text("flow"): row.values["port"] for row in sheet(make.small_site(), "flows").rows}
    assert ports["edge-access-client-sip"] == 443
    assert "-" in str(ports["client-conf-audio"])


# --- summary


def test_public_addresses_are_counted() -> None:
    [group] = [
        group for group in sheet(make.small_site(), "summary").groups if group.title == "Public addresses needed"
    ]
    assert group.note == "4 in all."
    assert {row.text("detail") for row in group.rows} == {"all planned"}


def test_placeholders_are_counted() -> None:
    client = Client(id="guess", name="Guess", zone="wifi", unconfirmed=("zone", "name"))
    found = sheet(make.small_site(client), "summary")
    assert "2 placeholders not confirmed" in found.purpose
    assert len(next(group for group in found.groups if group.title == "Not confirmed yet").rows) == 2


def test_an_address_that_is_shown_outside_for_several_services_is_one_row() -> None:
    design = make.small_site()
    [edge] = [server for server in design.servers if server.id == "edge"]
    [machine] = edge.members
    own = next(item for item in machine.interfaces if item.side is Side.EXTERNAL).addresses[0]
    public = ip_address("203.0.113.77")
    bindings = tuple(
        Binding(service=service, addresses=(own,), published=public)
        for service in (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)
    )
    nat = [replace(item, nat=()) for item in design.firewalls]
    for element in (replace(edge, members=(replace(machine, bindings=bindings),)), *nat):
        design = design.with_element(element)
    [group] = [group for group in sheet(design, "summary").groups if group.title == "Public addresses planned"]
    found = [(row.text("value"), row.text("detail")) for row in group.rows if row.text("where") == machine.fqdn]
    assert found.count((str(public), "Access Edge, Web Conferencing Edge, A/V Edge")) == 1
    assert str(own) not in {value for value, _ in found}


def test_every_kind_and_feature_has_words() -> None:
    assert set(FEATURE_NAMES) == set(Feature)
    assert set(SERVICE_NAMES) == set(BoundService)
    for design in (make.small_site(), make.enterprise_site()):
        for element in (*design.servers, *design.devices):
            assert kind_name(element)[0].isupper()
    roles = {row.text("item") for row in sheet(make.small_site(), "servers").rows if row.text("topic") == "Role"}
    assert "Standard Edition server" in roles
    assert not any(" or " in role for role in roles)
