"""An Edge pool and a Director pool behind hardware balancers, as Microsoft's tables for Lync Server 2013 print them.

Rows for virtual addresses stand beside rows for nodes: "Port summary - Scaled consolidated edge with hardware load
balancers" and "Port summary - Scaled Director pool, hardware load balancer".
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.servers import DirectorPool, FrontEndPool, MediationPool, PoolBalancing, WebServices
from planner.model.zones import ZoneKind
from tests import builders as make
from tests.worksheets.published_edges import LAN, POOL, VIPS, redmond
from tests.worksheets.rows import rows

NODES = ("172.25.33.10", "172.25.33.11")


def outbound(design: Design) -> set[tuple[str, str, str, str]]:
    """Transport, source, destination and port of each row of the inner firewall."""
    return {
        (row["transport"], source, destination, port)
        for row in rows(design, "firewall")
        if row["firewall"] == "internal-fw" and row["direction"] == "outbound"
        for source in row["source"].split()
        for destination in row["destination"].split()
        for port in row["destination_port"].split()
    }


def test_the_inner_virtual_address_carries_sip_authentication_and_media() -> None:
    """The pool's inside name leads to this address, so whoever asks for the name must be let through to it."""
    vip = VIPS["internal"]
    assert {
        ("tcp", POOL, vip, "5061"),
        ("tcp", POOL, vip, "5062"),
        ("udp", LAN, vip, "3478"),
        ("tcp", LAN, vip, "443"),
    } <= outbound(redmond())


def test_the_nodes_stay_reachable_and_what_must_not_be_balanced_goes_to_them_alone() -> None:
    found = outbound(redmond())
    for node in NODES:
        for row in (("udp", LAN, node, "3478"), ("tcp", LAN, node, "443"), ("tcp", POOL, node, "5062")):
            assert row in found
        for port in ("8057", "4443", "23456"):
            assert ("tcp", POOL, node, port) in found
        for port in ("50001", "50002", "50003"):
            assert ("tcp", LAN, node, port) in found
    direct = {"8057", "4443", "23456", "50001", "50002", "50003"}
    assert not {row for row in found if row[2] == VIPS["internal"] and row[3] in direct}


def sources(design: Design, firewall: str, flow: str) -> set[str]:
    """Sources of the rows of a flow at a firewall."""
    found = [row for row in rows(design, "firewall") if row["firewall"] == firewall and flow in row["flow"].split()]
    return {source for row in found for source in row["source"].split()}


def test_what_an_edge_server_opens_may_come_from_the_virtual_address() -> None:
    """The tables of virtual addresses print them as sources too: 5061 on both sides, 5269 outside."""
    design = redmond()
    outer = {VIPS["access"], "131.107.155.10", "131.107.155.11"}
    assert sources(design, "external", "edge-access-fed-out") == outer
    assert sources(design, "external", "edge-xmpp-out") == outer
    inner = {VIPS["internal"], *NODES}
    assert sources(design, "internal-fw", "edge-standard-edition-sip") == inner
    # What a server looks up by itself does not pass the balancer, and media must not.
    assert sources(design, "external", "edge-access-crl") == outer - {VIPS["access"]}
    assert VIPS["av"] not in sources(design, "external", "edge-av-stun-udp-out")


def balanced_directors() -> Design:
    """A Director pool of which the balancer carries everything, before the pool of the site in Redmond."""
    members = tuple(
        make.machine(
            f"dir0{number}",
            make.interface("lan", "internal", f"192.168.10.9{number}", gateway="192.168.10.1"),
            fqdn=f"dir0{number}.contoso.com",
        )
        for number in (1, 2)
    )
    pool = DirectorPool(
        id="directors",
        name="Director pool",
        fqdn="dirpool01.contoso.com",
        members=members,
        web=WebServices(internal_fqdn="dirpool01.contoso.com", external_fqdn="webdirexternal.contoso.com"),
        sip_balancing=PoolBalancing.HARDWARE,
    )
    balancer = LoadBalancer(
        id="inside-balancer",
        name="Inside balancer",
        interfaces=(make.interface("lan", "internal", "192.168.10.100", gateway="192.168.10.1"),),
        vips=tuple(
            Vip(
                id=f"directors-{purpose}", purpose=purpose, pool="directors", address=make.addresses("192.168.10.90")[0]
            )
            for purpose in (VipPurpose.SIP, VipPurpose.WEB_INTERNAL, VipPurpose.WEB_EXTERNAL)
        ),
    )
    return redmond().with_elements((pool, balancer))


def balanced_pool() -> Design:
    """An Enterprise pool of which the balancer carries everything; a Director, Mediation and a branch stand apart."""
    design = make.enterprise_site(
        make.zone("servers", ZoneKind.INTERNAL, "10.0.9.0/24", view="internal-dns"),
        make.firewall(
            "core",
            make.interface("far", "servers", "10.0.9.1"),
            make.interface("near", "internal", "10.0.0.2"),
        ),
        DirectorPool(**_apart("director", 10), web=WebServices(external_fqdn="dirext.contoso.com")),
        MediationPool(**_apart("mediation", 11)),
    )
    pool = design.get("pool")
    [balancer] = design.load_balancers
    assert isinstance(pool, FrontEndPool)
    name = Vip(id="pool-name", purpose=VipPurpose.SIP, pool="pool", address=make.addresses(POOL_NAME)[0])
    return design.with_elements(
        (replace(pool, sip_balancing=PoolBalancing.HARDWARE), replace(balancer, vips=(*balancer.vips, name)))
    )


POOL_NAME = "10.0.0.99"


def _apart(id: str, last: int) -> dict[str, Any]:
    fqdn = f"{id}.contoso.local"
    leg = make.interface("lan", "servers", f"10.0.9.{last}", gateway="10.0.9.1")
    return {"id": id, "name": id, "fqdn": fqdn, "members": (make.machine(f"{id}-1", leg, fqdn=fqdn),)}


@pytest.mark.parametrize(
    ("flow", "port"),
    [
        ("director-front-end-sip", "5061"),
        ("director-front-end-444", "444"),
        ("mediation-fe-sip", "5061"),
    ],
)
def test_servers_reach_a_balanced_pool_by_its_name(flow: str, port: str) -> None:
    """The pool's name leads to the virtual address, which the port table lists; members are known from the topology."""
    opened = [
        (row["destination_port"], row["destination"].split())
        for row in rows(balanced_pool(), "firewall")
        if row["firewall"] == "core" and flow in row["flow"].split() and POOL_NAME in row["destination"].split()
    ]
    assert [port for port, _ in opened] == [port]
    assert len(opened[0][1]) == 4


def test_everybody_inside_may_reach_the_logging_agents_of_a_director() -> None:
    [agent] = [row for row in rows(balanced_directors(), "flows") if row["flow"] == "cls-director"]
    assert (agent["source"], agent["destination"], agent["required"]) == ("any host", "Director pool", "yes")
    assert agent["port"].split() == ["50001", "50002", "50003"]
    assert "scaled Director pool" in agent["reference"]


def test_the_flow_map_says_that_a_balancer_opens_what_goes_on_to_the_members() -> None:
    found = {
        (row["flow"], row["source"], row["port"]) for row in rows(balanced_directors(), "flows") if "hlb" in row["flow"]
    }
    assert {
        ("hlb-ext-vip-to-director-https", "Inside balancer", "4443"),
        ("hlb-int-vip-to-director-https", "Inside balancer", "443"),
        ("hlb-health-probe-director", "Inside balancer", "5061"),
    } <= found


def test_proxy_firewall_and_balancer_are_told_the_same_port() -> None:
    """While the balancer's ports are undecided, 443 becomes 4443 at the proxy, as the Director table has it."""
    design = balanced_directors()
    rules = {row["backend_port"] for row in rows(design, "publishing") if row["element"] == "directors"}
    opened = {
        row["destination_port"]
        for row in rows(design, "firewall")
        if row["firewall"] == "internal-fw" and row["destination"] == "192.168.10.90" and row["required"] == "yes"
        if row["source"] == "172.25.33.40"
    }
    listeners = {
        (row["port"], row["member_port"])
        for row in rows(design, "balancing")
        if row["vip"] == f"directors-{VipPurpose.WEB_EXTERNAL}" and row["required"] == "yes"
    }
    assert (rules, opened, listeners) == ({"4443"}, {"4443"}, {("4443", "4443")})
