"""Settings are typed, and a broken file reads as defaults."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from planner.app.appearance.settings import MOST_RECENT, MOST_WORKSHEET_FOLDERS, Settings, Theme


def test_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.theme is Theme.SYSTEM
    assert settings.recent_files == ()
    assert settings.geometry is None
    assert settings.last_folder == Path.home()


def test_what_is_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Settings(tmp_path / "settings.ini")
    first.theme = Theme.DARK
    first.add_recent(tmp_path / "a b, c.yaml")
    first.last_folder = tmp_path
    first.worksheet_folder = tmp_path / "sheets"
    first.geometry = QByteArray(b"\x00\x01")
    first.docks = QByteArray(b"\x02")
    first.sync()
    second = Settings(tmp_path / "settings.ini")
    assert second.theme is Theme.DARK
    assert second.recent_files == (tmp_path / "a b, c.yaml",)
    assert second.last_folder == tmp_path
    assert second.worksheet_folder == tmp_path / "sheets"
    assert second.geometry == QByteArray(b"\x00\x01")
    second.forget_arrangement()
    assert second.docks is None


def test_the_latest_file_comes_first_and_the_list_ends(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for number in range(MOST_RECENT + 3):
        settings.add_recent(tmp_path / f"{number}.yaml")
    settings.add_recent(tmp_path / "5.yaml")
    names = [path.stem for path in settings.recent_files]
    assert names[:2] == ["5", str(MOST_RECENT + 2)]
    assert len(names) == len(set(names)) == MOST_RECENT
    settings.drop_recent(tmp_path / "5.yaml")
    assert "5" not in [path.stem for path in settings.recent_files]


@pytest.mark.parametrize("text", ["[window]\ntheme=purple\ngeometry=7\n[files]\nrecent=@Invalid()\n", "\0\1\2garbage"])
def test_a_broken_file_reads_as_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(text, encoding="utf-8")
    settings = Settings(path)
    assert settings.theme is Theme.SYSTEM
    assert settings.recent_files == ()
    assert settings.geometry is None


def test_the_users_settings_stand_in_the_home(home: Path) -> None:
    assert home in Settings().path.parents


def test_a_folder_of_worksheets_is_kept_for_each_design_of_late(tmp_path: Path) -> None:
    first = Settings(tmp_path / "settings.ini")
    assert first.worksheet_folder_of("a, b.yaml") is None
    for number in range(MOST_WORKSHEET_FOLDERS):
        first.remember_worksheet_folder(f"{number}.yaml", tmp_path / str(number))
    first.remember_worksheet_folder("a, b.yaml", tmp_path / "c, d")
    first.sync()
    second = Settings(tmp_path / "settings.ini")
    assert second.worksheet_folder_of("a, b.yaml") == tmp_path / "c, d"
    assert second.worksheet_folder_of("0.yaml") is None
    assert second.worksheet_folder_of("1.yaml") == tmp_path / "1"
    assert second.worksheet_folder == tmp_path / "c, d"
