"""The dialog that merges, conflict by conflict."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.review.merge_dialog import MergeDialog
from planner.editing.merging import Side
from planner.editing.nodes import ChangeField
from planner.model.document import Document
from tests.editing.samples import small_document


def _dialog(qtbot: QtBot, base: Document | None) -> MergeDialog:
    start = small_document()

    def edited(word: str) -> Document:
        document = ChangeField("pool", ("name",), word).apply(start)
        return replace(ChangeField("files", ("note",), word).apply(document), title=word)

    dialog = MergeDialog(None, base, edited("A"), edited("B"), ("mine.yaml", "theirs.yaml"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _values(dialog: MergeDialog) -> tuple[str, str, str]:
    design = dialog.document.design
    return dialog.document.title, getattr(design.get("pool"), "name", ""), getattr(design.get("files"), "note", "")


def test_conflicts_are_listed_with_all_values_and_taken_one_by_one(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, small_document())
    rows = [dialog.view.topLevelItem(row) for row in range(dialog.view.topLevelItemCount())]
    texts = {row.text(0): [row.text(column) for column in (1, 2, 3, 4)] for row in rows if row is not None}
    assert texts["servers.pool.name"] == ["Front End pool", "A", "B", "mine.yaml"]
    assert set(texts) == {"servers.pool.name", "servers.files.note", "title"}
    assert _values(dialog) == ("A", "A", "A")
    (item,) = dialog.view.findItems("servers.pool.name", Qt.MatchFlag.MatchExactly)
    dialog.view.setCurrentItem(item)
    qtbot.mouseClick(dialog.buttons[Side.THEIRS], Qt.MouseButton.LeftButton)
    assert _values(dialog) == ("A", "B", "A")
    qtbot.mouseClick(dialog.buttons[Side.BASE], Qt.MouseButton.LeftButton)  # the row is still chosen
    assert _values(dialog) == ("A", "Front End pool", "A")
    dialog.view.clearSelection()
    qtbot.mouseClick(dialog.buttons[Side.THEIRS], Qt.MouseButton.LeftButton)
    assert _values(dialog) == ("B", "B", "B")


def test_without_a_base_nobody_can_go_back_to_it(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, None)
    assert not dialog.buttons[Side.BASE].isVisible()
    item = dialog.view.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "?"
