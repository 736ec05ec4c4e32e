"""F1: the page that belongs to what has the keyboard: a finding, a field, an element, an entry of the palette.

A module of its own because only here panels and help know of each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtWidgets import QWidget

from planner.app.forms.form import FieldRow, Form
from planner.app.help import help_topics

if TYPE_CHECKING:
    from planner.app.panels.help import HelpPanel
    from planner.app.window import MainWindow


W = TypeVar("W", bound=QWidget)


def show_topic(window: MainWindow, topic: str) -> None:
    """Shows a topic of the help."""
    cast("HelpPanel", window.docks.show("help")).show_topic(topic)


def show_help_here(window: MainWindow) -> None:
    """Shows what belongs to the widget with the keyboard; how a design is checked when nothing else does."""
    focus = window.focusWidget()
    if focus is not None and window.docks["findings"].isAncestorOf(focus):
        finding = window.findings_panel.current
        show_topic(window, f"rule:{finding.code}" if finding is not None else help_topics.CHECKING)
    elif focus is not None and window.docks["inspector"].isAncestorOf(focus):
        _show_field(window, focus)
    else:
        _show_element(window)


def _show_field(window: MainWindow, focus: QWidget) -> None:
    """The rule of the finding at a field; without one, what the field means."""
    row = _above(focus, FieldRow)
    element = window.controller.document.design.find(window.inspector.element)
    if row is None or element is None:
        _show_element(window)
        return
    latest = window.runner.latest
    for finding in latest.findings if latest is not None else ():
        if finding.element == element.id and row.path and tuple(finding.field or ())[: len(row.path)] == row.path:
            show_topic(window, f"rule:{finding.code}")
            return
    form = _above(row, Form)
    cls = form.cls if form is not None and form.cls is not type(element) else type(element)
    name = str(row.path[-1]) if row.path else ""
    page = help_topics.kind_page(element.kind, cls, name)
    cast("HelpPanel", window.docks.show("help")).show_page(page)


def _show_element(window: MainWindow) -> None:
    ids = window.scene.selected_ids()
    element = window.controller.document.design.find(ids[0]) if ids else None
    show_topic(window, f"kind:{element.kind}" if element is not None else help_topics.CHECKING)


def _above(widget: QWidget, kind: type[W]) -> W | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, kind):
        above = above.parentWidget()
    return above if isinstance(above, kind) else None
