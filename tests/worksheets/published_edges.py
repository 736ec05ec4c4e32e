"""Designs of published Edge pools with two servers: A3 and B3 (NAT, DNS load balancing), F1 (Planning Tool, balancers).

A module of its own because records, certificates and firewall rows of one case are asked of one design.
"""

from __future__ import annotations

from planner.model.design import Design, Element
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.links import Link, LinkKind
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import Feature, ProductVersion
from planner.model.servers import EdgePool, Machine, PoolBalancing, WebServices
from planner.model.zones import ZoneKind
from tests import builders as make

LAN = "192.168.10.0/24"
POOL = "192.168.10.20"
SERVICES = (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)

EDGE_FEATURES = (
    Feature.EXTERNAL_ACCESS,
    Feature.FEDERATION,
    Feature.XMPP,
    Feature.CONFERENCING,
    Feature.AUDIO_VIDEO,
    Feature.CENTRALIZED_LOGGING,
)


def _edge_server(id: str, outer: tuple[str, ...], inner: str, gateway: str, fqdn: str) -> Machine:
    return make.machine(
        id,
        make.interface("external", "outer", *outer, side=Side.EXTERNAL, gateway=gateway),
        make.interface("internal", "inner", inner, side=Side.INTERNAL, routes={LAN: "172.25.33.1"}),
        fqdn=fqdn,
        bindings=tuple(
            Binding(service=service, addresses=make.addresses(address))
            for service, address in zip(SERVICES, outer, strict=True)
        ),
    )


def _zones(outer: str) -> tuple[Element, ...]:
    return (
        make.view("public", "contoso.com"),
        make.view("private", "contoso.com", "contoso.net", forwards_to="public"),
        make.zone("internet", ZoneKind.INTERNET, view="public"),
        make.zone("outer", ZoneKind.PERIMETER_OUTER, outer, view="public"),
        make.zone("inner", ZoneKind.PERIMETER_INNER, "172.25.33.0/24", view="private"),
        make.zone("internal", ZoneKind.INTERNAL, LAN, view="private"),
        make.firewall(
            "internal-fw",
            make.interface("out", "inner", "172.25.33.1"),
            make.interface("in", "internal", "192.168.10.1"),
        ),
    )


_LINKS = (
    Link(id="hop", link_kind=LinkKind.NEXT_HOP, source="edge", target="pool"),
    Link(id="media", link_kind=LinkKind.MEDIA, source="pool", target="edge"),
)


def two_servers_behind_nat(product: ProductVersion, *more: Feature) -> Design:
    """A3, and B3 with more features: two Edge Servers, each service of each with an address of its own behind NAT."""
    return servers_behind_nat(2, product, *EDGE_FEATURES, *more)


def servers_behind_nat(
    nodes: int, product: ProductVersion, *features: Feature, fqdn: str = "sfbedge.contoso.net"
) -> Design:
    """A1 and B1 with one node, A3 and B3 with two."""
    private = [f"10.45.16.{service + node}" for node in range(nodes) for service in (10, 20, 30)]
    outer_firewall = make.firewall(
        "external",
        make.interface("out", "internet", "131.107.155.1"),
        make.interface("in", "outer", "10.45.16.1"),
        nat=tuple(make.nat("out", address.replace("10.45.16", "131.107.155"), address) for address in private),
    )
    edge = EdgePool(
        id="edge",
        name="Edge",
        fqdn=fqdn,
        access_fqdn="sip.contoso.com",
        web_conferencing_fqdn="webcon.contoso.com",
        av_fqdn="av.contoso.com",
        federation=True,
        balancing=PoolBalancing.DNS if nodes > 1 else PoolBalancing.NONE,
        members=tuple(
            _edge_server(
                f"edge{node}",
                tuple(private[3 * node : 3 * node + 3]),
                f"172.25.33.{10 + node}",
                "10.45.16.1",
                fqdn if nodes == 1 else f"edge{node}.contoso.net",
            )
            for node in range(nodes)
        ),
    )
    pool = make.standard_edition("pool", "internal", POOL, fqdn="pool.contoso.net", holds_cms=True)
    return make.design_of(
        *_zones("10.45.16.0/24"),
        outer_firewall,
        edge,
        pool,
        *_LINKS,
        product=product,
        sip_domains=("contoso.com", "fabrikam.com"),
        features=features,
    )


VIPS = {"access": "131.107.155.3", "web": "131.107.155.4", "av": "131.107.155.5", "internal": "172.25.33.110"}
NODE_ACCESS, NODE_AV = "131.107.155.10", "131.107.155.170"


def redmond() -> Design:
    """F1: two Edge Servers behind balancers on both sides, with public addresses."""
    edge = EdgePool(
        id="edge",
        name="Edge",
        fqdn="csedge01.contoso.com",
        access_fqdn="access1.contoso.com",
        web_conferencing_fqdn="webcon1.contoso.com",
        av_fqdn="av1.contoso.com",
        federation=True,
        balancing=PoolBalancing.HARDWARE,
        members=tuple(
            _edge_server(
                f"con010{node + 1}",
                (f"131.107.155.{10 + node}", f"131.107.155.{90 + node}", f"131.107.155.{170 + node}"),
                f"172.25.33.{10 + node}",
                "131.107.155.254",
                f"con010{node + 1}.contoso.com",
            )
            for node in range(2)
        ),
    )
    purposes = (VipPurpose.EDGE_ACCESS, VipPurpose.EDGE_WEB_CONFERENCING, VipPurpose.EDGE_AV)
    outside = LoadBalancer(
        id="outer-balancer",
        name="Outer balancer",
        interfaces=(make.interface("lan", "outer", "131.107.155.20", gateway="131.107.155.254"),),
        vips=tuple(
            Vip(id=f"vip-{key}", purpose=purpose, pool="edge", address=make.addresses(VIPS[key])[0])
            for key, purpose in zip(("access", "web", "av"), purposes, strict=True)
        ),
    )
    inside = LoadBalancer(
        id="inner-balancer",
        name="Inner balancer",
        interfaces=(make.interface("lan", "inner", "172.25.33.100", gateway="172.25.33.1"),),
        vips=(
            Vip(
                id="vip-internal",
                purpose=VipPurpose.EDGE_INTERNAL,
                pool="edge",
                address=make.addresses(VIPS["internal"])[0],
            ),
        ),
    )
    pool = make.standard_edition(
        "pool",
        "internal",
        POOL,
        fqdn="pool0101.contoso.com",
        holds_cms=True,
        web=WebServices(external_fqdn="lsweb0101-ext.contoso.com"),
    )
    proxy = make.reverse_proxy(
        "proxy",
        interfaces=(
            make.interface("outer", "outer", "131.107.155.1", side=Side.EXTERNAL, gateway="131.107.155.254"),
            make.interface("inner", "inner", "172.25.33.40", side=Side.INTERNAL, routes={LAN: "172.25.33.1"}),
        ),
    )
    web_apps = make.office_web_apps("owas", "internal", "192.168.10.30", fqdn="wacweb0101-ext.contoso.com")
    firewall = make.firewall(
        "external",
        make.interface("out", "internet", "192.0.2.1"),
        make.interface("in", "outer", "131.107.155.254"),
    )
    return make.design_of(
        *_zones("131.107.155.0/24"),
        firewall,
        edge,
        outside,
        inside,
        pool,
        proxy,
        web_apps,
        *_LINKS,
        product=ProductVersion.V2015,
        sip_domains=("contoso.com",),
        features=(*EDGE_FEATURES, Feature.DIAL_IN),
        simple_urls=(
            SimpleUrl(component=UrlComponent.MEET, host="meet.contoso.com", domain="contoso.com"),
            SimpleUrl(component=UrlComponent.DIALIN, host="dialin.contoso.com"),
        ),
    )
