"""One host that is drawn once for each of its roles: whichever of them listens takes the connection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.design import Design
from planner.model.servers import SupportRole
from planner.traffic import Verdict
from tests import builders as make
from tests.traffic.networks import UDP, ask_one, office

ADDRESS = "10.0.0.9"
ROLES = {"directory": SupportRole.DOMAIN_CONTROLLER, "names": SupportRole.DNS}


def drawn(*ids: str, names: dict[str, str] | None = None) -> Design:
    """Servers at one address; unless a name is given, they are one host."""
    servers = []
    for id in ids:
        server = make.support_server(id, ROLES[id], "lan", ADDRESS)
        fqdn = (names or {}).get(id, "dc01.contoso.com")
        members = tuple(replace(machine, fqdn=fqdn) for machine in server.members)
        servers.append(replace(server, fqdn=fqdn, members=members))
    return office().with_elements(tuple(servers))


@pytest.mark.parametrize("order", [("directory", "names"), ("names", "directory")])
def test_each_role_of_the_host_answers_on_its_ports(order: tuple[str, ...]) -> None:
    design = drawn(*order)
    for id, port in (("directory", 389), ("names", 53)):
        trace = ask_one(design, "pool", ADDRESS, port, transport=UDP)
        assert trace.verdict is Verdict.DELIVERED
        assert trace.arrived in {machine.id for machine in design.get(id).members}


def test_a_port_of_neither_role_is_refused() -> None:
    trace = ask_one(drawn("directory", "names"), "pool", ADDRESS, 5061)
    assert trace.verdict is Verdict.REFUSED


def test_two_hosts_at_one_address_are_not_taken_for_one() -> None:
    two = {"names": "dns01.contoso.com"}
    assert ask_one(drawn("directory", names=two), "pool", ADDRESS, 53, transport=UDP).verdict is Verdict.REFUSED
    trace = ask_one(drawn("directory", "names", names=two), "pool", ADDRESS, 53, transport=UDP)
    assert trace.verdict is Verdict.REFUSED
