"""Options of a document: how findings are weighed, what reviewers said, and ways to look at the drawing.

A room of its own because none of them changes what is planned.
"""

from dataclasses import field
from enum import StrEnum

from planner.model.review import CheckAnswer, ReviewNote
from planner.model.views import SavedView, check_views
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
    """Everything a document says beside its design and layout.

    Raises:
        MisplacedValueError: the views cannot be kept: a name given twice, or too much of something.
    """

    severities: dict[str, SeverityOverride] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    review_notes: tuple[ReviewNote, ...] = ()
    checklist: tuple[CheckAnswer, ...] = ()
    views: tuple[SavedView, ...] = ()

    def __post_init__(self) -> None:
        check_views(self.views)
