"""What listens on the few kinds of servers that random designs use, written down by hand from the port tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.devices import Transport
from planner.model.interfaces import BoundService
from planner.model.servers import EdgePool, FrontEndPool, Machine, OfficeWebApps, Server, SupportServer

if TYPE_CHECKING:
    from tests.traffic.second_opinion.stations import Packet

FRONT_END = {
    (80, Transport.TCP): "web-internal-http",
    (443, Transport.TCP): "web-internal-https",
    (8080, Transport.TCP): "web-external-http",
    (4443, Transport.TCP): "web-external-https",
    (5061, Transport.TCP): "registrar-sip",
}
OFFICE_WEB_APPS = {(443, Transport.TCP): "office-web-apps-https", (80, Transport.TCP): "office-web-apps-http"}
DOMAIN_CONTROLLER = {(389, Transport.TCP): "ad-ldap", (389, Transport.UDP): "ad-ldap", (123, Transport.UDP): "ntp"}


def listening(server: Server | None, machine: object, packet: Packet) -> str | None:
    """The service that takes the packet, or None."""
    if server is None or not isinstance(machine, Machine):
        return None
    key = (packet.port, packet.transport)
    if isinstance(server, FrontEndPool):
        bound = [b.addresses for b in machine.bindings if b.service is BoundService.FRONT_END and b.addresses]
        return FRONT_END.get(key) if not bound or packet.destination in bound[0] else None
    if isinstance(server, OfficeWebApps):
        return OFFICE_WEB_APPS.get(key)
    if isinstance(server, SupportServer):
        return DOMAIN_CONTROLLER.get(key)
    assert not isinstance(server, EdgePool), "random designs have no Edge Servers"
    return None


def meant_site(service: str) -> str | None:
    """The web site of a pool that a service belongs to."""
    return next((site for site in ("web-internal", "web-external") if service.startswith(site)), None)
