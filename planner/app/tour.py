"""The first-run text, shown from the Help menu too.

A module of its own because it is text with a frame; the text itself is a resource.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from planner.resource_files import resource_path


class TourDialog(QDialog):
    """Shows resources/help/tour.md; the window stays usable beside it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Tour"))
        self.setModal(False)
        text = QTextBrowser()
        text.setAccessibleName(self.tr("Tour"))
        text.document().setDocumentMargin(12)
        text.setMarkdown(resource_path("help", "tour.md").read_text(encoding="utf-8"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)
        self.resize(QSize(620, 560))
