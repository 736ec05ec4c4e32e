"""Names are only ever quoted: whatever a planner calls an element, every rule still speaks of it.

The design of each case that fails gets new names for all its elements. The findings are the same but for the names.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.designfile import format_document
from planner.findings.examples import laid_over_base
from planner.findings.run import inspect
from planner.model.document import Document
from tests.findings.test_rule_cases import CODES, FILES
from tests.findings.whole_examples import build, parse, read_base

NAMES = ("{", "{}", "{0}", "{name!r:", "%s %(x)d 100%", "$HOME ${x}", "'", "\\", "\\1 \\g<1>", "<b>&amp;", "{{ x }}")


def _renamed(plain: Any) -> Any:
    """The data of a design whose elements all have a name that some formatter could stumble over."""
    number = 0

    def fresh() -> str:
        nonlocal number
        number += 1
        return f"{NAMES[number % len(NAMES)]} {number}"

    def walk(data: Any) -> Any:
        if isinstance(data, dict):
            # The name of a DNS record is no name of an element.
            named = {key: value if key == "dns_records" else walk(value) for key, value in data.items()}
            return {**named, "name": fresh()} if "id" in data and "name" in data else named
        return [walk(item) for item in data] if isinstance(data, list) else data

    return walk(plain)


def _document(plain: Any) -> Document:
    return build(_renamed(parse(format_document(build(plain)))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_rule_speaks_of_elements_with_any_name(path: Any) -> None:
    code = CODES[path.parent.name, path.stem]
    fails = parse(path.read_text(encoding="utf-8"))["fails"]
    for case in list(fails.values()):
        found = inspect(_document(laid_over_base(case["design"], parse, read_base)))
        own = [finding for finding in found if finding.code == code]
        assert len(own) == len(case["findings"])
        for finding in own:
            assert finding.repair is None or finding.repair.label
