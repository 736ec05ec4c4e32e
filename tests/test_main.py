"""Which door a call goes through, and what a machine that cannot open a window is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from planner import __main__, startup_check

TOP = Path(__file__).resolve().parents[1]


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Both doors as stubs; the list fills with (door, arguments)."""
    calls: list[tuple[str, list[str]]] = []
    for door, status in (("cli", 11), ("app", 12)):
        package, module = ModuleType(f"planner.{door}"), ModuleType(f"planner.{door}.main")

        def main(argv: Sequence[str], door: str = door, status: int = status, pages: object = None) -> int:
            assert (pages is None) == (door == "app")  # only the command line is handed how to draw
            calls.append((door, list(argv)))
            return status

        module.main = main  # type: ignore[attr-defined]
        package.main = module  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, f"planner.{door}", package)
        monkeypatch.setitem(sys.modules, f"planner.{door}.main", module)
    return calls


@pytest.mark.parametrize("verb", sorted(__main__.VERBS))
def test_verb_goes_to_the_command_line(doors: list[tuple[str, list[str]]], verb: str) -> None:
    assert __main__.main([verb, "plan.yaml", "--format", "json"]) == 11
    assert doors == [("cli", [verb, "plan.yaml", "--format", "json"])]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["-h"], ["--no-such-option"], ["chekc", "x"]])
def test_help_and_mistakes_go_to_the_command_line(doors: list[tuple[str, list[str]]], arguments: list[str]) -> None:
    assert __main__.main(arguments) == 11
    assert doors == [("cli", arguments)]


@pytest.mark.parametrize(
    "arguments",
    [[], ["plan.yaml"], ["./check"], ["C:\\plans\\plan"], ["self-test"], ["--exit-when-shown", "plan.yaml"]],
)
def test_file_or_nothing_goes_to_the_window(doors: list[tuple[str, list[str]]], arguments: list[str]) -> None:
    assert __main__.main(arguments) == 12
    assert doors == [("app", arguments)]


@pytest.mark.parametrize("arguments", [["check", "plan.yaml"], ["plan.yaml"]])
def test_both_doors_look_for_circles_less_often_than_python_does(
    doors: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    asked: list[tuple[int, ...]] = []
    monkeypatch.setattr("gc.set_threshold", lambda *figures: asked.append(figures))
    __main__.main(arguments)
    assert doors
    assert [first for first, *_ in asked] == [50_000]


def test_drawing_goes_to_the_window_room_and_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    module = ModuleType("planner.app.exports.render")

    def main(argv: Sequence[str]) -> int:
        calls.append(list(argv))
        return 13

    module.main = main  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planner.app.exports.render", module)
    monkeypatch.setattr(startup_check, "why_no_window", lambda: None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert __main__.main(["render", "plan.yaml", "--out", "a.svg"]) == 13
    assert calls == [["plan.yaml", "--out", "a.svg"]]
    assert os.environ["QT_QPA_PLATFORM"] == ("offscreen" if sys.platform.startswith("linux") else "xcb")


def test_file_without_suffix_goes_to_the_window(
    doors: list[tuple[str, list[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan").touch()
    __main__.main(["plan"])
    assert doors == [("app", ["plan"])]


def test_arguments_of_the_process_are_the_default(
    doors: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["planner", "rules"])
    __main__.main()
    assert doors == [("cli", ["rules"])]


@pytest.mark.parametrize("arguments", [[], ["plan.yaml"], ["self-test"], ["--exit-when-shown"]])
def test_window_that_cannot_open_is_refused_in_words(
    doors: list[tuple[str, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    monkeypatch.setattr(startup_check, "why_no_window", lambda: "no window today")
    assert __main__.main(arguments) == 2
    assert capsys.readouterr() == ("", "planner: no window today\n")
    assert doors == []


def test_command_line_does_not_care_about_windows(
    doors: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup_check, "why_no_window", lambda: "no window today")
    assert __main__.main(["check", "plan.yaml"]) == 11


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_self_test_without_a_display_runs_unseen(
    doors: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert __main__.main(["self-test"]) == 12
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_program_without_a_display_says_so_and_exits_2() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    call = [sys.executable, "-m", "planner", "plan.yaml"]
    done = subprocess.run(call, cwd=TOP, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("planner: There is no display here")
    assert "Traceback" not in done.stderr


def test_the_command_line_writes_a_pdf_without_a_display(tmp_path: Path) -> None:
    design = TOP / "resources" / "examples" / "standard.yaml"
    call = [sys.executable, "-m", "planner", "worksheets", str(design), "--out", str(tmp_path / "out")]
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [*call, "--kind", "dns,push", "--format", "pdf,csv"], capture_output=True, text=True, env=environment, cwd=TOP
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("worksheets.pdf", "about.csv", "dns.csv", "push.csv")
    }
    assert (tmp_path / "out" / "worksheets.pdf").read_bytes().startswith(b"%PDF")


def test_a_machine_that_cannot_draw_says_so_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(startup_check, "why_no_window", lambda: "Qt is not there")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    design = TOP / "resources" / "examples" / "standard.yaml"
    out = tmp_path / "out"
    call = ["worksheets", str(design), "--out", str(out), "--kind", "push", "--format", "csv,pdf"]
    assert __main__.main(call) == 2
    assert capsys.readouterr().err == "planner worksheets: no PDF: Qt is not there\n"
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        ("check {design} >&-", 0, ""),
        ("rules FW01 >&- 2>&-", 0, ""),
        ("check - <&-", 2, "-:1:1: the file is empty (expected a design that begins with 'format: 1')\n"),
        ("render {design} --out {out} <&- >&-", 0, ""),
        ("render - --out {out} <&-", 2, "-:1:1: the file is empty (expected a design that begins with 'format: 1')\n"),
    ],
)
def test_a_stream_that_the_caller_closed_is_nobody_s_defect(tmp_path: Path, call: str, status: int, said: str) -> None:
    design = TOP / "resources" / "examples" / "standard.yaml"
    line = f"exec '{sys.executable}' -m planner {call.format(design=design, out=tmp_path / 'plan.svg')}"
    done = subprocess.run(["sh", "-c", line], cwd=TOP, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (status, said)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a place that is always full is a Linux device")
def test_a_drawing_whose_name_cannot_be_printed_is_no_defect(tmp_path: Path) -> None:
    design, out = TOP / "resources" / "examples" / "standard.yaml", tmp_path / "plan.svg"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with open("/dev/full", "wb") as full:
        call = [sys.executable, "-m", "planner", "render", str(design), "--out", str(out)]
        done = subprocess.run(call, cwd=TOP, stdout=full, stderr=subprocess.PIPE, text=True, env=environment)
    assert done.returncode == 2
    assert done.stderr == "standard output: No space left on device (expected a place that can be written to)\n"
    assert out.read_bytes().startswith(b"<?xml")
