"""`planner check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from tests.cli.conftest import Call

PUSH = (
    "error PU01: Push notifications are on and 'Edge Server' has no federation; a federation route to the push service "
    "is expected. [S-CMP-17, S-CMP-16, S-PUSH-02, D-PUSH-03]"
)
SPOOFING = (
    "warning FW03: 'External firewall' has spoofing prevention switched off; it is expected to be on at all times. "
    "[S-HP-05, S-HP-07]"
)


def place(path: Path, needle: str, offset: int = 0) -> str:
    """LINE:COLUMN of the first occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    before = text[: text.index(needle) + offset]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_design_without_findings(call: Call, standard: Path) -> None:
    assert call("check", standard) == type(call("check", standard))(0, "0 errors, 0 warnings, 0 info.\n", "")


def test_findings_have_their_place_and_their_cure(call: Call, faulty: Path) -> None:
    answer = call("check", faulty)
    assert answer.status == Exit.FINDINGS
    assert answer.out.splitlines() == [
        f"{faulty}:{place(faulty, 'id: edge01')}: {PUSH}",
        "    Cure: Make the Edge pool the federation route, or switch push off.",
        f"{faulty}:{place(faulty, 'spoofing_prevention: false', 21)}: {SPOOFING}",
        "    Cure: Switch it on, and let Mobility traffic turn at the reverse proxy.",
        "1 error, 1 warning, 0 info.",
    ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), Exit.FINDINGS),
        (("--ignore", "PU01"), Exit.FINE),
        (("--ignore", "PU01", "--fail-on", "warning"), Exit.FINDINGS),
        (("--ignore", "PU,FW03", "--fail-on", "info"), Exit.FINE),
        (("--select", "fw"), Exit.FINE),
        (("--select", "FW,PU"), Exit.FINDINGS),
        (("--select", "PU01", "--ignore", "PU01"), Exit.FINE),
    ],
)
def test_the_status_follows_what_is_asked_for(
    call: Call, faulty: Path, arguments: tuple[str, ...], status: Exit
) -> None:
    assert call("check", faulty, *arguments).status == status


def test_a_code_that_does_not_exist_cannot_be_used(call: Call, standard: Path) -> None:
    answer = call("check", standard, "--select", "NA01,QQ")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert "there is no rule 'QQ'" in answer.err


def test_json_has_the_documented_keys(call: Call, faulty: Path) -> None:
    answer = call("check", faulty, "--format", "json")
    content = json.loads(answer.out)
    assert answer.status == Exit.FINDINGS
    assert list(content)[:3] == ["format", "design", "findings"]
    assert content["format"] == 1
    assert content["design"] == str(faulty)
    assert content["summary"] == {"error": 1, "warning": 1, "info": 0}
    keys = {"code", "severity", "message", "hint", "elements", "clauses", "file", "line", "column"}
    assert all(keys <= set(finding) for finding in content["findings"])
    assert content["findings"][0]["elements"] == ["edge01"]


def test_sarif_is_written(call: Call, faulty: Path) -> None:
    content = json.loads(call("check", faulty, "--format", "sarif").out)
    assert [result["ruleId"] for result in content["runs"][0]["results"]] == ["PU01", "FW03"]


def test_several_designs_are_judged_in_one_call(call: Call, standard: Path, faulty: Path) -> None:
    answer = call("check", standard, faulty)
    assert answer.status == Exit.FINDINGS
    assert answer.out.splitlines()[-1] == "1 error, 1 warning, 0 info in 2 designs."


def test_a_design_from_standard_input(call: Call, faulty: Path) -> None:
    answer = call("check", "-", stdin=faulty.read_bytes())
    assert answer.out.startswith(f"-:{place(faulty, 'id: edge01')}: {PUSH}\n")


def test_every_problem_of_a_broken_design_has_a_line(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\ntitel: x\nsites:\n- id: Not An Id\n  name: y\n", encoding="utf-8")
    answer = call("check", path)
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    lines = answer.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{path}:2:1: ")
    assert lines[1].startswith(f"{path}:4:7: ")
    assert all("(expected " in line for line in lines)


def test_a_broken_design_does_not_keep_the_others_from_being_judged(call: Call, faulty: Path, tmp_path: Path) -> None:
    answer = call("check", tmp_path / "missing.yaml", faulty)
    assert answer.status == Exit.UNUSABLE
    assert (
        answer.err == f"{tmp_path / 'missing.yaml'}:1:1: No such file or directory (expected a file that can be read)\n"
    )
    assert "PU01" in answer.out


def test_no_colour_where_nobody_sees_it(call: Call, faulty: Path) -> None:
    assert "\x1b" not in call("check", faulty).out


def test_accepted_findings_are_shown_with_their_reason(call: Call, faulty: Path) -> None:
    text = faulty.read_text(encoding="utf-8")
    text += "options:\n  suppressions:\n  - {code: PU01, reason: The partner is not there yet.}\n"
    answer = call("check", "-", stdin=text.encode())
    assert answer.status == Exit.FINE
    assert "accepted PU01: " in answer.out
    assert "Reason: The partner is not there yet." in answer.out
