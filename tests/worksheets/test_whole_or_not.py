"""The folder has everything or is as it was: whichever call to the disk or format fails, wherever it is ended."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from planner import atomic_write
from planner.model.document import Document
from planner.worksheets import FORMATS, MACHINE_FORMATS, render_worksheets, write_worksheets
from planner.worksheets.ending import Ended
from planner.worksheets.machine import catalog
from tests.worksheets.machine.designs import plan_of
from tests.worksheets.regenerate import sheets_of

FEW = ("csv", "hosts", "nftables", "haproxy")
"""Formats with a dozen files in all: every call of every file is made to fail once."""


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "_RETRY_PAUSES", ())


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, formats: tuple[str, ...] = FEW, shall_end: Callable[[], bool] | None = None) -> None:
    sheets = sheets_of("standard", "dns")
    if shall_end is None:
        write_worksheets(folder, sheets, Document(title="T"), formats, plan=plan_of("standard"))
        return
    files = render_worksheets(sheets, Document(title="T"), formats, plan=plan_of("standard"), shall_end=shall_end)
    atomic_write.write_folder(folder, files)


@pytest.fixture(params=["new", "empty", "other files", "an earlier export"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    target = tmp_path / "orders"
    if request.param != "new":
        target.mkdir()
    if request.param == "other files":
        (target / "notes.txt").write_text("ours")
        (target / "dns.csv").write_text("old")
    if request.param == "an earlier export":
        write(target)
        for path in target.iterdir():
            path.write_bytes(b"old " + path.read_bytes())
    return target


CALLS: tuple[tuple[Any, str], ...] = (
    (os, "open"),
    (os, "replace"),
    (os, "fsync"),
    (os, "chmod"),
    (os, "mkdir"),
    (shutil, "copy2"),
)
"""Everything by which files come into being, are filled, named and kept."""


def failing_at(number: int, original: Callable[..., Any], failed: list[bool]) -> Callable[..., Any]:
    """The call, which has no more room the one time; what is done afterwards to put things back works."""
    calls = count(1)

    def call(*arguments: Any, **more: Any) -> Any:
        if next(calls) == number:
            failed.append(True)
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(*arguments, **more)

    return call


@pytest.mark.parametrize(("module", "name"), CALLS, ids=lambda item: item if isinstance(item, str) else "")
def test_whichever_call_fails_the_folder_is_as_it_was(
    module: Any, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    existed, before = folder.exists(), content(folder) if folder.exists() else {}
    original = getattr(module, name)
    for number in count(1):
        failed: list[bool] = []
        with monkeypatch.context() as patched:
            patched.setattr(module, name, failing_at(number, original, failed))
            problem = _problem(folder)
        if not failed:
            break
        if problem is None:  # nothing is lost by it: a folder's own entry is brought to the disk later
            existed, before = True, content(folder)
        assert (folder.exists(), content(folder) if folder.exists() else {}) == (existed, before), number
        assert [path.name for path in folder.parent.iterdir()] == (["orders"] if existed else []), number
    written = render_worksheets(sheets_of("standard", "dns"), Document(title="T"), FEW, plan=plan_of("standard"))
    assert written.items() <= content(folder).items()


def _problem(folder: Path) -> OSError | None:
    try:
        write(folder)
    except OSError as problem:
        return problem
    return None


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_a_format_that_fails_leaves_the_folder_as_it_was(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> dict[str, bytes]:
        raise RuntimeError("a defect of this format")

    monkeypatch.setitem(catalog.MACHINE_FORMATS, name, faulty)
    existed, before = folder.exists(), content(folder) if folder.exists() else {}
    with pytest.raises(RuntimeError, match="a defect"):
        write(folder, ("csv", *MACHINE_FORMATS))
    assert (folder.exists(), content(folder) if folder.exists() else {}) == (existed, before)


@pytest.mark.parametrize("number", [1, 2, 3, 5, 10, 20, 40])
def test_wherever_it_is_ended_the_folder_is_as_it_was(number: int, folder: Path) -> None:
    existed, before = folder.exists(), content(folder) if folder.exists() else {}
    asked = count(1)
    with pytest.raises(Ended):
        write(folder, (*FORMATS, *MACHINE_FORMATS), lambda: next(asked) >= number)
    assert (folder.exists(), content(folder) if folder.exists() else {}) == (existed, before)
