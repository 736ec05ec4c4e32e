"""`planner format`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli.exits import Exit
from tests.cli.conftest import Call

UNTIDY = "title:   'A plan'\nformat: 1   # first of all\n"


@pytest.fixture(name="untidy")
def _untidy(tmp_path: Path) -> Path:
    path = tmp_path / "untidy.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_a_file_is_brought_into_canonical_form_and_keeps_its_comments(call: Call, untidy: Path) -> None:
    answer = call("format", untidy)
    assert answer == type(answer)(0, "", "")
    assert untidy.read_text(encoding="utf-8").startswith("format: 1")
    assert "# first of all" in untidy.read_text(encoding="utf-8")
    assert call("format", untidy, "--check").status == Exit.FINE


def test_check_changes_nothing(call: Call, untidy: Path) -> None:
    answer = call("format", untidy, "--check")
    assert (answer.status, answer.out) == (Exit.FINDINGS, "")
    assert answer.err.startswith(f"{untidy}:1:1: the file is not in canonical form")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_a_canonical_file_is_not_touched(call: Call, untidy: Path) -> None:
    call("format", untidy)
    before = untidy.stat().st_mtime_ns
    assert call("format", untidy).status == Exit.FINE
    assert untidy.stat().st_mtime_ns == before


def test_from_standard_input_to_standard_output(call: Call) -> None:
    answer = call("format", "-", stdin=UNTIDY.encode())
    assert answer.status == Exit.FINE
    assert answer.out.splitlines()[0].startswith("format: 1")


def test_a_broken_file_is_left_alone(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: [", encoding="utf-8")
    answer = call("format", path)
    assert answer.status == Exit.UNUSABLE
    assert answer.err.startswith(f"{path}:")
    assert path.read_text(encoding="utf-8") == "format: ["


def test_several_files_are_done_and_a_broken_one_keeps_none_of_them_from_it(
    call: Call, untidy: Path, tmp_path: Path
) -> None:
    broken, other = tmp_path / "broken.yaml", tmp_path / "other.yaml"
    broken.write_text("servers: 1\n", encoding="utf-8")
    other.write_text(UNTIDY, encoding="utf-8")
    answer = call("format", untidy, broken, other)
    assert answer.status == Exit.UNUSABLE
    assert f"{broken}:1:1:" in answer.err
    assert call("format", "--check", untidy, other).status == Exit.FINE
