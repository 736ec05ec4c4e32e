"""Actions of the menu Check: findings, paths and worksheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Row, has_elements, has_findings
from planner.app.appearance.translated import QT_TRANSLATE_NOOP
from planner.app.ways import switching

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _rules(window: MainWindow) -> None:
    from planner.app.review.rules_dialog import show_rules

    show_rules(window)


CHECK: tuple[Row, ...] = (
    Row(
        "next-finding",
        QT_TRANSLATE_NOOP("actions", "&Next finding"),
        lambda w: w.step_finding(1),
        ("F8",),
        "next",
        has_findings,
    ),
    Row(
        "previous-finding",
        QT_TRANSLATE_NOOP("actions", "&Previous finding"),
        lambda w: w.step_finding(-1),
        ("Shift+F8",),
        "previous",
        has_findings,
    ),
    Row(
        "show-badges",
        QT_TRANSLATE_NOOP("actions", "&Marks of findings on the drawing"),
        lambda w: w.wiring.toggle_badges(),
        ("Ctrl+Alt+B",),
        "",
        None,
        lambda w: not hasattr(w, "wiring") or w.wiring.shows_badges,
    ),
    Row("check-now", QT_TRANSLATE_NOOP("actions", "&Check now"), lambda w: w.runner.run_now(), ("F5",), "check"),
    Row("follow-path", QT_TRANSLATE_NOOP("actions", "&Follow a path…"), lambda w: w.follow_path(), ("Ctrl+T",), "path"),
    Row(
        "clear-path",
        QT_TRANSLATE_NOOP("actions", "Clear the path"),
        lambda w: w.clear_path(),
        ("Ctrl+Alt+P",),
        "close",
    ),
    Row(
        "show-traffic",
        QT_TRANSLATE_NOOP("actions", "Show &traffic"),
        switching.show_traffic,
        ("Ctrl+Shift+T",),
        "",
        has_elements,
    ),
    Row(
        "switch-off",
        QT_TRANSLATE_NOOP("actions", "&Switch off (what if)"),
        switching.toggle_selection,
        ("F9",),
        "power",
        switching.can_switch,
        switching.is_selection_off,
        why_not=QT_TRANSLATE_NOOP("reasons", "select what could fail first"),
    ),
    Row(
        "switch-on-all",
        QT_TRANSLATE_NOOP("actions", "Switch everything &on"),
        switching.switch_on,
        ("Shift+F9",),
        "",
        switching.is_anything_off,
        why_not=QT_TRANSLATE_NOOP("reasons", "nothing is switched off"),
    ),
    Row(
        "single-points",
        QT_TRANSLATE_NOOP("actions", "S&ingle points of failure"),
        switching.find_single_points,
        (),
        "",
        has_elements,
    ),
    Row(
        "rules",
        QT_TRANSLATE_NOOP("actions", "&Rules and severities…"),
        _rules,
    ),
    Row(
        "worksheets",
        QT_TRANSLATE_NOOP("actions", "&Worksheets"),
        lambda w: w.docks.show("worksheets"),
        ("Ctrl+Alt+W",),
        "worksheets",
    ),
)
