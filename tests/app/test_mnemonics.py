"""No letter chooses two entries of a menu, in either language."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.app.mnemonics import distinct
from planner.app.window import MainWindow

_MARKED = re.compile(r"&(\w)")


def _marked(actions: list[QAction]) -> list[str]:
    return [found[1].lower() for action in actions if (found := _MARKED.search(action.text()))]


def _menus(window: MainWindow) -> dict[str, list[QAction]]:
    bar = window.menuBar().actions()
    menus = {"bar": bar}
    for action in bar:
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menus[action.text()] = menu.actions()
    return menus


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_no_letter_stands_for_two_entries_of_a_menu(window: MainWindow, language: Language) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, language)
    try:
        QApplication.processEvents()
        time.sleep(0.01)
        QApplication.processEvents()
        for name, actions in _menus(window).items():
            letters = _marked(actions)
            assert sorted(set(letters)) == sorted(letters), name
            entries = [action for action in actions if not action.isSeparator()]
            assert len(letters) >= 0.7 * len(entries), name
    finally:
        speak(application, Language.ENGLISH)
        QApplication.processEvents()


def test_the_earlier_of_two_keeps_its_letter() -> None:
    texts = {"lay": "&Lay out", "left": "Align &left", "top": "&Top"}
    assert distinct([("lay", "left", "top")], texts) == {"lay": "&Lay out", "left": "&Align left", "top": "&Top"}


def test_an_entry_of_two_menus_disturbs_neither() -> None:
    found = distinct([("a", "b"), ("b", "c")], {"a": "&Ox", "b": "&Ox", "c": "&X"})
    assert found == {"a": "&Ox", "b": "Ox", "c": "&X"}


@given(
    texts=st.dictionaries(st.sampled_from("abcdefgh"), st.text("abcÄ &…", max_size=6), max_size=8),
    menus=st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=3),
)
def test_letters_differ_and_words_stay(texts: dict[str, str], menus: list[list[str]]) -> None:
    texts = {entry: text.replace("&", "") for entry, text in texts.items()}
    found = distinct(menus, texts)
    assert {entry: text.replace("&", "") for entry, text in found.items()} == texts
    for menu in menus:
        letters = [match[1] for entry in menu if entry in found and (match := _MARKED.search(found[entry]))]
        assert len(set(letters)) == len(letters)
