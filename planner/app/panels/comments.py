"""Comments as a list with their thread: filter, choose, answer, close.

A module of its own because it is one half of the review panel, and the half that points at the drawing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.marks import plain_icon
from planner.app.appearance.rows import SpareColumns, set_up_rows
from planner.app.appearance.translated import translate
from planner.app.document_controller import DocumentController
from planner.app.forms.choice_controls import Combo
from planner.app.review.note_marks import short
from planner.app.searching.search import SearchLine
from planner.editing import reviewing
from planner.editing.design_settings import ChangeOptions
from planner.model.design import Design
from planner.model.review import NoteState, ReviewNote

_KEY = Qt.ItemDataRole.UserRole
_OPEN, _DONE, _ALL = "open", "done", "all"

Signature = Callable[[], tuple[str, str]]


class CommentsTab(QWidget):
    """The comments of a document.

    Signals:
        element_wanted(str): a comment was chosen; show what it is pinned to.
    """

    element_wanted = Signal(str)

    def __init__(self, controller: DocumentController, signature: Signature, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._signature = signature
        self._is_quiet = False
        self._search = SearchLine(self.tr("Text, name or element"), self.tr("Filter comments"))
        self.states = Combo()
        self.states.setAccessibleName(self.tr("Which comments are listed"))
        for key, text in ((_OPEN, self.tr("Open")), (_DONE, self.tr("Done")), (_ALL, self.tr("All"))):
            self.states.addItem(text, key)
        self.view = QTreeWidget()
        self.talk = QPlainTextEdit()
        self.answer = QLineEdit()
        self.reply = QPushButton(self.tr("&Reply"))
        self.close_note = QPushButton(self.tr("&Done"))
        self.delete = QPushButton(self.tr("De&lete"))
        self._build()
        self._connect()

    def _build(self) -> None:
        heads = (self.tr("State"), self.tr("About"), self.tr("Comment"), self.tr("By"), self.tr("Date"))
        set_up_rows(self.view, self.tr("Comments"), heads, (80, 120, 380, 90, 90), stretched=2)
        SpareColumns(self.view, 2, (3, 4))
        self.view.setRootIsDecorated(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.talk.setReadOnly(True)
        self.talk.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 12)  # the panel must not scroll around it
        self.talk.setAccessibleName(self.tr("The comment with its replies"))
        self.talk.setPlaceholderText(
            self.tr("Select an element and press Ctrl+Alt+N to comment on it; without a selection, on the design.")
        )
        self.answer.setPlaceholderText(self.tr("Reply"))
        self.answer.setAccessibleName(self.tr("Reply"))
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self.states)
        buttons = QHBoxLayout()
        for button in (self.reply, self.close_note, self.delete):
            buttons.addWidget(button)
        thread = QWidget()
        inner = QVBoxLayout(thread)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(self.talk)
        inner.addWidget(self.answer)
        inner.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.view)
        splitter.addWidget(thread)
        splitter.setSizes([640, 420])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addLayout(top)
        whole.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self.refresh)
        self.states.currentIndexChanged.connect(self.refresh)
        self.view.currentItemChanged.connect(lambda *_: self._on_current())
        self.view.itemActivated.connect(lambda *_: self._go())
        self.view.itemClicked.connect(lambda *_: self._go())
        self.answer.returnPressed.connect(self._on_reply)
        self.answer.textChanged.connect(self._enable)
        self.reply.clicked.connect(self._on_reply)
        self.close_note.clicked.connect(self._on_state)
        self.delete.clicked.connect(self._on_delete)
        self._controller.read_only_changed.connect(self._enable)

    # --- what is shown

    @property
    def open_count(self) -> int:
        """How many comments are open."""
        return sum(note.state is NoteState.OPEN for note in self._notes)

    @property
    def current(self) -> ReviewNote | None:
        """The chosen comment."""
        item = self.view.currentItem()
        key = item.data(0, _KEY) if item is not None else None
        return next((note for note in self._notes if note.id == key), None)

    @property
    def _notes(self) -> tuple[ReviewNote, ...]:
        return self._controller.document.options.review_notes

    def refresh(self) -> None:
        """Lists what the filter lets through; the chosen comment stays chosen while it is listed."""
        before = self.current
        self._is_quiet = True
        self.view.clear()
        design = self._controller.document.design
        for note in self._notes:
            if self._is_wanted(note, design):
                self._add(note, design)
        self._is_quiet = False
        self.choose(before.id if before is not None else "")
        self._on_current()

    def choose(self, note_id: str) -> bool:
        """Chooses a comment that is listed."""
        for row in range(self.view.topLevelItemCount()):
            item = self.view.topLevelItem(row)
            if item is not None and item.data(0, _KEY) == note_id:
                self.view.setCurrentItem(item)
                return True
        return False

    def _add(self, note: ReviewNote, design: Design) -> None:
        is_open = note.state is NoteState.OPEN
        replies = f" (+{len(note.replies)})" if note.replies else ""
        state = self.tr("Open") if is_open else self.tr("Done")
        item = QTreeWidgetItem([state, about(note, design), short(note.text) + replies, note.author, _day(note.date)])
        item.setData(0, _KEY, note.id)
        item.setIcon(0, plain_icon("chat" if is_open else "check"))
        item.setToolTip(2, note.text)
        self.view.addTopLevelItem(item)

    def _is_wanted(self, note: ReviewNote, design: Design) -> bool:
        chosen = self.states.currentData()
        if chosen != _ALL and note.state.value != chosen:
            return False
        words = self._search.text().lower().split()
        texts = (note.text, note.author, about(note, design), *(answer.text for answer in note.replies))
        whole = "\n".join(texts).lower()
        return all(word in whole for word in words)

    def _on_current(self) -> None:
        if self._is_quiet:
            return
        note = self.current
        self.talk.setPlainText("\n\n".join(_told(note)) if note is not None else "")
        is_done = note is not None and note.state is NoteState.DONE
        self.close_note.setText(self.tr("&Open again") if is_done else self.tr("&Done"))
        self._enable()

    def _enable(self) -> None:
        can_act = self.current is not None and not self._controller.is_read_only
        for control in (self.answer, self.close_note, self.delete):
            control.setEnabled(can_act)
        self.reply.setEnabled(can_act and bool(self.answer.text().strip()))

    # --- acts

    def _go(self) -> None:
        note = self.current
        if note is not None and note.element is not None:
            self.element_wanted.emit(note.element)

    def _on_reply(self) -> None:
        note = self.current
        if note is None or not self.answer.text().strip():
            return
        author, date = self._signature()
        edit = reviewing.reply(self._controller.document, note.id, self.answer.text(), author=author, date=date)
        if self._controller.propose(edit):
            self.answer.clear()

    def _on_state(self) -> None:
        note = self.current
        if note is not None:
            state = NoteState.OPEN if note.state is NoteState.DONE else NoteState.DONE
            self._do(reviewing.set_state(self._controller.document, note.id, state))

    def _on_delete(self) -> None:
        note = self.current
        if note is not None:
            self._do(reviewing.remove_comment(self._controller.document, note.id))

    def _do(self, edit: ChangeOptions) -> None:
        self._controller.propose(edit)


def about(note: ReviewNote, design: Design) -> str:
    """What a comment is pinned to, in words."""
    if note.removed:
        gone = translate("comments", "{0} (removed)").format(note.removed)
        return f"{gone} · {note.code}" if note.code else gone
    if note.element is None:
        return note.code or ""
    owner = design.owner_of(note.element)
    name = getattr(design.find(note.element), "name", "") or note.element
    where = name if owner is not None else f"{note.element} –"
    return f"{where} · {note.code}" if note.code else where


def _told(note: ReviewNote) -> list[str]:
    heads = [(note.author, note.date, note.text), *((item.author, item.date, item.text) for item in note.replies)]
    return [f"{author or '?'}, {date.replace('T', ' ')}\n{text}" for author, date, text in heads]


def _day(date: str) -> str:
    return date.partition("T")[0]
