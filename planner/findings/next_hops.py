"""What a reverse proxy makes of a next hop that is given by name.

A module of its own because the rule about next hops and the ways of mobile devices ask the same, and one of them
speaks.
"""

from enum import StrEnum

from planner.findings.rule import Inspection
from planner.model.addresses import parse_address
from planner.model.devices import PublishingRule, ReverseProxy
from planner.traffic.locate import OwnerKind
from planner.traffic.proxies import Publishing


class NextHopFault(StrEnum):
    """Why a request gets no further than the proxy."""

    UNKNOWN = "unknown"
    ITSELF = "itself"


def view_of(inspection: Inspection, proxy: ReverseProxy) -> str | None:
    """Id of the DNS view that a proxy asks; None while it has no interface."""
    return Publishing(inspection.design, {}).view(proxy)


def next_hop_fault(inspection: Inspection, proxy: ReverseProxy, rule: PublishingRule) -> NextHopFault | None:
    """What is wrong with the name of a next hop; None for one that leads on, or that is an element of the plan."""
    view = view_of(inspection, proxy)
    if view is None or inspection.design.find(rule.backend) is not None or parse_address(rule.backend) is not None:
        return None
    addresses = inspection.traffic.resolve(view, rule.backend).addresses
    if not addresses:
        return NextHopFault.UNKNOWN
    return NextHopFault.ITSELF if all(_is_of(inspection, proxy, str(item)) for item in addresses) else None


def _is_of(inspection: Inspection, proxy: ReverseProxy, address: str) -> bool:
    """Tells whether an address is the proxy's own, or shown for it by a firewall."""
    asked = [address, *(str(n.private) for f in inspection.design.firewalls for n in f.nat if str(n.public) == address)]
    found = (parse_address(item) for item in asked)
    owners = (owner for item in found if item is not None for owner in inspection.traffic.owners(item))
    return any(owner.kind is OwnerKind.PROXY and owner.element == proxy.id for owner in owners)
