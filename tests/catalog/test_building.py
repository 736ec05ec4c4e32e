"""Rows become values, and every fault is told with file and row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from planner.catalog.building import build_one, build_rows
from planner.catalog.services import PortRange


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    from_end: str = field(default="", metadata={"key": "from"})
    size: int = 0
    side: Literal["left", "right"] = "left"
    parts: tuple[_Part, ...] = ()
    part: _Part | None = None
    ports: tuple[PortRange, ...] = ()
    notes: tuple[str, ...] = ()
    extra: Mapping[str, Any] | None = None
    anything: Any = None
    source: tuple[str, ...] = ()
    reference: str = ""


def _build(*rows: Any) -> tuple[tuple[_Row, ...], list[str]]:
    faults: list[str] = []
    return build_rows(_Row, list(rows), "x.yaml, rows:", {"doc": "The document"}, faults), faults


def test_a_row_becomes_a_value() -> None:
    rows, faults = _build(
        {
            "id": "a",
            "from": "b",
            "parts": [{"name": "p"}],
            "part": None,
            "ports": [443, {"start": 1, "end": 9}],
            "notes": "one line",
            "extra": {"k": [1, 2]},
            "source": ["doc § Heading", "other"],
        }
    )
    assert faults == []
    (row,) = rows
    assert (row.from_end, row.parts, row.notes) == ("b", (_Part(name="p"),), ("one line",))
    assert row.ports == (PortRange(443, 443), PortRange(1, 9))
    assert row.extra == {"k": (1, 2)}
    assert row.reference == "The document § Heading; other"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"id": "a", "sise": 1}, "x.yaml, rows: a: unknown key 'sise'"),
        ({"size": 1}, "x.yaml, rows: row 1: id is missing"),
        ({"id": "a", "size": "1"}, "x.yaml, rows: a: size: int is expected, not '1'"),
        ({"id": "a", "size": True}, "x.yaml, rows: a: size: int is expected, not True"),
        ({"id": "a", "side": "up"}, "x.yaml, rows: a: side: one of left, right is expected, not 'up'"),
        ({"id": "a", "notes": [1]}, "x.yaml, rows: a: notes: str is expected, not 1"),
        ({"id": "a", "parts": [{}]}, "x.yaml, rows: a: name is missing"),
        ({"id": "a", "ports": ["443"]}, "x.yaml, rows: a: ports: a port or {start, end} is expected, not '443'"),
        ({"id": "a", "ports": [70000]}, "x.yaml, rows: a: ports: 70000 is not a range of ports"),
        ({"id": "a", "extra": 1}, "x.yaml, rows: a: extra: a mapping is expected, not 1"),
        ("a", "x.yaml, rows: row 1: a mapping is expected, not 'a'"),
    ],
)
def test_a_fault_names_file_row_and_key(row: Any, fault: str) -> None:
    assert _build(row) == ((), [fault])


def test_all_faults_are_told_at_once_and_good_rows_remain() -> None:
    rows, faults = _build({"id": "a", "size": "x", "side": "up"}, {"id": "b"}, {"id": "c", "q": 1})
    assert [row.id for row in rows] == ["b"]
    assert len(faults) == 3


def test_a_table_that_is_missing_is_a_fault() -> None:
    faults: list[str] = []
    assert build_rows(_Row, None, "x.yaml, rows:", {}, faults) == ()
    assert build_one(_Row, None, "x.yaml, one", {}, faults) is None
    assert len(faults) == 2
