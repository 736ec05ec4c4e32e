"""Worksheets into a folder, or as pages into one PDF, from the window.

A module of its own because these are commands with their own ways to fail; templates are imported when one is used.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.app.design_files import reason_of
from planner.app.translated import translate

if TYPE_CHECKING:
    from planner.app.window import MainWindow
    from planner.model.document import Document
    from planner.worksheets import Worksheet

T = TypeVar("T")


def export(window: MainWindow) -> None:
    """Asks for a folder, builds and writes the worksheets of the document as it is now."""
    folder = window.dialogs.folder_for_worksheets(window.settings.worksheet_folder)
    if folder is None:
        return
    document = window.controller.document

    def work() -> tuple[Path, ...]:
        from planner.worksheets import write_worksheets

        return write_worksheets(folder, _built(window, document), document)

    paths = _done(window, folder, work)
    if paths is not None:
        window.settings.worksheet_folder = folder
        window.status.say(translate("export", "Wrote {0} files to '{1}'").format(len(paths), folder))


def export_pages(window: MainWindow) -> None:
    """Asks for a file, builds the worksheets of the document as it is now and lays them out as pages of a PDF."""
    name = f"{Path(window.controller.name).stem}-worksheets.pdf"
    path = window.dialogs.file_for_pages(window.settings.worksheet_folder / name)
    if path is None:
        return
    document = window.controller.document
    worksheets = _done(window, path, lambda: _built(window, document))
    if worksheets is None:
        return

    from planner.app.worksheet_pages import worksheets_pdf
    from planner.atomic_write import write_file
    from planner.worksheets.write import document_facts

    try:
        # Pages are laid out here and not beside the window: Qt's text documents keep timers of their own thread.
        write_file(path, worksheets_pdf(worksheets, document_facts(document)))
    except OSError as problem:
        _tell(window, path, problem)
        return
    window.settings.worksheet_folder = path.absolute().parent
    window.status.say(translate("export", "Wrote '{0}'").format(path.name))


def _built(window: MainWindow, document: Document) -> tuple[Worksheet, ...]:
    from planner.app.inspection_runner import judge
    from planner.worksheets import build_worksheets

    latest = window.runner.latest
    judgement = latest if latest is not None and latest.document is document else judge(document)
    if judgement.plan is None:
        raise RuntimeError("the plan of this design cannot be worked out")
    return build_worksheets(judgement.plan, judgement.findings, accepted=judgement.suppressed)


def _done(window: MainWindow, place: Path, work: Callable[[], T]) -> T | None:
    """The result of work beside the window; None when the disk refused it, which has been told then."""
    try:
        words = translate("export", "Writing worksheets…")
        return window.background.wait_for(work, lambda: window.status.show_busy(words))
    except OSError as problem:
        _tell(window, place, problem)
        return None
    finally:
        window.status.show_busy("")


def _tell(window: MainWindow, place: Path, problem: OSError) -> None:
    text = f"{place}: {reason_of(problem)}."
    window.dialogs.tell_problem(translate("export", "The worksheets could not be written"), text)
