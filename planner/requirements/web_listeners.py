"""Where the external web site of a pool is entered: by which virtual server, on which port.

A room of its own because the port changes exactly once between the Internet and a pool's external web site. The rule of
the proxy, the row of the firewall and the listener of the balancer are handed to three teams, and each of them is wrong
when another one says a different port.
"""

from planner.catalog import Catalog
from planner.catalog.ports_in_use import ports_in_use
from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.servers import DirectorPool, Edition, FrontEndPool, PoolBalancing, Server

EXTERNAL_WEB = ("web-external-https", "web-external-http")
"""Services of the external web site."""


def needs_web_balancer(server: object) -> bool:
    """Tells whether web traffic of a pool takes a balancer: it has several members (clause D-LB-08)."""
    if isinstance(server, FrontEndPool):
        return len(server.members) > 1 and server.edition is not Edition.STANDARD
    return isinstance(server, DirectorPool) and len(server.members) > 1


def web_carriers(design: Design, pool: str, purpose: VipPurpose) -> tuple[tuple[LoadBalancer, Vip], ...]:
    """Virtual servers that carry a web site of a pool; where balancers carry everything, that of SIP may do it."""
    found = _vips(design, pool, purpose)
    if not found and getattr(design.find(pool), "sip_balancing", None) is PoolBalancing.HARDWARE:
        return _vips(design, pool, VipPurpose.SIP)
    return found


def _vips(design: Design, pool: str, purpose: VipPurpose) -> tuple[tuple[LoadBalancer, Vip], ...]:
    return design.vips_by_purpose.get((pool, purpose), ())


def web_entry_port(design: Design, catalog: Catalog, server: Server, service: str) -> int:
    """The port that ends at the members' port of a service of the external web site.

    That is the port itself when the proxy translates, which is also the default; it is the virtual server's own port
    when the balancer listens on another one and translates.
    """
    member_port = ports_in_use(catalog, server, catalog.service(service))[0].start
    carriers = web_carriers(design, server.id, VipPurpose.WEB_EXTERNAL)
    listening = [port.port for _, vip in carriers for port in vip.ports if port.member_port == member_port]
    return member_port if member_port in listening or not listening else listening[0]
