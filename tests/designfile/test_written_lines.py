"""What is read line by line is what the strict reader of any YAML makes of it; everything else is left to that."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.designfile import format_document
from planner.designfile.plain_data import MOST_DEPTH, PlainText
from planner.designfile.positions import Spot
from planner.designfile.strict_yaml import load
from planner.designfile.written_lines import read_lines
from planner.model.document import Document
from planner.resource_files import resource_path
from tests.strategies import documents

EXAMPLES = sorted(resource_path("examples").glob("*.yaml"))


def typed(value: Any) -> Any:
    """Data in which True is not 1."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    return [typed(inner) for inner in value] if isinstance(value, list) else (type(value), value)


def spots(spot: Spot | None, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a text, in order."""
    if spot is not None:
        yield path, spot.line, spot.column, spot.key, spot.is_flow, spot.children is None
        for step, child in (spot.children or {}).items():
            yield from spots(child, (*path, step))


def agree(text: str) -> bool:
    """Holds both against each other; tells whether the lines were enough."""
    found = read_lines(text)
    if found is None:
        return False
    other: PlainText = load(text)
    assert (other.problems, other.is_whole, found.problems, found.is_whole) == ([], True, [], True)
    assert typed(found.data) == typed(other.data)
    assert list(found.data) == list(other.data)
    assert list(spots(found.top)) == list(spots(other.top))
    assert (found.scalars, found.flows) == (other.scalars, other.flows)
    return True


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_reference_designs_need_no_more(path: Path) -> None:
    assert agree(path.read_text("utf-8"))


def test_a_design_is_read_without_a_yaml_library() -> None:
    code = (
        "import sys; from planner.designfile import read_document; "
        "read_document(sys.argv[1]); print(sorted({'yaml', 'pydantic', 'difflib'} & set(sys.modules)))"
    )
    path = resource_path("examples", "enterprise.yaml")
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(documents())
def test_what_is_written_is_read_alike(document: Document) -> None:
    agree(format_document(document))


WORDS = (
    "a b: key: - # { } [ ] , : ::1 1 -1 1.5 0443 1e3 true null ~ '' \" ' \"x\" 'y' | > *a % @ ` ? --- ... "
    "\\ \\n ü . http://x << = +1 / ( $ ^ a:b a#b 99999999999999999999 &a !t"
)
SPACED = ("a: ", "- ", " ", "  ", "    ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", " # x", ", ", ": ", "? ", "a b")
BREAKS = ("\t", "\r\n", "\u2028", "\ufeff", "\xa0", "\x85")
PIECES = st.sampled_from([*WORDS.split(), *SPACED, *BREAKS])
LINES = st.tuples(
    st.sampled_from(["", "  ", "    ", "      "]),
    st.sampled_from(["", "", "", "- ", "- - ", "-"]),
    st.sampled_from(["", "a:", "b:", "c: ", "d: ", "e:  ", "true: ", "1: ", "f g: "]),
    st.sampled_from(
        ["", "x", "1", "[]", "{}", "[a, b]", "{a: b}", "{a: [1, {b: c}], d: 'e'}", '"x"', "# r", "x # r", "a: b"]
    ),
    st.sampled_from(["", "", " ", " # remark", "#"]),
).map("".join)


@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.lists(LINES, max_size=8).map("\n".join)))
@example("a:\n  - b: 1\n    c: [x, {y: 2}]  # why\n  - d\ne: -3\n")
@example("a: [1,2 ,3 , 4 ]\nb: {c: d ,e: f}")
@example("a: b\n  c")
@example("a:\n- b\n")
@example("a: [b:c, ::1, fd00::1, http://x]\n")
@example("a: {b: }\n")
@example('a: "b"c\n')
@example("a: 'b''c'\n")
@example("'a': 1\n")
def test_whatever_is_read_is_read_alike(text: str) -> None:
    agree(text)


@given(st.sampled_from(EXAMPLES), st.data())
def test_a_design_with_a_slip_of_the_hand_is_read_alike(path: Path, data: st.DataObject) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    first = data.draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[first : first + 12])
    at = data.draw(st.integers(0, len(text)))
    agree(text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 3)) :])
    agree("a:\n" + text[:at] + data.draw(PIECES) + text[at:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# alone\n",
        "a\n",
        "- a\n",
        " a: b\n",
        "a: b\na: c\n",
        "a:\n",
        "a:\n- b\n",
        "a: b\n c: d\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        'a: "\\n"\n',
        "a: 'b''c'\n",
        "a:\tb\n",
        "a: b\r\nc: d\r\n",
        "---\na: b\n",
        "a: b\n...\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "true: a\n",
        "a: 99999999999999999999\n",
        "a: [b\n",
        "a: [b,]\n",
        "a: {b: c}}\n",
        "a: [b: c]\n",
        "a: b: c\n",
        "a: b #c\n d: e\n",
        f"a: {'[' * (MOST_DEPTH + 1)}{']' * (MOST_DEPTH + 1)}\n",
    ],
)
def test_the_rest_is_left_to_the_reader_of_any_yaml(text: str) -> None:
    assert read_lines(text) is None


def test_hostile_text_is_given_up_at_once() -> None:
    for text in (
        "[" * 100_000,
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 100_000,
        "a: " + " :" * 100_000,
    ):
        assert read_lines(text) is None
