"""What to begin with, while nothing is open: a reference design, a file, or what was open last.

A module of its own because it is seen only then; it stands in the notice line, so that the empty canvas stays free
for those who begin to draw.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.notice_bar import Choice, notice_bar_of, take_back_notice

if TYPE_CHECKING:
    from pathlib import Path

    from planner.app.window import MainWindow

_TOPIC = "welcome"
_MOST_RECENT = 3


def welcome(window: MainWindow) -> None:
    """Offers what to begin with; it goes as soon as there is a design."""
    controller = window.controller
    if controller.path is not None or controller.is_dirty or controller.document.design.elements:
        return
    choices: list[Choice] = [
        (translate("welcome", "&New from a reference design…"), window.files.new),
        (translate("welcome", "&Propose from a few answers…"), window.files.propose),
        (translate("welcome", "&Open…"), window.files.open),
    ]
    for path in window.settings.recent_files[:_MOST_RECENT]:
        choices.append((path.name, _opening(window, path)))
    text = translate("welcome", "Nothing is open yet: draw, drop a file here, or begin with")
    notice_bar_of(window).say(_TOPIC, text, choices)
    controller.replaced.connect(lambda: take_back_notice(window, _TOPIC))
    controller.changed.connect(lambda _: take_back_notice(window, _TOPIC))


def _opening(window: MainWindow, path: Path) -> Callable[[], object]:
    return lambda: window.files.open(path)
