"""A topology document in neutral form: what both formats say, without GUIDs or composite keys as identity.

A room of its own because a saved design (.tbxml) and a published topology describe the same thing and differ only in
how parts name each other. The keys here are good for looking up and nothing else; none of them reaches a design.
"""

from enum import StrEnum
from functools import cached_property

from planner.designfile.topology_builder.safe_xml import XmlElement
from planner.model.addresses import IpAddress
from planner.records import dataclass


class DocumentKind(StrEnum):
    """Which document it was."""

    SAVED = "topology saved by Topology Builder (.tbxml)"
    PUBLISHED = "topology printed by Get-CsTopology -AsXml"
    ARCHIVE = "configuration archive of Export-CsConfiguration"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSite:
    """A site. `parent` is the key of a branch's central site, where the document says it."""

    key: str
    name: str
    is_branch: bool
    parent: str | None
    place: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedInterface:
    """A network interface.

    Attributes:
        address: None means "use all configured addresses" (0.0.0.0).
        published: the public address that NAT shows (`ConfiguredIPAddress`).
    """

    side: str
    number: int
    address: IpAddress | None
    published: IpAddress | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMachine:
    """A computer of a cluster."""

    fqdn: str
    interfaces: tuple[ParsedInterface, ...]
    line: int

    def interfaces_of(self, side: str) -> tuple[ParsedInterface, ...]:
        """Its interfaces of one side, by number."""
        return tuple(sorted((item for item in self.interfaces if item.side == side), key=lambda item: item.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedCluster:
    """A pool or a single server."""

    key: str
    fqdn: str
    site: str
    machines: tuple[ParsedMachine, ...]
    is_product_server: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSqlInstance:
    """A SQL instance.

    Attributes:
        name: empty for the default instance.
        primary_node: FQDN of the primary node of an AlwaysOn availability group, where one is named.
    """

    key: str
    cluster: str
    name: str
    primary_node: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPort:
    """A port of a service.

    Attributes:
        owner: component without its "urn:component:" in front.
        count: number of ports, 1 for a single one.
        published_port: port that the Internet sees (`ConfiguredPort`). fqdn: `ConfiguredFqdn`.
    """

    owner: str
    usage: str
    side: str
    interface: int
    port: int
    protocol: str
    count: int
    published_port: int | None
    fqdn: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedService:
    """A role on a cluster.

    Attributes:
        cluster: key of the cluster it is installed on, also when it is installed on an instance there.
        instance: key of the SQL instance of a store role.
        dependencies: keys of services.
        details: the typed child element.
    """

    key: str
    role: str
    version: int | None
    cluster: str
    instance: str | None
    dependencies: tuple[str, ...]
    ports: tuple[ParsedPort, ...]
    details: XmlElement | None
    line: int

    def detail(self, name: str) -> str:
        """An attribute of the typed child; empty when it is absent."""
        return self.details.get(name) if self.details is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSimpleUrl:
    """A simple URL. `domain` is "*" for all SIP domains."""

    component: str
    domain: str
    url: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something the reader met on its way that people should hear of."""

    message: str
    line: int
    is_misunderstood: bool = True


@dataclass(frozen=True, kw_only=True)
class ParsedTopology:
    """A whole document.

    Attributes:
        sip_domains: as listed. default_domain: the default one, None when it is not named.
        simple_urls: None when a document of this kind does not hold any.
    """

    kind: DocumentKind
    line: int
    sip_domains: tuple[str, ...]
    default_domain: str | None
    sites: tuple[ParsedSite, ...]
    clusters: tuple[ParsedCluster, ...]
    instances: tuple[ParsedSqlInstance, ...]
    services: tuple[ParsedService, ...]
    simple_urls: tuple[ParsedSimpleUrl, ...] | None
    remarks: tuple[Remark, ...]

    @cached_property
    def site_by_key(self) -> dict[str, ParsedSite]:
        """Sites by key."""
        return {site.key: site for site in self.sites}

    @cached_property
    def cluster_by_key(self) -> dict[str, ParsedCluster]:
        """Clusters by key."""
        return {cluster.key: cluster for cluster in self.clusters}

    @cached_property
    def service_by_key(self) -> dict[str, ParsedService]:
        """Services by key; of two with one key the first counts."""
        return {service.key: service for service in reversed(self.services)}

    @cached_property
    def _services_by_cluster(self) -> dict[str, list[ParsedService]]:
        grouped: dict[str, list[ParsedService]] = {}
        for service in self.services:
            grouped.setdefault(service.cluster, []).append(service)
        return grouped

    @cached_property
    def _instances_by_cluster(self) -> dict[str, list[ParsedSqlInstance]]:
        grouped: dict[str, list[ParsedSqlInstance]] = {}
        for instance in self.instances:
            grouped.setdefault(instance.cluster, []).append(instance)
        return grouped

    def services_on(self, cluster: ParsedCluster) -> tuple[ParsedService, ...]:
        """Services of a cluster, those on its SQL instances too."""
        return tuple(self._services_by_cluster.get(cluster.key, ()))

    def roles_on(self, cluster: ParsedCluster) -> frozenset[str]:
        """Role names of a cluster."""
        return frozenset(service.role for service in self.services_on(cluster))

    def instances_on(self, cluster: ParsedCluster) -> tuple[ParsedSqlInstance, ...]:
        """SQL instances of a cluster."""
        return tuple(self._instances_by_cluster.get(cluster.key, ()))

    def service_on(self, cluster: ParsedCluster, role: str) -> ParsedService | None:
        """The first service of a role on a cluster."""
        return next((service for service in self.services_on(cluster) if service.role == role), None)
