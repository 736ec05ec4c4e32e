"""ClipboardView: copying, cutting, pasting and duplicating what a view shows.

A module of its own because the clipboard is a world outside; zooming and gestures need none of it. What a text from
there means is imported when something is copied or pasted, long after the window is seen.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsView, QWidget

from planner.canvas.mime import clipboard_text, fragment_data
from planner.canvas.scene import CanvasScene
from planner.editing.removal import RemoveElements
from planner.model.document import Document

if TYPE_CHECKING:
    from planner.editing.clipboard import Fragment

_MANY = 100
"""More elements than these are written and read beside the window."""
_LONG = 100_000
"""So many characters are as many elements."""


class ClipboardView(QGraphicsView):
    """A view whose selection goes to the clipboard and back."""

    def __init__(self, scene: CanvasScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._canvas = scene
        self.text_of_elements: Callable[[Document, frozenset[str]], str] | None = None
        """Writes copied elements for text editors; None leaves them in the planner's own notation."""
        self.elements_of_text: Callable[[str, Document], Fragment] | None = None
        """Reads elements from what was copied in a text editor; None refuses it."""
        self.beside: Callable[[Callable[[], Any]], Any] = lambda work: work()
        """Does work in a thread and answers with its result, while the window lives but takes no input."""

    def copy_selection(self) -> None:
        """Puts the selected elements on the clipboard."""
        ids = self._canvas.with_contents_of_sites(self._canvas.selected_ids())
        if not ids:
            return
        QGuiApplication.clipboard().setMimeData(self._copied(ids))

    def _copied(self, ids: frozenset[str]) -> QMimeData:
        from planner.editing.clipboard import copy

        document, write = self._canvas.document, self.text_of_elements

        def written() -> tuple[str, str | None]:
            return copy(document, ids), write(document, ids) if write is not None else None

        return fragment_data(*(self.beside(written) if len(ids) > _MANY else written()))

    def cut_selection(self) -> None:
        """Copies the selected elements and proposes to delete them."""
        chosen = self._canvas.with_contents_of_sites(self._canvas.selected_ids())
        ids = self._canvas.without_locked(tuple(chosen))
        if ids:
            self.copy_selection()
            self._canvas.propose(RemoveElements(ids, label="Cut"))

    def can_paste(self) -> bool:
        """Tells whether the clipboard holds elements, or a text that might."""
        from planner.editing.clipboard import is_fragment

        text = clipboard_text()
        return is_fragment(text) or (self.elements_of_text is not None and bool(text.strip()))

    def paste(self) -> None:
        """Proposes to paste what is on the clipboard: under the mouse, else beside the originals."""
        from planner.editing.clipboard import ClipboardError, Paste, is_fragment, paste

        at = self._mouse_place()
        zone = self._canvas.sync.boxes.zone_at(*at) if at else None
        text, document, read, usual = clipboard_text(), self._canvas.document, self.elements_of_text, self.work_place()

        def pasting() -> Paste:
            if read is None or is_fragment(text):
                return paste(text, at, zone)
            return Paste(read(text, document), at or usual, zone)

        try:
            edit: Paste = self.beside(pasting) if len(text) > _LONG else pasting()
        except ClipboardError as problem:
            self._canvas.message.emit(str(problem))
            return
        self._canvas.propose(edit, selects_added=True)

    def duplicate_selection(self) -> None:
        """Proposes copies of the selected elements, beside them."""
        from planner.editing.clipboard import duplicate

        ids = self._canvas.with_contents_of_sites(self._canvas.selected_ids())
        if ids:
            self._canvas.propose(duplicate(self._canvas.document, ids), selects_added=True)

    def _mouse_place(self) -> tuple[float, float] | None:
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        if not self.viewport().rect().contains(place) or not self.viewport().underMouse():
            return None
        point = self.mapToScene(place)
        return (round(point.x() / 10) * 10.0, round(point.y() / 10) * 10.0)

    def work_place(self) -> tuple[float, float]:
        """Where something new goes: under the mouse, else in the middle of what is seen."""
        point = self.mapToScene(self.viewport().rect().center())
        return self._mouse_place() or (round(point.x() / 10) * 10.0, round(point.y() / 10) * 10.0)
