"""Which part of the design goes on paper: everything, what is seen now, or a saved view.

A module of its own because exporting and printing ask the same, and only of designs that have views.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.app.answers import Choice
from planner.app.appearance.translated import translate

if TYPE_CHECKING:
    from planner.app.window import MainWindow
    from planner.canvas.look import Look

_EVERYTHING, _NOW, _VIEW = "everything", "now", "view "


def look_asked_for(window: MainWindow, look: Look) -> Look | None:
    """A look with the view that is chosen; itself where there is nothing to choose, None when nothing was chosen.

    Raises:
        NoViewError: the view draws something that there is not.
    """
    views, seen = window.controller.document.options.views, window.scene.view_in_use
    if not views and seen is None:
        return look
    now = [] if seen is None else [Choice(_NOW, translate("export", "What is seen now"))]
    everything = Choice(_EVERYTHING, translate("export", "Everything"))
    saved = [Choice(f"{_VIEW}{view.name}", translate("views", "View '{0}'").format(view.name)) for view in views]
    title = translate("export", "Part of the drawing")
    key = window.dialogs.choose(title, translate("export", "What goes on paper"), [*now, everything, *saved])
    if key is None:
        return None
    if key == _EVERYTHING:
        return look
    if key == _NOW:
        ways = window.scene.path_ways if seen is not None and seen.workload is not None else ()
        return replace(look, view=seen, ways=ways)
    return _through(window, look, key.removeprefix(_VIEW))


def _through(window: MainWindow, look: Look, name: str) -> Look | None:
    """As the view says; its connections are walked beside the window."""
    from planner.app.exports.view_look import looked_through, view_called
    from planner.app.long_work import Cancelled, LongWork

    document, latest = window.controller.document, window.runner.latest
    view = view_called(document, name)
    plan = latest.plan if latest is not None and latest.document.design is document.design else None
    try:
        with LongWork(window, translate("export", "Drawing the view '{0}'…").format(name), 0) as work:
            return work.beside(lambda: looked_through(look, view, document, plan=plan), may_be_left=True)
    except Cancelled:
        return None
