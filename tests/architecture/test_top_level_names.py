"""The top of the repository stays what its README shows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]

ALLOWED = {"pyproject.toml", "README.md", "planner", "resources", "tests", "installer"}


@pytest.mark.skipif(not (TOP / ".git").exists() or shutil.which("git") is None, reason="this is not a git checkout")
def test_only_the_agreed_names_stand_at_the_top() -> None:
    # The checkout may belong to another user (a mounted folder); reading it is harmless.
    call = ["git", "-c", f"safe.directory={TOP}", "ls-files", "-z"]
    done = subprocess.run(call, cwd=TOP, capture_output=True, text=True, check=True)
    names = {path.split("/")[0] for path in done.stdout.split("\0") if path}
    assert {name for name in names if not name.startswith(".")} <= ALLOWED
