"""Options of a document: how findings are weighed, and what reviewers said.

A room of its own because neither changes what is planned.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class SeverityOverride(StrEnum):
    """A severity chosen by the planner for a rule."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A finding that the planner accepts.

    Attributes:
        code: rule code. element: id, or None for every element.
        reason: why; an empty reason is itself a finding.
    """

    code: str
    element: str | None = None
    reason: str = ""


class NoteState(StrEnum):
    """State of a review note."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """A comment of a reviewer, pinned to an element or to a rule's finding on it.

    Attributes:
        date: ISO date as written by the author's program.
    """

    id: str
    text: str
    author: str = ""
    date: str = ""
    element: str | None = None
    code: str | None = None
    state: NoteState = NoteState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything a document says beside its design and layout."""

    severities: dict[str, SeverityOverride] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    review_notes: tuple[ReviewNote, ...] = ()
