"""Foreign programs in tests: skipped with the reason where one is missing, run in a network of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest


def need(*programs: str) -> None:
    """Skips the test where a program is missing."""
    os.environ["PATH"] = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


@cache
def _isolating() -> tuple[str, ...] | None:
    command = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--net", "--map-root-user")
    done = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if done.returncode == 0 else None


def isolated() -> tuple[str, ...]:
    """The command that runs another in a network namespace of its own, where this process may make one."""
    need("unshare")
    command = _isolating()
    if command is None:
        pytest.skip("network namespaces are not allowed here")
    return command


def run(*command: str | Path, folder: Path | None = None, given: str | None = None) -> str:
    """Output of a program that has to succeed; its errors as the message of the failure."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Files into a folder."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
