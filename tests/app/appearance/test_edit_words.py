"""What edits are called in German; no edit may be left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner import editing
from planner.app.appearance import edit_words
from planner.app.appearance.edit_words import with_edit
from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.editing.design_settings import SETTINGS
from planner.editing.moves import Alignment, Direction

FOLDER = Path(editing.__file__).parent
VALUES = {"alignment.value": Alignment, "direction.value": Direction}


def _labels(node: ast.AST) -> Iterator[ast.expr]:
    """Expressions that become the label of an edit."""
    for found in ast.walk(node):
        is_given = isinstance(found, ast.keyword) and found.arg == "label"
        if is_given or (isinstance(found, ast.AnnAssign) and ast.unparse(found.target) == "label"):
            assert isinstance(found, ast.keyword | ast.AnnAssign)
            if found.value is not None:
                yield found.value
        elif isinstance(found, ast.FunctionDef) and found.name == "label":
            yield from (item.value for item in ast.walk(found) if isinstance(item, ast.Return) and item.value)


def _texts(expression: ast.expr) -> Iterator[str]:
    """What the expression may say; a name inside of it is X."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from (*_texts(expression.body), *_texts(expression.orelse))
    elif isinstance(expression, ast.JoinedStr):
        texts = [""]
        for part in expression.values:
            inner = [str(part.value)] if isinstance(part, ast.Constant) else _inner(part)
            texts = [text + piece for text in texts for piece in inner]
        yield from texts


def _inner(part: ast.expr) -> list[str]:
    assert isinstance(part, ast.FormattedValue)
    return [str(item) for item in VALUES.get(ast.unparse(part.value), ("X",))]


EVERY = sorted(
    {
        text
        for path in FOLDER.glob("*.py")
        for found in _labels(ast.parse(path.read_text("utf-8")))
        for text in _texts(found)
    }
    | set(SETTINGS.values())
)


def test_labels_are_found() -> None:
    assert {"Move", "Align left", "Rename to 'X'", "Unlock"} <= set(EVERY)


@pytest.mark.parametrize("label", EVERY)
def test_every_edit_has_a_german_name(label: str, german: None) -> None:
    assert edit_words.edit_words(label) != label


def test_the_menu_names_the_edit_in_both_languages(qapp: QApplication, german: None) -> None:
    assert with_edit("&Rückgängig", "Move to another zone") == "&Rückgängig: In eine andere Zone verschieben"
    assert with_edit("&Rückgängig", "Rename to '{x} 100 %'") == "&Rückgängig: Umbenennen in „{x} 100 %“"
    speak(qapp, Language.ENGLISH)
    assert with_edit("&Undo", "Move to another zone") == "&Undo move to another zone"
