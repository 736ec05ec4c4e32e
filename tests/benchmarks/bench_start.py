"""Cold start to a shown window on the big reference design, beside a bare PySide6 window in the same run.

    python tests/benchmarks/bench_start.py [--runs 7] [--design FILE]

Prints JSON: median seconds, seconds of the processor until then and peak resident megabytes of three windows, and the
ratios: a bare QMainWindow, a QMainWindow furnished as an editor usually is (72 actions in menus, 20 tools, 3 docks with
100 rows, a scene of 50 boxes with text; plain Qt, nothing imported but PySide6), and the planner on the design. Each
figure is a process of its own, spawn to first complete paint as the parent's clock sees it; they take turns, because
the speed of a shared machine wanders, and the processor's seconds are the ones to believe there. Compiled bytecode is
warm (as after an installation), the page cache too.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
TIME_TARGET = 1.5
MEMORY_TARGET = 1.8

BARE = """
import sys
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, application.quit)
        return False
watch = Watch()
window.installEventFilter(watch)
window.resize(1440, 900)
window.show()
application.exec()
print("shown", 0, time.process_time(), flush=True)
"""


FURNISHED = """
import sys
import time
from PySide6.QtCore import QEvent, QObject, QTimer, Qt
from PySide6.QtWidgets import (
    QApplication, QDockWidget, QGraphicsScene, QGraphicsView, QMainWindow, QTreeWidget, QTreeWidgetItem,
)
application = QApplication([])
application.setStyle("Fusion")
window = QMainWindow()
tools = window.addToolBar("Tools")
for number in range(6):
    menu = window.menuBar().addMenu(f"Menu {number}")
    for row in range(12):
        action = menu.addAction(f"Action {row}")
        if number < 2 and row < 10:
            tools.addAction(action)
areas = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea,
         Qt.DockWidgetArea.BottomDockWidgetArea)
for area in areas:
    dock = QDockWidget("Dock", window)
    tree = QTreeWidget()
    for row in range(100):
        tree.addTopLevelItem(QTreeWidgetItem([f"Row {row}"]))
    dock.setWidget(tree)
    window.addDockWidget(area, dock)
scene = QGraphicsScene()
for number in range(50):
    box = scene.addRect(number % 10 * 120, number // 10 * 80, 100, 60)
    scene.addText(f"Node {number}").setParentItem(box)
view = QGraphicsView(scene)
window.setCentralWidget(view)
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, application.quit)
        return False
watch = Watch()
view.viewport().installEventFilter(watch)
window.resize(1440, 900)
window.show()
application.exec()
print("shown", 0, time.process_time(), flush=True)
"""


def _environment(home: str) -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(TOP), "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
    # Bytecode as an installed program has it; where the sources cannot be written beside, it goes to a cache.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "planner-bench-pycache")
    if not environment.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def measure(call: list[str], home: str) -> tuple[float, float, float]:
    """Seconds from spawn to the word "shown", those of the processor, and peak megabytes, of one process."""
    start = time.monotonic()
    process = subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(home), cwd=TOP, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    seconds = time.monotonic() - start
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if not line.startswith("shown") or process.returncode:
        raise SystemExit(f"{call}: {line!r}, exit status {process.returncode}")
    return seconds, float(line.split()[2]), usage.ru_maxrss / 1024


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--design", default=str(TOP / "resources" / "examples" / "enterprise.yaml"))
    arguments = parser.parse_args()
    calls = {
        "bare": [sys.executable, "-c", BARE],
        "furnished": [sys.executable, "-c", FURNISHED],
        "planner": [sys.executable, "-m", "planner", "--exit-when-shown", arguments.design],
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in calls}
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as home:
        for call in calls.values():  # warm: bytecode, page cache
            measure(call, home)
        for _ in range(arguments.runs):
            for name, call in calls.items():
                found[name].append(measure(call, home))
    result: dict[str, object] = {"runs": arguments.runs, "platform": os.environ.get("QT_QPA_PLATFORM", "")}
    middle: dict[str, list[float]] = {}
    for name, figures in found.items():
        middle[name] = [statistics.median(column) for column in zip(*figures, strict=True)]
        seconds, processor, megabytes = middle[name]
        result[name] = {
            "seconds": round(seconds, 3),
            "processor_seconds": round(processor, 3),
            "peak_megabytes": round(megabytes, 1),
        }
    for other in ("bare", "furnished"):
        ratios = [round(ours / theirs, 2) for ours, theirs in zip(middle["planner"], middle[other], strict=True)]
        result[f"ratios_to_{other}"] = dict(zip(("time", "processor", "memory"), ratios, strict=True))
    _, processor_ratio, memory_ratio = (
        ours / bare for ours, bare in zip(middle["planner"], middle["bare"], strict=True)
    )
    result["meets_targets"] = processor_ratio < TIME_TARGET and memory_ratio < MEMORY_TARGET
    print(json.dumps(result, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
