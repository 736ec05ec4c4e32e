"""Finding: one thing said about a design, with its place and its cure.

A module of its own because canvas, worksheets and reports keep findings without knowing how they were found.
"""

from enum import StrEnum
from typing import Any

from planner.records import dataclass

FieldPath = tuple[str | int, ...]
"""Field names and list indices inside an element, outermost first."""

DESIGN = ""
"""In place of an element's id where the design itself is meant."""


class Severity(StrEnum):
    """How bad it is: breaks the function or is unsupported; works but fragile; worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self.value]

    def is_at_least(self, other: "Severity") -> bool:
        """Tells whether this is as bad as `other`, or worse."""
        return self.rank <= other.rank


_RANKS = {"error": 0, "warning": 1, "info": 2}


class RepairKind(StrEnum):
    """What a mechanical repair does; the editing room has an edit for each."""

    SET_FIELD = "set-field"
    ADD_ITEM = "add-item"
    REMOVE_ITEM = "remove-item"
    REMOVE_ELEMENT = "remove-element"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A mechanical edit that cures a finding. Described here, carried out elsewhere.

    Attributes:
        label: what the edit does, as the command in a menu ("Allow hairpinning on 'Reverse proxy'").
        element: id of the element that changes; empty for the design itself.
        path: the field; of a list that gains an item the list, of an item that goes the item.
        value: the new value or item, a value of the model; None where something is taken away.
        also: what the same click changes beside it, where one change alone would leave the finding half cured.
    """

    kind: RepairKind
    label: str
    element: str
    path: FieldPath = ()
    value: Any = None
    also: tuple["Repair", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the check of a rule says; `run` makes it a Finding.

    Attributes:
        message: the element in quotes, what is, what is expected. The cure is not part of it.
        hint: the cure.
        elements: ids, the one to blame first; empty blames the design itself.
        field: path inside the first element.
        severity: None for that of the rule.
        clauses: those that this case breaks; None for all of the rule's.
    """

    message: str
    hint: str = ""
    elements: tuple[str, ...] = ()
    field: FieldPath = ()
    severity: Severity | None = None
    clauses: tuple[str, ...] | None = None
    repair: Repair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing said about a design. Fields as in `Remark`, with the code of the rule.

    Findings sort by severity, code and element, so that the same design always reads the same.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    elements: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    field: FieldPath = ()
    repair: Repair | None = None

    @property
    def element(self) -> str:
        """Id of the element to blame; empty for the design itself."""
        return self.elements[0] if self.elements else DESIGN

    def __lt__(self, other: "Finding") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[Any, ...]:
        # Indices are padded, because a path mixes names and numbers and the two do not compare.
        path = tuple(f"{step:06d}" if isinstance(step, int) else step for step in self.field)
        return (self.severity.rank, self.code, self.elements, path, self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that the planner accepts, and why."""

    finding: Finding
    reason: str
