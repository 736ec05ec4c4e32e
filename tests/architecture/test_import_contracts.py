"""Plain pytest fails on a broken import contract, not only `.ci/run`.

The contracts themselves stand in pyproject.toml, each with a sentence for a name.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from importlinter import cli

TOP = Path(__file__).resolve().parents[2]


def test_every_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(TOP)
    status = cli.lint_imports(config_filename=str(TOP / "pyproject.toml"), no_cache=True)
    assert status == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out
