"""The flow map: per workload, which systems talk, over which ports, through which firewalls.

A room of its own because openings answer for one firewall each, while this follows one connection from end to end,
also where no firewall stands between the ends.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.catalog.flows import Flow
from planner.catalog.sources import Confidence
from planner.model.design import Design
from planner.model.devices import Transport
from planner.requirements.endpoint import Endpoint
from planner.requirements.flow_ports import FlowPorts, Ports
from planner.requirements.flow_walks import FlowWalk
from planner.requirements.openings import own_crossings

_WORKLOADS = (
    ("Push notifications", {"push"}),
    ("Mobility", {"mobility", "autodiscover-http"}),
    ("Exchange", {"exchange", "exchange-um", "cloud-voicemail", "outlook-web-im"}),
    ("Hybrid and cloud", {"hybrid", "ems"}),
    ("Partners and public networks", {"federation", "pic", "xmpp", "skype-search", "legacy-ocs2007"}),
    ("Branch", {"branch", "sba-users"}),
    ("Enterprise Voice", {"voice", "sip-trunk", "media-bypass", "response-group", "call-park", "cac", "e911", "rcc"}),
    ("Conferencing", {"conferencing", "dial-in", "office-web-apps", "vis"}),
    ("Audio, video and sharing", {"av"}),
    ("Persistent Chat and applications", {"persistent-chat", "trusted-apps"}),
    ("Remote access", {"external-access"}),
    ("Databases and files", {"ee-pool", "sql-mirroring", "sql-ag", "monitoring", "archiving"}),
)
"""Workloads by the feature tags of their flows; the first that fits, so that the special comes before the general."""

_CLIENTS = frozenset({"internal-client", "mobile-wifi", "branch-client", "internet", "internet-client"})
_BASICS = frozenset({"dns", "ad-dc", "ntp", "dhcp", "ca-crl"})
SIGN_IN, BASICS, SERVERS = "Sign-in and web services", "Directory, DNS, time", "Servers among themselves"

WORKLOADS = (SIGN_IN, *(title for title, _ in _WORKLOADS), SERVERS, BASICS)
"""Titles of all workloads, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedFlow:
    """One connection of the design from end to end.

    Attributes:
        source, destination: ids of elements, or of zones where any host there is meant.
        source_ports, ports: empty means any.
        services: ids of the services reached.
        firewalls: ids of the firewalls on the way, in order.
        state: verdict of the worst walk, firewall filters left aside.
    """

    workload: str
    flow: str
    source: str
    source_zone: str
    destination: str
    destination_zone: str
    source_ports: Ports
    ports: Ports
    transport: Transport
    protocol: str
    services: tuple[str, ...]
    firewalls: tuple[str, ...]
    state: str
    is_required: bool
    purpose: str
    reference: str
    confidence: Confidence


def derive_flow_map(design: Design, ports_of: FlowPorts, flow_walks: Iterable[FlowWalk]) -> tuple[MappedFlow, ...]:
    """Every planned connection, by workload, then in the catalog's order."""
    found = [row for flow_walk in flow_walks for row in _rows(design, ports_of, flow_walk)]
    return tuple(sorted(found, key=lambda row: WORKLOADS.index(row.workload)))


def services_by_server(flow_walks: Iterable[FlowWalk]) -> Mapping[str, dict[str, bool]]:
    """Services of the catalog that each server has to answer, with whether a required flow asks for it."""
    found: dict[str, dict[str, bool]] = {}
    for flow_walk in flow_walks:
        planned = flow_walk.planned
        services = found.setdefault(planned.destination.element, {})
        for service in planned.flow.services:
            services[service] = services.get(service, False) or planned.is_required
    return found


def workload_of(flow: Flow) -> str:
    """The workload a flow belongs to."""
    if flow.to_role in _BASICS:
        return BASICS
    tags = set(flow.features)
    for title, asked in _WORKLOADS:
        if tags & asked:
            return title
    return SIGN_IN if flow.from_role in _CLIENTS or flow.to_role.startswith("edge-external") else SERVERS


def _rows(design: Design, ports_of: FlowPorts, flow_walk: FlowWalk) -> Iterator[MappedFlow]:
    planned, flow = flow_walk.planned, flow_walk.planned.flow
    for transport, ports in ports_of.by_transport(planned).items():
        yield MappedFlow(
            workload=workload_of(flow),
            flow=flow.id,
            source=_opener(design, planned.source),
            source_zone=planned.source.zone,
            destination=planned.destination.element,
            destination_zone=planned.destination.zone,
            source_ports=ports_of.of_source(planned),
            ports=ports,
            transport=transport,
            protocol=flow.protocol,
            services=flow.services,
            firewalls=_firewalls(flow_walk),
            state=flow_walk.verdict.value,
            is_required=planned.is_required,
            purpose=flow.purpose,
            reference=flow.reference,
            confidence=flow.confidence,
        )


def _opener(design: Design, source: Endpoint) -> str:
    """Who opens the connection: from a virtual address it is the balancer, not the pool that the address stands for."""
    return next(
        (item.id for item in design.load_balancers if any(vip.id in source.parts for vip in item.vips)), source.element
    )


def _firewalls(flow_walk: FlowWalk) -> tuple[str, ...]:
    """Firewalls on the way of the connection, each once a walk crosses it; not those behind a proxy that ends it."""
    return tuple(dict.fromkeys(crossing.firewall for crossing in own_crossings(flow_walk.walks)))
