"""`planner.app.import_hook`: imports after PySide6 read no source."""

import subprocess
import sys

import pytest

from planner.app import import_hook

CODE = """
import linecache, sys
import PySide6.QtCore
from planner.app.import_hook import answer_import_hook
assert answer_import_hook()
linecache.clearcache()
import planner.model.design, planner.app.window
assert not [name for name in linecache.cache if "planner" in name], sorted(linecache.cache)
from PySide6.QtCore import QObject
assert hasattr(QObject(), "objectName") and not hasattr(QObject(), "object_name")
"""


def test_modules_imported_afterwards_are_not_read() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_hook_without_that_question_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_hook, "_QUESTION", "_asked_no_more")
    assert not import_hook.answer_import_hook()
    monkeypatch.setattr(import_hook, "_HOOK", "no.such.hook")
    assert not import_hook.answer_import_hook()
