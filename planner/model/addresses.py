"""IP addresses and networks as values.

A room of its own so that nobody compares addresses as text.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

IpAddress = IPv4Address | IPv6Address
IpNetwork = IPv4Network | IPv6Network


def parse_address(text: str) -> IpAddress | None:
    """The address written as `text`, or None when it is something else (a name, for instance)."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def in_networks(address: IpAddress, networks: tuple[IpNetwork, ...]) -> bool:
    """Tells whether any of `networks` holds `address`; families never match each other."""
    return any(address.version == network.version and address in network for network in networks)


def address_key(address: IpAddress) -> tuple[int, int]:
    """Sort key over both families: IPv4 first, then by number."""
    return (address.version, int(address))
