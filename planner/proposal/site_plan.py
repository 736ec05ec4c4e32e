"""What is decided about one site before its elements are made: sizes, networks, names.

A module of its own because every maker of elements asks the same: what is this called, where does it stand.
"""

from dataclasses import replace
from ipaddress import IPv4Address

from planner.catalog import Catalog
from planner.editing.fresh import slug
from planner.model.product import ProductVersion
from planner.model.servers import Edition
from planner.proposal.answers import Answers, SiteAnswers, Telephony
from planner.proposal.networks import Networks, SiteNetworks, networks_of
from planner.proposal.sizing import SiteSizes, edge_site_of, has_edge, partner_of, sizes_of
from planner.records import dataclass

_SYSTEMS = {
    ProductVersion.V2015: "Windows Server 2012 R2",
    ProductVersion.V2019: "Windows Server 2019",
    ProductVersion.SE: "Windows Server 2022",
}


@dataclass(frozen=True, slots=True)
class SitePlan:
    """One site.

    Attributes:
        place: of the site among the answers, from 0.
        all_sizes: sizes of every site, by place.
    """

    answers: Answers
    place: int
    catalog: Catalog
    networks: Networks
    all_sizes: tuple[SiteSizes, ...]

    @property
    def site(self) -> SiteAnswers:
        """What was answered about the site."""
        return self.answers.sites[self.place]

    @property
    def net(self) -> SiteNetworks:
        """Its networks."""
        return self.networks.sites[self.place]

    @property
    def sizes(self) -> SiteSizes:
        """Its sizes."""
        return self.all_sizes[self.place]

    @property
    def id(self) -> str:
        """Id of the site."""
        return slug(f"site {self.site.name}")

    @property
    def mark(self) -> str:
        """What tells ids and host names of this site from those of others; nothing where there is only one."""
        return "" if len(self.answers.sites) == 1 else str(self.place + 1)

    def named(self, name: str) -> str:
        """A display name; with the site where there are several."""
        return name if len(self.answers.sites) == 1 else f"{name} {self.site.name}"

    def zone(self, name: str) -> str:
        """Id of a zone of this site."""
        return f"{name}-{self.mark}" if self.mark else name

    def key(self, name: str) -> str:
        """Id and host label of the only one of its kind in this site."""
        return f"{name}{self.place + 1:02}"

    def member(self, name: str, number: int) -> str:
        """Id and host label of one of several like machines; `number` from 1."""
        return f"{name}{self.mark}{number:02}"

    def fqdn(self, label: str) -> str:
        """A host name in the domain of the servers."""
        return f"{label}.{self.answers.server_domain}"

    def public_name(self, label: str) -> str:
        """A name that the Internet sees; the first site has it without a number."""
        number = "" if self.place == 0 else str(self.place + 1)
        return f"{label}{number}.{self.answers.sip_domains[0]}"

    def lan(self, number: int) -> IPv4Address:
        """An address in the internal network."""
        return self.net.lan[number]

    @property
    def operating_system(self) -> str:
        """The usual one of the product version."""
        return _SYSTEMS[self.answers.product]

    @property
    def is_enterprise(self) -> bool:
        """The pool is an Enterprise pool."""
        return self.sizes.edition is Edition.ENTERPRISE

    @property
    def pool(self) -> str:
        """Id of the Front End pool or Standard Edition server."""
        return self.key("pool" if self.is_enterprise else "se")

    @property
    def has_edge(self) -> bool:
        """Edge pool and reverse proxy stand here."""
        return has_edge(self.answers, self.place)

    @property
    def has_directors(self) -> bool:
        """Directors stand here."""
        return self.sizes.directors > 0

    @property
    def director(self) -> str:
        """Id of the Director or Director pool."""
        return self.key("dirpool" if self.sizes.directors > 1 else "dir")

    @property
    def has_telephony(self) -> bool:
        """A gateway stands here."""
        return self.answers.telephony is Telephony.GATEWAY

    @property
    def has_wan(self) -> bool:
        """There are other sites or branches."""
        return len(self.answers.sites) > 1 or any(site.branches for site in self.answers.sites)

    def port(self, service: str) -> int:
        """The default port of a service of the catalog."""
        return self.catalog.service(service).ports[0].start

    @property
    def web_timeout(self) -> int:
        """Seconds of a silent connection that balancers have to bear, and the reverse proxy before them as well."""
        return self.catalog.timeout("web-vip-idle").seconds

    @property
    def edge_site(self) -> "SitePlan | None":
        """The site whose Edge pool serves the users of this one."""
        place = edge_site_of(self.answers, self.place)
        return None if place is None else self.at(place)

    @property
    def partner(self) -> "SitePlan | None":
        """The site whose pool is paired with the one here."""
        place = partner_of(self.answers, self.place)
        return None if place is None else self.at(place)

    def at(self, place: int) -> "SitePlan":
        """Another site."""
        return replace(self, place=place)

    @property
    def wan(self) -> IPv4Address:
        """The address of the firewall of this site in the WAN."""
        return self.networks.wan[self.place + 1]

    def branch_id(self, branch: int) -> str:
        """Id of the site of a branch."""
        return slug(f"site {self.site.branches[branch].name}")

    def branch_wan(self, branch: int) -> IPv4Address:
        """The address of the router of a branch in the WAN."""
        return self.networks.wan[16 * (self.place + 1) + branch]


def plans_of(answers: Answers, catalog: Catalog) -> tuple[SitePlan, ...]:
    """Every site of answers without faults of their own, sized."""
    places = range(len(answers.sites))
    sizes = tuple(sizes_of(answers, place, catalog) for place in places)
    networks = networks_of(answers)
    return tuple(SitePlan(answers, place, catalog, networks, sizes) for place in places)
