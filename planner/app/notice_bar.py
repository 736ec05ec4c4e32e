"""A line across the top of the window that says something lasting and offers what can be done about it.

A module of its own because a dialog would stop the work for news that can wait, and the status bar forgets it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QSizePolicy, QToolBar

from planner.app.appearance.marks import plain_icon

Choice = tuple[str, Callable[[], object]]


class NoticeBar(QToolBar):
    """The line; hidden while there is nothing to say."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("notice")
        self.setWindowTitle(self.tr("Notice"))
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggleViewAction().setVisible(False)
        window.addToolBarBreak(Qt.ToolBarArea.TopToolBarArea)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self)
        self._text = QLabel()
        self.topic = ""
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, topic: str, text: str, choices: Sequence[Choice]) -> None:
        """Says something in place of what was said before.

        Args:
            topic: by which it can be taken back.
            text: a sentence or two.
            choices: words of a button and what it does; the line is gone after that.
        """
        for action in self.actions():  # `clear` alone would keep their widgets
            self.removeAction(action)
            action.deleteLater()
        self.topic = topic
        self._text = QLabel(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAccessibleName(text)
        self._text.setMargin(5)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addAction(plain_icon("info"), "").setEnabled(False)
        self.addWidget(self._text)
        for words, act in choices:
            button = QPushButton(words.replace("&", ""))  # its letter belongs to a menu
            button.setAutoDefault(False)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(lambda _=False, chosen=act: self._on_chosen(chosen))
            self.addWidget(button)
        self.show()

    def take_back(self, topic: str) -> None:
        """Hides what was said about a topic."""
        if topic == self.topic:
            self.hide()

    def _on_chosen(self, act: Callable[[], object]) -> None:
        self.hide()
        act()


def take_back_notice(window: QMainWindow, topic: str) -> None:
    """Hides what was said about a topic, if anything was ever said."""
    found = window.findChild(NoticeBar)
    if isinstance(found, NoticeBar):
        found.take_back(topic)


def notice_bar_of(window: QMainWindow) -> NoticeBar:
    """The line of a window; made when something is first said."""
    found = window.findChild(NoticeBar)
    return found if isinstance(found, NoticeBar) else NoticeBar(window)
