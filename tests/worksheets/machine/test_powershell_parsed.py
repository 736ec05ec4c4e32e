"""Scripts through a grammar of PowerShell that others wrote: it finds the commands and strings that are meant.

A file of its own beside `test_powershell`, because that one reads with our own eyes, and this one with somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
import tree_sitter_powershell
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Language, Node, Parser

from planner.worksheets.machine.plain import one_line
from planner.worksheets.machine.powershell import powershell_files
from planner.worksheets.machine.powershell_text import command, quoted
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_of, with_text
from tests.worksheets.machine.test_powershell import QUOTES, commands, everything, read

STRINGS = ("verbatim_string_characters", "expandable_string_literal", "verbatim_here_string_characters")
EXPANDED = ("sub_expression", "script_block_expression", "expandable_string_literal", "pipeline_chain_tail")
DOUBLED = re.compile(f"([{QUOTES}])[{QUOTES}]")


@cache
def parser() -> Parser:
    return Parser(Language(tree_sitter_powershell.language()))


def known(text: str) -> str:
    """The text with parameters as the grammar knows them: without digits in their names, which PowerShell allows."""
    return re.sub(r"(?<= )-IPv[46](?=Address ')", "-IPv", text)


def parsed(text: str) -> Node:
    root = parser().parse(known(text).encode("utf-8", "replace")).root_node
    faults = [node for node in nodes(root) if node.is_error or (node.is_missing and not is_in_word_list(node))]
    assert not faults, [(node.start_point, node.text) for node in faults[:3]]
    return root


def is_in_word_list(node: Node) -> bool:
    """Whether the grammar wants a space after the comma of a list of bare words, which PowerShell does not."""
    return node.parent is not None and node.parent.type == "command_argument_sep"


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from nodes(child)


def text_of(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def strings(root: Node) -> list[str]:
    """Quoted texts as PowerShell hands them to a cmdlet; no other kind of string is written."""
    found = [node for node in nodes(root) if node.type in STRINGS]
    assert {node.type for node in found} <= {"verbatim_string_characters"}
    return [DOUBLED.sub(r"\1", text_of(node)[1:-1]) for node in found]


def check(files: dict[str, bytes]) -> int:
    """Every line is one command or a comment, and its strings are those that our own reader finds."""
    count = 0
    for name, data in files.items():
        if not name.endswith(".ps1"):
            continue
        root = parsed(data.decode("utf-8-sig"))
        found = [node for node in nodes(root) if node.type == "command"]
        lines = commands(data)
        assert [text_of(node).strip() for node in found] == [known(line) for line in lines], name
        assert not [node for node in nodes(root) if node.type in EXPANDED], name
        for node, line in zip(found, lines, strict=True):
            assert strings(node) == read(line)[1], line
        count += len(lines)
    return count


@pytest.mark.parametrize("name", DESIGNS)
def test_scripts_of_reference_designs(name: str) -> None:
    assert check(powershell_files(plan_of(name), ORIGIN)) > 20


def test_scripts_with_everything_that_can_be_planned() -> None:
    assert check(powershell_files(everything(), ORIGIN)) > 20


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    plan = with_text(design_of("enterprise"), text)
    assert check(powershell_files(plan, replace(ORIGIN, title=text))) > 20


@given(st.text(), st.text())
def test_quoted_texts_are_read_back(first: str, second: str) -> None:
    root = parsed(command("Set-It", Identity=first, List=(second, first)))
    wanted = [one_line(item, 4000) for item in (first, second, first)]
    assert strings(root) == wanted
    assert [text_of(node) for node in nodes(root) if node.type == "command_name"] == ["Set-It"]


def test_the_grammar_notices_a_quote_that_is_not_doubled() -> None:
    assert quoted("a'b") == "'a''b'"
    with pytest.raises(AssertionError):
        parsed("Set-It -Identity 'a'b'")
