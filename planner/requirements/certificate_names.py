"""Names on certificates: a row's patterns filled in, once for all certificates that share them.

A room of its own because with thousands of SIP domains the lists are long and the same on every member of a pool;
and because only here is decided which conditional pattern of a row holds.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.catalog.certificates import CertificateTemplate
from planner.model.names import EXTERNAL_DISCOVERY, normalized
from planner.model.policies import Discovery, UrlComponent
from planner.model.servers import DirectorPool, FrontEndPool, WebPool
from planner.requirements.discovery_records import sign_in_target, wants_sign_in_records
from planner.requirements.groundwork import Groundwork, by_comparable, distinct

MEET = "{meet_host}"
SIP = "sip.{sip_domain}"
SIPINTERNAL = "sipinternal.{sip_domain}"
LYNCDISCOVER = EXTERNAL_DISCOVERY + ".{sip_domain}"

Values = Mapping[str, tuple[str, ...]]


class Listed(NamedTuple):
    """The names of a certificate: its own, then those that others have as well, each once."""

    own: tuple[str, ...]
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Repeated:
    """Names that stand on the certificate of every member of a pool, each once, and how DNS compares them."""

    names: tuple[str, ...]
    keys: Set[str]


class CertificateNames:
    """Fills the name patterns of certificate rows in for one design."""

    def __init__(self, ground: Groundwork) -> None:
        self._ground = ground
        self._per_domain: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._repeated: dict[tuple[tuple[str, ...], tuple[str, ...]], _Repeated] = {}
        self._planned: dict[str, tuple[str, ...]] = {}
        self._wildcards: dict[tuple[str, ...], tuple[str, ...]] = {}

    @cached_property
    def url_values(self) -> Values:
        """Hosts of simple URLs by the placeholder that stands for them."""
        return {
            "{dialin_host}": self._ground.hosts(UrlComponent.DIALIN),
            "{admin_host}": self._ground.hosts(UrlComponent.ADMIN),
            "{scheduler_host}": self._ground.hosts(UrlComponent.SCHEDULER),
        }

    def fixed(self, row: CertificateTemplate, subject: str, values: Values) -> tuple[str, ...]:
        """The subject, then the names of the row that follow no SIP domain."""
        patterns = (pattern.name for pattern in row.san if pattern.name)
        return (subject, *(name for pattern in patterns for name in values.get(pattern, ())))

    def domain_patterns(
        self, row: CertificateTemplate, left_out: Iterable[str] = (), added: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Patterns to repeat for each SIP domain: the row's own without those left out, then the added ones."""
        dropped = frozenset(left_out)
        own = (pattern.name for pattern in row.per_sip_domain if pattern.name and pattern.name not in dropped)
        return tuple(dict.fromkeys((*own, *added)))

    def per_domain(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """The patterns filled in for each SIP domain, domain by domain."""
        found = self._per_domain.get(patterns)
        if found is None:
            found = self._per_domain[patterns] = tuple(
                name
                for domain in self._ground.sip_domains
                for pattern in patterns
                if (name := self._filled(pattern, domain)) is not None
            )
        return found

    def _filled(self, pattern: str, domain: str) -> str | None:
        if pattern == MEET:
            return self._ground.meet_hosts.get(domain)
        return pattern.replace("{sip_domain}", domain)

    def listed(self, fixed: tuple[str, ...], patterns: tuple[str, ...], more: Iterable[str] = ()) -> Listed:
        """All names in order, each once."""
        own = distinct(fixed)
        key = (patterns, tuple(more))
        repeated = self._repeated.get(key)
        if repeated is None:
            by_key = by_comparable((*self.per_domain(patterns), *key[1]))
            repeated = self._repeated[key] = _Repeated(tuple(by_key.values()), by_key.keys())
        if repeated.keys.isdisjoint(map(normalized, own)):
            return Listed(own, repeated.names)
        return Listed(distinct((*own, *repeated.names)))

    def additions(self, role: str, pool: WebPool | None = None) -> tuple[str, ...]:
        """Patterns that Mobility with automatic discovery adds to certificates of a role."""
        ground = self._ground
        if "mobility" not in ground.features or ground.design.mobility.discovery is not Discovery.AUTOMATIC:
            return ()
        if isinstance(pool, FrontEndPool) and not pool.mobility:
            return ()
        return tuple(
            pattern
            for addition in ground.catalog.mobility_additions
            if role in addition.roles and not (addition.waived_by_http80 and "autodiscover-http" in ground.features)
            for pattern in addition.add
        )

    def left_out_of_default(self, pool: WebPool) -> tuple[str, ...]:
        """Conditional patterns of a Default certificate that do not hold for this pool.

        sip.{domain} is on it under strict DNS matching, and where the sign-in host of DNS leads to this pool;
        sipinternal.{domain} where that host does.
        """
        ground = self._ground
        dropped = []
        if "strict-dns-matching" not in ground.features and not self._is_sign_in_host(pool):
            dropped.append(SIP)
        leads_here = ground.registrar is not None and ground.registrar.id == pool.id
        if not (leads_here and ground.has_any("legacy-clients", "phones")):
            dropped.append(SIPINTERNAL)
        return tuple(dropped)

    def sign_in_targets(self, pool: WebPool) -> tuple[str, ...]:
        """Hosts that sign-in SRVs name for the pool beside its own name: clients look for them on its certificate."""
        registrar = self._ground.registrar
        if registrar is None or registrar.id != pool.id or not wants_sign_in_records(self._ground):
            return ()
        targets = (sign_in_target(registrar, domain) for domain in self._ground.sip_domains)
        return tuple(target for target in targets if target != pool.fqdn)

    def _is_sign_in_host(self, pool: WebPool) -> bool:
        host = self._ground.sign_in_host
        return wants_sign_in_records(self._ground) and host is not None and host.id == pool.id

    def planned(self, label: str) -> tuple[str, ...]:
        """Names with this label for which the planner has a record; these have to be on the certificate."""
        found = self._planned.get(label)
        if found is None:
            names = (f"{label}.{domain}" for domain in self._ground.sip_domains)
            found = tuple(name for name in names if normalized(name) in self._ground.planned_names)
            self._planned[label] = found
        return found

    def wildcards(self, names: Iterable[str]) -> tuple[str, ...]:
        """Wildcards, one a SIP domain, that may stand for some of `names`; a wildcard covers one label only."""
        given = tuple(names)
        found = self._wildcards.get(given)
        if found is None:
            parents = {normalized(name).partition(".")[2] for name in given}
            found = tuple(f"*.{domain}" for domain in self._ground.sip_domains if normalized(domain) in parents)
            self._wildcards[given] = found
        return found


def role_of(pool: WebPool) -> str:
    """The role of the catalog that a web pool has."""
    if isinstance(pool, DirectorPool):
        return "director"
    return "standard-edition" if pool.edition.value == "standard" else "front-end"
