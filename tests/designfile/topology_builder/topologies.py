"""Topologies that several tests import: pools, a Standard Edition server, Edge, branch, Director."""

from __future__ import annotations

from tests.designfile.topology_builder.documents import Box, Card, Cluster, Port, Service, Site, Topology

POOL, EDGE, SQL, FILES, OWA, GATEWAY = (
    f"{name}.contoso.com" for name in ("pool01", "edgepool", "sql01", "files01", "owa01", "gw01")
)
SE, DIRECTOR, SBA, MEDIATION = (f"{name}.contoso.com" for name in ("se01", "dirpool", "sba01", "med01"))


def _all(*sides: str) -> list[Card]:
    return [Card(side) for side in sides]


def web_service(host: str, *components: str) -> str:
    names = "".join(f'<Component ComponentName="{name}"/>' for name in components or ("UcwaService", "McxService"))
    return (
        '<WebService xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008">'
        f'<ExternalSettings Host="{host}"><OverrideUrls/></ExternalSettings>'
        f'<WebComponents xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.WebServices.2011">{names}</WebComponents>'
        "</WebService>"
    )


def web_ports() -> list[Port]:
    return [
        Port("OCSWebSite", "WebSite", "External", 8080, "Http", extra={"ConfiguredPort": 80}),
        Port("OCSWebSite", "WebSite", "External", 4443, "Https", extra={"ConfiguredPort": 443}),
        Port("OCSWebSite", "WebSite", "Primary", 80, "Http"),
        Port("OCSWebSite", "WebSite", "Primary", 443, "Https"),
        Port("McxService", "SipServer", "Primary", 5086),
        Port("UcwaService", "SipServer", "Primary", 5088),
        Port("UcwaServiceExternal", "SipServer", "Primary", 5089),
    ]


def conference_ports() -> list[Port]:
    return [
        Port("IMConf", "SipServer", "Primary", 5062),
        Port("IMConf", "WebServer", "Primary", 444),
        Port("AVConf", "SipServer", "Primary", 5063),
        Port("MediaComp", "AudioCommunication", "Primary", 49152, "TcpOrUdp", extra={"Range": 8348}),
        Port("MediaComp", "VideoCommunication", "Primary", 57501, "TcpOrUdp", extra={"Range": 8034}),
    ]


def edge_ports(names: tuple[str, str, str], ports: tuple[int, int, int], numbers: tuple[int, int, int]) -> list[Port]:
    """Ports of an Edge Server with these external names, client ports and interface numbers."""
    access, data, media = ({"ConfiguredFqdn": name} for name in names)
    return [
        Port("AccessEdge", "SipServer", "Internal", 5061),
        Port("AccessEdge", "SipClient", "External", ports[0], "Tls", numbers[0], dict(access)),
        Port("AccessEdge", "SipServer", "External", 5061, "Mtls", numbers[0], dict(access)),
        Port("DataEdge", "PsomServer", "Internal", 8057),
        Port("DataEdge", "PsomClient", "External", ports[1], "Tls", numbers[1], dict(data)),
        Port("MediaRelayAuthenticationEdge", "SipServer", "Internal", 5062),
        Port("MediaRelayEdge", "TURNServer", "Internal", 443, "Tcp"),
        Port("MediaRelayEdge", "TURNServer", "External", ports[2], "Tcp", numbers[2], dict(media)),
        Port("MediaRelayEdge", "TURNServer", "External", 3478, "Udp", numbers[2], dict(media)),
        Port(
            "MediaRelayEdge", "MediaCommunication", "External", 50000, "TcpOrUdp", numbers[2], {"Range": 10000, **media}
        ),
    ]


def add_front_end(topology: Topology, fqdn: str, boxes: list[Box], web: str, *, voice: bool = True) -> None:
    """A cluster with the roles of a Front End, its stores aside; the dependencies hold the usual cycles."""
    topology.clusters.append(Cluster(fqdn, boxes))
    topology.services += [
        Service("UserServices", fqdn, depends=[("ConfServices", fqdn)]),
        Service(
            "Registrar",
            fqdn,
            depends=[("UserServices", fqdn), ("WebServices", fqdn)],
            ports=[Port("Registrar", "SipServer", "Primary", 5061), Port("QoE", "SipServer", "Primary", 5061)],
            child='<RegistrarService IsDirector="false"/>',
        ),
        Service("WebServices", fqdn, depends=[("UserServices", fqdn)], ports=web_ports(), child=web_service(web)),
        Service("ConfServices", fqdn, depends=[("WebServices", fqdn)], ports=conference_ports()),
    ]
    if voice:
        topology.services.append(
            Service(
                "MediationServer",
                fqdn,
                depends=[("Registrar", fqdn)],
                ports=[
                    Port("Mediation", "SipServer", "Primary", 5070),
                    Port("Mediation", "SipClient", "Pstn", 5067, "Tls"),
                ],
            )
        )


def add_store(topology: Topology, fqdn: str, *users: tuple[str, str, str], **attributes: str) -> None:
    """A SQL Server with its default instance; `users` are (store role, role, cluster)."""
    topology.clusters.append(Cluster(fqdn, [Box(None)], is_product=False, instances={"": attributes}))
    for store, role, cluster in users:
        topology.services.append(Service(store, fqdn, instance=""))
        topology.service(role, cluster).depends.append((store, fqdn))


def add_share(topology: Topology, fqdn: str, share: str, *users: str) -> None:
    """A file store on a cluster, made if it is not there."""
    if fqdn not in {item.fqdn for item in topology.clusters}:
        topology.clusters.append(Cluster(fqdn, [Box(None)], is_product=False))
    topology.services.append(Service("FileStore", fqdn, child=f'<FileStoreService ShareName="{share}"/>'))
    for cluster in users:
        topology.service("UserServices", cluster).depends.append(("FileStore", fqdn))


def add_edge(
    topology: Topology,
    next_hop: str,
    boxes: list[Box],
    names: tuple[str, str, str] = ("sip.contoso.com",) * 3,
    ports: tuple[int, int, int] = (5061, 444, 443),
    numbers: tuple[int, int, int] = (1, 1, 1),
) -> None:
    """An Edge pool whose next hop is a Registrar that leads back to it."""
    topology.clusters.append(Cluster(EDGE, boxes))
    topology.services += [
        Service("EdgeServer", EDGE, depends=[("Registrar", next_hop)], ports=edge_ports(names, ports, numbers)),
        Service(
            "ManagementServices", EDGE, ports=[Port("ReplicationService", "Replication", "Internal", 4443, "Https")]
        ),
    ]
    for role in ("Registrar", "ConfServices", "MediationServer"):
        if any(item.role == role and item.cluster == next_hop for item in topology.services):
            topology.service(role, next_hop).depends.append(("EdgeServer", EDGE))


def edge_box(number: int) -> Box:
    """An Edge Server with one external address behind NAT."""
    return Box(
        f"edge0{number}.contoso.com",
        [
            Card("Internal", f"192.0.2.{10 + number}"),
            Card("External", f"198.51.100.{10 + number}", configured=f"203.0.113.{10 + number}"),
        ],
    )


def enterprise() -> Topology:
    """Four Front Ends, three Edge Servers, SQL, file store, Office Web Apps, a gateway over TCP."""
    topology = Topology()
    boxes = [Box(f"FE0{number}.contoso.com", _all("Primary", "External", "Pstn")) for number in range(1, 5)]
    add_front_end(topology, POOL, boxes, "webext.contoso.com")
    add_edge(topology, POOL, [edge_box(number) for number in (1, 2, 3)])
    add_store(
        topology,
        SQL,
        ("UserStore", "UserServices", POOL),
        ("MonitoringStore", "Registrar", POOL),
        ("ArchivingStore", "Registrar", POOL),
    )
    add_share(topology, FILES, "Share", POOL)
    topology.clusters += [
        Cluster(OWA, [Box(None)], is_product=False),
        Cluster(GATEWAY, [Box(GATEWAY, _all("Pstn"))], is_product=False),
    ]
    discovery = f'<WacService DiscoveryUrl="https://{OWA}/hosting/discovery/" IsExternal="false"/>'
    topology.services += [
        Service("WacService", OWA, child=discovery),
        Service(
            "PstnGateway",
            GATEWAY,
            depends=[("MediationServer", POOL)],
            ports=[Port("GatewayComp", "SipClient", "Pstn", 5066, "Tcp")],
            child='<PstnGatewayService MediationServerPort="5068" Default="false"/>',
        ),
    ]
    topology.service("ConfServices").depends.append(("WacService", OWA))
    return topology


def standard() -> Topology:
    """A Standard Edition server with its own database, share and Central Management store."""
    topology = Topology()
    add_front_end(topology, SE, [Box(SE, _all("Primary", "External", "Pstn"))], "webext.contoso.com")
    topology.cluster(SE).instances["rtc"] = {}
    for store in ("UserStore", "CentralMgmtStore"):
        topology.services.append(Service(store, SE, instance="rtc"))
    topology.service("UserServices").depends.append(("UserStore", SE))
    add_share(topology, SE, "LocalShare", SE)
    management = '<CentralMgmtService IsActive="true"/>'
    topology.services.append(Service("CentralMgmt", SE, depends=[("CentralMgmtStore", SE)], child=management))
    return topology


def with_director(topology: Topology, next_hop: str) -> Topology:
    """A Director pool of two in front of a pool."""
    boxes = [Box(f"dir0{number}.contoso.com", _all("Primary", "External")) for number in (1, 2)]
    topology.clusters.append(Cluster(DIRECTOR, boxes))
    topology.services += [
        Service(
            "Registrar",
            DIRECTOR,
            depends=[("WebServices", DIRECTOR), ("Registrar", next_hop)],
            ports=[Port("Registrar", "SipServer", "Primary", 5061)],
            child='<RegistrarService IsDirector="true"/>',
        ),
        Service("WebServices", DIRECTOR, ports=web_ports(), child=web_service("dirext.contoso.com")),
    ]
    return topology


def with_branch(topology: Topology, home: str) -> Topology:
    """A branch site with a Survivable Branch Appliance and a gateway."""
    topology.sites[0].branches.append(Site("2", "Branch Office"))
    gateway = "brgw.contoso.com"
    topology.clusters += [
        Cluster(SBA, [Box(SBA, _all("Primary", "Pstn"))], site="2"),
        Cluster(gateway, [Box(None)], is_product=False, site="2"),
    ]
    topology.services += [
        Service(
            "Registrar",
            SBA,
            depends=[("UserServices", home), ("WebServices", home)],
            child='<RegistrarService IsDirector="false"/>',
        ),
        Service("MediationServer", SBA, depends=[("Registrar", SBA)]),
        Service(
            "PstnGateway",
            gateway,
            depends=[("MediationServer", SBA)],
            ports=[Port("GatewayComp", "SipClient", "Pstn", 5082, "Tls")],
            child='<PstnGatewayService MediationServerPort="5067" Default="true"/>',
        ),
    ]
    return topology
