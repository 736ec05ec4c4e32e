"""Putting a parsed topology together: collecting parts, refusing double keys, closing the books.

A room of its own because both formats end the same way, and because only the collected whole can tell whether a
service stands on a cluster that exists.
"""

from dataclasses import dataclass, field

from planner.designfile.topology_builder.document import (
    DocumentKind,
    ParsedCluster,
    ParsedService,
    ParsedSimpleUrl,
    ParsedSite,
    ParsedSqlInstance,
    ParsedTopology,
    Remark,
)
from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.parts import machines_of, number_of, ports_of, sip_domains_of
from planner.designfile.topology_builder.safe_xml import XmlElement
from planner.designfile.topology_builder.vocabulary import typed_child


@dataclass
class Collection:
    """Parts found so far."""

    faults: Faults
    sites: list[ParsedSite] = field(default_factory=list)
    clusters: list[ParsedCluster] = field(default_factory=list)
    instances: list[ParsedSqlInstance] = field(default_factory=list)
    services: list[ParsedService] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    service_keys: set[str] = field(default_factory=set)

    def claim(self, key: str, element: XmlElement) -> bool:
        """Takes the key of a site or cluster; two of one key cannot be told apart, which is a fault."""
        if key in self.keys:
            what = f"this <{element.name}> has the identity of an earlier one"
            self.faults.add(element.line, element.column, what, "one identity for each")
            return False
        self.keys.add(key)
        return True

    def add_cluster(
        self, element: XmlElement, machines: XmlElement | None, *, key: str, site: str, fqdn: str
    ) -> ParsedCluster:
        """A cluster with its machines."""
        cluster = ParsedCluster(
            key=key,
            fqdn=fqdn,
            site=site,
            machines=tuple(machines_of(machines, element, fqdn, self.faults)),
            is_product_server=element.get("RequiresReplication").lower() == "true",
            line=element.line,
        )
        self.clusters.append(cluster)
        return cluster

    def add_service(
        self,
        element: XmlElement,
        *,
        key: str,
        role: str,
        cluster: str | None,
        instance: str | None,
        dependencies: tuple[str, ...],
    ) -> None:
        """A service; one that stands nowhere is left out with a remark."""
        ports = ports_of(element, self.faults)
        version = number_of(element, "ServiceVersion", self.faults, highest=999, default=None)
        if cluster is None:
            message = f"Service '{role}' is installed on a cluster that is not in the document; it was left out."
            self.remarks.append(Remark(message=message, line=element.line))
            return
        if key in self.service_keys:
            message = f"Service '{role}' has the identity of an earlier one; dependencies lead to the earlier one."
            self.remarks.append(Remark(message=message, line=element.line, is_misunderstood=False))
        self.service_keys.add(key)
        self.services.append(
            ParsedService(
                key=key,
                role=role,
                version=version,
                cluster=cluster,
                instance=instance,
                dependencies=dependencies,
                ports=ports,
                details=typed_child(element),
                line=element.line,
            )
        )

    def role_of(self, element: XmlElement, holder: XmlElement | None) -> str | None:
        """The role name that `holder` gives to a service; None, with a fault, when it gives none."""
        role = holder.get("RoleName") if holder is not None else ""
        if not role:
            place = holder or element
            self.faults.add(place.line, place.column, "a <Service> has no RoleName", "a role such as Registrar")
            return None
        return role

    def close(
        self, kind: DocumentKind, root: XmlElement, simple_urls: tuple[ParsedSimpleUrl, ...] | None
    ) -> ParsedTopology:
        """The whole.

        Raises:
            DesignFileErrors: faults were found on the way, or there is nothing in the document.
        """
        domains, default = sip_domains_of(root, self.remarks)
        self.faults.check()
        if not self.clusters:
            self.faults.stop(root.line, root.column, "the topology has no pool and no server", "at least one cluster")
        for service in self.services:
            if any(key not in self.service_keys for key in service.dependencies):
                message = f"Service '{service.role}' depends on a service that is not in the document."
                self.remarks.append(Remark(message=message, line=service.line, is_misunderstood=False))
        return ParsedTopology(
            kind=kind,
            line=root.line,
            sip_domains=domains,
            default_domain=default,
            sites=tuple(self.sites),
            clusters=tuple(self.clusters),
            instances=tuple(self.instances),
            services=tuple(self.services),
            simple_urls=simple_urls,
            remarks=tuple(self.remarks),
        )
