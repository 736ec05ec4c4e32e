"""Small functions that build designs in Python, for the tests of every room.

One file because every room needs the same few sites, and a test should show only what it is about: each builder
takes what matters and lets anything else be overridden by name.

    design = design_of(view("inner"), zone("lan", ZoneKind.INTERNAL, "10.0.0.0/24", view="inner"), ...)
    design = small_site()                       # one Standard Edition server with everything around it
    design = small_site(mobility=MobilitySettings(enabled=False))
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.clients import Client, ClientDevice, CloudRole, CloudService, Platform
from planner.model.design import SECTION_OF_KIND, Design, Element
from planner.model.devices import (
    Firewall,
    LoadBalancer,
    NatEntry,
    PortRange,
    ReverseProxy,
    Router,
    Vip,
    VipPort,
    VipPurpose,
)
from planner.model.document import Document
from planner.model.interfaces import Binding, BoundService, Interface, Side, StaticRoute
from planner.model.layout import Layout, Placement
from planner.model.links import Link, LinkKind
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import Feature
from planner.model.servers import (
    EdgePool,
    Edition,
    FileStore,
    FrontEndPool,
    Machine,
    OfficeWebApps,
    PoolBalancing,
    SqlServer,
    SupportRole,
    SupportServer,
    WebServices,
)
from planner.model.zones import DnsView, Site, Zone, ZoneKind


def addresses(*texts: str) -> tuple[IpAddress, ...]:
    return tuple(map(ip_address, texts))


def networks(*texts: str) -> tuple[IpNetwork, ...]:
    return tuple(map(ip_network, texts))


def ports(first: int, last: int | None = None) -> PortRange:
    return PortRange(first=first, last=last or first)


def _named(id: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "name": id.replace("-", " ").title(), **fields}


def design_of(*elements: Element, **fields: Any) -> Design:
    """A design of these elements, each put into its section; other fields of Design by name."""
    sections: dict[str, list[Element]] = {}
    for element in elements:
        sections.setdefault(SECTION_OF_KIND[element.kind], []).append(element)
    return Design(**{**{key: tuple(items) for key, items in sections.items()}, **fields})


def document_of(design: Design, title: str = "Contoso", **fields: Any) -> Document:
    """A document around a design, its nodes laid out in one row."""
    placements = {node.id: Placement(x=200.0 * index, y=100.0) for index, node in enumerate(design.nodes)}
    return Document(**{"title": title, "design": design, "layout": Layout(placements=placements), **fields})


# --- places --------------------------------------------------------------------------------------


def site(id: str, **fields: Any) -> Site:
    return Site(**_named(id, fields))


def view(id: str, *holds: str, **fields: Any) -> DnsView:
    return DnsView(**_named(id, {"holds": holds, **fields}))


def zone(id: str, kind: ZoneKind, *subnets: str, view: str, **fields: Any) -> Zone:
    return Zone(**_named(id, {"zone_kind": kind, "subnets": networks(*subnets), "view": view, **fields}))


def interface(name: str, zone: str, *given: str, routes: dict[str, str] | None = None, **fields: Any) -> Interface:
    """An adapter with these addresses; `routes` from network to next hop, `gateway` as text."""
    if isinstance(fields.get("gateway"), str):
        fields["gateway"] = ip_address(fields["gateway"])
    static = tuple(StaticRoute(network=ip_network(net), via=ip_address(via)) for net, via in (routes or {}).items())
    return Interface(name=name, zone=zone, addresses=addresses(*given), routes=static, **fields)


def machine(id: str, *interfaces: Interface, fqdn: str, **fields: Any) -> Machine:
    return Machine(id=id, fqdn=fqdn, interfaces=interfaces, **fields)


# --- servers -------------------------------------------------------------------------------------


def standard_edition(id: str = "se", zone: str = "internal", address: str = "10.0.0.10", **fields: Any) -> FrontEndPool:
    """A Standard Edition server with one machine `<id>1`."""
    fqdn = fields.pop("fqdn", f"{id}.contoso.local")
    member = machine(f"{id}1", interface("lan", zone, address, gateway=_gateway(address)), fqdn=fqdn)
    return FrontEndPool(
        **_named(
            id,
            {
                "fqdn": fqdn,
                "members": (member,),
                "edition": Edition.STANDARD,
                "sip_balancing": PoolBalancing.NONE,
                "web": WebServices(external_fqdn="web.contoso.com"),
                "users": 500,
                **fields,
            },
        )
    )


def enterprise_pool(
    id: str = "pool", zone: str = "internal", first: str = "10.0.0.21", count: int = 3, **fields: Any
) -> FrontEndPool:
    """An Enterprise pool of `count` machines `<id>-fe1` and so on, with successive addresses."""
    start = ip_address(first)
    members = tuple(
        machine(
            f"{id}-fe{number + 1}",
            interface("lan", zone, str(start + number), gateway=_gateway(first)),
            fqdn=f"{id}-fe{number + 1}.contoso.local",
        )
        for number in range(count)
    )
    web = WebServices(internal_fqdn=f"{id}-web.contoso.local", external_fqdn=f"{id}-web.contoso.com")
    given = {"fqdn": f"{id}.contoso.local", "members": members, "web": web, "holds_cms": True, "users": 5000}
    return FrontEndPool(**_named(id, {**given, **fields}))


def edge(id: str = "edge", outer: str = "perimeter-outer", inner: str = "perimeter-inner", **fields: Any) -> EdgePool:
    """A single consolidated Edge with three external addresses behind NAT."""
    external = interface(
        "external", outer, "172.16.1.11", "172.16.1.12", "172.16.1.13", side=Side.EXTERNAL, gateway="172.16.1.1"
    )
    internal = interface("internal", inner, "172.16.2.11", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.2.1"})
    bindings = tuple(
        Binding(service=service, addresses=addresses(f"172.16.1.{last}"), published=ip_address(f"203.0.113.{last}"))
        for service, last in (
            (BoundService.ACCESS_EDGE, 11),
            (BoundService.WEB_CONFERENCING_EDGE, 12),
            (BoundService.AV_EDGE, 13),
        )
    )
    fqdn = f"{id}.contoso.local"
    given = {
        "fqdn": fqdn,
        "members": (machine(f"{id}1", external, internal, fqdn=fqdn, bindings=bindings),),
        "access_fqdn": "sip.contoso.com",
        "web_conferencing_fqdn": "webconf.contoso.com",
        "av_fqdn": "av.contoso.com",
        "federation": True,
    }
    return EdgePool(**_named(id, {**given, **fields}))


def sql_server(id: str = "sql", zone: str = "internal", address: str = "10.0.0.40", **fields: Any) -> SqlServer:
    return SqlServer(**_single(id, zone, address, fields))


def file_store(id: str = "files", zone: str = "internal", address: str = "10.0.0.41", **fields: Any) -> FileStore:
    return FileStore(**_single(id, zone, address, {"share": "sfb", **fields}))


def office_web_apps(
    id: str = "owas", zone: str = "internal", address: str = "10.0.0.42", **fields: Any
) -> OfficeWebApps:
    return OfficeWebApps(**_single(id, zone, address, fields))


def support_server(
    id: str, role: SupportRole, zone: str = "internal", address: str = "10.0.0.5", **fields: Any
) -> SupportServer:
    return SupportServer(**_single(id, zone, address, {"role": role, **fields}))


def _single(id: str, zone: str, address: str, fields: dict[str, Any]) -> dict[str, Any]:
    fqdn = fields.pop("fqdn", f"{id}.contoso.local")
    member = machine(f"{id}1", interface("lan", zone, address, gateway=_gateway(address)), fqdn=fqdn)
    return _named(id, {"fqdn": fqdn, "members": (member,), **fields})


def _gateway(address: str) -> str:
    """The first address of an address's /24, which the builders give to the firewall."""
    return f"{address.rpartition('.')[0]}.1"


# --- devices -------------------------------------------------------------------------------------


def firewall(id: str, *interfaces: Interface, **fields: Any) -> Firewall:
    return Firewall(**_named(id, {"interfaces": interfaces, **fields}))


def router(id: str, *interfaces: Interface, **fields: Any) -> Router:
    return Router(**_named(id, {"interfaces": interfaces, **fields}))


def reverse_proxy(
    id: str = "proxy", outer: str = "perimeter-outer", inner: str = "perimeter-inner", **fields: Any
) -> ReverseProxy:
    """A reverse proxy with a leg on each side of the perimeter."""
    legs = (
        interface("outer", outer, "172.16.1.20", side=Side.EXTERNAL, gateway="172.16.1.1"),
        interface("inner", inner, "172.16.2.20", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.2.1"}),
    )
    return ReverseProxy(**_named(id, {"interfaces": legs, **fields}))


def load_balancer(id: str = "balancer", pool: str = "pool", zone: str = "internal", **fields: Any) -> LoadBalancer:
    """A balancer with the two web VIPs of a pool."""
    vips = (
        Vip(
            id=f"{id}-web-external",
            purpose=VipPurpose.WEB_EXTERNAL,
            pool=pool,
            address=ip_address("10.0.0.31"),
            ports=(VipPort(port=443, member_port=4443), VipPort(port=80, member_port=8080)),
        ),
        Vip(
            id=f"{id}-web-internal",
            purpose=VipPurpose.WEB_INTERNAL,
            pool=pool,
            address=ip_address("10.0.0.32"),
            ports=(VipPort(port=443, member_port=443), VipPort(port=80, member_port=80)),
        ),
    )
    legs = (interface("lan", zone, "10.0.0.30", gateway="10.0.0.1"),)
    return LoadBalancer(**_named(id, {"interfaces": legs, "vips": vips, **fields}))


def nat(interface: str, public: str, private: str, **fields: Any) -> NatEntry:
    return NatEntry(interface=interface, public=ip_address(public), private=ip_address(private), **fields)


# --- people and clouds ---------------------------------------------------------------------------


def phone(id: str, zone: str, **fields: Any) -> Client:
    return Client(**_named(id, {"zone": zone, "platforms": (Platform.IOS, Platform.ANDROID), **fields}))


def desktop(id: str, zone: str, **fields: Any) -> Client:
    return Client(**_named(id, {"zone": zone, "device": ClientDevice.DESKTOP, **fields}))


def partner(id: str = "partner", zone: str = "internet", **fields: Any) -> CloudService:
    given = {"fqdns": ("sip.fabrikam.com",), "addresses": addresses("198.51.100.10")}
    return CloudService(**_named(id, {"role": CloudRole.FEDERATED_PARTNER, "zone": zone, **given, **fields}))


def link(kind: LinkKind, source: str, target: str, **fields: Any) -> Link:
    return Link(**{"id": f"{source}-{kind}-{target}", "link_kind": kind, "source": source, "target": target, **fields})


# --- whole sites ---------------------------------------------------------------------------------


def ground() -> tuple[Element, ...]:
    """Site, DNS views, zones, firewalls and the mobile carrier that both sites below stand on.

    Addresses: internal 10.0.0.0/24, Wi-Fi 10.0.10.0/24, outer perimeter 172.16.1.0/24 (behind NAT on 203.0.113.0/24),
    inner perimeter 172.16.2.0/24. `fw-outer` stands at the Internet, `fw-inner` before the internal zones; both join
    the outer perimeter, so that inside and Internet reach each other.
    """
    return (
        site("hq"),
        view("public-dns", "contoso.com", "fabrikam.com"),
        view("internal-dns", "contoso.com", "contoso.local", forwards_to="public-dns"),
        zone("internet", ZoneKind.INTERNET, view="public-dns"),
        zone("cellular", ZoneKind.CELLULAR, "100.64.0.0/16", view="public-dns"),
        zone("perimeter-outer", ZoneKind.PERIMETER_OUTER, "172.16.1.0/24", view="public-dns", site="hq"),
        zone("perimeter-inner", ZoneKind.PERIMETER_INNER, "172.16.2.0/24", view="internal-dns", site="hq"),
        zone("internal", ZoneKind.INTERNAL, "10.0.0.0/24", view="internal-dns", site="hq"),
        zone("wifi", ZoneKind.WIFI, "10.0.10.0/24", view="internal-dns", site="hq"),
        firewall(
            "fw-outer",
            interface("internet", "internet", "203.0.113.1"),
            interface("outer", "perimeter-outer", "172.16.1.1", routes={"10.0.0.0/8": "172.16.1.254"}),
            nat=tuple(nat("internet", f"203.0.113.{last}", f"172.16.1.{last}") for last in (11, 12, 13, 20)),
            hairpin=True,
        ),
        firewall(
            "fw-inner",
            interface("outer", "perimeter-outer", "172.16.1.254", gateway="172.16.1.1"),
            interface("inner", "perimeter-inner", "172.16.2.1"),
            interface("internal", "internal", "10.0.0.1"),
            interface("wifi", "wifi", "10.0.10.1"),
        ),
        router(
            "carrier",
            interface("radio", "cellular", "100.64.0.1"),
            interface("internet", "internet", "198.51.100.1"),
        ),
    )


_DOMAINS: dict[str, Any] = {
    "sip_domains": ("contoso.com",),
    "internal_domains": ("contoso.local",),
    "features": (Feature.EXTERNAL_ACCESS, Feature.FEDERATION, Feature.CONFERENCING, Feature.AUDIO_VIDEO),
    "simple_urls": (
        SimpleUrl(component=UrlComponent.MEET, host="meet.contoso.com", domain="contoso.com"),
        SimpleUrl(component=UrlComponent.DIALIN, host="dialin.contoso.com"),
    ),
}


def small_site(*more: Element, **fields: Any) -> Design:
    """One Standard Edition server `se`, an Edge, a reverse proxy, two firewalls, phones on Wi-Fi and cellular.

    Args:
        more: elements to add.
        fields: fields of Design to override.
    """
    return design_of(
        *ground(),
        standard_edition(site="hq"),
        edge(site="hq"),
        reverse_proxy(site="hq", hairpin=True),
        phone("phone-wifi", "wifi", home="se"),
        phone("phone-cellular", "cellular", home="se"),
        desktop("desktop", "internal", home="se"),
        partner(),
        link(LinkKind.NEXT_HOP, "edge", "se"),
        link(LinkKind.MEDIA, "se", "edge"),
        *more,
        **{**_DOMAINS, **fields},
    )


def enterprise_site(*more: Element, members: int = 3, **fields: Any) -> Design:
    """An Enterprise pool `pool` behind a balancer with its databases, Edge, reverse proxy, firewalls and phones."""
    return design_of(
        *ground(),
        enterprise_pool(site="hq", count=members),
        edge(site="hq"),
        sql_server(site="hq"),
        file_store(site="hq"),
        office_web_apps(site="hq"),
        load_balancer(site="hq"),
        reverse_proxy(site="hq", hairpin=True),
        phone("phone-wifi", "wifi", home="pool"),
        phone("phone-cellular", "cellular", home="pool"),
        desktop("desktop", "internal", home="pool"),
        link(LinkKind.NEXT_HOP, "edge", "pool"),
        link(LinkKind.MEDIA, "pool", "edge"),
        link(LinkKind.BACK_END, "pool", "sql"),
        link(LinkKind.FILE_STORE, "pool", "files"),
        link(LinkKind.OFFICE_WEB_APPS, "pool", "owas"),
        *more,
        **{**_DOMAINS, **fields},
    )


def large_site(pools: int) -> Design:
    """The small site with `pools` more pools of twelve machines each in a zone `farm`, for measuring."""
    more = [
        enterprise_pool(
            f"pool{number}",
            zone="farm",
            first=f"10.{64 + number // 250}.{number % 250}.11",
            count=12,
            holds_cms=False,
        )
        for number in range(pools)
    ]
    return small_site(
        zone("farm", ZoneKind.INTERNAL, "10.64.0.0/10", view="internal-dns", site="hq"),
        router("farm-router", interface("lan", "internal", "10.0.0.254"), interface("farm", "farm", "10.64.0.1")),
        *more,
        *(link(LinkKind.MEDIA, pool.id, "edge") for pool in more),
    )
