"""The review: comments of people, and the checklist of what only people can answer.

A module of its own because both are words with a name under them, and one panel asks for that name once.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from planner.app.appearance.settings import Settings
from planner.app.document_controller import DocumentController
from planner.app.panels.checklist import ChecklistTab
from planner.app.panels.comments import CommentsTab


def now() -> str:
    """Date and time of an act, to the minute, with the offset: people of several countries review one design."""
    return datetime.now().astimezone().isoformat(timespec="minutes")


class ReviewPanel(QWidget):
    """Comments and checklist.

    Signals:
        element_wanted(str): show this element.
    """

    element_wanted = Signal(str)

    def __init__(self, controller: DocumentController, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.author = QLineEdit(settings.author)
        self.author.setAccessibleName(self.tr("Your name, under what you write"))
        self.author.setMaximumWidth(220)

        def keep_author() -> None:
            settings.author = self.author.text()

        self.author.editingFinished.connect(keep_author)
        self.comments = CommentsTab(controller, self._signature)
        self.checklist = ChecklistTab(controller, self._signature)
        self.comments.element_wanted.connect(self.element_wanted)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.comments, "")
        self.tabs.addTab(self.checklist, "")
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 4, 0)
        label = QLabel(self.tr("Your &name"))
        label.setBuddy(self.author)
        row.addWidget(label)
        row.addWidget(self.author)
        self.tabs.setCornerWidget(corner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.addWidget(self.tabs)
        self.setFocusProxy(self.comments.view)
        controller.changed.connect(self._on_changed)
        controller.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the document says now."""
        self.comments.refresh()
        self.checklist.refresh()
        self.tabs.setTabText(0, self.tr("Comments ({0} open)").format(self.comments.open_count))
        self.tabs.setTabText(1, self.tr("Checklist ({0} open)").format(self.checklist.open_count))

    def _on_changed(self, change: object) -> None:
        if getattr(change, "has_options", False) or getattr(change, "has_settings", False):
            self.refresh()

    def _signature(self) -> tuple[str, str]:
        """Who acts, and when."""
        return self.author.text().strip(), now()
