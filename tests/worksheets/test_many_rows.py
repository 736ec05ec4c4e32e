"""Rows written many at a time say what each row says by itself."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from planner.worksheets.formats.json_format import json_bytes
from planner.worksheets.render import markdown_row, markdown_rows, printed_rows
from planner.worksheets.worksheet import REFERENCE, Column, Group, Row, Worksheet, items_of

_TEXTS = st.text(st.sampled_from("ab \\|*_`[]<>&\n\r\x1e\x1f\"'%é"), max_size=6)
_VALUES = st.none() | st.booleans() | st.integers(0, 70000) | _TEXTS
_KEYS = ("name", "targets", "port", REFERENCE)
_COLUMNS = tuple(Column(key=key, title=key, is_list=key == "targets") for key in _KEYS)
_ROWS = st.lists(
    st.builds(
        Row,
        values=st.dictionaries(st.sampled_from(_KEYS[:3]), _VALUES),
        element=_TEXTS,
        is_required=st.booleans(),
        documents=st.sampled_from(("", "One § 1", "One § 1; Two")),
        confidence=st.sampled_from(("documented", "inferred")),
    ),
    max_size=6,
).map(tuple)


def _worksheet(rows: tuple[Row, ...]) -> Worksheet:
    return Worksheet(kind="test", title="Test", purpose="", columns=_COLUMNS, groups=(Group(title="All", rows=rows),))


@given(_ROWS)
def test_markdown(rows: tuple[Row, ...]) -> None:
    worksheet = _worksheet(rows)
    group = worksheet.groups[0]
    alone = [markdown_row(texts) for _, texts in printed_rows(worksheet, group)]
    assert "\n".join(markdown_rows(worksheet, group)) == "\n".join(alone)


@given(_ROWS)
def test_json(rows: tuple[Row, ...]) -> None:
    facts = {"title": "T", "product": "2019", "planner": "1"}
    text = json_bytes(_worksheet(rows), facts).decode()
    read = json.loads(text)["groups"][0]["rows"]
    for given_row, row in zip(rows, read, strict=True):
        shown = {key: value for key, value in given_row.values.items() if key != "targets"}
        assert {key: value for key, value in row["values"].items() if value is not None and key != "targets"} == {
            key: value for key, value in shown.items() if value is not None
        }
        assert row["values"]["targets"] == items_of(given_row.text("targets"))
        assert row["required"] is given_row.is_required
        assert row["element"] == given_row.element
        assert row["documents"] == [part for part in given_row.documents.split("; ") if part]
        assert list(row) == sorted(row)
        assert list(row["values"]) == sorted(_KEYS[:3])
