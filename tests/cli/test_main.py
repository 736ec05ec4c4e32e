"""The table of commands, and how failures end."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import planner.__main__
from planner.cli import main as table
from planner.cli.exits import Exit
from tests.cli.conftest import Call

TOP = Path(__file__).resolve().parents[2]


def test_every_command_has_a_module_and_a_summary() -> None:
    assert set(table.COMMANDS) == set(table.SUMMARIES)
    for name, module in table.COMMANDS.items():
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        assert command.name == name


def test_every_command_is_a_verb_that_opens_this_door() -> None:
    assert set(table.COMMANDS) <= planner.__main__.VERBS


def test_every_command_has_help(call: Call) -> None:
    for name in table.COMMANDS:
        answer = call(name, "--help")
        assert answer.status == Exit.FINE
        assert answer.out.startswith("Usage: planner " + name)


def test_the_overview_lists_every_command_without_importing_them() -> None:
    code = (
        "import sys; from planner.cli.main import main; status = main(['--help'])\n"
        "print(status, sorted(m for m in sys.modules if m.startswith('planner.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    for name in table.COMMANDS:
        assert f"  {name} " in done.stdout
    assert done.stderr.startswith("0 ")
    assert "planner.findings" not in done.stderr
    assert "planner.designfile" not in done.stderr


def test_an_unknown_command_cannot_be_used(call: Call) -> None:
    answer = call("frobnicate")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert "No such command 'frobnicate'" in answer.err


def test_an_unknown_option_cannot_be_used(call: Call) -> None:
    assert call("check", "--nonsense").status == Exit.UNUSABLE


def test_a_defect_is_told_without_a_traceback(call: Call, monkeypatch: pytest.MonkeyPatch, standard: Path) -> None:
    def burst(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("planner.cli.check.read_design", burst)
    answer = call("check", standard)
    assert (answer.status, answer.out) == (Exit.DEFECT, "")
    assert answer.err.startswith("planner: a defect of the planner itself: ZeroDivisionError: by nothing\n")
    assert "Please report it" in answer.err
    assert "Traceback" not in answer.err


def test_a_defect_shows_its_traceback_when_asked(call: Call, monkeypatch: pytest.MonkeyPatch, standard: Path) -> None:
    def burst(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("planner.cli.check.read_design", burst)
    monkeypatch.setenv("PLANNER_DEBUG", "1")
    answer = call("check", standard)
    assert answer.status == Exit.DEFECT
    assert "Traceback" in answer.err
    assert answer.out == ""


def test_the_version_is_printed(call: Call) -> None:
    answer = call("--version")
    assert (answer.status, answer.out) == (Exit.FINE, f"planner, version {planner.__version__}\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently on Windows")
def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    command = f"'{sys.executable}' -m planner rules --format markdown | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=TOP, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "# Rules\n", "")


def test_redirected_output_is_utf_8_whatever_the_locale_says() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "planner", "rules", "--format", "markdown"],
        cwd=TOP,
        capture_output=True,
        env=environment,
        check=True,
    )
    assert done.stdout.decode("utf-8").startswith("# Rules\n")
    assert b"\\u" not in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a place that is always full is a Linux device")
@pytest.mark.parametrize("arguments", [["rules"], ["new", "standard"], ["schema"], ["check", "{standard}"]])
def test_a_full_place_for_the_output_is_no_defect(arguments: list[str], standard: Path) -> None:
    command = [sys.executable, "-m", "planner", *(part.format(standard=standard) for part in arguments)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=TOP, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == Exit.UNUSABLE
    assert done.stderr == "standard output: No space left on device (expected a place that can be written to)\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{long}"),
        ("diff", "{design}", "{long}"),
        ("format", "{long}"),
        ("import", "{long}", "--out", "out.yaml"),
        ("merge", "{long}", "{design}", "{design}"),
        ("merge", "{design}", "{long}", "{design}"),
        ("merge", "{design}", "{design}", "{design}", "--out", "{long}"),
        ("new", "standard", "--out", "{long}"),
        ("propose", "--sip-domain", "contoso.com", "--site", "HQ=100", "--out", "{long}"),
        ("trace", "{long}", "--mobility"),
        ("worksheets", "{design}", "--out", "{long}"),
        ("worksheets", "{design}", "--out", "out", "--templates", "{long}"),
        ("worksheets", "--starter-templates", "{long}"),
    ],
    ids=" ".join,
)
def test_a_name_that_is_too_long_is_told_and_no_defect(
    call: Call, standard: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Python's Path.is_file and its like raise for such a name, where os.path says that there is none."""
    long = tmp_path / ("x" * 300)
    answer = call(*(text.format(design=standard, long=long) for text in arguments))
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert f"{long}:1:1: " in answer.err
    assert list(tmp_path.iterdir()) == []
