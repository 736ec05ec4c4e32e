"""Controls of text: one value on a line, several values one a line.

A module of its own because what a person types stays here until it means a value.
"""

from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from planner.app.appearance.translated import translate
from planner.app.forms.field_control import MIXED, FieldControl, tint
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.texts import text_of, value_of
from planner.model.errors import ModelError

_MOST_LINES = 6


class _Line(QLineEdit):
    """A line whose undo is that of the document: what was typed is an edit like any other."""

    def event(self, event: QEvent) -> bool:
        """Leaves undo and redo to the window."""
        return False if _is_undo(event) else super().event(event)


def _is_undo(event: QEvent) -> bool:
    """Tells whether a key would undo or redo; accepting it would keep it from the menu."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        event.ignore()
        return True
    return False


class LineControl(FieldControl):
    """A line of text that means one value: text, number, address, network, ports."""

    def __init__(self, shape: FieldShape, label: str, *, is_live: bool = True) -> None:
        """Builds it.

        Args:
            shape: of the field.
            label: of the field.
            is_live: every keystroke that means a value is told; otherwise only the finished text (ids).
        """
        super().__init__(shape, label)
        self._is_live = is_live
        self._is_off = False
        self.line = _Line()
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(_placeholder(shape))
        self._box.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)

    def show_value(self, value: Any) -> None:
        """Shows the value as text."""
        self._value = value
        self.line.setPlaceholderText(_placeholder(self.shape))
        if (self._is_off or self._is_taking_back) and self.line.hasFocus():
            return  # what is being typed is not taken away while it is wrong
        if self._meant() != (value,):
            self.line.setText(text_of(self.shape, value))
            self.line.setCursorPosition(0)
        self._accept()

    def show_mixed(self) -> None:
        """Shows an empty line that says so."""
        super().show_mixed()
        self.line.clear()
        self.line.setPlaceholderText(translate("controls", "differs"))

    def set_refused(self, is_refused: bool) -> None:
        """Tints the line."""
        self._is_off = is_refused
        tint(self.line, is_refused)

    def _meant(self) -> tuple[Any, ...]:
        """The value that the text means, in a tuple; empty when it means none."""
        try:
            return (value_of(self.shape, self.line.text()),)
        except ModelError:
            return ()

    def _on_typed(self, _: str) -> None:
        if self._is_live:
            self._try(is_typing=True)

    def _on_finished(self) -> None:
        if self._value is not MIXED or self.line.text():
            self._try(is_typing=False)
        self.left.emit()

    def _try(self, *, is_typing: bool) -> None:
        try:
            value = value_of(self.shape, self.line.text())
        except ModelError as problem:
            self.take_back()
            self.set_refused(True)
            self.refused.emit(str(problem))
            return
        self._accept()
        self._give(value, is_typing=is_typing)

    def _accept(self) -> None:
        if self._is_off:
            self.set_refused(False)
        self.refused.emit("")


def _placeholder(shape: FieldShape) -> str:
    if shape.control is Control.TEXT and shape.is_optional:
        return translate("controls", "not planned")
    if shape.is_optional:
        return translate("controls", "not decided")
    examples = {
        Control.ADDRESS: "192.0.2.10",
        Control.NETWORK: "192.0.2.0/24",
        Control.PORTS: translate("controls", "any"),
    }
    return examples.get(shape.control, "")


class _Lines(QPlainTextEdit):
    """Plain text that is as high as its content, within bounds; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Takes the height of the content."""
        lines = min(max(self.blockCount(), self._least), _MOST_LINES)
        margins = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        is_long = self.blockCount() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)

    def event(self, event: QEvent) -> bool:
        """Leaves undo and redo to the window."""
        return False if _is_undo(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the user went on."""
        super().focusOutEvent(event)
        self.left.emit()


class ListControl(FieldControl):
    """Several values, one a line: names, addresses, networks. Also a note, which is one text."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self._is_off = False
        self.lines = _Lines(3 if shape.control is Control.NOTE else 1)
        self.lines.setAccessibleName(label)
        self._hint = "" if shape.control is Control.NOTE else translate("controls", "one per line")
        self.lines.setPlaceholderText(self._hint)
        self._box.addWidget(self.lines)
        self.setFocusProxy(self.lines)
        self.lines.textChanged.connect(self._on_typed)
        self.lines.left.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Shows the values, one a line."""
        self._value = value
        self.lines.setPlaceholderText(self._hint)
        if (self._is_off or self._is_taking_back) and self.lines.hasFocus():
            return
        if self._meant() != (value,):
            with QSignalBlocker(self.lines):
                self.lines.setPlainText(self._text(value))
            self.lines.fit()
        self._accept()

    def set_refused(self, is_refused: bool) -> None:
        """Tints the field."""
        self._is_off = is_refused
        tint(self.lines, is_refused)

    def show_mixed(self) -> None:
        """Shows an empty field that says so."""
        super().show_mixed()
        with QSignalBlocker(self.lines):
            self.lines.clear()
        self.lines.setPlaceholderText(translate("controls", "differs"))

    def _text(self, value: Any) -> str:
        return text_of(self.shape, value, "\n")

    def _meant(self) -> tuple[Any, ...]:
        try:
            return (value_of(self.shape, self.lines.toPlainText()),)
        except ModelError:
            return ()

    def _on_typed(self) -> None:
        try:
            value = value_of(self.shape, self.lines.toPlainText())
        except ModelError as problem:
            self.take_back()
            self.set_refused(True)
            self.refused.emit(str(problem))
            return
        self._accept()
        self._give(value, is_typing=True)

    def _accept(self) -> None:
        if self._is_off:
            self.set_refused(False)
        self.refused.emit("")
