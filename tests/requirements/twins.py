"""A design with an IPv6 twin beside every IPv4 address, so that both families have the same ways."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.design import Design
from planner.model.devices import Device, Firewall, LoadBalancer, NatEntry, Vip
from planner.model.interfaces import Binding, Interface, StaticRoute
from planner.model.servers import Machine

_BASE = int(IPv6Address("2001:db8:0:64::"))


def twin(address: IpAddress) -> IPv6Address:
    """The IPv6 twin of an IPv4 address: its number inside 2001:db8:0:64::/96."""
    return IPv6Address(_BASE + int(address))


def twin_network(network: IpNetwork) -> IPv6Network:
    """The IPv6 twin of an IPv4 network; of the default route the default route."""
    if not network.prefixlen:
        return IPv6Network("::/0")
    return IPv6Network((twin(network.network_address), 96 + network.prefixlen))


def twin_text(text: str) -> str:
    """The twin of an address or network in a row; a name is its own."""
    try:
        return str(twin(IPv4Address(text)))
    except ValueError:
        pass
    try:
        return str(twin_network(IPv4Network(text)))
    except ValueError:
        return text


def with_twins(design: Design) -> Design:
    """The design with both families everywhere; default gateways become default routes of IPv6."""
    zones = [replace(z, subnets=(*z.subnets, *(twin_network(net) for net in z.subnets))) for z in design.zones]
    servers = [
        replace(server, members=tuple(_machine(machine) for machine in server.members)) for server in design.servers
    ]
    return design.with_elements((*zones, *servers, *(_device(device) for device in design.devices)))


def _machine(machine: Machine) -> Machine:
    return replace(
        machine,
        interfaces=tuple(map(_interface, machine.interfaces)),
        bindings=tuple(map(_binding, machine.bindings)),
    )


def _binding(binding: Binding) -> Binding:
    return replace(binding, addresses=(*binding.addresses, *map(twin, binding.addresses)))


def _interface(interface: Interface) -> Interface:
    routes = tuple(StaticRoute(network=twin_network(item.network), via=twin(item.via)) for item in interface.routes)
    if interface.gateway is not None:
        routes = (*routes, StaticRoute(network=IPv6Network("::/0"), via=twin(interface.gateway)))
    addresses = (*interface.addresses, *map(twin, interface.addresses))
    return replace(interface, addresses=addresses, routes=(*interface.routes, *routes))


def _device(device: Device) -> Device:
    changed = replace(device, interfaces=tuple(map(_interface, device.interfaces)))
    if isinstance(changed, Firewall):
        return replace(changed, nat=(*changed.nat, *map(_entry, changed.nat)))
    if isinstance(changed, LoadBalancer):
        return replace(changed, vips=(*changed.vips, *map(_vip, changed.vips)))
    return changed


def _entry(entry: NatEntry) -> NatEntry:
    return replace(entry, public=twin(entry.public), private=twin(entry.private))


def _vip(vip: Vip) -> Vip:
    return replace(vip, id=f"{vip.id}-six", address=twin(vip.address))
