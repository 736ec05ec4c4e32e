"""Edits of notes and frames, of what lies on top, and of locks.

A module of its own because these change what is said about a drawing, neither the plan nor where its boxes stand.
"""

from dataclasses import replace

from planner.editing.drawing import FRAME_HEIGHT, FRAME_WIDTH, GRID, NOTE_WIDTH, Box
from planner.editing.fresh import fresh_id
from planner.model.document import Document
from planner.model.errors import ModelError, UnknownElementError
from planner.model.layout import Annotation, Placement
from planner.records import dataclass

MAX_TEXT = 10_000
"""Characters of a note."""
MOST_LEVEL = 500
_FRAME_MARGIN = 20.0
_FRAME_TITLE = 30.0


@dataclass(frozen=True, slots=True)
class AddAnnotation:
    """Puts a note or a frame on the drawing."""

    key: str
    annotation: Annotation
    placement: Placement
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return "Add frame" if self.annotation.is_frame else "Add note"

    def apply(self, document: Document) -> Document:
        """The document with the note.

        Raises:
            ModelError: the id is in use, or the text too long.
        """
        if self.key in document.design.all_ids or self.key in document.layout.annotations:
            raise ModelError(f"the id {self.key!r} is in use (ids are unique in a design)")
        layout = document.layout.with_placements({self.key: self.placement})
        annotations = {**layout.annotations, self.key: checked_annotation(self.annotation)}
        return replace(document, layout=replace(layout, annotations=annotations))


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Gives a note other words, or a frame another title."""

    key: str
    text: str
    label: str = "Edit note"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the words.

        Raises:
            ModelError: no such note, or a text that is too long.
        """
        before = document.layout.annotations.get(self.key)
        if before is None:
            raise UnknownElementError(f"no note has the id {self.key!r}")
        annotations = {**document.layout.annotations, self.key: checked_annotation(replace(before, text=self.text))}
        return replace(document, layout=replace(document.layout, annotations=annotations))


def checked_annotation(annotation: Annotation) -> Annotation:
    """A note that is not too long.

    Raises:
        ModelError: it is.
    """
    if len(annotation.text) > MAX_TEXT:
        raise ModelError(f"a note holds at most {MAX_TEXT:,} characters")
    return annotation


def new_annotation(
    document: Document, at: tuple[float, float], *, is_frame: bool = False, around: Box | None = None
) -> AddAnnotation:
    """The edit that adds an empty note, or a frame, at a point or around a box."""
    taken = document.design.all_ids | document.layout.annotations.keys()
    key = fresh_id("frame-1" if is_frame else "note-1", taken)
    if is_frame and around is not None:
        box = around.grown(_FRAME_MARGIN)
        placement = Placement(
            x=box.x, y=box.y - _FRAME_TITLE, width=box.width, height=box.height + _FRAME_TITLE, is_folded=False
        )
    else:
        width, height = (FRAME_WIDTH, FRAME_HEIGHT) if is_frame else (NOTE_WIDTH, None)
        placement = Placement(x=_snapped(at[0]), y=_snapped(at[1]), width=width, height=height)
    return AddAnnotation(key, Annotation(text="Frame" if is_frame else "Note", is_frame=is_frame), placement)


def _snapped(value: float) -> float:
    return round(value / GRID) * GRID


@dataclass(frozen=True, slots=True)
class RaiseElements:
    """Draws elements over all others of their kind, or under them."""

    ids: tuple[str, ...]
    is_front: bool = True
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return "Bring to front" if self.is_front else "Send to back"

    def apply(self, document: Document) -> Document:
        """The document with other levels.

        Raises:
            UnknownElementError: an id has no place on the drawing.
        """
        placements = document.layout.placements
        own = _placements(document, self.ids)
        levels = [placement.level for key, placement in placements.items() if key not in own]
        level = max((*levels, 0)) + 1 if self.is_front else min((*levels, 0)) - 1
        level = max(-MOST_LEVEL, min(MOST_LEVEL, level))
        changed = {key: replace(placement, level=level) for key, placement in own.items()}
        return replace(document, layout=document.layout.with_placements(changed))


@dataclass(frozen=True, slots=True)
class LockElements:
    """Locks elements, so that no gesture moves or deletes them, or unlocks them."""

    ids: tuple[str, ...]
    is_locked: bool = True
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return "Lock" if self.is_locked else "Unlock"

    def apply(self, document: Document) -> Document:
        """The document with the locks.

        Raises:
            UnknownElementError: an id has no place on the drawing.
        """
        changed = {
            key: replace(placement, is_locked=self.is_locked)
            for key, placement in _placements(document, self.ids).items()
        }
        return replace(document, layout=document.layout.with_placements(changed))


def _placements(document: Document, ids: tuple[str, ...]) -> dict[str, Placement]:
    found: dict[str, Placement] = {}
    for key in ids:
        placement = document.layout.placements.get(key)
        if placement is None:
            raise UnknownElementError(f"nothing with the id {key!r} stands on the drawing")
        found[key] = placement
    return found


def locked_among(document: Document, ids: tuple[str, ...]) -> frozenset[str]:
    """Those of some ids that are locked."""
    placements = document.layout.placements
    return frozenset(key for key in ids if (placement := placements.get(key)) is not None and placement.is_locked)
