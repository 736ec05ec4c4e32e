"""Blocks of a spreadsheet as cells of a table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.forms.pasting import MOST_CELLS, cells_of, paste, text_of_cells
from planner.app.forms.rows import columns_of
from planner.app.forms.texts import value_of
from planner.app.forms.wording import field_label
from planner.model.devices import NatEntry
from planner.model.errors import ModelError

CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8) | st.sampled_from(
    ("two\nlines", 'a "b"\tc')
)
COLUMNS = columns_of(NatEntry)
HEADS = [field_label(NatEntry, shape.name) for shape in COLUMNS]


def nat(number: int) -> NatEntry:
    return NatEntry(interface="out", public=_address(f"203.0.113.{number}"), private=_address(f"192.0.2.{number}"))


def _address(text: str) -> Any:
    shape = next(shape for shape in COLUMNS if shape.name == "public")
    return value_of(shape, text)


def refused(_: tuple[Any, ...]) -> Any:
    raise ModelError("nothing more fits")


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1)))
def test_what_is_copied_is_read_back(rows: list[list[str]]) -> None:
    assert cells_of(text_of_cells(rows)) == rows


def test_a_line_of_heads_is_left_out() -> None:
    block = [HEADS, ["out", "203.0.113.7", "192.0.2.7"]]
    pasted = paste(COLUMNS, HEADS, (nat(1),), (0, 1), block, value_of, refused)
    assert pasted.items == (nat(7),)
    assert pasted.wrong == {}


def test_rows_are_added_and_a_refusal_leaves_everything() -> None:
    block = [["out", "203.0.113.7", "192.0.2.7"], ["out", "203.0.113.8", "192.0.2.8"]]
    pasted = paste(COLUMNS, HEADS, (nat(1),), (0, 0), block, value_of, lambda items: nat(9))
    assert pasted.items == (nat(7), nat(8))
    pasted = paste(COLUMNS, HEADS, (nat(1),), (0, 0), block, value_of, refused)
    assert (pasted.items, pasted.problem) == ((nat(1),), "nothing more fits")


def test_a_bad_cell_keeps_its_value_and_says_why() -> None:
    pasted = paste(COLUMNS, HEADS, (nat(1),), (0, 1), [["here", "192.0.2.7"]], value_of, refused)
    assert pasted.items[0].public == nat(1).public
    assert pasted.items[0].private == nat(7).private
    assert pasted.wrong[0, 1][0] == "here"
    assert "is not an IP address" in pasted.wrong[0, 1][1]


@pytest.mark.parametrize("block", [[], [["a", "b", "c", "d"]], [["x"]] * (MOST_CELLS + 1)])
def test_what_is_no_block_is_refused(block: list[list[str]]) -> None:
    pasted = paste(COLUMNS, HEADS, (nat(1),), (0, 0), block, value_of, refused)
    assert pasted.items == (nat(1),)
    assert pasted.problem
