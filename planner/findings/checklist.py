"""The checklist: clauses that only people can answer, with what they answered.

A module of its own because panel and report show the same list, and a clause that another product version asks for
must stand in neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.catalog.clauses import Clause
from planner.model.document import Document
from planner.model.review import CheckAnswer, CheckState


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A clause with its answer; None while it is open."""

    clause: Clause
    answer: CheckAnswer | None

    @property
    def state(self) -> CheckState | None:
        """What was answered; None while nothing was."""
        return self.answer.state if self.answer is not None else None


def checklist(document: Document, clauses: Iterable[Clause]) -> tuple[CheckRow, ...]:
    """The clauses for the product of a design that need a word of a person, in the order of the documents."""
    answers = {answer.clause: answer for answer in document.options.checklist}
    version = document.design.product.value
    return tuple(
        CheckRow(clause=clause, answer=answers.get(clause.id))
        for clause in clauses
        if clause.check == "input" and version in clause.versions
    )


def count_open(rows: Iterable[CheckRow]) -> int:
    """How many rows nobody has answered."""
    return sum(row.answer is None for row in rows)
