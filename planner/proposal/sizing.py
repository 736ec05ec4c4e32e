"""How many servers the users need, and the published figure each number rests on.

A module of its own because sizes are worked out before anything is drawn, and are explained to whoever asked.
"""

from planner.catalog import Catalog
from planner.catalog.sizing import SizingFact, servers_for
from planner.model.servers import BranchRole, Edition
from planner.proposal.answers import Answers, BranchAnswers, Fault, SiteAnswers
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as large as it is.

    Attributes:
        subject: what is sized, with its site.
        text: the arithmetic in words.
        source: the documents of its figures.
    """

    subject: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class SiteSizes:
    """How many servers stand in a site; 0 for none.

    Attributes:
        users: homed in the site, those of its branches among them.
        branches: role of the appliance of each branch that has one, by the place of the branch.
    """

    users: int
    edition: Edition
    front_ends: int
    edges: int
    directors: int
    branches: dict[int, BranchRole]
    reasons: tuple[Reason, ...]
    faults: tuple[Fault, ...]


def partner_of(answers: Answers, place: int) -> int | None:
    """The site whose pool is paired with that of another: sites are paired in order, a last odd one has none."""
    other = place ^ 1
    return other if answers.disaster_recovery and other < len(answers.sites) else None


def users_of(site: SiteAnswers) -> int:
    """Users homed in a site; those of branches are counted where their pool is (branch.count_at_central)."""
    return site.users + sum(branch.users for branch in site.branches)


def edge_site_of(answers: Answers, place: int) -> int | None:
    """The site whose Edge pool and reverse proxy serve the users of another; None without access from outside."""
    if not answers.external_access:
        return None
    return place if has_edge(answers, place) else 0


def has_edge(answers: Answers, place: int) -> bool:
    """Tells whether a site has an Edge pool and a reverse proxy of its own; the first one always has."""
    return answers.external_access and (place == 0 or answers.sites[place].has_edge)


def sizes_of(answers: Answers, place: int, catalog: Catalog) -> SiteSizes:
    """The sizes of one site."""
    sizer = _Sizer(answers, place, catalog)
    edition, front_ends = sizer.front_ends()
    is_way_in = has_edge(answers, place)
    edges = sizer.remote("Edge Server", "edge") if is_way_in else 0
    # Outside users are authenticated where they come in: an Edge pool has its Directors beside it.
    directors = sizer.remote("Director", "dir") if is_way_in and answers.directors else 0
    branches = sizer.branches()
    return SiteSizes(
        users=users_of(sizer.site),
        edition=edition,
        front_ends=front_ends,
        edges=edges,
        directors=directors,
        branches=branches,
        reasons=tuple(sizer.reasons),
        faults=tuple(sizer.faults),
    )


class _Sizer:
    """Sizes one site, and notes why."""

    def __init__(self, answers: Answers, place: int, catalog: Catalog) -> None:
        self.answers = answers
        self.place = place
        self.site = answers.sites[place]
        self.reasons: list[Reason] = []
        self.faults: list[Fault] = []
        self._sizing = catalog.sizing
        self._version = answers.product.value

    def front_ends(self) -> tuple[Edition, int]:
        """Edition and number of the servers of the pool."""
        partner = partner_of(self.answers, self.place)
        users = users_of(self.site)
        together = users + (users_of(self.answers.sites[partner]) if partner is not None else 0)
        alike = [self.site, *([self.answers.sites[partner]] if partner is not None else [])]
        usual, most = self._figure("se.users"), self._figure("se.users_failover")
        fits = together <= most.value and (partner is None or all(users_of(site) <= usual.value for site in alike))
        if fits and not any(site.is_highly_available for site in alike):
            said = f"{users:,} users fit on one server of at most {most.value:,}"
            if partner is not None:
                said += f", and {together:,} with those of its partner in a failover"
            self._because("Standard Edition server", said, most)
            return Edition.STANDARD, 1
        return Edition.ENTERPRISE, self._enterprise(users, together)

    def _enterprise(self, users: int, together: int) -> int:
        each, least = self._figure("fe.users_per_server"), self._figure("fe.min_recommended")
        needed = servers_for(together, each.value)
        count: int = max(needed + 1, least.value)
        said = f"{users:,} users" + (f", {together:,} with those of the paired pool," if together != users else "")
        said += f" at {each.value:,} a server need {needed}, and one more so that one may fail"
        if count > needed + 1:
            said += f"; a pool has at least {count}"
        self._because(f"{count} Front End Servers", said, each, self._figure("fe.one_extra_for_failure"), least)
        self._limit("fe.pool_max_servers", count, "Front End Servers")
        self._limit("fe.pool_max_users", users, "users in one pool")
        if together != users:
            self._limit("fe.paired_pool_max_users", users, "users in each of two paired pools")
        return count

    def _limit(self, name: str, value: int, what: str) -> None:
        most = self._figure(name)
        if value > most.value:
            said = f"{value:,} {what}; at most {most.value:,} are supported ({most.reference})"
            self.faults.append(Fault(("sites", self.place, "users"), said))

    def remote(self, title: str, name: str) -> int:
        """Edge Servers or Directors for the users who come in here."""
        answers = self.answers
        places = range(len(answers.sites))
        users = sum(users_of(answers.sites[at]) for at in places if edge_site_of(answers, at) == self.place)
        share, each, least = map(self._figure, ("edge.remote_share", f"{name}.users", f"{name}.min_ha"))
        remote = users * int(str(share.value).rstrip("%")) // 100
        needed = max(servers_for(remote, each.value), 1)
        count = max(needed + 1, least.value) if self.site.is_highly_available else needed
        said = f"{remote:,} of {users:,} users are taken as remote ({share.value}); at {each.value:,} a server "
        said += f"they need {needed}" + (", and one more so that one may fail" if count > needed else "")
        self._because(f"{count} {title}{'s' if count > 1 else ''}", said, each, share, least)
        self._limit(f"{name}.pool_max", count, f"{title}s")
        return count

    def branches(self) -> dict[int, BranchRole]:
        """What keeps each branch calling."""
        found: dict[int, BranchRole] = {}
        for place, branch in enumerate(self.site.branches):
            if branch.is_survivable:
                found[place] = self._appliance(place, branch)
        return found

    def _appliance(self, place: int, branch: BranchAnswers) -> BranchRole:
        small, large, full = map(self._figure, ("sba.users", "sbs.users", "branch.full"))
        most, limit = ((fact.details or {})["range"][1] for fact in (small, large))
        if branch.users <= most:
            said = f"{branch.users:,} users; an appliance is for up to {most:,}"
            self._because("Survivable Branch Appliance", said, small, at=branch.name)
            return BranchRole.SBA
        said = f"{branch.users:,} users; more than {most:,} and up to {limit:,} want a server"
        self._because("Survivable Branch Server", said, large, at=branch.name)
        if branch.users > limit:
            what = f"{branch.users:,} users; a Survivable Branch Server is for up to {limit:,} ({large.reference}), "
            what += f"and a central site of its own is expected ({full.reference})"
            self.faults.append(Fault(("sites", self.place, "branches", place, "users"), what))
        return BranchRole.SBS

    def _figure(self, name: str) -> SizingFact:
        fact = self._sizing.figure(name, self._version)
        assert fact is not None, name  # tests/proposal asks for each in each version
        return fact

    def _because(self, subject: str, text: str, *facts: SizingFact, at: str = "") -> None:
        source = "; ".join(dict.fromkeys(fact.reference for fact in facts))
        self.reasons.append(Reason(f"{subject}, {at or self.site.name}", text, source))
