"""Designs that leave nothing out: together they call for every row of the catalog's flows.

The reference designs are what a planner would build; these are what a planner could build, all at once, so that a row
that no real design happens to need is asked of the walk too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from ipaddress import ip_address
from typing import Any

from planner.model.clients import Client, ClientDevice, CloudRole, CloudService, Platform
from planner.model.design import Design, Element
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.links import LinkKind
from planner.model.policies import DiscoveryTransport, PushSettings
from planner.model.product import ClientGeneration, Feature, ProductVersion
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    FrontEndPool,
    Gateway,
    GatewayRole,
    MediationPool,
    OfficeWebApps,
    PoolBalancing,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
    TrunkTransport,
)
from tests.builders import addresses, interface, link, machine
from tests.requirements.reference_designs import changed, reference

_LAN, _VOICE, _BRANCH = ("lan", "192.0.2.1"), ("voice", "192.0.2.65"), ("branch-lan", "192.0.2.193")

_SUPPORT = {
    SupportRole.EXCHANGE: 45,
    SupportRole.EXCHANGE_UM: 46,
    SupportRole.VIDEO_INTEROP: 48,
    SupportRole.VIDEO_GATEWAY: 49,
    SupportRole.TRUSTED_APPLICATION: 50,
    SupportRole.REMOTE_CALL_CONTROL_PBX: 51,
    SupportRole.DHCP: 52,
    SupportRole.DNS: 53,
    SupportRole.TIME: 54,
    SupportRole.CERTIFICATE_AUTHORITY: 55,
}
_CLOUD = {
    CloudRole.OFFICE_365: 101,
    CloudRole.PUBLIC_IM_PROVIDER: 102,
    CloudRole.SKYPE_DIRECTORY: 103,
    CloudRole.PUSH_NOTIFICATION_SERVICE: 104,
    CloudRole.APPLE_PUSH: 105,
}
_OLD_FEATURES = frozenset({Feature.LEGACY_CLIENTS, Feature.LEGACY_OCS_2007, Feature.XMPP})


@cache
def everything_of_2019() -> Design:
    """The big reference design with every function that 2019 has, and a Back End in an availability group."""
    design = _with(_busy(), *_availability_group())
    return replace(design, features=tuple(feature for feature in Feature if feature not in _OLD_FEATURES))


@cache
def everything_of_2015() -> Design:
    """The same with what ended with 2015: mirroring, Persistent Chat, XMPP, MCX, partners on OCS 2007."""
    old_phone = Client(
        id="phone-old",
        name="Lync 2010 phone",
        zone="wifi",
        generation=ClientGeneration.LYNC_2010,
        platforms=(Platform.IOS, Platform.WINDOWS_PHONE),
        home="pool01",
    )
    design = _with(
        _busy(),
        *_mirroring(),
        old_phone,
        Client(id="desk-voice", name="Desktop of the operators", device=ClientDevice.DESKTOP, zone="voice"),
        _cloud(CloudRole.XMPP_PARTNER, 106),
        *_chat(),
    )
    return replace(design, product=ProductVersion.V2015, features=tuple(Feature))


@cache
def without_balancer() -> Design:
    """Pools of one machine, straight behind the reverse proxy; discovery by HTTP; Mobility on the Wi-Fi alone."""
    design = reference("enterprise")
    single = {
        server.id: replace(server, members=server.members[:1], sip_balancing=PoolBalancing.NONE)
        for server in design.servers
        if isinstance(server, FrontEndPool | DirectorPool)
    }
    for server in single.values():
        design = design.with_element(server)
    return replace(
        design,
        devices=tuple(device for device in design.devices if device.id != "balancer01"),
        mobility=replace(design.mobility, wifi_only=True, discovery_transport=DiscoveryTransport.HTTP),
    )


def wide_designs() -> dict[str, Design]:
    """Every design that the rows are asked of, by name."""
    names = ("enterprise", "paired-pools", "standard", "standard-2015", "standard-branch")
    return {
        **{name: reference(name) for name in names},
        "everything of 2019": everything_of_2019(),
        "everything of 2015": everything_of_2015(),
        "without balancer": without_balancer(),
        "sign-in balanced by hardware": sign_in_balanced_by_hardware(),
    }


# --- parts


def _with(design: Design, *elements: Element) -> Design:
    for element in elements:
        design = design.with_element(element)
    return design


def _busy() -> Design:
    """The big reference design with every server, client and cloud service that any version has."""
    base = reference("enterprise")
    design = _with(
        base,
        *(_support(role, host) for role, host in _SUPPORT.items()),
        *(_cloud(role, host) for role, host in _CLOUD.items()),
        *_voice(base),
        *_people(),
        _sql("monitoring", SqlRole.MONITORING_ARCHIVING, 35),
        link(LinkKind.MONITORING, "pool01", "monitoring"),
        link(LinkKind.ARCHIVING, "pool01", "monitoring"),
        *_balanced_web_apps(base),
    )
    mobility = replace(
        base.mobility,
        push=PushSettings(apple=True, microsoft=True),
        discovery_transport=DiscoveryTransport.HTTP,
    )
    return replace(design, mobility=mobility)


def _single(id: str, place: tuple[str, str], address: str) -> dict[str, object]:
    zone, gateway = place
    fqdn = f"{id}.contoso.com"
    member = machine(f"{id}-1", interface("lan", zone, address, gateway=gateway), fqdn=fqdn)
    return {"id": id, "name": id.replace("-", " ").title(), "fqdn": fqdn, "members": (member,)}


def _support(role: SupportRole, host: int) -> SupportServer:
    return SupportServer(role=role, **_single(role.value, _LAN, f"192.0.2.{host}"))  # type: ignore[arg-type]


def _sql(id: str, role: SqlRole, host: int) -> SqlServer:
    return SqlServer(role=role, **_single(id, _LAN, f"192.0.2.{host}"))  # type: ignore[arg-type]


def _cloud(role: CloudRole, host: int) -> CloudService:
    return CloudService(
        id=f"the-{role.value}",
        name=role.value,
        role=role,
        zone="internet",
        addresses=addresses(f"203.0.113.{host}"),
        fqdns=(f"{role.value}.example.com",),
    )


def _chat() -> tuple[Element, ...]:
    """A Persistent Chat pool of two servers, with its databases and files beside those of the Front End pool."""
    chat = _support(SupportRole.PERSISTENT_CHAT, 47)
    second = machine("chat-2", interface("lan", "lan", "192.0.2.60", gateway="192.0.2.1"), fqdn="chat02.contoso.com")
    return (
        replace(chat, members=(*chat.members, second)),
        link(LinkKind.BACK_END, chat.id, "sql01"),
        link(LinkKind.FILE_STORE, chat.id, "files01"),
    )


def _voice(design: Design) -> tuple[Element, ...]:
    """A Mediation pool, and trunks of every kind: TCP, the ports of an appliance, a provider, one in the branch."""

    def gateway(id: str, place: tuple[str, str], address: str, **fields: object) -> Gateway:
        return Gateway(**_single(id, place, address), **fields)  # type: ignore[arg-type]

    mediation = MediationPool(**_single("mediation01", _LAN, "192.0.2.36"))  # type: ignore[arg-type]
    sbs = BranchAppliance(role=BranchRole.SBS, **_single("sbs01", _BRANCH, "192.0.2.202"))  # type: ignore[arg-type]
    return (
        mediation,
        sbs,
        gateway("gateway-tcp", _VOICE, "192.0.2.81", transport=TrunkTransport.TCP),
        gateway("gateway-5082", _VOICE, "192.0.2.83", listening_port=5082),
        gateway("provider", _VOICE, "192.0.2.82", role=GatewayRole.PROVIDER_SBC),
        gateway("gateway-branch", _BRANCH, "192.0.2.201"),
        link(LinkKind.MEDIA, "mediation01", "edgepool01"),
        link(LinkKind.MEDIA, "sbs01", "edgepool01"),
        link(LinkKind.BACKUP, "sbs01", "pool01"),
        *(link(LinkKind.TRUNK, "pool01", id) for id in ("gateway-tcp", "gateway-5082", "provider")),
        link(LinkKind.TRUNK, "sba01", "gateway-branch"),
        link(LinkKind.TRUNK, "pool01", "gateway-branch"),
    )


def _people() -> tuple[Element, ...]:
    return (
        Client(id="admin", name="Administrator", device=ClientDevice.ADMIN, zone="lan"),
        Client(id="desk-phone", name="Desk phone", device=ClientDevice.PHONE, zone="lan", home="pool01"),
        Client(id="windows-phone", name="Windows Phone", zone="wifi", platforms=(Platform.WINDOWS_PHONE,)),
    )


def _second_web_apps(design: Design) -> OfficeWebApps:
    farm = next(iter(design.servers_of(OfficeWebApps)))
    lan = interface("lan", "lan", "192.0.2.37", gateway="192.0.2.1")
    return replace(farm, members=(*farm.members, machine("owa02-server", lan, fqdn="owa02.contoso.com")))


def _balanced_web_apps(design: Design) -> tuple[Element, ...]:
    """A second server for the farm, and the virtual address that a farm of several needs."""
    balancer: Any = design.get("balancer01")
    farm = _second_web_apps(design)
    vip = _vip(farm.id, VipPurpose.OFFICE_WEB_APPS, "192.0.2.34")
    return farm, replace(balancer, vips=(*balancer.vips, vip))


def _availability_group() -> tuple[Element, ...]:
    return (
        _sql("replica", SqlRole.AVAILABILITY_REPLICA, 58),
        _sql("listener", SqlRole.AVAILABILITY_LISTENER, 59),
        link(LinkKind.BACK_END, "pool01", "listener"),
    )


def _mirroring() -> tuple[Element, ...]:
    return (
        _sql("mirror", SqlRole.MIRROR, 56),
        _sql("witness", SqlRole.WITNESS, 57),
        link(LinkKind.MIRROR, "sql01", "mirror"),
    )


@cache
def sign_in_balanced_by_hardware() -> Design:
    """Everything of 2019 with virtual addresses for SIP and all else that pools listen on for others."""
    return _with_sign_in_balanced(everything_of_2019())


def _with_sign_in_balanced(design: Design) -> Design:
    for id in ("pool01", "dirpool01"):
        design = changed(design, id, sip_balancing=PoolBalancing.HARDWARE)
    balancer: Any = design.get("balancer01")
    sip = (_vip("pool01", VipPurpose.SIP, "192.0.2.17"), _vip("dirpool01", VipPurpose.SIP, "192.0.2.18"))
    return design.with_element(replace(balancer, vips=(*balancer.vips, *sip)))


@cache
def balanced_by_hardware() -> Design:
    """Every pool behind a hardware balancer: SIP too, both sides of the Edge, and a Mobility for the Wi-Fi alone."""
    design = _with_sign_in_balanced(reference("enterprise"))
    design = changed(design, "edgepool01", balancing=PoolBalancing.HARDWARE)
    edges = (
        _vip("edgepool01", VipPurpose.EDGE_ACCESS, "203.0.113.6"),
        _vip("edgepool01", VipPurpose.EDGE_WEB_CONFERENCING, "203.0.113.7"),
        _vip("edgepool01", VipPurpose.EDGE_AV, "203.0.113.8"),
    )
    outer = LoadBalancer(
        id="balancer02",
        name="Edge balancer",
        interfaces=(interface("edge", "perimeter-edge", "203.0.113.5", gateway="203.0.113.1"),),
        vips=edges,
        source_nat=False,
    )
    inner = LoadBalancer(
        id="balancer03",
        name="Inner Edge balancer",
        interfaces=(interface("edge", "perimeter-inner", "198.51.100.75", routes={"192.0.2.0/24": "198.51.100.65"}),),
        vips=(_vip("edgepool01", VipPurpose.EDGE_INTERNAL, "198.51.100.76"),),
    )
    mobility = replace(design.mobility, wifi_only=True)
    return replace(design.with_element(outer).with_element(inner), mobility=mobility)


def _vip(pool: str, purpose: VipPurpose, address: str) -> Vip:
    return Vip(id=f"{pool}-{purpose.value}", purpose=purpose, pool=pool, address=ip_address(address))
