"""What each team must do to come from one design to another."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.document import Document
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets import Worksheet, build_worksheets, render_worksheets, worksheet_kinds
from planner.worksheets.changes import FURTHER_KEYS, KEYS, NO_ORDERS, Act, change_sheet, compare_worksheets
from planner.worksheets.formats.csv_format import ABOUT


@cache
def standard() -> Design:
    return read_document(resource_path("examples", "standard.yaml")).document.design


@cache
def sheets(design: Design) -> tuple[Worksheet, ...]:
    return build_worksheets(build_plan(design, load_catalog()), ())


def with_public_address(old: str, new: str) -> Design:
    text = resource_path("examples", "standard.yaml").read_text(encoding="utf-8").replace(old, new)
    from planner.designfile import parse_document

    return parse_document(text, "changed").document.design


@cache
def moved_proxy() -> Design:
    return with_public_address("203.0.113.20", "203.0.113.25")


def counts(before: Design, after: Design) -> dict[tuple[str, str], tuple[int, ...]]:
    return {
        (part.sheet.kind, part.table.name): tuple(part.count(act) for act in (Act.ADD, Act.CHANGE, Act.REMOVE))
        for part in compare_worksheets(sheets(before), sheets(after))
    }


def test_the_same_plan_orders_nothing() -> None:
    assert compare_worksheets(sheets(standard()), sheets(replace(standard()))) == ()
    sheet = change_sheet(sheets(standard()), sheets(standard()), "Plan")
    assert "no rows" in sheet.purpose
    assert [group.title for group in sheet.groups] == ["Overview"]


def test_another_public_address_changes_four_records_and_one_translation() -> None:
    found = counts(standard(), moved_proxy())
    assert found["dns", ""] == (0, 4, 0)
    assert found["firewall", "nat"] == (0, 1, 0)
    assert ("certificates", "") not in found


def test_there_and_back_are_opposite() -> None:
    there, back = counts(standard(), moved_proxy()), counts(moved_proxy(), standard())
    assert there == {key: (gone, changed, came) for key, (came, changed, gone) in back.items()}


def test_a_found_row_that_says_something_else_is_a_change() -> None:
    parts = {
        (part.sheet.kind, part.table.name): part
        for part in compare_worksheets(sheets(standard()), sheets(moved_proxy()))
    }
    [change] = [row for row in parts["publishing", "settings"].rows if row.row.text("setting") == "Public address"]
    [cell] = change.cells
    assert (cell.column.key, cell.before, cell.after) == ("planned", "203.0.113.20", "203.0.113.25")


def test_other_words_for_the_same_row_are_no_change() -> None:
    old = sheets(standard())
    new = tuple(
        replace(
            sheet,
            groups=tuple(
                replace(
                    group,
                    rows=tuple(
                        replace(row, documents="", values={**row.values, "purpose": "other"}) for row in group.rows
                    ),
                )
                for group in sheet.groups
            ),
        )
        for sheet in old
        if sheet.kind in ("dns", "firewall", "certificates")
    )
    assert compare_worksheets(old, new) == ()


def test_keys_are_columns_of_their_tables() -> None:
    found = {
        (sheet.kind, table.name): {column.key for column in table.columns}
        for sheet in sheets(standard())
        for table in sheet.tables
    }
    for place, keys in (*KEYS.items(), *((place, keys) for place, all_ in FURTHER_KEYS.items() for keys in all_)):
        assert set(keys) - {"@element"} <= found[place], place
    assert set(worksheet_kinds()) >= NO_ORDERS


def test_rows_to_do_are_whole_rows_with_what_was() -> None:
    sheet = change_sheet(sheets(standard()), sheets(moved_proxy()), "Old plan")
    assert "'Old plan'" in sheet.purpose
    [table] = [table for table in sheet.tables if table.name == "dns"]
    assert table.columns[0].key == "act"
    assert [column.key for column in table.columns][-2:] == ["before", "reference"]
    rows = [row for group in sheet.groups_of(table) for row in group.rows]
    done = {(row.text("act"), row.text("name"), row.text("target")) for row in rows}
    assert ("change", "webext.contoso.com", "203.0.113.25") in done
    assert {row.text("before") for row in rows if row.text("name") == "webext.contoso.com"} == {
        "IP address: 203.0.113.20"
    }
    assert [row.text("act") for row in rows] == sorted(row.text("act") for row in rows)
    settings = next(table for table in sheet.tables if table.name == "publishing-settings")
    assert "In the design: 203.0.113.20" in {
        row.text("before") for group in sheet.groups_of(settings) for row in group.rows
    }


@pytest.mark.parametrize("form", ["html", "md", "csv", "xlsx", "json"])
def test_every_format_holds_the_change_sheet(form: str) -> None:
    sheet = change_sheet(sheets(standard()), sheets(moved_proxy()), "Old plan")
    files = render_worksheets((sheet,), Document(title="New"), (form,))
    assert "worksheets.xlsx" in files if form == "xlsx" else f"changes.{form}" in files
    if form != "xlsx":
        assert b"203.0.113.25" in b"".join(files.values())


def test_the_overview_counts_the_rows() -> None:
    sheet = change_sheet(sheets(standard()), sheets(moved_proxy()), "Old plan")
    files = render_worksheets((sheet,), Document(), ("csv",))
    overview = list(csv.DictReader(io.StringIO(files["changes.csv"].decode())))
    assert {row["worksheet"] for row in overview} == {
        other.title for other in sheets(standard()) if other.kind not in NO_ORDERS
    }
    total = sum(int(row[act]) for row in overview for act in ("add", "change", "remove"))
    written = sum(data.count(b"\r\n") - 1 for name, data in files.items() if name not in ("changes.csv", ABOUT))
    assert total == written > 0


def test_a_worksheet_that_is_new_is_all_additions() -> None:
    new = tuple(sheet for sheet in sheets(standard()) if sheet.kind == "dns")
    [part] = compare_worksheets((), new)
    assert part.count(Act.ADD) == new[0].row_count


@cache
def enterprise() -> Design:
    return read_document(resource_path("examples", "enterprise.yaml")).document.design


def orders(before: Design, after: Design, table: str) -> list[dict[str, str]]:
    """Rows of a table of the change sheet, as machines read them."""
    sheet = change_sheet(sheets(before), sheets(after), "Before")
    files = render_worksheets((sheet,), Document(), ("csv",))
    return list(csv.DictReader(io.StringIO(files.get(f"changes-{table}.csv", b"").decode())))


def test_a_front_end_more_changes_rules_and_members_and_adds_none() -> None:
    pool = next(server for server in enterprise().servers if server.id == "pool01")
    fewer = enterprise().with_element(replace(pool, members=pool.members[:2]))
    rules = orders(fewer, enterprise(), "firewall")
    assert {row["act"] for row in rules} == {"change"}
    assert all(
        "192.0.2.13" in row["source"] + row["destination"] or "192.0.2.73" in row["destination"] for row in rules
    )
    assert all("without 192.0.2." in row["before"] for row in rules)
    members = orders(fewer, enterprise(), "balancing")
    assert {(row["act"], row["before"]) for row in members} == {("change", "Members: without 192.0.2.13")}
    assert {row["act"] for row in orders(fewer, enterprise(), "dns")} == {"add"}


def test_another_name_of_a_pool_leaves_rules_alone_and_changes_what_shows_it() -> None:
    pool = next(server for server in enterprise().servers if server.id == "pool01")
    renamed = enterprise().with_element(replace(pool, fqdn="sfbpool.contoso.com"))
    assert orders(enterprise(), renamed, "firewall") == []
    assert {row["act"] for row in orders(enterprise(), renamed, "balancing")} == {"change"}
    assert {row["act"] for row in orders(enterprise(), renamed, "publishing")} == {"change"}
    assert {row["act"] for row in orders(enterprise(), renamed, "certificates")} == {"change"}


def test_a_machine_that_goes_takes_its_ports_with_it() -> None:
    pool = next(server for server in enterprise().servers if server.id == "pool01")
    fewer = enterprise().with_element(replace(pool, members=pool.members[:2]))
    gone = [row for row in orders(enterprise(), fewer, "servers") if row["machine"] == "fe03.contoso.com"]
    assert {row["act"] for row in gone} == {"remove"}
    assert {row["topic"] for row in gone} == {"Name", "Role", "Adapter", "Service address", "Certificate"}


def test_what_only_tells_is_no_order() -> None:
    more = replace(standard(), sip_domains=(*standard().sip_domains, "fabrikam.com"))
    assert orders(standard(), more, "certificates-growth") == []
    assert orders(standard(), more, "discovery") == []
    [edge] = [row for row in orders(standard(), more, "certificates") if "AccessEdge" in row["certificate"]]
    assert edge["before"] == "Subject alternative names, in order: without sip.fabrikam.com"
