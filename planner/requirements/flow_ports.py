"""Ports of a planned flow, as the design sets them.

A room of its own because walks, firewall rows and the flow map must name the same ports, and because they can be
changed at the server, at the trunk and at the balancer.
"""

from collections.abc import Iterator, Mapping

from planner.catalog import Catalog
from planner.catalog.flows import Flow
from planner.catalog.ports_in_use import is_trunk_end, is_trunk_of, ports_in_use
from planner.catalog.services import Service
from planner.model.design import Design
from planner.model.devices import Transport, Vip
from planner.model.servers import Gateway, Server
from planner.requirements.endpoint import Endpoint
from planner.requirements.flow_selection import PlannedFlow

Ports = tuple[tuple[int, int], ...]

_RELAY_RANGE = "av-edge-media"
"""The A/V Edge's own range. Outbound relay rows have it as source and go to any port (flows-C4)."""


class FlowPorts:
    """Ports of planned flows in one design. Flows between the same hosts have the same ports, which are found once."""

    def __init__(self, design: Design, catalog: Catalog) -> None:
        self._design = design
        self._catalog = catalog
        self._by_transport: dict[tuple[Flow, Endpoint, str | None], Mapping[Transport, Ports]] = {}
        self._of_sources: dict[tuple[Flow, Endpoint], Ports] = {}

    def by_transport(self, planned: PlannedFlow) -> Mapping[Transport, Ports]:
        """Destination ports of a planned flow, as this design sets them; an empty tuple means any port."""
        gateway = self._trunk_gateway(planned)
        key = (planned.flow, planned.destination, gateway.id if gateway is not None else None)
        found = self._by_transport.get(key)
        if found is None:
            found = self._by_transport[key] = self._ports(planned, gateway)
        return found

    def of_source(self, planned: PlannedFlow) -> Ports:
        """Source ports of a planned flow; an empty tuple means any. The relay range follows the Edge's own setting."""
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

    def _ports(self, planned: PlannedFlow, gateway: Gateway | None) -> Mapping[Transport, Ports]:
        if _is_relay_outbound(planned.flow):
            return {transport: () for transport in _transports(planned.flow.transport)}
        found: dict[Transport, list[tuple[int, int]]] = {}
        for name in self.services(planned):
            service = self._catalog.service(name)
            for transport in _transports(service.transport):
                if transport in _transports(planned.flow.transport):
                    ports = found.setdefault(transport, [])
                    if gateway is not None and gateway.mediation_port is not None and is_trunk_end(name):
                        ports.append((gateway.mediation_port, gateway.mediation_port))
                    else:
                        ports.extend(_service_ports(self._design, self._catalog, service, planned.destination))
        return {transport: tuple(dict.fromkeys(ports)) for transport, ports in found.items()}

    def _source_ports(self, planned: PlannedFlow) -> Ports:
        relay = self._catalog.service(_RELAY_RANGE)
        if _is_relay_outbound(planned.flow) or planned.flow.source_ports == relay.ports:
            return tuple(_service_ports(self._design, self._catalog, relay, planned.source))
        return tuple((ports.start, ports.end) for ports in planned.flow.source_ports)

    def _trunk_gateway(self, planned: PlannedFlow) -> Gateway | None:
        """The end of the flow that is a gateway, or None."""
        for end in (planned.source, planned.destination):
            element = self._design.find(end.element)
            if isinstance(element, Gateway):
                return element
        return None


def _is_relay_outbound(flow: Flow) -> bool:
    return flow.from_role == "edge-external-av" and flow.services == ("remote-media",)


def _transports(text: str) -> tuple[Transport, ...]:
    return _TRANSPORTS.get(text, _BOTH)


_TRANSPORTS = {"tcp": (Transport.TCP,), "udp": (Transport.UDP,)}
_BOTH = (Transport.TCP, Transport.UDP)


def _service_ports(design: Design, catalog: Catalog, service: Service, endpoint: Endpoint) -> Iterator[tuple[int, int]]:
    server = design.find(endpoint.element)
    if isinstance(server, Server):
        changed = ports_in_use(catalog, server, service)
        if changed != service.ports:
            yield from ((ports.start, ports.end) for ports in changed)
            return
    vip = design.find_vip(endpoint.parts[0]) if endpoint.parts else None
    for ports in service.ports:
        yield _at_vip(vip[1], ports.start, ports.end) if vip else (ports.start, ports.end)


def _at_vip(vip: Vip, first: int, last: int) -> tuple[int, int]:
    """The port at a VIP that leads to a member's port: the same one, or the one the balancer translates."""
    fronts = [port.port for port in vip.ports if port.member_port == first]
    if first == last and fronts and first not in fronts:
        return (fronts[0], fronts[0])
    return (first, last)
