"""The examples of the rule pages: short changes to a reference design, made whole so that they can be inspected.

A module of its own because the tests and `planner self-test` both prove that every page tells the truth, and
because a page is readable only if its example shows what matters and nothing else.

An example says `base: standard` (or another file of resources/examples) and then a part of a design file. Mappings
are laid over those of the base; a list whose items have an `id` (or a `name`, as interfaces have) is laid over item
by item; any other list replaces the base's. `null` takes a field away; `without: [ID, ...]` takes elements and parts
of elements away.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from planner.findings.explain import Page, page_of
from planner.findings.finding import Finding, Severity
from planner.findings.rule import Rule
from planner.findings.run import inspect
from planner.model.document import Document

Parse = Callable[[str], Any]
"""YAML text to plain data."""

Build = Callable[[Mapping[str, Any]], Document]
"""The plain data of a whole design file to a document."""

ReadBase = Callable[[str], str]
"""Name of a reference design to the text of its file."""


class ExampleError(ValueError):
    """An example that is no design, or names no base."""


def whole_example(text: str, parse: Parse, read_base: ReadBase) -> Mapping[str, Any]:
    """Plain data of the design file that an example stands for.

    Raises:
        ExampleError: the example is not a mapping.
    """
    return laid_over_base(parse(text), parse, read_base)


def laid_over_base(example: Any, parse: Parse, read_base: ReadBase) -> Mapping[str, Any]:
    """As `whole_example`, for an example that is plain data already.

    Raises:
        ExampleError: the example is not a mapping.
    """
    if not isinstance(example, dict):
        raise ExampleError("the example is not a mapping")
    patch = {key: value for key, value in example.items() if key not in ("base", "without")}
    if "base" not in example:
        return patch
    base = _without(parse(read_base(str(example["base"]))), frozenset(example.get("without", ())))
    whole = _laid_over(base, patch)
    assert isinstance(whole, dict)
    return whole


def faults_of_examples(rule: Rule, parse: Parse, build: Build, read_base: ReadBase) -> Iterator[str]:
    """What the examples of a rule's page get wrong, in sentences; nothing if they tell the truth.

    A bad design has a finding of this rule and no other error or warning. A good design has no finding of this
    rule.
    """
    page = page_of(rule)

    def findings(text: str) -> tuple[Finding, ...]:
        return inspect(build(whole_example(text, parse, read_base)))

    for text in page.bad_examples:
        yield from _faults_of_bad(page, findings(text))
    for text in page.good_examples:
        for finding in findings(text):
            if finding.code == rule.code:
                yield f"{rule.code}: the good design has the finding: {finding.message}"


def _faults_of_bad(page: Page, findings: Sequence[Finding]) -> Iterator[str]:
    if not any(finding.code == page.code for finding in findings):
        yield f"{page.code}: the bad design does not have the finding"
    for finding in findings:
        # What is worth knowing may stand beside it; what is wrong may not.
        if finding.code != page.code and finding.severity is not Severity.INFO:
            yield f"{page.code}: the bad design also has {finding.code}: {finding.message}"


def _without(value: Any, gone: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, gone) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, gone) for item in value if not (isinstance(item, dict) and item.get("id") in gone)]
    return value


def _laid_over(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        merged = dict(below)
        for key, value in above.items():
            if value is None:
                merged.pop(key, None)
            else:
                merged[key] = _laid_over(merged.get(key), value)
        return merged
    if isinstance(below, list) and isinstance(above, list):
        key = _key_of(above)
        return above if key is None else _items_laid_over(below, above, key)
    return above


def _key_of(items: list[Any]) -> str | None:
    for key in ("id", "name"):
        if items and all(isinstance(item, dict) and key in item for item in items):
            return key
    return None


def _items_laid_over(below: list[Any], above: list[Any], key: str) -> list[Any]:
    merged = list(below)
    places = {item[key]: index for index, item in enumerate(below) if isinstance(item, dict) and key in item}
    for item in above:
        place = places.get(item[key])
        if place is None:
            merged.append(item)
        else:
            merged[place] = _laid_over(merged[place], item)
    return merged
