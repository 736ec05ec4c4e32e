"""Virtual addresses of load balancers: what they listen on, forward to and watch.

A room of its own because it becomes a worksheet of its own, for the people who run the balancer.
"""

from dataclasses import dataclass

from planner.catalog.sources import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancedService:
    """One listener: the service at the virtual address and the service at the node.

    Attributes:
        node: None where the documents name the virtual port only.
    """

    vip: str
    node: str | None = None
    protocol: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthProbe:
    """What the balancer asks a node to know that it lives."""

    role: str
    service: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancingRule:
    """One virtual address and its settings.

    Attributes:
        vip: what the address is for, in words.
        also_listen: services that may listen instead, where the proxy translates.
        never_through_vip: services that must reach each node directly.
        idle_timeout: id of a time limit.
    """

    id: str
    vip: str
    zone: str
    condition: str = ""
    services: tuple[BalancedService, ...]
    also_listen: tuple[str, ...] = ()
    never_through_vip: tuple[str, ...] = ()
    persistence: str = ""
    persistence_alternatives: tuple[str, ...] = ()
    idle_timeout: str | None = None
    health_probe: HealthProbe | None = None
    per_request_balancing: str = ""
    dsr: str = ""
    snat: str = ""
    nat: str = ""
    nagle: str = ""
    node_direct: str = ""
    features: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""
