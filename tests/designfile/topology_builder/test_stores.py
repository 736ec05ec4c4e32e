"""SQL Servers, shares, Office Web Apps and gateways, alone or on one machine."""

from __future__ import annotations

import pytest

from planner.model.servers import FileStore, Gateway, OfficeWebApps, SqlRole, SqlServer
from tests.designfile.topology_builder.documents import (
    FORMATS,
    Box,
    Cluster,
    Service,
    Topology,
    imported,
    links,
    messages,
    server,
    server_ids,
)
from tests.designfile.topology_builder.topologies import GATEWAY, OWA, POOL, SQL, add_share, add_store, enterprise

pytestmark = pytest.mark.parametrize("form", FORMATS)


def _sql(topology: Topology, form: str, name: str = "sql01") -> SqlServer:
    found = server(imported(topology, form), name)
    assert isinstance(found, SqlServer)
    return found


def test_the_back_end(form: str) -> None:
    found = _sql(enterprise(), form)
    assert (found.role, found.instance) == (SqlRole.BACK_END, "")


def test_a_server_for_logs_only(form: str) -> None:
    topology = enterprise()
    add_store(topology, "mon01.contoso.com", ("MonitoringStore", "Registrar", POOL))
    assert _sql(topology, form, "mon01").role is SqlRole.MONITORING_ARCHIVING
    assert ("pool01", "monitoring", "mon01") in links(imported(topology, form))


def test_the_instance_of_the_users_counts(form: str) -> None:
    topology = enterprise()
    topology.cluster(SQL).instances = {"MON": {}, "RTC": {}}
    for service in topology.services:
        if service.instance is not None:
            service.instance = "RTC" if service.role == "UserStore" else "MON"
    result = imported(topology, form)
    found = server(result, "sql01")
    assert isinstance(found, SqlServer)
    assert (found.instance, found.note) == ("RTC", "Also holds MON.")
    assert "several SQL instances" in messages(result, "note")


def test_a_listener_with_its_primary_node(form: str) -> None:
    topology = enterprise()
    topology.cluster(SQL).instances[""] = {"AlwaysOnPrimaryNodeFqdn": "node1.contoso.com"}
    result = imported(topology, form)
    listener, node = server(result, "sql01"), server(result, "node1")
    assert isinstance(listener, SqlServer)
    assert isinstance(node, SqlServer)
    assert (listener.role, node.role) == (SqlRole.AVAILABILITY_LISTENER, SqlRole.AVAILABILITY_REPLICA)
    assert node.members[0].fqdn == "node1.contoso.com"
    assert "secondary replicas" in messages(result, "missing")


def test_a_primary_node_that_is_a_cluster(form: str) -> None:
    topology = enterprise()
    topology.cluster(SQL).instances[""] = {"AlwaysOnPrimaryNodeFqdn": "NODE1.contoso.com"}
    topology.clusters.append(Cluster("node1.contoso.com", [Box(None)], is_product=False, instances={"": {}}))
    assert _sql(topology, form, "node1").role is SqlRole.AVAILABILITY_REPLICA
    assert server_ids(imported(topology, form)).count("node1") == 1


def test_a_listener_named_like_its_node_is_doubted(form: str) -> None:
    topology = enterprise()
    topology.cluster(SQL).instances[""] = {"AlwaysOnPrimaryNodeFqdn": SQL}
    found = _sql(topology, form)
    assert (found.role, found.unconfirmed) == (SqlRole.AVAILABILITY_REPLICA, ("members", "role"))


def test_an_instance_without_databases_is_assumed_a_mirror(form: str) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster("sql02.contoso.com", [Box(None)], is_product=False, instances={"": {}}))
    found = _sql(topology, form, "sql02")
    assert (found.role, "role" in found.unconfirmed) == (SqlRole.MIRROR, True)


def test_a_share_on_the_sql_server_is_an_element_of_its_own(form: str) -> None:
    topology = enterprise()
    add_share(topology, SQL, "Second", POOL)
    result = imported(topology, form)
    share = server(result, "sql01-files")
    assert isinstance(share, FileStore)
    assert (share.share, share.note) == ("Second", "Stands on the same machine as 'sql01'.")
    assert ("pool01", "file-store", "sql01-files") in links(result)
    assert share.members[0].fqdn == SQL


def test_a_share_named_like_the_domain_is_a_namespace(form: str) -> None:
    topology = enterprise()
    add_share(topology, "contoso.com", "dfs", POOL)
    result = imported(topology, form)
    share = server(result, "contoso-com")
    assert isinstance(share, FileStore)
    assert (share.name, share.share) == ("contoso.com", "dfs")
    assert "it is a DFS namespace" in messages(result, "note")
    assert result.document.design.internal_domains == ("contoso.com",)


def test_several_shares_of_one_server(form: str) -> None:
    topology = enterprise()
    topology.services.append(Service("FileStore", "files01.contoso.com", child='<FileStoreService ShareName="More"/>'))
    share = server(imported(topology, form), "files01")
    assert isinstance(share, FileStore)
    assert (share.share, share.note) == ("Share", "Also holds More.")


def test_office_web_apps(form: str) -> None:
    result = imported(enterprise(), form)
    farm = server(result, "owa01")
    assert isinstance(farm, OfficeWebApps)
    assert farm.unconfirmed == ("members", "is_published")
    assert "discovery URL" not in messages(result)


@pytest.mark.parametrize("url", ["https://office.contoso.com/x", "https://[bad/x", ""])
def test_a_discovery_url_of_another_host_is_noted(form: str, url: str) -> None:
    topology = enterprise()
    topology.service("WacService").child = f'<WacService DiscoveryUrl="{url}" IsExternal="true"/>'
    said = messages(imported(topology, form), "note")
    assert f"The discovery URL '{url}' of Office Web Apps has another host than '{OWA}'" in said
    assert f"'{OWA}' is marked as external" in said


@pytest.mark.parametrize(
    ("protocol", "port", "mediation", "expected"),
    [
        ("Tcp", 5066, "5068", ("tcp", None, None)),
        ("Tls", 5067, "5067", ("tls", None, None)),
        ("Tls", 5061, "5069", ("tls", 5061, 5069)),
        ("Tcp", 5067, "", ("tcp", 5067, None)),
        ("Tcp", 5066, "99999", ("tcp", None, None)),
    ],
)
def test_a_trunk(form: str, protocol: str, port: int, mediation: str, expected: tuple[object, ...]) -> None:
    topology = enterprise()
    service = topology.service("PstnGateway")
    service.ports[0].protocol, service.ports[0].port = protocol, port
    service.child = f'<PstnGatewayService MediationServerPort="{mediation}"/>'
    gateway = server(imported(topology, form), "gw01")
    assert isinstance(gateway, Gateway)
    assert (gateway.transport, gateway.listening_port, gateway.mediation_port) == expected


def test_a_gateway_without_a_port(form: str) -> None:
    topology = enterprise()
    topology.service("PstnGateway").ports = []
    assert f"The listening port of gateway '{GATEWAY}'" in messages(imported(topology, form), "missing")


def test_a_gateway_with_two_trunks(form: str) -> None:
    topology = enterprise()
    topology.services.append(Service("PstnGateway", GATEWAY, depends=[("MediationServer", POOL)]))
    assert "has 2 trunks" in messages(imported(topology, form), "note")
