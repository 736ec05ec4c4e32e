"""Machine formats as a family: names of files, origin, the same bytes each time, and the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.atomic_write import check_file_names
from planner.model.document import Document
from planner.worksheets import FORMATS, MACHINE_FORMATS, render_worksheets
from planner.worksheets.machine import machine_files
from planner.worksheets.machine.plain import Origin, comments, file_stem, one_line, plain_ascii
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_from, plan_of, with_text

UNFINISHED = re.compile("NOT COMPLETE|LEFT OUT|not planned|No address is planned")
"""What files say where the design does not say enough."""

SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*")


@pytest.mark.parametrize("name", DESIGNS)
def test_names_can_be_stored_anywhere_and_every_file_says_where_it_comes_from(name: str) -> None:
    files = machine_files(plan_of(name), ORIGIN, MACHINE_FORMATS)
    check_file_names(files)
    for file_name, data in files.items():
        assert SAFE.fullmatch(file_name)
        text = "\n".join(data.decode("utf-8-sig").splitlines()[:14])
        assert "Contoso" in text
        assert "Topology Planner 1.0" in text
        assert "Skype for Business Server SE" in text


@pytest.mark.parametrize("name", DESIGNS)
def test_the_files_of_reference_designs_can_be_used_as_they_are(name: str) -> None:
    for file_name, data in machine_files(plan_of(name), ORIGIN, MACHINE_FORMATS).items():
        unfinished = [line for line in data.decode("utf-8-sig").splitlines() if UNFINISHED.search(line)]
        assert unfinished == [], file_name


def test_the_same_plan_gives_the_same_bytes() -> None:
    first = machine_files(plan_of("enterprise"), ORIGIN, MACHINE_FORMATS)
    assert machine_files(plan_from(design_of("enterprise")), ORIGIN, MACHINE_FORMATS) == first


def test_names_of_machine_formats_are_their_own() -> None:
    assert not set(FORMATS) & set(MACHINE_FORMATS)
    with pytest.raises(KeyError):
        render_worksheets((), Document(), ("bind",))
    assert render_worksheets((), Document(title="T"), ("bind",), plan=plan_of("standard"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reaches_no_file_name_and_no_line_of_its_own(text: str) -> None:
    files = machine_files(with_text(design_of("standard"), text), Origin(text, text, text), MACHINE_FORMATS)
    check_file_names(files)
    for data in files.values():
        whole = re.sub(r"/\*.*?\*/", "", data.decode("utf-8-sig").replace("\r\n", "\n"), flags=re.S)
        for line in whole.split("\n"):
            assert not line.lstrip().startswith(("evil", "x\n", "}\nevil"))
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]", line)
            if not re.search("'[^']*[\u202e\u2066]", line):  # a name between quotes is kept as it is
                assert not re.search("[\u202a-\u202e\u2066-\u2069]", line), line


@given(st.text())
def test_a_comment_is_one_line_and_promises_no_more(text: str) -> None:
    (line,) = comments("#", (text,))
    assert len(line.splitlines()) == 1
    assert not line.endswith("\\")
    assert line.startswith("#")
    line.encode()


@given(st.lists(st.text(max_size=300), min_size=1, max_size=3), st.lists(st.text(max_size=300), min_size=1, max_size=3))
def test_file_stems_are_safe_and_differ(first: list[str], second: list[str]) -> None:
    one, other = file_stem("a", *first), file_stem("a", *second)
    assert re.fullmatch(r"[a-z0-9._-]{1,170}", one)
    assert (one == other) is ("_".join(first).lower() == "_".join(second).lower())


@given(st.text())
def test_plain_ascii_keeps_only_what_is_allowed(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9 .,:;()/_+-]*", plain_ascii(text, 100))
    assert len(one_line(text, 50)) <= 50


def test_file_stems_keep_apart_what_hyphens_run_together() -> None:
    assert file_stem("dns", "a", "b-c.com") != file_stem("dns", "a-b", "c.com")
    assert file_stem("dns", "internal", "contoso.com") == "dns_internal_contoso.com"


def test_the_command_line_writes_them(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from planner.cli.worksheets import command
    from planner.resource_files import resource_path

    design = str(resource_path("examples", "standard.yaml"))
    forms = ",".join(MACHINE_FORMATS)
    result = CliRunner().invoke(command, [design, "--out", str(tmp_path), "--format", forms])
    assert result.exit_code == 0, result.output
    assert {path.name for path in tmp_path.iterdir()} == set(
        machine_files(plan_of("standard"), ORIGIN, MACHINE_FORMATS)
    )
