"""Refusals of model and editing in German; no sentence may be left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner import editing, model
from planner.app import clipboard_yaml
from planner.app.appearance.language import speak
from planner.app.appearance.refusal_words import refusal_words
from planner.app.appearance.settings import Language

ROOMS = (*Path(model.__file__).parent.glob("*.py"), *Path(editing.__file__).parent.glob("*.py"))
FILES = (*ROOMS, Path(clipboard_yaml.__file__))
SAYING = {"_fault", "_firewall_problems", "why_no_connection"}
"""Functions that give a sentence back, for others to raise or to show."""


def _texts(expression: ast.expr) -> Iterator[str]:
    """What an expression may say; what is put in is 'X'."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str) and " " in expression.value:
        yield expression.value
    elif isinstance(expression, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in expression.values)
        if " " in text:
            yield text
    elif isinstance(expression, ast.IfExp):
        yield from (*_texts(expression.body), *_texts(expression.orelse))


def _said(tree: ast.AST) -> Iterator[str]:
    for found in ast.walk(tree):
        if isinstance(found, ast.Call):
            name = found.func.id if isinstance(found.func, ast.Name) else getattr(found.func, "attr", "")
            if name.endswith("Error") or name == "StructureProblem":
                for given in (*found.args, *(keyword.value for keyword in found.keywords)):
                    yield from _texts(given)
        elif isinstance(found, ast.FunctionDef) and found.name in SAYING:
            for inner in ast.walk(found):
                if isinstance(inner, ast.Return | ast.Assign) and inner.value is not None:
                    yield from _texts(inner.value)


EVERY = sorted({text for path in FILES for text in _said(ast.parse(path.read_text("utf-8")))} - {"a mapping"})


def test_sentences_are_found() -> None:
    assert {"the name is empty", "no element has the id X", "X leads nowhere (expected the id of X)"} <= set(EVERY)
    assert len(EVERY) > 50


@pytest.mark.parametrize("sentence", EVERY)
def test_every_refusal_has_german_words(sentence: str, german: None) -> None:
    assert refusal_words(sentence) != sentence


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("'lan' is a zone (expected site)", "'lan' ist: Zone (erwartet: Standort)"),
        ("'x' is a zone (expected client or site)", "'x' ist: Zone (erwartet: Client oder Standort)"),
        (
            "'x' leads nowhere (expected the id of an element that can stand here)",
            "'x' führt nirgendwohin (erwartet: die ID von: ein Element, das hier stehen kann)",
        ),
        (
            "The element 'a b' cannot be pasted: 'pool' is not a kind of element.",
            "Das Element „a b“ lässt sich nicht einfügen: 'pool' ist keine Art von Element.",
        ),
        ("the name is empty; no element has the id 'x'", "der Name ist leer; kein Element hat die ID 'x'"),
        ("what Qt says", "what Qt says"),
    ],
)
def test_parts_are_named_and_reasons_inside_of_reasons_translated(english: str, words: str, german: None) -> None:
    assert refusal_words(english) == words
    speak(QApplication.instance(), Language.ENGLISH)  # type: ignore[arg-type]  # there is one: `german` made it speak
    assert refusal_words("the name is empty") == "the name is empty"
