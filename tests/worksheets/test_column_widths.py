"""Widths of printed columns."""

from __future__ import annotations

from planner.worksheets.formats.column_widths import broken_lists, layouts, shares
from planner.worksheets.worksheet import Column, Group, Row, Worksheet, listed


def test_words_have_room_before_sentences() -> None:
    columns = (Column(key="a", title="Name"), Column(key="b", title="Purpose"))
    lines = [["lyncdiscoverinternal.contoso.com", "a sentence of several words " * 10]]
    (name, purpose), scale = shares(columns, lines)
    assert 0.15 <= name < purpose
    assert round(name + purpose, 6) == 1
    assert scale == 1


def test_lists_stand_one_item_a_line_and_sentences_as_they_are() -> None:
    columns = (Column(key="a", title="Names", is_list=True), Column(key="b", title="Purpose"))
    assert broken_lists(["one two", "one two"], columns) == ["one\ntwo", "one two"]


def test_letters_are_smaller_where_the_longest_words_have_no_room() -> None:
    columns = tuple(Column(key=str(number), title="Required") for number in range(8))
    words = [["lyncdiscoverinternal.contoso"] * 8]
    parts, scale = shares(columns, words)
    assert 0.8 < scale < 1
    assert len(set(parts)) == 1
    assert shares(columns, [["yes"] * 8])[1] == 1


def test_columns_without_any_text_are_left_out_group_by_group() -> None:
    columns = tuple(Column(key=key, title=key) for key in ("name", "address", "port", "reference"))
    first = Row(values={"name": "a", "address": "192.0.2.1", "port": 0}, documents="one")
    second = Row(values={"name": "b", "address": ""}, confidence="inferred")
    third = Row(values={"name": "c"})
    groups = tuple(Group(title=str(number), rows=(row,)) for number, row in enumerate((first, second, third)))
    sheet = Worksheet(kind="k", title="K", purpose="", columns=columns, groups=(*groups, Group(title="", rows=())))
    assert [layout.shown for layout in layouts(sheet)] == [(0, 1, 2, 3), (0, 3), (0,), (0,)]


def test_for_one_empty_column_a_group_does_not_stand_otherwise_than_others() -> None:
    columns = tuple(Column(key=key, title=key) for key in ("name", "address", "port"))
    full, lacking = Row(values={"name": "a", "address": "b", "port": 1}), Row(values={"name": "a", "port": 1})
    both = tuple(Group(title="", rows=(row,)) for row in (full, lacking))
    for groups, shown in ((both, [(0, 1, 2)] * 2), (both[1:], [(0, 2)])):
        sheet = Worksheet(kind="k", title="K", purpose="", columns=columns, groups=groups)
        assert [layout.shown for layout in layouts(sheet)] == shown


def test_a_value_of_several_words_is_one_line_of_a_list() -> None:
    columns = (Column(key="a", title="Ends", is_list=True),)
    assert broken_lists([listed(["DNS server", "192.0.2.1"])], columns) == ["DNS\u00a0server\n192.0.2.1"]
