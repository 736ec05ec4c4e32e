"""Chosen worksheets into a folder, or as pages into one PDF, from the window.

A module of its own because these are commands with their own ways to fail; templates are imported when one is used.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.app.appearance.translated import plural, translate
from planner.app.files.design_files import reason_of

T = TypeVar("T")

if TYPE_CHECKING:
    from planner.app.exports.worksheet_choice import ExportChoice
    from planner.app.inspection_runner import Judgement
    from planner.app.long_work import LongWork
    from planner.app.window import MainWindow
    from planner.model.document import Document
    from planner.requirements import Plan
    from planner.worksheets import Worksheet


def export(window: MainWindow) -> None:
    """Asks what to export and where to, and writes it: the folder has everything then, or is as it was."""
    from planner.app.long_work import LongWork

    choice = window.dialogs.choose_export(_remembered(window))
    if choice is None:
        return
    _remember(window, choice)
    document = window.controller.document
    with LongWork(
        window, translate("export", "Export worksheets"), len(choice.kinds) + len(choice.formats) + 2
    ) as work:
        paths = _done(window, choice.folder, lambda: _write(window, document, choice, work))
    if paths is not None:
        window.status.say(plural("export", "Wrote %n files to '{0}'", len(paths)).format(choice.folder))


def export_pages(window: MainWindow) -> None:
    """Asks for a file, builds the worksheets of the document as it is now and lays them out as pages of a PDF."""
    from planner.app.long_work import LongWork
    from planner.worksheets import worksheet_kinds

    name = f"{Path(window.controller.name).stem}-worksheets.pdf"
    path = window.dialogs.file_for_pages(window.settings.worksheet_folder / name)
    if path is None:
        return
    document = window.controller.document

    def write(work: LongWork) -> Path:
        from planner.atomic_write import write_file

        _, worksheets = work.beside(lambda: _built(window, document, worksheet_kinds(), work), may_be_left=True)
        data = _pages(worksheets, document, work)
        write_file(path, data)
        return path

    with LongWork(window, translate("export", "Export worksheets"), len(worksheet_kinds()) + 2) as work:
        done = _done(window, path, lambda: write(work))
    if done is not None:
        window.settings.worksheet_folder = path.absolute().parent
        window.status.say(translate("export", "Wrote '{0}'").format(path.name))


# --- the work


def _write(window: MainWindow, document: Document, choice: ExportChoice, work: LongWork) -> tuple[Path, ...]:
    """Everything is made first and written at the end, so that cancelling leaves the folder as it was."""
    from planner.app.exports.worksheet_pages import usual_paper
    from planner.app.long_work import Cancelled
    from planner.atomic_write import write_folder
    from planner.worksheets.ending import Ended
    from planner.worksheets.write import PDF, render_worksheets

    paper = usual_paper()

    def rendered() -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        for name in formats:
            work.step(translate("export", "Writing {0}…").format(name))
            folders = () if choice.templates is None else (choice.templates,)
            try:
                files.update(
                    render_worksheets(
                        worksheets, document, (name,), folders, plan, shall_end=lambda: work.is_enough, paper=paper
                    )
                )
            except Ended:
                raise Cancelled from None
        return files

    plan, worksheets = work.beside(lambda: _built(window, document, choice.kinds, work), may_be_left=True)
    formats = [name for name in choice.formats if name != PDF]
    files = work.beside(rendered, may_be_left=True)
    if PDF in choice.formats and worksheets:
        files["worksheets.pdf"] = _pages(worksheets, document, work)
    work.step_here(translate("export", "Writing {0}…").format(choice.folder.name))
    return work.beside(lambda: write_folder(choice.folder, files))


def _pages(worksheets: tuple[Worksheet, ...], document: Document, work: LongWork) -> bytes:
    """Pages are laid out here and not beside the window: Qt's text documents keep timers of their own thread."""
    from planner.app.exports.worksheet_pages import worksheets_pdf
    from planner.worksheets.write import document_facts

    said = translate("export", "Laying out pages: {0}…")
    return worksheets_pdf(worksheets, document_facts(document), lambda title: work.step_here(said.format(title)))


def _built(
    window: MainWindow, document: Document, kinds: tuple[str, ...], work: LongWork
) -> tuple[Plan, tuple[Worksheet, ...]]:
    from planner.worksheets import build_worksheets

    work.step(translate("export", "Working out the plan…"))
    judgement = _judged(window, document)
    # In one go: the summary counts the rows of all others.
    work.step(translate("export", "Building worksheets…"))
    plan = judgement.plan
    if plan is None:
        raise RuntimeError("the plan of this design cannot be worked out")
    return plan, build_worksheets(plan, judgement.findings, kinds, accepted=judgement.suppressed)


def _judged(window: MainWindow, document: Document) -> Judgement:
    from planner.app.inspection_runner import judge

    latest = window.runner.latest
    return latest if latest is not None and latest.document is document else judge(document)


def _done(window: MainWindow, place: Path, work: Callable[[], T]) -> T | None:
    """The result of work; None when it was cancelled, or when the disk or a template refused it and that was told."""
    from planner.app.long_work import Cancelled
    from planner.worksheets.render import TemplateFault

    try:
        return work()
    except Cancelled:
        window.status.say(translate("export", "Cancelled; nothing was written"))
    except TemplateFault as fault:
        _tell(window, str(fault))
    except OSError as problem:
        _tell(window, f"{place}: {reason_of(problem)}.")
    return None


def _tell(window: MainWindow, text: str) -> None:
    window.dialogs.tell_problem(translate("export", "The worksheets could not be written"), text)


# --- what is remembered


def _remembered(window: MainWindow) -> ExportChoice:
    from planner.app.exports.worksheet_choice import FORMATS, ExportChoice
    from planner.worksheets import worksheet_kinds
    from planner.worksheets.write import DEFAULT_FORMATS

    settings = window.settings
    known = worksheet_kinds()
    return ExportChoice(
        folder=settings.worksheet_folder_of(_design(window)) or _proposed_folder(window),
        kinds=tuple(kind for kind in settings.worksheet_kinds or known if kind in known),
        formats=tuple(name for name in settings.worksheet_formats or DEFAULT_FORMATS if name in FORMATS),
        templates=settings.template_folder,
    )


def _design(window: MainWindow) -> str:
    """What a design is remembered by: its file, or its name while it has none."""
    path = window.controller.path
    return window.controller.name if path is None else str(path.absolute())


def _proposed_folder(window: MainWindow) -> Path:
    """A folder of the design's own: worksheets of two designs have the same names, and would replace each other."""
    path = window.controller.path
    place = window.settings.last_folder if path is None else path.absolute().parent
    return place / f"{Path(window.controller.name).stem}-worksheets"


def _remember(window: MainWindow, choice: ExportChoice) -> None:
    settings = window.settings
    settings.remember_worksheet_folder(_design(window), choice.folder)
    settings.worksheet_kinds = choice.kinds
    settings.worksheet_formats = choice.formats
    settings.template_folder = choice.templates
