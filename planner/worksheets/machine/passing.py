"""What firewalls have to let pass, as their rules see it: rows they cannot tell apart are one.

A module of its own because every firewall language needs the same: openings speak of addresses as they are seen on the
wire, while most firewalls match between the two translations, behind the destination's and before the source's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_network

from planner.model.addresses import IpNetwork, parse_address
from planner.model.devices import Firewall, Transport
from planner.requirements import Plan
from planner.requirements.requirement import RequiredOpening
from planner.worksheets.names_shown import short_name, zone_name

Ports = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PassingRule:
    """What a firewall can tell apart of an opening."""

    from_interface: str | None
    to_interface: str | None
    sources: tuple[IpNetwork, ...]
    source_ports: Ports
    destinations: tuple[IpNetwork, ...]
    ports: Ports
    transport: Transport


def alike(firewall: Firewall, openings: Iterable[RequiredOpening]) -> dict[PassingRule, list[RequiredOpening]]:
    """Openings by the rule that they make."""
    found: dict[PassingRule, list[RequiredOpening]] = {}
    for opening in openings:
        rule = PassingRule(
            opening.from_interface,
            opening.to_interface,
            _seen_inside(firewall, opening.sources),
            opening.source_ports,
            _seen_inside(firewall, opening.destinations),
            _ports_inside(firewall, opening),
            opening.transport,
        )
        found.setdefault(rule, []).append(opening)
    return found


def _seen_inside(firewall: Firewall, texts: tuple[str, ...]) -> tuple[IpNetwork, ...]:
    """Networks of a row as the forward hook sees them; names without an address are left out."""
    private = {entry.public: entry.private for entry in firewall.nat}
    found: dict[IpNetwork, None] = {}
    for text in texts:
        address = parse_address(text)
        if address is not None:
            found[ip_network(private.get(address, address))] = None
        elif "/" in text:
            found[ip_network(text, strict=False)] = None
    return tuple(sorted(found, key=lambda net: (net.version, net)))


def _ports_inside(firewall: Firewall, opening: RequiredOpening) -> Ports:
    """Ports behind a forward of single ports."""
    forwards = {
        (entry.port, entry.port): (entry.private_port, entry.private_port)
        for entry in firewall.nat
        if entry.port is not None and entry.private_port is not None and str(entry.public) in opening.destinations
    }
    return tuple(dict.fromkeys(forwards.get(port, port) for port in opening.ports))


def names_without_address(same: Iterable[RequiredOpening]) -> tuple[str, ...]:
    """Ends of rows that no address is planned for yet, by name."""
    ends_named = (text for item in same for text in (*item.sources, *item.destinations))
    return tuple(dict.fromkeys(text for text in ends_named if not parse_address(text) and "/" not in text))


def lacks_an_end(rule: PassingRule, opening: RequiredOpening) -> bool:
    """A row that names an end without address must not become a rule for any address."""
    return bool((opening.sources and not rule.sources) or (opening.destinations and not rule.destinations))


def ends(plan: Plan, opening: RequiredOpening) -> str:
    """Both ends of a row by name."""
    return " to ".join(
        short_name(plan.design, element) if element else zone_name(plan.design, zone)
        for element, zone in (
            (opening.source_element, opening.source_zone),
            (opening.destination_element, opening.destination_zone),
        )
    )
