"""Columns of many rows say what the rows say one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.worksheets.cells import MANY, chunks, text_columns, value_columns
from planner.worksheets.worksheet import REFERENCE, Row

_KEYS = ("a", "b", REFERENCE, "c")
values = st.one_of(st.none(), st.booleans(), st.integers(0, 2), st.text(max_size=3))
rows = st.lists(
    st.builds(
        Row,
        values=st.dictionaries(st.sampled_from(("a", "b", "c")), values),
        documents=st.sampled_from(("", "one", "one; two")),
        confidence=st.sampled_from(("documented", "inferred")),
    ),
    max_size=8,
)


@given(rows)
def test_texts_of_columns_are_those_of_rows(given_rows: list[Row]) -> None:
    columns = text_columns(given_rows, _KEYS)
    assert [list(texts) for texts in zip(*columns, strict=True)] == [row.texts(_KEYS) for row in given_rows]


@given(rows)
def test_values_keep_their_kind(given_rows: list[Row]) -> None:
    [column] = value_columns(given_rows, ["a"])
    assert [(type(value), value) for value in column] == [(type(v), v) for v in (r.values.get("a") for r in given_rows)]


def test_chunks_are_all_rows_in_order() -> None:
    many = [Row(values={"n": number}) for number in range(2 * MANY + 1)]
    found = list(chunks(many))
    assert [len(some) for some in found] == [MANY, MANY, 1]
    assert [row for some in found for row in some] == many
