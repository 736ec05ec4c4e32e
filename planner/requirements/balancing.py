"""Virtual addresses that load balancers have to carry, and which of them the design has.

A room of its own because the same pool needs up to three VIPs with different ports and opposite persistence, and
findings, worksheets and DNS must agree on which VIP serves which traffic.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalog.balancing import BalancedService, BalancingRule
from planner.catalog.ports_in_use import ports_in_use, published_port, usual_port
from planner.catalog.services import PortRange
from planner.model.devices import Persistence, Transport, VipPort, VipPurpose
from planner.model.product import ServerGeneration
from planner.model.servers import (
    DirectorPool,
    EdgePool,
    FrontEndPool,
    MediationPool,
    OfficeWebApps,
    PoolBalancing,
    Server,
)
from planner.requirements.groundwork import Groundwork
from planner.requirements.requirement import RequiredVip
from planner.requirements.web_listeners import needs_web_balancer

_PERSISTENCE = {
    "fe-web-external": (Persistence.NONE, Persistence.SOURCE, Persistence.COOKIE),
    "fe-web-internal": (Persistence.SOURCE,),
    "fe-web-internal-wifi-only": (Persistence.SOURCE, Persistence.TCP),
    "office-web-apps-lb": (Persistence.SOURCE, Persistence.COOKIE),
}
"""Accepted persistence, the recommended first, as the contradictions of the documents are settled.

Outside none; source as well, which the mobility page asks for (contradiction names-C01); cookie by its own rules.
Inside source alone; TCP too where Mobility is for the Wi-Fi only (clause S-HLB-05). For a farm the documents prefer
affinity and name no kind.
"""

_EDGE_ROWS = {
    VipPurpose.EDGE_ACCESS: "edge-external-hlb-access",
    VipPurpose.EDGE_WEB_CONFERENCING: "edge-external-hlb-webconf",
    VipPurpose.EDGE_AV: "edge-external-hlb-av",
}


_SITES = {
    VipPurpose.WEB_EXTERNAL: ("web-external-https", "web-external-http"),
    VipPurpose.WEB_INTERNAL: ("web-internal-https", "web-internal-http"),
}
"""Services of the web sites by the VIP that carries them."""


@dataclass(frozen=True, slots=True)
class _Need:
    """A VIP that a pool needs, and the catalog rows that describe it.

    Attributes:
        row: persistence, time limit and probe.
        listeners: row whose services are the listeners.
    """

    pool: Server
    purpose: VipPurpose
    row: str
    listeners: str
    is_required: bool = True


def derive_balancing(ground: Groundwork) -> tuple[RequiredVip, ...]:
    """Every VIP the design needs, in order of pool and purpose."""
    needs = (*_web(ground), *_sip(ground), *_edges(ground), *_farms(ground))
    found = (vip for need in needs for vip in _vips(ground, need))
    return tuple(sorted(found, key=lambda item: (item.pool, item.purpose, item.balancer or "", item.vip or "")))


def _web(ground: Groundwork) -> Iterator[_Need]:
    """Web VIPs of pools with several members: DNS balancing never covers web traffic (clause D-LB-08).

    One in front of a single server is a choice; once it is there, names, rules and firewalls lead to it.
    """
    wifi_only = "wifi-only" in ground.features
    inside = "fe-web-internal-wifi-only" if wifi_only else "fe-web-internal"
    for pool in ground.web_pools:
        is_needed = needs_web_balancer(pool)
        if is_needed or ground.whereabouts.vips(pool.id, VipPurpose.WEB_INTERNAL):
            yield _Need(pool, VipPurpose.WEB_INTERNAL, inside, "fe-web-internal")
        is_published = pool.web.external_fqdn is not None
        if is_needed or ground.whereabouts.vips(pool.id, VipPurpose.WEB_EXTERNAL):
            yield _Need(pool, VipPurpose.WEB_EXTERNAL, "fe-web-external", "fe-web-external", is_published)


def _sip(ground: Groundwork) -> Iterator[_Need]:
    for pool in ground.web_pools:
        if pool.sip_balancing is PoolBalancing.HARDWARE:
            row = "director-hlb-only" if isinstance(pool, DirectorPool) else "fe-hlb-only"
            yield _Need(pool, VipPurpose.SIP, row, row)
    for mediation in ground.design.servers_of(MediationPool):
        if ground.whereabouts.vips(mediation.id, VipPurpose.SIP):
            # DNS balances such a pool by itself; a virtual address is a choice, and then the pool's name leads there.
            yield _Need(mediation, VipPurpose.SIP, "mediation-hlb", "mediation-hlb")


def _edges(ground: Groundwork) -> Iterator[_Need]:
    """External VIPs of hardware balanced Edge pools; an internal one only where the planner has it."""
    for edge in ground.design.servers_of(EdgePool):
        if edge.balancing is PoolBalancing.HARDWARE:
            for purpose, row in _EDGE_ROWS.items():
                yield _Need(edge, purpose, row, row)
        if ground.whereabouts.vips(edge.id, VipPurpose.EDGE_INTERNAL):
            yield _Need(edge, VipPurpose.EDGE_INTERNAL, "edge-internal-hlb", "edge-internal-hlb", is_required=False)


def _farms(ground: Groundwork) -> Iterator[_Need]:
    for farm in ground.design.servers_of(OfficeWebApps):
        if len(farm.members) > 1:
            yield _Need(farm, VipPurpose.OFFICE_WEB_APPS, "office-web-apps-lb", "office-web-apps-lb")


def _vips(ground: Groundwork, need: _Need) -> Iterator[RequiredVip]:
    """The need as a requirement: one for each VIP that answers it, or one that nothing answers yet.

    A hardware balanced pool may carry its web sites on the SIP VIP; then they need no VIP of their own.
    """
    carried = ground.whereabouts.vips(need.pool.id, need.purpose)
    if not carried and need.purpose in (VipPurpose.WEB_INTERNAL, VipPurpose.WEB_EXTERNAL):
        balancing = getattr(need.pool, "sip_balancing", None)
        if balancing is PoolBalancing.HARDWARE:
            return  # carried by the VIP of SIP, placed or not
    row = ground.catalog.balancing_rule(need.row)
    holders: list[tuple[str | None, str | None]] = [(balancer.id, vip.id) for balancer, vip in carried]
    for balancer, vip in holders or [(None, None)]:
        yield RequiredVip(
            balancer=balancer,
            vip=vip,
            pool=need.pool.id,
            purpose=need.purpose,
            ports=_ports(ground, need),
            optional_ports=_optional_ports(ground, need),
            alternative_ports=_alternatives(ground, need),
            persistence=_persistence(ground, need.row),
            idle_timeout=ground.catalog.timeout(row.idle_timeout).seconds if row.idle_timeout else None,
            probe_port=_probe_port(ground, need, row),
            is_required=need.is_required,
            note=_note(row),
            reference=row.reference,
            confidence=row.confidence,
            row_id=row.id,
        )


def _persistence(ground: Groundwork, row_id: str) -> tuple[Persistence, ...]:
    """Accepted settings; while Lync Server 2010 pools remain, cookies are what they need (clause D-LB-02)."""
    accepted = _PERSISTENCE.get(row_id, ())
    has_old_pools = any(server.generation is ServerGeneration.LYNC_2010 for server in ground.design.servers)
    if row_id == "fe-web-external" and has_old_pools:
        return (Persistence.COOKIE, *(item for item in accepted if item is not Persistence.COOKIE))
    return accepted


def _ports(ground: Groundwork, need: _Need) -> tuple[VipPort, ...]:
    row = ground.catalog.balancing_rule(need.listeners)
    found = [
        port
        for service in row.services
        if _holds(ground, need, service)
        for port in _vip_ports(ground, need.pool, service.vip, service.node or service.vip)
    ]
    if need.listeners == "director-hlb-only" and "autodiscover-http" in ground.features:
        # The Director's table forgets discovery over HTTP (contradiction names-C40).
        found += _vip_ports(ground, need.pool, "web-external-http", "web-external-http")
    return tuple(dict.fromkeys(found))


def _holds(ground: Groundwork, need: _Need, service: BalancedService) -> bool:
    """Whether a listener is wanted: a condition names Mediation; a service may be gone in the planned version."""
    if not ground.applies_to(ground.catalog.service(service.vip).versions, need.pool.id):
        return False
    if service.vip == "access-edge-xmpp":
        return "xmpp" in ground.features
    return not service.condition or bool(getattr(need.pool, "mediation_collocated", False))


def _optional_ports(ground: Groundwork, need: _Need) -> tuple[VipPort, ...]:
    """The external site over HTTP serves discovery of the HTTP variant and phones' root certificates only.

    A VIP of SIP lists the ports of the web sites, too, and does not need those that have a VIP of their own. A farm of
    Office Web Apps Servers answers without encryption only where it was set up so.
    """
    if need.purpose is VipPurpose.SIP:
        elsewhere = {
            ground.port(need.pool, service)
            for purpose, services in _SITES.items()
            if ground.whereabouts.vips(need.pool.id, purpose)
            for service in services
        }
        return tuple(port for port in _ports(ground, need) if port.member_port in elsewhere)
    if need.purpose is VipPurpose.OFFICE_WEB_APPS:
        plain = ground.port(need.pool, "office-web-apps-http")
        return tuple(port for port in _ports(ground, need) if port.member_port == plain)
    if need.purpose is not VipPurpose.WEB_EXTERNAL or ground.has_any("autodiscover-http", "phones"):
        return ()
    member_port = ground.port(need.pool, "web-external-http")
    return tuple(port for port in _ports(ground, need) if port.member_port == member_port)


def _alternatives(ground: Groundwork, need: _Need) -> tuple[VipPort, ...]:
    row = ground.catalog.balancing_rule(need.listeners)
    return tuple(port for name in row.also_listen for port in _vip_ports(ground, need.pool, name, name))


def _vip_ports(ground: Groundwork, pool: Server, vip: str, node: str) -> tuple[VipPort, ...]:
    """One listener for each port of the service at the VIP, leading to the pool's port of the service at the node."""
    service = ground.catalog.service(vip)
    transport = Transport(service.transport) if service.transport in ("tcp", "udp") else Transport.ANY
    if service.site == "web-internal" and isinstance(pool, FrontEndPool | DirectorPool):
        # Discovery and simple URLs come without a port, other requests with the one that is published.
        published = published_port(ground.catalog, pool, vip, is_balanced=True)
        fronts = dict.fromkeys((usual_port(ground.catalog, vip), published))
        member_port = ground.port(pool, node)
        return tuple(VipPort(port=port, member_port=member_port, transport=transport) for port in fronts)
    if vip == node:
        starts = tuple(port for item in ports_in_use(ground.catalog, pool, service) for port in _each(item))
        return tuple(VipPort(port=port, member_port=port, transport=transport) for port in starts)
    return (VipPort(port=service.port, member_port=ground.port(pool, node), transport=transport),)


def _each(ports: PortRange) -> range:
    return range(ports.start, ports.end + 1)


def _probe_port(ground: Groundwork, need: _Need, row: BalancingRule) -> int | None:
    if row.health_probe is None:
        return None
    service = "director-sip" if isinstance(need.pool, DirectorPool) else row.health_probe.service
    return ground.port(need.pool, service)


def _note(row: BalancingRule) -> str:
    """What the row says beside ports and persistence, in one line."""
    said = {
        "requests balanced singly": row.per_request_balancing,
        "direct server return": row.dsr,
        "source NAT": row.snat,
        "NAT": row.nat,
        "Nagle": row.nagle,
        "nodes": row.node_direct,
    }
    return "; ".join(f"{what}: {text}" for what, text in said.items() if text)
