"""The load balancer worksheet: what is needed, what the design has otherwise, what nobody asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.model.design import Design
from planner.model.devices import LoadBalancer, Persistence, Vip, VipPort, VipPurpose
from planner.model.servers import EdgePool, PoolBalancing
from tests import builders as make
from tests.worksheets.rows import rows, sheet


def with_vips(change: dict[str, Any], *more: VipPort) -> Design:
    design = make.enterprise_site()
    [balancer] = design.load_balancers
    vips = tuple(replace(vip, **change, ports=(*vip.ports, *more)) for vip in balancer.vips)
    return design.with_element(replace(balancer, vips=vips))


def test_settings_that_differ_are_told() -> None:
    design = with_vips({"persistence": Persistence.SOURCE, "probe_port": 443, "idle_timeout": 600})
    states = {line["purpose"]: line["state"] for line in rows(design, "balancing")}
    assert states["internal web services"] == "probe is 443; idle timeout is 600"
    # Source affinity outside is accepted, though none is recommended.
    assert states["external web services"] == "probe is 443; idle timeout is 600"
    assert {line["persistence"] for line in rows(design, "balancing")} == {"source"}


def test_undecided_settings_are_told() -> None:
    [line] = [
        line for line in rows(make.enterprise_site(), "balancing") if line["port"] == "443" and "int" in line["purpose"]
    ]
    assert line["state"] == "persistence not decided; probe not decided; idle timeout not decided"
    assert line["members"].split() == ["10.0.0.21", "10.0.0.22", "10.0.0.23"]


def test_ports_nobody_asked_for_are_optional_rows() -> None:
    lines = [
        line
        for line in rows(with_vips({}, VipPort(port=8443, member_port=8443)), "balancing")
        if line["port"] == "8443"
    ]
    assert [(line["state"], line["required"]) for line in lines] == [("planned, not asked for", "no")] * 2


def test_virtual_servers_without_a_balancer_are_listed_apart() -> None:
    design = make.enterprise_site().without(frozenset({"balancer"}))
    found = sheet(design, "balancing")
    assert [group.title for group in found.groups] == ["Not placed yet"]
    assert {line["state"] for line in rows(design, "balancing")} == {"no virtual server"}


def test_a_site_of_single_servers_needs_none() -> None:
    assert "Nothing in the plan needs a load balancer." in sheet(make.small_site(), "balancing").notes


def test_a_hardware_balanced_edge_says_that_media_must_keep_its_source() -> None:
    design = make.enterprise_site()
    [edge] = design.servers_of(EdgePool)
    second = replace(edge.members[0], id="edge-node-2", fqdn="edge-node-2.contoso.local")
    edge = replace(edge, balancing=PoolBalancing.HARDWARE, members=(*edge.members, second))
    vip = Vip(id="av", purpose=VipPurpose.EDGE_AV, pool="edge", address=make.addresses("203.0.113.50")[0])
    balancer = LoadBalancer(id="outer-balancer", name="Outer", vips=(vip,), source_nat=True)
    design = design.with_element(edge).with_element(balancer)
    settings = {line["setting"]: line for line in rows(design, "balancing", "settings")}
    assert settings["av: source NAT"]["planned"] == "on"
    assert "forbidden" in settings["av: source NAT"]["needed"]
    assert "50000-59999" in settings["av: Nagle"]["needed"]
    av = [line for line in rows(design, "balancing") if line["vip"] == "av"]
    assert {(line["port"], line["transport"], line["state"].split(";")[0]) for line in av} == {
        ("3478", "udp", "ports not decided"),
        ("443", "tcp", "ports not decided"),
    }
