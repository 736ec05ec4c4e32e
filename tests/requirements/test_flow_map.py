"""The flow map: every flow has a workload, and what a server answers follows from the flows to it."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.requirements import build_plan
from planner.requirements.flow_map import BASICS, SERVERS, SIGN_IN, WORKLOADS, services_by_server, workload_of
from tests import builders as make


def test_every_flow_of_the_catalog_has_a_workload_and_every_workload_a_flow() -> None:
    assert {workload_of(flow) for flow in load_catalog().flows} == set(WORKLOADS)


@pytest.mark.parametrize(
    ("flow", "workload"),
    [
        ("client-registrar-sip", SIGN_IN),
        ("fe-sip-mtls", SERVERS),
        ("rp-dns", BASICS),
        ("edge-push-out", "Push notifications"),
        ("hairpin-mobile-https", "Mobility"),
        ("edge-access-fed-in", "Partners and public networks"),
        ("branch-client-sba-sip", "Branch"),
        ("gateway-mediation-tls", "Enterprise Voice"),
        ("edge-av-stun-udp-in", "Audio, video and sharing"),
        ("fe-sql", "Databases and files"),
    ],
)
def test_the_special_workload_comes_before_the_general(flow: str, workload: str) -> None:
    assert workload_of(load_catalog().flow(flow)) == workload


def test_rows_follow_the_walks() -> None:
    plan = build_plan(make.enterprise_site(), load_catalog())
    crossed = {(row.flow, firewall) for row in plan.flow_map for firewall in row.firewalls}
    # Not more either: what lies behind a proxy that ends the connection belongs to the proxy's own.
    assert {(opening.flow, opening.firewall) for opening in plan.openings if opening.from_interface} == crossed
    assert {row.state for row in plan.flow_map if row.is_required} == {"delivered"}


def test_a_server_answers_what_flows_ask_of_it() -> None:
    plan = build_plan(make.small_site(), load_catalog())
    services = services_by_server(plan.flow_walks)
    assert services["edge"]["access-edge-sip"] is True
    assert services["se"]["web-external-http"] is False  # listed for discovery over HTTP only
