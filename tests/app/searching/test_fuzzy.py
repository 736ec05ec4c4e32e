"""A few letters find what is meant, and what is meant stands first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.searching.fuzzy import fit

TITLES = ("Align left", "Align right", "Save as", "Select all", "Lay out everything", "Export worksheets")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sa", "Save as"),
        ("all", "Select all"),
        ("left al", "Align left"),
        ("work", "Export worksheets"),
        ("loe", "Lay out everything"),
    ],
)
def test_best_fit(query: str, expected: str) -> None:
    found = {title: how_well for title in TITLES if (how_well := fit(query, title)) is not None}
    assert max(found, key=lambda title: found[title]) == expected


@pytest.mark.parametrize("query", ["xyz", "left xyz", "ttt"])
def test_no_fit(query: str) -> None:
    assert [title for title in TITLES if fit(query, title) is not None] == []


@given(st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=20), st.data())
def test_every_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if len(text.lower()) == len(text):
        assert fit(text[start:end], text) is not None
