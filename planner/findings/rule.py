"""Rule: a code, a severity, the clauses it answers for, and a check.

A module of its own because every rule module imports it and it imports none of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from planner.catalog import Catalog
from planner.findings.finding import Remark, Severity
from planner.model.design import Design
from planner.model.document import Document
from planner.model.names import normalized
from planner.model.options import Options
from planner.requirements import Plan
from planner.traffic import Traffic

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Inspection:
    """What a rule may look at. Frozen like everything it holds; what it works out is kept for the next rule.

    Attributes:
        plan: what the design needs. Its parts are worked out when first asked for.
        codes: every code that options may name.
    """

    document: Document
    plan: Plan
    codes: frozenset[str] = frozenset()
    _answers: dict[Callable[["Inspection"], Any], Any] = field(default_factory=dict, repr=False)

    def once(self, question: Callable[["Inspection"], T]) -> T:
        """The answer to a question that several rules ask; it is worked out for the first of them."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: T = self._answers[question]
        return answer

    @property
    def design(self) -> Design:
        """The design that is judged."""
        return self.document.design

    @property
    def options(self) -> Options:
        """Overrides and suppressions of the document."""
        return self.document.options

    @property
    def catalog(self) -> Catalog:
        """The documents' facts."""
        return self.plan.catalog

    @cached_property
    def traffic(self) -> Traffic:
        """The network with everything in force."""
        return self.plan.traffic

    @cached_property
    def waiting_names(self) -> frozenset[str]:
        """DNS names of the plan whose element has no address yet; a missing answer for them has that one cause."""
        return frozenset(
            normalized(record.name) for record in self.plan.records if record.is_required and not record.targets
        )


Check = Callable[[Inspection], Iterator[Remark]]
"""A pure function without memory; it reads like the sentence of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. Its family, name and page come from the module that holds it.

    Attributes:
        code: two letters of the family and two digits; never given to another rule later.
        severity: of its findings, where the check does not say otherwise.
        clauses: ids of the clauses that the rule answers for.
        check: says what is wrong.
        facts: ids of other rows of the catalog that it rests on: sizing facts, balancing rows, principles.
    """

    code: str
    severity: Severity
    clauses: tuple[str, ...]
    check: Check
    facts: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """Full name of the module that holds the rule."""
        return self.check.__module__

    @property
    def family(self) -> str:
        """Name of the rule's folder."""
        return self.module.split(".")[-2]

    @property
    def name(self) -> str:
        """Name of the bad pattern, as in the module's file name."""
        return self.module.split(".")[-1]
