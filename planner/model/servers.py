"""Servers: pools and single servers of every role.

A room of its own because the roles differ in what the planner must say about them. Each server element is what
Topology Builder calls a cluster: one name with one or more machines; a single server is a pool of one.
"""

from dataclasses import field
from enum import StrEnum
from typing import Literal

from planner.model.errors import ModelError
from planner.model.ids import check_id
from planner.model.interfaces import Binding, Interface, check_interfaces
from planner.model.names import check_dns_name
from planner.model.product import ServerGeneration
from planner.model.references import SiteRef
from planner.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """One computer of a pool.

    Attributes:
        id: unique over the whole design.
        bindings: services with the addresses they use; a service that is not listed uses all addresses.
        operating_system: for instance "Windows Server 2019"; empty when not decided.
        admin_center_port: where Windows Admin Center listens; None while it is not installed here.
    """

    id: str
    fqdn: str
    interfaces: tuple[Interface, ...] = ()
    bindings: tuple[Binding, ...] = ()
    operating_system: str = ""
    admin_center_port: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self.id)
        check_dns_name(self.fqdn)
        check_interfaces(self.interfaces)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortOverride:
    """A port that differs from the catalog's default.

    Attributes:
        service: id of a service of the catalog.
        port: the port used in its place; for a range, its first port.
        count: number of ports for a range.
    """

    service: str
    port: int
    count: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.port <= 65535 or not 1 <= self.count <= 65536 - self.port:
            raise ModelError(f"port {self.port} with count {self.count} is outside 1 to 65535")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ServerBase:
    """What every server element says.

    Attributes:
        fqdn: the pool FQDN; for a single server its own.
        generation: None means the product version of the design.
    """

    id: str
    name: str
    fqdn: str
    site: SiteRef | None = None
    members: tuple[Machine, ...] = ()
    generation: ServerGeneration | None = None
    ports: tuple[PortOverride, ...] = ()
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        check_dns_name(self.fqdn)


class Edition(StrEnum):
    """Enterprise pools have a Back End; a Standard Edition server has a local database."""

    ENTERPRISE = "enterprise"
    STANDARD = "standard"


class PoolBalancing(StrEnum):
    """How SIP (of an Edge pool: everything) is spread over the members."""

    NONE = "none"
    DNS = "dns"
    HARDWARE = "hardware"


class Hosting(StrEnum):
    """What the servers of a pool run on; pools of unlike kinds must not be paired."""

    PHYSICAL = "physical"
    VIRTUAL = "virtual"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebServices:
    """Names of the two web sites of a pool, and the ports that stand in their URLs.

    Attributes:
        internal_fqdn: the override of Topology Builder; None means the pool FQDN.
        external_fqdn: the external web services FQDN; None while none is planned.
        published_external_https, published_external_http: ports of the URLs outside; None means the usual ones.
        published_internal_https, published_internal_http: ports of the URLs inside; None means the usual ones at a
            virtual address, and where there is none, those that the web site listens on.
    """

    internal_fqdn: str | None = None
    external_fqdn: str | None = None
    published_external_https: int | None = None
    published_external_http: int | None = None
    published_internal_https: int | None = None
    published_internal_http: int | None = None

    def __post_init__(self) -> None:
        for name in (self.internal_fqdn, self.external_fqdn):
            if name is not None:
                check_dns_name(name)
        for port in (
            self.published_external_https,
            self.published_external_http,
            self.published_internal_https,
            self.published_internal_http,
        ):
            if port is not None and not 1 <= port <= 65535:
                raise ModelError(f"port {port} is outside 1 to 65535")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontEndPool(_ServerBase):
    """A Front End pool or a Standard Edition server.

    Attributes:
        mediation_collocated: Mediation runs on the Front End Servers.
        holds_cms: the pool holds the Central Management store.
        mobility: the pool serves mobile users; a property of the pool, never of one member.
        users: users homed here, mobile users among them counted too; 0 while not estimated.
        hosting: None while undecided.
    """

    kind: Literal["front-end-pool"] = "front-end-pool"
    edition: Edition = Edition.ENTERPRISE
    web: WebServices = field(default_factory=WebServices)
    sip_balancing: PoolBalancing = PoolBalancing.DNS
    mediation_collocated: bool = False
    holds_cms: bool = False
    mobility: bool = True
    users: int = 0
    hosting: Hosting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectorPool(_ServerBase):
    """A Director or a Director pool."""

    kind: Literal["director-pool"] = "director-pool"
    web: WebServices = field(default_factory=WebServices)
    sip_balancing: PoolBalancing = PoolBalancing.DNS


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgePool(_ServerBase):
    """An Edge Server or Edge pool; `fqdn` is its internal name.

    Attributes:
        access_fqdn, web_conferencing_fqdn, av_fqdn: external service names; all equal when one name and address
            serve all three.
        balancing: of both sides; hardware and DNS must not be mixed.
        federation: the Edge is a federation route (needed for partners, hybrid and push).
    """

    kind: Literal["edge-pool"] = "edge-pool"
    access_fqdn: str | None = None
    web_conferencing_fqdn: str | None = None
    av_fqdn: str | None = None
    balancing: PoolBalancing = PoolBalancing.NONE
    federation: bool = False

    def __post_init__(self) -> None:
        _ServerBase.__post_init__(self)
        for name in (self.access_fqdn, self.web_conferencing_fqdn, self.av_fqdn):
            if name is not None:
                check_dns_name(name)

    @property
    def has_single_name(self) -> bool:
        """One FQDN for all three services; then the services differ by port."""
        names = {name.lower() for name in (self.access_fqdn, self.web_conferencing_fqdn, self.av_fqdn) if name}
        return len(names) == 1 and self.web_conferencing_fqdn is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationPool(_ServerBase):
    """A stand-alone Mediation Server or pool."""

    kind: Literal["mediation-pool"] = "mediation-pool"


class BranchRole(StrEnum):
    """Survivable Branch Appliance or Survivable Branch Server."""

    SBA = "sba"
    SBS = "sbs"


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchAppliance(_ServerBase):
    """A Survivable Branch Appliance or Server.

    Attributes:
        homes_mobile_users: mobile users are homed here, which needs 5088 and 5089 on the Wi-Fi.
        gateway_module: the appliance carries its own PSTN gateway.
        users: users homed here; 0 while not estimated.
        dhcp_option_120: DHCP of the branch hands out the appliance as SIP server.
    """

    kind: Literal["branch-appliance"] = "branch-appliance"
    role: BranchRole = BranchRole.SBA
    homes_mobile_users: bool = False
    gateway_module: bool = True
    users: int = 0
    dhcp_option_120: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWebApps(_ServerBase):
    """An Office Web Apps Server or Office Online Server farm.

    Attributes:
        is_published: outside attendees reach it through the reverse proxy.
    """

    kind: Literal["office-web-apps"] = "office-web-apps"
    is_published: bool = True


class SqlRole(StrEnum):
    """What a SQL Server is to the topology."""

    BACK_END = "back-end"
    MIRROR = "mirror"
    WITNESS = "witness"
    AVAILABILITY_REPLICA = "availability-replica"
    AVAILABILITY_LISTENER = "availability-listener"
    MONITORING_ARCHIVING = "monitoring-archiving"


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlServer(_ServerBase):
    """A SQL Server. `instance` is empty for the default instance."""

    kind: Literal["sql-server"] = "sql-server"
    role: SqlRole = SqlRole.BACK_END
    instance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStore(_ServerBase):
    """A file share for a pool; `share` without the server part."""

    kind: Literal["file-store"] = "file-store"
    share: str = ""


class GatewayRole(StrEnum):
    """A PSTN gateway or IP-PBX of the site, or the session border controller of a provider."""

    GATEWAY = "gateway"
    PROVIDER_SBC = "provider-sbc"


class TrunkTransport(StrEnum):
    """Transport of SIP on a trunk."""

    TLS = "tls"
    TCP = "tcp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway(_ServerBase):
    """A PSTN gateway, IP-PBX or SBC with its root trunk.

    Attributes:
        transport: of the trunk.
        listening_port: of the gateway; None means the catalog's default for the transport.
        mediation_port: port on the Mediation Server; None means the default.
    """

    kind: Literal["gateway"] = "gateway"
    role: GatewayRole = GatewayRole.GATEWAY
    transport: TrunkTransport = TrunkTransport.TLS
    listening_port: int | None = None
    mediation_port: int | None = None


class SupportRole(StrEnum):
    """Servers the topology leans on. Values equal the role ids of the catalog."""

    DOMAIN_CONTROLLER = "ad-dc"
    DNS = "dns"
    DHCP = "dhcp"
    TIME = "ntp"
    CERTIFICATE_AUTHORITY = "ca-crl"
    EXCHANGE = "exchange"
    EXCHANGE_UM = "exchange-um"
    PERSISTENT_CHAT = "persistent-chat"
    VIDEO_INTEROP = "vis"
    VIDEO_GATEWAY = "video-gateway"
    TRUSTED_APPLICATION = "trusted-application"
    REMOTE_CALL_CONTROL_PBX = "rcc-pbx"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportServer(_ServerBase):
    """A server of another kind that flows of the topology reach."""

    kind: Literal["support-server"] = "support-server"
    role: SupportRole


Server = (
    FrontEndPool
    | DirectorPool
    | EdgePool
    | MediationPool
    | BranchAppliance
    | OfficeWebApps
    | SqlServer
    | FileStore
    | Gateway
    | SupportServer
)
WebPool = FrontEndPool | DirectorPool
"""Servers that run the internal and the external web site."""


def internal_web_fqdn(pool: WebPool) -> str:
    """The internal web services FQDN: the override, else the pool FQDN.

    A Standard Edition server cannot override it (dns catalog, se_server_a).
    """
    if isinstance(pool, FrontEndPool) and pool.edition is Edition.STANDARD:
        return pool.fqdn
    return pool.web.internal_fqdn or pool.fqdn
