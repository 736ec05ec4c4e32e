"""Edits of a review: comments with their replies and states, answers to the checklist.

A module of its own because these are words of people: author and date come with the act and are never changed by
another one.
"""

import hashlib
from dataclasses import replace

from planner.editing.design_settings import ChangeOptions, add_note
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.review import CheckAnswer, NoteState, Reply, ReviewNote


def comment(
    document: Document, text: str, *, author: str, date: str, element: str | None = None, code: str | None = None
) -> ChangeOptions:
    """The edit that adds a comment.

    Args:
        document: where it is added.
        text: what is said.
        author: who says it.
        date: ISO date and time of the act.
        element: id of the element that it is about; None for the design.
        code: rule code, for a comment on a finding.

    Raises:
        ModelError: nothing is said.
    """
    if not text.strip():
        raise ModelError("a comment needs a text")
    key = _fresh_id(document, author, date, text, element or "")
    note = ReviewNote(id=key, text=text.strip(), author=author, date=date, element=element, code=code)
    return replace(add_note(document, note), label="Add comment")


def reply(document: Document, note_id: str, text: str, *, author: str, date: str) -> ChangeOptions:
    """The edit that answers a comment.

    Raises:
        ModelError: there is no such comment, or nothing is said.
    """
    if not text.strip():
        raise ModelError("a reply needs a text")
    note = find_note(document, note_id)
    answer = Reply(text=text.strip(), author=author, date=date)
    return _changed(document, replace(note, replies=(*note.replies, answer)), "Reply to comment")


def set_state(document: Document, note_id: str, state: NoteState) -> ChangeOptions:
    """The edit that closes a comment, or opens it again.

    Raises:
        ModelError: there is no such comment.
    """
    label = "Mark comment as done" if state is NoteState.DONE else "Open comment again"
    return _changed(document, replace(find_note(document, note_id), state=state), label)


def remove_comment(document: Document, note_id: str) -> ChangeOptions:
    """The edit that removes a comment with its replies.

    Raises:
        ModelError: there is no such comment.
    """
    gone = find_note(document, note_id)
    notes = tuple(note for note in document.options.review_notes if note is not gone)
    return ChangeOptions(replace(document.options, review_notes=notes), label="Delete comment")


def answer_clause(document: Document, answer: CheckAnswer) -> ChangeOptions:
    """The edit that answers a clause of the checklist, in place of an earlier answer."""
    others = _other_answers(document, answer.clause)
    answers = tuple(sorted((*others, answer), key=lambda item: item.clause))
    return ChangeOptions(replace(document.options, checklist=answers), label=f"Answer {answer.clause}")


def reopen_clause(document: Document, clause: str) -> ChangeOptions:
    """The edit that takes the answer to a clause back."""
    return ChangeOptions(
        replace(document.options, checklist=_other_answers(document, clause)), label=f"Open {clause} again"
    )


def find_note(document: Document, note_id: str) -> ReviewNote:
    """The comment with this id.

    Raises:
        ModelError: there is none.
    """
    note = next((item for item in document.options.review_notes if item.id == note_id), None)
    if note is None:
        raise ModelError(f"there is no comment {note_id!r}")
    return note


def _changed(document: Document, note: ReviewNote, label: str) -> ChangeOptions:
    """The comment stays at its place in the list: its author's order is part of what was said."""
    notes = tuple(note if item.id == note.id else item for item in document.options.review_notes)
    return ChangeOptions(replace(document.options, review_notes=notes), label=label)


def _other_answers(document: Document, clause: str) -> tuple[CheckAnswer, ...]:
    return tuple(item for item in document.options.checklist if item.clause != clause)


def _fresh_id(document: Document, *parts: str) -> str:
    """An id that two people working apart do not give twice, as counting up would."""
    taken = {note.id for note in document.options.review_notes}
    salt = 0
    while True:
        digest = hashlib.sha256("\0".join((*parts, str(salt))).encode("utf-8", "replace")).hexdigest()
        if (key := f"n-{digest[:8]}") not in taken:
            return key
        salt += 1
