"""Designs of the published cases: which design answers which section.

A module of its own because a case is one deployment in several variants (with XMPP, with public IM, with balancers
for everything), and a line is asked of the variant that its section is printed for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from planner.model.design import Design, Element
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.links import Link, LinkKind
from planner.model.product import Feature, ProductVersion
from planner.model.servers import (
    DirectorPool,
    Edition,
    FrontEndPool,
    Gateway,
    MediationPool,
    PoolBalancing,
    SupportRole,
    TrunkTransport,
    WebServices,
)
from planner.model.zones import ZoneKind
from tests import builders as make
from tests.requirements import published, published_pools
from tests.worksheets.published_edges import redmond, servers_behind_nat

_EDGE = (
    Feature.EXTERNAL_ACCESS,
    Feature.FEDERATION,
    Feature.CONFERENCING,
    Feature.AUDIO_VIDEO,
    Feature.CENTRALIZED_LOGGING,
)
_SECTION_FEATURES = {
    "dns_xmpp": (Feature.XMPP,),
    "certificates_xmpp": (Feature.XMPP,),
    "certificate_xmpp_extra_san": (Feature.XMPP,),
    "certificates_public_im": (Feature.PUBLIC_IM,),
    "dns_public_im": (Feature.PUBLIC_IM,),
    "firewall_external": (Feature.XMPP,),
    "firewall_internal": (Feature.XMPP,),
    "firewall_xmpp": (Feature.XMPP,),
    "firewall_public_im": (Feature.XMPP, Feature.PUBLIC_IM),
}
_NODES = {"A1": 1, "A3": 2, "B1": 1, "B3": 2}


@cache
def design_of(case: str, section: str, product: ProductVersion = ProductVersion.V2015, variant: str = "") -> Design:
    """The design that a section of a case is asked of.

    Args:
        case: id of the case.
        section: name of the section.
        product: version, where the case holds for several.
        variant: what a single line adds: "hlb", "strict".
    """
    if case in _NODES:
        # The table of 2013 prints the rows for partners on Office Communications Server 2007 among the others.
        legacy = (Feature.LEGACY_OCS_2007,) if case[0] == "B" and section == "firewall_external" else ()
        features = (*_EDGE, *_SECTION_FEATURES.get(section, ()), *legacy)
        return servers_behind_nat(_NODES[case], product, *features, fqdn="lsedge.contoso.net")
    if case == "D1":
        features = (Feature.STRICT_DNS_MATCHING,) if variant == "strict" else ()
        edition = Edition.STANDARD if section == "Standard Edition server" else Edition.ENTERPRISE
        return published_pools.certified_servers(edition, *features)
    if case == "B11":
        return published_pools.pool_with_two_domains(PoolBalancing.HARDWARE if variant == "hlb" else PoolBalancing.DNS)
    if case == "E1":
        return every_role(PoolBalancing.HARDWARE if section == "hlb_ports_hlb_only" else PoolBalancing.DNS)
    return {
        "B6": _behind_firewalls,
        "B7": _director_behind_firewalls,
        "C1": published_pools.complete_mapping,
        "C2": published_pools.three_server_pool,
        "E2": published_pools.three_server_pool,
        "F1": _strict_redmond if variant == "strict" else redmond,
    }[case]()


def _strict_redmond() -> Design:
    design = redmond()
    return replace(design, features=(*design.features, Feature.STRICT_DNS_MATCHING))


def _behind_firewalls() -> Design:
    """B6 with the firewalls that its port table speaks of, and addresses on both sides of them."""
    return _walled(published.published_proxy(features=(Feature.EXTERNAL_ACCESS,)), "172.25.33.40", "131.107.155.40")


def _director_behind_firewalls() -> Design:
    design = published.single_director()
    features = (*design.features, Feature.CENTRALIZED_LOGGING, Feature.EXTERNAL_ACCESS)
    edge = make.edge("edge", outer="outer", inner="inner", fqdn="edge.contoso.net")
    [node] = edge.members
    outside, inside = node.interfaces
    inside = replace(inside, routes=make.interface("x", "inner", routes={"192.168.10.0/24": "172.16.2.1"}).routes)
    edge = replace(edge, members=(replace(node, interfaces=(outside, inside)),))
    hop = Link(id="hop", link_kind=LinkKind.NEXT_HOP, source="edge", target="director")
    return replace(_walled(design, "", "").with_elements((edge, hop)), features=features)


def _walled(design: Design, inner: str, outer: str) -> Design:
    zones = {
        "outer": make.networks("131.107.155.0/24" if outer else "172.16.1.0/24"),
        "inner": make.networks("172.25.33.0/24" if inner else "172.16.2.0/24"),
        "lan": make.networks("192.168.10.0/24"),
    }
    front, back = ("131.107.155.254", "172.25.33.1") if inner else ("172.16.1.1", "172.16.2.1")
    walls = (
        make.firewall(
            "external-fw", make.interface("out", "internet", "192.0.2.1"), make.interface("in", "outer", front)
        ),
        make.firewall("internal-fw", make.interface("out", "inner", back), make.interface("in", "lan", "192.168.10.1")),
    )
    proxies = []
    for proxy in design.reverse_proxies:
        legs = tuple(
            replace(leg, gateway=make.addresses(front)[0], routes=())
            if leg.zone == "outer"
            else make.interface(
                leg.name, leg.zone, *map(str, leg.addresses), side=leg.side, routes={"192.168.10.0/24": back}
            )
            for leg in proxy.interfaces
        )
        proxies.append(replace(proxy, interfaces=legs))
    placed = tuple(replace(design.zone(zone), subnets=subnets) for zone, subnets in zones.items())
    return design.with_elements((*placed, *walls, *proxies))


_LEFT_OUT = {Feature.STRICT_DNS_MATCHING}


def every_role(balancing: PoolBalancing) -> Design:
    """E1: every role of the page, with everything planned that makes one of its ports be used."""
    roles = (
        DirectorPool(
            **_servers("director", 60, 2),
            web=WebServices(internal_fqdn="dirint.contoso.local", external_fqdn="dirext.contoso.com"),
            sip_balancing=balancing,
        ),
        MediationPool(**_lone("mediation", 61)),
        _gateway("gateway-tls", 62, TrunkTransport.TLS),
        _gateway("gateway-tcp", 63, TrunkTransport.TCP),
        _gateway("appliance-tcp", 64, TrunkTransport.TCP, 5081),
        _gateway("appliance-tls", 65, TrunkTransport.TLS, 5082),
        make.support_server("chat", role=SupportRole.PERSISTENT_CHAT, address="10.0.0.66"),
        make.support_server("pbx", role=SupportRole.REMOTE_CALL_CONTROL_PBX, address="10.0.0.67"),
        make.support_server("dhcp", role=SupportRole.DHCP, address="10.0.0.68"),
        make.support_server("um", role=SupportRole.EXCHANGE_UM, address="10.0.0.69"),
    )
    trunks = tuple(
        Link(id=f"pool-{name}", link_kind=LinkKind.TRUNK, source="pool", target=name)
        for name in ("gateway-tls", "gateway-tcp", "appliance-tcp", "appliance-tls")
    )
    own = tuple(
        Link(id=f"mediation-{name}", link_kind=LinkKind.TRUNK, source="mediation", target=name)
        for name in ("gateway-tls", "gateway-tcp")
    )
    design = make.enterprise_site(
        *_second_office(),
        *roles,
        *trunks,
        *own,
        *(_balancers() if balancing is PoolBalancing.HARDWARE else ()),
        features=tuple(item for item in Feature if item is not Feature.STRICT_DNS_MATCHING),
        product=ProductVersion.V2015,
    )
    pool = design.get("pool")
    assert isinstance(pool, FrontEndPool)
    return design.with_element(replace(pool, mediation_collocated=True, sip_balancing=balancing))


def _lone(id: str, last: int) -> dict[str, Any]:
    return _servers(id, last, 1)


def _servers(id: str, last: int, count: int) -> dict[str, Any]:
    fqdn = f"{id}.contoso.local"
    members = tuple(
        make.machine(
            f"{id}-{number}",
            make.interface("lan", "internal", f"10.0.0.{last + 19 * number}", gateway="10.0.0.1"),
            fqdn=fqdn if count == 1 else f"{id}-{number}.contoso.local",
        )
        for number in range(count)
    )
    return {"id": id, "name": id, "fqdn": fqdn, "members": members}


def _gateway(id: str, last: int, transport: TrunkTransport, port: int | None = None) -> Gateway:
    return Gateway(**_lone(id, last), transport=transport, listening_port=port)


def _second_office() -> tuple[Element, ...]:
    """Clients of two networks: what they open to each other crosses from one to the other."""
    return (
        make.zone("office", ZoneKind.INTERNAL, "10.0.20.0/24", view="internal-dns", site="hq"),
        make.desktop("office-desktop", "office", home="pool"),
        make.router(
            "office-router",
            make.interface("lan", "internal", "10.0.0.254"),
            make.interface("office", "office", "10.0.20.1"),
        ),
    )


def _balancers() -> tuple[Element, ...]:
    """A balancer that carries Mediation, which DNS would balance by itself."""
    vip = Vip(id="mediation-sip", purpose=VipPurpose.SIP, pool="mediation", address=make.addresses("10.0.0.71")[0])
    legs = (make.interface("lan", "internal", "10.0.0.70", gateway="10.0.0.1"),)
    return (LoadBalancer(id="sip-balancer", name="SIP balancer", interfaces=legs, vips=(vip,)),)
