"""The first moments of a window: little is imported, nothing flashes up, no key is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.resource_files import resource_path
from tests.app.conftest import MakeWindow

LATER = tuple(
    [
        "jinja2",
        "pydantic",
        "networkx",
        "xlsxwriter",
        "docx",
        "click",
        "email",
        "importlib.metadata",
        "PySide6.QtPrintSupport",
        "PySide6.QtNetwork",
        "PySide6.QtTest",
        "planner.catalog",
        "planner.traffic",
        "planner.requirements",
        "planner.worksheets",
        "planner.cli",
        "planner.findings.rules",
        "planner.findings.run",
        "planner.drawings",
        "planner.app.forms",
        "planner.app.panels.inspector",
        "planner.app.panels.findings",
        "planner.app.panels.palette",
        "planner.app.panels.help",
        "planner.app.help.tour",
        "planner.app.files.gallery",
        "planner.app.dialogs",
        "planner.app.files.file_watch",
        "planner.designfile.write",
        "planner.atomic_write",
        "planner.editing.clipboard",
        "json",
        "difflib",
        "secrets",
    ]
)
"""What no window needs before it is seen."""

LEARNED_LATER = ("QWizard", "QFileDialog", "QMessageBox", "QStyle", "QGradient", "QImage")
"""Kinds of Qt with many names, which PySide learns when it is first handed one, or asked which of all it is."""

CODE = """
import sys
from planner.__main__ import main
assert main(["--exit-when-shown", sys.argv[1]]) == 0
print(*sys.modules)
from PySide6 import QtGui, QtWidgets
print(*vars(QtGui), *vars(QtWidgets))
"""


def _after_first_paint() -> tuple[list[str], list[str]]:
    """Modules that are imported, and what of Qt is known, when the big reference design has been shown."""
    call = [sys.executable, "-c", CODE, str(resource_path("examples", "enterprise.yaml"))]
    done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=120)
    _, modules, kinds = done.stdout.splitlines()
    return modules.split(), kinds.split()


def test_nothing_heavy_is_imported_before_the_window_is_seen() -> None:
    imported, kinds = _after_first_paint()
    assert "planner.canvas.view" in imported
    assert [name for name in imported if f"{name}.".startswith(tuple(f"{each}." for each in LATER))] == []
    assert "QGraphicsView" in kinds
    assert [name for name in LEARNED_LATER if name in kinds] == []


class _Shown(QObject):
    """Takes note of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_what_is_built_after_the_first_paint_is_no_window_and_loses_no_key(
    make_window: MakeWindow, qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    shown = _Shown()
    qapp.installEventFilter(shown)
    request.addfinalizer(lambda: qapp.removeEventFilter(shown))
    window = make_window("enterprise", is_shown=False)
    key = window.controller.document.design.nodes[0].id
    window.scene.select_ids((key,))
    window.show()
    window.view.setFocus()
    assert not window.docks.is_built("inspector")
    assert not window.docks.is_built("findings")
    # Pressed while the panels are still being built: it is heard between two of them.
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    QApplication.postEvent(window.view, press)
    window.begin()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.controller.document.design.find(key) is None)
    qtbot.waitUntil(lambda: window.docks.is_built("findings") and window.docks.is_built("inspector"))
    assert shown.names == ["MainWindow"]
    assert window.inspector.element != key
