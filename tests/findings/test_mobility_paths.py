"""Paths of mobile devices: positions, causes, and what to say about a walk that is none."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from planner.catalog import load_catalog
from planner.findings.mobility_paths import (
    Cause,
    Target,
    mobility_paths,
    question_about,
    target_of,
    why_no_mobility_path,
)
from planner.findings.rule import Inspection
from planner.model.devices import Transport
from planner.requirements import build_plan
from planner.traffic import TurnKind, Verdict
from tests.findings.whole_examples import document_of

STANDARD = "base: standard\n"
H5 = STANDARD + "dns_records: [{id: r, view: internal, name: webext.contoso.com, targets: [192.0.2.20]}]\n"
H7 = STANDARD + "dns_records: [{id: r, view: internal, name: webext.contoso.com, targets: [203.0.113.20]}]\n"


def inspection_of(text: str) -> Inspection:
    document = document_of(text)
    return Inspection(document=document, plan=build_plan(document.design, load_catalog()))


def causes(text: str) -> dict[str, Cause]:
    return {path.source: path.cause for path in mobility_paths(inspection_of(text))}


def test_each_zone_with_mobile_devices_is_a_position() -> None:
    assert causes(STANDARD) == {"phone-cellular": Cause.DELIVERED, "phone-wifi": Cause.DELIVERED}


def test_the_wi_fi_is_a_position_even_without_a_client() -> None:
    assert causes(STANDARD + "without: [phone-wifi]\n") == {
        "phone-cellular": Cause.DELIVERED,
        "wifi": Cause.DELIVERED,
    }


def test_like_clients_are_walked_once() -> None:
    paths = mobility_paths(inspection_of("base: enterprise\n"))
    # The user of the branch appliance has the web services of the pool behind it and sits on the same Wi-Fi.
    assert [path.source for path in paths] == ["phone-cellular", "phone-wifi", "phone-guest"]


def test_without_mobility_there_is_no_path() -> None:
    assert causes(STANDARD + "mobility: {enabled: false}\n") == {}


def test_the_path_inside_turns_at_the_proxy_and_the_one_outside_does_not() -> None:
    paths = {path.source: path for path in mobility_paths(inspection_of(STANDARD))}
    assert [(turn.device, turn.kind) for turn in paths["phone-wifi"].walk.turns] == [("proxy01", TurnKind.PROXY)]
    assert paths["phone-wifi"].is_inside
    assert paths["phone-cellular"].walk.turns == ()
    assert not paths["phone-cellular"].is_inside


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (H5, Cause.NAME),
        (H7, Cause.FIREWALL_REFUSES_TURN),
        (STANDARD + "devices: [{id: proxy01, hairpin: false}]\n", Cause.PROXY_REFUSES_TURN),
        (STANDARD + "devices: [{id: proxy01, publishing: recorded}]\n", Cause.NOT_PUBLISHED),
        (
            STANDARD + "devices: [{id: proxy01, publishing: recorded, "
            "rules: [{hosts: [webext.contoso.com], backend: se01, backend_port: 443}]}]\n",
            Cause.WRONG_PORT,
        ),
        (
            STANDARD + "certificates: [{id: c, assigned_to: proxy01, usages: [proxy-listener], "
            "subject: meet.contoso.com}]\n",
            Cause.PROXY_CERTIFICATE,
        ),
        (
            STANDARD
            + "servers: [{id: se01, members: [{id: se01-server, interfaces: [{name: lan, addresses: []}]}]}]\n",
            Cause.NO_ADDRESS,
        ),
        (
            STANDARD + "devices: [{id: internal-firewall, policy: recorded, rules: []}]\n",
            Cause.BROKEN,
        ),
    ],
)
def test_each_path_has_one_cause(text: str, cause: Cause) -> None:
    assert causes(text)["phone-wifi"] is cause


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("198.51.100.20", (Target.PROXY, "proxy01")),
        ("203.0.113.20", (Target.PROXY, "proxy01")),
        ("192.0.2.20", (Target.POOL, "se01")),
        ("203.0.113.10", (Target.OTHER, "edge01")),
        ("203.0.113.1", (Target.OTHER, "external-firewall")),
        ("203.0.113.99", (Target.OTHER, "")),
    ],
)
def test_an_address_leads_to_what_web_traffic_meets_first(address: str, target: tuple[Target, str]) -> None:
    assert target_of(inspection_of(STANDARD), ip_address(address)) == target


def test_the_addresses_of_a_balancer_count_as_its_pools() -> None:
    assert target_of(inspection_of("base: enterprise\n"), ip_address("192.0.2.42")) == (Target.POOL, "balancer01")


def test_asking_for_the_external_web_name_means_the_external_web_site() -> None:
    inspection = inspection_of(H5)
    question = question_about(inspection.design, "phone-wifi", "webext.contoso.com", 443, Transport.TCP)
    walk = inspection.traffic.walk(question)
    assert walk.verdict is Verdict.MISDELIVERED
    assert why_no_mobility_path(inspection.design, walk) == (
        "Not a Mobility path: 'webext.contoso.com' leads to 192.0.2.20 and past every reverse proxy; Mobility enters a "
        "pool from outside through the reverse proxy, also from inside."
    )


@pytest.mark.parametrize(("destination", "port"), [("se01.contoso.com", 443), ("webext.contoso.com", 80)])
def test_any_other_question_is_left_open(destination: str, port: int) -> None:
    inspection = inspection_of(STANDARD)
    question = question_about(inspection.design, "phone-wifi", destination, port, Transport.TCP)
    assert question.service is None


def test_a_mobility_path_needs_no_remark() -> None:
    inspection = inspection_of(STANDARD)
    question = question_about(inspection.design, "phone-wifi", "webext.contoso.com", 443, Transport.TCP)
    assert why_no_mobility_path(inspection.design, inspection.traffic.walk(question)) == ""
