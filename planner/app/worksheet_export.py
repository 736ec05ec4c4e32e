"""Worksheets into a folder, from the window.

A module of its own because it is one command with its own ways to fail; templates are imported when it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.design_files import reason_of
from planner.app.translated import translate

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def export(window: MainWindow) -> None:
    """Asks for a folder, builds and writes the worksheets of the document as it is now."""
    folder = window.dialogs.folder_for_worksheets(window.settings.worksheet_folder)
    if folder is None:
        return
    document = window.controller.document

    def work() -> tuple[Path, ...]:
        from planner.app.inspection_runner import judge
        from planner.worksheets import build_worksheets, write_worksheets

        latest = window.runner.latest
        judgement = latest if latest is not None and latest.document is document else judge(document)
        if judgement.plan is None:
            raise RuntimeError("the plan of this design cannot be worked out")
        return write_worksheets(folder, build_worksheets(judgement.plan, judgement.findings), document)

    try:
        words = translate("export", "Writing worksheets…")
        paths = window.background.wait_for(work, lambda: window.status.show_busy(words))
    except OSError as problem:
        text = f"{folder}: {reason_of(problem)}."
        window.dialogs.tell_problem(translate("export", "The worksheets could not be written"), text)
        return
    finally:
        window.status.show_busy("")
    window.settings.worksheet_folder = folder
    window.status.say(translate("export", "Wrote {0} files to '{1}'").format(len(paths), folder))
