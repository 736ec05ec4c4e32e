"""Damaged documents are refused in words or read; nothing else ever comes out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.designfile.errors import DesignFileError, DesignFileErrors
from planner.designfile.read import parse_document
from planner.designfile.topology_builder import import_topology
from planner.designfile.write import format_document
from tests.designfile.topology_builder.documents import FORMATS
from tests.designfile.topology_builder.topologies import POOL, enterprise, with_branch, with_director

TEXTS = [write(with_branch(with_director(enterprise(), POOL), POOL)) for write in FORMATS.values()]
WHICH = st.sampled_from(range(len(TEXTS)))  # a number, so that a failure prints no document
WORDS = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "&",
        "/>",
        "",
        "0",
        "-1",
        "99999",
        "::",
        "$x",
        "Registrar",
        "EdgeServer",
        "UserServices",
        "MediationServer",
        "FileStore",
        "WacService",
        "PstnGateway",
        "UserStore",
        "External",
        "Pstn",
        "true",
        "false",
        "contoso.com",
        "pool01.contoso.com",
        "198.51.100.11",
        "\n",
        "é",
        "<!DOCTYPE a>",
    ]
)


def _import(data: bytes) -> None:
    problems: tuple[DesignFileError, ...] = ()
    try:
        result = import_topology(data, "x")
    except DesignFileErrors as error:
        problems = error.errors
    if problems:
        assert all(item.line >= 1 and item.column >= 1 and item.what for item in problems)
        return
    assert parse_document(format_document(result.document), "x").document == result.document
    assert result.report.text()


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    _import(data)


@given(WHICH, st.data())
def test_a_document_with_words_changed(which: int, data: st.DataObject) -> None:
    text = TEXTS[which]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 40))
        text = text[:start] + data.draw(WORDS) + text[start + length :]
    _import(text.encode())


@given(WHICH, st.data())
def test_a_document_with_values_changed(which: int, data: st.DataObject) -> None:
    """Whole attribute values change, so that the XML stays whole and the mapping is reached."""
    parts = TEXTS[which].split('"')
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(parts) // 2 - 1)) * 2 + 1
        other = data.draw(st.integers(0, len(parts) // 2 - 1)) * 2 + 1
        if not parts[place].startswith("urn:schema"):
            parts[place] = (
                parts[other] if data.draw(st.booleans()) else data.draw(WORDS.filter(lambda word: word not in '"<&'))
            )
    _import('"'.join(parts).encode())


@given(WHICH, st.data())
def test_a_document_with_lines_lost_and_doubled(which: int, data: st.DataObject) -> None:
    lines = TEXTS[which].splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = data.draw(st.sampled_from([[], [lines[place]] * 2]))
    _import("".join(lines).encode())


@given(WHICH, st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be"]), st.data())
def test_a_document_cut_short(which: int, encoding: str, data: st.DataObject) -> None:
    whole = TEXTS[which].encode(encoding)
    _import(whole[: data.draw(st.integers(0, len(whole)))])
