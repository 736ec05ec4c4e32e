"""A small design for the tests of this room: a pool with two adapters, an Edge, and seven zones."""

from ipaddress import IPv4Address, IPv4Network

from planner.model.design import Design
from planner.model.interfaces import Binding, BoundService, Interface, Side
from planner.model.servers import EdgePool, FrontEndPool, Machine
from planner.model.zones import DnsView, Zone, ZoneKind


def address(text: str) -> IPv4Address:
    return IPv4Address(text)


def machine(id: str, *interfaces: Interface, bindings: tuple[Binding, ...] = ()) -> Machine:
    return Machine(id=id, fqdn=f"{id}.contoso.com", interfaces=interfaces, bindings=bindings)


def lan(host: int) -> Interface:
    return Interface(name="lan", zone="lan", addresses=(address(f"192.0.2.{host}"),))


def zone(id: str, kind: ZoneKind, *subnets: str) -> Zone:
    return Zone(id=id, name=id.upper(), zone_kind=kind, view="dns", subnets=tuple(IPv4Network(net) for net in subnets))


POOL = FrontEndPool(
    id="pool",
    name="Pool",
    fqdn="pool.contoso.com",
    mediation_collocated=True,
    holds_cms=True,
    members=tuple(
        machine(
            f"fe{n}",
            lan(n),
            Interface(name="pstn", zone="voice", side=Side.PSTN, addresses=(address(f"192.0.2.{100 + n}"),)),
            bindings=(
                Binding(service=BoundService.FRONT_END, addresses=(address(f"192.0.2.{n}"),)),
                Binding(service=BoundService.MEDIATION, addresses=(address(f"192.0.2.{100 + n}"),)),
            ),
        )
        for n in (1, 2)
    ),
)
EDGE = EdgePool(
    id="edge",
    name="Edge",
    fqdn="edge.contoso.com",
    members=(
        machine(
            "edge1",
            Interface(
                name="out",
                zone="dmz",
                side=Side.EXTERNAL,
                addresses=tuple(address(f"198.51.100.{n}") for n in (10, 11, 12)),
            ),
            Interface(name="in", zone="dmz-in", side=Side.INTERNAL, addresses=(address("198.51.100.70"),)),
            bindings=(
                Binding(service=BoundService.ACCESS_EDGE, addresses=(address("198.51.100.10"),)),
                Binding(service=BoundService.AV_EDGE, addresses=(address("198.51.100.12"),)),
            ),
        ),
    ),
)
BASE = Design(
    sip_domains=("contoso.com",),
    dns_views=(DnsView(id="dns", name="DNS"),),
    zones=(
        zone("internet", ZoneKind.INTERNET),
        zone("guest", ZoneKind.GUEST_WIFI, "198.51.100.192/26"),
        zone("dmz", ZoneKind.PERIMETER_OUTER, "198.51.100.0/26"),
        zone("dmz-in", ZoneKind.PERIMETER_INNER, "198.51.100.64/26"),
        zone("lan", ZoneKind.INTERNAL, "192.0.2.0/26"),
        zone("voice", ZoneKind.INTERNAL, "192.0.2.64/26"),
        zone("wifi", ZoneKind.WIFI, "192.0.2.128/26"),
    ),
    servers=(POOL, EDGE),
)
