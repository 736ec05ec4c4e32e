"""Designs of the deployments for which Microsoft publishes the complete answer, and the answers.

One file because a published case is one thing: its inputs as a design, its rows as they are printed. Where a printed
table contradicts itself or another one, the settled reading stands here, with the reason beside it. The letters and
numbers are the ids of our collection of these cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPort, VipPurpose
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import Feature
from planner.model.servers import (
    DirectorPool,
    EdgePool,
    Edition,
    FrontEndPool,
    Machine,
    OfficeWebApps,
    PoolBalancing,
    WebServices,
)
from planner.model.zones import RecordType, ZoneKind
from planner.requirements.requirement import RequiredRecord
from tests.builders import addresses, design_of, firewall, interface, machine, nat, reverse_proxy, view, zone

A, AAAA, SRV = RecordType.A, RecordType.AAAA, RecordType.SRV


@dataclass(frozen=True)
class Row:
    """A row of a published DNS table: where, type, name, what it leads to, and the port of an SRV."""

    view: str
    type: RecordType
    name: str
    target: str
    port: int | None = None

    def is_in(self, records: tuple[RequiredRecord, ...]) -> bool:
        return any(self.matches(record) for record in records)

    def matches(self, record: RequiredRecord) -> bool:
        return (
            (record.view, record.type, record.port) == (self.view, self.type, self.port)
            and record.name.lower() == self.name.lower()
            and [target.lower() for target in record.targets] == [self.target.lower()]
        )


def hosts(view: str, name: str, *targets: str) -> tuple[Row, ...]:
    return tuple(Row(view, A, name, target) for target in targets)


def simple_url(component: UrlComponent, host: str, domain: str | None = None) -> SimpleUrl:
    return SimpleUrl(component=component, host=host, domain=domain)


def places(internal: tuple[str, ...], perimeter_view: str = "internal") -> tuple[Any, ...]:
    """Zones and views that no published input names: one of each kind that the rows speak of."""
    return (
        view("external"),
        view("internal", *internal, forwards_to="external"),
        zone("internet", ZoneKind.INTERNET, view="external"),
        zone("outer", ZoneKind.PERIMETER_OUTER, view="external"),
        zone("inner", ZoneKind.PERIMETER_INNER, view=perimeter_view),
        zone("lan", ZoneKind.INTERNAL, view="internal"),
    )


def lone_server(fqdn: str, *given: str) -> Machine:
    name = fqdn.partition(".")[0].lower()
    return machine(f"{name}-server", interface("lan", "lan", *given), fqdn=fqdn)


# --- A1, A3, B1, B3: consolidated Edge behind NAT -------------------------------------------------

_EDGE_DOMAINS = ("contoso.com", "fabrikam.com")


def _edge_server(fqdn: str, last: int, given_public: bool) -> Machine:
    """A node with 10.45.16.10, .20, .30 (and so on) outside, shown as 131.107.155.10, .20, .30."""
    services = (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)
    private = [f"10.45.16.{number + last}" for number in (10, 20, 30)]
    bindings = tuple(
        Binding(
            service=service,
            addresses=addresses(text),
            published=ip_address(text.replace("10.45.16", "131.107.155")) if given_public else None,
        )
        for service, text in zip(services, private, strict=True)
    )
    legs = (
        interface("external", "outer", *private, side=Side.EXTERNAL, gateway="10.45.16.1"),
        interface("internal", "inner", f"172.25.33.{10 + last}", side=Side.INTERNAL),
    )
    return machine(f"edge{last}", *legs, fqdn=fqdn, bindings=bindings)


def consolidated_edge(nodes: int, fqdn: str, *, by_firewall: bool = False, **fields: Any) -> Design:
    """The Edge of A1 and B1 (one node), A3 and B3 (two, DNS load balancing).

    Args:
        nodes: number of Edge Servers.
        fqdn: inside name of the pool.
        by_firewall: the public addresses stand in the firewall's NAT, not in the topology.
        fields: fields of Design to override.
    """
    names = [fqdn] if nodes == 1 else [f"node{number}.contoso.net" for number in range(nodes)]
    pool = EdgePool(
        id="edge",
        name="Edge",
        fqdn=fqdn,
        members=tuple(_edge_server(name, number, not by_firewall) for number, name in enumerate(names)),
        access_fqdn="sip.contoso.com",
        web_conferencing_fqdn="webcon.contoso.com",
        av_fqdn="av.contoso.com",
        balancing=PoolBalancing.DNS if nodes > 1 else PoolBalancing.NONE,
        federation=True,
    )
    entries = tuple(
        nat("internet", f"131.107.155.{number + last}", f"10.45.16.{number + last}")
        for last in range(nodes)
        for number in (10, 20, 30)
    )
    outer = firewall(
        "firewall", interface("internet", "internet"), interface("outer", "outer"), nat=entries if by_firewall else ()
    )
    given = {"sip_domains": _EDGE_DOMAINS, "internal_domains": ("contoso.net",)}
    return design_of(*places(("contoso.net",)), outer, pool, **{**given, **fields})


def edge_rows(nodes: int, fqdn: str) -> tuple[Row, ...]:
    """The tables of A1, A3, B1, B3.

    External rows carry the public side of the NAT (errata of A1 and B1). Rows marked "per SIP domain" stand for each
    domain; the SRV's dot is in its place (errata of A1). The inside name has one spelling.
    """
    access, conferencing, av = ([f"131.107.155.{number + last}" for last in range(nodes)] for number in (10, 20, 30))
    per_domain = (
        row
        for domain in _EDGE_DOMAINS
        for row in (
            *hosts("external", f"sip.{domain}", *access),
            Row("external", SRV, f"_sip._tls.{domain}", f"sip.{domain}", 443),
            Row("external", SRV, f"_sipfederationtls._tcp.{domain}", f"sip.{domain}", 5061),
        )
    )
    return (
        *per_domain,
        *hosts("external", "webcon.contoso.com", *conferencing),
        *hosts("external", "av.contoso.com", *av),
        *hosts("internal", fqdn, *(f"172.25.33.{10 + last}" for last in range(nodes))),
    )


def xmpp_rows() -> tuple[Row, ...]:
    """The XMPP tables of A1 and B1; the host row is an A record (errata of A1)."""
    return (
        Row("external", SRV, "_xmpp-server._tcp.contoso.com", "xmpp.contoso.com", 5269),
        *hosts("external", "xmpp.contoso.com", "131.107.155.10"),
    )


# --- B6: reverse proxy ----------------------------------------------------------------------------


def published_proxy(**fields: Any) -> Design:
    """A reverse proxy that publishes a pool, a Director pool and Office Web Apps."""
    pool = FrontEndPool(
        id="pool",
        name="Pool",
        fqdn="pool01.contoso.net",
        members=(lone_server("fe01.contoso.net", "192.168.10.11"), lone_server("fe02.contoso.net", "192.168.10.12")),
        web=WebServices(internal_fqdn="webint.contoso.net", external_fqdn="webext.contoso.com"),
    )
    director = DirectorPool(
        id="director",
        name="Director",
        fqdn="dirpool01.contoso.net",
        members=(lone_server("dir01.contoso.net", "192.168.10.21"), lone_server("dir02.contoso.net", "192.168.10.22")),
        web=WebServices(internal_fqdn="webdirint.contoso.net", external_fqdn="webdirext.contoso.com"),
    )
    farm = OfficeWebApps(
        id="owas",
        name="Office Web Apps",
        fqdn="officewebapps01.contoso.com",
        members=(lone_server("officewebapps01.contoso.com", "192.168.10.31"),),
    )
    vips = (
        web_vip("pool-ext", VipPurpose.WEB_EXTERNAL, "pool", "192.168.10.41", 4443),
        web_vip("pool-int", VipPurpose.WEB_INTERNAL, "pool", "192.168.10.42", 443),
        web_vip("dir-ext", VipPurpose.WEB_EXTERNAL, "director", "192.168.10.43", 4443),
        web_vip("dir-int", VipPurpose.WEB_INTERNAL, "director", "192.168.10.44", 443),
    )
    proxy = reverse_proxy(
        interfaces=(
            interface("internal", "inner", "172.25.33.40", side=Side.INTERNAL),
            interface("external", "outer", "131.107.155.40", side=Side.EXTERNAL, gateway="10.45.16.1"),
        ),
        outer="outer",
        inner="inner",
    )
    urls = (
        simple_url(UrlComponent.DIALIN, "dialin.contoso.com"),
        simple_url(UrlComponent.MEET, "meet.contoso.com", "contoso.com"),
    )
    given = {"sip_domains": ("contoso.com",), "internal_domains": ("contoso.net",), "simple_urls": urls}
    balancer = LoadBalancer(id="balancer", name="Balancer", vips=vips)
    return design_of(*places(("contoso.com", "contoso.net")), pool, director, farm, proxy, balancer, **given, **fields)


def web_vip(id: str, purpose: VipPurpose, pool: str, address: str, port: int) -> Vip:
    ports = (VipPort(port=port, member_port=port),)
    return Vip(id=id, purpose=purpose, pool=pool, address=ip_address(address), ports=ports)


PROXY_NAMES = (
    "webext.contoso.com",
    "webdirext.contoso.com",
    "dialin.contoso.com",
    "meet.contoso.com",
    "officewebapps01.contoso.com",
    "lyncdiscover.contoso.com",
)


def proxy_rows() -> tuple[Row, ...]:
    """The table of B6: every published name at the proxy's public address."""
    return tuple(row for name in PROXY_NAMES for row in hosts("external", name, "131.107.155.40"))


# --- B7: single Director --------------------------------------------------------------------------


def single_director() -> Design:
    """One Director before a Standard Edition server; the proxy asks a perimeter view."""
    director = DirectorPool(
        id="director",
        name="Director",
        fqdn="dir01.contoso.net",
        members=(lone_server("dir01.contoso.net", "192.168.10.90"),),
        web=WebServices(external_fqdn="webdirexternal.contoso.com"),
        sip_balancing=PoolBalancing.NONE,
    )
    home = FrontEndPool(
        id="se",
        name="Standard Edition",
        fqdn="se01.contoso.net",
        edition=Edition.STANDARD,
        members=(lone_server("se01.contoso.net", "192.168.10.91"),),
        web=WebServices(external_fqdn="webext.contoso.com"),
    )
    urls = (
        simple_url(UrlComponent.DIALIN, "dialin.contoso.com"),
        simple_url(UrlComponent.MEET, "meet.contoso.com", "contoso.com"),
    )
    proxy = reverse_proxy(outer="outer", inner="inner")
    return design_of(
        view("perimeter"),
        *places(("contoso.com", "contoso.net"), perimeter_view="perimeter"),
        director,
        home,
        proxy,
        sip_domains=("contoso.com",),
        internal_domains=("contoso.net",),
        simple_urls=urls,
        features=(Feature.AUTOMATIC_CONFIGURATION,),
    )


def director_rows() -> tuple[Row, ...]:
    """The table of B7. Its external web FQDN belongs to the proxy's resolver, not to inside clients (names-C42)."""
    inside = ("dir01.contoso.net", "sip.contoso.com", "dialin.contoso.com", "meet.contoso.com")
    return (
        *(row for name in inside for row in hosts("internal", name, "192.168.10.90")),
        *hosts("perimeter", "webdirexternal.contoso.com", "192.168.10.90"),
    )
