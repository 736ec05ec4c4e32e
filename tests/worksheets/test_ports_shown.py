"""Ports as worksheets write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.worksheets.ports_shown import joined, ports_text

PORT = st.integers(1, 400)
RANGES = st.lists(st.tuples(PORT, PORT).map(lambda ends: (min(ends), max(ends))))


@pytest.mark.parametrize(
    ("ports", "text"),
    [
        ((), "any"),
        (((443, 443),), 443),
        (((443, 443), (80, 80)), "80 443"),
        (((50001, 50001), (50002, 50002)), "50001 50002"),
        (((49152, 57500), (57501, 65535)), "49152-65535"),
        (((49152, 57500), (57501, 65535), (49152, 65535)), "49152-65535"),
        (((8057, 8057), (8000, 8100)), "8000-8100"),
        (((1, 10), (12, 20)), "1-10 12-20"),
    ],
)
def test_ranges_that_touch_are_one(ports: tuple[tuple[int, int], ...], text: int | str) -> None:
    assert ports_text(ports) == text


@given(RANGES)
def test_the_same_ports_are_meant(ranges: list[tuple[int, int]]) -> None:
    before = {port for first, last in ranges for port in range(first, last + 1)}
    spans = joined(ranges)
    after = [port for first, last in spans for port in range(first, last + 1)]
    assert set(after) == before
    assert len(after) == len(before)
    assert joined(spans) == spans
