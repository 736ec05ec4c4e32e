"""What panels say while parts are switched off: that their answers are those of a what-if, and of which.

A module of its own because several panels answer for the same what-if and must say it in the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.panels.findings_list import name_of
from planner.app.panels.verdict import VerdictBanner

if TYPE_CHECKING:
    from planner.model.design import Design

_MOST_NAMES = 3


class OffNotice(VerdictBanner):
    """Says what is switched off; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def show_off(self, design: Design, off: tuple[str, ...]) -> None:
        """Says that answers are those of the network without these parts."""
        self.setVisible(bool(off))
        if off:
            hint = translate("what-if", "These are the answers of a what-if. The design is not changed.")
            self.say(without_words(design, off), hint, None)


def without_words(design: Design, off: tuple[str, ...]) -> str:
    """What is switched off, in words."""
    names = [f"'{name_of(design, key)}'" for key in off]
    if len(names) > _MOST_NAMES:
        return translate("what-if", "What if {0} parts were gone").format(len(names))
    return translate("what-if", "What if {0} were gone").format(", ".join(names))
