"""Sites, zones, DNS views and what forwards between them.

A module of its own because these carry everything else, and only here is decided which device knows which network.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

from planner.model.devices import Firewall, Router
from planner.model.interfaces import Interface, Side, StaticRoute
from planner.model.names import is_within
from planner.model.zones import DnsView, Site, SiteKind, Zone, ZoneKind
from planner.proposal.answers import Answers
from planner.proposal.networks import Networks
from planner.proposal.outside import BACK_FIREWALL, FIREWALL_INNER, FIREWALL_OUTER, translations
from planner.proposal.site_plan import SitePlan

OUTSIDE, INSIDE = "external", "internal"
"""Ids of the two DNS views."""
WAN, INTERNET, CELLULAR, PARTNER = "wan", "internet", "cellular", "partner"
"""Ids of zones that belong to no site."""
_MADE_UP = ("subnets",)


def views_of(answers: Answers) -> tuple[DnsView, ...]:
    """What the Internet is answered, and what everybody inside is."""
    names = dict.fromkeys((*answers.sip_domains, answers.server_domain))
    zones = tuple(name for name in names if not any(name != other and is_within(name, other) for other in names))
    if not answers.external_access:
        return (DnsView(id=INSIDE, name="Internal DNS", holds=zones),)
    return (
        DnsView(id=OUTSIDE, name="Public DNS", holds=answers.sip_domains),
        DnsView(id=INSIDE, name="Internal DNS", holds=zones, forwards_to=OUTSIDE),
    )


def sites_of(plan: SitePlan) -> Iterator[Site]:
    """A central site and its branches."""
    yield Site(id=plan.id, name=plan.site.name)
    for place, branch in enumerate(plan.site.branches):
        yield Site(id=plan.branch_id(place), name=branch.name, site_kind=SiteKind.BRANCH, central=plan.id)


def common_zones(answers: Answers, networks: Networks, *, has_wan: bool) -> Iterator[Zone]:
    """Zones that belong to no site."""
    if answers.external_access:
        yield Zone(id=INTERNET, name="Internet", zone_kind=ZoneKind.INTERNET, view=OUTSIDE)
        if answers.mobility:
            yield Zone(id=CELLULAR, name="Cellular network", zone_kind=ZoneKind.CELLULAR, view=OUTSIDE)
        if answers.federation:
            yield Zone(id=PARTNER, name="Partners", zone_kind=ZoneKind.PARTNER, view=OUTSIDE)
    if has_wan:
        yield Zone(
            id=WAN,
            name="WAN",
            zone_kind=ZoneKind.INTERNAL,
            subnets=(networks.wan,),
            view=INSIDE,
            unconfirmed=_MADE_UP,
        )


def zones_of(plan: SitePlan) -> Iterator[Zone]:
    """Zones of a site and its branches."""
    net = plan.net
    if plan.has_edge:
        if not plan.answers.is_behind_nat:
            kind = ZoneKind.PERIMETER_OUTER
            yield _zone(plan, "perimeter-edge", "Perimeter, Edge outside", kind, net.public_edge)
        yield _zone(plan, "perimeter-outer", "Perimeter, outer", ZoneKind.PERIMETER_OUTER, net.outer)
        yield _zone(plan, "perimeter-inner", "Perimeter, inner", ZoneKind.PERIMETER_INNER, net.inner)
        if plan.answers.guest_wifi:
            yield _zone(plan, "guest-wifi", "Guest Wi-Fi", ZoneKind.GUEST_WIFI, net.guests)
    yield _zone(plan, "lan", "Internal network", ZoneKind.INTERNAL, net.lan)
    if plan.answers.mobility:
        yield _zone(plan, "wifi", "Corporate Wi-Fi", ZoneKind.WIFI, net.wifi)
    if plan.has_telephony:
        yield _zone(plan, "voice", "Voice network", ZoneKind.INTERNAL, net.voice)
    for place, branch in enumerate(plan.site.branches):
        yield Zone(
            id=branch_zone(plan, place),
            name=f"Network {branch.name}",
            zone_kind=ZoneKind.BRANCH,
            subnets=(net.branches[place],),
            view=INSIDE,
            site=plan.branch_id(place),
            unconfirmed=_MADE_UP,
        )


def branch_zone(plan: SitePlan, place: int) -> str:
    """Id of the network of a branch."""
    return plan.member("branch", place + 1)


def _zone(plan: SitePlan, label: str, name: str, kind: ZoneKind, network: IPv4Network) -> Zone:
    is_outside = kind in (ZoneKind.PERIMETER_OUTER, ZoneKind.GUEST_WIFI)
    return Zone(
        id=plan.zone(label),
        name=plan.named(name),
        zone_kind=kind,
        subnets=(network,),
        view=OUTSIDE if is_outside else INSIDE,
        site=plan.id,
        unconfirmed=_MADE_UP,
    )


def forwarding_devices(plan: SitePlan) -> Iterator[Firewall | Router]:
    """Firewalls and routers of a site and its branches."""
    if plan.has_edge:
        yield _external_firewall(plan)
        if plan.answers.guest_wifi:
            yield _guest_line(plan)
    yield _internal_firewall(plan)
    for place in range(len(plan.site.branches)):
        yield _branch_router(plan, place)


def _external_firewall(plan: SitePlan) -> Firewall:
    net = plan.net
    sides = [_adapter("outside", INTERNET, net.public[1], Side.EXTERNAL)]
    if not plan.answers.is_behind_nat:
        edge = net.public_edge[FIREWALL_OUTER]
        sides.append(_adapter("edge", plan.zone("perimeter-edge"), edge, Side.INTERNAL))
    outer = net.outer[FIREWALL_OUTER]
    sides.append(_adapter("perimeter", plan.zone("perimeter-outer"), outer, Side.INTERNAL))
    return Firewall(
        id=plan.key("external-firewall"),
        name=plan.named("External firewall"),
        site=plan.id,
        interfaces=tuple(sides),
        nat=tuple(translations(plan)),
        # Edge Servers behind NAT reach each other at their public A/V addresses (sizing fact edge.hairpin).
        hairpin=plan.answers.is_behind_nat and plan.sizes.edges > 1,
        unconfirmed=("interfaces", "nat"),
    )


def _guest_line(plan: SitePlan) -> Router:
    """Guests have a line of their own, so that they come in like everybody else outside."""
    return Router(
        id=plan.key("guest-router"),
        name=plan.named("Guest Internet line"),
        site=plan.id,
        interfaces=(
            _adapter("guest", plan.zone("guest-wifi"), plan.net.guests[1]),
            _adapter("line", INTERNET, plan.net.public[2], Side.EXTERNAL),
        ),
        unconfirmed=("interfaces",),
    )


def _internal_firewall(plan: SitePlan) -> Firewall:
    net = plan.net
    sides = []
    if plan.has_edge:
        sides += [
            Interface(
                name="outer",
                zone=plan.zone("perimeter-outer"),
                side=Side.EXTERNAL,
                addresses=(net.outer[BACK_FIREWALL],),
                gateway=net.outer[FIREWALL_OUTER],
            ),
            _adapter("inner", plan.zone("perimeter-inner"), net.inner[FIREWALL_INNER]),
        ]
    sides.append(_adapter("lan", plan.zone("lan"), net.lan[1], Side.INTERNAL))
    if plan.answers.mobility:
        sides.append(_adapter("wifi", plan.zone("wifi"), net.wifi[1], Side.INTERNAL))
    if plan.has_telephony:
        sides.append(_adapter("voice", plan.zone("voice"), net.voice[1], Side.INTERNAL))
    if plan.has_wan:
        sides.append(_wan(plan.wan, _beyond(plan), None if plan.has_edge else plan.at(0).wan))
    return Firewall(
        id=plan.key("internal-firewall"),
        name=plan.named("Internal firewall"),
        site=plan.id,
        interfaces=tuple(sides),
        unconfirmed=("interfaces",),
    )


def _wan(address: IPv4Address, routes: Iterator[StaticRoute], gateway: IPv4Address | None) -> Interface:
    # Where the site has no way to the Internet, the first one is the way to everything else.
    is_itself = gateway == address
    return Interface(
        name="wan",
        zone=WAN,
        side=Side.INTERNAL,
        addresses=(address,),
        gateway=None if is_itself else gateway,
        routes=tuple(routes),
    )


def _beyond(plan: SitePlan, but_branch: int | None = None) -> Iterator[StaticRoute]:
    """Routes to the other sites, and to every branch by its own router: a packet does not leave where it came in."""
    for place in range(len(plan.answers.sites)):
        other = plan.at(place)
        if other.place != plan.place or but_branch is not None:
            networks = (other.net.inside, other.net.perimeter) if other.has_edge else (other.net.inside,)
            yield from (StaticRoute(network=network, via=other.wan) for network in networks)
        for branch, network in enumerate(other.net.branches):
            if other.place != plan.place or branch != but_branch:
                yield StaticRoute(network=network, via=other.branch_wan(branch))


def _branch_router(plan: SitePlan, place: int) -> Router:
    key = plan.member("branch-router", place + 1)
    return Router(
        id=key,
        name=f"Router {plan.site.branches[place].name}",
        site=plan.branch_id(place),
        interfaces=(
            _adapter("branch", branch_zone(plan, place), plan.net.branches[place][1]),
            _wan(plan.branch_wan(place), _beyond(plan, place), plan.wan),
        ),
        unconfirmed=("interfaces",),
    )


def _adapter(name: str, zone: str, address: IPv4Address, side: Side = Side.PRIMARY) -> Interface:
    return Interface(name=name, zone=zone, side=side, addresses=(address,))
