"""The same design in IPv6: every address, network and record translated one to one.

Private addresses become unique local ones, public ones documentation addresses, with the old address in the last 32
bits. So a design and its twin differ in the version of IP and in nothing else.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, TypeVar

from planner.model.addresses import parse_address
from planner.model.design import Design
from planner.model.devices import Firewall
from planner.model.interfaces import Interface, StaticRoute
from planner.model.servers import Machine
from planner.model.zones import DnsRecord, RecordType
from planner.traffic import Question

T = TypeVar("T")
_LOCAL, _PUBLIC = IPv6Address("fd00::"), IPv6Address("2001:db8::")


def address_in_six(address: IPv4Address) -> IPv6Address:
    """The twin of an address."""
    is_private = any(address in IPv4Network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
    return ip_address(int(_LOCAL if is_private else _PUBLIC) + int(address))  # type: ignore[return-value]


def design_in_six(design: Design) -> Design:
    """The twin of a design."""
    return _twin(design)


def question_in_six(question: Question) -> Question:
    """The twin of a question."""
    given = parse_address(question.destination)
    named = replace(question, destination=str(_twin(given))) if given is not None else question
    return replace(named, source_address=_twin(question.source_address))


def _twin(value: Any) -> Any:
    if isinstance(value, IPv4Address):
        return address_in_six(value)
    if isinstance(value, IPv4Network):
        return IPv6Network((address_in_six(value.network_address), 96 + value.prefixlen))
    if isinstance(value, tuple):
        return tuple(_twin(item) for item in value)
    if isinstance(value, DnsRecord) and value.type is RecordType.A:
        targets = tuple(str(address_in_six(IPv4Address(target))) for target in value.targets)
        return replace(value, type=RecordType.AAAA, targets=targets)
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        changed = {name: twin for name, item in own.items() if (twin := _twin(item)) != item}
        return replace(value, **changed) if changed else value
    return value


def design_in_both(design: Design) -> Design:
    """A design with both versions: everything of IPv4 has its IPv6 twin beside it, but for virtual addresses."""
    twin = design_in_six(design)
    zones = tuple(replace(z, subnets=(*z.subnets, *t.subnets)) for z, t in zip(design.zones, twin.zones, strict=True))
    servers = tuple(
        replace(server, members=tuple(_machine(m, t) for m, t in zip(server.members, other.members, strict=True)))
        for server, other in zip(design.servers, twin.servers, strict=True)
    )
    devices = tuple(_device(device, other) for device, other in zip(design.devices, twin.devices, strict=True))
    records = tuple(replace(r, id=f"{r.id}-six") for r in twin.dns_records if r.type is RecordType.AAAA)
    return replace(design, zones=zones, servers=servers, devices=devices, dns_records=(*design.dns_records, *records))


def _device(device: Any, twin: Any) -> Any:
    device = replace(device, interfaces=_adapters(device.interfaces, twin.interfaces))
    return replace(device, nat=(*device.nat, *twin.nat)) if isinstance(device, Firewall) else device


def _machine(machine: Machine, twin: Machine) -> Machine:
    bindings = tuple(
        replace(b, addresses=(*b.addresses, *t.addresses)) for b, t in zip(machine.bindings, twin.bindings, strict=True)
    )
    return replace(machine, interfaces=_adapters(machine.interfaces, twin.interfaces), bindings=bindings)


def _adapters(adapters: tuple[Interface, ...], twins: tuple[Interface, ...]) -> tuple[Interface, ...]:
    """Both addresses and both routes; the second default gateway is a route, for an adapter has one gateway."""
    found = []
    for adapter, twin in zip(adapters, twins, strict=True):
        gateway = (StaticRoute(network=IPv6Network("::/0"), via=twin.gateway),) if twin.gateway else ()
        routes = (*adapter.routes, *twin.routes, *gateway)
        found.append(replace(adapter, addresses=(*adapter.addresses, *twin.addresses), routes=routes))
    return tuple(found)
