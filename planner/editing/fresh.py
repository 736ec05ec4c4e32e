"""Fresh ids, names and addresses: the next one that nothing else uses.

A module of its own because the palette, duplicating and pasting count up in the same way.
"""

import re
from collections.abc import Collection, Iterator
from ipaddress import IPv4Network

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.design import Design
from planner.model.devices import NatEntry
from planner.model.interfaces import Interface
from planner.model.names import normalized
from planner.model.relations import interfaces_of

EXAMPLE_DOMAIN = "example.com"
"""Where no domain is planned yet (RFC 2606)."""
_COUNTED = re.compile(r"(.*?)(\d{1,18})", re.DOTALL)  # of a longer number only the end is counted up
_MAX_ID = 64
# The first addresses of a subnet belong to routers, firewalls and VIPs by habit; servers start behind them.
_FIRST_HOST = 11


def slug(text: str) -> str:
    """An id made from a name: lower case, runs of anything else as one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_MAX_ID].strip("-") or "element"


def fresh_id(stem: str, taken: Collection[str]) -> str:
    """`stem`, or the next id counted up from it that is not in `taken` (`fe01` -> `fe02`, `edge` -> `edge-2`)."""
    stem = slug(stem)
    if stem not in taken:
        return stem
    return next(text for text in _counted_up(stem, "-", limit=_MAX_ID) if text not in taken)


def fresh_name(name: str, taken: Collection[str]) -> str:
    """A display name that is not in `taken` (`Edge` -> `Edge 2`, `Pool 01` -> `Pool 02`)."""
    if name not in taken:
        return name
    return next(text for text in _counted_up(name, " ") if text not in taken)


def fresh_host(fqdn: str, taken: Collection[str]) -> str:
    """An FQDN whose first label is counted up until it is not in `taken` (normalized names)."""
    if normalized(fqdn) not in taken:
        return fqdn
    label, dot, rest = fqdn.partition(".")
    hosts = (text + dot + rest for text in _counted_up(label, "", limit=63))
    return next(host for host in hosts if normalized(host) not in taken)


def _counted_up(text: str, joint: str, limit: int = 10_000) -> Iterator[str]:
    match = _COUNTED.fullmatch(text)
    stem, number, width = (match[1], int(match[2]), len(match[2])) if match else (text + joint, 1, 0)
    while True:
        number += 1
        digits = str(number).zfill(width)
        yield stem[: limit - len(digits)] + digits


def free_address(subnets: tuple[IpNetwork, ...], taken: Collection[IpAddress]) -> IpAddress | None:
    """The first usable address of the subnets that is not in `taken`, IPv4 subnets first; None when there is none."""
    for network in sorted(subnets, key=lambda item: item.version):
        first, last = _host_range(network)
        for number in range(first, min(last, first + len(taken) + 1) + 1):
            address = network.network_address + (number - int(network.network_address))
            if address not in taken:
                return address
    return None


def _host_range(network: IpNetwork) -> tuple[int, int]:
    start, size = int(network.network_address), network.num_addresses
    if size <= 2:
        return start, start + size - 1
    last = start + size - (2 if isinstance(network, IPv4Network) else 1)
    return start + (_FIRST_HOST if size > 2 * _FIRST_HOST else 1), last


def addresses_in_use(design: Design) -> set[IpAddress]:
    """Every address that the design gives to somebody."""
    used: set[IpAddress] = set()
    for server in design.servers:
        for machine in server.members:
            used.update(_interface_addresses(machine.interfaces))
            used.update(binding.published for binding in machine.bindings if binding.published)
    for device in design.devices:
        used.update(_interface_addresses(interfaces_of(device)))
    used.update(vip.address for balancer in design.load_balancers for vip in balancer.vips)
    used.update(address for firewall in design.firewalls for entry in firewall.nat for address in _pair(entry))
    used.update(client.address for client in design.clients if client.address)
    used.update(address for service in design.cloud_services for address in service.addresses)
    return used


def _pair(entry: NatEntry) -> tuple[IpAddress, IpAddress]:
    return entry.public, entry.private


def _interface_addresses(interfaces: tuple[Interface, ...]) -> Iterator[IpAddress]:
    for interface in interfaces:
        yield from interface.addresses
        if interface.gateway is not None:
            yield interface.gateway


def hosts_in_use(design: Design) -> set[str]:
    """Every host name that elements of the design bear, normalized."""
    names: list[str | None] = []
    for server in design.servers:
        names.append(server.fqdn)
        names += [machine.fqdn for machine in server.members]
        web = getattr(server, "web", None)
        if web is not None:
            names += [web.internal_fqdn, web.external_fqdn]
        names += [getattr(server, key, None) for key in EDGE_NAMES]
    return {normalized(name) for name in names if name}


EDGE_NAMES = ("access_fqdn", "web_conferencing_fqdn", "av_fqdn")
"""Fields of an Edge pool that hold external names."""


def names_in_use(design: Design) -> set[str]:
    """Display names of all elements that have one."""
    return {name for element in design.elements if (name := getattr(element, "name", ""))}
