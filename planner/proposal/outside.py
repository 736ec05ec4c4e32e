"""What stands in the perimeter of a site: Edge pool and reverse proxy.

A module of its own because the machines here have two sides, and addresses on both.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from planner.model.devices import NatEntry, ReverseProxy
from planner.model.interfaces import Binding, BoundService, Interface, Side, StaticRoute
from planner.model.links import Link, LinkKind
from planner.model.servers import EdgePool, Machine, PoolBalancing
from planner.proposal.answers import EdgeNames
from planner.proposal.inside import MADE_UP, link, note_on
from planner.proposal.site_plan import SitePlan

_SERVICES = (BoundService.ACCESS_EDGE, BoundService.WEB_CONFERENCING_EDGE, BoundService.AV_EDGE)
_NAMES = ("sip", "webcon", "av")
_EDGE_OUTSIDE, _EDGE_INSIDE, _PROXY_OUTSIDE, _PROXY_INSIDE = 11, 7, 3, 3
"""Numbers of addresses in the segments of the perimeter."""
_EDGE_PUBLIC, _PROXY_PUBLIC = 11, 3
"""Numbers of public addresses that the firewall translates."""
FIREWALL_OUTER, FIREWALL_INNER, BACK_FIREWALL = 1, 1, 2


def edge_id(plan: SitePlan) -> str:
    """Id of the Edge pool of a site that has one."""
    return plan.key("edgepool" if plan.sizes.edges > 1 else "edge")


def edge_pool_of(plan: SitePlan) -> EdgePool:
    """The Edge pool of a site, every server with one or three public addresses."""
    count, key = plan.sizes.edges, edge_id(plan)
    labels = [plan.member("edge", number) for number in range(1, count + 1)] if count > 1 else [key]
    access, conferencing, media = map(plan.public_name, _labels(plan))
    return EdgePool(
        id=key,
        name=plan.named("Edge pool" if count > 1 else "Edge Server"),
        fqdn=plan.fqdn(key),
        site=plan.id,
        members=tuple(_edge(plan, place, label, count) for place, label in enumerate(labels)),
        access_fqdn=access,
        web_conferencing_fqdn=conferencing,
        av_fqdn=media,
        balancing=PoolBalancing.DNS if count > 1 else PoolBalancing.NONE,
        federation=plan.answers.federation and plan.place == 0,
        note=note_on(plan, "Edge Server"),
        unconfirmed=(*MADE_UP, "access_fqdn", "web_conferencing_fqdn", "av_fqdn"),
    )


def _labels(plan: SitePlan) -> tuple[str, ...]:
    return _NAMES if plan.answers.edge_names is EdgeNames.THREE else (_NAMES[0],) * len(_NAMES)


def _edge(plan: SitePlan, place: int, label: str, count: int) -> Machine:
    net = plan.net
    segment = net.outer if plan.answers.is_behind_nat else net.public_edge
    numbers = _numbers(plan, place)
    addresses = {number: segment[_EDGE_OUTSIDE + number] for number in numbers}
    return Machine(
        id=label if count > 1 else f"{label}-server",
        fqdn=plan.fqdn(label),
        interfaces=(
            Interface(
                name="external",
                zone=plan.zone("perimeter-outer" if plan.answers.is_behind_nat else "perimeter-edge"),
                side=Side.EXTERNAL,
                addresses=tuple(addresses.values()),
                gateway=segment[FIREWALL_OUTER],
            ),
            _inner(plan, _EDGE_INSIDE + place),
        ),
        bindings=tuple(
            Binding(service=service, addresses=(addresses[number],), published=_published(plan, number))
            for service, number in zip(_SERVICES, _spread(numbers), strict=True)
        ),
        operating_system=plan.operating_system,
    )


def _numbers(plan: SitePlan, place: int) -> tuple[int, ...]:
    """Numbers of the external addresses of one Edge Server, counted through all of them."""
    each = 1 if plan.answers.edge_names is EdgeNames.ONE else len(_SERVICES)
    return tuple(range(place * each, place * each + each))


def _spread(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return numbers if len(numbers) == len(_SERVICES) else numbers * len(_SERVICES)


def _published(plan: SitePlan, number: int) -> IPv4Address | None:
    return plan.net.public[_EDGE_PUBLIC + number] if plan.answers.is_behind_nat else None


def _inner(plan: SitePlan, number: int) -> Interface:
    """The adapter on the inside: no gateway, and a route to every inside network."""
    via = plan.net.inner[FIREWALL_INNER]
    return Interface(
        name="internal",
        zone=plan.zone("perimeter-inner"),
        side=Side.INTERNAL,
        addresses=(plan.net.inner[number],),
        routes=tuple(StaticRoute(network=network, via=via) for network in plan.networks.inside),
    )


def translations(plan: SitePlan) -> Iterator[NatEntry]:
    """What the external firewall translates: the proxy, and Edge Servers with private addresses."""
    net = plan.net
    if plan.answers.is_behind_nat:
        last = plan.sizes.edges
        for number in (number for place in range(last) for number in _numbers(plan, place)):
            private, public = net.outer[_EDGE_OUTSIDE + number], net.public[_EDGE_PUBLIC + number]
            yield NatEntry(interface="outside", public=public, private=private, comment=_translated(plan, number))
    private, public = net.outer[_PROXY_OUTSIDE], net.public[_PROXY_PUBLIC]
    yield NatEntry(interface="outside", public=public, private=private, comment="Reverse proxy")


def _translated(plan: SitePlan, number: int) -> str:
    if plan.answers.edge_names is EdgeNames.ONE:
        return "Edge Server"
    return ("Access Edge", "Web Conferencing Edge", "A/V Edge")[number % len(_SERVICES)]


def proxy_of(plan: SitePlan) -> ReverseProxy:
    """The reverse proxy. Devices on Wi-Fi and in branches come to its outer adapter from inside, and leave by it."""
    net = plan.net
    back = net.outer[BACK_FIREWALL]
    from_inside = [network for site in plan.networks.sites for network in (site.wifi, *site.branches)]
    return ReverseProxy(
        id=plan.key("proxy"),
        name=plan.named("Reverse proxy"),
        site=plan.id,
        interfaces=(
            Interface(
                name="external",
                zone=plan.zone("perimeter-outer"),
                side=Side.EXTERNAL,
                addresses=(net.outer[_PROXY_OUTSIDE],),
                gateway=net.outer[FIREWALL_OUTER],
                routes=tuple(StaticRoute(network=network, via=back) for network in from_inside),
            ),
            _inner(plan, _PROXY_INSIDE),
        ),
        hairpin=plan.answers.mobility,
        idle_timeout=plan.web_timeout,
        unconfirmed=("interfaces",),
    )


def links_outside(plan: SitePlan) -> Iterator[Link]:
    """The next hop of the Edge pool, and the Edge pool of the pool here."""
    if plan.has_edge:
        hop = plan.director if plan.has_directors else plan.pool
        yield link(edge_id(plan), LinkKind.NEXT_HOP, hop, "next-hop")
    if plan.edge_site is not None:
        yield link(plan.pool, LinkKind.MEDIA, edge_id(plan.edge_site), "media")
