"""A dialog that stands in front of its window until it is answered.

A module of its own because every one of them is tidied and let go of in this one way.
"""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton


def ask(dialog: QDialog) -> int:
    """Shows a dialog until it is answered, and lets go of it: its window would keep it, with all that it shows.

    What was chosen can be read from it until control is back in the event loop.
    """
    tidy(dialog)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer


def tidy(dialog: QDialog) -> None:
    """Takes the icons off the buttons: some desktops put them on some, and ours beside those have none."""
    if isinstance(dialog, QMessageBox) and not dialog.buttons():
        dialog.addButton(QMessageBox.StandardButton.Ok)  # as Qt does, but only when it is shown
    dialog.sizeHint()  # Qt's own dialogs make their buttons only now
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
