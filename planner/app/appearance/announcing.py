"""Announcing: what the window shows without the keyboard going there, said to screen readers.

A module of its own because a screen reader tells where the keyboard is and nothing else: what stands in the status
bar, what is selected on the drawing and what a check has found must be handed to it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Says something to a screen reader; nothing happens where there is none.

    Args:
        widget: that it is about; it must be shown.
        text: a sentence or less.
    """
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # read when something is first said

    if text and QAccessible.isActive() and widget.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
