"""Calls of the command line as a person makes them: arguments in, status and both outputs back."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.cli.main import main
from planner.designfile import format_document
from planner.resource_files import resource_path
from tests.findings.whole_examples import document_of


@dataclass(frozen=True)
class Answer:
    """What a call left behind."""

    status: int
    out: str
    err: str


Call = Callable[..., Answer]

FAULTY = """
base: standard
mobility: {push: {apple: true}}
servers: [{id: edge01, federation: false}]
devices: [{id: external-firewall, spoofing_prevention: false}]
"""


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs the command line in this process."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return run


@pytest.fixture
def standard() -> Path:
    """The reference design with one Standard Edition server."""
    return resource_path("examples", "standard.yaml")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The same with an error (no federation for push) and a warning (spoofing prevention off)."""
    path = tmp_path / "faulty.yaml"
    path.write_text(format_document(document_of(FAULTY)), encoding="utf-8")
    return path
