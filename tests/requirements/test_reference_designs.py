"""What each reference design is there to show, besides being free of findings (tests/findings/test_run.py)."""

from __future__ import annotations

from planner.model.devices import Transport
from planner.model.servers import EdgePool
from planner.requirements.mobility_matrix import MobileService, mobility_matrix
from planner.traffic import Verdict
from tests.requirements.reference_designs import reference, reference_plan


def test_paired_pools_stand_in_for_each_other_across_the_wan() -> None:
    plan = reference_plan("paired-pools")
    rows = [row for row in plan.openings if row.firewall == "internal-firewall-west" and row.from_interface == "wan"]
    pairing = {(row.source_element, row.destination_element) for row in rows}
    assert ("pool01", "pool02") in pairing
    assert {walk.worst.verdict for walk in plan.flow_walks if walk.planned.is_required} == {Verdict.DELIVERED}


def test_each_of_the_paired_sites_turns_its_own_phones() -> None:
    matrix = mobility_matrix(reference_plan("paired-pools"))
    for site in ("east", "west"):
        cell = matrix.cell(f"phone-wifi-{site}", MobileService.UCWA)
        assert f"'Reverse proxy {site.title()}'" in cell.explanation
    assert not matrix.faults


def test_one_edge_address_serves_three_services_by_port() -> None:
    design = reference("standard-2015")
    plan = reference_plan("standard-2015")
    (edge,) = design.servers_of(EdgePool)
    assert edge.has_single_name
    rows = [
        row
        for row in plan.openings
        if row.firewall == "external-firewall" and row.direction == "inbound" and row.destination_element == "edge01"
    ]
    assert {address for row in rows for address in row.destinations} == {"198.51.100.10"}
    assert {443, 444, 5061} <= {first for row in rows if row.transport is Transport.TCP for first, _ in row.ports}
    shown = {
        record.targets for record in plan.records if record.view == "external" and record.name == "sip.contoso.com"
    }
    assert shown == {("203.0.113.10",)}


def test_phones_of_lync_2010_find_mcx_after_discovery_by_http() -> None:
    plan = reference_plan("standard-2015")
    matrix = mobility_matrix(plan)
    assert matrix.cell("phone-lync-2010", MobileService.MCX).verdict is Verdict.DELIVERED
    assert any(row.port == 80 and "lyncdiscover.contoso.com" in row.hosts for row in plan.publishing)


def test_the_branch_speaks_tcp_to_its_gateway_and_its_phones_turn_at_the_head_office() -> None:
    plan = reference_plan("standard-branch")
    asked = [flow.worst.question for flow in plan.flow_walks if flow.worst.arrived == "gateway02-device"]
    assert [question.port for question in asked if question.source == "sba01-device" and not question.tls] == [5081]
    cell = mobility_matrix(plan).cell("phone-branch", MobileService.UCWA)
    assert cell.verdict is Verdict.DELIVERED
    assert "'Reverse proxy'" in cell.explanation
