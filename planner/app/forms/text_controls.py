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

from planner.app.appearance.refusal_words import refusal_words
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


class TypedControl(FieldControl):
    """Base of controls that are typed into: what means no value stays here, marked, and the design never sees it."""

    def __init__(self, shape: FieldShape, label: str, editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(shape, label)
        self._is_off = False
        self._editor = editor
        editor.setAccessibleName(label)
        editor.setPlaceholderText(self._hint())
        self._box.addWidget(editor)
        self.setFocusProxy(editor)

    def show_value(self, value: Any) -> None:
        """Shows the value as text."""
        self._value = value
        self._editor.setPlaceholderText(self._hint())
        if (self._is_off or self._is_taking_back) and self._editor.hasFocus():
            return  # what is being typed is not taken away while it is wrong
        if self._meant() != (value,):
            self._show_text(value)
        self._accept()

    def show_mixed(self) -> None:
        """Shows nothing, and why."""
        super().show_mixed()
        with QSignalBlocker(self._editor):
            self._editor.clear()
        self._editor.setPlaceholderText(translate("controls", "differs"))

    def set_refused(self, is_refused: bool) -> None:
        """Tints what is typed into."""
        self._is_off = is_refused
        tint(self._editor, is_refused)

    def _typed(self) -> str:
        """What stands there now."""
        raise NotImplementedError

    def _show_text(self, value: Any) -> None:
        """Puts a value there as text, without telling anybody."""
        raise NotImplementedError

    def _hint(self) -> str:
        """What stands there while nothing is typed."""
        raise NotImplementedError

    def _meant(self) -> tuple[Any, ...]:
        """The value that the text means, in a tuple; empty when it means none."""
        try:
            return (value_of(self.shape, self._typed()),)
        except ModelError:
            return ()

    def _try(self, *, is_typing: bool) -> None:
        try:
            value = value_of(self.shape, self._typed())
        except ModelError as problem:
            self.take_back()
            self.set_refused(True)
            self.refused.emit(refusal_words(str(problem)))
            return
        self._accept()
        self._give(value, is_typing=is_typing)

    def _accept(self) -> None:
        if self._is_off:
            self.set_refused(False)
        self.refused.emit("")


class LineControl(TypedControl):
    """A line of text that means one value: text, number, address, network, ports."""

    def __init__(self, shape: FieldShape, label: str, *, is_live: bool = True) -> None:
        """Builds it.

        Args:
            shape: of the field.
            label: of the field.
            is_live: every keystroke that means a value is told; otherwise only the finished text (ids).
        """
        self.line = _Line()
        super().__init__(shape, label, self.line)
        self._is_live = is_live
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)

    def _typed(self) -> str:
        return self.line.text()

    def _show_text(self, value: Any) -> None:
        self.line.setText(text_of(self.shape, value))
        self.line.setCursorPosition(0)

    def _hint(self) -> str:
        return _placeholder(self.shape)

    def _on_typed(self, _: str) -> None:
        if self._is_live:
            self._try(is_typing=True)

    def _on_finished(self) -> None:
        if self._value is not MIXED or self.line.text():
            self._try(is_typing=False)
        self.left.emit()


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


class ListControl(TypedControl):
    """Several values, one a line: names, addresses, networks. Also a note, which is one text."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        self.lines = _Lines(3 if shape.control is Control.NOTE else 1)
        super().__init__(shape, label, self.lines)
        self.lines.textChanged.connect(lambda: self._try(is_typing=True))
        self.lines.left.connect(self.left)

    def _typed(self) -> str:
        return self.lines.toPlainText()

    def _show_text(self, value: Any) -> None:
        with QSignalBlocker(self.lines):
            self.lines.setPlainText(text_of(self.shape, value, "\n"))
        self.lines.fit()

    def _hint(self) -> str:
        return "" if self.shape.control is Control.NOTE else translate("controls", "one per line")
