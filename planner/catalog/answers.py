"""Answers to clauses that no rule can break: facts, display text, and what a design cannot say otherwise.

A room of its own because these rows are the planner's words, not the documents': every clause is answered by a rule
or by one of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where and how the planner answers a clause.

    Attributes:
        clause: id of the clause.
        where: worksheet, inspector field, palette or help, in words.
        text: what is shown there, or the reason why there is nothing to find.
        sheets: kinds of worksheets that print the text as a note where the plan has Mobility.
    """

    clause: str
    where: str
    text: str
    sheets: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id of the clause; there is one answer for each."""
        return self.clause
