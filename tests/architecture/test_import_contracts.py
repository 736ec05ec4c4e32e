"""Plain pytest fails on a broken import contract, not only `.ci/run`.

The contracts themselves stand in pyproject.toml, each with a sentence for a name.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import cli

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def _loggers_stay_on() -> Iterator[None]:
    """import-linter configures logging, and that switches every other logger of the process off."""
    known = [one for one in logging.Logger.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    were_off = {one.name: one.disabled for one in known}
    yield
    for one in known:
        one.disabled = were_off[one.name]


@pytest.mark.usefixtures("_loggers_stay_on")
def test_every_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(TOP)
    status = cli.lint_imports(config_filename=str(TOP / "pyproject.toml"), no_cache=True)
    assert status == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out
