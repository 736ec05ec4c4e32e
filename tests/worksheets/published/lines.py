"""Lines of the collected published answers, each with what was settled about it.

A module of its own because the collection (cases.yaml) is the documents' word and stays as it was printed: where a
table contradicts itself or another one, the line that we read instead stands here, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases.yaml"

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One printed line."""

    case: str
    section: str
    number: int
    content: Content

    @property
    def key(self) -> tuple[str, str, int]:
        return self.case, self.section, self.number

    def __str__(self) -> str:
        return f"{self.case}-{self.section}-{self.number}"


@cache
def cases() -> dict[str, Content]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document = yaml.load(CASES.read_text(encoding="utf-8"), Loader=loader)
    return {case["id"]: case for case in document["cases"]}


def lines() -> Iterator[Line]:
    """Every line of every section that is a list of rows; D1 is printed by role."""
    for name, case in cases().items():
        for section, rows in case["answers"].items():
            if section == "by_role":
                rows = list(_by_role(rows))
            if isinstance(rows, list) and rows and section != "rules":
                for number, row in enumerate(rows):
                    yield Line(name, section, number, row if isinstance(row, dict) else {"name": row})


def _by_role(roles: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for role, certificates in roles.items():
        for certificate in certificates:
            for example in certificate["examples"]:
                yield {"role": role, "certificate": certificate["certificate"], **example}
