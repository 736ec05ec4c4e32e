"""How many public addresses a plan needs, and which of them it has.

A room of its own because they are bought before anything else is built: a plan that is short of one stops there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalog.sources import Confidence
from planner.model.addresses import IpAddress
from planner.model.interfaces import BoundService, Side
from planner.model.servers import EdgePool, PoolBalancing
from planner.requirements.groundwork import Groundwork

_SERVICES = (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAddressNeed:
    """The public addresses of one element.

    Attributes:
        count: how many it needs.
        planned: those of the design, each once.
        reason: how the count comes about.
    """

    element: str
    count: int
    planned: tuple[IpAddress, ...]
    reason: str
    reference: str
    confidence: Confidence


def derive_public_addresses(ground: Groundwork) -> tuple[PublicAddressNeed, ...]:
    """The need of every Edge pool and of every reverse proxy that a name is published at."""
    return (*_edges(ground), *_proxies(ground))


def _edges(ground: Groundwork) -> Iterator[PublicAddressNeed]:
    for edge in ground.edges:
        services = 1 if edge.has_single_name else len(_SERVICES)
        fact = ground.catalog.sizing_fact("edge.external_ips_1" if services == 1 else "edge.external_ips_3")
        servers = max(len(edge.members), 1)
        vips = services if edge.balancing is PoolBalancing.HARDWARE else 0
        of_servers = f"{services} for each of {servers} server{'' if servers == 1 else 's'}"
        yield PublicAddressNeed(
            element=edge.id,
            count=services * servers + vips,
            planned=_edge_addresses(ground, edge),
            reason=f"{of_servers}, and {vips} virtual ones" if vips else of_servers,
            reference=fact.reference,
            confidence=fact.confidence,
        )


def _edge_addresses(ground: Groundwork, edge: EdgePool) -> tuple[IpAddress, ...]:
    """Public sides of the three services; of a pool balanced by hardware also those of the servers themselves."""
    found = [address for service in _SERVICES for at in ground.whereabouts.edge_public(edge, service) for address in at]
    if edge.balancing is PoolBalancing.HARDWARE:
        found += [
            ground.whereabouts.public_side(address)
            for machine in edge.members
            for interface in machine.interfaces
            if interface.side is Side.EXTERNAL
            for address in interface.addresses
        ]
    return tuple(dict.fromkeys(found))


def _proxies(ground: Groundwork) -> Iterator[PublicAddressNeed]:
    clause = ground.catalog.clause("S-DNS-10")
    for proxy in ground.design.reverse_proxies:
        yield PublicAddressNeed(
            element=proxy.id,
            count=1,
            planned=ground.whereabouts.proxy_public(proxy),
            reason="one listener for all published names",
            reference=clause.reference,
            confidence="inferred",
        )
