"""The catalog: every table of ``resources/catalog``, read when first asked for.

A module of its own because it is the one door of the room. Each file is read lazily and once: a program that
needs flows and records does not pay for clauses and sizing. ``CatalogError`` therefore comes from the first
access to a broken table; ``planner.catalog.checks`` asks for all of them.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

from planner.catalog.balancing import BalancingRule
from planner.catalog.building import build_one, build_rows
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
from planner.catalog.records import DiscoveryStep, NameFact, RecordTemplate
from planner.catalog.roles import CatalogFirewall, CatalogZone, Role
from planner.catalog.services import PortRange, Service
from planner.catalog.sizing import Sizing, SizingFact
from planner.catalog.sources import Source
from planner.resource_files import resource_path

Row = TypeVar("Row")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Identified = TypeVar("Identified", bound=_HasId)


class Catalog:
    """The documents' facts, typed. Shared and never changed; may be read from several threads.

    The lookups raise KeyError for an id that does not exist: that is a slip of the program, not of a design.

    Args:
        folder: folder with the catalog files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Two threads that fill these at once do the same work twice and store equal values.
        self._files: dict[str, dict[str, Any]] = {}
        self._indexes: dict[str, dict[str, Any]] = {}

    # --- one row by its id

    def source(self, id: str) -> Source:
        """The document of this id."""
        return self._find("sources", self.sources, id)

    def role(self, id: str) -> Role:
        """The role of this id."""
        return self._find("roles", self.roles, id)

    def service(self, id: str) -> Service:
        """The service of this id."""
        return self._find("services", self.services, id)

    def flow(self, id: str) -> Flow:
        """The flow of this id."""
        return self._find("flows", self.flows, id)

    def record(self, id: str) -> RecordTemplate:
        """The DNS record template of this id."""
        return self._find("records", self.records, id)

    def certificate(self, id: str) -> CertificateTemplate:
        """The certificate template of this id."""
        return self._find("certificates", self.certificates, id)

    def balancing_rule(self, id: str) -> BalancingRule:
        """The virtual address of this id."""
        return self._find("balancing", self.balancing_rules, id)

    def clause(self, id: str) -> Clause:
        """The clause of this id."""
        return self._find("clauses", self.clauses, id)

    def variant(self, id: str) -> Variant:
        """The topology variant of this id."""
        return self._find("variants", self.variants, id)

    def timeout(self, id: str) -> Timeout:
        """The time limit of this id."""
        return self._find("timeouts", self.timeouts, id)

    def configurable_port(self, id: str) -> ConfigurablePort:
        """The setting of this id, which is what a service names in ``settings``."""
        return self._find("configurable_ports", self.configurable_ports, id)

    def sizing_fact(self, id: str) -> SizingFact:
        """The sizing fact of this id."""
        return self._find("sizing", self.sizing.facts, id)

    # --- questions

    def kinds_of(self, role: str) -> tuple[str, ...]:
        """The role, then what it inherits from or is a kind of, nearest first. A zone is only itself."""
        found = [role]
        known = {row.id for row in self.roles}
        while found[-1] in known:
            row = self.role(found[-1])
            above = row.inherits or row.parent
            if above is None or above in found:
                break
            found.append(above)
        return tuple(found)

    def services_of(self, role: str) -> tuple[Service, ...]:
        """Services that listen at a role, its own and inherited ones.

        What the role would have only for flows it does not take part in is left out: a Standard Edition server
        has no Windows Fabric.
        """
        kinds = set(self.kinds_of(role))
        absent = self._absent_flows(role)
        needed = {name for flow in self.flows if flow.id not in absent for name in flow.services} if absent else set()
        dropped = {name for flow in absent for name in self.flow(flow).services} - needed
        return tuple(row for row in self.services if row.id not in dropped and not kinds.isdisjoint(row.roles))

    def flows_to(self, role: str) -> tuple[Flow, ...]:
        """Flows that end at a role or zone, with those of the role it inherits from."""
        ends = self._flow_ends(role)
        absent = self._absent_flows(role)
        return tuple(row for row in self.flows if row.to_role in ends and row.id not in absent)

    def flows_from(self, role: str) -> tuple[Flow, ...]:
        """Flows that a role or zone opens, with those of the role it inherits from."""
        ends = self._flow_ends(role)
        absent = self._absent_flows(role)
        return tuple(row for row in self.flows if row.from_role in ends and row.id not in absent)

    def ports_of(self, flow: Flow) -> tuple[PortRange, ...]:
        """Default destination ports of a flow; empty where they are decided outside the product."""
        return tuple(port for name in flow.services for port in self.service(name).ports)

    def services_set_by(self, setting: str) -> tuple[Service, ...]:
        """Services whose port a setting (id of a configurable port) changes."""
        return tuple(row for row in self.services if setting in row.settings)

    # --- tables, one file after the other

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
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where documents disagree."""
        return self._rows("contradictions", "contradictions", Contradiction)

    @cached_property
    def sizing(self) -> Sizing:
        """Sizing facts and tables."""
        return self._one("sizing", "sizing", Sizing)

    # --- reading

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {row.id: row.title for row in self.sources}

    def _flow_ends(self, role: str) -> set[str]:
        inherits = {row.id: row.inherits for row in self.roles}
        return {role, inherits.get(role) or role}

    def _absent_flows(self, role: str) -> frozenset[str]:
        return frozenset(name for row in self.roles if row.id == role for name in row.except_flows)

    def _find(self, table: str, rows: tuple[Identified, ...], id: str) -> Identified:
        index = self._indexes.get(table)
        if index is None:
            index = self._indexes[table] = {row.id: row for row in rows}
        found: Identified = index[id]
        return found

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


def load_catalog(folder: Path | None = None) -> Catalog:
    """The catalog of a folder; without one, the shipped catalog, which is read once per process."""
    return _shipped() if folder is None else Catalog(folder)


@cache
def _shipped() -> Catalog:
    return Catalog(resource_path("catalog"))
