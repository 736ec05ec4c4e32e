"""How messages name things."""

from __future__ import annotations

import pytest

from planner.findings.wording import listed, plural, shown
from tests.builders import small_site


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ""),
        (["a"], "'a'"),
        (["a", "b"], "'a' and 'b'"),
        (["a", "b", "c"], "'a', 'b' and 'c'"),
        (["a", "b", "c", "d", "e", "f"], "'a', 'b', 'c', 'd' and 2 more"),
    ],
)
def test_lists_stay_short(texts: list[str], expected: str) -> None:
    assert listed(texts) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "1 record"), (0, "0 records"), (2, "2 records")])
def test_numbers_have_their_noun(number: int, expected: str) -> None:
    assert plural(number, "record") == expected


def test_elements_go_by_their_display_name_and_machines_by_their_fqdn() -> None:
    design = small_site()
    server = design.servers[0]
    assert shown(design, server.id) == f"'{server.name}'"
    assert shown(design, server.members[0].id) == f"'{server.members[0].fqdn}'"
    assert shown(design, "nobody") == "'nobody'"
