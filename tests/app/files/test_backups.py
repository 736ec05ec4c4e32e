"""Earlier versions: kept at each save, listed, restored by comparing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.files import backups
from planner.app.review import compare_commands
from planner.designfile import read_document
from planner.editing.design_settings import ChangeTitle
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow


def _save(path: Path, text: str, second: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000 + second, 1_700_000_000 + second))


@pytest.mark.parametrize("is_beside", [True, False])
def test_versions_are_listed_latest_first_and_the_oldest_go(tmp_path: Path, is_beside: bool) -> None:
    path, apart = tmp_path / "plan.yaml", tmp_path / "apart"
    for number in range(backups.MOST + 5):
        _save(path, str(number), number)
        backups.keep(path, is_beside=is_beside, apart=apart)
    texts = [backup.file.read_text(encoding="utf-8") for backup in backups.versions(path, apart)]
    assert texts == [str(number) for number in reversed(range(5, backups.MOST + 5))]
    assert (tmp_path / ".plan.yaml.versions").exists() is is_beside
    assert apart.exists() is not is_beside


def test_the_same_content_is_kept_once_and_a_new_file_has_no_version(tmp_path: Path) -> None:
    path, apart = tmp_path / "plan.yaml", tmp_path / "apart"
    backups.keep(path, is_beside=False, apart=apart)
    assert backups.versions(path, apart) == ()
    for second in (1, 2):
        _save(path, "same", second)
        backups.keep(path, is_beside=False, apart=apart)
    assert len(backups.versions(path, apart)) == 1


def test_two_designs_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    apart = tmp_path / "apart"
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        _save(tmp_path / folder / "plan.yaml", folder, 1)
        backups.keep(tmp_path / folder / "plan.yaml", is_beside=False, apart=apart)
    (found,) = backups.versions(tmp_path / "b" / "plan.yaml", apart)
    assert found.file.read_text(encoding="utf-8") == "b"


def test_a_place_that_cannot_be_written_stops_no_save(tmp_path: Path, make_window: MakeWindow) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes((EXAMPLES / "standard.yaml").read_bytes())
    window = make_window(path)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    window.files.versions_folder = blocked
    window.controller.do(ChangeTitle("Mine"))
    assert window.save()
    assert read_document(path).document.title == "Mine"


def test_an_earlier_version_is_restored_by_rejecting_what_came_since(
    tmp_path: Path, make_window: MakeWindow, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes((EXAMPLES / "standard.yaml").read_bytes())
    window = make_window(path)
    first = window.controller.document
    window.controller.do(ChangeTitle("Mine"))
    assert window.save()
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with(".yaml")
    shown = compare_commands.compare_with_earlier(window)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.found is not None, timeout=60_000)
    qtbot.mouseClick(shown.reject_all, Qt.MouseButton.LeftButton)
    assert window.controller.document.title == first.title
    assert window.controller.is_dirty
    shown.close()
