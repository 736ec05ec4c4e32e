"""Whether a firewall lets a packet pass, by its recorded rules or by the openings of a derived policy."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

from planner.model.addresses import IpAddress, in_networks
from planner.model.clients import Client, CloudService
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, PortRange, RuleAction, Transport
from planner.model.zones import Provenance, Zone
from planner.traffic.arrangements import Opening

if TYPE_CHECKING:
    from tests.traffic.second_opinion.stations import Connection


def lets_pass(
    design: Design,
    firewall: Firewall,
    openings: tuple[Opening, ...],
    crossing: Connection,
) -> bool:
    """First match decides for recorded rules; any opening is enough for a derived policy; no match drops.

    Reading: a rule may name an address as it is before or after translation, products differ in which they want.
    """
    ends = ((crossing.came_by, crossing.went_by), crossing)
    if firewall.policy is Provenance.DERIVED:
        return any(_opens(opening, *ends) for opening in openings)
    for rule in firewall.rules:
        if _matches(design, rule, *ends):
            return rule.action is RuleAction.ALLOW
    return False


def _opens(opening: Opening, way: tuple[str, str], crossing: Connection) -> bool:
    return (
        opening.from_interface in (None, way[0])
        and opening.to_interface in (None, way[1])
        and opening.transport in (crossing.seen.transport, Transport.ANY)
        and (not opening.sources or any(in_networks(a, opening.sources) for a in _sources(crossing)))
        and (not opening.destinations or any(in_networks(a, opening.destinations) for a in _destinations(crossing)))
        and any(_port_fits(opening.ports, port) for port in (crossing.came.port, crossing.seen.port))
        and _port_fits(opening.source_ports, crossing.seen.source_port)
    )


def _matches(design: Design, rule: FirewallRule, way: tuple[str, str], crossing: Connection) -> bool:
    sources, destinations = _sources(crossing), _destinations(crossing)
    return (
        rule.from_interface in (None, way[0])
        and rule.to_interface in (None, way[1])
        and rule.transport in (crossing.seen.transport, Transport.ANY)
        and (not rule.sources or any(_names(design, text, a) for text in rule.sources for a in sources))
        and (not rule.destinations or any(_names(design, text, a) for text in rule.destinations for a in destinations))
        and any(_port_fits(rule.destination_ports, port) for port in (crossing.came.port, crossing.seen.port))
        and _port_fits(rule.source_ports, crossing.seen.source_port)
    )


def _sources(crossing: Connection) -> tuple[IpAddress, ...]:
    return (crossing.seen.source, crossing.went.source)


def _destinations(crossing: Connection) -> tuple[IpAddress, ...]:
    return (crossing.came.destination, crossing.seen.destination)


def _port_fits(ranges: tuple[PortRange, ...], port: int) -> bool:
    return not ranges or any(item.first <= port <= item.last for item in ranges)


def _names(design: Design, text: str, address: IpAddress) -> bool:
    """Tells whether an end of a rule (network, address, zone or element) means this address."""
    element = design.owner_of(text)
    if element is None:
        network = ip_network(text)
        return network.version == address.version and address in network
    if isinstance(element, Zone):
        if element.subnets:
            return in_networks(address, element.subnets)
        # Reading: a zone without subnets is the Internet and its like: every address that is in no zone's subnets.
        return not any(in_networks(address, zone.subnets) for zone in design.zones)
    if isinstance(element, Client):
        return address == element.address
    if isinstance(element, CloudService):
        return address in element.addresses
    member = design.find_member(text)
    holders = [member[1]] if member else list(getattr(element, "members", ())) or [element]
    return any(address in adapter.addresses for holder in holders for adapter in getattr(holder, "interfaces", ()))
