"""The review report from the window: asks for the file and for an earlier version, judges beside the window.

A module of its own because it is a command with its own ways to fail.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.files import design_files
from planner.app.files.design_files import CannotOpenError, reason_of

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def export_report(window: MainWindow) -> None:
    """Writes the report on the design as it is now."""
    folder = window.settings.last_folder
    path = window.dialogs.file_for_report(folder / f"{Path(window.controller.name).stem}-review.html")
    if path is None:
        return
    since = window.dialogs.open_earlier(folder)
    document = window.controller.document
    try:
        other = design_files.read_design(since).document if since is not None else None
    except CannotOpenError as problem:
        window.files.tell_unreadable(problem)
        return

    from planner.app.review.review_report import report_file
    from planner.atomic_write import write_file
    from planner.worksheets.review_report import review_report

    words = translate("export", "Writing '{0}'…").format(path.name)
    name = since.name if since is not None else ""
    report = window.background.wait_for(
        lambda: review_report(document, other, name), lambda: window.status.show_busy(words)
    )
    window.status.show_busy("")
    try:
        write_file(path, report_file(report, path.suffix.lower()))
    except OSError as problem:
        title = translate("export", "'{0}' could not be written").format(path.name)
        window.dialogs.tell_problem(title, f"{path}: {reason_of(problem)}.")
        return
    window.status.say(translate("export", "Wrote '{0}'").format(path))
