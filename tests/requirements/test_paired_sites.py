"""Rows of two sites that stand in for each other: each firewall gets what passes it, named after whom it reaches."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.servers import SupportServer
from planner.requirements import Plan, build_plan
from planner.resource_files import resource_path


@cache
def plan_of(name: str) -> Plan:
    return build_plan(read_document(resource_path("examples", f"{name}.yaml")).document.design, load_catalog())


def test_a_row_names_the_proxy_that_holds_its_address() -> None:
    plan = plan_of("paired-pools")
    holders = {
        str(address): proxy.id
        for proxy in plan.design.reverse_proxies
        for interface in proxy.interfaces
        for address in interface.addresses
    }
    rows = [row for row in plan.openings if set(row.destinations) & set(holders)]
    assert {row.destination_element for row in rows} == {"proxy01", "proxy02"}
    assert [row for row in rows if row.destination_element != holders[row.destinations[0]]] == []
    zones = {proxy.id: {interface.zone for interface in proxy.interfaces} for proxy in plan.design.reverse_proxies}
    assert [row for row in rows if row.destination_zone not in zones[row.destination_element or ""]] == []


def test_a_site_goes_out_to_the_internet_by_its_own_firewalls() -> None:
    rows = [
        row
        for row in plan_of("paired-pools").openings
        if (row.source_zone, row.destination_zone, row.source_element) == ("lan-west", "internet", None)
    ]
    assert {row.firewall for row in rows} == {"external-firewall-west", "internal-firewall-west"}


def test_a_branch_appliance_reaches_the_domain_controller_of_the_centre() -> None:
    for name in ("enterprise", "standard-branch"):
        rows = [
            row
            for row in plan_of(name).openings
            if (row.source_element, row.destination_element) == ("sba01", "dc01") and row.is_required
        ]
        opened = {port for row in rows for port, _ in row.ports}
        assert opened >= {88, 123, 135, 389, 445, 464, 3268}, name


def test_a_branch_appliance_asks_the_domain_controllers_that_are_nearest() -> None:
    plan = plan_of("enterprise")
    controller = plan.design.get("dc01")
    assert isinstance(controller, SupportServer)

    def asked(*others: str) -> set[str]:
        copies = (
            replace(
                controller,
                id=f"dc-{site}",
                fqdn=f"dc-{site}.contoso.com",
                site=site,
                members=tuple(replace(item, id=f"dc-{site}-server") for item in controller.members),
            )
            for site in others
        )
        design = plan.design.with_elements(tuple(copies))
        walks = build_plan(design, plan.catalog).flow_walks
        return {walk.planned.destination.element for walk in walks if walk.planned.flow.id == "sba-ad-ldap"}

    assert asked() == {"dc01"}
    assert asked("branch") == {"dc-branch"}
