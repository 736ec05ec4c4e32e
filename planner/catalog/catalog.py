"""The catalog: rows by id, and the questions that take more than one table.

A module of its own because it is the one door of the room.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

from planner.catalog.balancing import BalancingRule
from planner.catalog.certificates import CertificateTemplate
from planner.catalog.clauses import Clause
from planner.catalog.flows import Flow
from planner.catalog.paths import Variant
from planner.catalog.ports import ConfigurablePort, Timeout
from planner.catalog.records import RecordTemplate
from planner.catalog.roles import Role
from planner.catalog.services import PortRange, Service
from planner.catalog.sizing import SizingFact
from planner.catalog.sources import Source
from planner.catalog.tables import Tables
from planner.resource_files import resource_path


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Identified = TypeVar("Identified", bound=_HasId)


class Catalog(Tables):
    """The documents' facts and what is asked of them.

    The lookups raise KeyError for an id that does not exist: that is a slip of the program, not of a design.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._indexes: dict[str, dict[str, Any]] = {}

    @cached_property
    def service_ids(self) -> frozenset[str]:
        """Ids of all services, for whoever holds one that a planner wrote."""
        return frozenset(row.id for row in self.services)

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

    def ports_of(self, flow: Flow) -> tuple[PortRange, ...]:
        """Default destination ports of a flow; empty where they are decided outside the product."""
        return tuple(port for name in flow.services for port in self.service(name).ports)

    def services_set_by(self, setting: str) -> tuple[Service, ...]:
        """Services whose port a setting (id of a configurable port) changes."""
        return tuple(row for row in self.services if setting in row.settings)

    def _absent_flows(self, role: str) -> frozenset[str]:
        return frozenset(name for row in self.roles if row.id == role for name in row.except_flows)

    def _find(self, table: str, rows: tuple[Identified, ...], id: str) -> Identified:
        index = self._indexes.get(table)
        if index is None:
            index = self._indexes[table] = {row.id: row for row in rows}
        found: Identified = index[id]
        return found


def load_catalog(folder: Path | None = None) -> Catalog:
    """The catalog of a folder; without one, the shipped catalog, which is read once per process."""
    return _shipped() if folder is None else Catalog(folder)


@cache
def _shipped() -> Catalog:
    return Catalog(resource_path("catalog"))
