"""The design in the making: what the mapping modules write into, each its own nouns.

A room of its own because sites, servers and links are mapped one after the other and each needs what the one before
has named.
"""

from dataclasses import dataclass, field

from planner.catalog import Catalog
from planner.designfile.topology_builder.document import ParsedCluster, ParsedService, ParsedTopology
from planner.designfile.topology_builder.faults import shortened
from planner.designfile.topology_builder.import_report import ReportItem, ReportKind
from planner.designfile.topology_builder.naming import Names
from planner.model.links import Link
from planner.model.product import ServerGeneration
from planner.model.servers import Server
from planner.model.zones import DnsView, Site, Zone


@dataclass
class Draft:
    """Elements so far, and the report.

    Attributes:
        site_ids: site key -> id.
        main_ids: cluster key -> id of the element that stands for the cluster.
        part_ids: (cluster key, "sql" | "files" | "owa" | "gateway") -> id of the element of that part.
        generation: of the product that is planned; servers of another one say so themselves.
    """

    parsed: ParsedTopology
    catalog: Catalog
    names: Names = field(default_factory=Names)
    items: list[ReportItem] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    zones: dict[tuple[str, str], Zone] = field(default_factory=dict)
    views: list[DnsView] = field(default_factory=list)
    servers: list[Server] = field(default_factory=list)
    links: dict[tuple[str, str, str], Link] = field(default_factory=dict)
    site_ids: dict[str, str] = field(default_factory=dict)
    main_ids: dict[str, str] = field(default_factory=dict)
    part_ids: dict[tuple[str, str], str] = field(default_factory=dict)
    generation: ServerGeneration | None = None

    def say(self, kind: ReportKind, message: str, element: str | None = None, line: int | None = None) -> None:
        """Adds an item to the report."""
        self.items.append(ReportItem(kind, shortened(message), element, line))

    def cluster_of(self, service: ParsedService) -> ParsedCluster:
        """The cluster a service stands on."""
        return self.parsed.cluster_by_key[service.cluster]

    def element_of(self, service: ParsedService) -> str | None:
        """Id of the element that a service is part of; None when its cluster's element does not show it."""
        part = PART_OF_ROLE.get(service.role)
        if part is not None:
            return self.part_ids.get((service.cluster, part))
        return self.main_ids.get(service.cluster)


STORE_ROLES = frozenset(
    {
        "UserStore",
        "ApplicationStore",
        "ArchivingStore",
        "MonitoringStore",
        "CentralMgmtStore",
        "PersistentChatStore",
        "PersistentChatComplianceStore",
        "LocationStore",
    }
)
PART_OF_ROLE = {
    **dict.fromkeys(STORE_ROLES, "sql"),
    "FileStore": "files",
    "WacService": "owa",
    "PstnGateway": "gateway",
}
"""Roles that are elements of their own, whatever else stands on their cluster."""
