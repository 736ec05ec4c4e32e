"""Which port a service has in a design: the only answer to that question.

A room of its own because listeners, firewall rows, records, worksheets and rules all need them: the catalog has the
default, the design may change it, one name for all Edge services changes three of them, and the port in the URL of a
web site is another than the one the site listens on.
"""

from collections.abc import Iterable
from functools import cache

from planner.catalog.catalog import Catalog
from planner.catalog.services import PortRange, Service
from planner.model.design import Design
from planner.model.servers import (
    DirectorPool,
    EdgePool,
    FrontEndPool,
    Gateway,
    PortOverride,
    Server,
    TrunkTransport,
    WebPool,
)

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
    set_here = _set_in(server.ports, service)
    if set_here is not None:
        return set_here
    if isinstance(server, Gateway) and server.listening_port is not None and service.id in _GATEWAY_SIP:
        return (PortRange(server.listening_port, server.listening_port),)
    if isinstance(server, Gateway) and service.id == _PROVIDER_SIP:
        default = next(name for name, transport in _GATEWAY_SIP.items() if transport is server.transport)
        return ports_in_use(catalog, server, catalog.service(default))
    if isinstance(server, EdgePool) and server.has_single_name:
        return _single_name_ports(catalog).get(service.id, service.ports)
    return service.ports


def client_ports_in_use(catalog: Catalog, design: Design, service: Service) -> tuple[PortRange, ...]:
    """Ports of a service of clients: what the conferencing configuration holds them to, else any."""
    return _set_in(design.client_ports, service) or service.ports


def _set_in(overrides: Iterable[PortOverride], service: Service) -> tuple[PortRange, ...] | None:
    found = next((item for item in overrides if item.service == service.id), None)
    return None if found is None else (PortRange(found.port, found.port + found.count - 1),)


# --- ports in the URLs of web sites

WEB_SITES = ("web-external-https", "web-external-http", "web-internal-https", "web-internal-http")
"""Services of the two web sites of a pool."""

_USUAL = {"web-external-https": "proxy-https", "web-external-http": "proxy-http"}
"""Where outside URLs lead to first: the listener that has their usual port."""


def published_port(catalog: Catalog, pool: WebPool, site: str, *, is_balanced: bool = False) -> int:
    """The port in the URLs of a web site, which is what everybody asks who is told the URL.

    Args:
        catalog: the facts.
        pool: whose site it is.
        site: id of the service, one of `WEB_SITES`.
        is_balanced: a virtual address stands before the internal site and may translate.
    """
    stated = {
        "web-external-https": pool.web.published_external_https,
        "web-external-http": pool.web.published_external_http,
        "web-internal-https": pool.web.published_internal_https,
        "web-internal-http": pool.web.published_internal_http,
    }[site]
    if stated is not None:
        return stated
    if is_balanced or site in _USUAL:
        return usual_port(catalog, site)
    return ports_in_use(catalog, pool, catalog.service(site))[0].start


def usual_port(catalog: Catalog, site: str) -> int:
    """The port of URLs that name none, as discovery and simple URLs do."""
    return catalog.service(_USUAL.get(site, site)).port


def proxy_ports(catalog: Catalog, design: Design, listener: str) -> tuple[int, ...]:
    """Ports at which reverse proxies are asked, the usual one first. The listener is `proxy-https` or `proxy-http`."""
    site = next(site for site, usual in _USUAL.items() if usual == listener)
    published = (
        published_port(catalog, pool, site) for pool in _web_pools(design) if pool.web.external_fqdn is not None
    )
    return tuple(dict.fromkeys((usual_port(catalog, site), *published)))


def _web_pools(design: Design) -> tuple[WebPool, ...]:
    return (*design.servers_of(FrontEndPool), *design.servers_of(DirectorPool))


def plain_ports(catalog: Catalog, design: Design) -> frozenset[int]:
    """Every port at which this design speaks HTTP without TLS: at proxies, virtual addresses and pools."""
    found = set(proxy_ports(catalog, design, "proxy-http"))
    for pool in _web_pools(design):
        for site in ("web-external-http", "web-internal-http"):
            listening = {ports.start for ports in ports_in_use(catalog, pool, catalog.service(site))}
            fronts = (
                port.port
                for balancer in design.load_balancers
                for vip in balancer.vips
                if vip.pool == pool.id
                for port in vip.ports
                if port.member_port in listening
            )
            found.update(listening, fronts, (published_port(catalog, pool, site),))
    return frozenset(found)


# --- trunks


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
