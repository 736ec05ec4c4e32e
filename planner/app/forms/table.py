"""A table of nested values with its tools, and the form of the chosen row below it.

A module of its own because members, interfaces, addresses, NAT entries, rules, VIPs and publishing rules are all
edited in this one way.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.marks import MarkedLine
from planner.app.appearance.refusal_words import refusal_words
from planner.app.appearance.translated import plural, translate
from planner.app.forms.context import FormContext, Path
from planner.app.forms.meaning import field_tip
from planner.app.forms.new_items import new_item
from planner.app.forms.pasting import cells_of, paste, text_of_cells
from planner.app.forms.rows import RowsModel, has_more
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.standing import Standing, is_unconfirmed
from planner.app.forms.texts import text_of
from planner.app.forms.wording import choice_word, field_label, item_word
from planner.findings.finding import Severity
from planner.model.errors import ModelError

_MOST_ROWS = 6


class _Cells(QStyledItemDelegate):
    """Editors inside a table: combo boxes for choices and references, a line for everything else."""

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """An editor that fits the column."""
        model = index.model()
        assert isinstance(model, RowsModel)
        shape = model.columns[index.column()]
        label = str(model.headerData(index.column(), Qt.Orientation.Horizontal))
        editor: QWidget
        choices = self._choices(shape)
        if choices is None:
            editor = QLineEdit(parent)
            editor.setFrame(False)
        else:
            editor = QComboBox(parent)
            for text, value in choices:
                editor.addItem(text, value)
            editor.activated.connect(lambda _: self.commitData.emit(editor))
        editor.setAccessibleName(label)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Shows the value."""
        if isinstance(editor, QComboBox):
            value = index.data(Qt.ItemDataRole.UserRole)
            rows = range(editor.count())
            editor.setCurrentIndex(next((row for row in rows if editor.itemData(row) == value), -1))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Gives the value to the model."""
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.currentData(), Qt.ItemDataRole.UserRole)
        else:
            super().setModelData(editor, model, index)

    def _choices(self, shape: FieldShape) -> list[tuple[str, Any]] | None:
        unset: list[tuple[str, Any]] = [("", None)] if shape.is_optional else []
        if shape.control is Control.CHOICE:
            return unset + [(choice_word(choice), choice) for choice in shape.choices]
        if shape.control is Control.YES_NO:
            return [(text_of(shape, value), value) for value in (True, False)]
        if shape.control is Control.REFERENCE and shape.ref is not None and not shape.ref.is_soft:
            return unset + [(item.text, item.id) for item in self._context.candidates(shape.ref)]
        return None


class _Grid(QTableView):
    """A table as high as its rows, within bounds.

    Signals:
        copy_wanted(), paste_wanted(): the keys for it were pressed.
    """

    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(44)

    def fit(self) -> None:
        """Takes the height of the rows."""
        rows = self.model().rowCount() if self.model() is not None else 0
        row = self.verticalHeader().defaultSectionSize()
        height = max(1, min(rows, _MOST_ROWS)) * row + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height + 2 * self.frameWidth())

    def event(self, event: QEvent) -> bool:
        """Keeps copy and paste from the menu: here they mean cells."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _cell_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, as in a spreadsheet; copy and paste mean cells."""
        if (wanted := _cell_key(event)) is not None:
            (self.copy_wanted if wanted is QKeySequence.StandardKey.Copy else self.paste_wanted).emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _cell_key(event: QKeyEvent) -> QKeySequence.StandardKey | None:
    keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)
    return next((key for key in keys if event.matches(key)), None)


class TableControl(QWidget):
    """A field that holds several nested values."""

    def __init__(self, cls: type, shape: FieldShape, path: Path, context: FormContext) -> None:
        super().__init__()
        assert shape.cls is not None
        self.shape = shape
        self.path = path
        self._context = context
        self._cls: type = shape.cls
        self._word = item_word(self._cls)
        label = field_label(cls, shape.name)
        self._model = RowsModel(self._cls, path, context, self)
        self.grid = _Grid()
        self.grid.setAccessibleName(label)
        self.grid.setModel(self._model)
        self.grid.setItemDelegate(_Cells(context, self.grid))
        self._empty = QLabel(translate("tables", "None"))
        self._empty.setEnabled(False)
        self.problem = MarkedLine()
        self._remark = MarkedLine()
        self._details = QFrame()
        self._details_box = QVBoxLayout(self._details)
        self._details_box.setContentsMargins(10, 2, 0, 4)
        self._form: Any = None
        self._standing = Standing(label, shape, context)
        self._build(label, field_tip(cls, shape.name))
        self._model.refused.connect(self.problem.say)
        self.grid.copy_wanted.connect(self.copy_cells)
        self.grid.paste_wanted.connect(self.paste_cells)
        self.grid.setAccessibleDescription(
            translate("tables", "Cells are copied to and pasted from a spreadsheet; rows that are missing are added.")
        )
        self.grid.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())

    def _build(self, label: str, meaning: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        title = QLabel(label)
        title.setToolTip(meaning)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setBuddy(self.grid)
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(self._empty)
        self.add = self._tool("add", translate("tables", "Add {0}"), self.add_row)
        self.remove = self._tool("remove", translate("tables", "Remove {0}"), self.remove_row)
        self.up = self._tool("up", translate("tables", "Move {0} up"), lambda: self.move_row(-1))
        self.down = self._tool("down", translate("tables", "Move {0} down"), lambda: self.move_row(1))
        for button in (self.add, self.remove, self.up, self.down):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._standing)
        layout.addWidget(self.grid)
        layout.addWidget(self.problem)
        layout.addWidget(self._remark)
        layout.addWidget(self._details)

    def _tool(self, name: str, text: str, act: Any) -> QToolButton:
        signs = {"add": "+", "remove": "−", "up": "↑", "down": "↓"}
        button = QToolButton()
        button.setText(signs[name])
        button.setAutoRaise(True)
        button.setFixedSize(QSize(22, 22))
        button.setAccessibleName(text.format(self._word))
        button.setToolTip(text.format(self._word))
        button.clicked.connect(act)
        return button

    @property
    def row(self) -> int:
        """The chosen row; -1 for none."""
        return self.grid.currentIndex().row()

    def show_value(self, value: Any) -> None:
        """Shows the items; the chosen row stays."""
        self._model.show_items(value)
        self.grid.setVisible(bool(value))
        self._empty.setVisible(not value)
        if not value and any(button.hasFocus() for button in (self.remove, self.up, self.down)):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.remove, self.up, self.down):
            button.setVisible(bool(value))
        self.grid.fit()
        self._standing.show_value(value, is_open=is_unconfirmed(self.path, self._context))
        if self._form is not None and self.row < 0:
            self._show_row()
        elif self._form is not None and self._form.base[-1] == self.row and self.row < len(value):
            self._form.show_value(value[self.row])
        self._enable()

    @property
    def remarked(self) -> str:
        """What is said about what is shown."""
        return self._remark.text

    @property
    def standing(self) -> Standing:
        """What is said about how sure the table is."""
        return self._standing

    def remark(self, text: str) -> None:
        """Says something about what is shown; an empty text takes it back."""
        self._remark.say(text, Severity.INFO)

    def set_narrow(self, is_narrow: bool) -> None:
        """Tells the form of the chosen row how much room there is."""
        if self._form is not None:
            self._form.set_narrow(is_narrow)

    def show_findings(self, said: Any) -> None:
        """Shows findings at the fields of the chosen row."""
        if self._form is not None:
            self._form.show_findings(said)

    def controls_below(self) -> Any:
        """The form of the chosen row, or None."""
        return self._form

    def choose_row(self, row: int) -> None:
        """Chooses a row and shows its form."""
        self.grid.setCurrentIndex(self._model.index(row, 0))

    def add_row(self) -> None:
        """Adds a row and chooses it."""
        items = self._model.items
        try:
            item = new_item(self._cls, self._context.design(), self._context.owner(), items)
        except ModelError as problem:
            self.problem.say(refusal_words(str(problem)))
            return
        if self._commit((*items, item)):
            self.choose_row(len(items))
            self.grid.setFocus()

    def remove_row(self) -> None:
        """Removes the chosen row."""
        row, items = self.row, self._model.items
        if 0 <= row < len(items) and self._commit((*items[:row], *items[row + 1 :])) and len(items) > 1:
            self.choose_row(min(row, len(items) - 2))

    def move_row(self, step: int) -> None:
        """Moves the chosen row; order means something in rules and names."""
        row, items = self.row, list(self._model.items)
        if 0 <= row < len(items) and 0 <= row + step < len(items):
            items[row], items[row + step] = items[row + step], items[row]
            if self._commit(tuple(items)):
                self.choose_row(row + step)

    def copy_cells(self) -> None:
        """Puts the chosen cells on the clipboard as a spreadsheet takes them."""
        chosen = self.grid.selectionModel().selectedIndexes()
        places = {(index.row(), index.column()): str(index.data() or "") for index in chosen}
        if places:
            rows = sorted({row for row, _ in places})
            columns = sorted({column for _, column in places})
            block = [[places.get((row, column), "") for column in columns] for row in rows]
            QGuiApplication.clipboard().setText(text_of_cells(block))

    def paste_cells(self) -> None:
        """Puts a block of a spreadsheet into the cells from the chosen one on, as one step."""
        at = self.grid.currentIndex()
        model = self._model
        pasted = paste(
            model.columns,
            [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())],
            model.items,
            (max(at.row(), 0), max(at.column(), 0)),
            cells_of(QGuiApplication.clipboard().text()),
            model.meaning(),
            lambda items: new_item(self._cls, self._context.design(), self._context.owner(), items),
        )
        if pasted.problem:
            self.problem.say(pasted.problem)
        elif pasted.items == model.items or self._commit(pasted.items):
            model.mark_wrong(pasted.wrong)
            if pasted.wrong:
                text, why = next(iter(pasted.wrong.values()))
                words = plural("tables", "%n cells were not taken. '{0}': {1}", len(pasted.wrong))
                self.problem.say(words.format(text, why))

    def _commit(self, items: tuple[Any, ...]) -> bool:
        problem = self._context.commit(self.path, items, False)
        self.problem.say(problem)
        return not problem

    def _show_row(self) -> None:
        from planner.app.forms.form import Form  # the form holds tables, and a table holds a form

        if self._form is not None:
            self._form.setParent(None)
            self._form.deleteLater()
            self._form = None
        row = self.row
        if has_more(self._cls) and 0 <= row < len(self._model.items):
            self._form = Form(self._cls, (*self.path, row), self._context)
            self._form.show_value(self._model.items[row])
            self._details_box.addWidget(self._form)
        self._details.setVisible(self._form is not None)
        self._enable()

    def _enable(self) -> None:
        row, count = self.row, len(self._model.items)
        if self._context.is_read_only():  # rows are still chosen, to look at what they hold
            self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            for button in (self.add, self.remove, self.up, self.down):
                button.setEnabled(False)
            return
        self.remove.setEnabled(0 <= row < count)
        self.up.setEnabled(0 < row < count)
        self.down.setEnabled(0 <= row < count - 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Fits the rows; sizes of headers are right once the table is shown."""
        super().showEvent(event)
        self.grid.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fits the rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "grid"):
            self.grid.fit()
