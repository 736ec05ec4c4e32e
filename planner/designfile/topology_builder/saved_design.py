"""Topologies saved by Topology Builder (.tbxml), which link by GUID.

A room of its own because clusters stand inside their sites here and every part has a `UniqueId`.
"""

from planner.designfile.topology_builder.assembling import Collection
from planner.designfile.topology_builder.document import DocumentKind, ParsedSite, ParsedSqlInstance, ParsedTopology
from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.parts import (
    fqdn_of,
    optional_fqdn,
    place_of,
    refuse_placeholders,
    simple_urls_of,
    site_name,
)
from planner.designfile.topology_builder.safe_xml import XmlElement
from planner.designfile.topology_builder.vocabulary import unknown_words


def read_saved_design(root: XmlElement, faults: Faults) -> ParsedTopology:
    """Parses a `TopologyBuilder` document.

    Raises:
        DesignFileErrors: it holds no topology, or something in it cannot be.
    """
    topologies = [item for item in root.descendants() if item.name == "PartialTopology" and item.is_known_family]
    if not topologies:
        faults.stop(root.line, root.column, "the document holds no topology", "<PartialTopology> in <NewTopology>")
    topology = topologies[0]
    refuse_placeholders(topology, faults)
    reader = _Reader(faults)
    reader.found.remarks += unknown_words(root)
    for group in topology.all("CentralSites"):
        for site in group.all("CentralSite"):
            reader.add_site(site, parent=None)
    for group in topology.all("Services"):
        for service in group.all("Service"):
            reader.add_service(service)
    urls = simple_urls_of(topology.all("SimpleUrlConfiguration"))
    return reader.found.close(DocumentKind.SAVED, topology, urls)


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self.found = Collection(faults)
        self._cluster_of: dict[str, str] = {}

    def add_site(self, element: XmlElement, parent: str | None) -> None:
        number = element.get("SiteId") or str(len(self.found.sites) + 1)
        key = f"site {number}" if parent is None else f"{parent} branch {number}"
        if not self.found.claim(key, element):
            return
        site = ParsedSite(
            key=key,
            name=site_name(element, number),
            is_branch=parent is not None,
            parent=parent,
            place=place_of(element),
            line=element.line,
        )
        self.found.sites.append(site)
        for group in element.all("Clusters"):
            for cluster in group.all("Cluster"):
                self._add_cluster(cluster, key)
        for group in element.all("RemoteSites"):
            for branch in group.all("RemoteSite"):
                self.add_site(branch, parent=key)

    def _add_cluster(self, element: XmlElement, site: str) -> None:
        faults = self.found.faults
        key = element.get("UniqueId").lower()
        if not key:
            faults.add(element.line, element.column, "a <Cluster> has no UniqueId", "the GUID that services name")
            return
        fqdn = fqdn_of(element, "Fqdn", faults)
        if not self.found.claim(key, element):
            return
        self._cluster_of[key] = key
        self.found.add_cluster(element, element.first("Machines"), key=key, site=site, fqdn=fqdn)
        for group in element.all("SqlInstances"):
            for instance in group.all("SqlInstance"):
                self._add_instance(instance, key)

    def _add_instance(self, element: XmlElement, cluster: str) -> None:
        key = element.get("UniqueId").lower()
        if not key or not self.found.claim(key, element):
            return
        self._cluster_of[key] = cluster
        self.found.instances.append(
            ParsedSqlInstance(
                key=key,
                cluster=cluster,
                name=element.get("Name"),
                primary_node=optional_fqdn(element, "AlwaysOnPrimaryNodeFqdn", self.found.faults),
                line=element.line,
            )
        )

    def add_service(self, element: XmlElement) -> None:
        role = self.found.role_of(element, element)
        if role is None:
            return
        place = element.get("InstalledOn").lower()
        cluster = self._cluster_of.get(place)
        self.found.add_service(
            element,
            key=element.get("UniqueId").lower() or f"{role} at line {element.line}",
            role=role,
            cluster=cluster,
            instance=place if cluster is not None and place != cluster else None,
            dependencies=tuple(
                target
                for group in element.all("DependsOn")
                for item in group.all("Dependency")
                if (target := item.get("ServiceUniqueId").lower())
            ),
        )
