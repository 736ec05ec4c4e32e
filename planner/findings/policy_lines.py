"""Lines of recorded firewall policies by what they say: which lets anybody go anywhere, and which hides which.

A module of its own because several rules judge lines, and "anything" must mean one thing in all of them.
"""

from ipaddress import ip_network

from planner.model.addresses import IpNetwork
from planner.model.devices import FirewallRule, PortRange, RuleAction, Transport


def is_anything(line: FirewallRule) -> bool:
    """Lets everything pass from everybody to everybody: no port, end, transport or interface is named."""
    sides = (line.from_interface, line.to_interface)
    is_whole = line.transport is Transport.ANY and sides == (None, None) and has_any_port(line)
    return is_whole and is_anybody(line.sources) and is_anybody(line.destinations)


def has_any_port(line: FirewallRule) -> bool:
    """Allows every port of its transport."""
    return line.action is RuleAction.ALLOW and not line.source_ports and _is_any_port(line.destination_ports)


def is_anybody(ends: tuple[str, ...]) -> bool:
    """No end is named, or the network of all addresses is."""
    return not ends or any(network is not None and network.prefixlen == 0 for network in map(_network, ends))


def covers(first: FirewallRule, later: FirewallRule) -> bool:
    """Tells whether all that `later` matches is matched by `first` already, as far as the lines say it."""
    return (
        first.transport in (Transport.ANY, later.transport)
        and first.from_interface in (None, later.from_interface)
        and first.to_interface in (None, later.to_interface)
        and _holds_ends(first.sources, later.sources)
        and _holds_ends(first.destinations, later.destinations)
        and _holds_ports(first.source_ports, later.source_ports)
        and _holds_ports(first.destination_ports, later.destination_ports)
    )


def _is_any_port(ports: tuple[PortRange, ...]) -> bool:
    return not ports or any(item.first <= 1 and item.last == 65535 for item in ports)


def _holds_ends(wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    """Tells whether each end of `narrow` lies in `wide`; ids are held only by themselves, none at all means any."""
    if not wide:
        return True
    if not narrow:
        return False
    networks = [network for network in map(_network, wide) if network is not None]
    return all(end in wide or _lies_in(_network(end), networks) for end in narrow)


def _lies_in(network: IpNetwork | None, networks: list[IpNetwork]) -> bool:
    if network is None:
        return False
    return any(_is_subnet(network, other) for other in networks)


def _is_subnet(network: IpNetwork, other: IpNetwork) -> bool:
    return (
        network.version == other.version and network.network_address in other and network.prefixlen >= other.prefixlen
    )


def _network(end: str) -> IpNetwork | None:
    try:
        return ip_network(end, strict=False)
    except ValueError:
        return None


def _holds_ports(wide: tuple[PortRange, ...], narrow: tuple[PortRange, ...]) -> bool:
    if not wide:
        return True
    return bool(narrow) and all(
        any(outer.first <= inner.first and inner.last <= outer.last for outer in wide) for inner in narrow
    )
