"""Case E1 beside the Front End Server: what Directors, Mediation and Persistent Chat Servers listen on."""

from __future__ import annotations

from typing import Any

import pytest

from planner.model.design import Design
from planner.model.links import Link, LinkKind
from planner.model.product import Feature, ProductVersion
from planner.model.servers import DirectorPool, Gateway, MediationPool, SupportRole, TrunkTransport, WebServices
from tests import builders as make
from tests.worksheets.rows import rows


def site(transport: TrunkTransport = TrunkTransport.TLS) -> Design:
    """An Enterprise pool with a Director, a Mediation Server of its own with a gateway, and Persistent Chat."""

    def lone(id: str, last: int) -> dict[str, Any]:
        fqdn = f"{id}.contoso.local"
        leg = make.interface("lan", "internal", f"10.0.0.{last}", gateway="10.0.0.1")
        return {"id": id, "name": id, "fqdn": fqdn, "members": (make.machine(f"{id}-1", leg, fqdn=fqdn),)}

    return make.enterprise_site(
        DirectorPool(**lone("director", 60), web=WebServices(external_fqdn="dirext.contoso.com")),
        MediationPool(**lone("mediation", 61)),
        Gateway(**lone("gateway", 62), transport=transport),
        make.support_server("chat", role=SupportRole.PERSISTENT_CHAT, address="10.0.0.63"),
        Link(id="trunk", link_kind=LinkKind.TRUNK, source="mediation", target="gateway"),
        features=(Feature.VOICE, Feature.CONFERENCING, Feature.EXTERNAL_ACCESS, Feature.CENTRALIZED_LOGGING),
        product=ProductVersion.V2015,
    )


def listens(design: Design, pool: str) -> set[str]:
    machines = {machine.id for server in design.servers if server.id == pool for machine in server.members}
    return {
        port
        for row in rows(design, "servers")
        if row["topic"] == "Listens on" and row["element"] in machines
        for port in row["value"].replace("tcp", "").replace("udp", "").replace("and", "").split()
    }


@pytest.mark.parametrize(
    ("pool", "ports"),
    [
        # 5060 only listens where an administrator trusts a service over TCP; 1434 answers the own host alone.
        ("director", {"444", "80", "443", "5061"}),
        ("mediation", {"5070", "5067", "49152-57500"}),
        ("chat", {"5041", "881", "443"}),
    ],
)
def test_e1_ports_by_role(pool: str, ports: set[str]) -> None:
    found = listens(site(), pool)
    assert found >= ports, ports - found


def test_e1_the_replica_agent_answers_on_every_server_inside() -> None:
    assert all("445" in listens(site(), pool) for pool in ("pool", "director", "mediation", "chat"))


def test_b7_logging_agents_of_a_director() -> None:
    """Settled: the table names the Edge as destination by mistake (errata of B7)."""
    assert {"50001", "50002", "50003"} <= listens(site(), "director")


def test_e1_mediation_listens_on_5068_for_gateways_over_tcp_alone() -> None:
    assert "5068" not in listens(site(), "mediation")
    assert "5068" in listens(site(TrunkTransport.TCP), "mediation")
