"""`planner worksheets`."""

from __future__ import annotations

from pathlib import Path

from planner.cli.exits import Exit
from planner.worksheets import worksheet_kinds
from tests.cli.conftest import Call


def test_every_kind_in_every_format_and_the_paths_on_standard_output(
    call: Call, standard: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "folder"
    answer = call("worksheets", standard, "--out", out)
    names = {f"{kind}.{form}" for kind in worksheet_kinds() for form in ("html", "md", "csv")}
    assert answer.status == Exit.FINE
    written = {path.name for path in out.iterdir()}
    assert names <= written
    assert {Path(line).name for line in answer.out.splitlines()} == written


def test_only_what_is_asked_for(call: Call, standard: Path, tmp_path: Path) -> None:
    answer = call("worksheets", standard, "--out", tmp_path, "--kind", "dns,firewall", "--format", "csv")
    assert answer.status == Exit.FINE
    names = {path.name for path in tmp_path.iterdir()}
    assert {"dns.csv", "firewall.csv"} <= names
    assert all(name.startswith(("dns", "firewall")) and name.endswith(".csv") for name in names)


def test_the_same_design_gives_the_same_bytes(call: Call, standard: Path, tmp_path: Path) -> None:
    call("worksheets", standard, "--out", tmp_path / "a")
    call("worksheets", standard, "--out", tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_open_findings_stand_on_the_worksheets(call: Call, faulty: Path, tmp_path: Path) -> None:
    call("worksheets", faulty, "--out", tmp_path, "--format", "md")
    assert "FW03" in (tmp_path / "firewall.md").read_text(encoding="utf-8")


def test_a_kind_that_does_not_exist(call: Call, standard: Path, tmp_path: Path) -> None:
    answer = call("worksheets", standard, "--out", tmp_path, "--kind", "poems")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert "'poems' is not known (expected " in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(call: Call, standard: Path, tmp_path: Path) -> None:
    out = tmp_path / "file"
    out.write_text("kept", encoding="utf-8")
    answer = call("worksheets", standard, "--out", out)
    assert answer.status == Exit.UNUSABLE
    assert answer.err.startswith(f"{out}:1:1: ")
    assert out.read_text(encoding="utf-8") == "kept"
