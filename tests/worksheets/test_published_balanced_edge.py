"""An Edge pool and a Director pool behind hardware balancers, as Microsoft's tables for Lync Server 2013 print them.

Rows for virtual addresses stand beside rows for nodes: "Port summary - Scaled consolidated edge with hardware load
balancers" and "Port summary - Scaled Director pool, hardware load balancer".
"""

from __future__ import annotations

from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.servers import DirectorPool, PoolBalancing, WebServices
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
