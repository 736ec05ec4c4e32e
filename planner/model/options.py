"""Options of a document: how findings are weighed, and what reviewers said.

A room of its own because neither changes what is planned.
"""

from dataclasses import field
from enum import StrEnum

from planner.model.review import CheckAnswer, ReviewNote
from planner.records import dataclass


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything a document says beside its design and layout."""

    severities: dict[str, SeverityOverride] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    review_notes: tuple[ReviewNote, ...] = ()
    checklist: tuple[CheckAnswer, ...] = ()
