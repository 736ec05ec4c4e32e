"""Which networks a proposal uses: one inside network a site, perimeters, public ranges, and the WAN between the sites.

A module of its own because networks must not overlap, whatever the planner gave, and everything else takes its
addresses from here.
"""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network
from itertools import chain

from planner.proposal.answers import Answers
from planner.records import dataclass

_INSIDE = tuple(IPv4Network("10.0.0.0/8").subnets(new_prefix=16))[1:]
_PERIMETERS = tuple(
    chain(IPv4Network("172.16.0.0/12").subnets(new_prefix=24), IPv4Network("192.168.0.0/16").subnets(new_prefix=24))
)
_PUBLIC = tuple(
    chain.from_iterable(
        IPv4Network(text).subnets(new_prefix=25) for text in ("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24")
    )
)
"""Stand-ins that are nobody's (RFC 5737): the real public addresses come from the provider."""
_FIRST_BRANCH = 8
"""Segments of a site before this one are its own."""


@dataclass(frozen=True, slots=True)
class SiteNetworks:
    """Networks of one site.

    Attributes:
        inside: everything inside, branches too.
        lan, wifi, voice: segments of it.
        branches: a segment a branch.
        outer, inner: perimeter on the Internet side (of the reverse proxy, and of Edge Servers behind NAT), and inside.
        guests: guest Wi-Fi.
        public: addresses that the Internet sees at the firewall. public_edge: of Edge Servers without NAT.
    """

    inside: IPv4Network
    lan: IPv4Network
    wifi: IPv4Network
    voice: IPv4Network
    branches: tuple[IPv4Network, ...]
    perimeter: IPv4Network
    outer: IPv4Network
    inner: IPv4Network
    guests: IPv4Network
    public: IPv4Network
    public_edge: IPv4Network


@dataclass(frozen=True, slots=True)
class Networks:
    """Networks of all sites, in their order, and the WAN."""

    sites: tuple[SiteNetworks, ...]
    wan: IPv4Network

    @property
    def inside(self) -> tuple[IPv4Network, ...]:
        """The inside network of every site."""
        return tuple(site.inside for site in self.sites)


def networks_of(answers: Answers) -> Networks:
    """Networks for every site; those that the planner gave stay as they are, and no two overlap."""
    taken = [site.network for site in answers.sites if site.network is not None]
    inside = _free(_INSIDE, taken)
    perimeters = _free(_PERIMETERS, taken)
    sites = []
    for place, site in enumerate(answers.sites):
        network = site.network if site.network is not None else next(inside)
        sites.append(_site(network, len(site.branches), next(perimeters), _PUBLIC[place]))
    return Networks(tuple(sites), next(perimeters))


def _free(candidates: Iterable[IPv4Network], taken: list[IPv4Network]) -> Iterator[IPv4Network]:
    return (network for network in candidates if not any(network.overlaps(other) for other in taken))


def _site(inside: IPv4Network, branches: int, perimeter: IPv4Network, public: IPv4Network) -> SiteNetworks:
    segments = inside.subnets(new_prefix=24)
    own = [next(segments) for _ in range(_FIRST_BRANCH)]
    outer, inner, guests, _ = perimeter.subnets(new_prefix=26)
    at_firewall, at_edge = public.subnets()
    return SiteNetworks(
        inside=inside,
        lan=own[0],
        wifi=own[1],
        voice=own[2],
        branches=tuple(next(segments) for _ in range(branches)),
        perimeter=perimeter,
        outer=outer,
        inner=inner,
        guests=guests,
        public=at_firewall,
        public_edge=at_edge,
    )
