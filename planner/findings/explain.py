"""The page of a rule, read from the docstring of its module.

A module of its own because the command line, the help panel and resources/help/rules.md show the same page, and
the page stands where the rule stands so that both change together.
"""

import inspect
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from planner.findings.finding import Severity
from planner.findings.rule import Rule

HEADINGS = (
    "What it checks",
    "Why it matters",
    "Bad design",
    "Good design",
    "How to fix",
    "References",
)
"""Sections of every page, in this order."""

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_BOOK_HEAD = """# Rules

Every finding carries the code of one of these rules. This page is generated from the rules themselves
(`planner rules --format markdown`). A severity can be changed, and a finding accepted with a reason, in the
section `options` of a design.

The examples are changes to one of the reference designs: `base` names it, and what follows is laid over it,
element by element.
"""


class PageError(ValueError):
    """A rule's docstring is not a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a rule says about itself.

    Attributes:
        title: the finding in one sentence.
        sections: (heading, text) in the order of HEADINGS; text is Markdown.
    """

    code: str
    family: str
    name: str
    severity: Severity
    clauses: tuple[str, ...]
    title: str
    sections: tuple[tuple[str, str], ...]

    def section(self, heading: str) -> str:
        """Text under a heading."""
        return dict(self.sections)[heading]

    @property
    def bad_examples(self) -> tuple[str, ...]:
        """YAML of designs that have this finding."""
        return tuple(_BLOCK.findall(self.section("Bad design") + "\n"))

    @property
    def good_examples(self) -> tuple[str, ...]:
        """YAML of designs that do not."""
        return tuple(_BLOCK.findall(self.section("Good design") + "\n"))


def page_of(rule: Rule) -> Page:
    """The page of a rule.

    Raises:
        PageError: the docstring is missing (a program frozen at optimisation level 2 has none), or it does not have
            the headings, all of them and in order.
    """
    text = inspect.cleandoc(sys.modules[rule.module].__doc__ or "")
    if not text:
        raise PageError(f"rule {rule.code} ({rule.module}) has no page")
    title, *rest = _HEADING.split(text)
    headings = tuple(rest[0::2])
    if headings != HEADINGS:
        raise PageError(f"the page of rule {rule.code} has the headings {headings} (expected {HEADINGS})")
    return Page(
        code=rule.code,
        family=rule.family,
        name=rule.name,
        severity=rule.severity,
        clauses=rule.clauses,
        title=" ".join(title.split()),
        sections=tuple((heading, body.strip()) for heading, body in zip(headings, rest[1::2], strict=True)),
    )


def page_as_markdown(page: Page, level: int = 1) -> str:
    """A page as Markdown, without a newline at the end.

    Args:
        page: the page.
        level: of its top heading.
    """
    lines = [
        f"{'#' * level} {page.code} {page.title}",
        "",
        f"`{page.family}/{page.name}`, {page.severity.value}"
        + (f". Clauses: {', '.join(page.clauses)}." if page.clauses else "."),
    ]
    for heading, body in page.sections:
        lines += ["", f"{'#' * (level + 1)} {heading}", "", body]
    return "\n".join(lines)


def rule_book(rules: Iterable[Rule]) -> str:
    """All pages as one Markdown text: contents by family, then the pages. The text of resources/help/rules.md."""
    pages = [page_of(rule) for rule in rules]
    lines = [_BOOK_HEAD]
    for family, group in groupby(pages, key=lambda page: page.family):
        lines += [f"**{family}**", ""]
        # The targets are what common Markdown readers make of the headings below.
        lines += [f"- [{page.code}](#{anchor_of(page)}) {page.title}" for page in group]
        lines.append("")
    lines += [page_as_markdown(page, level=2) + "\n" for page in pages]
    return "\n".join(lines)


def anchor_of(page: Page) -> str:
    """The target of a link to the page inside the book."""
    kept = re.sub(r"[^\w\- ]", "", f"{page.code} {page.title}".lower())
    return kept.replace(" ", "-")
