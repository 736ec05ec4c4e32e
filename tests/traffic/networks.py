"""Small designs for the walk, built in Python.

One office with private addresses: a front firewall (Internet and outer perimeter), a back firewall (outer and inner
perimeter, LAN, Wi-Fi), a guest router, a reverse proxy with two adapters, a balancer before two Front End Servers,
an Edge Server behind NAT, and clients everywhere. Tests change what they are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from ipaddress import ip_address, ip_network
from typing import Any

from planner.catalog import Catalog, load_catalog
from planner.model.addresses import IpAddress
from planner.model.clients import Client, ClientDevice, CloudRole, CloudService
from planner.model.design import Design
from planner.model.devices import (
    Firewall,
    LoadBalancer,
    NatEntry,
    Persistence,
    PublishingRule,
    ReverseProxy,
    Router,
    Transport,
    Vip,
    VipPort,
    VipPurpose,
)
from planner.model.interfaces import Binding, BoundService, Interface, Side, StaticRoute
from planner.model.product import ProductVersion
from planner.model.servers import EdgePool, FrontEndPool, Machine, WebServices
from planner.model.zones import DnsRecord, DnsView, RecordType, Zone, ZoneKind
from planner.traffic import Arrangements, Question, Trace, Traffic, Walk, recorded_arrangements

PROXY_OUTER = "172.16.1.20"
PROXY_PUBLIC = "203.0.113.20"
WEB_INTERNAL_VIP = "10.0.0.41"
WEB_EXTERNAL_VIP = "10.0.0.42"


def ip(text: str) -> IpAddress:
    return ip_address(text)


def zone(id: str, kind: ZoneKind, *subnets: str, view: str = "internal") -> Zone:
    return Zone(id=id, name=id, zone_kind=kind, subnets=tuple(ip_network(subnet) for subnet in subnets), view=view)


def interface(
    name: str,
    zone_id: str,
    *addresses: str,
    side: Side = Side.PRIMARY,
    gateway: str | None = None,
    routes: Mapping[str, str] | None = None,
) -> Interface:
    return Interface(
        name=name,
        zone=zone_id,
        side=side,
        addresses=tuple(ip(address) for address in addresses),
        gateway=ip(gateway) if gateway else None,
        routes=tuple(StaticRoute(network=ip_network(n), via=ip(via)) for n, via in (routes or {}).items()),
    )


def record(view: str, name: str, *targets: str, type: RecordType | None = None, **more: Any) -> DnsRecord:
    if type is None:
        type = RecordType.AAAA if targets and ":" in targets[0] else RecordType.A
    slug = f"{view}-{name.replace('.', '-').replace('_', 'x')}-{type.value.lower()}"
    return DnsRecord(id=slug, view=view, name=name, type=type, targets=targets, **more)


def zones() -> tuple[Zone, ...]:
    return (
        zone("internet", ZoneKind.INTERNET, view="external"),
        zone("cellular", ZoneKind.CELLULAR, view="external"),
        zone("partner", ZoneKind.PARTNER, view="external"),
        zone("guest", ZoneKind.GUEST_WIFI, "10.9.0.0/24", view="external"),
        zone("outer", ZoneKind.PERIMETER_OUTER, "172.16.1.0/24", view="external"),
        zone("inner", ZoneKind.PERIMETER_INNER, "172.16.2.0/24"),
        zone("lan", ZoneKind.INTERNAL, "10.0.0.0/24"),
        zone("wifi", ZoneKind.WIFI, "10.0.1.0/24"),
    )


def views() -> tuple[DnsView, ...]:
    return (
        DnsView(id="external", name="Public DNS", holds=("contoso.com",)),
        DnsView(id="internal", name="Internal DNS", holds=("contoso.com",), forwards_to="external"),
    )


def records() -> tuple[DnsRecord, ...]:
    return (
        record("external", "webext.contoso.com", PROXY_PUBLIC),
        record("internal", "webext.contoso.com", PROXY_OUTER),
        record("internal", "pool.contoso.com", "10.0.0.11", "10.0.0.12"),
        record("internal", "webint.contoso.com", WEB_INTERNAL_VIP),
        record("internal", "edge.contoso.com", "172.16.2.30"),
        record("external", "sip.contoso.com", "203.0.113.30"),
    )


def pool(**changes: Any) -> FrontEndPool:
    members = tuple(
        Machine(
            id=f"fe{number}",
            fqdn=f"fe{number}.contoso.com",
            interfaces=(interface("lan", "lan", f"10.0.0.1{number}", gateway="10.0.0.1"),),
        )
        for number in (1, 2)
    )
    web = WebServices(internal_fqdn="webint.contoso.com", external_fqdn="webext.contoso.com")
    base = FrontEndPool(id="pool", name="Pool", fqdn="pool.contoso.com", members=members, web=web)
    return replace(base, **changes)


def edge(**changes: Any) -> EdgePool:
    machine = Machine(
        id="edge1",
        fqdn="edge1.contoso.com",
        interfaces=(
            interface(
                "outside",
                "outer",
                "172.16.1.30",
                "172.16.1.31",
                "172.16.1.32",
                side=Side.EXTERNAL,
                gateway="172.16.1.1",
            ),
            interface("inside", "inner", "172.16.2.30", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.2.1"}),
        ),
        bindings=(
            Binding(service=BoundService.ACCESS_EDGE, addresses=(ip("172.16.1.30"),)),
            Binding(service=BoundService.WEB_CONFERENCING_EDGE, addresses=(ip("172.16.1.31"),)),
            Binding(service=BoundService.AV_EDGE, addresses=(ip("172.16.1.32"),)),
        ),
    )
    base = EdgePool(
        id="edge",
        name="Edge",
        fqdn="edge.contoso.com",
        members=(machine,),
        access_fqdn="sip.contoso.com",
        web_conferencing_fqdn="webcon.contoso.com",
        av_fqdn="av.contoso.com",
    )
    return replace(base, **changes)


def front_firewall(**changes: Any) -> Firewall:
    base = Firewall(
        id="front",
        name="Front firewall",
        interfaces=(
            interface("outside", "internet", "203.0.113.1"),
            interface("dmz", "outer", "172.16.1.1"),
        ),
        nat=(
            NatEntry(interface="outside", public=ip(PROXY_PUBLIC), private=ip(PROXY_OUTER)),
            NatEntry(interface="outside", public=ip("203.0.113.30"), private=ip("172.16.1.30")),
            NatEntry(interface="outside", public=ip("203.0.113.32"), private=ip("172.16.1.32")),
        ),
    )
    return replace(base, **changes)


def back_firewall(**changes: Any) -> Firewall:
    base = Firewall(
        id="back",
        name="Back firewall",
        interfaces=(
            interface("outer", "outer", "172.16.1.2"),
            interface("inner", "inner", "172.16.2.1"),
            interface("lan", "lan", "10.0.0.1"),
            interface("wifi", "wifi", "10.0.1.1"),
        ),
    )
    return replace(base, **changes)


def proxy(**changes: Any) -> ReverseProxy:
    base = ReverseProxy(
        id="proxy",
        name="Proxy",
        interfaces=(
            interface("outer", "outer", PROXY_OUTER, side=Side.EXTERNAL, gateway="172.16.1.1"),
            interface("inner", "inner", "172.16.2.20", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.2.1"}),
        ),
        rules=(PublishingRule(hosts=("webext.contoso.com",), backend="pool", backend_port=4443),),
        hairpin=True,
    )
    return replace(base, **changes)


def balancer(**changes: Any) -> LoadBalancer:
    base = LoadBalancer(
        id="balancer",
        name="Balancer",
        interfaces=(interface("lan", "lan", "10.0.0.40", gateway="10.0.0.1"),),
        vips=(
            vip("web-internal", VipPurpose.WEB_INTERNAL, WEB_INTERNAL_VIP, {443: 443, 80: 80}),
            vip("web-external", VipPurpose.WEB_EXTERNAL, WEB_EXTERNAL_VIP, {4443: 4443, 8080: 8080}),
        ),
    )
    return replace(base, **changes)


def vip(id: str, purpose: VipPurpose, address: str, ports: Mapping[int, int], pool_id: str = "pool") -> Vip:
    return Vip(
        id=id,
        purpose=purpose,
        pool=pool_id,
        address=ip(address),
        ports=tuple(VipPort(port=port, member_port=member) for port, member in ports.items()),
        persistence=Persistence.SOURCE,
    )


def guest_router() -> Router:
    return Router(
        id="guest-router",
        name="Guest router",
        interfaces=(interface("guest", "guest", "10.9.0.1"), interface("line", "internet", "203.0.113.99")),
    )


def clients() -> tuple[Client, ...]:
    return (
        Client(id="phone-wifi", name="Phone on Wi-Fi", zone="wifi"),
        Client(id="phone-cell", name="Phone on cellular", zone="cellular"),
        Client(id="phone-guest", name="Phone on guest Wi-Fi", zone="guest"),
        Client(id="desktop", name="Desktop", device=ClientDevice.DESKTOP, zone="lan", address=ip("10.0.0.200")),
        Client(id="laptop", name="Laptop", device=ClientDevice.DESKTOP, zone="internet"),
    )


def office(**changes: Any) -> Design:
    """The office; a change names a field of Design, or an element by its builder's name."""
    elements: dict[str, Any] = {
        "proxy": proxy(),
        "balancer": balancer(),
        "front": front_firewall(),
        "back": back_firewall(),
        "pool": pool(),
        "edge": edge(),
    }
    elements.update({key: changes.pop(key) for key in list(changes) if key in elements})
    devices = [elements[key] for key in ("front", "back", "proxy", "balancer")] + [guest_router()]
    fields: dict[str, Any] = {
        "product": ProductVersion.V2019,
        "sip_domains": ("contoso.com",),
        "internal_domains": ("contoso.com",),
        "zones": zones(),
        "dns_views": views(),
        "dns_records": records(),
        "servers": (elements["pool"], elements["edge"]),
        "devices": tuple(device for device in devices if device is not None),
        "clients": clients(),
        "cloud_services": (
            CloudService(
                id="push",
                name="Push",
                role=CloudRole.PUSH_NOTIFICATION_SERVICE,
                zone="partner",
                fqdns=("push.example.net",),
            ),
        ),
    }
    fields.update(changes)
    return Design(**fields)


def with_records(design: Design, *changed: DnsRecord) -> Design:
    """The design with these records in place of all of the same view and name."""
    keys = {(item.view, item.name) for item in changed}
    kept = tuple(item for item in design.dns_records if (item.view, item.name) not in keys)
    return replace(design, dns_records=kept + changed)


@cache
def catalog() -> Catalog:
    return load_catalog()


def traffic(design: Design, arrangements: Arrangements | None = None) -> Traffic:
    return Traffic(design, catalog(), arrangements or recorded_arrangements(design))


def ask(
    design: Design,
    source: str,
    destination: str,
    port: int = 443,
    arrangements: Arrangements | None = None,
    **more: Any,
) -> Walk:
    return traffic(design, arrangements).walk(Question(source, destination, port, **more))


def ask_one(design: Design, source: str, destination: str, port: int = 443, **more: Any) -> Trace:
    """The worst trace."""
    return ask(design, source, destination, port, **more).worst


def blamed(trace: Trace | Walk) -> tuple[str, str]:
    assert trace.blame is not None, trace
    return trace.blame.element, trace.blame.field


def actions(trace: Trace) -> list[str]:
    return [hop.action.value for hop in trace.hops]


def sources_at(trace: Trace, devices: Iterable[str]) -> dict[str, str]:
    """The last source shown at each of these devices."""
    wanted = set(devices)
    return {hop.device: str(hop.source) for hop in trace.hops if hop.device in wanted}


UDP = Transport.UDP
