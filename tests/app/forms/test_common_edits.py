"""What an edit of several elements does to the list of each: the common part changes, the rest stays in its place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.forms.common_edits import common_items, with_common

ITEMS = st.lists(st.sampled_from("abcdef"), max_size=8)


@pytest.mark.parametrize(
    ("own", "before", "after", "expected"),
    [
        ("axb", "ab", "ab", "axb"),
        ("axb", "ab", "acb", "acxb"),
        ("axb", "ab", "abc", "axbc"),
        ("axb", "ab", "cab", "caxb"),
        ("xab", "ab", "cab", "xcab"),
        ("axb", "ab", "b", "xb"),
        ("axb", "ab", "a", "ax"),
        ("axb", "ab", "cb", "cxb"),
        ("x", "", "c", "xc"),
        ("", "", "c", "c"),
        ("xc", "", "c", "xc"),
        ("axb", "ab", "", "x"),
    ],
)
def test_own_items_stay_where_they_are(own: str, before: str, after: str, expected: str) -> None:
    assert "".join(with_common(own, before, after)) == expected


@given(st.lists(ITEMS, min_size=1, max_size=4), ITEMS)
def test_all_have_what_was_given_and_lose_nothing_of_their_own(lists: list[list[str]], after: list[str]) -> None:
    before = common_items(lists)
    for own in lists:
        result = Counter(with_common(own, before, after))
        besides = Counter(own) - Counter(before)
        assert set(after) <= set(result)
        assert besides <= result
        assert not set(result) - set(after) - set(besides)
    assert [with_common(own, before, before) for own in lists] == [tuple(own) for own in lists]


@given(st.lists(ITEMS, min_size=1, max_size=4))
def test_common_is_what_every_list_has(lists: list[list[str]]) -> None:
    common = Counter(common_items(lists))
    for item in "abcdef":
        assert common[item] == min(own.count(item) for own in lists)
