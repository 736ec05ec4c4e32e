"""Ports that a server of the design really uses for a service.

A room of its own because listeners, firewall rows, records, worksheets and rules all need them: the catalog has the
default, the design may change it, and one name for all Edge services changes three of them.
"""

from functools import cache

from planner.catalog.catalog import Catalog
from planner.catalog.services import PortRange, Service
from planner.model.servers import EdgePool, Gateway, Server, TrunkTransport

_TRUNK_SIP = {
    "mediation-gateway-sip-tls": TrunkTransport.TLS,
    "mediation-gateway-sip-tcp": TrunkTransport.TCP,
}
_GATEWAY_SIP = {
    "gateway-sip-tls": TrunkTransport.TLS,
    "gateway-sip-tcp": TrunkTransport.TCP,
    "appliance-gateway-sip-tls": TrunkTransport.TLS,
    "appliance-gateway-sip-tcp": TrunkTransport.TCP,
}


_PROVIDER_SIP = "sbc-sip"
"""SIP of a provider's SBC: trunk defined, with Topology Builder's default of its transport."""


def ports_in_use(catalog: Catalog, server: Server, service: Service) -> tuple[PortRange, ...]:
    """Ports of a service on a server: the server's own, those of its form of the topology, or the default.

    Empty where the documents leave the port to a vendor or provider and the design does not say it either.
    """
    override = next((item for item in server.ports if item.service == service.id), None)
    if override is not None:
        return (PortRange(override.port, override.port + override.count - 1),)
    if isinstance(server, Gateway) and server.listening_port is not None and service.id in _GATEWAY_SIP:
        return (PortRange(server.listening_port, server.listening_port),)
    if isinstance(server, Gateway) and service.id == _PROVIDER_SIP:
        default = next(name for name, transport in _GATEWAY_SIP.items() if transport is server.transport)
        return ports_in_use(catalog, server, catalog.service(default))
    if isinstance(server, EdgePool) and server.has_single_name:
        return _single_name_ports(catalog).get(service.id, service.ports)
    return service.ports


def is_trunk_of(gateway: Gateway, service_id: str) -> bool:
    """Tells whether a SIP service, of either end of a trunk, is one that this gateway's trunk uses."""
    return {**_GATEWAY_SIP, **_TRUNK_SIP}.get(service_id, gateway.transport) is gateway.transport


def is_trunk_end(service_id: str) -> bool:
    """Tells whether a service of a Mediation Server is the end of a trunk, whose port the gateway may change."""
    return service_id in _TRUNK_SIP


@cache
def _single_name_ports(catalog: Catalog) -> dict[str, tuple[PortRange, ...]]:
    """Topology Builder's values where one name and address serve all three Edge services."""
    return {
        service: override.ports
        for override in catalog.variant("edge-single-ip").overrides
        if override.ports
        for service in catalog.flow(override.flow).services
    }
