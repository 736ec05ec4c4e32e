"""Comments as marks on the canvas: one bubble for each element, how many are open, what they say.

A module of its own because a comment may be pinned to a machine or a VIP, and the canvas draws the box that holds it.
"""

from planner.canvas.items.notes_overlay import NoteMark
from planner.model.document import Document
from planner.model.review import NoteState, ReviewNote

_SHOWN = 4
_LONGEST = 120


def marks_of(document: Document) -> dict[str, NoteMark]:
    """Marks by element id."""
    by_element: dict[str, list[ReviewNote]] = {}
    for note in document.options.review_notes:
        owner = document.design.owner_of(note.element) if note.element is not None else None
        if owner is not None:
            by_element.setdefault(owner.id, []).append(note)
    return {key: _mark(notes) for key, notes in by_element.items()}


def _mark(notes: list[ReviewNote]) -> NoteMark:
    lines = [f"{note.author or '?'}: {short(note.text)}" for note in notes[:_SHOWN]]
    if len(notes) > _SHOWN:
        lines.append(f"+ {len(notes) - _SHOWN}")
    return NoteMark(sum(note.state is NoteState.OPEN for note in notes), "\n".join(lines))


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
