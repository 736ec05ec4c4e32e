"""Widths of printed columns."""

from __future__ import annotations

from planner.worksheets.formats.column_widths import broken_lists, shares
from planner.worksheets.worksheet import Column


def test_words_have_room_before_sentences() -> None:
    columns = (Column(key="a", title="Name"), Column(key="b", title="Purpose"))
    lines = [["lyncdiscoverinternal.contoso.com", "a sentence of several words " * 10]]
    name, purpose = shares(columns, lines)
    assert 0.15 <= name < purpose
    assert round(name + purpose, 6) == 1


def test_lists_stand_one_item_a_line_and_sentences_as_they_are() -> None:
    columns = (Column(key="a", title="Names", is_list=True), Column(key="b", title="Purpose"))
    assert broken_lists(["one two", "one two"], columns) == ["one\ntwo", "one two"]
