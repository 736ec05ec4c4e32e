"""Whether the catalog holds together: every table readable, every id unique, every reference kept.

A module of its own, not part of loading, because it reads every file and only tests and the self-test need the
answer: the shipped catalog cannot change between two starts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from planner.catalog.catalog import Catalog
from planner.catalog.errors import CatalogError
from planner.catalog.tables import Tables

_BLOCKS_OF_CLAUSES = {"policy_table", "manual_urls", "mobility_ports", "scenarios", "hairpin_cases", "version_matrix"}
_BLOCKS_OF_CERTIFICATES = {"common", "mobility_additions", "wildcards", "per_sip_domain_growth"}
_CONTRADICTION = re.compile(r"\b(?:flows|names)-C[0-9]+\b")


def check_catalog(catalog: Catalog) -> tuple[str, ...]:
    """Every fault of the catalog, one sentence each, naming table and row; empty if there is none."""
    faults = list(_unreadable(catalog))
    if faults:
        return tuple(faults)
    return tuple(
        fault
        for check in (_ids, _citations, _ends, _services, _flows, _paths, _names, _balancing, _clauses, _contradictions)
        for fault in check(catalog)
    )


def _unreadable(catalog: Catalog) -> Iterator[str]:
    # A fault of sources.yaml comes back with every table that cites; it is told once.
    told: set[str] = set()
    for name in _tables():
        try:
            getattr(catalog, name)
        except CatalogError as error:
            yield from (fault for fault in error.faults if fault not in told)
            told.update(error.faults)


def _tables() -> list[str]:
    return [name for name, value in vars(Tables).items() if isinstance(value, cached_property)]


def _rows(catalog: Catalog) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """All tables of rows, the sizing facts included."""
    for name in _tables():
        table = getattr(catalog, name)
        if isinstance(table, tuple) and table and not isinstance(table[0], str):
            yield name, table
    yield "sizing", catalog.sizing.facts


def _ids(catalog: Catalog) -> Iterator[str]:
    for name, rows in _rows(catalog):
        counted = Counter(row.id for row in rows if hasattr(row, "id"))
        yield from (f"{name} {id}: the id is used twice" for id, count in counted.items() if count > 1)


def _citations(catalog: Catalog) -> Iterator[str]:
    known = {row.id for row in catalog.sources}
    for name, rows in _rows(catalog):
        for row in rows:
            where = f"{name} {getattr(row, 'id', '')}"
            # References join several documents with this sign; inside of one, its end would pass for another one.
            yield from (f"{where}: ';' in a source: {item!r}" for item in getattr(row, "source", ()) if "; " in item)
            yield from _unknown(where, "source", (entry.split(" § ")[0] for entry in getattr(row, "source", ())), known)
    for where, source in _sources_inside(catalog.sizing.tables, "sizing"):
        yield from _unknown(where, "source", (entry.split(" § ")[0] for entry in source), known)
    cited_rows: tuple[Any, ...] = (*catalog.flows, *catalog.records, *catalog.certificates, *catalog.clauses)
    for cited in cited_rows:
        if not cited.source:
            yield f"{cited.id}: no source"


def _sources_inside(value: Any, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key == "source":
                yield where, part
            else:
                yield from _sources_inside(part, f"{where} {key}")
    elif isinstance(value, tuple):
        for part in value:
            yield from _sources_inside(part, where)


def _unknown(where: str, what: str, names: Iterable[str | None], known: Iterable[str]) -> Iterator[str]:
    known = set(known)
    yield from (f"{where}: unknown {what} {name!r}" for name in names if name is not None and name not in known)


def _end_ids(catalog: Catalog) -> set[str]:
    return {row.id for row in catalog.roles} | {row.id for row in catalog.zones}


def _ends(catalog: Catalog) -> Iterator[str]:
    zones = {row.id for row in catalog.zones}
    roles = {row.id for row in catalog.roles}
    flows = {row.id for row in catalog.flows}
    for firewall in catalog.firewalls:
        yield from _unknown(f"firewalls {firewall.id}", "zone", firewall.between, zones)
    for role in catalog.roles:
        yield from _unknown(f"roles {role.id}", "zone", (role.zone,), zones)
        yield from _unknown(f"roles {role.id}", "role", (role.parent, role.inherits), roles)
        yield from _unknown(f"roles {role.id}", "flow", role.except_flows, flows)


def _services(catalog: Catalog) -> Iterator[str]:
    settings = {row.id for row in catalog.configurable_ports}
    for service in catalog.services:
        where = f"services {service.id}"
        yield from _unknown(where, "role or zone", service.roles, _end_ids(catalog))
        yield from _unknown(where, "setting", service.settings, settings)
    used = {setting for service in catalog.services for setting in service.settings}
    yield from (f"configurable_ports {setting}: no service has it" for setting in sorted(settings - used))
    for media in catalog.media_ports:
        yield from _unknown(f"media_ports {media.id}", "service", media.services, _service_ids(catalog))
        if media.parameters and len(media.parameters) != len(media.services):
            yield f"media_ports {media.id}: one parameter for each service is expected"


def _service_ids(catalog: Catalog) -> set[str]:
    return {row.id for row in catalog.services}


def _flows(catalog: Catalog) -> Iterator[str]:
    ends = _end_ids(catalog)
    services = _service_ids(catalog)
    firewalls = {row.id for row in catalog.firewalls}
    for flow in catalog.flows:
        where = f"flows {flow.id}"
        yield from _unknown(where, "role or zone", (flow.from_role, flow.to_role), ends)
        yield from _unknown(where, "feature", flow.features, catalog.feature_tags)
        yield from _unknown(where, "firewall", (crossing.firewall for crossing in flow.crosses), firewalls)
        missing = list(_unknown(where, "service", flow.services, services))
        yield from missing
        if not missing:
            yield from _reached(catalog, where, flow.to_role, flow.services, flow.transport)


def _reached(catalog: Catalog, where: str, role: str, names: tuple[str, ...], transport: str) -> Iterator[str]:
    """Whether the services a flow names listen at its end, on its transport."""
    kinds = set(catalog.kinds_of(role))
    offered: set[str] = set()
    for service in map(catalog.service, names):
        offered |= _transports(service.transport)
        if kinds.isdisjoint(service.roles):
            yield f"{where}: service {service.id!r} does not listen at {role!r}"
    if not _transports(transport) <= offered:
        yield f"{where}: no service for {transport}"


def _transports(transport: str) -> set[str]:
    return {"tcp", "udp"} if transport == "both" else {transport}


def _paths(catalog: Catalog) -> Iterator[str]:
    flows = {row.id for row in catalog.flows}
    services = _service_ids(catalog)
    for variant in catalog.variants:
        where = f"variants {variant.id}"
        for override in variant.overrides:
            yield from _unknown(where, "flow", (override.flow,), flows)
            yield from _unknown(where, "role or zone", (override.from_role, override.to_role), _end_ids(catalog))
            yield from _unknown(where, "service", override.services, services)
    for row in catalog.port_translations:
        named = (*row.listener_services, row.target_service)
        yield from _unknown(f"port_translations {row.id}", "service", named, services)
    for exception in catalog.ipsec_exceptions:
        where = f"ipsec_exceptions {exception.id}"
        yield from _unknown(where, "role", (exception.from_role, exception.to_role), (row.id for row in catalog.roles))
        yield from _unknown(where, "service", exception.source_services, services)


def _names(catalog: Catalog) -> Iterator[str]:
    services = _service_ids(catalog)
    roles = {row.id for row in catalog.roles}
    records = {row.id for row in catalog.records}
    for record in catalog.records:
        where = f"records {record.id}"
        yield from _unknown(where, "role", (target.role for target in record.points_to), roles)
        yield from _unknown(where, "record", record.alternatives, records)
        yield from _unknown(where, "service", (record.srv.service if record.srv else None,), services)
        if (record.type == "SRV") != (record.srv is not None):
            yield f"{where}: an SRV record, and no other, has service data"
    for step in catalog.discovery_order:
        yield from _unknown(f"discovery_order {step.id}", "service", (step.service,), services)
    holders: tuple[Any, ...] = (*catalog.certificates, *catalog.mobility_additions)
    for holder in holders:
        yield from _unknown(f"certificates {holder.id}", "role", holder.roles, roles)
    certificates = {row.id for row in catalog.certificates}
    for growth in catalog.per_sip_domain_growth:
        yield from _unknown("per_sip_domain_growth", "certificate", growth.certificates, certificates)


def _balancing(catalog: Catalog) -> Iterator[str]:
    services = _service_ids(catalog)
    timeouts = {row.id for row in catalog.timeouts}
    for rule in catalog.balancing_rules:
        where = f"balancing {rule.id}"
        named = [name for pair in rule.services for name in (pair.vip, pair.node)]
        yield from _unknown(where, "service", (*named, *rule.also_listen, *rule.never_through_vip), services)
        yield from _unknown(where, "time limit", (rule.idle_timeout,), timeouts)
        if rule.health_probe is not None:
            yield from _unknown(where, "role or zone", (rule.health_probe.role,), _end_ids(catalog))
            yield from _unknown(where, "service", (rule.health_probe.service,), services)


def _clauses(catalog: Catalog) -> Iterator[str]:
    clauses = {row.id for row in catalog.clauses}
    known = clauses | _BLOCKS_OF_CLAUSES
    known |= {f"dns:{row.id}" for row in catalog.records}
    known |= {f"cert:{row.id}" for row in catalog.certificates}
    known |= {f"cert:{block}" for block in _BLOCKS_OF_CERTIFICATES}
    for clause in catalog.clauses:
        yield from _unknown(f"clauses {clause.id}", "related row", clause.related, known)
        if (clause.origin == "mobility") != bool(clause.line):
            yield f"clauses {clause.id}: a clause of the mobility page, and no other, has a line"
    rows: tuple[Any, ...] = (*catalog.mobility_ports, *catalog.scenarios, *catalog.hairpin_cases)
    for row in rows:
        yield from _unknown(row.id, "clause", row.clauses, clauses)
    yield from _unknown("answers", "clause", (answer.clause for answer in catalog.answers), clauses)
    for port in catalog.mobility_ports:
        yield from _unknown(f"mobility_ports {port.id}", "service", port.services, _service_ids(catalog))


def _contradictions(catalog: Catalog) -> Iterator[str]:
    known = {row.id for row in catalog.contradictions}
    for name, rows in _rows(catalog):
        for row in rows:
            yield from _unknown(
                f"{name} {getattr(row, 'id', '')}", "contradiction", _CONTRADICTION.findall(repr(row)), known
            )
