"""The document of the window: the only QObject that owns an EditingSession.

A module of its own because everything that edits asks here and everything that shows listens here; with one news
for a change there is nothing to forget.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.editing.change import Change
from planner.editing.edit import Edit
from planner.editing.session import EditingSession
from planner.model.document import Document
from planner.model.errors import BrokenDesignError, ModelError

_LARGE = 300
"""With so many elements an edit of all of them keeps the window waiting."""


class DocumentController(QObject):
    """Edits, undo and redo of one document, and where it is stored.

    Signals:
        changed(Change): the document differs from before, by an edit, undo or redo.
        replaced(): another document stands in the window; nothing of the old one holds.
        dirty_changed(bool): there is unsaved work, or none any more.
        history_changed(): what can be undone or redone differs.
        place_changed(): the file of the document, or its title in the window, differs.
        findings_changed(Inspection): what is said about the document, see `inspection_runner`.
        read_only_changed(bool): the document may be looked at only, or be edited again.
        failed(str): an act was refused, in words for the status bar.
    """

    changed = Signal(object)
    replaced = Signal()
    dirty_changed = Signal(bool)
    history_changed = Signal()
    place_changed = Signal()
    findings_changed = Signal(object)
    read_only_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = EditingSession(Document())
        self._path: Path | None = None
        self._fingerprint = ""
        self._was_dirty = False
        self._is_read_only = False
        self.beside: Callable[[Callable[[], Any]], Any] = lambda work: work()
        """Does work in a thread and answers with its result, while the window lives but takes no input."""
        self._session.subscribe(self._on_change)

    @property
    def session(self) -> EditingSession:
        """The session itself, for those who only read (the canvas)."""
        return self._session

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._session.document

    @property
    def path(self) -> Path | None:
        """The file of the document; None while it has none."""
        return self._path

    @property
    def fingerprint(self) -> str:
        """Of the file as it was when it was read or written last; empty while there is none."""
        return self._fingerprint

    @property
    def is_dirty(self) -> bool:
        """Tells whether there is unsaved work."""
        return self._session.is_dirty

    @property
    def is_read_only(self) -> bool:
        """Tells whether every act is refused."""
        return self._is_read_only

    def set_read_only(self, is_read_only: bool) -> None:
        """Lets the document be looked at only, or be edited again."""
        if is_read_only != self._is_read_only:
            self._is_read_only = is_read_only
            self.read_only_changed.emit(is_read_only)
            self.place_changed.emit()
            self.history_changed.emit()

    @property
    def name(self) -> str:
        """What people call the document: its file, else its title."""
        if self._path is not None:
            return self._path.name
        return self.document.title or self.tr("Untitled design")

    def show_document(
        self, document: Document, path: Path | None = None, fingerprint: str = "", *, is_saved: bool = True
    ) -> None:
        """Puts another document into the window.

        Args:
            document: what is edited from now on, with a history of its own.
            path: its file, or None.
            fingerprint: of the file's content as it was read.
            is_saved: False for work that is in no file (recovered, imported).
        """
        self._session = EditingSession(document)
        self._session.subscribe(self._on_change)
        if not is_saved:
            self._session.mark_unsaved()
        self._path, self._fingerprint = path, fingerprint
        self.set_read_only(False)
        self.replaced.emit()
        self.place_changed.emit()
        self._tell_history()

    def do(self, edit: Edit) -> Change:
        """Does an edit.

        Raises:
            ModelError: it was refused; nothing has changed.
        """
        if self._is_read_only:
            raise ModelError(self.tr("this design is open for reading only (Review, Read only lets it be edited)"))
        session = self._session
        is_large = len(self.document.layout.placements) >= _LARGE
        prepared = self.beside(lambda: session.prepare(edit)) if is_large else session.prepare(edit)
        change = self._session.take(prepared)
        self._tell_history()
        return change

    def propose(self, edit: Edit) -> bool:
        """Does an edit; a refusal is told by `failed` and answered with False."""
        try:
            self.do(edit)
        except ModelError as problem:
            self.failed.emit(words_of(problem))
            return False
        return True

    def undo(self) -> None:
        """Takes the last edit back."""
        if self._is_read_only:
            return
        self._session.undo()
        self._tell_history()

    def redo(self) -> None:
        """Brings the edit back that was undone last."""
        if self._is_read_only:
            return
        self._session.redo()
        self._tell_history()

    def end_merge(self) -> None:
        """The next edit is an undo step of its own."""
        self._session.end_merge()

    def mark_saved(self, path: Path, fingerprint: str) -> None:
        """The document as it is now stands in this file."""
        self._path, self._fingerprint = path, fingerprint
        self._session.mark_saved()
        self.place_changed.emit()
        self._tell_history()

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)
        if change.has_title:
            self.place_changed.emit()

    def _tell_history(self) -> None:
        self.history_changed.emit()
        if self.is_dirty != self._was_dirty:
            self._was_dirty = self.is_dirty
            self.dirty_changed.emit(self.is_dirty)


def words_of(problem: ModelError) -> str:
    """A refusal as a sentence for people."""
    from planner.app.appearance.refusal_words import refusal_words

    if isinstance(problem, BrokenDesignError):
        text = "; ".join(dict.fromkeys(refusal_words(fault.message) for fault in problem.problems))
    else:
        text = refusal_words(str(problem))
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
