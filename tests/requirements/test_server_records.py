"""Records of servers inside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.model.design import Element
from planner.model.devices import VipPurpose
from planner.model.policies import MobilitySettings
from planner.model.product import ProductVersion
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    MediationPool,
    PoolBalancing,
    SqlRole,
    SupportRole,
    WebServices,
)
from planner.model.zones import ZoneKind
from planner.requirements.groundwork import Groundwork
from planner.requirements.records import derive_records
from tests.builders import (
    design_of,
    enterprise_pool,
    enterprise_site,
    interface,
    load_balancer,
    machine,
    sql_server,
    standard_edition,
    support_server,
    view,
    zone,
)
from tests.requirements.published import web_vip

_PLACES = (
    view("inner", "contoso.local"),
    zone("internal", ZoneKind.INTERNAL, view="inner"),
)

_NO_MOBILITY = MobilitySettings(enabled=False)


def _found(*elements: Element, **fields: Any) -> list[tuple[str, str, str]]:
    """(name, target, row) of every record in the inside view."""
    ground = Groundwork(design_of(*_PLACES, *elements, **{"mobility": _NO_MOBILITY, **fields}), load_catalog())
    return [(record.name, " ".join(record.targets), record.record_id) for record in derive_records(ground)]


def _single(cls: type, id: str, *members: tuple[str, str], **fields: Any) -> Any:
    machines = tuple(
        machine(f"{id}{number}", interface("lan", "internal", address), fqdn=f"{name}.contoso.local")
        for number, (name, address) in enumerate(members)
    )
    return cls(**{"id": id, "name": id, "fqdn": f"{id}.contoso.local", "members": machines, **fields})


def test_an_enterprise_pool_has_its_name_its_members_and_its_web_name() -> None:
    vip = web_vip("vip", VipPurpose.WEB_INTERNAL, "pool", "10.0.0.32", 443)
    assert _found(enterprise_pool(count=2), load_balancer(vips=(vip,))) == [
        ("pool-fe1.contoso.local", "10.0.0.21", "fe_server_a"),
        ("pool-fe2.contoso.local", "10.0.0.22", "fe_server_a"),
        ("pool-web.contoso.local", "10.0.0.32", "fe_web_int_a"),
        ("pool.contoso.local", "10.0.0.21", "fe_pool_dnslb_a"),
        ("pool.contoso.local", "10.0.0.22", "fe_pool_dnslb_a"),
    ]


def test_a_pool_without_override_has_no_second_record_of_its_name() -> None:
    pool = enterprise_pool(count=2, web=WebServices(external_fqdn="web.contoso.com"))
    assert {row for _, _, row in _found(pool)} == {"fe_server_a", "fe_pool_dnslb_a"}


def test_a_pool_of_one_that_bears_its_own_name_has_one_record() -> None:
    pool = enterprise_pool(count=1, web=WebServices())
    alone = replace(pool, fqdn=pool.members[0].fqdn)
    assert _found(alone) == [("pool-fe1.contoso.local", "10.0.0.21", "fe_server_a")]


def test_a_web_name_without_vip_is_listed_with_its_target_unknown() -> None:
    assert ("pool-web.contoso.local", "", "fe_web_int_a") in _found(enterprise_pool())


def test_a_hardware_balanced_pool_leads_to_the_vip() -> None:
    pool = enterprise_pool(sip_balancing=PoolBalancing.HARDWARE, web=WebServices())
    vip = web_vip("vip", VipPurpose.SIP, "pool", "10.0.0.50", 5061)
    found = _found(pool, load_balancer(vips=(vip,)))
    assert ("pool.contoso.local", "10.0.0.50", "fe_pool_hlb_a") in found
    assert "fe_pool_dnslb_a" not in {row for _, _, row in found}


def test_a_standard_edition_server_has_one_name() -> None:
    assert _found(standard_edition()) == [("se.contoso.local", "10.0.0.10", "se_server_a")]


def test_dual_stack_members_have_both_kinds_of_address() -> None:
    server = standard_edition()
    lan = interface("lan", "internal", "10.0.0.10", "2001:db8::10")
    dual = replace(server, members=(replace(server.members[0], interfaces=(lan,)),))
    ground = Groundwork(design_of(*_PLACES, dual, mobility=_NO_MOBILITY), load_catalog())
    assert [(record.type.value, record.targets) for record in derive_records(ground)] == [
        ("A", ("10.0.0.10",)),
        ("AAAA", ("2001:db8::10",)),
    ]


def test_a_server_without_members_is_listed_with_its_target_unknown() -> None:
    assert _found(standard_edition(members=())) == [("se.contoso.local", "", "se_server_a")]


def test_a_director_pool_has_its_name_members_and_web_name() -> None:
    pool = _single(
        DirectorPool,
        "dir",
        ("dir1", "10.0.0.61"),
        ("dir2", "10.0.0.62"),
        web=WebServices(internal_fqdn="dirweb.contoso.local"),
    )
    assert _found(pool) == [
        ("dir.contoso.local", "10.0.0.61", "dir_pool_a"),
        ("dir.contoso.local", "10.0.0.62", "dir_pool_a"),
        ("dir1.contoso.local", "10.0.0.61", "dir_server_a"),
        ("dir2.contoso.local", "10.0.0.62", "dir_server_a"),
        ("dirweb.contoso.local", "", "dir_web_int_a"),
    ]


def test_a_single_director_has_one_name() -> None:
    assert _found(_single(DirectorPool, "dir", ("dir", "10.0.0.61"))) == [
        ("dir.contoso.local", "10.0.0.61", "dir_server_a")
    ]


def test_mediation_pools_are_balanced_by_dns() -> None:
    pool = _single(MediationPool, "med", ("med1", "10.0.0.71"), ("med2", "10.0.0.72"))
    assert [row for _, _, row in _found(pool)] == ["med_pool_a", "med_pool_a", "med_server_a", "med_server_a"]
    assert [row for _, _, row in _found(_single(MediationPool, "med", ("med", "10.0.0.71")))] == ["med_server_a"]


@pytest.mark.parametrize(
    ("role", "row"),
    [
        (SqlRole.BACK_END, "sql_be_a"),
        (SqlRole.AVAILABILITY_LISTENER, "sql_be_a"),
        (SqlRole.AVAILABILITY_REPLICA, "sql_be_a"),
        (SqlRole.MIRROR, "sql_mirror_a"),
        (SqlRole.WITNESS, None),
        (SqlRole.MONITORING_ARCHIVING, None),
    ],
)
def test_sql_servers_have_a_record_by_their_role(role: SqlRole, row: str | None) -> None:
    found = _found(sql_server(role=role), product=ProductVersion.V2015)
    assert [record[2] for record in found] == ([row] if row else [])


def test_a_sql_cluster_has_its_name_and_its_nodes() -> None:
    server = sql_server()
    nodes = tuple(
        machine(f"n{number}", interface("lan", "internal", f"10.0.0.4{number}"), fqdn=f"n{number}.contoso.local")
        for number in (1, 2)
    )
    assert [name for name, _, _ in _found(replace(server, members=nodes))] == [
        "n1.contoso.local",
        "n2.contoso.local",
        "sql.contoso.local",
        "sql.contoso.local",
    ]


@pytest.mark.parametrize("product", list(ProductVersion))
def test_mirrors_and_persistent_chat_have_records_in_2015_only(product: ProductVersion) -> None:
    chat = support_server("chat", SupportRole.PERSISTENT_CHAT)
    found = _found(chat, sql_server(role=SqlRole.MIRROR), product=product)
    expected = {"pchat_a", "sql_mirror_a"} if product is ProductVersion.V2015 else set()
    assert {row for _, _, row in found} == expected


def test_branch_appliances_have_a_record() -> None:
    assert _found(_single(BranchAppliance, "sba", ("sba", "10.0.0.81"))) == [
        ("sba.contoso.local", "10.0.0.81", "sba_a")
    ]


def test_a_branch_view_that_forwards_holds_no_copies() -> None:
    plain = Groundwork(enterprise_site(), load_catalog())
    branch = Groundwork(
        enterprise_site(
            view("branch", forwards_to="internal-dns"),
            zone("far", ZoneKind.BRANCH, "10.7.0.0/24", view="branch"),
        ),
        load_catalog(),
    )
    assert derive_records(branch) == derive_records(plain)
    alone = Groundwork(
        enterprise_site(view("branch"), zone("far", ZoneKind.BRANCH, "10.7.0.0/24", view="branch")), load_catalog()
    )
    copies = {record.name for record in derive_records(alone) if record.view == "branch"}
    assert copies == {record.name for record in derive_records(plain) if record.view == "internal-dns"}
