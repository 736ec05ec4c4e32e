"""The gallery: pictures of the reference designs, made beside the window and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from planner.app.answers import Choice
from planner.app.files import design_files, gallery, gallery_pictures
from planner.app.files.gallery_pictures import GalleryPictures
from tests.app.conftest import EXAMPLES

STANDARD = str(EXAMPLES / "standard.yaml")


def test_a_picture_is_made_once_and_then_taken_from_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    pictures = GalleryPictures(False, folder=tmp_path)
    with qtbot.waitSignal(pictures.ready, timeout=60_000) as made:
        pictures.want(STANDARD)
    assert made.args is not None
    assert QPixmap(made.args[1]).width() > 200
    stamp = Path(made.args[1]).stat().st_mtime_ns
    with qtbot.waitSignal(pictures.ready, timeout=1000):
        pictures.want(STANDARD)
    assert Path(made.args[1]).stat().st_mtime_ns == stamp


def test_a_design_is_chosen_by_keyboard_before_its_picture_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery_pictures, "state_folder", lambda: tmp_path)
    choices = [Choice("empty", "Empty design"), Choice(STANDARD, "Standard", "For one server", has_picture=True)]
    dialog = gallery.Gallery(None, "New design", "Start from", choices)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.setCurrentRow(1)
    assert dialog.purpose.text() == "For one server"
    dialog._accept()
    assert dialog.chosen == STANDARD


def test_pictures_appear_when_they_are_ready(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery_pictures, "state_folder", lambda: tmp_path)
    dialog = gallery.Gallery(None, "New design", "Start from", [Choice(STANDARD, "Standard", has_picture=True)])
    qtbot.addWidget(dialog)
    before = dialog.list.item(0).icon().cacheKey()
    qtbot.waitUntil(lambda: dialog.list.item(0).icon().cacheKey() != before, timeout=60_000)
    dialog.reject()
    assert dialog.chosen is None


def test_every_reference_design_says_what_it_is_for() -> None:
    for path in design_files.examples():
        purpose = design_files.purpose_of(path)
        assert len(purpose) > 40, path
        assert purpose.endswith("."), path
        assert "RFC 5737" not in purpose
