"""The order of start: crash hooks, settings, application, theme, window, document; then everything that may wait.

A module of its own because the order is the point: what can fail is guarded before it is used, and nothing that the
first paint does not need is imported before it.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from planner import startup_check

_UNUSABLE = 2
_SWITCH_INTERVAL = 0.001
"""Seconds that rules may compute beside the window before it gets its turn; Python's own 5 ms are felt."""


def main(argv: Sequence[str]) -> int:
    """Opens the window.

    Args:
        argv: `self-test`, or `--exit-when-shown` and a design, or designs, a window each; all optional.

    Returns:
        The exit status.
    """
    arguments = list(argv)
    if arguments[:1] == ["self-test"]:
        from planner.app.failing.selftest import run_self_test

        return run_self_test()
    is_timed = arguments[:1] == ["--exit-when-shown"]
    names = arguments[1:] if is_timed else arguments
    if is_timed and len(names) > 1:
        text = "planner: one design at a time (planner --exit-when-shown DESIGN)"
        print(text, file=sys.stderr)  # noqa: T201 - before any window
        return _UNUSABLE
    return _run([Path(name) for name in names], is_timed=is_timed)


def _run(paths: Sequence[Path], *, is_timed: bool) -> int:
    gc.disable()  # until the window is seen: what is made before that stays, and looking it over takes time
    from PySide6.QtCore import QCoreApplication, Qt

    from planner.app.import_hook import answer_import_hook

    answer_import_hook()
    from PySide6.QtWidgets import QApplication

    from planner.app.appearance.settings import Settings
    from planner.app.failing.crash import CrashHooks
    from planner.app.files.places import crash_folder, recovery_folder

    logging.basicConfig(level=os.environ.get("PLANNER_LOG", "WARNING").upper())
    QCoreApplication.setApplicationName("Topology Planner")
    QCoreApplication.setOrganizationName("topology-planner")
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    sys.setswitchinterval(_SWITCH_INTERVAL)
    hooks = CrashHooks(crash_folder())
    hooks.install()
    settings = Settings()
    application = QApplication([sys.argv[0], "-style", "fusion"])
    application.setDesktopFileName("topology-planner")

    from planner.app.appearance.language import speak
    from planner.app.appearance.theme import ThemeKeeper
    from planner.app.files.recovery import RecoveryFolder
    from planner.app.starting import Start
    from planner.app.window import MainWindow

    speak(application, settings.language)
    theme = ThemeKeeper(application, settings.theme, is_in_fusion=True)
    window = MainWindow(settings, RecoveryFolder(recovery_folder()), theme)
    start = Start(window, hooks, paths[0] if paths else None, is_timed=is_timed, more=paths[1:])
    start.show()
    status: int = application.exec()
    hooks.remove()
    return status


__all__ = ["main", "startup_check"]
