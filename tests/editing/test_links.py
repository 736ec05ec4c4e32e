from __future__ import annotations

from dataclasses import replace

import pytest

from planner.editing.links import (
    LINK_LABELS,
    PURPOSE_LABELS,
    AddVip,
    Connect,
    connections,
    side_in,
    vip_ports,
    why_no_connection,
)
from planner.editing.removal import RemoveElements
from planner.editing.templates import new_element
from planner.model.clients import Client
from planner.model.devices import LoadBalancer, VipPort, VipPurpose
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.interfaces import Side
from planner.model.links import LinkKind
from planner.model.relations import home_zone, zones_of
from planner.model.zones import DnsView, Provenance, Zone, ZoneKind
from tests.editing.samples import example, small_document


def labels(document: Document, source: str, target: str) -> list[str]:
    return [connection.label for connection in connections(document, source, target)]


def test_two_servers_offer_the_links_of_their_kinds_in_either_direction() -> None:
    document = new_element(small_document(), "sql-server", zone="inside").apply(small_document())
    wanted = [
        "'SQL Server' is the Back End database of 'Front End pool'",
        "'SQL Server' is the Monitoring database of 'Front End pool'",
        "'SQL Server' is the Archiving database of 'Front End pool'",
    ]
    assert labels(document, "pool", "sql01") == wanted
    assert labels(document, "sql01", "pool") == wanted


def test_a_link_that_is_there_is_not_offered_again() -> None:
    document = small_document()
    assert labels(document, "pool", "files") == []
    assert "connected already" in why_no_connection(document, "pool", "files")
    with pytest.raises(ModelError, match="connected already"):
        Connect("pool", "files").apply(document)


def test_connecting_takes_the_most_usual_meaning_or_the_chosen_one() -> None:
    document = new_element(small_document(), "sql-server", zone="inside").apply(small_document())
    assert Connect("pool", "sql01").apply(document).design.links[-1].link_kind is LinkKind.BACK_END
    choice = labels(document, "pool", "sql01")[1]
    edit = Connect("pool", "sql01", choice)
    assert edit.label == choice
    assert edit.apply(document).design.links[-1].link_kind is LinkKind.MONITORING


def test_a_server_uses_a_support_server() -> None:
    document = example("standard")
    assert labels(document, "se01", "dc01") == ["'Standard Edition server' uses 'Domain controller'"]


def test_a_device_or_server_and_a_zone_become_an_interface() -> None:
    document = example("standard")
    after = Connect("external-firewall", "wifi").apply(document)
    interface = after.design.firewalls[0].interfaces[-1]
    assert (interface.zone, interface.side) == ("wifi", Side.INTERNAL)
    assert str(interface.addresses[0]) == "192.0.2.139"
    server = Connect("wifi", "se01").apply(document).design.get("se01")
    assert "wifi" in zones_of(server)  # type: ignore[arg-type]  # a node


def test_each_machine_of_a_pool_gets_an_interface_of_its_own() -> None:
    after = Connect("pool", "outside").apply(small_document())
    plugs = [machine.interfaces[-1] for machine in after.design.servers[0].members]
    assert [str(plug.addresses[0]) for plug in plugs] == ["203.0.113.11", "203.0.113.12"]
    assert {plug.zone for plug in plugs} == {"outside"}


def test_a_server_without_machines_gets_one_in_the_zone() -> None:
    document = small_document()
    server = replace(document.design.servers[1], members=())
    document = replace(document, design=document.design.with_element(server))
    after = Connect("files", "outside").apply(document).design.get("files")
    assert home_zone(after) == "outside"  # type: ignore[arg-type]  # a node


def test_a_zone_that_is_touched_already_is_not_offered() -> None:
    assert labels(small_document(), "fw", "inside") == []
    assert "connected already" in why_no_connection(small_document(), "fw", "inside")
    assert "connected already" in why_no_connection(small_document(), "inside", "fw")


def test_a_client_moves_into_the_zone_or_gets_a_home() -> None:
    document = small_document()
    after = Connect("phone", "inside").apply(document).design.get("phone")
    assert isinstance(after, Client)
    assert after.zone == "inside"
    homeless = replace(document.design.clients[0], home=None)
    document = replace(document, design=document.design.with_element(homeless))
    after = Connect("phone", "pool").apply(document).design.get("phone")
    assert isinstance(after, Client)
    assert after.home == "pool"
    assert labels(small_document(), "phone", "pool") == []


def test_a_balancer_offers_the_virtual_addresses_a_pool_can_have() -> None:
    document = example("enterprise")
    assert labels(document, "balancer01", "pool01") == ["Virtual address for SIP of 'Front End pool'"]
    assert len(labels(document, "balancer01", "edgepool01")) == 4
    bare = RemoveElements(frozenset({"pool01-web-internal", "pool01-web-external"})).apply(document)
    after = Connect("balancer01", "pool01").apply(bare).design.load_balancers[0].vips[-1]
    assert (after.id, after.purpose, after.pool) == ("pool01-web-external", VipPurpose.WEB_EXTERNAL, "pool01")
    assert VipPort(port=443, member_port=4443) in after.ports
    assert str(after.address).startswith("192.0.2.")


@pytest.mark.parametrize("purpose", list(VipPurpose))
def test_every_purpose_has_ports_from_the_catalog_and_words(purpose: VipPurpose) -> None:
    assert vip_ports(purpose)
    assert PURPOSE_LABELS[purpose]


def test_a_virtual_address_needs_a_subnet() -> None:
    zone = Zone(id="z", name="Bare", zone_kind=ZoneKind.INTERNAL, view="dns")
    document = new_element(small_document(), "load-balancer", zone="inside").apply(small_document())
    balancer = next(iter(document.design.load_balancers))
    document = replace(document, design=document.design.with_element(zone))
    moved = replace(balancer, interfaces=tuple(replace(item, zone="z", addresses=()) for item in balancer.interfaces))
    document = replace(document, design=document.design.with_element(moved))
    with pytest.raises(ModelError, match="enter a subnet for zone 'Bare'"):
        AddVip(balancer.id, "pool", VipPurpose.SIP).apply(document)
    nowhere = replace(document, design=document.design.with_element(replace(moved, interfaces=())))
    with pytest.raises(ModelError, match="its zone"):
        AddVip(balancer.id, "pool", VipPurpose.SIP).apply(nowhere)
    with pytest.raises(ModelError, match="not a load balancer"):
        AddVip("pool", "pool", VipPurpose.SIP).apply(document)


def test_a_proxy_that_publishes_what_the_plan_requires_needs_no_line() -> None:
    document = example("standard")
    assert labels(document, "proxy01", "se01") == []
    assert "nothing to connect" in why_no_connection(document, "se01", "proxy01")


def test_a_recorded_proxy_gets_a_publishing_rule() -> None:
    document = example("enterprise")
    proxy = replace(document.design.reverse_proxies[0], publishing=Provenance.RECORDED, rules=())
    document = replace(document, design=document.design.with_element(proxy))
    rule = Connect("proxy01", "pool01").apply(document).design.reverse_proxies[0].rules[0]
    assert (rule.hosts, rule.backend, rule.backend_port) == (("webext.contoso.com",), "pool01", 4443)
    after = Connect("owa01", "proxy01").apply(document)
    rule = after.design.reverse_proxies[0].rules[0]
    assert (rule.hosts, rule.backend, rule.backend_port) == (("officewebapps.contoso.com",), "owa01", 443)
    assert labels(after, "proxy01", "owa01") == []
    assert labels(document, "proxy01", "edgepool01") == []


def test_what_makes_no_sense_is_said() -> None:
    document = small_document()
    assert connections(document, "pool", "pool") == ()
    assert connections(document, "pool", "nobody") == ()
    assert "two different elements" in why_no_connection(document, "pool", "pool")
    assert "cannot be connected" in why_no_connection(document, "phone", "fw")


def test_every_kind_of_zone_has_a_side_and_every_link_a_word() -> None:
    views = DnsView(id="dns", name="DNS")
    zones = [Zone(id="z", name="Z", zone_kind=kind, view=views.id) for kind in ZoneKind]
    assert {side_in(zone) for zone in zones} == {Side.EXTERNAL, Side.INTERNAL, Side.PSTN}
    assert set(LINK_LABELS) == set(LinkKind)
    assert LoadBalancer(id="b", name="B").vips == ()
