"""`planner propose`."""

from __future__ import annotations

from pathlib import Path

from planner.cli.exits import Exit
from planner.designfile import read_document
from planner.model.servers import BranchAppliance, EdgePool
from tests.cli.conftest import Call

DOMAIN = ("propose", "--sip-domain", "contoso.com")


def test_a_proposal_goes_to_a_file_and_its_reasons_to_the_reader(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    answer = call(*DOMAIN, "--site", "HQ=12000", "--branch", "HQ/Bonn=120", "--gateway", "--out", path)
    assert (answer.status, answer.out) == (Exit.FINE, "")
    assert "3 Front End Servers, HQ: 12,120 users at 6,660 a server need 2" in answer.err
    assert call("check", path).status == Exit.FINE


def test_options_say_what_the_window_asks(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    sites = ("--site", "East=900@10.20.0.0/16", "--site", "West=900", "--edge", "West", "--single-servers", "West")
    branches = ("--plain-branch", "West/Rome=20", "--branch", "East/Oslo=30")
    assert call(*DOMAIN, *sites, *branches, "--public-edge", "--title", "Two", "--out", path).status == Exit.FINE
    document = read_document(path).document
    assert document.title == "Two"
    assert len(document.design.servers_of(EdgePool)) == 2
    assert [server.name for server in document.design.servers_of(BranchAppliance)] == [
        "Survivable Branch Appliance Oslo"
    ]
    lan = document.design.find("lan-1")
    assert str(lan.subnets[0]) == "10.20.0.0/24"


def test_inside_only_leaves_the_perimeter_away(call: Call) -> None:
    answer = call(*DOMAIN, "--site", "HQ=100", "--single-servers", "HQ", "--inside-only")
    assert answer.status == Exit.FINE
    assert "kind: edge-pool" not in answer.out
    assert "reverse-proxy" not in answer.out


def test_all_faults_are_told_at_once_with_their_options(call: Call) -> None:
    answer = call("propose", "--sip-domain", "contoso", "--site", "HQ=0", "--branch", "HQ/B=0", "--dial-in")
    assert answer.status == Exit.UNUSABLE
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == [
        "--sip-domain",
        "--site HQ",
        "--branch HQ/B",
        "--dial-in",
    ]


def test_what_cannot_be_read_is_said_with_what_is_expected(call: Call) -> None:
    for arguments, said in (
        (("--site", "HQ"), "--site HQ: not understood (expected NAME=USERS[@NETWORK])"),
        (("--site", "HQ=²"), "--site HQ=²: not understood (expected NAME=USERS[@NETWORK])"),
        (("--site", "HQ=5@10.0.0.0/99"), "'10.0.0.0/99' is no network (expected for instance 10.20.0.0/16)"),
        (("--site", "HQ=5", "--site", "HQ=6"), "'HQ' is given twice"),
        (("--site", "HQ=5", "--branch", "Bonn=6"), "--branch Bonn=6: not understood (expected SITE/NAME=USERS)"),
        (("--site", "HQ=5", "--edge", "Rome"), "--edge Rome: no such site (expected one of HQ)"),
    ):
        answer = call(*DOMAIN, *arguments)
        assert answer.status == Exit.UNUSABLE
        assert said in answer.err


def test_an_existing_file_is_replaced_only_when_that_is_asked_for(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text("old", encoding="utf-8")
    assert call(*DOMAIN, "--site", "HQ=5", "--out", path).status == Exit.UNUSABLE
    assert path.read_text(encoding="utf-8") == "old"
    assert call(*DOMAIN, "--site", "HQ=5", "--out", path, "--force").status == Exit.FINE
