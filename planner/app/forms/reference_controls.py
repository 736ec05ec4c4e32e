"""Controls of references and of texts with suggestions: found by typing any part of a name.

A module of its own because what can be named is asked of the design each time.
"""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QToolButton,
    QVBoxLayout,
)

from planner.app.appearance.translated import translate
from planner.app.forms.choice_controls import Combo
from planner.app.forms.context import Candidate, FormContext
from planner.app.forms.field_control import MIXED, FieldControl, tint
from planner.app.forms.shapes import FieldShape
from planner.app.forms.text_controls import ListControl
from planner.app.searching.search import FreeLine


class _Searchable(Combo):
    """A combo box in which one finds an entry by typing any part of it."""

    left = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(label)
        line = FreeLine()
        self.setLineEdit(line)
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

    def show_mixed(self) -> None:
        """Shows nothing chosen and says why."""
        self._fill()
        super().show_mixed()
        self.combo.setCurrentIndex(-1)
        assert self._line is not None
        self._line.setText("")
        self._line.setPlaceholderText(translate("controls", "differs"))
        self.jump.setEnabled(False)

    def forbid(self) -> None:
        """Greys the choice; one may still go to what is named."""
        self.combo.setEnabled(False)

    def set_refused(self, is_refused: bool) -> None:
        """Tints the field."""
        self._is_off = is_refused
        tint(self.combo, is_refused)

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
        if not text and self._value is MIXED:
            self.left.emit()
            return
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
        tint(self.combo, is_refused)

    def _on_finished(self) -> None:
        text = self.combo.currentText().strip()
        self._give(None if self.shape.is_optional and not text else text, is_typing=False)
        self.left.emit()
