"""What an action is: its name, its keys, when it can be done, what it does.

A module of its own because every menu's table is written in these words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.records import dataclass

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
        tip: a sentence for the status bar; translated when shown.
        why_not: said when a test of the row's own forbids it; the tests of this module bring their reasons.
        is_enabled, is_checked: None for always, and for actions that cannot be checked.
    """

    id: str
    text: str
    run: Run
    keys: tuple[str, ...] | Keys = ()
    icon: str = ""
    is_enabled: Test | None = None
    is_checked: Test | None = None
    tip: str = ""
    why_not: str = ""


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


def can_undo(window: MainWindow) -> bool:
    """Tells whether there is an act to take back."""
    return window.controller.session.can_undo


def can_redo(window: MainWindow) -> bool:
    """Tells whether an act was taken back."""
    return window.controller.session.can_redo


_REASONS: dict[Test, str] = {
    has_selection: QT_TRANSLATE_NOOP("reasons", "nothing is selected"),
    has_several: QT_TRANSLATE_NOOP("reasons", "select two or more elements first"),
    has_elements: QT_TRANSLATE_NOOP("reasons", "nothing is drawn yet"),
    has_findings: QT_TRANSLATE_NOOP("reasons", "there is no finding"),
    can_undo: QT_TRANSLATE_NOOP("reasons", "nothing was changed"),
    can_redo: QT_TRANSLATE_NOOP("reasons", "nothing was undone"),
}


def why_not(row: Row) -> str:
    """Why an action cannot be done when its test says no."""
    reason = _REASONS.get(row.is_enabled) if row.is_enabled is not None else None
    return translate(
        "reasons", row.why_not or reason or QT_TRANSLATE_NOOP("reasons", "the present state does not allow it")
    )
