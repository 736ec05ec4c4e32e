"""A proposal is a design that one can start from: whatever was answered, nothing in it is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from ipaddress import IPv4Network
from itertools import combinations

from hypothesis import given, settings

from planner.catalog import load_catalog
from planner.designfile import format_document, parse_document
from planner.findings.finding import Severity
from planner.findings.run import inspect
from planner.model.document import Document
from planner.model.product import ProductVersion
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool, SqlRole, SqlServer
from planner.proposal import Answers, SiteAnswers, propose
from planner.proposal.answers import EdgeNames
from tests.proposal.answer_cases import LARGE, SMALL, answers


def _proposed(given_answers: Answers) -> Document:
    proposal = propose(given_answers, load_catalog())
    assert not proposal.faults
    assert proposal.document is not None
    return proposal.document


@settings(max_examples=12)
@given(answers())
def test_nothing_is_wrong_with_a_proposal_but_what_nobody_confirmed(given_answers: Answers) -> None:
    document = _proposed(given_answers)
    wrong = [f"{found.code}: {found.message}" for found in inspect(document) if found.severity is not Severity.INFO]
    assert not wrong


@settings(max_examples=25)
@given(answers())
def test_a_proposal_is_a_file_like_any_other_and_the_same_each_time(given_answers: Answers) -> None:
    document = _proposed(given_answers)
    text = format_document(document)
    assert format_document(parse_document(text, "proposal").document) == text
    assert format_document(_proposed(given_answers)) == text


@settings(max_examples=25)
@given(answers())
def test_no_two_subnets_overlap_and_no_address_is_given_twice(given_answers: Answers) -> None:
    design = _proposed(given_answers).design
    subnets = [subnet for zone in design.zones for subnet in zone.subnets]
    assert not [pair for pair in combinations(subnets, 2) if pair[0].overlaps(pair[1])]
    held = Counter(
        address
        for holder in (*(machine for server in design.servers for machine in server.members), *design.devices)
        for interface in holder.interfaces
        for address in interface.addresses
    )
    assert [address for address, times in held.items() if times > 1] == []


def test_everything_made_up_is_listed_as_unconfirmed() -> None:
    design = _proposed(LARGE).design
    assert all(server.unconfirmed for server in design.servers)
    assert all(device.unconfirmed for device in design.devices)
    assert all(zone.unconfirmed == ("subnets",) for zone in design.zones if zone.subnets)


def test_a_pool_carries_its_users_with_a_spare_server_and_says_why() -> None:
    design = _proposed(LARGE).design
    (pool,) = design.servers_of(FrontEndPool)
    # 13,650 users with those of the branches, at 6,660 a server: 3 and a spare one.
    assert len(pool.members) == 4
    assert pool.users == 12_030  # users of appliances are counted with the appliances
    assert "need 3, and one more so that one may fail" in pool.note
    assert "User model" in pool.note
    assert {len(design.servers_of(kind)) for kind in (DirectorPool, EdgePool)} == {1}


def test_a_small_office_is_one_server_of_each() -> None:
    design = _proposed(SMALL).design
    (pool,) = design.servers_of(FrontEndPool)
    (edge,) = design.servers_of(EdgePool)
    assert (pool.fqdn, len(pool.members), len(edge.members)) == ("se01.contoso.com", 1, 1)
    assert not design.load_balancers


def test_the_back_end_is_mirrored_in_2015_and_in_an_availability_group_later() -> None:
    sites = (SiteAnswers(name="Office", users=12_000),)
    roles = {
        version: {
            server.role
            for server in _proposed(replace(SMALL, product=version, sites=sites)).design.servers_of(SqlServer)
        }
        for version in ProductVersion
    }
    group = {SqlRole.AVAILABILITY_LISTENER, SqlRole.AVAILABILITY_REPLICA}
    assert roles == {
        ProductVersion.V2015: {SqlRole.BACK_END, SqlRole.MIRROR, SqlRole.WITNESS},
        ProductVersion.V2019: group,
        ProductVersion.SE: group,
    }


def test_paired_pools_are_alike_and_each_carries_both() -> None:
    sites = (
        SiteAnswers(name="East", users=9_000),
        SiteAnswers(name="West", users=1_000, is_highly_available=False),
        SiteAnswers(name="North", users=500, is_highly_available=False),
    )
    design = _proposed(replace(SMALL, sites=sites, disaster_recovery=True)).design
    east, west, north = design.servers_of(FrontEndPool)
    assert east.edition is west.edition is not north.edition
    assert len(east.members) == len(west.members) == 3
    assert [(link.source, link.target) for link in design.links if link.link_kind.value == "backup"] == [
        (east.id, west.id)
    ]


def test_one_edge_name_is_one_address_a_server_and_three_are_three() -> None:
    for names, each in ((EdgeNames.ONE, 1), (EdgeNames.THREE, 3)):
        (edge,) = _proposed(replace(SMALL, edge_names=names)).design.servers_of(EdgePool)
        (machine,) = edge.members
        assert len(machine.interfaces[0].addresses) == each
        assert edge.has_single_name is (each == 1)


def test_a_network_that_the_planner_gave_is_used_and_what_is_made_up_keeps_out_of_its_way() -> None:
    given_network = IPv4Network("10.0.0.0/8")
    sites = (
        SiteAnswers(name="East", users=900, network=given_network),
        SiteAnswers(name="West", users=900, network=IPv4Network("172.16.0.0/16")),
    )
    design = _proposed(replace(SMALL, sites=sites)).design
    subnets = {zone.id: zone.subnets[0] for zone in design.zones if zone.subnets}
    assert subnets["lan-1"].overlaps(given_network)
    assert [key for key, subnet in subnets.items() if subnet.overlaps(given_network)] == ["lan-1", "wifi-1"]
