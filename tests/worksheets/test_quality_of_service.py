"""The rows of marking, read as whoever writes the group policy would read them."""

from __future__ import annotations

from dataclasses import replace

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.servers import FrontEndPool, PortOverride
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets.quality_of_service import quality_of_service_groups
from planner.worksheets.worksheet import Row, items_of

DESIGN = read_document(resource_path("examples", "enterprise.yaml")).document.design


def rows(design: Design) -> dict[tuple[str, str], Row]:
    groups = quality_of_service_groups(build_plan(design, load_catalog()))
    return {(row.text("place"), row.text("media")): row for group in groups for row in group.rows}


def test_a_policy_can_be_written_from_its_row() -> None:
    row = rows(DESIGN)["Front End pool", "audio"]
    assert [row.text(key) for key in ("dscp", "match", "ports", "transport", "required")] == [
        "46",
        "source port",
        "49152-57499",
        "tcp udp",
        "no",
    ]


def test_what_cannot_be_told_apart_says_what_to_move_and_where() -> None:
    found = rows(DESIGN)
    assert found["Front End pool", "audio"].text("comment").endswith("Move application sharing.")
    assert (
        found["Front End pool", "application sharing"].text("comment").endswith("Move it, for example to 40803-49151.")
    )
    assert found["Edge pool, internal side", "audio"].text("comment") == (
        "The ranges of the servers that it sends to, shared with application sharing."
    )


def test_nothing_to_say_once_sharing_is_moved() -> None:
    pool = DESIGN.servers_of(FrontEndPool)[0]
    moved = replace(pool, ports=(PortOverride(service="conference-sharing", port=40803, count=8348),))
    found = rows(DESIGN.with_element(moved))
    assert found["Front End pool", "application sharing"].text("comment") == ""
    assert found["Edge pool, internal side", "application sharing"].text("ports") == "40803-49150"


def test_clients_get_the_parameters_of_their_medium() -> None:
    row = rows(DESIGN)["Windows clients, such as Desktop inside", "file transfer"]
    assert items_of(row.text("ports")) == ["not set"]
    assert row.text("set_by").endswith("-ClientFileTransferPort -ClientFileTransferPortRange")
    assert "for example 42020-42039" in row.text("comment")


def test_no_table_without_media() -> None:
    assert quality_of_service_groups(build_plan(Design(product=DESIGN.product), load_catalog())) == ()
