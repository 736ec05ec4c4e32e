"""Defects are written down and told, and a death below Python is found at the next start."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qDebug, qWarning

from planner.app.failing.crash import CrashHooks


@pytest.fixture
def hooks(tmp_path: Path) -> Iterator[CrashHooks]:
    hooks = CrashHooks(tmp_path / "crashes")
    yield hooks
    hooks.remove()


@pytest.mark.allow_log
def test_an_error_nobody_handles_is_written_and_told(hooks: CrashHooks) -> None:
    told: list[str] = []
    hooks.on_defect = told.append
    hooks.install()
    try:
        raise ValueError("a defect")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert "ValueError: a defect" in told[0]
    assert (hooks.folder / "last-error.txt").read_text(encoding="utf-8") == told[0]


@pytest.mark.allow_log
def test_an_error_in_a_thread_is_told(hooks: CrashHooks) -> None:
    told: list[str] = []
    hooks.on_defect = told.append
    hooks.install()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert "ZeroDivisionError" in told[0]


@pytest.mark.allow_log
def test_messages_of_qt_go_to_logging(hooks: CrashHooks, caplog: pytest.LogCaptureFixture) -> None:
    hooks.install()
    with caplog.at_level(logging.DEBUG, "qt"):
        qWarning("watch out")
        qDebug("by the way")
    said = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "qt"]
    assert ("WARNING", "default: watch out") in said
    assert ("DEBUG", "default: by the way") in said


def test_hooks_are_taken_back_and_leave_nothing(hooks: CrashHooks) -> None:
    before = sys.excepthook
    hooks.install()
    hooks.remove()
    assert sys.excepthook is sys.__excepthook__
    assert list(hooks.folder.iterdir()) == []
    sys.excepthook = before


def test_a_death_below_python_leaves_a_report(tmp_path: Path, hooks: CrashHooks) -> None:
    folder = tmp_path / "crashes"
    program = (
        "import sys, faulthandler; from pathlib import Path; from planner.app.failing.crash import CrashHooks\n"
        f"CrashHooks(Path({str(folder)!r})).install(); faulthandler._sigsegv()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).resolve().parents[3], capture_output=True)
    assert done.returncode != 0
    hooks.install()
    (report,) = hooks.left_over()
    assert "Segmentation fault" in report.read_text(encoding="utf-8")
    assert hooks.left_over() == ()  # told once


def test_empty_logs_of_killed_runs_are_cleared_away(hooks: CrashHooks) -> None:
    hooks.folder.mkdir()
    (hooks.folder / "crash-999999999.log").touch()
    assert hooks.left_over() == ()
    assert list(hooks.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    hooks = CrashHooks(tmp_path / "file" / "crashes")
    hooks.install()
    hooks.remove()
