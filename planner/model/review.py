"""Review: what people say about a design: comments with their replies, and answers to the checklist.

A module of its own because these are words of people with a name and a date, kept as they were given: nothing in
the program ever rewrites them.
"""

from enum import StrEnum

from planner.records import dataclass


class NoteState(StrEnum):
    """State of a review note."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to a review note.

    Attributes:
        date: ISO date of the act of replying.
    """

    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """A comment of a reviewer, pinned to an element or to a rule's finding on it.

    Attributes:
        date: ISO date as written by the author's program.
        element: id of an element; None for the design itself, and when the element was removed.
        removed: name of the element it was pinned to, once that is removed.
        code: rule code when the note is about a finding.
        replies: in the order in which they were given.
    """

    id: str
    text: str
    author: str = ""
    date: str = ""
    element: str | None = None
    removed: str = ""
    code: str | None = None
    state: NoteState = NoteState.OPEN
    replies: tuple[Reply, ...] = ()


class CheckState(StrEnum):
    """What a person answered to a clause that no rule can decide."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer:
    """The answer of a person to one clause of the checklist. A clause without one is still open.

    Attributes:
        clause: id of the clause.
        author, date: who answered, and the ISO date of the act.
    """

    clause: str
    state: CheckState
    author: str = ""
    date: str = ""
    note: str = ""
