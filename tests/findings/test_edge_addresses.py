"""Addresses of Edge services: bindings first, then what is on the outer adapter."""

from __future__ import annotations

from ipaddress import ip_address

from planner.catalog import load_catalog
from planner.findings.edge_addresses import (
    addresses_of,
    edge_vips,
    external_adapters,
    internal_adapters,
    published_address,
    translations,
)
from planner.findings.rule import Inspection
from planner.model.interfaces import Binding, BoundService, Interface, Side
from planner.model.servers import EdgePool, Machine
from planner.requirements import build_plan
from tests.findings.whole_examples import build, parse, read_base

OUTER, OTHER = ip_address("198.51.100.10"), ip_address("198.51.100.11")
FACES = (
    Interface(name="out", zone="z", side=Side.EXTERNAL, addresses=(OUTER, OTHER)),
    Interface(name="in", zone="y", side=Side.INTERNAL, addresses=(ip_address("192.0.2.1"),)),
)


def _machine(*bindings: Binding) -> Machine:
    return Machine(id="m", fqdn="m.contoso.com", interfaces=FACES, bindings=bindings)


def test_adapters_by_side() -> None:
    assert external_adapters(_machine()) == FACES[:1]
    assert internal_adapters(_machine()) == FACES[1:]


def test_a_bound_service_has_its_own_addresses() -> None:
    machine = _machine(Binding(service=BoundService.AV_EDGE, addresses=(OTHER,), published=ip_address("203.0.113.1")))
    assert addresses_of(machine, BoundService.AV_EDGE) == (OTHER,)
    assert published_address(machine, BoundService.AV_EDGE) == ip_address("203.0.113.1")


def test_without_a_binding_it_has_all_outer_ones() -> None:
    machine = _machine(Binding(service=BoundService.AV_EDGE))
    assert addresses_of(machine, BoundService.AV_EDGE) == (OUTER, OTHER)
    assert addresses_of(machine, BoundService.ACCESS_EDGE) == (OUTER, OTHER)
    assert published_address(machine, BoundService.ACCESS_EDGE) is None


def test_translations_of_all_firewalls() -> None:
    document = build(parse(read_base("standard")))
    inspection = Inspection(document=document, plan=build_plan(document.design, load_catalog()))
    firewall, entry = translations(inspection)[ip_address("198.51.100.12")]
    assert (firewall.id, str(entry.public)) == ("external-firewall", "203.0.113.12")


def test_an_edge_without_balancer_has_no_virtual_address() -> None:
    design = build(parse(read_base("enterprise"))).design
    (edge,) = design.servers_of(EdgePool)
    assert list(edge_vips(design, edge)) == []
