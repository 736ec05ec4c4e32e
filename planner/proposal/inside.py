"""What stands in the internal network of a site: the pool and what it leans on.

A module of its own because these follow from the size of the site, and nothing outside of it.
"""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address
from typing import Any

from planner.model.devices import LoadBalancer, Persistence, Vip, VipPort, VipPurpose
from planner.model.interfaces import Interface
from planner.model.links import Link, LinkKind
from planner.model.product import ProductVersion
from planner.model.servers import (
    DirectorPool,
    Edition,
    FileStore,
    FrontEndPool,
    Gateway,
    Machine,
    OfficeWebApps,
    PoolBalancing,
    Server,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
    WebServices,
)
from planner.proposal.site_plan import SitePlan

_CONTROLLER, _RESOLVER, _FRONT_END, _DIRECTOR, _WEB_APPS, _SQL, _FILES, _BALANCER = 5, 6, 11, 31, 41, 51, 61, 71
"""Numbers of addresses in the internal network; those behind the balancer's are virtual addresses."""
_GATEWAY = 11
_CARRIED = {
    VipPurpose.WEB_INTERNAL: ("web-internal-https", "web-internal-http"),
    VipPurpose.WEB_EXTERNAL: ("web-external-https", "web-external-http"),
    VipPurpose.OFFICE_WEB_APPS: ("office-web-apps-https",),
}
"""Services behind a virtual address, which hands their ports on as they are: the reverse proxy translates."""
MADE_UP = ("fqdn", "members")
"""Fields of a server that a proposal fills with names and addresses of its own."""


def servers_inside(plan: SitePlan) -> Iterator[Server]:
    """Servers of the internal network, and the gateway."""
    yield _front_ends(plan)
    if plan.has_directors:
        yield _directors(plan)
    if plan.answers.office_web_apps:
        yield _web_apps(plan)
    yield from _databases(plan)
    yield FileStore(**_single(plan, "files", "File store", _FILES), share="SfbShare")
    yield SupportServer(**_single(plan, "dc", "Domain controller", _CONTROLLER), role=SupportRole.DOMAIN_CONTROLLER)
    yield SupportServer(**_single(plan, "dns", "DNS server", _RESOLVER), role=SupportRole.DNS)
    if plan.has_telephony:
        yield _gateway(plan)


def _adapter(plan: SitePlan, address: IPv4Address) -> Interface:
    return Interface(name="lan", zone=plan.zone("lan"), addresses=(address,), gateway=plan.lan(1))


def _server(plan: SitePlan, label: str, name: str, machines: Iterable[tuple[str, str, int]]) -> dict[str, Any]:
    """What every server element says; of each machine id, host label and number of the address."""
    key = plan.key(label)
    return {
        "id": key,
        "name": plan.named(name),
        "fqdn": plan.fqdn(key),
        "site": plan.id,
        "members": tuple(
            Machine(
                id=machine,
                fqdn=plan.fqdn(host),
                interfaces=(_adapter(plan, plan.lan(number)),),
                operating_system=plan.operating_system,
            )
            for machine, host, number in machines
        ),
        "unconfirmed": MADE_UP,
    }


def _single(plan: SitePlan, label: str, name: str, number: int) -> dict[str, Any]:
    """What a server of one machine says."""
    key = plan.key(label)
    return _server(plan, label, name, [(f"{key}-server", key, number)])


def _several(plan: SitePlan, label: str, name: str, member: str, first: int, count: int) -> dict[str, Any]:
    """What a pool says."""
    labels = [plan.member(member, number) for number in range(1, count + 1)]
    return _server(plan, label, name, [(key, key, first + place) for place, key in enumerate(labels)])


def note_on(plan: SitePlan, subject: str) -> str:
    """Why something is as large as it is, kept with it."""
    return next((f"{reason.text} ({reason.source})." for reason in plan.sizes.reasons if subject in reason.subject), "")


def _front_ends(plan: SitePlan) -> FrontEndPool:
    common: dict[str, Any] = {
        "mediation_collocated": plan.has_telephony,
        "holds_cms": plan.place == 0,
        "mobility": plan.answers.mobility,
        "users": plan.site.users + sum(branch.users for branch in plan.site.branches if not branch.is_survivable),
    }
    external = plan.public_name("webext") if plan.edge_site else None
    if not plan.is_enterprise:
        said = _single(plan, "se", "Standard Edition server", _FRONT_END) | common
        said |= {"note": note_on(plan, "Standard Edition"), "unconfirmed": (*MADE_UP, "web")}
        web = WebServices(external_fqdn=external)
        return FrontEndPool(**said, edition=Edition.STANDARD, sip_balancing=PoolBalancing.NONE, web=web)
    said = _several(plan, "pool", "Front End pool", "fe", _FRONT_END, plan.sizes.front_ends) | common
    said |= {"note": note_on(plan, "Front End Servers"), "unconfirmed": (*MADE_UP, "web")}
    return FrontEndPool(**said, web=WebServices(internal_fqdn=plan.fqdn(plan.key("webint")), external_fqdn=external))


def _directors(plan: SitePlan) -> DirectorPool:
    count = plan.sizes.directors
    if count == 1:
        said = _single(plan, "dir", "Director", _DIRECTOR)
        web = WebServices(external_fqdn=plan.public_name("dirext"))
    else:
        said = _several(plan, "dirpool", "Director pool", "dir", _DIRECTOR, count)
        web = WebServices(internal_fqdn=plan.fqdn(plan.key("dirint")), external_fqdn=plan.public_name("dirext"))
    balancing = PoolBalancing.NONE if count == 1 else PoolBalancing.DNS
    said |= {"note": note_on(plan, "Director"), "unconfirmed": (*MADE_UP, "web")}
    return DirectorPool(**said, web=web, sip_balancing=balancing)


def _web_apps(plan: SitePlan) -> OfficeWebApps:
    """A farm has one name, under which its machines answer: alone, or behind the balancer."""
    name = plan.public_name("officewebapps")
    said = (
        _several(plan, "owapool", "Office Web Apps farm", "owa", _WEB_APPS, 2)
        if _has_web_apps_farm(plan)
        else _single(plan, "owa", "Office Web Apps Server", _WEB_APPS)
    )
    return OfficeWebApps(**said | {"fqdn": name}, is_published=plan.edge_site is not None)


def _has_web_apps_farm(plan: SitePlan) -> bool:
    return plan.answers.office_web_apps and plan.site.is_highly_available and plan.is_enterprise


def _databases(plan: SitePlan) -> Iterator[SqlServer]:
    """The Back End, doubled where one server may fail: by mirroring in 2015, by an availability group after it."""
    if plan.is_enterprise and not plan.site.is_highly_available:
        yield SqlServer(**_single(plan, "sql", "Back End SQL Server", _SQL))
    elif plan.is_enterprise and _mirrors(plan):
        yield SqlServer(**_single(plan, "sql", "Back End SQL Server", _SQL))
        yield SqlServer(**_single(plan, "sqlb", "Mirror of the Back End", _SQL + 1), role=SqlRole.MIRROR)
        yield SqlServer(**_single(plan, "sqlw", "Witness of the mirror", _SQL + 2), role=SqlRole.WITNESS)
    elif plan.is_enterprise:
        listener = _single(plan, "sql", "Back End, Always On listener", _SQL)
        yield SqlServer(**listener, role=SqlRole.AVAILABILITY_LISTENER)
        for number, label in enumerate(("sqla", "sqlb"), start=1):
            replica = _single(plan, label, f"Back End, replica {number}", _SQL + number)
            yield SqlServer(**replica, role=SqlRole.AVAILABILITY_REPLICA)
    if plan.answers.monitoring:
        said = _single(plan, "sqlmon", "Monitoring SQL Server", _SQL + 5)
        yield SqlServer(**said, role=SqlRole.MONITORING_ARCHIVING)


def _mirrors(plan: SitePlan) -> bool:
    """SQL mirroring, which is no longer supported from 2019 on (clause D-VER-01)."""
    return plan.answers.product is ProductVersion.V2015


def _gateway(plan: SitePlan) -> Gateway:
    key = plan.key("gateway")
    voice = plan.net.voice
    adapter = Interface(name="voice", zone=plan.zone("voice"), addresses=(voice[_GATEWAY],), gateway=voice[1])
    return Gateway(
        id=key,
        name=plan.named("PSTN gateway"),
        fqdn=plan.fqdn(key),
        site=plan.id,
        members=(Machine(id=f"{key}-device", fqdn=plan.fqdn(key), interfaces=(adapter,)),),
        unconfirmed=MADE_UP,
    )


def balancer_of(plan: SitePlan) -> LoadBalancer | None:
    """The balancer of the web services; a site of single servers has none."""
    pools = []
    if plan.is_enterprise:
        pools.append(plan.pool)
    if plan.sizes.directors > 1:
        pools.append(plan.director)
    if not pools:
        return None
    wanted = [(pool, purpose) for pool in pools for purpose in (VipPurpose.WEB_INTERNAL, VipPurpose.WEB_EXTERNAL)]
    if _has_web_apps_farm(plan):
        wanted.append((plan.key("owapool"), VipPurpose.OFFICE_WEB_APPS))
    return LoadBalancer(
        id=plan.key("balancer"),
        name=plan.named("Load balancer"),
        site=plan.id,
        interfaces=(_adapter(plan, plan.lan(_BALANCER)),),
        vips=tuple(_vip(plan, place, *what) for place, what in enumerate(wanted, start=1)),
        unconfirmed=("interfaces", "vips"),
    )


def _vip(plan: SitePlan, place: int, pool: str, purpose: VipPurpose) -> Vip:
    services = _CARRIED[purpose]
    is_farm = purpose is VipPurpose.OFFICE_WEB_APPS
    return Vip(
        id=f"{pool}-{purpose.value}",
        purpose=purpose,
        pool=pool,
        address=plan.lan(_BALANCER + place),
        ports=tuple(VipPort(port=port, member_port=port) for port in map(plan.port, services)),
        persistence=Persistence.NONE if purpose is VipPurpose.WEB_EXTERNAL else Persistence.SOURCE,
        idle_timeout=plan.web_timeout,
        probe_port=plan.port(services[0] if is_farm else "registrar-sip"),
    )


def links_inside(plan: SitePlan) -> Iterator[Link]:
    """What the pool leans on."""
    files = plan.key("files")
    yield link(plan.pool, LinkKind.FILE_STORE, files, "files")
    if plan.has_directors:
        yield link(plan.director, LinkKind.FILE_STORE, files, "files")
    if plan.is_enterprise:
        yield link(plan.pool, LinkKind.BACK_END, plan.key("sql"), "back-end")
        if plan.site.is_highly_available and _mirrors(plan):
            yield link(plan.key("sql"), LinkKind.MIRROR, plan.key("sqlb"), "mirror")
    if plan.answers.monitoring:
        yield link(plan.pool, LinkKind.MONITORING, plan.key("sqlmon"), "monitoring")
    if plan.answers.office_web_apps:
        farm = plan.key("owapool" if _has_web_apps_farm(plan) else "owa")
        yield link(plan.pool, LinkKind.OFFICE_WEB_APPS, farm, "owa")
    if plan.has_telephony:
        yield link(plan.pool, LinkKind.TRUNK, plan.key("gateway"), "trunk")
    if plan.partner is not None and plan.place < plan.partner.place:
        yield link(plan.pool, LinkKind.BACKUP, plan.partner.pool, "pair")


def link(source: str, kind: LinkKind, target: str, what: str) -> Link:
    """A link whose id names its source and what it is for."""
    return Link(id=f"{source}-{what}", link_kind=kind, source=source, target=target)
