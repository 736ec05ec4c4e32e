"""Broken structure, one class a kind.

A room of its own because callers (file reader, editing) must tell "this cannot be a design" from "this is a
design that will not work"; the second is never an exception.
"""

from planner.records import dataclass


class ModelError(ValueError):
    """A value that cannot be part of any design."""


class InvalidIdError(ModelError):
    """An id that is not a lower-case slug of at most 64 characters."""


class InvalidNameError(ModelError):
    """A host or domain name that DNS could not carry."""


class UnknownElementError(ModelError):
    """A lookup or an edit names an id that the design does not hold."""


class MisplacedValueError(ModelError):
    """A value that its record refuses, addressed so that a file reader can find its line.

    Attributes:
        path: field names and list indices inside the record, outermost first.
    """

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        self.path = path
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class StructureProblem:
    """One fault of structure, addressed so that a file reader can find its line.

    Attributes:
        element: id of the element that holds the fault; empty for the design itself.
        path: field names and list indices inside the element, outermost first.
        message: what is wrong and what was expected, one sentence.
    """

    element: str
    path: tuple[str | int, ...]
    message: str


class BrokenDesignError(ModelError):
    """A design whose ids clash or dangle. Carries every problem, not the first only."""

    def __init__(self, problems: tuple[StructureProblem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.element or 'design'}: {p.message}" for p in problems))
