"""The typed table itself: texts, documents as footnotes, several tables on one worksheet."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.worksheets.worksheet import (
    Column,
    Group,
    Row,
    Table,
    Worksheet,
    documents_in,
    items_of,
    listed,
    with_confidence,
)

NAT = Table(name="nat", title="NAT", columns=(Column(key="public", title="Public"),))


def worksheet(*rows: Row, others: tuple[Row, ...] = ()) -> Worksheet:
    columns = (
        Column(key="name", title="Name"),
        Column(key="port", title="Port"),
        Column(key="reference", title="Ref."),
    )
    groups = (Group(title="Main", rows=rows), Group(title="NAT", rows=others, table=NAT))
    return Worksheet(kind="sample", title="Sample", purpose="", columns=columns, groups=groups)


def row(documents: str = "", confidence: str = "documented", **values: str | int | bool | None) -> Row:
    return Row(values=values, documents=documents, confidence=confidence)


def test_values_read_as_words() -> None:
    found = row(name="a", port=443, yes=True, no=False, documents="D", confidence="inferred")
    assert [found.text(key) for key in ("name", "port", "yes", "no", "missing")] == ["a", "443", "yes", "no", ""]
    assert found.texts(("port", "name", "yes", "reference")) == ["443", "a", "yes", "D [inferred]"]


def test_a_reference_never_passes_for_more_than_it_is() -> None:
    assert with_confidence("D", "documented") == "D"
    assert with_confidence("", "inferred") == "[inferred]"


def test_documents_are_numbered_once_in_order_of_rows() -> None:
    first, second = row("B; A; B"), row("A; C", "cmdlet")
    sheet = worksheet(first, second, others=(row("B"),))
    assert sheet.footnotes == ("B", "A", "C")
    assert sheet.footnote_numbers(first) == "1 2"
    assert sheet.footnote_numbers(second) == "2 3 [cmdlet]"
    assert documents_in("B; A; B") == ("B", "A")


def test_groups_know_their_table() -> None:
    sheet = worksheet(row(name="a"), others=(row(public="192.0.2.1"),))
    assert [table.name for table in sheet.tables] == ["", "nat"]
    assert [group.title for group in sheet.groups_of(NAT)] == ["NAT"]
    assert [group.title for group in sheet.groups_of(sheet.main_table)] == ["Main"]
    assert sheet.row_count == 2


def test_documents_get_columns_of_their_own_in_a_workbook() -> None:
    keys = [column.key for column in worksheet().main_table.workbook_columns]
    assert keys == ["name", "port", "element", "required"]


def test_only_tables_of_orders_say_who_asks_and_what_is_required() -> None:
    columns = (Column(key="name", title="Name"), Column(key="required", title="Required"))
    orders = Table(name="", title="T", columns=columns)
    told = replace(orders, is_asked_for=False)
    assert (orders.csv_keys, told.csv_keys) == (("name", "required", "element"), ("name", "required"))
    assert [column.key for column in told.workbook_columns] == ["name", "required"]
    asked = Row(values={"name": "a", "required": None}, element="pool", is_required=False)
    assert asked.texts(orders.csv_keys) == ["a", "", "pool"]
    assert row(name="a").texts(("element", "required")) == ["", "yes"]


@given(st.lists(st.text("abc é-.", min_size=1).map(str.strip).filter(bool)))
def test_values_of_several_words_stay_one_value(items: list[str]) -> None:
    assert items_of(listed(items)) == items
