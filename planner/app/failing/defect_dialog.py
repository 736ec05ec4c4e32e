"""What a user sees of a defect: that the work is kept, where the report is, and what to do now.

A module of its own because the window goes on beside it; only the details show what programmers read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from planner.app.appearance.translated import plural

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_MOST = 200_000


class DefectDialog(QDialog):
    """Tells of a defect. A second one while it is open is counted, not shown again."""

    def __init__(self, window: MainWindow, report: str, file: Path, *, is_earlier: bool = False) -> None:
        """Fills the dialog.

        Args:
            window: stays usable.
            report: what programmers read.
            file: where it was written.
            is_earlier: it happened in the run before this one.
        """
        super().__init__(window)
        self._window = window
        self._file = file
        self._count = 1
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A defect of the planner"))
        self.intro = QLabel(self._earlier_text() if is_earlier else self._present_text())
        self.intro.setWordWrap(True)
        place = QLabel(self.tr("The report is in {0}").format(file))
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setTextFormat(Qt.TextFormat.PlainText)
        self.details = QPlainTextEdit(report[-_MOST:])
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("Report"))
        self.details.hide()
        layout = QVBoxLayout(self)
        for part in (self.intro, place, self.details, self._buttons(is_earlier)):
            layout.addWidget(part)
        self.setMinimumWidth(480)

    def count_another(self, report: str) -> None:
        """Counts a further defect."""
        self._count += 1
        self.details.appendPlainText("\n" + report[-_MOST:])
        more = plural("DefectDialog", "%n defect(s) so far.", self._count)
        self.intro.setText(f"{self._present_text()} {more}")

    def _present_text(self) -> str:
        return self.tr(
            "Something in the planner failed. Your work is kept: a copy was written, and the window goes on. "
            "Save the design, and send the report to whoever maintains the planner."
        )

    def _earlier_text(self) -> str:
        return self.tr(
            "The planner ended unexpectedly last time. Unsaved work is offered separately. "
            "Please send the report to whoever maintains the planner."
        )

    def _buttons(self, is_earlier: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        if not is_earlier:
            save = buttons.addButton(self.tr("&Save the design"), role)
            save.clicked.connect(self._window.save)
            save.setDefault(True)
        copy = buttons.addButton(self.tr("&Copy report"), role)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        folder = buttons.addButton(self.tr("Open &folder"), role)
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent))))
        self.more: QPushButton = buttons.addButton(self.tr("&Details"), role)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_details)
        return buttons

    def _show_details(self, is_shown: bool) -> None:
        self.details.setVisible(is_shown)
        self.adjustSize()


def tell_defect(window: MainWindow, report: str, file: Path) -> DefectDialog:
    """Shows a defect of this run; one that comes while another is shown is counted there."""
    for dialog in window.findChildren(DefectDialog):
        if dialog.isVisible():
            dialog.count_another(report)
            return dialog
    dialog = DefectDialog(window, report, file)
    dialog.show()
    return dialog
