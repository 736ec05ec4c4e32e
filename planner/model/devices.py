"""Devices that forward, translate, end or spread traffic.

A room of its own because these four decide where a packet goes; servers never forward.
"""

from enum import StrEnum
from typing import Literal

from planner.model.addresses import IpAddress
from planner.model.errors import ModelError
from planner.model.ids import check_id
from planner.model.interfaces import Interface, check_interfaces
from planner.model.names import check_dns_name
from planner.model.references import BackendRef, EndpointRef, ServerRef, SiteRef, ViewRef
from planner.model.zones import Provenance
from planner.records import dataclass


class Transport(StrEnum):
    """Transport of a rule or port."""

    TCP = "tcp"
    UDP = "udp"
    ANY = "any"


class RuleAction(StrEnum):
    """What a recorded firewall rule does."""

    ALLOW = "allow"
    DENY = "deny"


@dataclass(frozen=True, slots=True, kw_only=True)
class PortRange:
    """Ports `first` to `last`, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 0 < self.first <= self.last <= 65535:
            raise ModelError(f"ports {self.first}-{self.last} are not a range within 1 to 65535")

    def holds(self, port: int) -> bool:
        """Tells whether `port` is in the range."""
        return self.first <= port <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class FirewallRule:
    """One line of a recorded policy; the first line that matches decides, and no match drops.

    Attributes:
        sources, destinations: networks or addresses in CIDR form, or ids of zones and elements; empty means any.
        source_ports, destination_ports: empty means any.
        from_interface, to_interface: names of interfaces of this firewall; None means any.
    """

    action: RuleAction = RuleAction.ALLOW
    transport: Transport = Transport.TCP
    sources: tuple[EndpointRef, ...] = ()
    source_ports: tuple[PortRange, ...] = ()
    destinations: tuple[EndpointRef, ...] = ()
    destination_ports: tuple[PortRange, ...] = ()
    from_interface: str | None = None
    to_interface: str | None = None
    comment: str = ""


class NatDirection(StrEnum):
    """Both ways (symmetric), or inbound connections only."""

    BOTH = "both"
    INBOUND = "inbound"


@dataclass(frozen=True, slots=True, kw_only=True)
class NatEntry:
    """A one-to-one translation of a firewall.

    Attributes:
        interface: name of the interface on whose side the public address is shown.
        public, private: the two addresses.
        keeps_source: inbound packets keep their source address (required for the A/V Edge).
        port, private_port: set for a forward of one port only.
    """

    interface: str
    public: IpAddress
    private: IpAddress
    direction: NatDirection = NatDirection.BOTH
    keeps_source: bool = True
    port: int | None = None
    private_port: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeviceBase:
    id: str
    name: str
    site: SiteRef | None = None
    interfaces: tuple[Interface, ...] = ()
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        check_interfaces(self.interfaces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firewall(_DeviceBase):
    """A packet filter that forwards between the zones of its interfaces.

    Attributes:
        policy: `derived` opens exactly what the plan requires; `recorded` follows `rules`.
        hairpin: a packet may leave by the interface it came in by.
        spoofing_prevention: sources that do not belong to the arriving side are dropped.
        stateful: replies pass without a rule of their own.
        idle_timeout: seconds after which a silent TCP connection is dropped; None while undecided.
    """

    kind: Literal["firewall"] = "firewall"
    policy: Provenance = Provenance.DERIVED
    rules: tuple[FirewallRule, ...] = ()
    nat: tuple[NatEntry, ...] = ()
    hairpin: bool = False
    spoofing_prevention: bool = True
    stateful: bool = True
    idle_timeout: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Router(_DeviceBase):
    """Forwards between the zones of its interfaces and filters nothing."""

    kind: Literal["router"] = "router"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingRule:
    """What a reverse proxy does with a request.

    Attributes:
        hosts: public host names; a wildcard label is allowed.
        port: listening port, 443 or 80.
        path: prefix of the URL path the rule is limited to.
        backend: id of a server element (behind a balancer its external web VIP is meant), or a DNS name.
        backend_port: port at the next hop.
    """

    hosts: tuple[str, ...]
    port: int = 443
    path: str = "/"
    backend: BackendRef
    backend_port: int = 4443
    comment: str = ""

    def __post_init__(self) -> None:
        for host in self.hosts:
            check_dns_name(host, wildcard=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseProxy(_DeviceBase):
    """Ends a web connection and opens a new one to the pool.

    Attributes:
        publishing: `derived` publishes what the plan requires; `recorded` follows `rules`.
        hairpin: the outer interface accepts traffic that comes from inside (its spoofing rule is relaxed).
        passes_client_address: the backend sees the client's address.
        view: id of the DNS view the proxy asks; None means that of the zone of its inner interface.
        idle_timeout: seconds; None while undecided.
        forwards_host_header: the backend sees the host name that the client asked for.
        allows_tls12: the listener accepts TLS 1.2.
        trusts_internal_ca: it has the root of the internal certification authority, or gets it.
    """

    kind: Literal["reverse-proxy"] = "reverse-proxy"
    publishing: Provenance = Provenance.DERIVED
    rules: tuple[PublishingRule, ...] = ()
    hairpin: bool = False
    passes_client_address: bool = False
    view: ViewRef | None = None
    idle_timeout: int | None = None
    forwards_host_header: bool = True
    allows_tls12: bool = True
    trusts_internal_ca: bool = True


class Persistence(StrEnum):
    """How a balancer keeps one client on one member."""

    NONE = "none"
    SOURCE = "source"
    TCP = "tcp"
    COOKIE = "cookie"


class VipPurpose(StrEnum):
    """Which traffic of its pool a VIP carries."""

    WEB_EXTERNAL = "web-external"
    WEB_INTERNAL = "web-internal"
    SIP = "sip"
    EDGE_ACCESS = "edge-access"
    EDGE_WEB_CONFERENCING = "edge-web-conferencing"
    EDGE_AV = "edge-av"
    EDGE_INTERNAL = "edge-internal"
    OFFICE_WEB_APPS = "office-web-apps"


@dataclass(frozen=True, slots=True, kw_only=True)
class VipPort:
    """A port of a VIP and the port of the members it leads to."""

    port: int
    member_port: int
    transport: Transport = Transport.TCP


@dataclass(frozen=True, slots=True, kw_only=True)
class Vip:
    """A virtual address of a load balancer.

    Attributes:
        pool: id of the server element whose members answer.
        persistence: None while undecided.
        idle_timeout: seconds; None while undecided.
        probe_port: TCP port of the members that the balancer watches.
    """

    id: str
    purpose: VipPurpose
    pool: ServerRef
    address: IpAddress
    ports: tuple[VipPort, ...] = ()
    persistence: Persistence | None = None
    idle_timeout: int | None = None
    probe_port: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBalancer(_DeviceBase):
    """Spreads connections over the members of pools.

    Attributes:
        source_nat: members see the balancer's address; otherwise the client's (transparent).
        full_proxy: ends the connection and opens a new one, so that ports can change and requests be spread.
        direct_server_return: members answer past the balancer.
        allows_tls12: the virtual addresses accept TLS 1.2.
    """

    kind: Literal["load-balancer"] = "load-balancer"
    vips: tuple[Vip, ...] = ()
    source_nat: bool = True
    full_proxy: bool = True
    direct_server_return: bool = False
    allows_tls12: bool = True


Device = Firewall | Router | ReverseProxy | LoadBalancer
ForwardingDevice = Firewall | Router
