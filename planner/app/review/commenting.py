"""Commenting from the drawing and the list of findings, and reading without editing.

A module of its own because these acts belong to the review and are imported when one of them is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.panels.review import now
from planner.editing import reviewing
from planner.findings.finding import DESIGN

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def comment_on_selection(window: MainWindow) -> None:
    """Asks for a comment on the selected element, or on the design when none is selected."""
    selected = window.scene.selected_ids()
    design = window.controller.document.design
    element = next((key for key in selected if design.find(key) is not None), None)
    name = getattr(design.find(element), "name", element) if element is not None else ""
    what = (
        translate("review", "Comment on '{0}'").format(name)
        if element
        else translate("review", "Comment on the design")
    )
    _ask(window, what, element, None)


def comment_on_finding(window: MainWindow) -> None:
    """Asks for a comment on the finding that is chosen in the list."""
    finding = window.findings_panel.current
    if finding is None:
        window.status.say(translate("review", "Choose a finding first (F8)."))
        return
    element = finding.element if finding.element != DESIGN else None
    _ask(window, translate("review", "Comment on finding {0}").format(finding.code), element, finding.code)


def _ask(window: MainWindow, title: str, element: str | None, code: str | None) -> None:
    if window.controller.is_read_only:
        window.status.say(translate("review", "This design is open for reading only."))
        return
    text = window.dialogs.ask_paragraph(title, translate("review", "Comment"))
    if text is None or not text.strip():
        return
    edit = reviewing.comment(
        window.controller.document, text, author=window.settings.author, date=now(), element=element, code=code
    )
    if window.controller.propose(edit):
        window.docks.panel("review")
        window.docks["review"].show()
        window.docks["review"].raise_()
        window.review_panel.comments.choose(window.controller.document.options.review_notes[-1].id)


def toggle_read_only(window: MainWindow) -> None:
    """Lets the design be looked at only, or be edited again."""
    controller = window.controller
    controller.set_read_only(not controller.is_read_only)
    window.status.say(
        translate("review", "Read only: nothing can be changed.")
        if controller.is_read_only
        else translate("review", "The design can be edited.")
    )
