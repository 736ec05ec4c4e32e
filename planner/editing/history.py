"""History: the documents before and after the present one.

A module of its own because keeping whole documents is the decision that makes undo exact: going back gives the
very object that was there, and what did not change is shared, so a step costs what it changed.
"""

from collections import deque

from planner.model.document import Document
from planner.records import dataclass

DEFAULT_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the past or the undone future.

    Attributes:
        document: to go back to (past) or forward to (future).
    """

    label: str
    document: Document


class History:
    """Past and future around a present document."""

    def __init__(self, document: Document, limit: int = DEFAULT_LIMIT) -> None:
        self._present = document
        self._saved: Document | None = document
        self._past: deque[Step] = deque(maxlen=limit)
        self._future: list[Step] = []
        self._merge_key: str | None = None

    @property
    def present(self) -> Document:
        """The document as it is now."""
        return self._present

    @property
    def is_saved(self) -> bool:
        """Tells whether the present document is the one that was saved last."""
        return self._present is self._saved

    @property
    def undo_labels(self) -> tuple[str, ...]:
        """What can be undone, latest first."""
        return tuple(step.label for step in reversed(self._past))

    @property
    def redo_labels(self) -> tuple[str, ...]:
        """What can be redone, next first."""
        return tuple(step.label for step in reversed(self._future))

    def push(self, document: Document, label: str, merge_key: str | None) -> None:
        """Makes `document` the present one; what was undone can no longer be redone.

        The step merges into the last one when both bear the same key and nothing came between: neither an undo
        nor a save, so that undo can always reach the saved state.
        """
        is_merged = merge_key is not None and merge_key == self._merge_key and bool(self._past) and not self.is_saved
        if not is_merged:
            self._past.append(Step(label, self._present))
        self._future.clear()
        self._present = document
        self._merge_key = merge_key
        if is_merged and document == self._past[-1].document:
            # What was typed was taken back while typing: there is nothing left to undo.
            self._present = self._past.pop().document
            self._merge_key = None

    def undo(self) -> None:
        """Goes one step back; nothing happens at the start."""
        if self._past:
            step = self._past.pop()
            self._future.append(Step(step.label, self._present))
            self._present = step.document
            self._merge_key = None

    def redo(self) -> None:
        """Goes one step forward; nothing happens at the end."""
        if self._future:
            step = self._future.pop()
            self._past.append(Step(step.label, self._present))
            self._present = step.document
            self._merge_key = None

    def mark_saved(self) -> None:
        """The present document is the one on disk."""
        self._saved = self._present

    def mark_unsaved(self) -> None:
        """No document of this history is on disk (recovered work, an import)."""
        self._saved = None

    def end_merge(self) -> None:
        """The next step is one of its own, whatever its key."""
        self._merge_key = None
