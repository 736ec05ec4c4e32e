"""`planner trace --mobility`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from planner.resource_files import resource_path
from tests.cli.conftest import Call

RECORD = "\ndns_records:\n- {id: r, view: internal, name: webext.contoso.com, targets: [203.0.113.40]}\nservers:\n"


@pytest.fixture(name="enterprise")
def _enterprise() -> Path:
    return resource_path("examples", "enterprise.yaml")


@pytest.fixture(name="refused")
def _refused(enterprise: Path) -> bytes:
    """Inside, the name leads to the firewall, which does not let it turn."""
    return enterprise.read_text(encoding="utf-8").replace("\nservers:\n", RECORD, 1).encode()


def test_the_matrix_comes_first_then_each_cell_then_the_moves(call: Call, enterprise: Path) -> None:
    answer = call("trace", enterprise, "--mobility")
    assert (answer.status, answer.err) == (Exit.FINE, "")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["Position", "discovery", "ucwa", "mcx", "media", "push"]
    assert lines[2].split("  ")[0] == "Phone on Wi-Fi"
    assert "delivered, turn" in lines[2]
    assert "Phone on cellular (cellular, zone 'Cellular network')" in lines
    assert any(line.startswith("  Phone on cellular <-> Phone on Wi-Fi: seamless. ") for line in lines)
    assert lines[-1] == "Everything that must work works."


def test_a_cell_that_must_work_and_does_not_ends_with_one(call: Call, refused: bytes) -> None:
    answer = call("trace", "-", "--mobility", stdin=refused)
    assert answer.status == Exit.FINDINGS
    lines = answer.out.splitlines()
    assert "blocked !" in lines[2]
    assert lines[-1] == (
        "3 of the services that must work do not: ucwa at 'Phone on Wi-Fi', ucwa at 'Phone of a branch user on Wi-Fi', "
        "ucwa at 'Branch network'."
    )
    assert any(
        line.startswith("  Phone on cellular <-> Phone on Wi-Fi: noticed. At 'Phone on Wi-Fi'") for line in lines
    )


def test_json_has_every_cell_and_move(call: Call, enterprise: Path, refused: bytes) -> None:
    content = json.loads(call("trace", enterprise, "--mobility", "--format", "json").out)
    assert (content["format"], content["works"]) == (1, True)
    assert len(content["cells"]) == len(content["positions"]) * len(content["services"]) == 30
    cell = next(item for item in content["cells"] if (item["position"], item["service"]) == ("phone-wifi", "ucwa"))
    assert (cell["verdict"], cell["outcome"], cell["needed"]) == ("delivered", "works", True)
    assert cell["turns"] == [{"device": "proxy01", "interface": "outer", "kind": "proxy"}]
    assert all(move["seamless"] for move in content["moves"])
    broken = json.loads(call("trace", "-", "--mobility", "--format", "json", stdin=refused).out)
    assert not broken["works"]
    step = next(item for item in broken["cells"] if item["position"] == "phone-wifi" and item["service"] == "ucwa")
    assert step["steps"][0]["blame"]["element"] == "external-firewall"


def test_a_plan_without_mobility_has_nothing_to_print(call: Call, enterprise: Path) -> None:
    text = enterprise.read_text(encoding="utf-8").replace("\nmobility:\n", "\nmobility:\n  enabled: false\n", 1)
    answer = call("trace", "-", "--mobility", stdin=text.encode())
    assert (answer.status, answer.out) == (Exit.FINE, "Mobility is off in this plan, or no pool serves it.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--from", "phone-wifi"),
        ("--to", "x"),
        ("--mobility", "--single-points"),
        ("--mobility", "--from", "phone-wifi", "--to", "x"),
    ],
)
def test_one_thing_is_asked_at_a_time(call: Call, enterprise: Path, arguments: tuple[str, ...]) -> None:
    answer = call("trace", enterprise, *arguments)
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
