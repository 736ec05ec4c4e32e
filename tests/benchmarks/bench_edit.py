"""From an edit to its findings in the list, on the big reference design, in a running window.

    python tests/benchmarks/bench_edit.py [--runs 20] [--design FILE]

Prints JSON: milliseconds from the edit to the findings shown (pause for more keystrokes included), the time of the
rules alone, and the longest time the window did not answer meanwhile. Target: 200 ms from edit to findings.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
TARGET_MS = 200.0
sys.path.insert(0, str(TOP))
if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--design", type=Path, default=TOP / "resources" / "examples" / "enterprise.yaml")
    arguments = parser.parse_args()

    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from planner.app.appearance.settings import Settings, Theme
    from planner.app.appearance.theme import ThemeKeeper
    from planner.app.files import design_files
    from planner.app.files.recovery import RecoveryFolder
    from planner.app.window import MainWindow
    from planner.editing.lists import SetField

    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as home:
        settings, recovery = Settings(Path(home, "settings.ini")), RecoveryFolder(Path(home, "recovery"))
        window = MainWindow(settings, recovery, ThemeKeeper(application, Theme.LIGHT))
        window.files.show_opened(design_files.read_design(arguments.design))
        window.show()
        window.begin()
        loop = QEventLoop()
        window.controller.findings_changed.connect(lambda _: loop.quit())
        loop.exec()

        ticks: list[float] = []
        heartbeat = QTimer()
        heartbeat.setInterval(2)
        heartbeat.timeout.connect(lambda: ticks.append(time.monotonic()))
        heartbeat.start()
        proxy = window.controller.document.design.reverse_proxies[0].id
        took, rules, stalls, counts = [], [], [], []
        for number in range(arguments.runs):
            ticks.clear()
            start = time.monotonic()
            window.controller.do(SetField(proxy, ("hairpin",), bool(number % 2)))
            loop.exec()
            took.append((time.monotonic() - start) * 1000)
            latest = window.runner.latest
            assert latest is not None
            rules.append(latest.seconds * 1000)
            counts.append(len(latest.findings))
            beats = [start, *ticks, time.monotonic()]
            stalls.append(max(second - first for first, second in pairwise(beats)) * 1000)
        window.end()
    result = {
        "runs": arguments.runs,
        "edit_to_findings_ms": {"median": round(statistics.median(took), 1), "worst": round(max(took), 1)},
        "rules_ms": {"median": round(statistics.median(rules), 1)},
        "longest_stall_ms": {"median": round(statistics.median(stalls), 1), "worst": round(max(stalls), 1)},
        "findings_seen": sorted(set(counts)),
        "meets_target": statistics.median(took) < TARGET_MS,
    }
    print(json.dumps(result, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
