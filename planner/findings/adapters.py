"""What is wrong with the adapters of servers and with the services bound to them.

A module of its own because the rules about adapters report it, and the rule about connections must not report what
follows from it a second time.
"""

from planner.findings.rule import Inspection
from planner.model.addresses import IpAddress
from planner.model.devices import ReverseProxy
from planner.model.interfaces import BoundService, Side
from planner.model.product import Feature
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    FrontEndPool,
    Machine,
    MediationPool,
    Server,
)

PRODUCT_ROLES = FrontEndPool | DirectorPool | EdgePool | MediationPool | BranchAppliance
"""Servers that run the product itself."""


def bound_addresses(machine: Machine, service: BoundService) -> frozenset[IpAddress]:
    """Addresses a service is bound to; all of them without a binding."""
    chosen = {address for item in machine.bindings if item.service is service for address in item.addresses}
    return frozenset(chosen or (address for face in machine.interfaces for address in face.addresses))


def sharing_fault(pool: Server, machine: Machine) -> tuple[str, str] | None:
    """How Mediation and Front End share addresses on a server with several adapters, and the clause against it."""
    if not isinstance(pool, FrontEndPool) or not pool.mediation_collocated or len(machine.interfaces) < 2:
        return None
    everything = {address for face in machine.interfaces for address in face.addresses}
    front_end = bound_addresses(machine, BoundService.FRONT_END)
    mediation = bound_addresses(machine, BoundService.MEDIATION)
    if not everything or front_end.isdisjoint(mediation):
        return None
    if mediation >= everything and front_end >= everything:
        return "both services use all addresses", "S-TOP-05"
    if mediation >= everything:
        return "Mediation uses all addresses", "S-TOP-05"
    if front_end >= everything:
        return "the Front End service uses all addresses", "S-TOP-06"
    return "Mediation uses an address of the Front End service", "S-TOP-05"


def family_fault(inspection: Inspection, server: Server, machine: Machine) -> str:
    """How the addresses of a machine are of unsupported families; empty where they are fine."""
    if isinstance(server, EdgePool):
        return _edge_family_fault(machine, Feature.CALL_ADMISSION_CONTROL.value in inspection.plan.features)
    if isinstance(server, PRODUCT_ROLES) and _families(machine) == {6}:
        return "IPv6 addresses only; an IPv4 address is expected, IPv6 alone is not supported"
    return ""


def _families(machine: Machine, *sides: Side) -> set[int]:
    return {
        address.version for face in machine.interfaces if not sides or face.side in sides for address in face.addresses
    }


def _edge_family_fault(machine: Machine, has_cac: bool) -> str:
    inside = _families(machine, Side.INTERNAL, Side.PRIMARY)
    outside = _families(machine, Side.EXTERNAL)
    if inside == {6}:
        why = "call admission control needs it" if has_cac else "IPv6 alone is not supported"
        return f"IPv6 addresses only on the internal adapter; an IPv4 address is expected, {why}"
    if outside == {6}:
        return "IPv6 addresses only on the external adapter; an IPv4 address is expected, IPv6 alone is not supported"
    if inside == {4, 6} and outside == {4}:
        return "both families inside and IPv4 outside; IPv6 inside is expected only with both families outside"
    return ""


def lacks_outer_gateway(server: Server, machine: Machine) -> bool:
    """An Edge Server has its default gateway inside and none outside, so that nobody outside gets an answer."""
    if not isinstance(server, EdgePool):
        return False
    outer = [face for face in machine.interfaces if face.side is Side.EXTERNAL]
    inner = [face for face in machine.interfaces if face.side is not Side.EXTERNAL]
    return any(face.gateway is not None for face in inner) and all(face.gateway is None for face in outer)


def proxy_lacks_outer_gateway(proxy: ReverseProxy) -> bool:
    """A reverse proxy with two adapters has its only default gateway inside, so that nobody outside gets an answer."""
    outer = [face for face in proxy.interfaces if face.side is Side.EXTERNAL]
    inner = [face for face in proxy.interfaces if face.side is Side.INTERNAL]
    return (
        bool(outer)
        and any(face.gateway is not None for face in inner)
        and all(face.gateway is None and not any(not r.network.prefixlen for r in face.routes) for face in outer)
    )


def places_with_adapter_faults(inspection: Inspection) -> frozenset[tuple[str, str]]:
    """Element and field that a walk blames where one of these faults is the cause."""
    found: set[tuple[str, str]] = set()
    for server in inspection.design.servers:
        for machine in server.members:
            if sharing_fault(server, machine) is not None:
                found.add((server.id, "ports"))
            if family_fault(inspection, server, machine) or lacks_outer_gateway(server, machine):
                found.add((server.id, "interfaces"))
    found.update(
        (proxy.id, "interfaces") for proxy in inspection.design.reverse_proxies if proxy_lacks_outer_gateway(proxy)
    )
    return frozenset(found)
