"""One control a kind of field: shows a value, tells a new one, says what is wrong where it is wrong.

A module of its own because the form only arranges controls; what a person types never leaves the control until it
means a value.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.app import theme
from planner.app.forms.context import Candidate, FormContext
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.texts import text_of, value_of
from planner.app.forms.wording import choice_word, field_label
from planner.app.rows import RoomyRows
from planner.app.translated import translate
from planner.findings.finding import Severity
from planner.model.errors import ModelError

_MOST_LINES = 6
_MOST_CHOICES = 7


class FieldControl(QWidget):
    """Base of all controls.

    Signals:
        edited(value, is_typing): the user gave another value.
        refused(text): what the user gave means no value; empty when it does again.
        left(): the user went on to something else.
    """

    edited = Signal(object, bool)
    refused = Signal(str)
    left = Signal()

    has_own_label = False
    """The control says its label itself (a check box)."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__()
        self.shape = shape
        self.label = label
        self._value: Any = None
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def value(self) -> Any:
        """The value shown last, or given last by the user."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Shows a value; what the user types that means just this value stays as it is typed."""
        raise NotImplementedError

    def set_refused(self, is_refused: bool) -> None:
        """Tints the control as holding something that was not taken."""

    def _give(self, value: Any, *, is_typing: bool) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value, is_typing)


def _tint(widget: QWidget, is_refused: bool) -> None:
    palette = widget.window().palette() if widget.parent() else QPalette()
    if is_refused:
        base = palette.color(QPalette.ColorRole.Base)
        error = theme.colours().of(Severity.ERROR)
        palette.setColor(QPalette.ColorRole.Base, theme.tinted(base, error, 0.18))
        widget.setPalette(palette)
    else:
        widget.setPalette(QPalette())


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
        if self._is_off and self.line.hasFocus():
            return  # what is being typed is not taken away while it is wrong
        if self._meant() != (value,):
            self.line.setText(text_of(self.shape, value))
            self.line.setCursorPosition(0)
        self._accept()

    def set_refused(self, is_refused: bool) -> None:
        """Tints the line."""
        self._is_off = is_refused
        _tint(self.line, is_refused)

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
        self._try(is_typing=False)
        self.left.emit()

    def _try(self, *, is_typing: bool) -> None:
        try:
            value = value_of(self.shape, self.line.text())
        except ModelError as problem:
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
        if shape.control is not Control.NOTE:
            self.lines.setPlaceholderText(translate("controls", "one per line"))
        self._box.addWidget(self.lines)
        self.setFocusProxy(self.lines)
        self.lines.textChanged.connect(self._on_typed)
        self.lines.left.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Shows the values, one a line."""
        self._value = value
        if self._is_off and self.lines.hasFocus():
            return
        if self._meant() != (value,):
            with QSignalBlocker(self.lines):
                self.lines.setPlainText(self._text(value))
            self.lines.fit()
        self._accept()

    def set_refused(self, is_refused: bool) -> None:
        """Tints the field."""
        self._is_off = is_refused
        _tint(self.lines, is_refused)

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
            self.set_refused(True)
            self.refused.emit(str(problem))
            return
        self._accept()
        self._give(value, is_typing=True)

    def _accept(self) -> None:
        if self._is_off:
            self.set_refused(False)
        self.refused.emit("")


class YesNoControl(FieldControl):
    """A check box that says its label itself."""

    has_own_label = True

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.box = QCheckBox(label)
        self.box.setAccessibleName(label)
        self._box.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(lambda on: self._give(on, is_typing=False))

    def show_value(self, value: Any) -> None:
        """Checks or unchecks."""
        self._value = bool(value)
        with QSignalBlocker(self.box):
            self.box.setChecked(self._value)


class Combo(QComboBox):
    """A combo box that does not change by the wheel while one scrolls past it, and does not push its panel wide."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel unless the box was clicked before."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceControl(FieldControl):
    """A combo box with the members of an enumeration in words."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.combo = Combo()
        self.combo.setAccessibleName(label)
        if shape.is_optional:
            self.combo.addItem(_unset_word(shape), None)
        for choice in shape.choices:
            self.combo.addItem(choice_word(choice), choice.value)
        self._box.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(self._on_chosen)

    def show_value(self, value: Any) -> None:
        """Shows the choice."""
        self._value = value
        self.combo.setCurrentIndex(self.combo.findData(value.value if value is not None else None))

    def _on_chosen(self, index: int) -> None:
        data = self.combo.itemData(index)
        value = next((choice for choice in self.shape.choices if choice.value == data), None)
        self._give(value, is_typing=False)


def _unset_word(shape: FieldShape) -> str:
    return (
        translate("controls", "As planned for the design")
        if shape.name == "generation"
        else translate("controls", "Not decided")
    )


class ChoicesControl(FieldControl):
    """A list of check boxes for several members of an enumeration."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.list = QListWidget()
        self.list.setAccessibleName(label)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for choice in shape.choices:
            item = QListWidgetItem(choice_word(choice))
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setItemDelegate(RoomyRows(self.list))
        rows = min(len(shape.choices), _MOST_CHOICES)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 2)
        self._box.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        """Checks what is chosen."""
        self._value = value
        chosen = {choice.value for choice in value}
        with QSignalBlocker(self.list):
            for item in self._items():
                is_chosen = item.data(Qt.ItemDataRole.UserRole) in chosen
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _on_changed(self, _: QListWidgetItem) -> None:
        checked = {
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        }
        staying = tuple(choice for choice in self._value if choice.value in checked)
        added = tuple(choice for choice in self.shape.choices if choice.value in checked and choice not in staying)
        self._give((*staying, *added), is_typing=False)


class _Searchable(Combo):
    """A combo box in which one finds an entry by typing any part of it."""

    left = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(label)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)


class ReferenceControl(FieldControl):
    """A combo box with everything the field may name; typing searches. A soft reference takes other text too."""

    def __init__(self, shape: FieldShape, label: str, context: FormContext) -> None:
        super().__init__(shape, label)
        self._context = context
        self._is_off = False
        self._shown: tuple[Candidate, ...] = ()
        self.combo = _Searchable(label)
        self._line = self.combo.lineEdit()
        assert self._line is not None
        self._line.setPlaceholderText(
            translate("controls", "not decided") if shape.is_optional else translate("controls", "choose")
        )
        self._box.addWidget(self.combo)
        self.jump = QToolButton()
        self.jump.setText("→")
        self.jump.setAutoRaise(True)
        self.jump.setAccessibleName(translate("controls", "Show {0}").format(label))
        self.jump.setToolTip(translate("controls", "Show this element"))
        self.jump.clicked.connect(self._on_jump)
        self._box.addWidget(self.jump)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(self._on_chosen)
        self._line.editingFinished.connect(self._on_finished)
        self._line.textEdited.connect(lambda _: self.refused.emit(""))

    def show_value(self, value: Any) -> None:
        """Shows what is named."""
        self._value = value
        self._fill()
        if self._is_off and self.combo.hasFocus():
            return
        self._show_text(value)
        self.set_refused(False)
        self.refused.emit("")

    def set_refused(self, is_refused: bool) -> None:
        """Tints the field."""
        self._is_off = is_refused
        _tint(self.combo, is_refused)

    def _fill(self) -> None:
        assert self.shape.ref is not None
        candidates = tuple(self._context.candidates(self.shape.ref))
        if candidates == self._shown and self.combo.count():
            return
        self._shown = candidates
        with QSignalBlocker(self.combo):
            self.combo.clear()
            if self.shape.is_optional:
                self.combo.addItem(translate("controls", "(none)"), None)
            for candidate in candidates:
                self.combo.addItem(candidate.text, candidate.id)

    def _show_text(self, value: Any) -> None:
        assert self._line is not None
        index = self.combo.findData(value)
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(index)
            if value is None:
                self._line.setText("")
            elif index < 0:
                self._line.setText(str(value))
        self._line.setCursorPosition(0)
        self.jump.setEnabled(index >= 0 and value is not None)

    def _on_chosen(self, index: int) -> None:
        self._take(self.combo.itemData(index))

    def _on_finished(self) -> None:
        assert self._line is not None
        text = self._line.text().strip()
        if not text and self.shape.is_optional:
            self._take(None)
        elif (found := self._meant(text)) is not None:
            self._take(found)
        else:
            self.set_refused(True)
            self.refused.emit(translate("controls", "'{0}' is none of the elements that can stand here").format(text))
        self.left.emit()

    def _meant(self, text: str) -> str | None:
        """The id that a text means: an entry of the list, an id, or itself where other text may stand."""
        for candidate in self._shown:
            if text.lower() in (candidate.id, candidate.text.lower()):
                return candidate.id
        assert self.shape.ref is not None
        return text if self.shape.ref.is_soft and text else None

    def _take(self, value: str | None) -> None:
        self.set_refused(False)
        self.refused.emit("")
        self._give(value, is_typing=False)
        self._show_text(self._value)

    def _on_jump(self) -> None:
        if self._value:
            self._context.show(str(self._value))


class ReferencesControl(ListControl):
    """Several references, one id a line, with a box that adds one by name."""

    def __init__(self, shape: FieldShape, label: str, context: FormContext) -> None:
        super().__init__(shape, label)
        self._context = context
        self._add = Combo()
        self._add.setAccessibleName(translate("controls", "Add to {0}").format(label))
        self._add.activated.connect(self._on_add)
        holder = QVBoxLayout()
        holder.setSpacing(3)
        self._box.removeWidget(self.lines)
        holder.addWidget(self.lines)
        holder.addWidget(self._add)
        self._box.addLayout(holder)

    def show_value(self, value: Any) -> None:
        """Shows the ids."""
        super().show_value(value)
        assert self.shape.ref is not None
        self._add.clear()
        self._add.addItem(translate("controls", "Add…"), None)
        for candidate in self._context.candidates(self.shape.ref):
            if candidate.id not in value:
                self._add.addItem(candidate.text, candidate.id)

    def _on_add(self, index: int) -> None:
        key = self._add.itemData(index)
        if key:
            self.lines.setPlainText("\n".join((*self._value, key)))


class SuggestionControl(FieldControl):
    """A line of text with suggestions; what is suggested depends on the element."""

    def __init__(self, shape: FieldShape, label: str, cls: type, context: FormContext) -> None:
        super().__init__(shape, label)
        self._cls = cls
        self._context = context
        self.combo = _Searchable(label)
        self._line = self.combo.lineEdit()
        assert self._line is not None
        self._line.setPlaceholderText(translate("controls", "any") if shape.is_optional else "")
        self._box.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(lambda _: self._on_finished())
        self._line.editingFinished.connect(self._on_finished)

    def show_value(self, value: Any) -> None:
        """Shows the text."""
        self._value = value
        wanted = self._context.suggestions(self._cls, self.shape.name) or ()
        if [self.combo.itemText(row) for row in range(self.combo.count())] != list(wanted):
            with QSignalBlocker(self.combo):
                self.combo.clear()
                self.combo.addItems(wanted)
        self.combo.setCurrentText(value or "")

    def set_refused(self, is_refused: bool) -> None:
        """Tints the field."""
        _tint(self.combo, is_refused)

    def _on_finished(self) -> None:
        text = self.combo.currentText().strip()
        self._give(None if self.shape.is_optional and not text else text, is_typing=False)
        self.left.emit()


_IDENTIFYING = frozenset({("Interface", "name")})


def control_for(cls: type, shape: FieldShape, context: FormContext) -> FieldControl:
    """The control of a field that is neither a group nor a table."""
    label = field_label(cls, shape.name)
    if context.suggestions(cls, shape.name) is not None:
        return SuggestionControl(shape, label, cls, context)
    match shape.control:
        case Control.YES_NO:
            return YesNoControl(shape, label)
        case Control.CHOICE:
            return ChoiceControl(shape, label)
        case Control.CHOICES:
            return ChoicesControl(shape, label)
        case Control.REFERENCE:
            return ReferenceControl(shape, label, context)
        case Control.REFERENCES:
            return ReferencesControl(shape, label, context)
        case Control.TEXTS | Control.ADDRESSES | Control.NETWORKS | Control.NOTE:
            return ListControl(shape, label)
        case _:
            is_live = shape.name != "id" and (cls.__name__, shape.name) not in _IDENTIFYING
            return LineControl(shape, label, is_live=is_live)
