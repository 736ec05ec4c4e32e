"""Marking of media: one policy for what leaves from the same ports, and what cannot be told apart is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.interfaces import Side
from planner.model.servers import EdgePool, FrontEndPool, PortOverride
from planner.requirements import build_plan
from planner.requirements.media_marking import MediaMarking
from planner.resource_files import resource_path

AUDIO, VIDEO, SHARING = "audio", "video", "application sharing"


def design(name: str = "enterprise") -> Design:
    return read_document(resource_path("examples", f"{name}.yaml")).document.design


def marking(of: Design) -> dict[tuple[str, str], MediaMarking]:
    found = {}
    for policy in build_plan(of, load_catalog()).media_marking:
        key = ("clients" if policy.is_of_clients else policy.element, policy.modality)
        assert key not in found  # one policy for the same media of the same element
        found[key] = policy
    return found


def pool(of: Design) -> FrontEndPool:
    return of.servers_of(FrontEndPool)[0]


def test_values_are_those_of_the_documents() -> None:
    dscp = {policy.modality: policy.dscp for policy in build_plan(design(), load_catalog()).media_marking}
    assert dscp == {AUDIO: 46, VIDEO: 34, SHARING: 24, "file transfer": 14}


def test_ranges_are_counted_and_not_those_that_firewalls_open() -> None:
    found = marking(design())
    assert found[pool(design()).id, AUDIO].ranges == ((49152, 57499),)
    assert found[pool(design()).id, VIDEO].ranges == ((57501, 65534),)


def test_services_that_send_from_the_same_ports_share_a_policy() -> None:
    settings = marking(design())[pool(design()).id, AUDIO].settings
    assert [text.split()[0] for text in settings] == [
        "Set-CsConferenceServer",
        "Set-CsApplicationServer",
        "Set-CsMediationServer",
    ]


def test_what_shares_ports_is_named_until_it_is_moved() -> None:
    before = design()
    assert marking(before)[pool(before).id, AUDIO].mixed_with == (SHARING,)
    assert marking(before)[pool(before).id, SHARING].mixed_with == (AUDIO, VIDEO)
    moved = replace(pool(before), ports=(PortOverride(service="conference-sharing", port=40803, count=8348),))
    found = marking(before.with_element(moved))
    assert found[moved.id, SHARING].ranges == ((40803, 49150),)
    assert all(not policy.mixed_with for policy in found.values())


def test_an_edge_marks_by_where_it_sends_to() -> None:
    before = design()
    (edge,) = before.servers_of(EdgePool)
    policy = marking(before)[edge.id, AUDIO]
    assert (policy.side, policy.is_by_source) == (Side.INTERNAL, False)
    assert policy.ranges == marking(before)[pool(before).id, AUDIO].ranges


def test_clients_are_matched_only_when_they_are_held_to_ranges() -> None:
    before = design()
    assert marking(before)["clients", VIDEO].ranges == ()
    held = replace(before, client_ports=(PortOverride(service="client-video", port=58000, count=20),))
    assert marking(held)["clients", VIDEO].ranges == ((58000, 58019),)
    assert marking(held)["clients", AUDIO].ranges == ()


def test_clients_with_one_range_for_two_media_are_told() -> None:
    same = tuple(PortOverride(service=name, port=50020, count=20) for name in ("client-audio", "client-video"))
    found = marking(replace(design(), client_ports=same))
    assert found["clients", AUDIO].mixed_with == (VIDEO,)


@pytest.mark.parametrize("name", ["standard", "standard-2015", "standard-branch", "paired-pools"])
def test_every_policy_rests_on_a_document(name: str) -> None:
    found = build_plan(design(name), load_catalog()).media_marking
    assert found
    assert all(policy.references and all(policy.references) and policy.dscp is not None for policy in found)


def test_nothing_without_servers_and_clients() -> None:
    assert build_plan(Design(product=design().product), load_catalog()).media_marking == ()
