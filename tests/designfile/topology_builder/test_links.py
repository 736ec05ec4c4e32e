"""Dependencies become links, in the direction of the design; what cannot is said."""

from __future__ import annotations

import pytest

from tests.designfile.topology_builder.documents import FORMATS, Box, Cluster, Service, imported, links, messages
from tests.designfile.topology_builder.topologies import (
    EDGE,
    MEDIATION,
    POOL,
    SBA,
    SE,
    add_front_end,
    enterprise,
    standard,
    with_branch,
    with_director,
)

pytestmark = pytest.mark.parametrize("form", FORMATS)


def test_the_links_of_an_enterprise_pool(form: str) -> None:
    assert links(imported(enterprise(), form)) == {
        ("pool01", "back-end", "sql01"),
        ("pool01", "monitoring", "sql01"),
        ("pool01", "archiving", "sql01"),
        ("pool01", "file-store", "files01"),
        ("pool01", "office-web-apps", "owa01"),
        ("pool01", "media", "edgepool"),
        ("pool01", "trunk", "gw01"),
        ("edgepool", "next-hop", "pool01"),
    }


def test_a_standard_edition_server_leads_to_nothing_but_itself(form: str) -> None:
    assert links(imported(standard(), form)) == set()


def test_the_next_hop_of_the_edge_may_be_a_director(form: str) -> None:
    topology = with_director(enterprise(), POOL)
    topology.service("EdgeServer").depends = [("Registrar", "dirpool.contoso.com")]
    result = imported(topology, form)
    assert ("edgepool", "next-hop", "dirpool") in links(result)
    assert "'dirpool' depends on 'pool01' (Registrar on Registrar); the design has no such link." in messages(
        result, "note"
    )


def test_a_branch_is_backed_by_its_pool(form: str) -> None:
    result = imported(with_branch(enterprise(), POOL), form)
    assert {("sba01", "backup", "pool01"), ("sba01", "trunk", "brgw")} <= links(result)
    assert "'sba01' depends on 'pool01'" not in messages(result)


def test_a_stand_alone_mediation_server(form: str) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster(MEDIATION, [Box(MEDIATION)]))
    topology.services.append(Service("MediationServer", MEDIATION, depends=[("Registrar", POOL), ("EdgeServer", EDGE)]))
    topology.service("PstnGateway").depends = [("MediationServer", MEDIATION)]
    found = links(imported(topology, form))
    assert {("med01", "next-hop", "pool01"), ("med01", "media", "edgepool"), ("med01", "trunk", "gw01")} <= found


def test_two_pools_that_back_each_other(form: str) -> None:
    topology = enterprise()
    add_front_end(topology, SE, [Box(SE)], "webext2.contoso.com")
    topology.service("UserServices", SE).depends.append(("UserServices", POOL))
    topology.service("UserServices", POOL).depends.append(("UserServices", SE))
    assert {("se01", "backup", "pool01"), ("pool01", "backup", "se01")} <= links(imported(topology, form))


@pytest.mark.parametrize("backwards", [False, True])
def test_a_pool_uses_its_applications_whoever_depends(form: str, backwards: bool) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster("app01.contoso.com", [Box(None)]))
    topology.services.append(Service("ExternalServer", "app01.contoso.com"))
    if backwards:
        topology.service("Registrar").depends.append(("ExternalServer", "app01.contoso.com"))
    else:
        topology.service("ExternalServer").depends.append(("Registrar", POOL))
    assert ("pool01", "uses", "app01") in links(imported(topology, form))


def test_a_dependency_that_leads_nowhere_is_noted(form: str) -> None:
    topology = enterprise()
    topology.service("Registrar").depends.append(("EdgeServer", "gone.contoso.com"))
    assert "Service 'Registrar' depends on a service that is not in the document." in messages(
        imported(topology, form), "note"
    )


def test_a_store_of_a_branch_has_no_link(form: str) -> None:
    topology = with_branch(enterprise(), POOL)
    topology.service("Registrar", SBA).depends.append(("MonitoringStore", "sql01.contoso.com"))
    assert "'sba01' depends on 'sql01' (Registrar on MonitoringStore)" in messages(imported(topology, form), "note")
