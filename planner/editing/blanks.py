"""Blanks: a new node of each kind before the planner has said anything about it.

A module of its own because each kind has its own defaults, and where a node stands is another question.
"""

from collections.abc import Callable
from typing import Any

from planner.editing.fresh import (
    EXAMPLE_DOMAIN,
    addresses_in_use,
    free_address,
    fresh_host,
    fresh_id,
    fresh_name,
    hosts_in_use,
    names_in_use,
)
from planner.editing.links import side_in
from planner.editing.palette import Template
from planner.model.addresses import IpAddress
from planner.model.clients import Client, ClientDevice, CloudRole, CloudService
from planner.model.design import Design, Node
from planner.model.devices import Firewall, LoadBalancer, ReverseProxy, Router
from planner.model.interfaces import Interface, Side
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    EdgePool,
    Edition,
    FileStore,
    FrontEndPool,
    Gateway,
    GatewayRole,
    Machine,
    MediationPool,
    OfficeWebApps,
    PoolBalancing,
    SqlServer,
    SupportRole,
    SupportServer,
    WebServices,
)
from planner.model.zones import Zone
from planner.records import dataclass

_EDGE_SERVICES = 3


@dataclass(frozen=True, slots=True)
class Blank:
    """What a new node is made from: the design it will stand in, its row of the palette, its zones."""

    design: Design
    what: Template
    zones: tuple[Zone, ...]


def blank_node(blank: Blank) -> Node:
    """A node with a name, an id, a machine and interfaces, none of which the design has yet.

    Names and addresses made up here are listed as unconfirmed.
    """
    design, what = blank.design, blank.what
    name = fresh_name(what.label, names_in_use(design))
    host = _fqdn(blank, what.host) if what.host else ""
    element_id = fresh_id(host.partition(".")[0] or name, design.all_ids)
    common: dict[str, Any] = {"id": element_id, "name": name}
    if what.kind in _DEVICES:
        interfaces = tuple(_interface(blank, zone) for zone in blank.zones)
        return _DEVICES[what.kind](**common, site=_site(blank), interfaces=interfaces)
    zone = blank.zones[0].id
    if what.kind == "client":
        assert isinstance(what.role, ClientDevice)
        return Client(**common, device=what.role, zone=zone)
    if what.kind == "cloud-service":
        assert isinstance(what.role, CloudRole)
        return CloudService(**common, role=what.role, zone=zone)
    common |= {
        "fqdn": host,
        "site": _site(blank),
        "members": (_machine(blank, element_id, host),),
        "unconfirmed": ("fqdn", "members"),
    }
    return _SERVERS[what.kind](blank, common)


def _site(blank: Blank) -> str | None:
    return blank.zones[0].site if blank.zones else None


def _domains(blank: Blank) -> tuple[str, str]:
    """Internal and SIP domain for made-up names."""
    design = blank.design
    sip = design.default_sip_domain or EXAMPLE_DOMAIN
    return next(iter(design.internal_domains), sip), sip


def _fqdn(blank: Blank, host: str) -> str:
    return fresh_host(f"{host}.{_domains(blank)[0]}", hosts_in_use(blank.design))


def _external(blank: Blank, host: str) -> str:
    return fresh_host(f"{host}.{_domains(blank)[1]}", hosts_in_use(blank.design))


def _machine(blank: Blank, element_id: str, host: str) -> Machine:
    is_pool = blank.what.member != blank.what.host
    fqdn = _fqdn(blank, blank.what.member) if is_pool else host
    stem = fqdn.partition(".")[0] if is_pool else f"{element_id}-server"
    return Machine(
        id=fresh_id(stem, blank.design.all_ids | {element_id}),
        fqdn=fqdn,
        interfaces=tuple(_interface(blank, zone) for zone in blank.zones),
    )


def _interface(blank: Blank, zone: Zone) -> Interface:
    side = side_in(zone)
    # Access, Web Conferencing and A/V Edge have names of their own, and each name an address.
    wanted = _EDGE_SERVICES if blank.what.kind == "edge-pool" and side is Side.EXTERNAL else 1
    taken = addresses_in_use(blank.design)
    addresses: list[IpAddress] = []
    while len(addresses) < wanted and (address := free_address(zone.subnets, taken)) is not None:
        addresses.append(address)
        taken.add(address)
    return Interface(name=zone.id, zone=zone.id, side=side, addresses=tuple(addresses))


def _front_end(blank: Blank, common: dict[str, Any]) -> Node:
    web = WebServices(external_fqdn=_external(blank, "webext"))
    common["unconfirmed"] = (*common["unconfirmed"], "web")
    is_first = not blank.design.servers_of(FrontEndPool)
    if blank.what.role is Edition.STANDARD:
        balancing = PoolBalancing.NONE
        return FrontEndPool(**common, edition=Edition.STANDARD, web=web, sip_balancing=balancing, holds_cms=is_first)
    return FrontEndPool(**common, web=web, holds_cms=is_first)


def _edge(blank: Blank, common: dict[str, Any]) -> Node:
    names: dict[str, Any] = {
        "access_fqdn": _external(blank, "sip"),
        "web_conferencing_fqdn": _external(blank, "webcon"),
        "av_fqdn": _external(blank, "av"),
    }
    common["unconfirmed"] = (*common["unconfirmed"], *names)
    return EdgePool(**common, **names)


def _branch(blank: Blank, common: dict[str, Any]) -> Node:
    role = blank.what.role
    return BranchAppliance(**common, role=role if isinstance(role, BranchRole) else BranchRole.SBA)


def _gateway(blank: Blank, common: dict[str, Any]) -> Node:
    role = blank.what.role
    return Gateway(**common, role=role if isinstance(role, GatewayRole) else GatewayRole.GATEWAY)


def _support(blank: Blank, common: dict[str, Any]) -> Node:
    assert isinstance(blank.what.role, SupportRole)
    return SupportServer(**common, role=blank.what.role)


_DEVICES: dict[str, type[Firewall] | type[Router] | type[ReverseProxy] | type[LoadBalancer]] = {
    "firewall": Firewall,
    "router": Router,
    "reverse-proxy": ReverseProxy,
    "load-balancer": LoadBalancer,
}
_SERVERS: dict[str, Callable[[Blank, dict[str, Any]], Node]] = {
    "front-end-pool": _front_end,
    "director-pool": lambda _, common: DirectorPool(**common),
    "edge-pool": _edge,
    "mediation-pool": lambda _, common: MediationPool(**common),
    "branch-appliance": _branch,
    "office-web-apps": lambda _, common: OfficeWebApps(**common),
    "sql-server": lambda _, common: SqlServer(**common),
    "file-store": lambda _, common: FileStore(**common, share="SfbShare"),
    "gateway": _gateway,
    "support-server": _support,
}
