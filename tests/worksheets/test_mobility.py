"""The mobility worksheet."""

from __future__ import annotations

from planner.worksheets import Worksheet, build_worksheets
from tests.requirements.reference_designs import plan_of, reference, with_mobility, with_record

ENTERPRISE = reference("enterprise")


def sheet_of(design: object = ENTERPRISE) -> Worksheet:
    (sheet,) = build_worksheets(plan_of(design), (), ("mobility",))  # type: ignore[arg-type]
    return sheet


def test_a_group_a_position_and_one_for_the_moves() -> None:
    sheet = sheet_of()
    assert [group.title for group in sheet.groups] == [
        "Phone on cellular (cellular network)",
        "Phone on Wi-Fi (corporate Wi-Fi)",
        "Phone of a branch user on Wi-Fi (corporate Wi-Fi)",
        "Phone on guest Wi-Fi (guest Wi-Fi)",
        "Branch network (branch)",
        "Internet (outside, on the Internet)",
        "Moves, there and back",
    ]
    assert all(len(group.rows) == 5 for group in sheet.groups[:-1])
    assert [table.name for table in sheet.tables] == ["", "moves"]


def test_a_row_says_result_turn_way_and_document() -> None:
    row = next(row for row in sheet_of().rows if row.text("element") == "phone-wifi" and "UCWA" in row.text("service"))
    assert (row.text("result"), row.text("needed"), row.text("turn")) == ("delivered", "yes", "Reverse proxy")
    assert row.text("path").startswith("Phone on Wi-Fi → Wi-Fi firewall → ")
    assert row.documents


def test_what_fails_and_the_moves_that_suffer_are_told() -> None:
    sheet = sheet_of(with_record(ENTERPRISE, "internal", "webext.contoso.com", "203.0.113.40"))
    results = {(row.text("element"), row.text("result")) for row in sheet.rows if "UCWA" in row.text("service")}
    assert ("phone-wifi", "blocked") in results
    moves = {(row.text("first"), row.text("second")): row.text("seamless") for row in sheet.groups[-1].rows}
    assert moves["Phone on cellular", "Phone on Wi-Fi"] == "no"
    assert moves["Phone on cellular", "Phone on guest Wi-Fi"] == "yes"


def test_without_mobility_it_says_so() -> None:
    sheet = sheet_of(with_mobility(ENTERPRISE, enabled=False))
    assert sheet.row_count == 0
    assert sheet.groups[0].note == "Mobility is off in this plan, or no pool serves it."
