"""Rows of pages read after the collection: room systems, Persistent Chat, Outlook on the web, Cloud Voicemail."""

from __future__ import annotations

from dataclasses import replace

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.product import Feature, ProductVersion
from planner.model.servers import PortOverride, SqlRole, SqlServer, SupportRole, SupportServer
from planner.requirements import Plan, build_plan
from tests.builders import interface, link, machine
from tests.requirements.reference_designs import reference

CATALOG = load_catalog()

Pair = tuple[str, str, tuple[tuple[int, int], ...]]


def _support(role: SupportRole, *hosts: int, zone: str = "lan", **fields: object) -> SupportServer:
    gateway = {"lan": "192.0.2.1", "voice": "192.0.2.65", "branch-lan": "192.0.2.193"}[zone]
    members = tuple(
        machine(
            f"{role}-{host}",
            interface("lan", zone, f"192.0.2.{host}", gateway=gateway),
            fqdn=f"{role}{host}.contoso.com",
        )
        for host in hosts
    )
    fqdn = f"{role}.contoso.com"
    return SupportServer(id=role.value, name=role.value, role=role, fqdn=fqdn, members=members, **fields)  # type: ignore[arg-type]


def _plan(*elements: object, features: tuple[Feature, ...] = (), product: ProductVersion | None = None) -> Plan:
    design: Design = reference("enterprise")
    for element in elements:
        design = design.with_element(element)  # type: ignore[arg-type]
    design = replace(design, features=(*design.features, *features), product=product or design.product)
    return build_plan(design, CATALOG)


def _walked(plan: Plan, flow: str) -> set[tuple[str, str]]:
    return {
        (item.planned.source.element, item.planned.destination.element)
        for item in plan.flow_walks
        if item.planned.flow.id == flow
    }


def _opened(plan: Plan, flow: str) -> set[tuple[str | None, str | None, tuple[tuple[int, int], ...]]]:
    return {
        (row.source_element, row.destination_element, row.ports)
        for row in plan.openings
        if row.flow == flow and row.is_required
    }


def test_a_video_interop_server_takes_trunks_where_its_page_says_or_where_the_design_does() -> None:
    gateway = _support(SupportRole.VIDEO_GATEWAY, 90, zone="voice")
    server = _support(SupportRole.VIDEO_INTEROP, 48)
    assert _opened(_plan(gateway, server), "videogw-vis-sip") == {("video-gateway", "vis", ((6001, 6001),))}
    own = replace(server, ports=(PortOverride(service="vis-sip", port=6003),))
    assert _opened(_plan(gateway, own), "videogw-vis-sip") == {("video-gateway", "vis", ((6003, 6003),))}


def test_a_video_interop_server_asks_its_edge_pool_for_relay_credentials() -> None:
    plan = _plan(_support(SupportRole.VIDEO_INTEROP, 48), link(LinkKind.MEDIA, "vis", "edgepool01"))
    assert _opened(plan, "vis-edge-mras") == {("vis", "edgepool01", ((5062, 5062),))}
    assert ("vis", "pool01") in _walked(plan, "vis-fe-media")


def test_a_video_interop_pool_has_names_inside_and_a_certificate_each() -> None:
    plan = _plan(_support(SupportRole.VIDEO_INTEROP, 48, 49))
    names = {(record.name, *record.targets) for record in plan.records if record.record_id == "vis_a"}
    assert names == {
        ("vis.contoso.com", "192.0.2.48"),
        ("vis.contoso.com", "192.0.2.49"),
        ("vis48.contoso.com", "192.0.2.48"),
        ("vis49.contoso.com", "192.0.2.49"),
    }
    certificates = [item for item in plan.certificates if item.certificate_id == "vis_default"]
    assert [item.assigned_to for item in certificates] == ["vis-48", "vis-49"]
    assert certificates[0].names == ("vis.contoso.com", "vis48.contoso.com")


def test_persistent_chat_reaches_its_own_database_and_files() -> None:
    chat = _support(SupportRole.PERSISTENT_CHAT, 90, 91, zone="voice")
    sql = SqlServer(
        id="chat-sql",
        name="Chat SQL",
        fqdn="chatsql.contoso.com",
        role=SqlRole.BACK_END,
        members=(
            machine(
                "chat-sql-1", interface("lan", "lan", "192.0.2.47", gateway="192.0.2.1"), fqdn="chatsql.contoso.com"
            ),
        ),
    )
    plan = _plan(
        chat,
        sql,
        link(LinkKind.BACK_END, chat.id, "chat-sql"),
        link(LinkKind.FILE_STORE, chat.id, "files01"),
        product=ProductVersion.V2015,
    )
    assert _opened(plan, "pchat-sql") == {("persistent-chat", "chat-sql", ((1433, 1433),))}
    assert _opened(plan, "pchat-file-store") == {("persistent-chat", "files01", ((445, 445),))}
    assert _walked(plan, "pchat-pool") == {("persistent-chat", "persistent-chat")}


def test_persistent_chat_without_a_link_takes_the_database_that_no_pool_uses() -> None:
    chat = _support(SupportRole.PERSISTENT_CHAT, 90, zone="voice")
    assert _walked(_plan(chat, product=ProductVersion.V2015), "pchat-sql") == set()


def test_persistent_chat_ended_with_2015() -> None:
    plan = _plan(_support(SupportRole.PERSISTENT_CHAT, 90, zone="voice"))
    assert _walked(plan, "pchat-pool") == _walked(plan, "pchat-file-store") == set()


def test_a_trusted_application_opens_connections_to_the_pool_too() -> None:
    plan = _plan(_support(SupportRole.TRUSTED_APPLICATION, 90, zone="voice"))
    assert _opened(plan, "trusted-app-registrar-sip") == {("trusted-application", "pool01", ((5061, 5061),))}


def test_instant_messaging_in_outlook_on_the_web_is_a_choice_with_a_port_of_the_design() -> None:
    exchange = _support(
        SupportRole.EXCHANGE, 203, zone="branch-lan", ports=(PortOverride(service="exchange-web-im", port=5199),)
    )
    assert not _opened(_plan(exchange), "exchange-web-im-in")
    plan = _plan(exchange, features=(Feature.OUTLOOK_WEB_IM,))
    assert _opened(plan, "exchange-web-im-out") == {("exchange", "pool01", ((5061, 5061),))}
    assert _opened(plan, "exchange-web-im-in") == {("pool01", "exchange", ((5199, 5199),))}


def test_cloud_voicemail_is_reached_from_the_access_edge() -> None:
    assert not _opened(_plan(), "hybrid-sip-out")
    rows = _opened(_plan(features=(Feature.CLOUD_VOICEMAIL,)), "hybrid-sip-out")
    assert {(source, ports) for source, _, ports in rows} == {("edgepool01", ((5061, 5061),))}
