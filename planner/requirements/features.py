"""Features of a design: the planner's own choices, and what the drawn elements already say.

A room of its own because every derivation asks whether a fact of the catalog applies, and facts state that as
feature tags; the tags must mean the same for records, certificates and flows.
"""

from collections.abc import Iterator

from planner.model.clients import ClientDevice, CloudRole, Platform
from planner.model.design import Design
from planner.model.devices import ReverseProxy
from planner.model.links import LinkKind
from planner.model.policies import Discovery, DiscoveryTransport
from planner.model.product import ClientGeneration, Feature, ProductVersion
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    Edition,
    FrontEndPool,
    Gateway,
    GatewayRole,
    MediationPool,
    OfficeWebApps,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
)
from planner.model.zones import OUTSIDE_KINDS, SiteKind, ZoneKind
from planner.requirements.web_listeners import needs_web_balancer

ALWAYS = ("core", "ad")
"""Every deployment has its own services and an Active Directory."""

MCX_INTERNAL_URLS = "mcx-internal-urls"
"""MCX answers URLs of the internal web site, which devices on Wi-Fi then use whatever else is planned."""

_OF_CLOUD_ROLE = {
    CloudRole.OFFICE_365: Feature.HYBRID,
    CloudRole.FEDERATED_PARTNER: Feature.FEDERATION,
    CloudRole.PUBLIC_IM_PROVIDER: Feature.PUBLIC_IM,
    CloudRole.XMPP_PARTNER: Feature.XMPP,
    CloudRole.SKYPE_DIRECTORY: Feature.SKYPE_SEARCH,
}

_OF_SUPPORT_ROLE = {
    SupportRole.EXCHANGE: "exchange",
    SupportRole.EXCHANGE_UM: "exchange-um",
    SupportRole.PERSISTENT_CHAT: "persistent-chat",
    SupportRole.VIDEO_INTEROP: "vis",
    SupportRole.TRUSTED_APPLICATION: "trusted-apps",
    SupportRole.REMOTE_CALL_CONTROL_PBX: "rcc",
}

_OF_SQL_ROLE = {
    SqlRole.MIRROR: "sql-mirroring",
    SqlRole.AVAILABILITY_REPLICA: "sql-ag",
    SqlRole.AVAILABILITY_LISTENER: "sql-ag",
}

_OF_LINK = {LinkKind.MONITORING: "monitoring", LinkKind.ARCHIVING: "archiving", LinkKind.MIRROR: "sql-mirroring"}


def active_features(design: Design) -> frozenset[str]:
    """Feature tags that hold for `design`; the tags are those of the catalog's flows.

    A tag says that something is planned, not that the product version still has it: rows of the catalog carry
    their versions themselves.
    """
    return frozenset(
        (
            *ALWAYS,
            *(feature.value for feature in design.features),
            *_of_servers(design),
            *_of_pools(design),
            *_of_places(design),
            *_of_links(design),
            *_of_mobility(design),
            *_of_clients(design),
        )
    )


def _of_servers(design: Design) -> Iterator[str]:
    for server in design.servers:
        if isinstance(server, DirectorPool):
            yield "director"
        elif isinstance(server, OfficeWebApps):
            yield "office-web-apps"
        elif isinstance(server, BranchAppliance):
            yield from ("branch", "sba-users", "voice")
        elif isinstance(server, MediationPool):
            yield "voice"
        elif isinstance(server, Gateway):
            yield "voice"
            if server.role is GatewayRole.PROVIDER_SBC:
                yield "sip-trunk"
        elif isinstance(server, SupportServer) and server.role in _OF_SUPPORT_ROLE:
            yield _OF_SUPPORT_ROLE[server.role]
        elif isinstance(server, SqlServer) and server.role in _OF_SQL_ROLE:
            yield _OF_SQL_ROLE[server.role]


def _of_pools(design: Design) -> Iterator[str]:
    pools = design.servers_of(FrontEndPool)
    if len(pools) > 1:
        yield "multi-pool"
    for pool in pools:
        if pool.edition is Edition.ENTERPRISE:
            yield "ee-pool"
        if pool.mediation_collocated:
            yield "voice"
    for edge in design.servers_of(EdgePool):
        yield from ("edge", "external-access")
        if len(edge.members) > 1:
            yield "edge-pool"
        if edge.federation:
            yield "federation"


def _of_places(design: Design) -> Iterator[str]:
    if design.load_balancers or any(needs_web_balancer(server) for server in design.servers):
        yield "hlb"
    if any(isinstance(device, ReverseProxy) for device in design.devices):
        yield "external-access"
    if any(site.site_kind is SiteKind.BRANCH for site in design.sites):
        yield "branch"
    for zone in design.zones:
        if zone.zone_kind is ZoneKind.WIFI:
            yield "wifi"
        elif zone.zone_kind is ZoneKind.GUEST_WIFI:
            yield "guest-wifi"
        elif zone.zone_kind is ZoneKind.BRANCH:
            yield "branch"


def _of_links(design: Design) -> Iterator[str]:
    pools = {pool.id for pool in design.servers_of(FrontEndPool)}
    for link in design.links:
        if link.link_kind in _OF_LINK:
            yield _OF_LINK[link.link_kind]
        elif link.link_kind is LinkKind.BACKUP and link.source in pools:
            yield "pool-pairing"


def _of_mobility(design: Design) -> Iterator[str]:
    mobility = design.mobility
    if not mobility.enabled:
        return
    yield "mobility"
    if mobility.wifi_only:
        yield "wifi-only"
    if mobility.exposed_internal and design.product is ProductVersion.V2015:
        yield MCX_INTERNAL_URLS
    if mobility.push.is_enabled:
        yield "push"
    if mobility.uses_voip:
        yield "av"
    if mobility.discovery is Discovery.AUTOMATIC and mobility.discovery_transport is DiscoveryTransport.HTTP:
        yield "autodiscover-http"


def _of_clients(design: Design) -> Iterator[str]:
    for client in design.clients:
        if design.zone(client.zone).zone_kind in OUTSIDE_KINDS:
            yield "external-access"
        if client.device is ClientDevice.PHONE:
            yield "phones"
        if client.device is ClientDevice.MOBILE and Platform.WINDOWS_PHONE in client.platforms:
            yield "windows-phone"
        if client.generation is ClientGeneration.LYNC_2010:
            yield "lync2010-mobile" if client.device is ClientDevice.MOBILE else "legacy-clients"
    for service in design.cloud_services:
        if service.role in _OF_CLOUD_ROLE:
            yield _OF_CLOUD_ROLE[service.role].value
