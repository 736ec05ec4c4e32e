"""Writes topology documents of both formats from one description, so that every test runs on both.

The documents are our own: the structure is that of real ones, names and addresses are from the documentation ranges.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from planner.designfile.topology_builder import Imported, import_topology
from planner.model.design import Element
from planner.model.servers import Server

TB = "urn:schema:Microsoft.Rtc.Management.Deploy.TopologyBuilder.2008"
WRITABLE = "urn:schema:Microsoft.Rtc.Management.Deploy.WritableTopology.2008"
TOPOLOGY = "urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008"
ROLES = "urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008"
URLS = "urn:schema:Microsoft.Rtc.Management.Settings.SimpleUrl.2008"

ALL = "0.0.0.0"


@dataclass
class Card:
    side: str
    address: str = ALL
    number: int = 1
    configured: str | None = None


@dataclass
class Box:
    """A machine; `fqdn` None writes it bare in a .tbxml."""

    fqdn: str | None
    cards: list[Card] = field(default_factory=list)


@dataclass
class Cluster:
    fqdn: str
    boxes: list[Box]
    is_product: bool = True
    site: str = "1"
    instances: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class Port:
    owner: str
    usage: str
    side: str
    port: int
    protocol: str = "Mtls"
    number: int = 1
    extra: dict[str, object] = field(default_factory=dict)


@dataclass
class Service:
    """A service; `depends` names (role, cluster) pairs."""

    role: str
    cluster: str
    instance: str | None = None
    depends: list[tuple[str, str]] = field(default_factory=list)
    ports: list[Port] = field(default_factory=list)
    child: str = ""
    version: int = 7


@dataclass
class Site:
    number: str
    name: str
    branches: list[Site] = field(default_factory=list)


@dataclass
class Topology:
    clusters: list[Cluster] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    sites: list[Site] = field(default_factory=lambda: [Site("1", "Main Site")])
    domains: list[str] = field(default_factory=lambda: ["contoso.com"])
    default: str | None = "contoso.com"
    urls: list[tuple[str, str, str]] = field(
        default_factory=lambda: [("Meet", "contoso.com", "https://meet.contoso.com")]
    )

    def cluster(self, fqdn: str) -> Cluster:
        return next(item for item in self.clusters if item.fqdn == fqdn)

    def service(self, role: str, cluster: str | None = None) -> Service:
        return next(item for item in self.services if item.role == role and cluster in (None, item.cluster))

    def version(self, number: int) -> Topology:
        for service in self.services:
            service.version = number
        return self


def _attributes(values: dict[str, object]) -> str:
    return "".join(f" {key}={quoteattr(str(value))}" for key, value in values.items() if value is not None)


def _guid(text: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, text))


def _cards(box: Box) -> str:
    return "".join(
        "<NetInterface"
        + _attributes(
            {
                "InterfaceSide": card.side,
                "InterfaceNumber": card.number,
                "IPAddress": card.address,
                "ConfiguredIPAddress": card.configured,
            }
        )
        + f' xmlns="{TOPOLOGY}"/>'
        for card in box.cards
    )


def _ports(service: Service) -> str:
    ports = "".join(
        "<Port"
        + _attributes(
            {
                "Owner": port.owner if port.owner.startswith("urn:") else f"urn:component:{port.owner}",
                "Usage": port.usage,
                "InterfaceSide": port.side,
                "InterfaceNumber": port.number,
                "Port": port.port,
                "Protocol": port.protocol,
                "UrlPath": "/",
                "AuthorizesRequests": "false",
                **port.extra,
            }
        )
        + "/>"
        for port in service.ports
    )
    child = service.child.replace("/>", f' xmlns="{ROLES}"/>', 1) if service.child.count("<") == 1 else service.child
    return f'<Ports xmlns="{ROLES}">{ports}</Ports>\n{child}'


def _domains(topology: Topology) -> str:
    items = "".join(f'<InternalDomain Name="{name}" AllowSubDomains="false"/>' for name in topology.domains)
    default = _attributes({"AllowAllDomains": "false", "DefaultDomain": topology.default})
    return f'<InternalDomains{default} xmlns="{TOPOLOGY}">{items}</InternalDomains>\n'


def simple_urls(urls: list[tuple[str, str, str]]) -> str:
    items = "".join(
        f'<SimpleUrl Component="{component}" Domain="{domain}" ActiveUrl="{url}">'
        f'<SimpleUrlEntry Url="{url}"/></SimpleUrl>'
        for component, domain, url in urls
    )
    return f'<SimpleUrlConfiguration UseBackendDatabase="false" xmlns="{URLS}">{items}</SimpleUrlConfiguration>\n'


# --- the saved design


def _saved_cluster(cluster: Cluster) -> str:
    head = {
        "IsSingleMachineOnly": str(len(cluster.boxes) < 2).lower(),
        "UniqueId": _guid(cluster.fqdn),
        "RequiresReplication": str(cluster.is_product).lower(),
        "RequiresSetup": str(cluster.is_product).lower(),
        "Fqdn": cluster.fqdn,
    }
    boxes = "".join(f"<Machine{_attributes({'Fqdn': box.fqdn})}>{_cards(box)}</Machine>\n" for box in cluster.boxes)
    instances = "".join(
        "<SqlInstance" + _attributes({"UniqueId": _guid(cluster.fqdn + "|" + name), "Name": name, **extra}) + "/>"
        for name, extra in cluster.instances.items()
    )
    inside = f"<Machines>\n{boxes}</Machines>\n<SqlInstances>{instances}</SqlInstances>\n"
    return f"<Cluster{_attributes(dict(head))}>\n{inside}</Cluster>\n"


def _saved_site(topology: Topology, site: Site, tag: str) -> str:
    clusters = "".join(_saved_cluster(item) for item in topology.clusters if item.site == site.number)
    branches = "".join(_saved_site(topology, branch, "RemoteSite") for branch in site.branches)
    remote = f"<RemoteSites>{branches}</RemoteSites>\n" if tag == "CentralSite" else ""
    name = f'<Name xmlns="{TOPOLOGY}">{site.name}</Name><Location xmlns="{TOPOLOGY}"/>\n'
    return f'<{tag} SiteId="{site.number}">{name}<Clusters>\n{clusters}</Clusters>\n{remote}</{tag}>\n'


def _saved_service(service: Service) -> str:
    place = service.cluster if service.instance is None else f"{service.cluster}|{service.instance}"
    head = {
        "UniqueId": _guid(service.role + service.cluster),
        "RoleName": service.role,
        "RoleVersion": 1,
        "InstalledOn": _guid(place),
        "ServiceVersion": service.version,
        "Type": "x" if service.child else None,
    }
    depends = "".join(
        f'<Dependency ServiceUniqueId="{_guid(role + cluster)}" Usage="Default"/>' for role, cluster in service.depends
    )
    return f"<Service{_attributes(dict(head))}>\n<DependsOn>{depends}</DependsOn>\n{_ports(service)}</Service>\n"


def as_saved(topology: Topology, *, file_name: str = r"C:\Users\jane.doe\Desktop\plan.tbxml") -> str:
    sites = "".join(_saved_site(topology, site, "CentralSite") for site in topology.sites)
    services = "".join(_saved_service(item) for item in topology.services)
    inside = (
        f'<PartialTopology IsPublished="false" Signature="{_guid("0")}" xmlns="{WRITABLE}">\n'
        f"{_domains(topology)}{simple_urls(topology.urls)}"
        f"<CentralSites>\n{sites}</CentralSites>\n<Services>\n{services}</Services>\n</PartialTopology>"
    )
    head = f'<TopologyBuilder IsFreeFromChanges="true" FileName="{file_name}" xmlns="{TB}">'
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{head}\n<NewTopology>\n{inside}\n</NewTopology>\n</TopologyBuilder>\n'
    )


# --- the published topology


def _identities(topology: Topology) -> dict[str, str]:
    return {
        cluster.fqdn: f'<ClusterId SiteId="{cluster.site}" Number="{number}"/>'
        for number, cluster in enumerate(topology.clusters, 1)
    }


def _service_identity(topology: Topology, role: str, cluster: str) -> str:
    same = [item.cluster for item in topology.services if item.role == role]
    number = same.index(cluster) + 1 if cluster in same else 99
    return f'<ServiceId SiteId="1" RoleName="{role}" Instance="{number}"/>'


def _published_service(topology: Topology, service: Service) -> str:
    identity = _identities(topology).get(service.cluster, '<ClusterId SiteId="9" Number="9"/>')
    place = (
        identity if service.instance is None else f'<SqlInstanceId Name="{service.instance}">{identity}</SqlInstanceId>'
    )
    depends = "".join(
        f'<Dependency Usage="Default">{_service_identity(topology, role, cluster)}</Dependency>'
        for role, cluster in service.depends
    )
    return (
        f'<Service RoleVersion="1" ServiceVersion="{service.version}">\n'
        f"{_service_identity(topology, service.role, service.cluster)}\n<DependsOn>{depends}</DependsOn>\n"
        f"<InstalledOn>{place}</InstalledOn>\n{_ports(service)}</Service>\n"
    )


def _published_cluster(topology: Topology, cluster: Cluster) -> str:
    boxes = "".join(
        f'<Machine OrdinalInCluster="{number}" Fqdn="{box.fqdn or cluster.fqdn}">{_cards(box)}</Machine>\n'
        for number, box in enumerate(cluster.boxes, 1)
    )
    flag = str(cluster.is_product).lower()
    head = f'<Cluster RequiresReplication="{flag}" RequiresSetup="{flag}" Fqdn="{cluster.fqdn}">'
    return f"{head}\n{_identities(topology)[cluster.fqdn]}\n{boxes}</Cluster>\n"


def _published_sites(topology: Topology) -> Iterator[str]:
    for site in topology.sites:
        yield f'<CentralSite SiteId="{site.number}"><Name>{site.name}</Name><Location City="Town"/></CentralSite>\n'
        for branch in site.branches:
            parent = f'SiteId="{branch.number}" CentralSiteId="{site.number}"'
            yield f"<RemoteSite {parent}><Name>{branch.name}</Name></RemoteSite>\n"


def as_published(topology: Topology) -> str:
    instances = "".join(
        f"<SqlInstance{_attributes(dict(extra))}>"
        f'<SqlInstanceId Name="{name}">{_identities(topology)[cluster.fqdn]}</SqlInstanceId></SqlInstance>\n'
        for cluster in topology.clusters
        for name, extra in cluster.instances.items()
    )
    clusters = "".join(_published_cluster(topology, item) for item in topology.clusters)
    services = "".join(_published_service(topology, item) for item in topology.services)
    return (
        f'<Topology xmlns="{TOPOLOGY}" Signature="{_guid("s")}">\n{_domains(topology)}'
        f"<Sites>\n{''.join(_published_sites(topology))}</Sites>\n<Clusters>\n{clusters}</Clusters>\n"
        f"<SqlInstances>\n{instances}</SqlInstances>\n<Services>\n{services}</Services>\n</Topology>\n"
    )


FORMATS = {"saved": as_saved, "published": as_published}


def imported(topology: Topology, form: str = "saved") -> Imported:
    return import_topology(FORMATS[form](topology).encode(), f"plan.{form}")


def messages(result: Imported, kind: str | None = None) -> str:
    return "\n".join(item.message for item in result.report.items if kind in (None, item.kind.value))


def element(result: Imported, element_id: str) -> Element:
    return result.document.design.get(element_id)


def server_ids(result: Imported) -> list[str]:
    return [server.id for server in result.document.design.servers]


def server(result: Imported, element_id: str) -> Server:
    return next(item for item in result.document.design.servers if item.id == element_id)


def links(result: Imported) -> set[tuple[str, str, str]]:
    return {(link.source, link.link_kind.value, link.target) for link in result.document.design.links}
