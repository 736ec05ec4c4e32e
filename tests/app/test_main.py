"""The program as a process: it shows, says how long that took, and ends; kill -9 loses nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner.app.main import main
from planner.resource_files import resource_path

TOP = Path(__file__).resolve().parents[2]
EXAMPLE = resource_path("examples", "enterprise.yaml")


def run(*arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    call = [sys.executable, "-m", "planner", *arguments]
    return subprocess.run(call, cwd=TOP, env=environment, capture_output=True, text=True, timeout=timeout)


@pytest.mark.parametrize("design", [[], [str(EXAMPLE)]], ids=["empty", "reference"])
def test_it_shows_and_ends(design: list[str]) -> None:
    done = run("--exit-when-shown", *design)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"shown \d+\.\d{3} \d+\.\d{3}\n", done.stdout)
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_opened_still_shows_the_window(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: 99\n", encoding="utf-8")
    done = run("--exit-when-shown", str(path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("shown ")


def test_only_one_design_can_be_timed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--exit-when-shown", "one.yaml", "two.yaml"]) == 2
    assert "one design at a time" in capsys.readouterr().err
