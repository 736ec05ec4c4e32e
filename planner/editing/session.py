"""EditingSession: one document being edited.

A module of its own because it is the only place that changes state: everything else in the room is pure.
"""

from collections.abc import Callable

from planner.editing.autolayout import completed
from planner.editing.change import Change, compare
from planner.editing.edit import Edit
from planner.editing.history import DEFAULT_LIMIT, History
from planner.model.document import Document
from planner.records import dataclass

Listener = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edit that was worked out and not done yet.

    Attributes:
        before: the document it was worked out for.
        after: what it makes of that; None if it changes nothing.
    """

    edit: Edit
    before: Document
    after: Document | None


class EditingSession:
    """Does, undoes and redoes edits and tells listeners what changed.

    Listeners are called after the document has changed, in the order of subscription, and are not called for an
    edit that changes nothing.
    """

    def __init__(self, document: Document, limit: int = DEFAULT_LIMIT) -> None:
        self._history = History(document, limit)
        self._listeners: list[Listener] = []

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._history.present

    @property
    def can_undo(self) -> bool:
        """Tells whether there is something to undo."""
        return bool(self._history.undo_labels)

    @property
    def can_redo(self) -> bool:
        """Tells whether there is something to redo."""
        return bool(self._history.redo_labels)

    @property
    def undo_label(self) -> str | None:
        """Label of the edit that undo takes back."""
        return next(iter(self._history.undo_labels), None)

    @property
    def redo_label(self) -> str | None:
        """Label of the edit that redo brings back."""
        return next(iter(self._history.redo_labels), None)

    @property
    def undo_labels(self) -> tuple[str, ...]:
        """Everything that can be undone, latest first."""
        return self._history.undo_labels

    @property
    def redo_labels(self) -> tuple[str, ...]:
        """Everything that can be redone, next first."""
        return self._history.redo_labels

    @property
    def is_dirty(self) -> bool:
        """Tells whether the document differs from what was saved; undoing back to the saved state is clean."""
        return not self._history.is_saved

    def do(self, edit: Edit) -> Change:
        """Does an edit.

        Raises:
            ModelError: as the edit says; then nothing has changed and nobody was told.
        """
        return self.take(self.prepare(edit))

    def prepare(self, edit: Edit) -> Prepared:
        """Works an edit out without doing it; any thread may, for nothing is changed.

        Raises:
            ModelError: as the edit says.
        """
        before = self.document
        # The first edit pins what was placed automatically: nothing may jump because a neighbour changed.
        base = completed(before)
        after = edit.apply(base)
        return Prepared(edit, before, None if after is base or after == base else after)

    def take(self, prepared: Prepared) -> Change:
        """Does an edit that was worked out; anew, if the document is another one by now.

        Raises:
            ModelError: as the edit says; then nothing has changed and nobody was told.
        """
        before = self.document
        if prepared.before is not before:
            prepared = self.prepare(prepared.edit)
        if prepared.after is None:
            return Change()
        self._history.push(prepared.after, prepared.edit.label, prepared.edit.merge_key)
        return self._told(before)

    def undo(self) -> Change:
        """Takes the last edit back."""
        before = self.document
        self._history.undo()
        return self._told(before)

    def redo(self) -> Change:
        """Brings the edit back that was undone last."""
        before = self.document
        self._history.redo()
        return self._told(before)

    def mark_saved(self) -> None:
        """The present document is the one on disk."""
        self._history.mark_saved()

    def mark_unsaved(self) -> None:
        """No document of this session is on disk yet (recovered work, an import)."""
        self._history.mark_unsaved()

    def end_merge(self) -> None:
        """The next edit is a step of its own even if its merge key equals the last one's."""
        self._history.end_merge()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with every change from now on.

        Returns:
            A function that ends the subscription.
        """
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _told(self, before: Document) -> Change:
        change = compare(before, self.document)
        if not change.is_empty:
            for listener in tuple(self._listeners):
                listener(change)
        return change
