"""The reference designs, and the small changes by which tests of Mobility and what-if break them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.devices import FirewallRule, Transport
from planner.model.servers import FrontEndPool
from planner.model.zones import DnsRecord, Provenance, RecordType
from planner.requirements import Plan, build_plan
from planner.resource_files import resource_path


@cache
def reference(name: str) -> Design:
    return read_document(resource_path("examples", f"{name}.yaml")).document.design


@cache
def reference_plan(name: str) -> Plan:
    return plan_of(reference(name))


def plan_of(design: Design) -> Plan:
    return build_plan(design, load_catalog())


def changed(design: Design, element_id: str, **fields: Any) -> Design:
    element: Any = design.get(element_id)
    return design.with_element(replace(element, **fields))


def second_pool(design: Design, **fields: Any) -> FrontEndPool:
    """Another pool without machines, like the first one but for these fields."""
    pool = design.servers_of(FrontEndPool)[0]
    return replace(pool, id="pool02", name="Second pool", fqdn="pool02.contoso.com", members=(), **fields)


def with_record(design: Design, view: str, name: str, *targets: str) -> Design:
    """The design with a planner's own record; without targets it says that the name does not exist."""
    number = len(design.dns_records) + 1
    return design.with_element(DnsRecord(id=f"own-{number}", view=view, name=name, type=RecordType.A, targets=targets))


def with_mobility(design: Design, **fields: Any) -> Design:
    return replace(design, mobility=replace(design.mobility, **fields))


def let_everything_pass(design: Design, firewall_id: str) -> Design:
    """The firewall with a recorded policy of one rule for anything."""
    rule = FirewallRule(transport=Transport.ANY)
    return changed(design, firewall_id, policy=Provenance.RECORDED, rules=(rule,))
