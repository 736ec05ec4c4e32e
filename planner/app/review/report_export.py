"""The review report from the window: asks for the file and for an earlier version, and has it made beside the window.

A module of its own because it is a command with its own ways to fail. The report is made by `planner review`: both
doors give the same bytes, and a large drawing holds nobody up.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def export_report(window: MainWindow) -> None:
    """Writes the report on the design as it is now."""
    from planner.app import own_program
    from planner.app.files import design_files
    from planner.app.long_work import Cancelled

    folder = window.settings.last_folder
    path = window.dialogs.file_for_report(folder / f"{Path(window.controller.name).stem}-review.html")
    if path is None:
        return
    since = window.dialogs.open_earlier(folder)
    arguments = ["review", "-", "--out", str(path.absolute())]
    if since is not None:
        arguments += ["--since", str(since.absolute())]
    document = window.controller.document
    try:
        text = window.background.wait_for(lambda: design_files.text_of(document), lambda: None)
        own_program.run(window, translate("export", "Writing '{0}'…").format(path.name), arguments, text.encode())
    except Cancelled:
        window.status.say(translate("export", "Cancelled; nothing was written"))
    except own_program.FailedError as problem:
        title = translate("export", "'{0}' could not be written").format(path.name)
        window.dialogs.tell_problem(title, str(problem))
    else:
        window.status.say(translate("export", "Wrote '{0}'").format(path))
