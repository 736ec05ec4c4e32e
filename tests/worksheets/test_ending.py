"""Whoever has had enough is heard in the middle of every format."""

from __future__ import annotations

from itertools import count

import pytest

from planner.catalog import load_catalog
from planner.model.document import Document
from planner.requirements import Plan, build_plan
from planner.worksheets import FORMATS, MACHINE_FORMATS, render_worksheets
from planner.worksheets.ending import Ended, endable, ended_by, unless_ended
from planner.worksheets.machine import machine_files
from tests import builders as make
from tests.worksheets.machine.designs import ORIGIN, plan_of
from tests.worksheets.machine.test_hosts import edge_without_inside_dns
from tests.worksheets.regenerate import sheets_of


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_between_two_rows(name: str) -> None:
    sheets = sheets_of("enterprise")
    asked = count(1)
    with pytest.raises(Ended):
        render_worksheets(endable(sheets, lambda: next(asked) > 3), Document(), (name,))
    # It was asked a few times more at most: what is between two questions is at most some hundred rows.
    assert next(asked) == 5


@pytest.mark.parametrize("name", FORMATS)
def test_who_never_ends_gets_the_same_bytes(name: str) -> None:
    sheets = sheets_of("standard")
    plain = render_worksheets(sheets, Document(), (name,))
    assert render_worksheets(endable(sheets, lambda: False), Document(), (name,)) == plain


def test_long_tables_are_asked_about_again_and_again() -> None:
    [sheet] = sheets_of("enterprise", "servers")
    asked: list[int] = []

    def note() -> bool:
        asked.append(1)
        return False

    [watched] = endable((sheet,), note)
    rows = [row for group in watched.groups for row in group.rows]
    assert rows == list(sheet.rows)
    assert len(asked) >= len(sheet.groups)


# --- formats for machines


def plan_for(name: str) -> Plan:
    return build_plan(edge_without_inside_dns(), load_catalog()) if name == "hosts" else plan_of("enterprise")


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_every_format_for_machines_ends_before_its_first_file_is_done(name: str) -> None:
    asked = count(1)
    with pytest.raises(Ended):
        render_worksheets((), Document(), (name,), plan=plan_for(name), shall_end=lambda: next(asked) >= 1)
    assert next(asked) == 2


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_a_format_for_machines_that_nobody_ends_has_the_same_bytes(name: str) -> None:
    plan = plan_for(name)
    assert machine_files(plan, ORIGIN, (name,), lambda: False) == machine_files(plan, ORIGIN, (name,))


@pytest.mark.parametrize("name", ["bind", "requests", "nginx", "haproxy", "powershell"])
def test_long_files_are_asked_about_again_and_again(name: str) -> None:
    domains = tuple(f"tenant{number}.example" for number in range(400))
    plan = build_plan(make.enterprise_site(sip_domains=domains), load_catalog())
    asked: list[int] = []

    def note() -> bool:
        asked.append(1)
        return False

    files = machine_files(plan, ORIGIN, (name,), note)
    lines = sum(data.count(b"\n") for data in files.values())
    assert len(asked) >= max(len(files), lines // 256)
    with pytest.raises(Ended):
        machine_files(plan, ORIGIN, (name,), lambda: asked.pop() == 0 if len(asked) > 3 else True)


def test_what_ends_one_work_ends_no_other() -> None:
    with ended_by(lambda: True), pytest.raises(Ended):
        list(unless_ended(["a"]))
    assert list(unless_ended(["a", "b"])) == ["a", "b"]


@pytest.mark.parametrize("name", FORMATS)
def test_worksheets_end_by_the_same_question(name: str) -> None:
    with pytest.raises(Ended):
        render_worksheets(sheets_of("standard"), Document(), (name,), shall_end=lambda: True)
