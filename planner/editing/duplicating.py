"""Fresh copies: elements again, with everything counted up that must be unique.

A module of its own because which names, addresses and ids would clash is knowledge about the field, not about
clipboards.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from planner.editing.fresh import (
    EDGE_NAMES,
    addresses_in_use,
    free_address,
    fresh_host,
    fresh_id,
    fresh_name,
    hosts_in_use,
    names_in_use,
)
from planner.model.addresses import IpAddress
from planner.model.clients import Client
from planner.model.design import Design, Element
from planner.model.devices import Device, Firewall, LoadBalancer
from planner.model.interfaces import Binding, Interface
from planner.model.names import normalized
from planner.model.references import map_references
from planner.model.servers import Machine, Server
from planner.model.zones import Zone


@dataclass(slots=True)
class _Taken:
    """What is used already, and what each old thing has become."""

    ids: set[str]
    names: set[str]
    hosts: set[str]
    addresses: set[IpAddress]
    zones: dict[str, Zone]
    new_ids: dict[str, str] = field(default_factory=dict)
    new_hosts: dict[str, str] = field(default_factory=dict)
    new_addresses: dict[IpAddress, IpAddress | None] = field(default_factory=dict)


def fresh_copy(
    elements: tuple[Element, ...], design: Design, context: tuple[Element, ...] = ()
) -> tuple[tuple[Element, ...], dict[str, str]]:
    """Copies that can stand beside all that `design` holds.

    Ids, display names, host names and addresses are counted up, references between the copies follow.

    Returns:
        The copies, and old id -> new id.
    """
    taken = _Taken(
        ids=set(design.all_ids) | {element.id for element in context},
        names=names_in_use(design),
        hosts=hosts_in_use(design),
        addresses=addresses_in_use(design),
        zones={item.id: item for item in (*design.zones, *context, *elements) if isinstance(item, Zone)},
    )
    for element in elements:
        for part in (element, *getattr(element, "members", ()), *getattr(element, "vips", ())):
            new = fresh_id(part.id, taken.ids)
            taken.ids.add(new)
            taken.new_ids[part.id] = new
    return tuple(_copied(element, taken) for element in elements), taken.new_ids


def _copied(element: Element, taken: _Taken) -> Element:
    mapped = map_references(element, lambda key: taken.new_ids.get(key, key))
    assert mapped is not None  # nothing was taken out
    changes: dict[str, Any] = {"id": taken.new_ids[element.id]}
    if getattr(mapped, "name", ""):
        name = fresh_name(mapped.name, taken.names)  # type: ignore[union-attr]  # asked in the line above
        taken.names.add(name)
        changes["name"] = name
    if isinstance(mapped, Server):
        changes |= _server_changes(mapped, taken)
    elif isinstance(mapped, Device):
        changes |= _device_changes(mapped, taken)
    elif isinstance(mapped, Client) and mapped.address is not None:
        changes["address"] = _address(mapped.address, mapped.zone, taken)
    copied: Element = replace(mapped, **changes)
    return copied


def _server_changes(server: Server, taken: _Taken) -> dict[str, Any]:
    changes: dict[str, Any] = {"fqdn": _host(server.fqdn, taken)}
    web = getattr(server, "web", None)
    if web is not None:
        names = {key: _host(name, taken) for key in ("internal_fqdn", "external_fqdn") if (name := getattr(web, key))}
        changes["web"] = replace(web, **names)
    changes |= {key: _host(name, taken) for key in EDGE_NAMES if (name := getattr(server, key, None))}
    if getattr(server, "holds_cms", False):
        changes["holds_cms"] = False  # there is one Central Management store in a deployment
    changes["members"] = tuple(_machine(machine, taken) for machine in server.members)
    return changes


def _machine(machine: Machine, taken: _Taken) -> Machine:
    interfaces = tuple(_interface(interface, taken) for interface in machine.interfaces)
    bindings = tuple(_binding(binding, taken) for binding in machine.bindings)
    return replace(
        machine,
        id=taken.new_ids[machine.id],
        fqdn=_host(machine.fqdn, taken),
        interfaces=interfaces,
        bindings=tuple(binding for binding in bindings if binding is not None),
    )


def _interface(interface: Interface, taken: _Taken) -> Interface:
    addresses = (_address(address, interface.zone, taken) for address in interface.addresses)
    return replace(interface, addresses=tuple(address for address in addresses if address is not None))


def _binding(binding: Binding, taken: _Taken) -> Binding | None:
    """The binding on the copy's addresses; the public address of NAT is chosen anew by the planner."""
    addresses = (taken.new_addresses.get(address) for address in binding.addresses)
    kept = tuple(address for address in addresses if address is not None)
    return replace(binding, addresses=kept, published=None) if kept else None


def _device_changes(device: Device, taken: _Taken) -> dict[str, Any]:
    # A gateway address belongs to one device, so a copied device never keeps an address.
    changes: dict[str, Any] = {"interfaces": tuple(_interface(item, taken) for item in device.interfaces)}
    if isinstance(device, Firewall):
        changes["nat"] = tuple(entry for entry in device.nat if entry.public not in taken.addresses)
    if isinstance(device, LoadBalancer):
        home = device.interfaces[0].zone if device.interfaces else None
        vips = []
        for vip in device.vips:
            address = _address(vip.address, home, taken)
            if address is not None:
                vips.append(replace(vip, id=taken.new_ids[vip.id], address=address))
        changes["vips"] = tuple(vips)
    return changes


def _host(fqdn: str, taken: _Taken) -> str:
    """The copy's name for a host; what bore one name (a single server and its machine) bears one name again."""
    key = normalized(fqdn)
    if key not in taken.new_hosts:
        fresh = fresh_host(fqdn, taken.hosts)
        taken.hosts.add(normalized(fresh))
        taken.new_hosts[key] = fresh
    return taken.new_hosts[key]


def _address(address: IpAddress, zone: str | None, taken: _Taken) -> IpAddress | None:
    """The copy's address: the old one where nobody uses it, else the next free one of the zone, else none."""
    if address not in taken.new_addresses:
        fresh: IpAddress | None = address
        if address in taken.addresses:
            place = taken.zones.get(zone or "")
            networks = tuple(net for net in place.subnets if net.version == address.version) if place else ()
            fresh = free_address(networks, taken.addresses)
        if fresh is not None:
            taken.addresses.add(fresh)
        taken.new_addresses[address] = fresh
    return taken.new_addresses[address]
