"""The promises of tests/conftest.py hold: they are what keeps every other test honest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]


def _run(folder: Path, source: str) -> str:
    """Runs a test module under our own conftest and configuration."""
    (folder / "conftest.py").write_bytes((TOP / "tests" / "conftest.py").read_bytes())
    (folder / "test_sample.py").write_text(source, encoding="utf-8")
    call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(TOP / "pyproject.toml")]
    call += ["--rootdir", str(folder), str(folder)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    return done.stdout + done.stderr


def test_unexpected_log_record_fails_the_test(tmp_path: Path) -> None:
    output = _run(
        tmp_path,
        "import logging, pytest\n"
        "def test_quiet(): logging.getLogger('x').info('fine')\n"
        "def test_loud(): logging.getLogger('x').warning('not fine')\n"
        "@pytest.mark.allow_log\n"
        "def test_meant(): logging.getLogger('x').error('meant')\n",
    )
    assert "3 passed, 1 error" in output  # said after the test, thus an error and not a failure
    assert "WARNING x: not fine" in output
    assert "ERROR x: meant" not in output


def test_warning_fails_the_test(tmp_path: Path) -> None:
    output = _run(tmp_path, "import warnings\ndef test_it(): warnings.warn('old', DeprecationWarning)\n")
    assert "1 failed" in output


def test_heavy_suites_run_on_request_only(tmp_path: Path) -> None:
    marks = "".join(f"@pytest.mark.{name}\ndef test_{name}(): pass\n" for name in ("heavy", "lab", "benchmark"))
    assert "1 passed, 3 deselected" in _run(tmp_path, f"import pytest\ndef test_it(): pass\n{marks}")


def test_every_test_has_a_home_of_its_own(home: Path, tmp_path: Path) -> None:
    assert Path.home() == home
    assert os.listdir(home) == []
    assert home not in (tmp_path, *tmp_path.parents)
    (home / "settings").touch()


def test_home_of_the_test_before_is_gone(home: Path) -> None:
    assert os.listdir(home) == []


@pytest.mark.parametrize("number", [1, 2])
def test_qt_settings_stay_in_the_home(home: Path, number: int) -> None:
    from PySide6.QtCore import QSettings

    # Imported after the fixture ran the first time: what HOME says then is enough.
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "planner", "planner")
    assert settings.value("number") is None
    settings.setValue("number", number)
    settings.sync()
    assert Path(settings.fileName()).is_file()
    assert home in Path(settings.fileName()).parents
