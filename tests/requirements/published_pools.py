"""Published cases of pools and servers inside, beside those of the perimeter in `published`."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.policies import MobilitySettings, PushSettings, UrlComponent
from planner.model.product import Feature, ProductVersion
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    Edition,
    FrontEndPool,
    MediationPool,
    OfficeWebApps,
    PoolBalancing,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
    WebServices,
)
from planner.model.zones import ZoneKind
from tests.builders import addresses, design_of, interface, machine, reverse_proxy, zone
from tests.requirements.published import SRV, Row, hosts, lone_server, places, simple_url, web_vip

# --- B11: Front End pool with two SIP domains -----------------------------------------------------


def pool_with_two_domains(balancing: PoolBalancing = PoolBalancing.DNS) -> Design:
    """A pool in contoso.net that serves contoso.com and fabrikam.com."""
    pool = FrontEndPool(
        id="pool",
        name="Pool",
        fqdn="pool01.contoso.net",
        members=tuple(lone_server(f"fe0{number}.contoso.net", f"10.10.10.{number}") for number in (1, 2, 3)),
        web=WebServices(internal_fqdn="lsweb.contoso.net"),
        sip_balancing=balancing,
    )
    sql = SqlServer(
        id="sql", name="SQL", fqdn="sqlbe.contoso.net", members=(lone_server("sqlbe.contoso.net", "10.10.10.20"),)
    )
    time = SupportServer(
        id="dc",
        name="Domain controller",
        fqdn="dc01.contoso.com",
        role=SupportRole.DOMAIN_CONTROLLER,
        members=(lone_server("dc01.contoso.com", "10.10.10.2"),),
    )
    vips = (
        Vip(
            id="web",
            purpose=VipPurpose.WEB_INTERNAL,
            pool="pool",
            address=ip_address("192.168.10.5"),
        ),
        Vip(id="sip", purpose=VipPurpose.SIP, pool="pool", address=ip_address("192.168.10.6")),
    )
    balancer = LoadBalancer(id="balancer", name="Balancer", vips=vips)
    urls = (
        simple_url(UrlComponent.DIALIN, "dialin.contoso.com"),
        simple_url(UrlComponent.MEET, "meet.contoso.com"),
        simple_url(UrlComponent.ADMIN, "admin.contoso.com"),
    )
    return design_of(
        *places(("contoso.net", "contoso.com", "fabrikam.com")),
        pool,
        sql,
        time,
        balancer,
        sip_domains=("contoso.com", "fabrikam.com"),
        internal_domains=("contoso.net",),
        simple_urls=urls,
        features=(Feature.AUTOMATIC_CONFIGURATION, Feature.PHONES),
    )


def two_domain_rows() -> tuple[Row, ...]:
    """The tables of B11 for DNS load balancing; the SRV targets bring their hosts along (errata)."""
    members = ("10.10.10.1", "10.10.10.2", "10.10.10.3")
    return (
        *hosts("internal", "pool01.contoso.net", *members),
        *(row for number in (1, 2, 3) for row in hosts("internal", f"fe0{number}.contoso.net", f"10.10.10.{number}")),
        *hosts("internal", "lsweb.contoso.net", "192.168.10.5"),
        *hosts("internal", "sqlbe.contoso.net", "10.10.10.20"),
        *hosts("internal", "sip.contoso.com", *members),
        *hosts("internal", "sip.fabrikam.com", *members),
        *hosts("internal", "dialin.contoso.com", "192.168.10.5"),
        *hosts("internal", "meet.contoso.com", "192.168.10.5"),
        *hosts("internal", "admin.contoso.com", "192.168.10.5"),
        Row("internal", SRV, "_sipinternaltls._tcp.contoso.com", "pool01.contoso.com", 5061),
        Row("internal", SRV, "_sipinternaltls._tcp.fabrikam.com", "pool01.fabrikam.com", 5061),
        *hosts("internal", "pool01.contoso.com", *members),
        *hosts("internal", "pool01.fabrikam.com", *members),
        Row("internal", SRV, "_ntp._udp.contoso.com", "dc01.contoso.com", 123),
    )


# --- C1: complete mapping -------------------------------------------------------------------------


def complete_mapping() -> Design:
    """Every role of the complete mapping; 2015, because its tables still hold mirror and Persistent Chat.

    The Director pool has no web VIP in the inputs, so web names stay at the pool's, as the table has them.
    """
    domain = "contoso.com"
    pool = FrontEndPool(
        id="pool",
        name="Pool",
        fqdn=f"FE-pool.{domain}",
        members=tuple(lone_server(f"FE0{number}.{domain}", f"192.168.21.{121 + number}") for number in (1, 2, 3)),
        web=WebServices(internal_fqdn=f"Web-int.{domain}", external_fqdn=f"Web-ext.{domain}"),
    )
    director = DirectorPool(
        id="director",
        name="Director",
        fqdn=f"DirPool.{domain}",
        members=tuple(lone_server(f"Dir0{number}.{domain}", f"192.168.21.{131 + number}") for number in (1, 2, 3)),
    )
    mediation = MediationPool(
        id="mediation",
        name="Mediation",
        fqdn=f"MedPool.{domain}",
        members=(lone_server(f"Med01.{domain}", "192.168.21.142"), lone_server(f"Med02.{domain}", "192.168.21.143")),
    )
    vips = (
        web_vip("ext", VipPurpose.WEB_EXTERNAL, "pool", "192.168.21.120", 4443),
        web_vip("int", VipPurpose.WEB_INTERNAL, "pool", "192.168.21.121", 443),
    )
    proxy = reverse_proxy(
        interfaces=(
            interface("outer", "outer", "131.107.155.1", side=Side.EXTERNAL),
            interface("inner", "inner", "172.25.33.40", side=Side.INTERNAL),
        )
    )
    urls = (
        simple_url(UrlComponent.MEET, f"meet.{domain}", domain),
        simple_url(UrlComponent.DIALIN, f"dial-in.{domain}"),
        simple_url(UrlComponent.ADMIN, f"admin.{domain}"),
    )
    return design_of(
        *places((domain,)),
        zone("wifi", ZoneKind.WIFI, view="internal"),
        pool,
        director,
        mediation,
        _mapped_edge(domain),
        _single("sql1", SqlServer, f"SQL1.{domain}", "192.168.11.90"),
        _single("sql2", SqlServer, f"SQL2.{domain}", "192.168.11.91", role=SqlRole.MIRROR),
        _single("chat", SupportServer, f"Chat.{domain}", "192.168.21.150", role=SupportRole.PERSISTENT_CHAT),
        _single("ntp", SupportServer, "north-america.pool.ntp.org", "192.0.2.123", role=SupportRole.TIME),
        _single("owas", OfficeWebApps, f"OWA.{domain}", "192.168.1.5"),
        LoadBalancer(id="balancer", name="Balancer", vips=vips),
        proxy,
        product=ProductVersion.V2015,
        sip_domains=(domain,),
        internal_domains=(domain,),
        simple_urls=urls,
        mobility=MobilitySettings(push=PushSettings(apple=True)),
        features=(Feature.LEGACY_CLIENTS, Feature.PHONES, Feature.XMPP, Feature.FEDERATION),
    )


def _single(id: str, cls: type, fqdn: str, address: str, **fields: Any) -> Any:
    return cls(id=id, name=id, fqdn=fqdn, members=(lone_server(fqdn, address),), **fields)


def _mapped_edge(domain: str) -> EdgePool:
    nodes = []
    for number in (0, 1):
        outside = [f"131.107.16.{first + number}" for first in (10, 90, 170)]
        services = (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)
        bindings = tuple(
            Binding(service=service, addresses=addresses(text)) for service, text in zip(services, outside, strict=True)
        )
        legs = (
            interface("external", "outer", *outside, side=Side.EXTERNAL),
            interface("internal", "inner", f"172.25.33.{10 + number}", side=Side.INTERNAL),
        )
        nodes.append(machine(f"cons{number}", *legs, fqdn=f"Cons-{number + 1}.{domain}", bindings=bindings))
    return EdgePool(
        id="edge",
        name="Edge",
        fqdn=f"EdgePool-int.{domain}",
        members=tuple(nodes),
        access_fqdn=f"Access1.{domain}",
        web_conferencing_fqdn=f"Webcon1.{domain}",
        av_fqdn=f"AV1.{domain}",
        balancing=PoolBalancing.DNS,
        federation=True,
    )


def complete_rows() -> tuple[Row, ...]:
    """Both tables of C1.

    Settled: the inside record of the external web FQDN leads to the reverse proxy (names-C03); the inside federation
    SRV names the Access Edge's external name (names-C06); sip.{domain} outside is a host, because SRVs may name it
    (names-C39); the alias form of lyncdiscoverinternal is an alternative to the address; the XMPP SRV names the
    xmpp host, which has the same address (names-C15).
    """
    front_ends = ("192.168.21.122", "192.168.21.123", "192.168.21.124")
    directors = ("192.168.21.132", "192.168.21.133", "192.168.21.134")
    web, proxy = "192.168.21.121", "131.107.155.1"
    access = ("131.107.16.10", "131.107.16.11")
    return (
        *hosts("internal", "FE-pool.contoso.com", *front_ends),
        *(row for n in (1, 2, 3) for row in hosts("internal", f"FE0{n}.contoso.com", f"192.168.21.{121 + n}")),
        *hosts("internal", "Web-int.contoso.com", web),
        *hosts("internal", "Web-ext.contoso.com", proxy),
        *hosts("internal", "SQL1.contoso.com", "192.168.11.90"),
        *hosts("internal", "SQL2.contoso.com", "192.168.11.91"),
        *hosts("internal", "DirPool.contoso.com", *directors),
        *(row for n in (1, 2, 3) for row in hosts("internal", f"Dir0{n}.contoso.com", f"192.168.21.{131 + n}")),
        *hosts("internal", "MedPool.contoso.com", "192.168.21.142", "192.168.21.143"),
        *hosts("internal", "Med01.contoso.com", "192.168.21.142"),
        *hosts("internal", "Chat.contoso.com", "192.168.21.150"),
        *hosts("internal", "lyncdiscoverinternal.contoso.com", web),
        *hosts("internal", "sip.contoso.com", *directors),  # "or to each Director IP address"
        *hosts("internal", "ucupdates-r2.contoso.com", web),
        Row("internal", SRV, "_sipinternaltls._tcp.contoso.com", "FE-Pool.contoso.com", 5061),
        *hosts("internal", "sipinternal.contoso.com", *front_ends),
        Row("internal", SRV, "_ntp._udp.contoso.com", "north-america.pool.ntp.org", 123),
        Row("internal", SRV, "_sipfederationtls._tcp.contoso.com", "Access1.contoso.com", 5061),
        *hosts("internal", "admin.contoso.com", web),
        *hosts("internal", "meet.contoso.com", web),
        *hosts("internal", "dial-in.contoso.com", web),
        *hosts("internal", "OWA.contoso.com", "192.168.1.5"),
        *hosts("internal", "EdgePool-int.contoso.com", "172.25.33.10", "172.25.33.11"),
        *hosts("internal", "Cons-1.contoso.com", "172.25.33.10"),
        *hosts("external", "Access1.contoso.com", *access),
        *hosts("external", "Webcon1.contoso.com", "131.107.16.90", "131.107.16.91"),
        *hosts("external", "AV1.contoso.com", "131.107.16.170", "131.107.16.171"),
        *hosts("external", "sip.contoso.com", *access),
        Row("external", SRV, "_sip._tls.contoso.com", "Access1.contoso.com", 443),
        Row("external", SRV, "_sipfederationtls._tcp.contoso.com", "Access1.contoso.com", 5061),
        Row("external", SRV, "_xmpp-server._tcp.contoso.com", "xmpp.contoso.com", 5269),
        *hosts("external", "xmpp.contoso.com", *access),
        *(
            row
            for name in ("Web-ext", "lyncdiscover", "meet", "dial-in", "OWA")
            for row in hosts("external", f"{name}.contoso.com", proxy)
        ),
    )


# --- C2: three-server pool with a web load balancer -----------------------------------------------


def three_server_pool() -> Design:
    """The pool of the "Create DNS records" page."""
    domain = "contoso.local"
    pool = FrontEndPool(
        id="pool",
        name="Pool",
        fqdn=f"pool.{domain}",
        members=tuple(lone_server(f"SFB0{number}.{domain}", f"10.0.0.{4 + number}") for number in (1, 2, 3)),
        web=WebServices(internal_fqdn=f"webint.{domain}"),
    )
    vip = Vip(id="web", purpose=VipPurpose.WEB_INTERNAL, pool="pool", address=ip_address("10.0.0.100"))
    urls = tuple(
        simple_url(component, f"{component.value}.{domain}")
        for component in (UrlComponent.MEET, UrlComponent.DIALIN, UrlComponent.SCHEDULER, UrlComponent.ADMIN)
    )
    return design_of(
        *places((domain,)),
        pool,
        LoadBalancer(id="balancer", name="Balancer", vips=(vip,)),
        product=ProductVersion.V2015,
        sip_domains=(domain,),
        internal_domains=(domain,),
        simple_urls=urls,
        features=(Feature.AUTOMATIC_CONFIGURATION,),
    )


def three_server_rows() -> tuple[Row, ...]:
    """The table of C2, with the host and pool records it lists address by address."""
    names = ("webint", "lyncdiscoverinternal", "meet", "dialin", "scheduler", "admin")
    return (
        *hosts("internal", "pool.contoso.local", "10.0.0.5", "10.0.0.6", "10.0.0.7"),
        *(row for n in (1, 2, 3) for row in hosts("internal", f"SFB0{n}.contoso.local", f"10.0.0.{4 + n}")),
        *(row for name in names for row in hosts("internal", f"{name}.contoso.local", "10.0.0.100")),
        Row("internal", SRV, "_sipinternaltls._tcp.contoso.local", "pool.contoso.local", 5061),
    )


# --- D1: internal server certificates -------------------------------------------------------------

_D1_URLS = (
    simple_url(UrlComponent.MEET, "meet.contoso.com", "contoso.com"),
    simple_url(UrlComponent.MEET, "meet.fabrikam.com", "fabrikam.com"),
    simple_url(UrlComponent.DIALIN, "dialin.contoso.com"),
    simple_url(UrlComponent.ADMIN, "admin.contoso.com"),
)


def certified_servers(edition: Edition, *features: Feature, product: ProductVersion = ProductVersion.V2019) -> Design:
    """The roles of D1. The examples give the same external name to both editions, so each is a design of its own."""
    is_standard = edition is Edition.STANDARD
    pool = FrontEndPool(
        id="pool",
        name="Pool",
        fqdn="se01.contoso.com" if is_standard else "eepool.contoso.com",
        edition=edition,
        members=(lone_server("se01.contoso.com" if is_standard else "ee01.contoso.com", "10.0.0.11"),),
        web=WebServices(external_fqdn="webcon01.contoso.com"),
    )
    director = DirectorPool(
        id="director",
        name="Director",
        fqdn="dir-pool.contoso.com",
        members=(lone_server("dir01.contoso.com", "10.0.0.21"),),
        web=WebServices(external_fqdn="directorwebcon01.contoso.com"),
    )
    mediation = MediationPool(
        id="mediation",
        name="Mediation",
        fqdn="medsvr-pool.contoso.net",
        members=(lone_server("medsvr01.contoso.net", "10.0.0.31"),),
    )
    appliance = BranchAppliance(
        id="sba", name="Branch", fqdn="sba01.contoso.net", members=(lone_server("sba01.contoso.net", "10.0.0.41"),)
    )
    return design_of(
        *places(("contoso.com", "fabrikam.com", "contoso.net")),
        pool,
        director,
        mediation,
        appliance,
        product=product,
        sip_domains=("contoso.com", "fabrikam.com"),
        internal_domains=("contoso.net",),
        simple_urls=_D1_URLS,
        features=features,
    )
