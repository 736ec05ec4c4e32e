"""The tables of ``resources/catalog``, each read when first asked for.

A module of its own, apart from the questions asked of them, because it is the map from files to row types. Each
file is read once: a program that needs flows and records does not pay for clauses and sizing. ``CatalogError``
therefore comes from the first access to a broken table; ``planner.catalog.checks`` asks for all of them.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from planner.catalog.answers import Answer
from planner.catalog.balancing import BalancingRule
from planner.catalog.building import build_one, build_rows, cited
from planner.catalog.certificates import (
    CertificateFact,
    CertificateTemplate,
    DomainGrowth,
    MobilityAddition,
    WildcardRule,
)
from planner.catalog.clauses import (
    Clause,
    Contradiction,
    HairpinCase,
    ManualUrls,
    MobilityPort,
    PolicyTable,
    Scenario,
    VersionFact,
)
from planner.catalog.errors import CatalogError
from planner.catalog.flows import Flow
from planner.catalog.paths import HairpinPath, IpsecException, PortTranslation, Principle, Variant
from planner.catalog.plain import read_plain
from planner.catalog.ports import ConfigurablePort, MediaPorts, QualityOfService, Timeout
from planner.catalog.prerequisites import ServerSoftware
from planner.catalog.records import DiscoveryStep, NameFact, RecordTemplate
from planner.catalog.roles import CatalogFirewall, CatalogZone, Role
from planner.catalog.services import Service
from planner.catalog.sizing import Sizing
from planner.catalog.sources import Source

Row = TypeVar("Row")


class Tables:
    """Every table of a folder, typed. Shared and never changed; may be read from several threads.

    Args:
        folder: folder with the catalog files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Two threads that fill this at once do the same work twice and store equal values.
        self._files: dict[str, dict[str, Any]] = {}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Documents."""
        return self._rows("sources", "sources", Source)

    @cached_property
    def zones(self) -> tuple[CatalogZone, ...]:
        """Zones of the reference topology."""
        return self._rows("roles", "zones", CatalogZone)

    @cached_property
    def firewalls(self) -> tuple[CatalogFirewall, ...]:
        """Firewalls of the reference topology."""
        return self._rows("roles", "firewalls", CatalogFirewall)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Ends of flows."""
        return self._rows("roles", "roles", Role)

    @cached_property
    def feature_tags(self) -> tuple[str, ...]:
        """Tags that flows use in ``features``."""
        return tuple(self._file("roles")["feature_tags"])

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """What listens where."""
        return self._rows("services", "services", Service)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Connections."""
        return self._rows("flows", "flows", Flow)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Forms of the topology that change flows."""
        return self._rows("paths", "variants", Variant)

    @cached_property
    def port_translations(self) -> tuple[PortTranslation, ...]:
        """Ports that change on the way."""
        return self._rows("paths", "port_translations", PortTranslation)

    @cached_property
    def hairpin_paths(self) -> tuple[HairpinPath, ...]:
        """Paths that go out and come back."""
        return self._rows("paths", "hairpin_paths", HairpinPath)

    @cached_property
    def nat_rules(self) -> tuple[Principle, ...]:
        """Where addresses may be translated."""
        return self._rows("paths", "nat_rules", Principle)

    @cached_property
    def must_not(self) -> tuple[Principle, ...]:
        """What must not be possible."""
        return self._rows("paths", "must_not", Principle)

    @cached_property
    def ipsec_exceptions(self) -> tuple[IpsecException, ...]:
        """Traffic that IPsec must leave alone."""
        return self._rows("paths", "ipsec_exceptions", IpsecException)

    @cached_property
    def configurable_ports(self) -> tuple[ConfigurablePort, ...]:
        """Settings that change ports."""
        return self._rows("ports", "configurable_ports", ConfigurablePort)

    @cached_property
    def port_change_notes(self) -> tuple[str, ...]:
        """What holds for every change of a port."""
        return tuple(self._file("ports")["change_notes"])

    @cached_property
    def media_ports(self) -> tuple[MediaPorts, ...]:
        """Media ranges as quality of service counts them."""
        return self._rows("ports", "media_ports", MediaPorts)

    @cached_property
    def client_parameters(self) -> dict[str, str]:
        """The parameter that sets the first port, by the service of the client."""
        rows = (media for media in self.media_ports if media.parameters)
        return {name: setting for media in rows for name, setting in zip(media.services, media.parameters, strict=True)}

    @cached_property
    def timeouts(self) -> tuple[Timeout, ...]:
        """Time limits."""
        return self._rows("ports", "timeouts", Timeout)

    @cached_property
    def quality_of_service(self) -> QualityOfService:
        """Marking and matching of media."""
        return self._one("ports", "qos", QualityOfService)

    @cached_property
    def records(self) -> tuple[RecordTemplate, ...]:
        """DNS record templates."""
        return self._rows("records", "records", RecordTemplate)

    @cached_property
    def name_facts(self) -> tuple[NameFact, ...]:
        """Sentences about names."""
        return self._rows("records", "facts", NameFact)

    @cached_property
    def discovery_order(self) -> tuple[DiscoveryStep, ...]:
        """Names that a client tries, in order."""
        return self._rows("records", "discovery_order", DiscoveryStep)

    @cached_property
    def certificates(self) -> tuple[CertificateTemplate, ...]:
        """Certificate templates."""
        return self._rows("certificates", "certificates", CertificateTemplate)

    @cached_property
    def certificate_facts(self) -> tuple[CertificateFact, ...]:
        """Sentences about certificates."""
        return self._rows("certificates", "common", CertificateFact)

    @cached_property
    def mobility_additions(self) -> tuple[MobilityAddition, ...]:
        """Names that mobility adds to certificates."""
        return self._rows("certificates", "mobility_additions", MobilityAddition)

    @cached_property
    def wildcards(self) -> tuple[WildcardRule, ...]:
        """Where wildcards are supported."""
        return self._rows("certificates", "wildcards", WildcardRule)

    @cached_property
    def per_sip_domain_growth(self) -> tuple[DomainGrowth, ...]:
        """What each further SIP domain adds to certificates."""
        return self._rows("certificates", "per_sip_domain_growth", DomainGrowth)

    @cached_property
    def balancing_rules(self) -> tuple[BalancingRule, ...]:
        """Virtual addresses."""
        return self._rows("balancing", "balancing", BalancingRule)

    @cached_property
    def balancing_principles(self) -> tuple[Principle, ...]:
        """Sentences about load balancing."""
        return self._rows("balancing", "rules", Principle)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Clauses a design is judged by."""
        return self._rows("clauses", "clauses", Clause)

    @cached_property
    def clause_conventions(self) -> dict[str, str]:
        """What the words of a clause mean."""
        return dict(self._file("clauses")["conventions"])

    @cached_property
    def policy_table(self) -> PolicyTable:
        """The mobility policy."""
        return self._one("clauses", "policy_table", PolicyTable)

    @cached_property
    def manual_urls(self) -> ManualUrls:
        """Discovery URLs that a user may type."""
        return self._one("clauses", "manual_urls", ManualUrls)

    @cached_property
    def mobility_ports(self) -> tuple[MobilityPort, ...]:
        """Steps of mobility traffic."""
        return self._rows("clauses", "mobility_ports", MobilityPort)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What a device does, position by position."""
        return self._rows("clauses", "scenarios", Scenario)

    @cached_property
    def hairpin_cases(self) -> tuple[HairpinCase, ...]:
        """What inside DNS may answer for the external web name."""
        return self._rows("clauses", "hairpin_cases", HairpinCase)

    @cached_property
    def version_matrix(self) -> tuple[VersionFact, ...]:
        """What each server generation has."""
        return self._rows("clauses", "version_matrix", VersionFact)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Answers to clauses that no rule can break."""
        return self._rows("answers", "answers", Answer)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where documents disagree."""
        return self._rows("contradictions", "contradictions", Contradiction)

    @cached_property
    def server_software(self) -> tuple[ServerSoftware, ...]:
        """What Windows needs before a server is installed."""
        return self._rows("prerequisites", "server_software", ServerSoftware)

    @cached_property
    def sizing(self) -> Sizing:
        """Sizing facts and tables."""
        return self._one("sizing", "sizing", Sizing)

    def cite(self, source: Iterable[str]) -> str:
        """Sources of a table's row as people read them: titles in place of ids, headings kept."""
        return cited(tuple(source), self._titles)

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {row.id: row.title for row in self.sources}

    def _file(self, name: str) -> dict[str, Any]:
        if name not in self._files:
            self._files[name] = read_plain(self.folder / f"{name}.yaml")
        return self._files[name]

    def _rows(self, file: str, block: str, kind: type[Row]) -> tuple[Row, ...]:
        faults: list[str] = []
        plain = self._file(file).get(block)
        titles = {} if block == "sources" else self._titles
        rows = build_rows(kind, plain, f"{file}.yaml, {block}:", titles, faults)
        if faults:
            raise CatalogError(tuple(faults))
        return rows

    def _one(self, file: str, block: str, kind: type[Row]) -> Row:
        faults: list[str] = []
        row = build_one(kind, self._file(file).get(block), f"{file}.yaml, {block}", self._titles, faults)
        if row is None:
            raise CatalogError(tuple(faults))
        return row
