"""Records of Edge Servers: their inside names, their public names, and what the world finds them by.

A room of its own because outside these carry public addresses whatever stands on the adapter, and inside the
opposite holds.
"""

from collections.abc import Iterator

from planner.catalog.records import RecordTemplate
from planner.model.interfaces import BoundService
from planner.model.names import is_within, same_name
from planner.model.servers import EdgePool
from planner.requirements.groundwork import Groundwork
from planner.requirements.record_rows import RecordRow
from planner.requirements.requirement import RequiredRecord
from planner.requirements.server_records import inside
from planner.requirements.views import AskedView, Audience
from planner.requirements.whereabouts import Addresses

Records = Iterator[RequiredRecord]


def edge_pool_int_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The inside name of each Edge pool."""
    for edge in ground.design.servers_of(EdgePool):
        entry = ground.whereabouts.edge_internal_entry(edge)
        yield from inside(ground, RecordRow(template), edge.fqdn, entry, edge.id)


def edge_server_int_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The computer names of Edge Servers that differ from the pool name."""
    row = RecordRow(template)
    for edge in ground.design.servers_of(EdgePool):
        for machine in edge.members:
            if not same_name(machine.fqdn, edge.fqdn):
                addresses = ground.whereabouts.edge_internal(machine)
                yield from inside(ground, row, machine.fqdn, (addresses,), edge.id)


def edge_nexthop_hosts(ground: Groundwork, template: RecordTemplate) -> Records:
    """The next hop of each Edge, where no view that the Edge asks leads to an inside one.

    In a perimeter view it is a record; where the Edge asks public resolvers only, it is a line of the HOSTS file.
    """
    row = RecordRow(template)
    for edge in ground.design.servers_of(EdgePool):
        server = ground.next_hop(edge)
        views = _views_of(ground, edge)
        if server is None or not views or any(ground.asks_inside(view.id) for view in views):
            continue
        entry = ground.whereabouts.sip_entry(server, server.sip_balancing)
        perimeter = [view for view in views if view.audience is Audience.PERIMETER]
        for view in perimeter:
            yield from row.hosts(view, server.fqdn, entry, edge.id)
        if not perimeter:
            yield from row.hosts_file(edge.id, server.fqdn, entry, edge.id)


def _views_of(ground: Groundwork, edge: EdgePool) -> tuple[AskedView, ...]:
    zones = {interface.zone for machine in edge.members for interface in machine.interfaces}
    return tuple(ground.views_by_id[view] for view in sorted({ground.design.zone(zone).view for zone in zones}))


def _public(
    ground: Groundwork, template: RecordTemplate, edge: EdgePool, name: str | None, service: BoundService
) -> Records:
    if name is None:
        return
    row = RecordRow(template)
    entry = ground.whereabouts.edge_public(edge, service)
    for view in ground.outside_views:
        if view.needs(name):
            yield from row.hosts(view, name, entry, edge.id)


def access_edge_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The public name of the Access Edge."""
    for edge in ground.design.servers_of(EdgePool):
        if not edge.has_single_name:
            yield from _public(ground, template, edge, edge.access_fqdn, BoundService.ACCESS_EDGE)


def webconf_edge_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The public name of the Web Conferencing Edge."""
    for edge in ground.design.servers_of(EdgePool):
        if not edge.has_single_name:
            yield from _public(ground, template, edge, edge.web_conferencing_fqdn, BoundService.WEB_CONFERENCING_EDGE)


def av_edge_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The public name of the A/V Edge."""
    for edge in ground.design.servers_of(EdgePool):
        if not edge.has_single_name:
            yield from _public(ground, template, edge, edge.av_fqdn, BoundService.AV_EDGE)


def edge_single_name_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The one public name of an Edge whose three services share it."""
    for edge in ground.design.servers_of(EdgePool):
        if edge.has_single_name:
            yield from _public(ground, template, edge, edge.access_fqdn, BoundService.ACCESS_EDGE)


def srv_host(edge: EdgePool, domain: str) -> str:
    """The host that an SRV of `domain` names: the Access Edge if it lies in the domain, else sip.{domain}.

    The target has to be a host in the SRV's own domain (clause D-DNS-07).
    """
    if edge.access_fqdn is not None and is_within(edge.access_fqdn, domain):
        return edge.access_fqdn
    return f"sip.{domain}"


def _per_domain_hosts(ground: Groundwork, template: RecordTemplate, edge: EdgePool) -> Records:
    """A host of each SIP domain that leads to the Access Edge."""
    row = RecordRow(template)
    entry = ground.whereabouts.edge_public(edge, BoundService.ACCESS_EDGE)
    for view in ground.outside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.hosts(view, name, entry, edge.id)


def sip_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """The sign-in host of each SIP domain outside."""
    if ground.sign_in_edge is not None:
        yield from _per_domain_hosts(ground, template, ground.sign_in_edge)


def sip_tls_srv(ground: Groundwork, template: RecordTemplate) -> Records:
    """Sign-in SRV of outside clients."""
    edge = ground.sign_in_edge
    if edge is not None and "external-access" in ground.features:
        row = RecordRow(template)
        yield from _outside_srv(ground, row, edge, ground.port(edge, row.service_id))


def sipfederationtls_srv_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """What partners, the cloud and the push clearing house look up."""
    edge = ground.federation_edge
    if edge is not None and ground.has_any("federation", "pic", "hybrid", "push"):
        row = RecordRow(template)
        yield from _outside_srv(ground, row, edge, ground.port(edge, row.service_id))


def _outside_srv(ground: Groundwork, row: RecordRow, edge: EdgePool, port: int) -> Records:
    for view in ground.outside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.service(view, name, port, srv_host(edge, domain), edge.id)


def sipfederationtls_srv_internal(ground: Groundwork, template: RecordTemplate) -> Records:
    """The same SRV for the Edge itself, in views other than public ones that hold the SIP domain and it asks.

    Optional while the Edge asks a public resolver too, which answers the external record.
    """
    edge = ground.federation_edge
    if edge is None or not ground.has_any("hybrid", "push"):
        return
    asked = _views_of(ground, edge)
    row = RecordRow(template, is_required=not any(view.audience is Audience.OUTSIDE for view in asked))
    port = ground.port(edge, row.service_id)
    for view in asked:
        if view.audience is Audience.OUTSIDE:
            continue
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.held_zone(name) is not None:
                yield from row.service(view, name, port, srv_host(edge, domain), edge.id)


def webconf_internal_view(ground: Groundwork, template: RecordTemplate) -> Records:
    """The Web Conferencing Edge's public address for users inside that are homed in the cloud."""
    if "hybrid" not in ground.features:
        return
    for edge in ground.design.servers_of(EdgePool):
        if edge.web_conferencing_fqdn is not None:
            entry: tuple[Addresses, ...] = ground.whereabouts.edge_public(edge, BoundService.WEB_CONFERENCING_EDGE)
            yield from inside(ground, RecordRow(template), edge.web_conferencing_fqdn, entry, edge.id)


def xmpp_srv(ground: Groundwork, template: RecordTemplate) -> Records:
    """What XMPP partners look up."""
    edge = _xmpp_edge(ground, template)
    if edge is None:
        return
    row = RecordRow(template)
    port = ground.port(edge, row.service_id)
    for view in ground.outside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.service(view, name, port, f"xmpp.{domain}", edge.id)


def xmpp_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The host behind the XMPP SRV."""
    edge = _xmpp_edge(ground, template)
    if edge is not None:
        yield from _per_domain_hosts(ground, template, edge)


def _xmpp_edge(ground: Groundwork, template: RecordTemplate) -> EdgePool | None:
    """The Edge that XMPP partners are told: the usual one, if its version still has the proxy for them."""
    edge = ground.federation_edge
    if edge is None or "xmpp" not in ground.features or not ground.applies_to(template.versions, edge.id):
        return None
    return edge
