"""What accepts a connection: by role, version, adapter, binding and trunk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import Transport
from planner.model.interfaces import Binding, BoundService
from planner.model.links import Link, LinkKind
from planner.model.product import ServerGeneration
from planner.model.servers import (
    FrontEndPool,
    Gateway,
    PortOverride,
    Server,
    SupportRole,
    SupportServer,
    TrunkTransport,
)
from planner.traffic.listeners import Listeners
from tests.traffic.networks import edge, interface, ip, office, pool

TCP = Transport.TCP


def accepting(design: Design, server: Server, port: int, address: str | None = None) -> tuple[str, ...] | None:
    machine = server.members[0]
    at = ip(address) if address else machine.interfaces[0].addresses[0]
    return Listeners(design, load_catalog()).accepting(server, machine, at, port, TCP)


def with_gateway(transport: TrunkTransport, mediation_port: int | None = None) -> tuple[Design, FrontEndPool]:
    server = pool(mediation_collocated=True)
    gateway = Gateway(
        id="gw", name="Gateway", fqdn="gw.contoso.com", transport=transport, mediation_port=mediation_port
    )
    trunk = Link(id="trunk", link_kind=LinkKind.TRUNK, source=server.id, target="gw")
    design = office().with_element(server)
    return replace(design, servers=(*design.servers, gateway), links=(*design.links, trunk)), server


def test_the_external_web_site_listens_beside_the_internal_one() -> None:
    server = pool()
    assert accepting(office(), server, 4443) is not None
    assert accepting(office(), server, 443) is not None
    assert accepting(office(), server, 4442) is None


def test_mediation_listens_over_tcp_only_after_a_gateway_over_tcp_is_defined() -> None:
    design, server = with_gateway(TrunkTransport.TLS)
    assert accepting(design, server, 5067) == ("mediation-gateway-sip-tls",)
    assert accepting(design, server, 5068) is None
    design, server = with_gateway(TrunkTransport.TCP)
    assert accepting(design, server, 5068) == ("mediation-gateway-sip-tcp",)
    assert accepting(design, server, 5067) == ("mediation-gateway-sip-tls",)  # TLS always


def test_a_tcp_port_that_was_set_in_the_topology_is_open() -> None:
    port = PortOverride(service="mediation-gateway-sip-tcp", port=5099)
    server = pool(mediation_collocated=True, ports=(port,))
    design = office().with_element(server)
    assert accepting(design, server, 5099) == ("mediation-gateway-sip-tcp",)
    assert accepting(design, server, 5068) is None


@pytest.mark.parametrize(
    ("transport", "service"),
    [(TrunkTransport.TLS, "mediation-gateway-sip-tls"), (TrunkTransport.TCP, "mediation-gateway-sip-tcp")],
)
def test_the_port_of_a_trunk_is_that_of_its_transport(transport: TrunkTransport, service: str) -> None:
    design, server = with_gateway(transport, mediation_port=6000)
    assert accepting(design, server, 6000) == (service,)


def test_a_port_that_was_changed_leaves_nothing_behind() -> None:
    server = pool(ports=(PortOverride(service="web-external-https", port=5443),))
    design = office().with_element(server)
    assert "web-external-https" in (accepting(design, server, 5443) or ())
    assert "web-external-https" not in (accepting(design, server, 4443) or ())


def test_a_service_listens_at_the_address_it_is_bound_to_and_at_no_other() -> None:
    first = pool().members[0]
    face = replace(first.interfaces[0], addresses=(*first.interfaces[0].addresses, ip("10.0.0.77")))
    binding = Binding(service=BoundService.FRONT_END, addresses=first.interfaces[0].addresses[:1])
    server = pool(members=(replace(first, interfaces=(face,), bindings=(binding,)),))
    design = office().with_element(server)
    assert accepting(design, server, 5061) is not None
    assert accepting(design, server, 5061, "10.0.0.77") is None


def test_an_edge_answers_sip_inside_on_its_internal_adapter_alone() -> None:
    server = edge()
    machine = server.members[0]
    inner = next(face for face in machine.interfaces if face.side.value == "internal")
    outer = next(face for face in machine.interfaces if face.side.value == "external")
    assert "edge-internal-psom" in (accepting(office(), server, 8057, str(inner.addresses[0])) or ())
    assert accepting(office(), server, 8057, str(outer.addresses[0])) is None


@pytest.mark.parametrize(("generation", "listens"), [(None, False), (ServerGeneration.V2015, True)])
def test_an_older_server_keeps_what_newer_versions_removed(generation: ServerGeneration | None, listens: bool) -> None:
    machine = replace(pool().members[0], interfaces=(interface("lan", "lan", "10.0.0.78"),))
    chat = SupportServer(
        id="chat",
        name="Chat",
        fqdn="chat.contoso.com",
        role=SupportRole.PERSISTENT_CHAT,
        generation=generation,
        members=(replace(machine, id="chat1", fqdn="chat.contoso.com"),),
    )
    design = replace(office(), servers=(*office().servers, chat))
    assert ("persistent-chat-sip" in (accepting(design, chat, 5041, "10.0.0.78") or ())) is listens
