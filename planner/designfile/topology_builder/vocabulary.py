"""The words of the two formats that this reader knows, and the search for others.

A room of its own because an importer that passes over what it does not know loses it silently; what stands here is
read or known to say nothing to a planner, everything else is reported with its line.
"""

from collections.abc import Iterator

from planner.designfile.topology_builder.document import Remark
from planner.designfile.topology_builder.safe_xml import XmlElement

_SERVICE_PARTS = ("ServiceId", "DependsOn", "InstalledOn", "Ports")
_TYPED = frozenset(
    {
        "ApplicationServerService",
        "CentralMgmtService",
        "ConfService",
        "FileStoreService",
        "PstnGatewayService",
        "RegistrarService",
        "WacService",
        "WebService",
    }
)
_CHILDREN: dict[str, frozenset[str]] = {
    parent: frozenset(children.split())
    for parent, children in {
        "TopologyBuilder": "NewTopology",
        "NewTopology": "PartialTopology",
        "PartialTopology": "InternalDomains SimpleUrlConfiguration CentralSites Services",
        "Topology": "InternalDomains Sites Clusters SqlInstances Services",
        "InternalDomains": "InternalDomain",
        "SimpleUrlConfiguration": "SimpleUrl",
        "SimpleUrl": "SimpleUrlEntry",
        "CentralSites": "CentralSite",
        "Sites": "CentralSite RemoteSite",
        "CentralSite": "Name Description Location Clusters RemoteSites",
        "RemoteSites": "RemoteSite",
        "RemoteSite": "Name Description Location Clusters CentralSiteId SiteId",
        "Clusters": "Cluster",
        "Cluster": "ClusterId Machine Machines SqlInstances",
        "Machines": "Machine",
        "Machine": "NetInterface",
        "SqlInstances": "SqlInstance",
        "SqlInstance": "SqlInstanceId",
        "SqlInstanceId": "ClusterId",
        "Services": "Service",
        "DependsOn": "Dependency",
        "Dependency": "ServiceId",
        "InstalledOn": "ClusterId SqlInstanceId",
        "Ports": "Port",
        "WebService": "ExternalSettings InternalSettings WebComponents UpaSeparator",
        "ExternalSettings": "OverrideUrls",
        "InternalSettings": "OverrideUrls",
        "OverrideUrls": "",
        "WebComponents": "Component",
        "ConfService": "MCUs",
        "MCUs": "MCU",
        "RegistrarService": "",
        "FileStoreService": "",
        "WacService": "",
        "CentralMgmtService": "",
        "PstnGatewayService": "",
        "ApplicationServerService": "",
    }.items()
}
_ATTRIBUTES: dict[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "Cluster": "UniqueId Fqdn IsSingleMachineOnly RequiresReplication RequiresSetup",
        "Machine": "Fqdn FaultDomain UpgradeDomain OrdinalInCluster",
        "NetInterface": "InterfaceSide InterfaceNumber IPAddress ConfiguredIPAddress",
        "SqlInstance": "UniqueId Name AlwaysOnPrimaryNodeFqdn",
        "Service": "UniqueId RoleName RoleVersion ServiceVersion InstalledOn Type",
        "Dependency": "ServiceUniqueId Usage",
        "RegistrarService": "IsDirector IsPoolEnabledForSAOnEdge",
        "FileStoreService": "ShareName",
        "WacService": "DiscoveryUrl IsExternal",
        "CentralMgmtService": "IsActive",
        "PstnGatewayService": "AlternativeBypassId MediationServerPort Default",
        "ExternalSettings": "Host",
        "InternalSettings": "Host",
        "Port": "Owner Usage InterfaceSide InterfaceNumber Port Protocol UrlPath AuthorizesRequests Range GruuType "
        "ConfiguredPort ConfiguredFqdn",
    }.items()
}


def typed_child(service: XmlElement) -> XmlElement | None:
    """The element that says what is special about a service of this role."""
    return next((child for child in service.children if child.name in _TYPED and child.is_known_family), None)


def unknown_words(root: XmlElement) -> list[Remark]:
    """Elements and attributes that this reader does not know, each kind once, with its first line."""
    found: dict[str, tuple[int, int]] = {}
    for words, line in _unknown(root):
        first, count = found.get(words, (line, 0))
        found[words] = (first, count + 1)
    return [
        Remark(message=words + (f" ({count} times)" if count > 1 else "") + " is not known.", line=line)
        for words, (line, count) in found.items()
    ]


def _unknown(root: XmlElement) -> Iterator[tuple[str, int]]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        known = _ATTRIBUTES.get(element.name)
        if known is not None:
            for name in sorted(element.attributes.keys() - known):
                yield f"Attribute '{name}' of <{element.name}>", element.line
        inside = []
        for child in element.children:
            if child.is_known_family and _is_expected(element, child):
                inside.append(child)
            else:
                yield f"Element <{child.name}> in <{element.name}>", child.line
        waiting.extend(reversed(inside))


def _is_expected(parent: XmlElement, child: XmlElement) -> bool:
    if parent.name == "Service":
        return child.name in _SERVICE_PARTS or child.name in _TYPED
    known = _CHILDREN.get(parent.name)
    return known is None or child.name in known
