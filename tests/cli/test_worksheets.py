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
    assert {"about.csv", "dns.csv", "firewall.csv"} <= names
    assert all(name.startswith(("about", "dns", "firewall")) and name.endswith(".csv") for name in names)


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


def test_a_template_folder_that_is_not_there(call: Call, standard: Path, tmp_path: Path) -> None:
    answer = call("worksheets", standard, "--out", tmp_path / "out", "--templates", tmp_path / "none")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err == f"{tmp_path / 'none'}:1:1: there is no such folder (expected a folder of templates)\n"
    assert not (tmp_path / "out").exists()


def test_starter_templates_are_written_once_and_can_be_used(call: Call, standard: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    first = call("worksheets", "--starter-templates", house)
    assert first.status == Exit.FINE
    assert {Path(line).name for line in first.out.splitlines()} == {path.name for path in house.iterdir()}
    assert (house / "templates.md").read_text(encoding="utf-8").startswith("# Templates of your own")
    again = call("worksheets", "--starter-templates", house)
    assert (again.status, again.out) == (Exit.UNUSABLE, "")
    assert "exists already" in again.err
    (house / "worksheet.md.j2").write_text("{{ worksheets[0].title }} by us")
    used = call(
        "worksheets", standard, "--out", tmp_path / "out", "--templates", house, "--kind", "dns", "--format", "md"
    )
    assert used.status == Exit.FINE
    assert (tmp_path / "out" / "dns.md").read_text() == "DNS records by us"


def test_a_faulty_template_is_told_by_name_and_line(call: Call, standard: Path, tmp_path: Path) -> None:
    (tmp_path / "worksheet.html.j2").write_text("one\n{{ nobody }}")
    answer = call("worksheets", standard, "--out", tmp_path / "out", "--templates", tmp_path)
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err == "worksheet.html.j2:2: 'nobody' is undefined\n"
    assert not (tmp_path / "out").exists()


def test_what_is_missing_is_said(call: Call, standard: Path, tmp_path: Path) -> None:
    assert "Missing argument 'DESIGN'" in call("worksheets", "--out", tmp_path).err
    assert "Missing option '--out'" in call("worksheets", standard).err
    assert "stands alone" in call("worksheets", standard, "--starter-templates", tmp_path / "x").err
    assert not (tmp_path / "x").exists()


def test_without_a_door_that_draws_there_is_no_pdf(call: Call, standard: Path, tmp_path: Path) -> None:
    answer = call("worksheets", standard, "--out", tmp_path, "--format", "pdf")
    assert answer.status == Exit.UNUSABLE
    assert "'pdf' is not known" in answer.err


def test_the_paper_of_pages_is_chosen(call: Call, standard: Path, tmp_path: Path) -> None:
    for paper in ("a4", "letter"):
        answer = call("worksheets", standard, "--out", tmp_path / paper, "--format", "docx,xlsx", "--paper", paper)
        assert answer.status == Exit.FINE
    for name in ("worksheets.docx", "worksheets.xlsx"):
        assert (tmp_path / "a4" / name).read_bytes() != (tmp_path / "letter" / name).read_bytes()
    answer = call("worksheets", standard, "--out", tmp_path, "--paper", "a5")
    assert answer.status == Exit.UNUSABLE
    assert "'a4', 'letter'" in answer.err
