"""Actions of the menu View > Views: what of the design is looked at."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from planner.app.actions.row import Row, has_selection
from planner.app.appearance.translated import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _commands() -> ModuleType:
    from planner.app.views import view_commands

    return view_commands


def _has_views(window: MainWindow) -> bool:
    return bool(window.controller.document.options.views)


def _looks_through(window: MainWindow) -> bool:
    return window.scene.view_in_use is not None


def _looks_through_saved(window: MainWindow) -> bool:
    view = window.scene.view_in_use
    return view is not None and bool(view.name)


_NO_VIEW = QT_TRANSLATE_NOOP("reasons", "the design has no saved view")

VIEWS: tuple[Row, ...] = (
    Row(
        "view-all",
        QT_TRANSLATE_NOOP("actions", "Show &all"),
        lambda w: _commands().show_all(w),
        ("Ctrl+Shift+H",),
        is_enabled=_looks_through,
        why_not=QT_TRANSLATE_NOOP("reasons", "everything is shown"),
    ),
    Row(
        "view-choose",
        QT_TRANSLATE_NOOP("actions", "S&witch to view…"),
        lambda w: _commands().choose(w),
        ("Ctrl+Shift+V",),
        is_enabled=_has_views,
        why_not=_NO_VIEW,
    ),
    Row(
        "view-save",
        QT_TRANSLATE_NOOP("actions", "&Save as view…"),
        lambda w: _commands().save(w),
        tip=QT_TRANSLATE_NOOP("actions", "Keeps in the design what is shown and hidden now; the plan does not change."),
    ),
    Row(
        "view-update",
        QT_TRANSLATE_NOOP("actions", "&Update view"),
        lambda w: _commands().update(w),
        is_enabled=_looks_through_saved,
        why_not=QT_TRANSLATE_NOOP("reasons", "no saved view is looked through"),
    ),
    Row(
        "view-rename",
        QT_TRANSLATE_NOOP("actions", "&Rename view…"),
        lambda w: _commands().rename(w),
        is_enabled=_has_views,
        why_not=_NO_VIEW,
    ),
    Row(
        "view-delete",
        QT_TRANSLATE_NOOP("actions", "&Delete view…"),
        lambda w: _commands().delete(w),
        is_enabled=_has_views,
        why_not=_NO_VIEW,
    ),
    Row(
        "hide-selection",
        QT_TRANSLATE_NOOP("actions", "&Hide selection"),
        lambda w: _commands().hide_selection(w),
        ("Ctrl+H",),
        is_enabled=has_selection,
        tip=QT_TRANSLATE_NOOP("actions", "Leaves it out of what is shown; it stays in the plan."),
    ),
    Row(
        "hide-alike",
        QT_TRANSLATE_NOOP("actions", "Hide all of this &kind"),
        lambda w: _commands().hide_alike(w),
        is_enabled=has_selection,
    ),
    Row(
        "show-only-selection",
        QT_TRANSLATE_NOOP("actions", "Show &only the selection"),
        lambda w: _commands().show_only_selection(w),
        ("Ctrl+Alt+H",),
        is_enabled=has_selection,
    ),
)
