"""Whoever has had enough is heard in the middle of every format."""

from __future__ import annotations

from itertools import count

import pytest

from planner.model.document import Document
from planner.worksheets import FORMATS, render_worksheets
from planner.worksheets.ending import Ended, endable
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
