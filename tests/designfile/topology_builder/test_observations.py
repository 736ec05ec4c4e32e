"""What an experienced reader would say on first sight."""

from __future__ import annotations

import pytest

from tests.designfile.topology_builder.documents import FORMATS, Topology, imported, messages
from tests.designfile.topology_builder.topologies import (
    EDGE,
    POOL,
    SE,
    add_edge,
    edge_box,
    enterprise,
    standard,
    with_director,
)

pytestmark = pytest.mark.parametrize("form", FORMATS)


def _notes(topology: Topology, form: str) -> str:
    return messages(imported(topology, form), "note")


@pytest.mark.parametrize("role", ["Registrar", "ConfServices", "MediationServer"])
def test_a_service_without_edge_association(form: str, role: str) -> None:
    topology = enterprise()
    topology.service(role).depends = [item for item in topology.service(role).depends if item[0] != "EdgeServer"]
    expected = f"{role} of 'pool01.contoso.com' has no A/V Edge association"
    assert next(line for line in _notes(topology, form).splitlines() if "association" in line).startswith(expected)
    assert "association" not in _notes(enterprise(), form)


def test_neither_a_director_nor_a_topology_without_edge_needs_the_association(form: str) -> None:
    assert "association" not in _notes(with_director(enterprise(), POOL), form)
    assert "association" not in _notes(standard(), form)


def test_an_edge_without_next_hop(form: str) -> None:
    topology = enterprise()
    topology.service("EdgeServer").depends = []
    assert "Edge 'edgepool' has no next hop." in _notes(topology, form)


def test_a_public_address_in_a_private_range(form: str) -> None:
    topology = standard()
    box = edge_box(1)
    box.cards[1].configured = "10.0.0.2"
    add_edge(topology, SE, [box])
    assert "The public address 10.0.0.2 of 'edge01.contoso.com' is in a private range." in _notes(topology, form)
    assert "private range" not in _notes(enterprise(), form)


def test_a_shared_address(form: str) -> None:
    topology = enterprise()
    topology.cluster(EDGE).boxes[1].cards[0].address = "192.0.2.11"
    assert "The address 192.0.2.11 of 'edge02.contoso.com' is also that of 'edge01.contoso.com'." in _notes(
        topology, form
    )


def test_a_single_label(form: str) -> None:
    topology = enterprise()
    topology.cluster("owa01.contoso.com").fqdn = "WAC1"
    topology.service("WacService").cluster = "WAC1"
    topology.service("ConfServices").depends.pop()
    assert "'WAC1' is a single label and no fully qualified name." in _notes(topology, form)


def test_one_name_in_two_spellings(form: str) -> None:
    topology = standard()
    topology.cluster(SE).boxes[0].fqdn = "SE01.contoso.com"
    result = imported(topology, form)
    assert "'SE01.contoso.com' is written 'se01.contoso.com' elsewhere" in messages(result, "note")
    assert [member.id for member in result.document.design.servers[0].members] == ["se01-server"]


def test_a_store_nobody_uses(form: str) -> None:
    topology = enterprise()
    topology.service("UserServices").depends = [("ConfServices", POOL)]
    assert "No pool uses 'files01'." in _notes(topology, form)
    assert "No pool uses" not in _notes(enterprise(), form)


def test_gaps_that_every_document_has(form: str) -> None:
    said = messages(imported(enterprise(), form), "missing")
    for words in (
        "Firewalls",
        "reverse proxy",
        "load balancer for the web services of 'pool01'",
        "Clients",
        "users of each pool",
    ):
        assert words in said
    assert "holder of the Central Management store" in said
    assert "Central Management" not in messages(imported(standard(), form), "missing")
    assert "load balancer" not in messages(imported(standard(), form), "missing")
