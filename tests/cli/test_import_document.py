"""`planner import`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli.exits import Exit
from tests.cli.conftest import Call

SAMPLES = sorted((Path(__file__).resolve().parents[2].parent / "shared/samples/topology-builder").glob("*"))


@pytest.mark.skipif(not SAMPLES, reason="the sample documents are not part of the repository")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_document_becomes_a_design_that_can_be_checked(call: Call, tmp_path: Path, path: Path) -> None:
    out = tmp_path / "design.yaml"
    answer = call("import", path, "--out", out)
    assert (answer.status, answer.out) == (Exit.FINE, "")
    assert answer.err.startswith("Read a ")
    checked = call("check", out)
    assert checked.status == Exit.FINDINGS
    assert checked.err == ""
    assert "PL01" not in checked.out
    assert call("format", out, "--check").status == Exit.FINE


@pytest.mark.skipif(not SAMPLES, reason="the sample documents are not part of the repository")
def test_a_document_from_standard_input(call: Call) -> None:
    answer = call("import", "-", stdin=SAMPLES[0].read_bytes())
    assert answer.status == Exit.FINE
    assert answer.out.startswith("format: 1\n")


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"<x/>", b"format: 1\n"])
def test_anything_else_is_refused_with_its_place(call: Call, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "document.tbxml"
    path.write_bytes(content)
    answer = call("import", path, "--out", tmp_path / "design.yaml")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err.startswith(f"{path}:")
    assert not (tmp_path / "design.yaml").exists()


def test_a_document_that_is_not_there(call: Call, tmp_path: Path) -> None:
    answer = call("import", tmp_path / "none.tbxml")
    assert answer.status == Exit.UNUSABLE
    assert "(expected a file that can be read)" in answer.err
