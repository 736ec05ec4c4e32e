"""What an action is: its name, its keys, when it can be done, what it does.

A module of its own because every menu's table is written in these words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from planner.app.window import MainWindow

Keys = QKeySequence.StandardKey
Run = Callable[["MainWindow"], object]
Test = Callable[["MainWindow"], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One action.

    Attributes:
        text: with & before the letter of its mnemonic; translated when shown.
        keys: texts of shortcuts, or one of the platform's own.
        is_enabled, is_checked: None for always, and for actions that cannot be checked.
    """

    id: str
    text: str
    run: Run
    keys: tuple[str, ...] | Keys = ()
    icon: str = ""
    is_enabled: Test | None = None
    is_checked: Test | None = None


def has_selection(window: MainWindow) -> bool:
    """Tells whether anything is selected."""
    return bool(window.scene.selected_ids())


def has_several(window: MainWindow) -> bool:
    """Tells whether several elements are selected."""
    return len(window.scene.selected_ids()) > 1


def has_elements(window: MainWindow) -> bool:
    """Tells whether anything is drawn."""
    return bool(window.controller.document.design.elements)


def has_findings(window: MainWindow) -> bool:
    """Tells whether there is a finding."""
    latest = window.runner.latest
    return latest is not None and bool(latest.findings)
