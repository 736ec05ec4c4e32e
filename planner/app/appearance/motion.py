"""Motion: whether anything on the drawing may move by itself.

A module of its own because two have a say: the planner in the menu View, and the system, which may ask every program
for less motion.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle

from planner.app.appearance.translated import translate

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def is_less_motion_asked() -> bool:
    """Tells whether the system asks for less motion, where Qt knows.

    The style gives animations no time where the desktop switched them off. Windows has a switch of its own for
    effects; elsewhere Qt answers no for want of knowledge, which must not be taken for a wish.
    """
    if QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0:
        return True
    return sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def follow(window: MainWindow) -> None:
    """Lets the drawing move by itself, or not, as planner and system wish."""
    window.scene.is_animated = window.settings.wants_motion and not is_less_motion_asked()


def toggle(window: MainWindow) -> None:
    """Switches motion on or off from now on."""
    window.settings.wants_motion = not window.settings.wants_motion
    follow(window)
    if window.settings.wants_motion and not window.scene.is_animated:
        window.status.say(translate("motion", "The system asks for less motion, so nothing is animated."))
    window.refresh_actions()
