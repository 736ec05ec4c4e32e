"""`planner trace --without` and `planner trace --single-points`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from tests.cli.conftest import Call


def test_what_is_cut_off_without_a_part(call: Call, standard: Path) -> None:
    answer = call("trace", standard, "--without", "proxy01")
    assert (answer.status, answer.err) == (Exit.FINDINGS, "")
    lines = answer.out.splitlines()
    assert lines[0] == "Without 'Reverse proxy' (reverse-proxy):"
    assert lines[1] == "  mobile devices lose (5):"
    assert any(line.startswith("    'Phone on Wi-Fi', ucwa [unroutable] ") for line in lines)
    assert any(line.startswith("  connections lose their own end (") for line in lines)


def test_a_part_whose_loss_touches_nobody_else_ends_with_zero(call: Call, standard: Path) -> None:
    answer = call("trace", standard, "--without", "files01")
    assert answer.status == Exit.FINE
    assert "connections lose their own end (1):" in answer.out


def test_json_of_a_loss(call: Call, standard: Path) -> None:
    content = json.loads(call("trace", standard, "--without", "internal-firewall/wifi", "--format", "json").out)
    assert (content["format"], content["single_point"], content["cuts_off"]) == (1, True, True)
    assert content["part"]["kind"] == "interface"
    assert {"kind", "subject", "before", "after", "own_end", "reason"} <= set(content["broken"][0])


def test_single_points(call: Call, standard: Path) -> None:
    answer = call("trace", standard, "--single-points")
    assert answer.status == Exit.FINDINGS
    lines = answer.out.splitlines()
    assert lines[0].split() == ["Part", "Kind", "Mobile", "services", "Connections", "of", "them", "its", "own"]
    assert lines[-1].endswith("parts whose loss alone cuts something off; --without PART says what.")
    content = json.loads(call("trace", standard, "--single-points", "--format", "json").out)
    assert len(content["single_points"]) == len(lines) - 3
    assert "se01" in {item["part"]["id"] for item in content["single_points"]}


@pytest.mark.parametrize("part", ["phone-wifi", "nobody", "proxy01/nothing"])
def test_what_cannot_be_taken_out_is_told(call: Call, standard: Path, part: str) -> None:
    answer = call("trace", standard, "--without", part)
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err.startswith(f"{part}: nothing of this id can be taken out (expected ")
