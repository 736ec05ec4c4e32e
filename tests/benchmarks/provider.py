"""A synthetic provider: thousands of SIP domains hosted on many sites, without a structural fault.

A module of its own because the benchmarks of analysis and tests of scale need the same design. Nothing in it is
random: the same figures give the same design, so that two runs measure the same work.

Few data centres with many branches, as providers build: each data centre has 205 servers (eight Front End pools of
sixteen with their databases, Directors, Edges, Mediation, gateways, support), each branch five.

Addresses: site `k` has 10.k.0.0/16 inside (LAN .0 and .1, Wi-Fi .10, WAN .20, branches from .100), 172.16.k.0/24 in the
perimeter and a /28 of the documentation ranges outside. Every central site has an Internet line of its own; branches
hang on the WAN of their central site; a backbone joins the central sites.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

from planner.model.design import Design, Element
from planner.model.devices import Persistence, Vip, VipPort, VipPurpose
from planner.model.interfaces import Binding, BoundService, Interface, Side
from planner.model.links import LinkKind
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import Feature
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    FileStore,
    FrontEndPool,
    Gateway,
    Machine,
    MediationPool,
    OfficeWebApps,
    PoolBalancing,
    Server,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
    WebServices,
)
from planner.model.zones import SiteKind, ZoneKind
from tests import builders as make

_WINDOWS = "Windows Server 2019"
_HOME = "provider.example"
_POOLS = 8
_MEMBERS = 16
_EDGES = 4
_GATEWAYS = 10


def provider_design(domains: int = 10_000, central: int = 5, branches: int = 39) -> Design:
    """A provider's design.

    Args:
        domains: SIP domains of tenants.
        central: central sites, at most 31; each has 205 servers.
        branches: branch sites of each central site, at most 99; each has five servers.
    """
    tenants = tuple(f"tenant{number:05}.example" for number in range(domains))
    sites = [element for number in range(central) for element in _site(number, central, branches)]
    return make.design_of(
        *_ground(tenants, central),
        *sites,
        sip_domains=(_HOME, *tenants),
        internal_domains=(_HOME,),
        features=(
            Feature.EXTERNAL_ACCESS,
            Feature.FEDERATION,
            Feature.CONFERENCING,
            Feature.AUDIO_VIDEO,
            Feature.VOICE,
        ),
        simple_urls=(
            SimpleUrl(component=UrlComponent.MEET, host=f"meet.{_HOME}"),
            SimpleUrl(component=UrlComponent.DIALIN, host=f"dialin.{_HOME}"),
        ),
    )


def _ground(tenants: tuple[str, ...], central: int) -> Iterator[Element]:
    yield make.view("public-dns", _HOME, *tenants)
    yield make.view("internal-dns", _HOME, *tenants, forwards_to="public-dns")
    yield make.zone("internet", ZoneKind.INTERNET, view="public-dns")
    yield make.zone("cellular", ZoneKind.CELLULAR, "100.64.0.0/16", view="public-dns")
    yield make.zone("backbone", ZoneKind.INTERNAL, "10.250.0.0/24", view="internal-dns")
    yield make.router(
        "carrier",
        make.interface("radio", "cellular", "100.64.0.1"),
        make.interface("internet", "internet", "192.0.2.1"),
    )
    yield make.partner(addresses=make.addresses("192.0.2.10"))
    for number in range(min(central, 1)):
        yield make.phone("phone-cellular", "cellular", home=f"s{number}-pool0")
        yield make.desktop("laptop-remote", "internet", home=f"s{number}-pool0")


# --- one central site with its branches


def _site(number: int, central: int, branches: int) -> Iterator[Element]:
    at, inside, perimeter = f"s{number}", f"10.{number}", f"172.16.{number}"
    public = f"{'203.0.113' if number < 16 else '198.51.100'}.{{}}".format
    outside = [public(16 * (number % 16) + last) for last in range(16)]
    yield make.site(at)
    yield make.zone(f"{at}-outer", ZoneKind.PERIMETER_OUTER, f"{perimeter}.0/25", view="public-dns", site=at)
    yield make.zone(f"{at}-inner", ZoneKind.PERIMETER_INNER, f"{perimeter}.128/25", view="internal-dns", site=at)
    yield make.zone(f"{at}-lan", ZoneKind.INTERNAL, f"{inside}.0.0/23", view="internal-dns", site=at)
    yield make.zone(f"{at}-wifi", ZoneKind.WIFI, f"{inside}.10.0/24", view="internal-dns", site=at)
    yield make.zone(f"{at}-wan", ZoneKind.INTERNAL, f"{inside}.20.0/24", view="internal-dns", site=at)
    yield from _devices(number, at, (inside, perimeter), outside, _routes(number, central, branches))
    yield from _pools(number, at, inside)
    yield _edge_pool(at, perimeter, outside)
    yield from _others(at, inside)
    yield from _links(at)
    yield make.phone(f"{at}-phone", f"{at}-wifi", home=f"{at}-pool0")
    yield make.desktop(f"{at}-desktop", f"{at}-lan", home=f"{at}-pool1")
    for branch in range(branches):
        yield from _branch(number, branch)


def _routes(number: int, central: int, branches: int) -> tuple[dict[str, str], dict[str, str]]:
    """What the inner firewall of a site reaches over the site's WAN, and over the backbone."""
    wan = {f"10.{number}.{100 + branch}.0/24": f"10.{number}.20.{10 + branch}" for branch in range(branches)}
    others = [other for other in range(central) if other != number]
    inside = {f"10.{other}.0.0/16": f"10.250.0.{other + 1}" for other in others}
    return wan, inside | {f"172.16.{other}.0/24": f"10.250.0.{other + 1}" for other in others}


def _devices(
    number: int, at: str, networks: tuple[str, str], outside: list[str], routes: tuple[dict[str, str], dict[str, str]]
) -> Iterator[Element]:
    inside, perimeter = networks
    wan, backbone = routes
    shown = [(outside[2 + last], f"{perimeter}.{11 + last}") for last in range(3 * _EDGES)]
    shown.append((outside[15], f"{perimeter}.40"))
    yield make.firewall(
        f"{at}-fw-outer",
        make.interface("internet", "internet", outside[1]),
        make.interface("outer", f"{at}-outer", f"{perimeter}.1", routes={"10.0.0.0/8": f"{perimeter}.2"}),
        nat=tuple(make.nat("internet", public, private) for public, private in shown),
        hairpin=True,
        site=at,
    )
    yield make.firewall(
        f"{at}-fw-inner",
        make.interface("outer", f"{at}-outer", f"{perimeter}.2", gateway=f"{perimeter}.1"),
        make.interface("inner", f"{at}-inner", f"{perimeter}.129"),
        make.interface("lan", f"{at}-lan", f"{inside}.0.1"),
        make.interface("wifi", f"{at}-wifi", f"{inside}.10.1"),
        make.interface("wan", f"{at}-wan", f"{inside}.20.1", routes=wan),
        make.interface("backbone", "backbone", f"10.250.0.{number + 1}", routes=backbone),
        site=at,
    )
    legs = (
        make.interface(
            "outer",
            f"{at}-outer",
            f"{perimeter}.40",
            side=Side.EXTERNAL,
            gateway=f"{perimeter}.1",
            routes={"10.0.0.0/8": f"{perimeter}.2"},  # answers to Wi-Fi leave by the adapter they came in by
        ),
        make.interface(
            "inner", f"{at}-inner", f"{perimeter}.140", side=Side.INTERNAL, routes={"10.0.0.0/8": f"{perimeter}.129"}
        ),
    )
    yield make.reverse_proxy(f"{at}-proxy", interfaces=legs, hairpin=True, idle_timeout=1800, site=at)
    yield make.load_balancer(
        f"{at}-balancer",
        interfaces=(make.interface("lan", f"{at}-lan", f"{inside}.1.30", gateway=f"{inside}.0.1"),),
        vips=tuple(_vips(at, inside)),
        site=at,
    )


def _vips(at: str, inside: str) -> Iterator[Vip]:
    balanced = [f"{at}-pool{pool}" for pool in range(_POOLS)] + [f"{at}-dir"]
    for place, pool in enumerate(balanced):
        for external, purpose in enumerate((VipPurpose.WEB_INTERNAL, VipPurpose.WEB_EXTERNAL)):
            ports = ((4443, 4443), (8080, 8080)) if external else ((443, 443), (80, 80))
            yield Vip(
                id=f"{pool}-{purpose.value}",
                purpose=purpose,
                pool=pool,
                address=ip_address(f"{inside}.1.{31 + 2 * place + external}"),
                ports=tuple(VipPort(port=port, member_port=member) for port, member in ports),
                persistence=Persistence.NONE if external else Persistence.SOURCE,
                idle_timeout=1800,
                probe_port=5061,
            )


def _members(id: str, zone: str, lan: str, first: int, count: int) -> tuple[Machine, ...]:
    """Machines with successive addresses, `first` of them counted from the start of the network `lan`.0."""
    start = ip_address(f"{lan}.0") + first
    return tuple(
        make.machine(
            f"{id}-{number + 1}",
            make.interface("lan", zone, str(start + number), gateway=f"{lan}.1"),
            fqdn=f"{id}-{number + 1}.{_HOME}",
            operating_system=_WINDOWS,
        )
        for number in range(count)
    )


def _pools(number: int, at: str, inside: str) -> Iterator[Server]:
    lan = f"{inside}.0"
    for place in range(_POOLS):
        id = f"{at}-pool{place}"
        yield FrontEndPool(
            id=id,
            name=id,
            fqdn=f"{id}.{_HOME}",
            site=at,
            members=_members(id, f"{at}-lan", lan, 320 + _MEMBERS * place, _MEMBERS),
            web=WebServices(internal_fqdn=f"{id}-webint.{_HOME}", external_fqdn=f"{id}-webext.{_HOME}"),
            holds_cms=not number and not place,
            users=20_000,
        )
        for suffix, first, count in (("sql", 100, 2), ("files", 120, 1)):
            holder = f"{id}-{suffix}"
            fields: dict[str, Any] = {"id": holder, "name": holder, "fqdn": f"{holder}.{_HOME}", "site": at}
            members = _members(holder, f"{at}-lan", lan, first + count * place, count)
            yield (
                SqlServer(**fields, members=members)
                if suffix == "sql"
                else FileStore(**fields, members=members, share="sfb")
            )
    yield DirectorPool(
        id=f"{at}-dir",
        name=f"{at}-dir",
        fqdn=f"{at}-dir.{_HOME}",
        site=at,
        members=_members(f"{at}-dir", f"{at}-lan", lan, 90, 4),
        web=WebServices(internal_fqdn=f"{at}-dir-webint.{_HOME}", external_fqdn=f"{at}-dir-webext.{_HOME}"),
    )


def _edge_pool(at: str, perimeter: str, outside: list[str]) -> EdgePool:
    services = (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)
    members = []
    for number in range(_EDGES):
        given = [f"{perimeter}.{11 + 3 * number + last}" for last in range(3)]
        bindings = tuple(
            Binding(
                service=service,
                addresses=make.addresses(given[last]),
                published=ip_address(outside[2 + 3 * number + last]),
            )
            for last, service in enumerate(services)
        )
        adapters: tuple[Interface, ...] = (
            make.interface("external", f"{at}-outer", *given, side=Side.EXTERNAL, gateway=f"{perimeter}.1"),
            make.interface(
                "internal",
                f"{at}-inner",
                f"{perimeter}.{150 + number}",
                side=Side.INTERNAL,
                routes={"10.0.0.0/8": f"{perimeter}.129"},
            ),
        )
        id = f"{at}-edge-{number + 1}"
        members.append(make.machine(id, *adapters, fqdn=f"{id}.{_HOME}", bindings=bindings, operating_system=_WINDOWS))
    return EdgePool(
        id=f"{at}-edge",
        name=f"{at}-edge",
        fqdn=f"{at}-edge.{_HOME}",
        site=at,
        members=tuple(members),
        access_fqdn=f"sip-{at}.{_HOME}" if at != "s0" else f"sip.{_HOME}",
        web_conferencing_fqdn=f"webconf-{at}.{_HOME}",
        av_fqdn=f"av-{at}.{_HOME}",
        balancing=PoolBalancing.DNS,
        federation=at == "s0",
    )


def _others(at: str, inside: str) -> Iterator[Server]:
    lan = f"{inside}.0"

    def fields(suffix: str, first: int, count: int) -> dict[str, Any]:
        id = f"{at}-{suffix}"
        members = _members(id, f"{at}-lan", lan, first, count)
        return {"id": id, "name": id, "fqdn": f"{id}.{_HOME}", "site": at, "members": members}

    yield OfficeWebApps(**fields("owas", 130, 4))
    yield MediationPool(**fields("mediation", 140, 8))
    for number in range(_GATEWAYS):
        yield Gateway(**fields(f"gateway{number}", 150 + number, 1))
    yield SqlServer(**fields("monitoring", 165, 4), role=SqlRole.MONITORING_ARCHIVING)
    for suffix, first, count, role in (
        ("dc", 2, 6, SupportRole.DOMAIN_CONTROLLER),
        ("dns", 10, 4, SupportRole.DNS),
        ("ca", 16, 2, SupportRole.CERTIFICATE_AUTHORITY),
        ("time", 18, 2, SupportRole.TIME),
        ("applications", 20, 5, SupportRole.TRUSTED_APPLICATION),
    ):
        yield SupportServer(**fields(suffix, first, count), role=role)


def _links(at: str) -> Iterator[Element]:
    yield make.link(LinkKind.NEXT_HOP, f"{at}-edge", f"{at}-dir")
    yield make.link(LinkKind.MEDIA, f"{at}-mediation", f"{at}-edge")
    yield make.link(LinkKind.FILE_STORE, f"{at}-dir", f"{at}-pool0-files")
    for number in range(_GATEWAYS):
        yield make.link(LinkKind.TRUNK, f"{at}-mediation", f"{at}-gateway{number}")
    for pool in (f"{at}-pool{place}" for place in range(_POOLS)):
        yield make.link(LinkKind.MEDIA, pool, f"{at}-edge")
        yield make.link(LinkKind.BACK_END, pool, f"{pool}-sql")
        yield make.link(LinkKind.FILE_STORE, pool, f"{pool}-files")
        yield make.link(LinkKind.OFFICE_WEB_APPS, pool, f"{at}-owas")


def _branch(number: int, branch: int) -> Iterator[Element]:
    at, home, lan = f"s{number}-b{branch}", f"s{number}", f"10.{number}.{100 + branch}"
    yield make.site(at, site_kind=SiteKind.BRANCH, central=home)
    yield make.zone(f"{at}-lan", ZoneKind.BRANCH, f"{lan}.0/24", view="internal-dns", site=at)
    yield make.firewall(
        f"{at}-fw",
        make.interface("branch", f"{at}-lan", f"{lan}.1"),
        make.interface("wan", f"{home}-wan", f"10.{number}.20.{10 + branch}", gateway=f"10.{number}.20.1"),
        site=at,
    )
    yield BranchAppliance(
        id=f"{at}-sba",
        name=f"{at}-sba",
        fqdn=f"{at}-sba.{_HOME}",
        site=at,
        members=_members(f"{at}-sba", f"{at}-lan", lan, 10, 1),
        users=400,
        dhcp_option_120=True,
    )
    yield SupportServer(
        id=f"{at}-dc",
        name=f"{at}-dc",
        fqdn=f"{at}-dc.{_HOME}",
        site=at,
        members=_members(f"{at}-dc", f"{at}-lan", lan, 2, 2),
        role=SupportRole.DOMAIN_CONTROLLER,
    )
    for gateway in (f"{at}-gateway{place}" for place in range(2)):
        yield Gateway(
            id=gateway,
            name=gateway,
            fqdn=f"{gateway}.{_HOME}",
            site=at,
            members=_members(gateway, f"{at}-lan", lan, 20 + int(gateway[-1]), 1),
        )
        yield make.link(LinkKind.TRUNK, f"{at}-sba", gateway)
    yield make.desktop(f"{at}-desktop", f"{at}-lan", home=f"{at}-sba")
    yield make.link(LinkKind.BACKUP, f"{at}-sba", f"{home}-pool{branch % _POOLS}")
    yield make.link(LinkKind.MEDIA, f"{at}-sba", f"{home}-edge")
