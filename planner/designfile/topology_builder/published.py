"""Published topologies (Get-CsTopology -AsXml, alone or in a configuration archive), which link by composite keys.

A room of its own because clusters, instances and services are flat lists here; a site and a number name a cluster, a
site, a role and an instance name a service.
"""

from collections.abc import Iterable

from planner.designfile.topology_builder.assembling import Collection
from planner.designfile.topology_builder.document import (
    DocumentKind,
    ParsedSite,
    ParsedSqlInstance,
    ParsedTopology,
    Remark,
)
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


def read_published(root: XmlElement, faults: Faults) -> ParsedTopology:
    """Parses a `Topology` document.

    Raises:
        DesignFileErrors: something in it cannot be.
    """
    return _read(DocumentKind.PUBLISHED, root, (), faults)


def read_archive(root: XmlElement, faults: Faults) -> ParsedTopology:
    """Parses a `DocItemSet`: its first `Topology`, and all simple URLs.

    Raises:
        DesignFileErrors: it holds no topology, or something in it cannot be.
    """
    topologies: list[XmlElement] = []
    urls: list[XmlElement] = []
    for element in root.descendants():
        if element.is_known_family:
            topologies += [element] if element.name == "Topology" else []
            urls += [element] if element.name == "SimpleUrlConfiguration" else []
    if not topologies:
        faults.stop(root.line, root.column, "the archive holds no topology", "a <Topology> in one of its documents")
    for configuration in urls:
        refuse_placeholders(configuration, faults)
    message = (
        f"The archive holds {len(root.children)} documents; the topology and the simple URLs were read, nothing else."
    )
    remarks = [Remark(message=message, line=root.line, is_misunderstood=False)]
    return _read(DocumentKind.ARCHIVE, topologies[0], urls, faults, remarks)


def _read(
    kind: DocumentKind,
    root: XmlElement,
    urls: Iterable[XmlElement],
    faults: Faults,
    remarks: Iterable[Remark] = (),
) -> ParsedTopology:
    refuse_placeholders(root, faults)
    found = Collection(faults)
    found.remarks += [*remarks, *unknown_words(root)]
    for group in root.all("Sites"):
        for site in group.all("CentralSite", "RemoteSite"):
            _add_site(found, site)
    for group in root.all("Clusters"):
        for cluster in group.all("Cluster"):
            _add_cluster(found, cluster)
    clusters = {cluster.key for cluster in found.clusters}
    for group in root.all("SqlInstances"):
        for instance in group.all("SqlInstance"):
            _add_instance(found, instance, clusters)
    for group in root.all("Services"):
        for service in group.all("Service"):
            _add_service(found, service, clusters)
    simple_urls = simple_urls_of(urls) if urls else None
    return found.close(kind, root, simple_urls)


def _add_site(found: Collection, element: XmlElement) -> None:
    number = element.get("SiteId") or str(len(found.sites) + 1)
    key = f"site {number}"
    if not found.claim(key, element):
        return
    # No branch was seen in a published document; the name of its reference to the central site is inferred.
    parent = next(
        (
            text
            for holder in (element, element.first("CentralSiteId"))
            if holder is not None
            for name in ("CentralSiteId", "ParentSiteId", "SiteId")
            if not (holder is element and name == "SiteId")
            if (text := holder.get(name))
        ),
        None,
    )
    found.sites.append(
        ParsedSite(
            key=key,
            name=site_name(element, number),
            is_branch=element.name == "RemoteSite",
            parent=f"site {parent}" if parent else None,
            place=place_of(element),
            line=element.line,
        )
    )


def _cluster_key(holder: XmlElement | None) -> str | None:
    identity = holder.first("ClusterId") if holder is not None else None
    return f"cluster {identity.get('SiteId')}:{identity.get('Number')}" if identity is not None else None


def _instance_key(identity: XmlElement) -> str | None:
    cluster = _cluster_key(identity)
    return f"{cluster}\\{identity.get('Name').lower()}" if cluster is not None else None


def _add_cluster(found: Collection, element: XmlElement) -> None:
    fqdn = fqdn_of(element, "Fqdn", found.faults)
    key = _cluster_key(element)
    if key is None:
        found.faults.add(element.line, element.column, "a <Cluster> has no <ClusterId>", "its site and number")
        return
    if found.claim(key, element):
        site = key.removeprefix("cluster ").partition(":")[0]
        found.add_cluster(element, element, key=key, site=f"site {site}", fqdn=fqdn)


def _add_instance(found: Collection, element: XmlElement, clusters: set[str]) -> None:
    identity = element.first("SqlInstanceId")
    cluster, key = _cluster_key(identity), _instance_key(identity) if identity is not None else None
    if identity is None or key is None or cluster is None or cluster not in clusters:
        message = "A SQL instance stands on a cluster that is not in the document; it was left out."
        found.remarks.append(Remark(message=message, line=element.line))
        return
    if found.claim(key, element):
        found.instances.append(
            ParsedSqlInstance(
                key=key,
                cluster=cluster,
                name=identity.get("Name"),
                primary_node=optional_fqdn(element, "AlwaysOnPrimaryNodeFqdn", found.faults),
                line=element.line,
            )
        )


def _service_key(identity: XmlElement) -> str:
    return f"service {identity.get('SiteId')}-{identity.get('RoleName')}-{identity.get('Instance')}"


def _add_service(found: Collection, element: XmlElement, clusters: set[str]) -> None:
    identity = element.first("ServiceId")
    role = found.role_of(element, identity)
    if role is None or identity is None:
        return
    place = element.first("InstalledOn")
    instance = place.first("SqlInstanceId") if place is not None else None
    cluster = _cluster_key(instance) if instance is not None else _cluster_key(place)
    found.add_service(
        element,
        key=_service_key(identity),
        role=role,
        cluster=cluster if cluster in clusters else None,
        instance=_instance_key(instance) if instance is not None else None,
        dependencies=tuple(
            _service_key(target)
            for group in element.all("DependsOn")
            for item in group.all("Dependency")
            for target in item.all("ServiceId")
        ),
    )
