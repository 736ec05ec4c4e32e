"""The lock files give every package that pyproject.toml asks for, in a version it allows.

Without it a new requirement would be noticed on the next bare machine only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def _locked(kind: str) -> list[Requirement]:
    text = (TOP / "installer" / "lock" / f"{kind}.txt").read_text(encoding="utf-8")
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


def _asked(*groups: str) -> Iterator[Requirement]:
    yield from map(Requirement, PROJECT["project"]["dependencies"])
    for group in groups:
        yield from _of_group(group)


def _of_group(group: str) -> Iterator[Requirement]:
    for entry in PROJECT["dependency-groups"][group]:
        if isinstance(entry, dict):
            yield from _of_group(entry["include-group"])
        else:
            yield Requirement(entry)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
@pytest.mark.parametrize(("kind", "groups"), [("run", ["editable"]), ("dev", ["dev"])])
def test_lock_holds_what_is_asked_for(kind: str, groups: list[str], system: str, python: str) -> None:
    here = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_python_implementation": "CPython",
    }
    locked = {
        canonicalize_name(r.name): next(iter(r.specifier)).version
        for r in _locked(kind)
        if r.marker is None or r.marker.evaluate(here)
    }
    for asked in _asked(*groups):
        if asked.marker is None or asked.marker.evaluate(here):
            version = locked.get(canonicalize_name(asked.name))
            assert version is not None, f"{asked} is not locked: python3 installer/lock.py"
            assert asked.specifier.contains(version, prereleases=True), f"{asked} is locked as {version}"


def test_program_runs_with_what_was_tested() -> None:
    tested = {str(r) for r in _locked("dev")}
    assert {str(r) for r in _locked("run")} <= tested


def test_every_locked_package_has_hashes() -> None:
    for kind in ("run", "dev"):
        text = (TOP / "installer" / "lock" / f"{kind}.txt").read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]
        assert blocks
        assert [b.split()[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_lock_names_no_host() -> None:
    for file in (TOP / "installer").rglob("*"):
        if file.is_file() and file.suffix in {".txt", ".py", ".sh"}:
            assert "://" not in file.read_text(encoding="utf-8"), file.name
