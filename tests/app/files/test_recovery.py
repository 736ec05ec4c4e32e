"""Unsaved work stands on disk within a second, and goes when it is saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from planner.app.files.recovery import DELAY, RecoveryFolder
from planner.app.window import MainWindow
from planner.designfile import parse_document
from planner.editing.nodes import RenameElement
from tests.app.conftest import MakeWindow


def copies(folder: RecoveryFolder) -> list[Path]:
    return sorted(folder.folder.glob("*.recovery"))


def test_a_copy_is_written_after_at_most_a_second(window: MainWindow, recovery: RecoveryFolder, qtbot: QtBot) -> None:
    window.controller.do(RenameElement("pool01", "Unsaved"))
    waiting = [
        timer for timer in window.controller.findChildren(QTimer) if timer.isActive() and timer.interval() == DELAY
    ]
    assert len(waiting) == 1
    assert DELAY <= 1000  # milliseconds; `test_killed` shows what is left when nothing else is done in time
    qtbot.waitUntil(lambda: bool(copies(recovery)))


def test_the_copy_holds_the_newest_version(window: MainWindow, recovery: RecoveryFolder, qtbot: QtBot) -> None:
    for name in ("One", "Two", "Three"):
        window.controller.do(RenameElement("pool01", name))
        qtbot.wait(50)
    other = RecoveryFolder(recovery.folder)

    def newest() -> bool:
        window.background.wait_for(lambda: None, lambda: None)
        return window.recovery._written is window.controller.document

    qtbot.waitUntil(newest, timeout=5_000)
    assert list(other.orphans()) == []  # it belongs to a run that lives
    assert window.recovery._lock is not None
    window.recovery._lock.unlock()
    (copy,) = other.orphans()
    assert parse_document(copy.text).document == window.controller.document
    assert copy.path == window.controller.path
    assert copy.fingerprint == window.controller.fingerprint


def test_undoing_back_to_what_is_saved_removes_the_copy(
    window: MainWindow, recovery: RecoveryFolder, qtbot: QtBot
) -> None:
    window.controller.do(RenameElement("pool01", "Unsaved"))
    qtbot.waitUntil(lambda: bool(copies(recovery)) and not window.recovery._is_writing, timeout=5_000)
    window.undo()
    assert copies(recovery) == []


def test_closing_removes_copy_and_lock(make_window: MakeWindow, recovery: RecoveryFolder, qtbot: QtBot) -> None:
    window = make_window("standard")
    window.controller.do(RenameElement(window.controller.document.design.nodes[0].id, "Unsaved"))
    qtbot.waitUntil(lambda: bool(copies(recovery)), timeout=5_000)
    window.controller.session.mark_saved()
    window.end()
    assert list(recovery.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_stops_nothing(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "recovery").write_text("in the way", encoding="utf-8")
    window = make_window("standard")
    window.controller.do(RenameElement(window.controller.document.design.nodes[0].id, "Unsaved"))
    window.recovery.write()
    qtbot.wait(100)
    assert window.controller.is_dirty


_KILLED = """
import os, sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
assert lock.tryLock(0)
os._exit(1)
"""


def test_what_killed_runs_left_is_swept_up(window: MainWindow, recovery: RecoveryFolder, qtbot: QtBot) -> None:
    window.controller.do(RenameElement("pool01", "Unsaved"))
    qtbot.waitUntil(lambda: bool(copies(recovery)))
    alive = set(recovery.folder.iterdir())
    dead = recovery.folder / "1-dead.recovery.lock"
    subprocess.run([sys.executable, "-c", _KILLED, str(dead)], check=False)
    assert dead.exists()
    half, fresh = recovery.folder / ".planner-0a.tmp", recovery.folder / ".planner-0b.tmp"
    for file in (half, fresh):
        file.write_text("half", encoding="utf-8")
    os.utime(half, (0, 0))
    RecoveryFolder(recovery.folder).sweep()
    left = {file for file in recovery.folder.iterdir() if file.suffix != ".tmp"}
    assert dead not in left
    assert alive - {file for file in alive if file.suffix == ".tmp"} <= left
    assert fresh.exists()
    assert not half.exists()
