"""Faults are collected, so that one import lists them all."""

from __future__ import annotations

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder.faults import MOST, Faults


def test_nothing_found_is_nothing_raised() -> None:
    Faults("t").check()


def test_all_faults_are_raised_with_file_line_and_column() -> None:
    faults = Faults("t")
    faults.add(2, 3, "a is wrong", "b")
    with pytest.raises(DesignFileErrors) as caught:
        faults.stop(1, 1, "c is wrong", "d")
    assert str(caught.value).splitlines() == ["t:1:1: c is wrong (expected d)", "t:2:3: a is wrong (expected b)"]


def test_not_more_are_kept_than_help() -> None:
    faults = Faults("t")
    for line in range(1, 1000):
        faults.add(line, 1, "x", "y")
    assert faults.is_full
    with pytest.raises(DesignFileErrors) as caught:
        faults.check()
    assert len(caught.value.errors) == MOST
