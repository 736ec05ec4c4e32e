"""Which clause of the documents is answered where: by rules, or by a text of the catalog.

A module of its own because it is the promise that nothing was left out, and both the command line and
resources/help/clauses.md print it from the rules and the catalog themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from planner.catalog import Catalog
from planner.catalog.answers import Answer
from planner.catalog.clauses import Clause
from planner.findings.explain import anchor_of, page_of
from planner.findings.rule import Rule

WITHOUT_CLAUSES = {
    "sizing": "rest on published figures of the sizing table, which are facts and not clauses; each names its own",
    "topology": "rest on settled contradictions and published limits that no clause holds; each names its own",
    "inputs": "say that the design is not finished enough to be judged",
    "planner": "speak about the planner and its options",
}
"""Families whose rules need no clause, and why."""

_HEAD = """# Clauses

Every clause that the documents put on a deployment with Mobility, and where this planner answers it. A clause that a
design can break has at least one rule, which finds the break; a fact that nothing can break has a text, with the place
where it is shown. Generated from the rules and the catalog (`planner rules --clauses`); the pages of the rules are in
[rules.md](rules.md), and `planner rules CODE` prints one.
"""

_COLUMNS = ("Clause", "Severity", "What it asks", "Answered by")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredClause:
    """A clause with what answers it.

    Attributes:
        rules: those that name it, in the order of the rule book.
        answer: text of the catalog; None where a rule says it all.
    """

    clause: Clause
    rules: tuple[Rule, ...]
    answer: Answer | None

    @property
    def is_answered(self) -> bool:
        """A rule names it, or there is a text for it."""
        return bool(self.rules) or self.answer is not None


def answered_clauses(catalog: Catalog, rules: Iterable[Rule]) -> tuple[AnsweredClause, ...]:
    """Every clause of the catalog with its answers, in the catalog's order."""
    by_clause: dict[str, list[Rule]] = {}
    for rule in rules:
        for clause in rule.clauses:
            by_clause.setdefault(clause, []).append(rule)
    answers = {answer.clause: answer for answer in catalog.answers}
    return tuple(
        AnsweredClause(clause=clause, rules=tuple(by_clause.get(clause.id, ())), answer=answers.get(clause.id))
        for clause in catalog.clauses
    )


def clause_table(catalog: Catalog, rules: Iterable[Rule]) -> str:
    """The table as Markdown, section by section. The text of resources/help/clauses.md."""
    rules = tuple(rules)
    rows = answered_clauses(catalog, rules)
    by_rule = sum(1 for row in rows if row.rules)
    by_text = sum(1 for row in rows if not row.rules and row.answer is not None)
    lines = [_HEAD, f"{len(rows)} clauses: {by_rule} answered by rules, {by_text} by a text.", ""]
    links = {rule.code: _link(rule) for rule in rules}
    for section, group in groupby(rows, key=lambda row: row.clause.section):
        lines += [f"## {section}", "", _line(_COLUMNS), _line("---" for _ in _COLUMNS)]
        lines += [_line(_cells(row, links)) for row in group]
        lines.append("")
    lines += ["## Rules without a clause", "", *_exempt(rules), ""]
    return "\n".join(lines)


def _cells(row: AnsweredClause, links: dict[str, str]) -> tuple[str, ...]:
    clause = row.clause
    doubt = "" if clause.confidence == "documented" else f" ({clause.confidence})"
    answers = [links[rule.code] for rule in row.rules]
    if row.answer is not None:
        answers.append(f"{_capitalised(row.answer.where)}: {row.answer.text}")
    return clause.id, clause.severity, clause.clause + doubt, "; ".join(answers)


def _link(rule: Rule) -> str:
    page = page_of(rule)
    return f"[{page.code}](rules.md#{anchor_of(page)}) {page.title.rstrip('.')}"


def _exempt(rules: tuple[Rule, ...]) -> Iterable[str]:
    for family, why in WITHOUT_CLAUSES.items():
        codes = [rule.code for rule in rules if rule.family == family and not rule.clauses]
        if codes:
            yield f"- {family} ({', '.join(codes)}): {why}."


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
