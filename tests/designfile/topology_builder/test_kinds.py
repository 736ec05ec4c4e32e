"""Roles decide what a cluster becomes; nothing else does."""

from __future__ import annotations

import pytest

from planner.model.servers import BranchAppliance, DirectorPool, FrontEndPool, MediationPool, SupportRole, SupportServer
from tests.designfile.topology_builder.documents import (
    FORMATS,
    Box,
    Cluster,
    Service,
    Topology,
    imported,
    messages,
    server,
)
from tests.designfile.topology_builder.topologies import (
    DIRECTOR,
    MEDIATION,
    POOL,
    enterprise,
    standard,
    with_branch,
    with_director,
)

pytestmark = pytest.mark.parametrize("form", FORMATS)


def test_an_enterprise_pool(form: str) -> None:
    kinds = [(item.id, item.kind) for item in imported(enterprise(), form).document.design.servers]
    assert kinds == [
        ("pool01", "front-end-pool"),
        ("edgepool", "edge-pool"),
        ("sql01", "sql-server"),
        ("files01", "file-store"),
        ("owa01", "office-web-apps"),
        ("gw01", "gateway"),
    ]


def test_a_local_database_makes_a_standard_edition_server(form: str) -> None:
    (pool,) = imported(standard(), form).document.design.servers
    assert isinstance(pool, FrontEndPool)
    assert (pool.edition, pool.sip_balancing, pool.holds_cms) == ("standard", "none", True)
    assert "LocalShare" in pool.note


def test_a_director_says_so(form: str) -> None:
    pool = server(imported(with_director(enterprise(), POOL), form), "dirpool")
    assert isinstance(pool, DirectorPool)
    assert (len(pool.members), pool.sip_balancing, pool.web.external_fqdn) == (2, "dns", "dirext.contoso.com")


def test_a_registrar_without_users_that_does_not_say_is_assumed_a_director(form: str) -> None:
    topology = with_director(enterprise(), POOL)
    topology.service("Registrar", DIRECTOR).child = '<RegistrarService IsDirector="false"/>'
    result = imported(topology, form)
    assert isinstance(server(result, "dirpool"), DirectorPool)
    assert "Registrar without user services" in messages(result, "assumed")


def test_a_registrar_of_a_branch_is_an_appliance(form: str) -> None:
    result = imported(with_branch(enterprise(), POOL), form)
    appliance = server(result, "sba01")
    assert isinstance(appliance, BranchAppliance)
    assert appliance.site == "branch-office"
    assert not appliance.gateway_module
    assert appliance.unconfirmed == ("members", "role", "homes_mobile_users", "gateway_module")
    assert "Survivable Branch Appliance" in messages(result, "assumed")


def test_mediation_alone_is_a_pool_of_its_own(form: str) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster(MEDIATION, [Box(MEDIATION)]))
    topology.services.append(Service("MediationServer", MEDIATION, depends=[("Registrar", POOL)]))
    assert isinstance(server(imported(topology, form), "med01"), MediationPool)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("ExternalServer", SupportRole.TRUSTED_APPLICATION),
        ("PersistentChatServer", SupportRole.PERSISTENT_CHAT),
        ("VideoInteropServer", SupportRole.VIDEO_INTEROP),
        ("VideoGateway", SupportRole.VIDEO_GATEWAY),
    ],
)
def test_servers_the_pool_uses(form: str, role: str, expected: SupportRole) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster("app01.contoso.com", [Box(None)]))
    topology.services.append(Service(role, "app01.contoso.com", depends=[("Registrar", POOL)]))
    result = imported(topology, form)
    app = server(result, "app01")
    assert isinstance(app, SupportServer)
    assert (app.role, app.unconfirmed) == (expected, ("members",))


@pytest.mark.parametrize(
    ("roles", "words"), [(["NewServer"], "its roles are not known (NewServer)"), ([], "no service is installed on it")]
)
def test_what_is_not_known_is_drawn_and_reported(form: str, roles: list[str], words: str) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster("x01.contoso.com", [Box("x02.contoso.com"), Box("x03.contoso.com")]))
    topology.services += [Service(role, "x01.contoso.com") for role in roles]
    result = imported(topology, form)
    unknown = server(result, "x01")
    assert "role" in unknown.unconfirmed
    assert [member.fqdn for member in unknown.members] == ["x02.contoso.com", "x03.contoso.com"]
    assert words in messages(result, "not understood")


def test_a_topology_of_nothing_but_a_cluster(form: str) -> None:
    result = imported(Topology(clusters=[Cluster("x01", [Box(None)])]), form)
    assert [item.fqdn for item in result.document.design.servers] == ["x01"]
    assert "Product version 2019: no server of the document carries a version." in messages(result, "assumed")
    assert "Internal DNS domains: no server has a name with a domain." in messages(result, "missing")
