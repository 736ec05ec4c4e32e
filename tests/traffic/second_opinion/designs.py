"""Random small networks: zones, firewalls, routers, servers, a proxy, a balancer, names, and what is asked of them.

Numbers follow the zone (zone 3 has 10.3.0.0/24), so that a failing example can be read without a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import ip_address, ip_network

from hypothesis import strategies as st

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.clients import Client, ClientDevice
from planner.model.design import Design
from planner.model.devices import (
    Firewall,
    FirewallRule,
    LoadBalancer,
    NatDirection,
    NatEntry,
    PortRange,
    PublishingRule,
    ReverseProxy,
    Router,
    RuleAction,
    Transport,
    Vip,
    VipPort,
    VipPurpose,
)
from planner.model.interfaces import Binding, BoundService, Interface, Side, StaticRoute
from planner.model.policies import Certificate, CertificateUsage
from planner.model.servers import FrontEndPool, Machine, OfficeWebApps, PoolBalancing, SupportRole, SupportServer
from planner.model.zones import Provenance, Zone, ZoneKind
from planner.traffic.arrangements import Arrangements, Opening, recorded_arrangements
from planner.traffic.question import Question
from tests.traffic.second_opinion.chooser import Chooser
from tests.traffic.second_opinion.records import NAMES, views_and_records

PORTS = (443, 4443, 80, 8080, 5061, 389, 9999)
LOW, HIGH = PortRange(first=1, last=1023), PortRange(first=1024, last=65535)
INNER_KINDS = (
    ZoneKind.PERIMETER_OUTER,
    ZoneKind.PERIMETER_INNER,
    ZoneKind.INTERNAL,
    ZoneKind.WIFI,
    ZoneKind.GUEST_WIFI,
    ZoneKind.BRANCH,
)


OUTER_KINDS = (ZoneKind.CELLULAR, ZoneKind.PARTNER, ZoneKind.CLOUD)
OUTER = frozenset(kind.value for kind in OUTER_KINDS)
"""Zones beside the Internet that it joins; lines of one's own may lead to them as well."""


@dataclass(frozen=True)
class Case:
    """A design, what is in force in it, and questions to it."""

    design: Design
    arrangements: Arrangements
    questions: tuple[Question, ...]


@dataclass
class Plan:
    """What has been drawn so far. `taken` counts addresses a zone has given away."""

    zones: list[Zone]
    taken: dict[str, int]
    is_dual: bool

    def addresses(self, zone: str) -> tuple[IpAddress, ...]:
        number = next(index for index, item in enumerate(self.zones) if item.id == zone)
        self.taken[zone] = count = self.taken.get(zone, 0) + 1
        if not self.zones[number].subnets:
            return (ip_address(f"203.0.{number + 110}.{count}"),)
        first: tuple[IpAddress, ...] = (ip_address(f"10.{number}.0.{count}"),)
        return (*first, ip_address(f"fd00:{number}::{count:x}")) if self.is_dual else first


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A random case."""
    return case(Chooser(draw))


def case(choose: Chooser) -> Case:
    plan = Plan(_zones(choose), {}, is_dual=choose.one_in(5))
    forwarding = _forwarding(choose, plan)
    _close_undrawn_guests(plan, forwarding)
    servers = [_server(choose, plan, number, forwarding) for number in range(choose.number(1, 4))]
    clients = [
        Client(
            id=f"client{n}", name=f"client{n}", device=ClientDevice.MOBILE, zone=zone, address=plan.addresses(zone)[0]
        )
        for n, zone in enumerate(choose.one(plan.zones).id for _ in range(choose.number(1, 3)))
    ]
    proxies = [_proxy(choose, plan, servers, forwarding)] if choose.one_in(2) else []
    balancers = [_balancer(choose, plan, servers, forwarding)] if choose.one_in(2) else []
    held = _held((*servers, *proxies, *balancers)) + [vip.address for device in balancers for vip in device.vips]
    elements = [item.id for item in (*clients, *servers)]
    devices = [
        _with_rules(choose, plan, _with_nat(choose, plan, device, held), held, elements)
        if isinstance(device, Firewall)
        else device
        for device in forwarding
    ]
    reachable = held + [entry.public for d in devices if isinstance(d, Firewall) for entry in d.nat]
    views, records = views_and_records(choose, reachable)
    design = Design(
        zones=tuple(plan.zones),
        dns_views=views,
        dns_records=records,
        servers=tuple(servers),
        devices=(*devices, *proxies, *balancers),
        clients=tuple(clients),
        certificates=tuple(_certificates(choose, [item.id for item in (*servers, *proxies)])),
    )
    openings = None if choose.one_in(4) else _openings(choose, design, held)
    sources = [c.id for c in clients] * 2 + [m.id for s in servers for m in s.members if len(m.interfaces) == 1]
    asked = [str(address) for address in reachable] + list(NAMES[:4]) * 2
    questions = tuple(_question(choose, sources, asked, not balancers) for _ in range(choose.number(1, 4)))
    return Case(design, recorded_arrangements(design, openings), questions)


def _zones(choose: Chooser) -> list[Zone]:
    zones = [Zone(id="internet", name="internet", zone_kind=ZoneKind.INTERNET, view="external")]
    for kind in OUTER_KINDS:
        if choose.one_in(3):
            zones.append(Zone(id=kind.value, name=kind.value, zone_kind=kind, view="external"))
    for _ in range(choose.number(2, 5)):
        n = len(zones)
        zones.append(
            Zone(
                id=f"zone{n}",
                name=f"zone{n}",
                zone_kind=choose.one(INNER_KINDS),
                subnets=(ip_network(f"10.{n}.0.0/24"), ip_network(f"fd00:{n}::/64")),
                view=choose.one(["internal", "external"]),
            )
        )
    return zones


def _forwarding(choose: Chooser, plan: Plan) -> list[Firewall | Router]:
    """One to four devices; the first joins the Internet, each next one something that came before."""
    usual = [zone.id for zone in plan.zones if zone.id not in OUTER or choose.one_in(3)]
    devices: list[Firewall | Router] = []
    joined = ["internet"]
    for number in range(choose.number(1, 4)):
        old = choose.one(joined)
        new = choose.some([zone for zone in usual if zone != old], 1, 3)
        joined += [zone for zone in new if zone not in joined]
        adapters = tuple(Interface(name=f"to-{z}", zone=z, addresses=plan.addresses(z)) for z in (old, *new))
        if number == 3 or choose.one_in(5):
            devices.append(Router(id=f"router{number}", name=f"router{number}", interfaces=adapters))
            continue
        firewall = Firewall(
            id=f"firewall{number}",
            name=f"firewall{number}",
            interfaces=adapters,
            policy=choose.one(tuple(Provenance)),
            hairpin=choose.one([True, False]),
            spoofing_prevention=choose.one_in(3),
            stateful=not choose.one_in(4),
        )
        devices.append(firewall)
    return devices


def _close_undrawn_guests(plan: Plan, devices: list[Firewall | Router]) -> None:
    """A guest Wi-Fi without a drawn device hangs on a provider whose translation the traffic model does not settle."""
    drawn = {adapter.zone for device in devices for adapter in device.interfaces}
    plan.zones = [
        replace(zone, zone_kind=ZoneKind.BRANCH)
        if zone.zone_kind is ZoneKind.GUEST_WIFI and zone.id not in drawn
        else zone
        for zone in plan.zones
    ]


def _held(things: tuple[object, ...]) -> list[IpAddress]:
    holders = [part for thing in things for part in (getattr(thing, "members", None) or [thing])]
    return [a for holder in holders for adapter in getattr(holder, "interfaces", ()) for a in adapter.addresses]


def _adapters(choose: Chooser, plan: Plan, devices: list[Firewall | Router], count: int) -> tuple[Interface, ...]:
    """Adapters of a host: nothing stated, or a default gateway on the first, or also static routes on the second."""
    usual = [zone.id for zone in plan.zones if zone.id not in OUTER]
    has_gateway = choose.one_in(2)
    adapters = []
    for number, zone in enumerate(choose.some(usual, count, count)):
        doors = [a.addresses[0] for device in devices for a in device.interfaces if a.zone == zone]
        gateway = choose.one(doors) if has_gateway and doors and number == 0 else None
        routes: tuple[StaticRoute, ...] = ()
        if number == 1 and doors and choose.one_in(2):
            target = choose.one(["10.0.0.0/8", f"10.{choose.number(1, 6)}.0.0/24"])
            routes = (StaticRoute(network=ip_network(target), via=choose.one(doors)),)
        side = (Side.EXTERNAL, Side.INTERNAL)[number] if count == 2 else Side.PRIMARY
        name, held = f"lan{number}", plan.addresses(zone)
        adapters.append(Interface(name=name, zone=zone, side=side, addresses=held, gateway=gateway, routes=routes))
    return tuple(adapters)


AnyServer = FrontEndPool | OfficeWebApps | SupportServer


def _server(choose: Chooser, plan: Plan, number: int, devices: list[Firewall | Router]) -> AnyServer:
    kind = choose.one(["front-end", "front-end", "front-end", "office-web-apps", "domain-controller"])
    adapter_count = choose.one([1, 1, 1, 2])
    members = []
    for member in range(choose.one([1, 1, 2])):
        adapters = _adapters(choose, plan, devices, adapter_count)
        bindings: tuple[Binding, ...] = ()
        if kind == "front-end" and adapter_count == 2 and choose.one_in(2):
            bindings = (Binding(service=BoundService.FRONT_END, addresses=adapters[0].addresses),)
        name = f"s{number}m{member}"
        members.append(Machine(id=name, fqdn=f"{name}.contoso.com", interfaces=adapters, bindings=bindings))
    name, fqdn = f"server{number}", f"s{number}.contoso.com"
    if kind == "front-end":
        return FrontEndPool(id=name, name=name, fqdn=fqdn, members=tuple(members), sip_balancing=PoolBalancing.DNS)
    if kind == "office-web-apps":
        return OfficeWebApps(id=name, name=name, fqdn=fqdn, members=tuple(members))
    role = SupportRole.DOMAIN_CONTROLLER
    return SupportServer(id=name, name=name, fqdn=fqdn, members=tuple(members), role=role)


def _proxy(choose: Chooser, plan: Plan, servers: list[AnyServer], devices: list[Firewall | Router]) -> ReverseProxy:
    adapters = _adapters(choose, plan, devices, choose.one([2, 2, 1]))
    backends = [item.id for item in servers if isinstance(item, FrontEndPool)] + ["pool.contoso.com", "web.contoso.com"]
    rules = tuple(
        PublishingRule(
            hosts=(choose.one(["web.contoso.com", "*.contoso.com", "www.fabrikam.com"]),),
            port=choose.one([443, 443, 80]),
            path=choose.one(["/", "/", "/meet"]),
            backend=choose.one(backends),
            backend_port=choose.one([4443, 4443, 443, 8080]),
        )
        for _ in range(choose.number(1, 3))
    )
    return ReverseProxy(
        id="proxy",
        name="proxy",
        interfaces=adapters,
        publishing=Provenance.RECORDED,
        rules=rules,
        hairpin=choose.one([True, False]),
        view=choose.one([None, "internal"]),
    )


def _balancer(choose: Chooser, plan: Plan, servers: list[AnyServer], devices: list[Firewall | Router]) -> LoadBalancer:
    adapters = _adapters(choose, plan, devices, choose.one([1, 1, 2]))
    pools = [item.id for item in servers if all(len(m.interfaces) == 1 for m in item.members)]
    zones = [adapter.zone for adapter in adapters if adapter.zone not in ("internet", *OUTER)]
    vips = []
    for number in range(choose.number(1, 2) if pools and zones else 0):
        pairs = choose.some([(443, 4443), (443, 443), (4443, 4443), (80, 8080)], 1, 3)
        vips.append(
            Vip(
                id=f"vip{number}",
                purpose=choose.one([VipPurpose.WEB_EXTERNAL, VipPurpose.WEB_INTERNAL]),
                pool=choose.one(pools),
                address=plan.addresses(choose.one(zones))[0],
                ports=tuple(VipPort(port=port, member_port=member) for port, member in dict(pairs).items()),
            )
        )
    is_seen = not choose.one_in(4)
    return LoadBalancer(id="balancer", name="balancer", interfaces=adapters, vips=tuple(vips), source_nat=is_seen)


def _with_nat(choose: Chooser, plan: Plan, firewall: Firewall, held: list[IpAddress]) -> Firewall:
    entries = []
    for private in choose.some([address for address in held if address.version == 4], 0, 3):
        shown = choose.one([firewall.interfaces[0], firewall.interfaces[0], firewall.interfaces[-1]])
        port, private_port = choose.one([(None, None), (None, None), (443, 4443), (443, None)])
        entries.append(
            NatEntry(
                interface=shown.name,
                public=plan.addresses(shown.zone)[0],
                private=private,
                direction=choose.one(tuple(NatDirection)),
                keeps_source=choose.one([True, False]),
                port=port,
                private_port=private_port,
            )
        )
    return replace(firewall, nat=tuple(entries))


def _with_rules(
    choose: Chooser, plan: Plan, firewall: Firewall, held: list[IpAddress], elements: list[str]
) -> Firewall:
    """Recorded rules, generous enough that some traffic passes."""
    ends = [str(ip_network(str(address))) for address in held] + elements + [zone.id for zone in plan.zones]
    ends += [str(subnet) for zone in plan.zones for subnet in zone.subnets]
    names = [None, None, *(adapter.name for adapter in firewall.interfaces)]
    rules = [
        FirewallRule(
            action=choose.one([RuleAction.ALLOW, RuleAction.ALLOW, RuleAction.DENY]),
            transport=choose.one(tuple(Transport)),
            sources=choose.some(ends, 1, 3) if choose.one_in(3) else (),
            destinations=choose.some(ends, 1, 3) if choose.one_in(3) else (),
            destination_ports=_ports(choose),
            source_ports=choose.one([(), (), (), (HIGH,), (LOW,)]),
            from_interface=choose.one(names),
            to_interface=choose.one(names),
        )
        for _ in range(choose.number(0, 3))
    ]
    if choose.one_in(2):
        rules.append(FirewallRule(transport=Transport.ANY))
    return replace(firewall, rules=tuple(rules))


def _ports(choose: Chooser) -> tuple[PortRange, ...]:
    if not choose.one_in(3):
        return ()
    return tuple(PortRange(first=port, last=port) for port in choose.some(PORTS, 1, 3))


def _openings(choose: Chooser, design: Design, held: list[IpAddress]) -> dict[str, tuple[Opening, ...]]:
    networks: list[IpNetwork] = [ip_network(str(address)) for address in held]
    networks += [subnet for zone in design.zones for subnet in zone.subnets]
    found = {}
    for firewall in design.firewalls:
        names = [None, *(adapter.name for adapter in firewall.interfaces)]
        openings = [
            Opening(
                from_interface=choose.one(names),
                to_interface=choose.one(names),
                sources=choose.some(networks, 1, 3) if choose.one_in(2) else (),
                source_ports=choose.one([(), (), (HIGH,), (LOW,)]),
                destinations=choose.some(networks, 1, 3) if choose.one_in(2) else (),
                ports=_ports(choose),
                transport=choose.one(tuple(Transport)),
            )
            for _ in range(choose.number(0, 3))
        ]
        if choose.one_in(2):
            openings.append(Opening(transport=Transport.ANY))
        found[firewall.id] = tuple(openings)
    return found


def _certificates(choose: Chooser, holders: list[str]) -> list[Certificate]:
    found = []
    for holder in holders:
        names = choose.some([*NAMES, "*.contoso.com"], 1, 2)
        found.append(
            Certificate(
                id=f"cert-{holder}",
                assigned_to=holder,
                usages=tuple(CertificateUsage),
                subject=names[0],
                names=names,
            )
        )
    return found


def _question(choose: Chooser, sources: list[str], asked: list[str], may_ask_tls: bool) -> Question:
    return Question(
        source=choose.one(sources),
        destination=choose.one(asked),
        port=choose.one([443, 443, 443, 443, 443, 4443, 80, 8080, 389, 9999]),
        transport=Transport.UDP if choose.one_in(10) else Transport.TCP,
        source_port=5060 if choose.one_in(10) else None,
        host=choose.one([None, None, "web.contoso.com"]),
        path=choose.one(["/", "/meet/room"]),
        service=choose.one([None, None, None, None, "web-external-https", "web-internal-https"]),
        tls=may_ask_tls and choose.one_in(2),
        ignore_filters=choose.one_in(6),
    )
