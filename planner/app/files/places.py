"""Folders of this program on this machine.

A module of its own because the window, recovery and crash reports must agree on them, on every system.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_NAME = "topology-planner"


def state_folder() -> Path:
    """Where things are kept that are neither settings nor the user's files."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(base or str(Path.home())) / _NAME


def recovery_folder() -> Path:
    """Where unsaved work is kept."""
    return state_folder() / "recovery"


def crash_folder() -> Path:
    """Where reports of defects are kept."""
    return state_folder() / "crashes"
