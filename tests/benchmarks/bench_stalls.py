"""How long the window hears nobody, act by act, with a large design in a running window.

    python -m tests.benchmarks.bench_stalls [--elements 1000 10000] [--act NAME] [--profile]

Prints JSON: for each act the longest time between two turns of the event loop in which the thread of the window was
at work, and all of its work until it rests again, in milliseconds of that thread's processor time (rules and writers
work beside it, and the machine may be busy). Target: no act keeps the window longer than 50 ms. `--profile` prints
what was done in the acts instead.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TARGET_MS = 50.0
_QUIET = 0.4
"""Seconds without work after which the window is at rest."""
_PASTED = 1000


class Watch:
    """Measures what the thread of the window does between two turns of its loop."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        self._is_busy = is_busy
        self._loop = QEventLoop()
        self._beats: list[float] = []
        self._worked_at = 0.0
        self._is_acting = False
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._single_shot = QTimer.singleShot

    def _beat(self) -> None:
        now = time.thread_time()
        if now - self._beats[-1] > 0.001 or self._is_acting or self._is_busy():
            self._worked_at = time.monotonic()
        self._beats.append(now)
        if time.monotonic() - self._worked_at > _QUIET:
            self._loop.quit()

    def measure(self, act: Callable[[], object]) -> dict[str, float]:
        """Does an act in the loop and waits for all that follows from it."""
        self._beats = [time.thread_time()]
        self._worked_at = time.monotonic()
        self._timer.start()
        self._is_acting = True

        def acted() -> None:
            act()
            self._is_acting = False

        self._single_shot(0, acted)
        self._loop.exec()
        self._timer.stop()
        gaps = [after - before for before, after in zip(self._beats, self._beats[1:], strict=False)]
        return {"longest": round(max(gaps) * 1000, 1), "work": round((self._beats[-1] - self._beats[0]) * 1000, 1)}


def _acts(window: Any, path: Path) -> dict[str, Callable[[], object]]:
    from planner.app.appearance.settings import Language, Theme

    def copy() -> None:
        nodes = sorted(node.id for node in window.controller.document.design.nodes)[:_PASTED]
        window.scene.select_ids(nodes)
        window.view.copy_selection()

    def find() -> None:
        from planner.app.searching.search_bar import search_bar_of

        bar = search_bar_of(window)
        bar.begin()
        bar.line.setText("contoso")

    def move_one() -> None:
        from planner.editing.moves import MoveNodes

        key = window.controller.document.design.nodes[0].id
        box = window.scene.sync.boxes.nodes[key]
        window.controller.do(MoveNodes(((key, box.x + 20, box.y + 20),)))

    actions = window.actions_table
    return {
        "open": lambda: window.files.load(path),
        "zoom_fit": window.view.zoom_fit,
        "select_one": lambda: window.scene.select_ids((window.controller.document.design.nodes[7].id,)),
        "select_all": lambda: actions["select-all"].trigger(),
        "select_none": lambda: window.scene.select_ids(()),
        "copy_1000": copy,
        "paste_1000": window.view.paste,
        "undo_paste": window.undo,
        "redo_paste": window.redo,
        "undo_paste_again": window.undo,
        "move_one": move_one,
        "lay_out": lambda: actions["lay-out"].trigger(),
        "undo_lay_out": window.undo,
        "tidy_up": lambda: actions["tidy-up"].trigger(),
        "theme": lambda: window.choose_theme(Theme.DARK),
        "language": lambda: window.choose_language(Language.GERMAN),
        "search": find,
        "delete_all": lambda: (actions["select-all"].trigger(), actions["delete"].trigger()),
        "undo_delete_all": window.undo,
    }


def measure(count: int, home: Path, only: str, *, is_profiled: bool) -> dict[str, dict[str, float]]:
    """The acts in order, on a design of so many elements."""
    from PySide6.QtWidgets import QApplication

    from planner.app.appearance.settings import Settings, Theme
    from planner.app.appearance.theme import ThemeKeeper
    from planner.app.files.recovery import RecoveryFolder
    from planner.app.window import MainWindow
    from planner.designfile import write_document
    from tests.benchmarks.bench_canvas import big_document

    application = QApplication.instance() or QApplication([])
    path = home / f"big-{count}.yaml"
    write_document(path, big_document(count))
    settings, recovery = Settings(home / "settings.ini"), RecoveryFolder(home / "recovery")
    window = MainWindow(settings, recovery, ThemeKeeper(application, Theme.LIGHT))  # type: ignore[arg-type]
    window.show()
    window.begin()
    watch = Watch(lambda: window.scene.sync.has_crude_lines)
    watch.measure(lambda: None)
    window.runner.stop()  # what rules take is another matter: bench_analysis, bench_edit
    found: dict[str, dict[str, float]] = {}
    for name, act in _acts(window, path).items():
        profile = cProfile.Profile()
        is_seen = is_profiled and only in ("", name)
        if is_seen:
            profile.enable()
        found[name] = watch.measure(act)
        profile.disable()
        if is_seen:
            print("=====", name, found[name])
            pstats.Stats(profile).sort_stats("cumtime").print_stats(60)
    window.end()
    return found


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--elements", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--act", default="", help="profile this one only")
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        report = {
            str(count): measure(count, Path(home), arguments.act, is_profiled=arguments.profile)
            for count in arguments.elements
        }
    over = {
        count: [name for name, figures in acts.items() if figures["longest"] > TARGET_MS]
        for count, acts in report.items()
    }
    print(json.dumps({**report, "longer_than_target": over}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
