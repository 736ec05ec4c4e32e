"""What holds for every test: one Qt platform, folders of its own, no unexpected log records.

It is one file because these are promises of the whole suite; what only one room needs stands in that
room's own conftest.
"""

from __future__ import annotations

import importlib
import itertools
import logging
import os
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

import planner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

# Before anything imports Qt: without a display the offscreen platform is the only one that works, and a
# developer's own windows should not flash either. `QT_QPA_PLATFORM=xcb pytest` still shows them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The accessibility bridge and the platform theme talk to the desktop's bus; a test has no desktop.
os.environ.setdefault("QT_ACCESSIBILITY", "0")
os.environ["QT_QPA_PLATFORMTHEME"] = ""

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,  # the machine's speed wanders; pytest-timeout stands guard instead
    derandomize=True,  # the same commit gives the same answer
    database=None,
    print_blob=True,
)
settings.register_profile(
    "nightly",
    max_examples=2000,
    stateful_step_count=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=list(Phase),
    print_blob=True,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Under CI, load the whole planner before the first test.

    Hypothesis draws from the constants of the modules that are loaded. Without this, what it draws would hang on which
    tests the worker ran before, and the same commit would not give the same answer.
    """
    if os.environ.get("CI") and not session.config.option.collectonly:
        for module in pkgutil.walk_packages(planner.__path__, "planner."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A hand on the window, with the patience for a busy machine."""
    from tests.patience import PatientBot  # Qt comes in only where a test uses it

    return PatientBot(request)


@pytest.fixture(scope="session")
def _homes() -> Iterator[Iterator[Path]]:
    """Folders for one session, numbered here: pytest's own numbering scans the folder each time."""
    with tempfile.TemporaryDirectory(prefix="planner-homes-", ignore_cleanup_errors=True) as root:
        yield (Path(root) / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that none reads or writes the user's settings.

    Returns:
        The folder that HOME names. It is empty, and is not ``tmp_path``.
    """
    folder = next(_homes)
    folder.mkdir()
    for variable, place in _HOME_VARIABLES.items():
        monkeypatch.setenv(variable, str(folder / place))
    qt_core = sys.modules.get("PySide6.QtCore")
    if qt_core is not None:
        # QSettings asks the environment once per process and then remembers.
        for form in (qt_core.QSettings.Format.NativeFormat, qt_core.QSettings.Format.IniFormat):
            qt_core.QSettings.setPath(form, qt_core.QSettings.Scope.UserScope, str(folder / ".config"))
    return folder


class _Collector(logging.Handler):
    """Keeps what is said at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one record."""
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A record of WARNING or above fails the test, unless it is marked ``allow_log``."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield
    finally:
        root.removeHandler(collector)
    if collector.records and request.node.get_closest_marker("allow_log") is None:
        said = "\n".join(f"  {r.levelname} {r.name}: {r.getMessage()}" for r in collector.records)
        pytest.fail(f"unexpected log records (mark the test with allow_log if they are meant):\n{said}")
