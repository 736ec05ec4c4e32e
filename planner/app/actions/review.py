"""Actions of the menu Review: what people say about a design, and what became of it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Row, has_findings
from planner.app.appearance.translated import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _comment(window: MainWindow) -> None:
    from planner.app.review.commenting import comment_on_selection

    comment_on_selection(window)


def _comment_finding(window: MainWindow) -> None:
    from planner.app.review.commenting import comment_on_finding

    comment_on_finding(window)


def _compare_file(window: MainWindow) -> None:
    from planner.app.review.compare_commands import compare_with_file

    compare_with_file(window)


def _compare_saved(window: MainWindow) -> None:
    from planner.app.review.compare_commands import compare_with_saved

    compare_with_saved(window)


def _merge_file(window: MainWindow) -> None:
    from planner.app.review.merge_commands import merge_with_file

    merge_with_file(window)


def _report(window: MainWindow) -> None:
    from planner.app.review.report_export import export_report

    export_report(window)


def _earlier_versions(window: MainWindow) -> None:
    from planner.app.review.compare_commands import compare_with_earlier

    compare_with_earlier(window)


def _toggle_beside(window: MainWindow) -> None:
    window.settings.keeps_backups_beside = not window.settings.keeps_backups_beside


def _has_file(window: MainWindow) -> bool:
    return window.controller.path is not None


def _read_only(window: MainWindow) -> None:
    from planner.app.review.commenting import toggle_read_only

    toggle_read_only(window)


REVIEW: tuple[Row, ...] = (
    Row("comment", QT_TRANSLATE_NOOP("actions", "&Comment…"), _comment, ("Ctrl+Alt+N",), "chat"),
    Row(
        "comment-finding",
        QT_TRANSLATE_NOOP("actions", "Comment on the &finding…"),
        _comment_finding,
        ("Ctrl+Alt+F",),
        "chat",
        has_findings,
    ),
    Row(
        "review-panel",
        QT_TRANSLATE_NOOP("actions", "Comments and c&hecklist"),
        lambda w: w.docks.show("review"),
        (),
        "check",
    ),
    Row("compare-file", QT_TRANSLATE_NOOP("actions", "Compare with a &file…"), _compare_file, ("Ctrl+Alt+D",), "open"),
    Row(
        "compare-saved",
        QT_TRANSLATE_NOOP("actions", "Compare with the &saved version"),
        _compare_saved,
        (),
        "save",
        _has_file,
        why_not=QT_TRANSLATE_NOOP("reasons", "the design is in no file yet"),
    ),
    Row("merge-file", QT_TRANSLATE_NOOP("actions", "&Merge another edit…"), _merge_file, (), "import"),
    Row("review-report", QT_TRANSLATE_NOOP("actions", "Review re&port…"), _report, (), "export"),
    Row(
        "earlier-versions",
        QT_TRANSLATE_NOOP("actions", "&Earlier versions…"),
        _earlier_versions,
        (),
        "time",
        _has_file,
        why_not=QT_TRANSLATE_NOOP("reasons", "the design is in no file yet"),
    ),
    Row(
        "versions-beside",
        QT_TRANSLATE_NOOP("actions", "&Keep earlier versions beside the design"),
        _toggle_beside,
        is_checked=lambda w: w.settings.keeps_backups_beside,
    ),
    Row(
        "read-only",
        QT_TRANSLATE_NOOP("actions", "&Read only"),
        _read_only,
        is_checked=lambda w: w.controller.is_read_only,
    ),
)
