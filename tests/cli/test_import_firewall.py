"""`planner import RULES.csv --into DESIGN --firewall ID`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from planner.designfile import read_document
from planner.model.zones import Provenance
from tests.cli.conftest import Call


@pytest.fixture(name="rules")
def _rules(call: Call, standard: Path, tmp_path: Path) -> Path:
    assert (
        call("worksheets", standard, "--out", tmp_path / "orders", "--kind", "firewall", "--format", "csv").status == 0
    )
    return tmp_path / "orders" / "firewall.csv"


def test_a_worksheet_becomes_recorded_policies_and_everything_is_delivered(
    call: Call, standard: Path, rules: Path, tmp_path: Path
) -> None:
    design = standard
    for firewall in ("external-firewall", "internal-firewall"):
        out = tmp_path / f"{firewall}.yaml"
        answer = call("import", rules, "--into", design, "--firewall", firewall, "--out", out)
        assert (answer.status, answer.out) == (Exit.FINE, "")
        assert "rules recorded for '" in answer.err
        design = out
    firewalls = read_document(design).document.design.firewalls
    assert {firewall.policy for firewall in firewalls} == {Provenance.RECORDED}
    assert call("trace", design, "--mobility").status == Exit.FINE


def test_optional_rows_are_left_out_and_counted(call: Call, standard: Path, rules: Path) -> None:
    arguments = ("import", rules, "--into", standard, "--firewall", "external-firewall")
    assert "not required were left out; --optional takes them in." in call(*arguments).err
    assert "left out" not in call(*arguments, "--optional").err


def test_a_list_that_cannot_be_read_is_told_by_line_and_column(call: Call, standard: Path, rules: Path) -> None:
    rules.write_bytes(rules.read_bytes().replace(b",tcp,", b",icmp,", 1))
    answer = call("import", rules, "--into", standard, "--firewall", "external-firewall")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err.startswith(f"{rules}:")
    assert "column 'transport': 'icmp' is no transport (expected tcp, udp or any)" in answer.err


def test_a_firewall_that_is_not_drawn_is_told(call: Call, standard: Path, rules: Path) -> None:
    answer = call("import", rules, "--into", standard, "--firewall", "nobody")
    assert answer.status == Exit.UNUSABLE
    assert (
        "nobody: there is no such firewall in the design (expected external-firewall, internal-firewall)" in answer.err
    )


@pytest.mark.parametrize("arguments", [("--firewall", "x"), ("--into", "x.yaml"), ("--optional",)])
def test_the_options_belong_together(call: Call, rules: Path, arguments: tuple[str, ...]) -> None:
    assert call("import", rules, *arguments).status == Exit.UNUSABLE


def test_traces_of_the_new_design_blame_the_recorded_rules(
    call: Call, standard: Path, rules: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new.yaml"
    call("import", rules, "--into", standard, "--firewall", "external-firewall", "--out", out)
    arguments = ("--from", "laptop-remote", "--to", "sip.contoso.com:25", "--format", "json")
    content = json.loads(call("trace", out, *arguments).out)
    assert (content["verdict"], content["blame"]["field"]) == ("blocked", "rules")
