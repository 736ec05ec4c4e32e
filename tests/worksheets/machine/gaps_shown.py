"""What a file for machines says in its head of what is missing further down."""

from __future__ import annotations

import re


def gaps_on_top(file: str, data: bytes) -> None:
    lines = data.decode("utf-8-sig").splitlines()
    places = [number for number, line in enumerate(lines) if "NOT COMPLETE" in line]
    assert places[0] < 10, (file, lines[:12])
    count = re.search(r"NOT COMPLETE: (\d+)", lines[places[0]])
    assert count is None or int(count[1]) == len(places) - 1, (file, [lines[at] for at in places])
