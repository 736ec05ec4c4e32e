"""The self-test proves this very checkout, and says so when something is missing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.app.failing import selftest


@pytest.mark.parametrize("name", [name for name, _ in selftest.steps()])
def test_every_step_passes(name: str, qtbot: QtBot) -> None:
    dict(selftest.steps())[name]()


def test_a_step_that_fails_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise ValueError("a resource is missing")

    monkeypatch.setattr(selftest, "steps", lambda: iter([("first", fails), ("second", lambda: None)]))
    assert selftest.run_self_test() == 3
    output = capsys.readouterr().out
    assert "FAILED  first" in output
    assert "a resource is missing" in output
    assert "ok      second" in output


def test_all_well_is_zero(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(selftest, "steps", lambda: iter([("only", lambda: None)]))
    assert selftest.run_self_test() == 0
    assert "The installation works." in capsys.readouterr().out
