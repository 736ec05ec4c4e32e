"""Shipped files are found however the program was packed."""

import sys
from pathlib import Path

import pytest

import planner.resource_files
from planner.resource_files import resource_path


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resource_path("catalog", "flows.yaml").is_file()


def test_an_installed_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "planner" / "_resources").mkdir(parents=True)
    monkeypatch.setattr(planner.resource_files, "__file__", str(tmp_path / "planner" / "resource_files.py"))
    assert resource_path("icons") == tmp_path.resolve() / "planner" / "_resources" / "icons"


def test_a_frozen_program_has_them_in_its_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("icons", "edge.svg") == tmp_path / "resources" / "icons" / "edge.svg"
