"""`planner new`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli.exits import Exit
from planner.resource_files import resource_path
from tests.cli.conftest import Call

TEMPLATES = sorted(path.stem for path in resource_path("examples").glob("*.yaml"))


def test_the_list_names_every_reference_design_with_its_title(call: Call) -> None:
    lines = call("new", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == TEMPLATES
    assert any("Standard Edition with single Edge" in line for line in lines)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_design_is_the_reference_design_with_its_comments(call: Call, tmp_path: Path, template: str) -> None:
    path = tmp_path / "new.yaml"
    answer = call("new", template, "--out", path)
    assert answer == type(answer)(0, "", "")
    assert path.read_bytes() == resource_path("examples", f"{template}.yaml").read_bytes()
    assert call("check", path).status == Exit.FINE


def test_without_a_file_it_goes_to_standard_output(call: Call) -> None:
    assert call("new", "standard").out == resource_path("examples", "standard.yaml").read_text(encoding="utf-8")


def test_an_existing_file_is_replaced_only_when_that_is_asked_for(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text("old", encoding="utf-8")
    answer = call("new", "standard", "--out", path)
    assert answer.status == Exit.UNUSABLE
    assert answer.err == f"{path}:1:1: there is such a file (expected a new name, or --force to replace it)\n"
    assert path.read_text(encoding="utf-8") == "old"
    assert call("new", "standard", "--out", path, "--force").status == Exit.FINE
    assert path.read_text(encoding="utf-8") != "old"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "nonsense: no such reference design (expected "),
        ((), "TEMPLATE is missing"),
        (("standard", "--out", "no/such/folder/x.yaml"), "no/such/folder/x.yaml:1:1: "),
    ],
)
def test_what_cannot_be_made_is_told(call: Call, arguments: tuple[str, ...], said: str) -> None:
    answer = call("new", *arguments)
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert said in answer.err
