"""What a screen reader finds in every dialog and panel: a name for each control, by Qt's own tree of interfaces."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.answers import Choice
from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.app.appearance.shortcuts_dialog import ShortcutsDialog
from planner.app.dialogs import ChoiceDialog, TextDialog
from planner.app.docks import DOCKS
from planner.app.exports.worksheet_choice import ExportChoice, ExportDialog
from planner.app.failing.defect_dialog import DefectDialog
from planner.app.files.design_files import examples
from planner.app.files.gallery import Gallery
from planner.app.files.interview import Interview
from planner.app.help.tour import begin_tour
from planner.app.review.compare_window import CompareWindow, Direction
from planner.app.review.merge_dialog import MergeDialog
from planner.app.review.rules_dialog import RulesDialog
from planner.app.searching.command_palette import CommandPalette
from planner.app.searching.commands import commands_of
from planner.app.views.save_dialog import SaveViewDialog
from planner.app.window import MainWindow
from planner.editing.merging import merge
from planner.model.document import Document

APP = Path(__file__).resolve().parents[2] / "planner" / "app"
_Role = QAccessible.Role
_CONTROLS = {
    _Role.Button,
    _Role.CheckBox,
    _Role.RadioButton,
    _Role.ComboBox,
    _Role.EditableText,
    _Role.SpinBox,
    _Role.Slider,
    _Role.List,
    _Role.Tree,
    _Role.Table,
    _Role.ListItem,
    _Role.TreeItem,
    _Role.PageTab,
    _Role.PageTabList,
    _Role.Link,
    _Role.ButtonMenu,
    _Role.ButtonDropDown,
}


def _two(window: MainWindow) -> tuple[Document, Document, Document]:
    base = window.controller.document
    return base, replace(base, title="Mine"), replace(base, title="Theirs")


def _merge(window: MainWindow) -> QDialog:
    return MergeDialog(window, _two(window), ("ours", "theirs"), merge(*_two(window)))


def _gallery(window: MainWindow) -> QDialog:
    choices = [Choice(str(path), path.stem, has_picture=True) for path in examples()]
    return Gallery(window, "New design", "Start from", choices)


def _interview(window: MainWindow) -> QDialog:
    return Interview(window)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "ChoiceDialog": lambda w: ChoiceDialog(w, "Add", "What is added", [Choice("a", "A"), Choice("b", "B", "more")]),
    "CommandPalette": lambda w: CommandPalette(w, commands_of(w)),
    "CompareWindow": lambda w: CompareWindow(w, _two(w)[1], "other", Direction.FROM_OTHER),
    "DefectDialog": lambda w: DefectDialog(w, "report", Path("last-error.txt")),
    "ExportDialog": lambda w: ExportDialog(w, ExportChoice(Path("/tmp"), ("dns",), ("html",)), lambda *_: None),
    "Gallery": _gallery,
    "Interview": _interview,
    "MergeDialog": _merge,
    "RulesDialog": RulesDialog,
    "SaveViewDialog": lambda w: SaveViewDialog(w, "View 1", ("A",), "3 elements hidden", "Mobility"),
    "ShortcutsDialog": ShortcutsDialog,
    "TextDialog": lambda w: TextDialog(w, "Title", "Intro", "line"),
    "TourNote": begin_tour,
}


def test_every_dialog_of_the_program_is_looked_at() -> None:
    found = set()
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "QDialog" for base in node.bases):
                found.add(node.name)
    assert found == set(DIALOGS)


def spoken(top: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Role, name and way of everything that a screen reader comes to, as far as it is seen."""
    name = top.text(QAccessible.Text.Name).strip()
    role = top.role()
    here = f"{path}/{role.name}"
    yield role.name, name, here
    view = top.object()
    if isinstance(view, QAbstractItemView):
        yield from ((_Role.ListItem.name, text, f"{here} row") for text in rows_of(view.model()))
        return
    for number in range(top.childCount()):
        child = top.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from spoken(child, here)


def rows_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """What is said of each row; cells behind the first may have nothing to say."""
    above = parent or QModelIndex()
    for row in range(min(model.rowCount(above), 40)):
        index = model.index(row, 0, above)
        yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "").strip()
        yield from rows_of(model, index)


def nameless(widget: QWidget) -> list[str]:
    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    controls = {role.name for role in _CONTROLS}
    return sorted({way for role, name, way in spoken(top) if role in controls and not name})


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("kind", list(DIALOGS))
def test_everything_in_a_dialog_has_a_name(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, kind: str, language: Language
) -> None:
    speak(qapp, language)
    dialog = DIALOGS[kind](window)
    dialog.show()
    qtbot.wait(100)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    dialog.reject()
    dialog.deleteLater()


@pytest.mark.parametrize("dock", [row.id for row in DOCKS])
def test_everything_in_a_panel_has_a_name(window: MainWindow, qtbot: QtBot, dock: str) -> None:
    window.scene.select_ids(("pool01",))
    panel = window.docks.show(dock)
    qtbot.wait(100)
    assert nameless(panel) == []
