"""Everything that can be done or gone to, as one list: actions, panels, saved views, recent files, elements.

A module of its own because the command palette shows this list and the tests say that nothing is missing from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QIcon, QKeySequence

from planner.app.actions.row import why_not
from planner.app.actions.table import ACTIONS
from planner.app.appearance.marks import plain_icon
from planner.app.appearance.translated import translate
from planner.app.docks import DOCKS
from planner.app.forms.context import title_of
from planner.app.forms.wording import kind_word
from planner.app.menus import menu_of
from planner.records import dataclass

if TYPE_CHECKING:
    from planner.app.window import MainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette.

    Attributes:
        id: what it is known by; unique.
        title: without mnemonic. group: where it belongs, in a word.
        keys: its shortcut as people write it; empty for none.
        why_not: why it is not possible now; empty when it is.
        rank: commands of a lower rank stand first among equals.
    """

    id: str
    title: str
    group: str
    run: Callable[[], object]
    keys: str = ""
    why_not: str = ""
    icon: QIcon | None = None
    rank: int = 0


def commands_of(window: MainWindow) -> tuple[Command, ...]:
    """All commands of a window, as things stand now."""
    return (*_actions(window), *_panels(window), *_views(window), *_recent(window), *_elements(window))


def plain(text: str) -> str:
    """A text without the mark of its mnemonic and without the dots that announce a dialog."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def keys_of(action: QAction) -> str:
    """The first shortcut of an action, as people write it on this system."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _actions(window: MainWindow) -> Iterator[Command]:
    window.refresh_actions()
    for row in ACTIONS:
        action = window.actions_table[row.id]
        reason = "" if action.isEnabled() else why_not(row)
        group = menu_of(row.id)
        yield Command(row.id, plain(action.text()), group, action.trigger, keys_of(action), reason, action.icon())


def _panels(window: MainWindow) -> Iterator[Command]:
    group = translate("commands", "Panel")
    for row in DOCKS:
        yield Command(
            f"panel-{row.id}",
            window.docks[row.id].windowTitle(),
            group,
            lambda key=row.id: window.docks.show(key),  # type: ignore[misc]  # the default binds the value
            keys_of(window.docks.go_action(row.id)),
            rank=1,
        )


def _views(window: MainWindow) -> Iterator[Command]:
    group = translate("commands", "Saved view")
    for view in window.controller.document.options.views:
        yield Command(
            f"view {view.name}",
            view.name,
            group,
            lambda name=view.name: _look_through(window, name),  # type: ignore[misc]  # the default binds the value
            rank=1,
        )


def _look_through(window: MainWindow, name: str) -> None:
    from planner.app.views.view_commands import switch_to

    switch_to(window, name)


def _recent(window: MainWindow) -> Iterator[Command]:
    group = translate("commands", "Recent file")
    for path in window.settings.recent_files:
        yield Command(
            f"recent-{path}",
            f"{path.name} – {path.parent}",
            group,
            lambda chosen=path: window.files.open(chosen),  # type: ignore[misc]  # the default binds the value
            icon=plain_icon("open"),
            rank=2,
        )


def _elements(window: MainWindow) -> Iterator[Command]:
    for element in window.controller.document.design.elements:
        yield Command(
            f"element-{element.id}",
            title_of(element),
            kind_word(element.kind),
            lambda key=element.id: window.wiring.show_element(key),  # type: ignore[misc]  # the default binds the value
            rank=3,
        )
