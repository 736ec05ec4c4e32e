"""Columns of a matrix: of one width, as wide as their words, or down to the sign where nothing is said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.app.panels.matrix import GOOD, NEITHER, Matrix

HEADS = ("Discovery", "UCWA", "MCX")


@pytest.fixture
def matrix(qtbot: QtBot) -> Matrix:
    matrix = Matrix("Places and services")
    qtbot.addWidget(matrix)
    row = [(f"{GOOD} Delivered", True, None), (f"{GOOD} With turn", True, None), (f"{NEITHER} Not offered", None, None)]
    matrix.fill(HEADS, [("Phone on cellular", row), ("Phone on Wi-Fi", row)])
    matrix.show()
    return matrix


def test_columns_are_of_one_width_where_there_is_room(matrix: Matrix) -> None:
    matrix.resize(1200, 200)
    widths = [matrix.columnWidth(column) for column in range(3)]
    assert max(widths) - min(widths) <= 1


def test_else_each_is_as_wide_as_its_words(matrix: Matrix, qtbot: QtBot) -> None:
    matrix.resize(matrix.whole_width, 200)
    assert all(matrix.columnWidth(column) >= matrix.sizeHintForColumn(column) for column in range(3))
    qtbot.waitUntil(lambda: not matrix.horizontalScrollBar().isVisible())


def test_a_column_that_says_nothing_shrinks_to_its_sign_before_any_word_is_cut(matrix: Matrix, qtbot: QtBot) -> None:
    matrix.resize(matrix.whole_width - 30, 200)
    assert matrix.columnWidth(2) < matrix.sizeHintForColumn(2)
    assert all(matrix.columnWidth(column) >= matrix.sizeHintForColumn(column) for column in (0, 1))
    qtbot.waitUntil(lambda: not matrix.horizontalScrollBar().isVisible())
    shown = matrix.grab()
    matrix.item(0, 2).setText(NEITHER)
    matrix.item(1, 2).setText(NEITHER)
    assert matrix.grab().toImage() == shown.toImage(), "the sign alone is painted, not half a word"
