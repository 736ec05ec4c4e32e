"""Ports of a planned flow, as the design sets them.

A room of its own because walks, firewall rows and the flow map must name the same ports, and because they can be
changed at the server, at the trunk and at the balancer.
"""

from collections.abc import Iterator, Mapping

from planner.catalog import Catalog
from planner.catalog.flows import Flow
from planner.catalog.ports_in_use import (
    client_ports_in_use,
    is_trunk_end,
    is_trunk_of,
    ports_in_use,
    proxy_ports,
    published_port,
    usual_port,
)
from planner.catalog.services import Service
from planner.model.design import Design
from planner.model.devices import Transport, Vip
from planner.model.servers import DirectorPool, FrontEndPool, Gateway, Server
from planner.requirements.endpoint import Endpoint
from planner.requirements.flow_selection import PlannedFlow
from planner.requirements.web_listeners import EXTERNAL_WEB, web_entry_port

Ports = tuple[tuple[int, int], ...]

ServicePorts = tuple[str, Transport, Ports]
"""Id of a service, transport, and its ports."""

_RELAY_RANGE = "av-edge-media"
"""The A/V Edge's own range. Outbound relay rows have it as source and go to any port (flows-C4)."""


class FlowPorts:
    """Ports of planned flows in one design. Flows between the same hosts have the same ports, which are found once."""

    def __init__(self, design: Design, catalog: Catalog) -> None:
        self._design = design
        self._catalog = catalog
        self._by_service: dict[tuple[Flow, Endpoint, str | None], tuple[ServicePorts, ...]] = {}
        self._by_transport: dict[tuple[ServicePorts, ...], Mapping[Transport, Ports]] = {}
        self._of_sources: dict[tuple[Flow, Endpoint], Ports] = {}

    def by_service(self, planned: PlannedFlow) -> tuple[ServicePorts, ...]:
        """Service, transport and destination ports of a planned flow: each is a question of its own."""
        gateway = self._trunk_gateway(planned)
        key = (planned.flow, planned.destination, gateway.id if gateway is not None else None)
        found = self._by_service.get(key)
        if found is None:
            found = self._by_service[key] = self._ports(planned, gateway)
        return found

    def by_transport(self, planned: PlannedFlow) -> Mapping[Transport, Ports]:
        """Destination ports of a planned flow, as this design sets them; an empty tuple means any port."""
        if _is_relay_outbound(planned.flow):
            return {transport: () for transport in _transports(planned.flow.transport)}
        services = self.by_service(planned)
        found = self._by_transport.get(services)
        if found is None:
            joined: dict[Transport, list[tuple[int, int]]] = {}
            for _, transport, ports in services:
                joined.setdefault(transport, []).extend(ports)
            found = self._by_transport[services] = {key: tuple(dict.fromkeys(ports)) for key, ports in joined.items()}
        return found

    def of_source(self, planned: PlannedFlow) -> Ports:
        """Source ports of a planned flow; an empty tuple means any. Own ranges follow their setting."""
        key = (planned.flow, planned.source)
        found = self._of_sources.get(key)
        if found is None:
            found = self._of_sources[key] = self._source_ports(planned)
        return found

    def services(self, planned: PlannedFlow) -> tuple[str, ...]:
        """Services of a planned flow; of those of a trunk only the one of its transport."""
        gateway = self._trunk_gateway(planned)
        if gateway is None:
            return planned.flow.services
        return tuple(name for name in planned.flow.services if is_trunk_of(gateway, name))

    def _ports(self, planned: PlannedFlow, gateway: Gateway | None) -> tuple[ServicePorts, ...]:
        found = []
        for name in self.services(planned):
            service = self._catalog.service(name)
            if gateway is not None and gateway.mediation_port is not None and is_trunk_end(name):
                ports: Ports = ((gateway.mediation_port, gateway.mediation_port),)
            else:
                ports = tuple(_service_ports(self._design, self._catalog, service, planned))
            for transport in _transports(service.transport):
                if transport in _transports(planned.flow.transport):
                    found.append((name, transport, ports))
        return tuple(found)

    def _source_ports(self, planned: PlannedFlow) -> Ports:
        """Own ranges follow the setting of their server, or of clients."""
        flow = planned.flow
        stated = self._catalog.service(_RELAY_RANGE).ports if _is_relay_outbound(flow) else flow.source_ports
        own = [self._catalog.service(name) for name in _own_services(flow)] if stated else []
        found: list[tuple[int, int]] = []
        for ports in stated:
            services = [service for service in own if service.ports == (ports,)]
            for service in services:
                found.extend(_in_use(self._design, self._catalog, service, planned.source))
            if not services:
                found.append((ports.start, ports.end))
        return tuple(dict.fromkeys(found))

    def _trunk_gateway(self, planned: PlannedFlow) -> Gateway | None:
        """The end of the flow that is a gateway, or None."""
        for end in (planned.source, planned.destination):
            element = self._design.find(end.element)
            if isinstance(element, Gateway):
                return element
        return None


_OWN_SOURCES = {
    "edge-external-av": (_RELAY_RANGE, "av-edge-stun-udp"),
    "mediation": ("mediation-audio",),
    "front-end": ("conference-audio",),
}
"""What a server sends from, by role. The documents print the default of these services as source port."""

_CLIENT_ROLES = frozenset({"internal-client", "branch-client"})
_CLIENT_MODALITIES = {
    "conference-video": ("client-video",),
    "conference-sharing": ("client-sharing",),
    "client-video": ("client-video",),
    "client-sharing": ("client-sharing",),
    "client-file-transfer": ("client-file-transfer",),
}
"""What a client sends from, by what it asks for; anything else is audio. Mobile devices are held to no range."""


def _own_services(flow: Flow) -> tuple[str, ...]:
    if flow.from_role in _CLIENT_ROLES:
        return tuple(
            dict.fromkeys(own for name in flow.services for own in _CLIENT_MODALITIES.get(name, ("client-audio",)))
        )
    return _OWN_SOURCES.get(flow.from_role, ())


def _is_relay_outbound(flow: Flow) -> bool:
    return flow.from_role == "edge-external-av" and flow.services == ("remote-media",)


def _transports(text: str) -> tuple[Transport, ...]:
    return _TRANSPORTS.get(text, _BOTH)


_TRANSPORTS = {"tcp": (Transport.TCP,), "udp": (Transport.UDP,)}
_BOTH = (Transport.TCP, Transport.UDP)


_ASKS_USUAL_PORTS = frozenset(
    {
        "wifi-lyncdiscoverinternal-https",
        "wifi-lyncdiscoverinternal-http",
        "wifi-lyncdiscoverinternal-director",
        "client-admin-url",
    }
)
"""Flows by names that come without a port (discovery, simple URLs): a client asks the usual one, whatever is set."""

_PROXY_LISTENERS = frozenset({"proxy-https", "proxy-http"})


def _service_ports(
    design: Design, catalog: Catalog, service: Service, planned: PlannedFlow
) -> Iterator[tuple[int, int]]:
    """Ports that whoever opens the flow asks for; at a virtual address those at which it leads to the service."""
    endpoint = planned.destination
    if service.id in _PROXY_LISTENERS:
        yield from ((port, port) for port in proxy_ports(catalog, design, service.id))
        return
    pool = design.find(endpoint.element)
    if endpoint.role == "hlb-web-ext-vip" and isinstance(pool, Server) and service.id in EXTERNAL_WEB:
        port = web_entry_port(design, catalog, pool, service.id)
        yield (port, port)
        return
    vip = design.find_vip(endpoint.parts[0]) if endpoint.parts else None
    is_asked_by_url = service.site == "web-internal" and not planned.flow.from_role.startswith("hlb")
    if is_asked_by_url and isinstance(pool, FrontEndPool | DirectorPool):
        if planned.flow.id in _ASKS_USUAL_PORTS:
            port = usual_port(catalog, service.id)
        else:
            port = published_port(catalog, pool, service.id, is_balanced=vip is not None)
        yield (port, port)
        return
    for first, last in _in_use(design, catalog, service, endpoint):
        yield _at_vip(vip[1], first, last) if vip else (first, last)


def _in_use(design: Design, catalog: Catalog, service: Service, endpoint: Endpoint) -> tuple[tuple[int, int], ...]:
    """Ports of a service at an endpoint itself."""
    server = design.find(endpoint.element)
    if isinstance(server, Server):
        found = ports_in_use(catalog, server, service)
    else:
        found = client_ports_in_use(catalog, design, service)
    return tuple((ports.start, ports.end) for ports in found)


def _at_vip(vip: Vip, first: int, last: int) -> tuple[int, int]:
    """The port at a VIP that leads to a member's port: the same one, or the one the balancer translates."""
    fronts = [port.port for port in vip.ports if port.member_port == first]
    if first == last and fronts and first not in fronts:
        return (fronts[0], fronts[0])
    return (first, last)
