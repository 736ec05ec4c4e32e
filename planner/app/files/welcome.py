"""What to begin with, while nothing is open: a page in the middle of the empty canvas.

A module of its own because it is seen only then. It offers the commands of the menu, what was open last, and says how
to draw; it goes with the first element, and comes back with the next empty design.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.app.appearance.marks import plain_icon
from planner.app.appearance.translated import translate
from planner.app.forms.form import heading

if TYPE_CHECKING:
    from pathlib import Path

    from planner.app.window import MainWindow

_ACTIONS = ("propose", "new", "open", "import")
_MOST_RECENT = 5
_WIDTH = 400
_BESIDE = 170
"""Room for what is said at the right end of a button."""


def welcome(window: MainWindow) -> None:
    """Offers what to begin with, now and whenever the window shows an empty design that is no file."""
    page = window.findChild(WelcomePage) or WelcomePage(window)
    page.follow()


class WelcomePage(QFrame):
    """Commands to begin with, designs that were open last, and how to draw."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.view.viewport())
        self._window = window
        self.setObjectName("welcome")
        self.setAccessibleName(translate("welcome", "Begin a design"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        window.view.viewport().installEventFilter(self)
        window.view.zoom_changed.connect(lambda _: self._place())
        for bar in (window.view.horizontalScrollBar(), window.view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self._place())
        window.controller.replaced.connect(self.follow)
        window.controller.changed.connect(lambda _: self.follow())
        self.hide()

    @property
    def buttons(self) -> list[QToolButton]:
        """What can be chosen."""
        return self.findChildren(QToolButton)

    def follow(self) -> None:
        """Shows the page while there is nothing else to see."""
        controller = self._window.controller
        document = controller.document
        is_nothing = not document.design.elements and not document.layout.annotations
        is_wanted = is_nothing and controller.path is None and not controller.is_dirty
        if is_wanted and self.isHidden():
            self._fill()
        self.setVisible(is_wanted)
        self._place()

    def _fill(self) -> None:
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(4)
        title = QLabel(self.accessibleName())
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        title.setFont(font)
        whole.addWidget(title)
        for action_id in _ACTIONS:
            whole.addWidget(_button_of(self._window.actions_table[action_id]))
        recent = self._window.settings.recent_files[:_MOST_RECENT]
        if recent:
            whole.addWidget(heading(translate("welcome", "Open again")))
        for path in recent:
            whole.addWidget(self._button_for(path))
        whole.addWidget(heading(translate("welcome", "Or draw")))
        words = translate(
            "welcome",
            "Drag elements from the palette, press {0} and type a name, paste YAML, or drop a file here.",
        )
        hint = QLabel(words.format(self._window.actions_table["quick-add"].shortcut().toString(_NATIVE)))
        hint.setWordWrap(True)
        hint.setTextFormat(Qt.TextFormat.PlainText)
        whole.addWidget(hint)
        self._area.setWidget(body)  # in place of the one before

    def _button_for(self, path: Path) -> QToolButton:
        button = _plain_button(path.name, "open")
        _say_beside(button, _short(path.parent))
        button.setToolTip(str(path))
        button.setAccessibleDescription(str(path))
        button.clicked.connect(lambda: self._window.files.open(path))
        return button

    def _place(self) -> None:
        body = self._area.widget()
        if self.isHidden() or body is None:
            return
        room = self._window.view.viewport().rect()
        width = min(_WIDTH, room.width())
        height = min(max(body.sizeHint().height(), body.heightForWidth(width - 2)) + 2, room.height())
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _renew(self) -> None:
        self.setAccessibleName(translate("welcome", "Begin a design"))
        self.hide()
        self.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Says everything in another language, with icons of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange) and self.isVisible():
            QTimer.singleShot(0, self, self._renew)  # the actions take their new words and icons first


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _button_of(action: QAction) -> QToolButton:
    keys = action.shortcut().toString(_NATIVE)
    text = action.text().replace("&", "")
    button = _plain_button(text, "")
    _say_beside(button, keys)
    button.setIcon(action.icon())
    button.setAccessibleName(text)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button


def _say_beside(button: QToolButton, text: str) -> None:
    """Says something at the right end of a button, less loud than its text; shortened where there is no room."""
    said = QLabel(text)
    said.setTextFormat(Qt.TextFormat.PlainText)
    said.setEnabled(False)
    said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    said.setText(said.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _BESIDE))
    line = QHBoxLayout(button)
    line.setContentsMargins(0, 0, 8, 0)
    line.addStretch(1)
    line.addWidget(said)


def _short(folder: Path) -> str:
    """A folder as people write it."""
    home = folder.home()
    return f"~/{folder.relative_to(home).as_posix()}".rstrip("/.") if folder.is_relative_to(home) else str(folder)


def _plain_button(text: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(text)
    button.setAutoRaise(True)
    button.setIconSize(QSize(18, 18))
    if icon:
        button.setIcon(plain_icon(icon))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
