"""No text that a user sees is written past the translators."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]

_SHOWING = {
    "QLabel", "QPushButton", "QToolButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "SearchLine",
    "addAction", "addMenu", "addTab", "addButton", "addRow", "addItem", "insertItem", "setText", "setTitle",
    "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setHeaderLabels", "setHeaderLabel", "setInformativeText", "setLabelText", "say",
    "show_busy", "showMessage", "heading",
}  # fmt: skip
"""Names of functions whose texts people read."""
_SIGNALS = {"message", "said", "failed", "busy"}
"""Signals that carry such a text: `signal.emit(text)`."""
_NO_WORDS = {"SVG", "PNG", "PDF", "DNS", "FQDN", "OK"}


def _texts(node: ast.expr) -> Iterator[str]:
    """Texts that are written out in an argument; those inside a call (of tr) are the call's."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from _texts(node.left)
        yield from _texts(node.right)
    elif isinstance(node, (ast.List, ast.Tuple)):
        for item in node.elts:
            yield from _texts(item)


def _is_showing(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in _SHOWING
    if not isinstance(function, ast.Attribute):
        return False
    is_signal = function.attr == "emit" and isinstance(function.value, ast.Attribute)
    return function.attr in _SHOWING or (is_signal and function.value.attr in _SIGNALS)  # type: ignore[attr-defined]


def _untranslated(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _is_showing(node):
            for argument in node.args:
                for text in _texts(argument):
                    if (
                        any(letter.isalpha() for letter in text)
                        and not text.startswith("<")
                        and text.strip(" .:&…") not in _NO_WORDS
                    ):
                        yield f"{path.relative_to(TOP)}:{node.lineno}: {text!r}"


def test_no_text_is_written_past_the_translators() -> None:
    rooms = (TOP / "planner" / room for room in ("app", "canvas"))
    found = [line for room in rooms for path in sorted(room.rglob("*.py")) for line in _untranslated(path)]
    assert found == []
