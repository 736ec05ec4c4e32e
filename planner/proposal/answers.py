"""What is asked before the first drawing, and what is wrong with the answers.

A module of its own because the window and the command line ask the same questions in different ways.
"""

from collections.abc import Iterator
from enum import StrEnum
from ipaddress import IPv4Network

from planner.editing.fresh import slug
from planner.model.names import is_dns_name, normalized
from planner.model.product import ProductVersion
from planner.records import dataclass

MOST_SITES = 6
"""Central sites; so many times a documentation range (RFC 5737) can be halved for public addresses."""
MOST_BRANCHES = 14
"""Branch sites of one central site, as the Planning Tool allowed (incumbents, section 2)."""
MOST_USERS = 240_000
"""Users of one site, as the Planning Tool allowed (sizing table planning_tool_limits)."""
SMALLEST_NETWORK = 19
"""Prefix length of the smallest inside network of a site: 32 segments, of which branches take half."""


class Telephony(StrEnum):
    """Where calls to the telephone network leave."""

    NONE = "none"
    GATEWAY = "gateway"


class EdgeNames(StrEnum):
    """One name and address for the three Edge services, which then differ by port, or one for each."""

    ONE = "one"
    THREE = "three"


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchAnswers:
    """A branch site.

    Attributes:
        users: who work there; they are counted at the central site as well.
        is_survivable: a Survivable Branch Appliance or Server keeps them calling while the WAN is down.
    """

    name: str
    users: int
    is_survivable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAnswers:
    """A central site.

    Attributes:
        users: who work there, those of its branches not counted.
        is_highly_available: one server may fail and everything goes on.
        has_edge: an Edge pool and a reverse proxy of its own; the first site has them if anybody is to come in.
        network: inside network; None for one that is made up.
    """

    name: str
    users: int
    branches: tuple[BranchAnswers, ...] = ()
    is_highly_available: bool = True
    has_edge: bool = False
    network: IPv4Network | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All answers; the defaults are the usual ones.

    Attributes:
        title: of the design.
        sip_domains: the first one is the default SIP domain.
        internal_domain: DNS domain of Active Directory; empty for the default SIP domain.
        external_access: users come in from outside; without it there is no perimeter at all.
        mobility: phones and tablets; on the corporate Wi-Fi as well as outside.
        is_behind_nat: Edge Servers have private addresses that the firewall translates.
        disaster_recovery: the pools of each two sites back each other up.
        monitoring: a SQL Server keeps call details and quality of experience.
    """

    title: str = "Skype for Business Server"
    product: ProductVersion = ProductVersion.SE
    sip_domains: tuple[str, ...]
    internal_domain: str = ""
    sites: tuple[SiteAnswers, ...]
    external_access: bool = True
    federation: bool = True
    mobility: bool = True
    guest_wifi: bool = False
    is_behind_nat: bool = True
    edge_names: EdgeNames = EdgeNames.THREE
    directors: bool = False
    conferencing: bool = True
    office_web_apps: bool = False
    telephony: Telephony = Telephony.NONE
    dial_in: bool = False
    disaster_recovery: bool = False
    monitoring: bool = False

    @property
    def server_domain(self) -> str:
        """Where servers have their names."""
        return self.internal_domain or self.sip_domains[0]


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that no design can be made from.

    Attributes:
        field: of the answers, with the places in lists: ("sites", 0, "users").
        what: what is wrong and what is expected.
    """

    field: tuple[str | int, ...]
    what: str


def faults_of(answers: Answers) -> tuple[Fault, ...]:
    """Everything that is wrong with answers; empty when `propose` takes them."""
    return (*_domains(answers), *_sites(answers), *_wishes(answers))


def _domains(answers: Answers) -> Iterator[Fault]:
    if not answers.sip_domains:
        yield Fault(("sip_domains",), "no SIP domain is given; at least one is expected")
    for number, domain in enumerate(answers.sip_domains):
        if not is_dns_name(domain) or "." not in domain:
            yield Fault(("sip_domains", number), f"'{domain}' is not a DNS domain such as contoso.com")
        elif normalized(domain) in map(normalized, answers.sip_domains[:number]):
            yield Fault(("sip_domains", number), f"'{domain}' is given twice")
    domain = answers.internal_domain
    if domain and (not is_dns_name(domain) or "." not in domain):
        yield Fault(("internal_domain",), f"'{domain}' is not a DNS domain such as corp.contoso.com")


def _sites(answers: Answers) -> Iterator[Fault]:
    sites = answers.sites
    if not 1 <= len(sites) <= MOST_SITES:
        yield Fault(("sites",), f"{len(sites)} central sites are given; 1 to {MOST_SITES} are expected")
    names: dict[str, str] = {}
    for number, site in enumerate(sites):
        where: tuple[str | int, ...] = ("sites", number)
        yield from _named(site.name, where, names)
        yield from _users(site.users, where)
        if len(site.branches) > MOST_BRANCHES:
            yield Fault((*where, "branches"), f"{len(site.branches)} branches; at most {MOST_BRANCHES} are expected")
        for place, branch in enumerate(site.branches):
            yield from _named(branch.name, (*where, "branches", place), names)
            yield from _users(branch.users, (*where, "branches", place))
        if site.network is not None and site.network.prefixlen > SMALLEST_NETWORK:
            yield Fault((*where, "network"), f"{site.network} is too small; a /{SMALLEST_NETWORK} is expected at least")
    given = [(number, site.network) for number, site in enumerate(sites) if site.network is not None]
    for place, (number, network) in enumerate(given):
        twin = next((other for _, other in given[:place] if other.overlaps(network)), None)
        if twin is not None:
            yield Fault(("sites", number, "network"), f"{network} overlaps {twin}; each site has a network of its own")


def _named(name: str, where: tuple[str | int, ...], names: dict[str, str]) -> Iterator[Fault]:
    key = slug(name)
    if not name.strip():
        yield Fault((*where, "name"), "a name is expected")
    elif key in names:
        yield Fault((*where, "name"), f"'{name}' is too much like '{names[key]}'")
    names.setdefault(key, name)


def _users(users: int, where: tuple[str | int, ...]) -> Iterator[Fault]:
    if not 1 <= users <= MOST_USERS:
        yield Fault((*where, "users"), f"{users} users; 1 to {MOST_USERS:,} are expected")


def _wishes(answers: Answers) -> Iterator[Fault]:
    if answers.disaster_recovery and len(answers.sites) < 2:
        yield Fault(("disaster_recovery",), "pools are paired across sites; a second central site is expected")
    if answers.dial_in and answers.telephony is Telephony.NONE:
        yield Fault(("dial_in",), "dial-in conferencing needs a way to the telephone network")
    if not answers.external_access:
        for name, wish in (("federation", answers.federation), ("directors", answers.directors)):
            if wish:
                yield Fault((name,), "this needs access from outside")
        if answers.mobility:
            yield Fault(
                ("mobility",),
                "phones come in through the reverse proxy even from the corporate Wi-Fi (S-SCN-03); "
                "access from outside is expected",
            )
