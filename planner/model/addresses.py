"""IP addresses and networks as values.

A room of its own so that nobody compares addresses as text.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IpAddress = IPv4Address | IPv6Address
IpNetwork = IPv4Network | IPv6Network


@lru_cache(maxsize=1 << 16)
def parse_address(text: str) -> IpAddress | None:
    """The address written as `text`, or None when it is something else (a name, for instance)."""
    try:
        return ip_address(text)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 16)
def parse_network(text: str) -> IpNetwork | None:
    """The network written as `text`, a single address being a network of one, or None when it is something else."""
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def is_host(network: IpNetwork) -> bool:
    """Tells whether a network is a single address."""
    length: int = network.prefixlen
    return length == network.max_prefixlen


def networks_with(address: IpAddress, networks: Iterable[IpNetwork]) -> Iterator[IpNetwork]:
    """Those of `networks` that hold `address`; families never match each other."""
    return (network for network in networks if address.version == network.version and address in network)


def in_networks(address: IpAddress, networks: Iterable[IpNetwork]) -> bool:
    """Tells whether any of `networks` holds `address`; families never match each other."""
    return any(address.version == network.version and address in network for network in networks)


def lies_within(network: IpNetwork, wide: IpNetwork) -> bool:
    """Tells whether all of `network` is in `wide`; families never match each other."""
    return network.version == wide.version and network.subnet_of(wide)  # type: ignore[arg-type]  # same version


def address_key(address: IpAddress) -> tuple[int, int]:
    """Sort key over both families: IPv4 first, then by number."""
    return (address.version, int(address))
