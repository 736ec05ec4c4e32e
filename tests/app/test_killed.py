"""kill -9 of the real program while somebody works: at most the last two seconds are lost, and the rest is offered.

A module of its own because it needs a second process that nobody may tidy up after.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.answers import RecoveryAnswer
from planner.app.files.recovery import RecoveryCopy, RecoveryFolder
from planner.designfile import parse_document
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow

TOP = Path(__file__).resolve().parents[2]
PROMISE = 2.0
"""Seconds of work that may be lost."""
PACE = 60
"""Milliseconds between two key presses of the planner who is killed."""

# The program as it is started by everybody, with a hand on its keyboard: every key moves a server by one step, and
# each act is told with its time when it is done.
PLANNER_AT_WORK = f"""
import sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from planner.app.main import main
from planner.app.starting import Start

show = Start.show

def show_and_work(start):
    show(start)
    window = start._window
    timer = QTimer(window)

    def press():
        if not window.is_ready:
            return
        if window.scene.selected_ids() != ("files01",):
            window.scene.select_ids(("files01",))
        QTest.keyClick(window.view, Qt.Key.Key_Right)
        print(window.controller.document.layout.placements["files01"].x, time.time(), flush=True)

    timer.timeout.connect(press)
    timer.start({PACE})

Start.show = show_and_work
sys.exit(main(sys.argv[1:]))
"""


def killed_at_work(design: Path, work_time: float) -> tuple[list[tuple[float, float]], float]:
    """Works on a design for some seconds and dies.

    Returns:
        Place and time of each act, and the time of death.
    """
    acts: list[tuple[float, float]] = []
    process = subprocess.Popen(
        [sys.executable, "-c", PLANNER_AT_WORK, str(design)],
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )

    def listen() -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                place, when = line.split()
                acts.append((float(place), float(when)))

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        deadline = time.monotonic() + 60
        while not acts and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(work_time)
        death = time.time()
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
        listener.join()
    assert acts, "the planner did nothing"
    return acts, death


def saved_place(copy: RecoveryCopy) -> float:
    return parse_document(copy.text).document.layout.placements["files01"].x


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("work_time", [2.3, 3.1])
def test_at_most_two_seconds_of_work_are_lost(
    work_time: float, make_window: MakeWindow, tmp_path: Path, home: Path, qtbot: QtBot
) -> None:
    design = tmp_path / "mine.yaml"
    shutil.copy(EXAMPLES / "standard.yaml", design)
    before = design.read_bytes()
    acts, death = killed_at_work(design, work_time)
    assert design.read_bytes() == before  # only the copy was written

    folder = RecoveryFolder(home / ".local/share/topology-planner/recovery")
    (copy,) = folder.orphans()
    kept = saved_place(copy)
    assert kept in [place for place, _ in acts]
    lost = [when for place, when in acts if place > kept]
    delay = death - min(lost, default=death)
    print(f"{len(acts)} acts, {len(lost)} lost, the first of them {delay:.2f} s before the end")
    assert delay < PROMISE

    window = make_window(design)
    dialogs = window.dialogs
    assert isinstance(dialogs, AnsweringDialogs)
    dialogs.answer_with(RecoveryAnswer.RESTORE)
    assert window.files.offer_recovery(folder, design)
    assert dialogs.asked == ["recover mine.yaml"]
    assert window.controller.document.layout.placements["files01"].x == kept
    assert window.isWindowModified()
