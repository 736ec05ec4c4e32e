"""A new row of a table: the smallest value of its class that a design takes.

A module of its own because a required field needs a sensible first value, and what is sensible depends on the
element that the row belongs to.
"""

from dataclasses import MISSING, fields
from itertools import count
from typing import Any

from planner.app.appearance.translated import translate
from planner.editing.fresh import addresses_in_use, free_address, fresh_host, fresh_id, hosts_in_use
from planner.editing.links import side_in
from planner.model.addresses import parse_address
from planner.model.design import Design, Element
from planner.model.devices import Device, Firewall, LoadBalancer, NatEntry, PublishingRule, Vip, VipPort, VipPurpose
from planner.model.errors import ModelError
from planner.model.interfaces import Binding, BoundService, Interface, StaticRoute
from planner.model.policies import HostingProvider, SimpleUrl, UrlComponent
from planner.model.relations import zones_of
from planner.model.servers import Machine, PortOverride, Server
from planner.model.zones import Zone

_ANY_NETWORK = "192.0.2.0/24"
_DOMAIN = "example.com"


def new_item(cls: type, design: Design, owner: Element | None, present: tuple[Any, ...]) -> Any:
    """A value for a new row.

    Args:
        cls: of the row.
        design: as it is now.
        owner: the element the table belongs to; None for the design.
        present: rows that are there.

    Raises:
        ModelError: something else must be planned first; the message says what.
    """
    make = _MAKERS.get(cls)
    if make is not None:
        return make(design, owner, present)
    if all(item.default is not MISSING or item.default_factory is not MISSING for item in fields(cls)):
        return cls()
    raise ModelError(f"there is no way to add a {cls.__name__} here")


def _machine(design: Design, owner: Element | None, present: tuple[Any, ...]) -> Machine:
    assert isinstance(owner, Server)
    last = present[-1].fqdn if present else owner.fqdn
    fqdn = fresh_host(last, hosts_in_use(design)) if present else last
    interfaces: tuple[Interface, ...] = ()
    if present:
        taken = addresses_in_use(design)
        interfaces = tuple(_like(interface, design, taken) for interface in present[-1].interfaces)
    machine_id = fresh_id(fqdn.partition(".")[0], design.all_ids)
    return Machine(id=machine_id, fqdn=fqdn, interfaces=interfaces)


def _like(interface: Interface, design: Design, taken: set[Any]) -> Interface:
    """An interface in the same zone with an address of its own."""
    address = free_address(design.zone(interface.zone).subnets, taken)
    if address is not None:
        taken.add(address)
    return Interface(
        name=interface.name,
        zone=interface.zone,
        side=interface.side,
        addresses=(address,) if address else (),
        gateway=interface.gateway,
        routes=interface.routes,
    )


def _interface(design: Design, owner: Element | None, present: tuple[Any, ...]) -> Interface:
    zone = _unused_zone(design, present)
    address = free_address(zone.subnets, addresses_in_use(design))
    name = fresh_id(zone.id, {item.name for item in present})
    return Interface(name=name, zone=zone.id, side=side_in(zone), addresses=(address,) if address else ())


def _unused_zone(design: Design, present: tuple[Any, ...]) -> Zone:
    if not design.zones:
        raise ModelError(translate("tables", "an interface needs a zone: place one on the canvas first"))
    used = {item.zone for item in present}
    return next((zone for zone in design.zones if zone.id not in used), design.zones[0])


def _route(design: Design, owner: Element | None, present: tuple[Any, ...]) -> StaticRoute:
    from ipaddress import ip_network

    zones = set(zones_of(owner)) if isinstance(owner, Server | Device) else set()
    far = next((zone.subnets[0] for zone in design.zones if zone.subnets and zone.id not in zones), None)
    network = far or ip_network(_ANY_NETWORK)
    return StaticRoute(network=network, via=network.network_address + 1)


def _binding(design: Design, owner: Element | None, present: tuple[Any, ...]) -> Binding:
    used = {item.service for item in present}
    return Binding(service=next((item for item in BoundService if item not in used), BoundService.FRONT_END))


def _nat(design: Design, owner: Element | None, present: tuple[Any, ...]) -> NatEntry:
    if not isinstance(owner, Firewall) or not owner.interfaces:
        raise ModelError(translate("tables", "a NAT entry needs an interface of the firewall: add one first"))
    outer = owner.interfaces[0]
    taken = addresses_in_use(design)
    public = free_address(design.zone(outer.zone).subnets, taken) or parse_address("203.0.113.1")
    private = parse_address("192.0.2.10")
    assert public is not None
    assert private is not None
    return NatEntry(interface=outer.name, public=public, private=private)


def _publishing(design: Design, owner: Element | None, present: tuple[Any, ...]) -> PublishingRule:
    for server in design.servers:
        web = getattr(server, "web", None)
        if web is not None and web.external_fqdn:
            return PublishingRule(hosts=(web.external_fqdn,), backend=server.id)
    domain = design.default_sip_domain or _DOMAIN
    return PublishingRule(hosts=(f"webext.{domain}",), backend=f"pool.{domain}")


def _vip(design: Design, owner: Element | None, present: tuple[Any, ...]) -> Vip:
    pool = next((server for server in design.servers if hasattr(server, "web")), None)
    if pool is None or not isinstance(owner, LoadBalancer):
        raise ModelError(translate("tables", "a VIP needs a pool: place a Front End pool first"))
    used = {item.purpose for item in present if item.pool == pool.id}
    purpose = next((item for item in VipPurpose if item not in used), VipPurpose.WEB_EXTERNAL)
    subnets = tuple(subnet for zone in zones_of(owner) for subnet in design.zone(zone).subnets)
    address = free_address(subnets, addresses_in_use(design)) or parse_address("192.0.2.10")
    assert address is not None
    return Vip(
        id=fresh_id(f"{pool.id}-{purpose.value}", design.all_ids), purpose=purpose, pool=pool.id, address=address
    )


def _vip_port(design: Design, owner: Element | None, present: tuple[Any, ...]) -> VipPort:
    return VipPort(port=443, member_port=443)


def _port(design: Design, owner: Element | None, present: tuple[Any, ...]) -> PortOverride:
    from planner.app.forms.port_services import port_services  # read when a row is added
    from planner.catalog import load_catalog

    names = port_services(design, owner)
    used = {item.service for item in present}
    chosen = load_catalog().service(next((name for name in names if name not in used), names[0]))
    if not chosen.ports:
        return PortOverride(service=chosen.id, port=443)
    first = chosen.ports[0]
    return PortOverride(service=chosen.id, port=first.start, count=first.end - first.start + 1)


def _simple_url(design: Design, owner: Element | None, present: tuple[Any, ...]) -> SimpleUrl:
    used = {item.component for item in present}
    component = next((item for item in UrlComponent if item not in used), UrlComponent.MEET)
    domain = design.default_sip_domain or _DOMAIN
    return SimpleUrl(component=component, host=f"{component.value}.{domain}")


def _hosting_provider(design: Design, owner: Element | None, present: tuple[Any, ...]) -> HostingProvider:
    taken = {item.name for item in present}
    name = next(name for number in count(1) if (name := f"Provider {number}") not in taken)
    return HostingProvider(name=name, proxy_fqdn=f"sipfed.{_DOMAIN}")


_MAKERS: dict[type, Any] = {
    HostingProvider: _hosting_provider,
    Machine: _machine,
    Interface: _interface,
    StaticRoute: _route,
    Binding: _binding,
    NatEntry: _nat,
    PublishingRule: _publishing,
    Vip: _vip,
    VipPort: _vip_port,
    PortOverride: _port,
    SimpleUrl: _simple_url,
}
