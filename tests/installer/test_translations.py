"""German is whole, says what the texts say, and the compiled files are those of the sources."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from installer import translations

_FIELD = re.compile(r"\{\d*\}|%n|%v|%m")
_GERMAN = translations.FOLDER / "planner_de.ts"


def test_nothing_is_left_to_translate(tmp_path: Path) -> None:
    """After adding a text: `python -m installer.translations`, translate it in planner_de.ts, run it again."""
    for language in translations.LANGUAGES:
        fresh = tmp_path / f"planner_{language}.ts"
        shutil.copy(translations.FOLDER / fresh.name, fresh)
        translations.gather(fresh, language)
        assert list(translations.unfinished(fresh)) == []


def _literals(path: Path) -> Iterator[tuple[str, str]]:
    """Context and text of every call that translates a text written out in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for holder in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        for node in ast.walk(holder):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            texts = [item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            if name in ("translate", "plural", "QT_TRANSLATE_NOOP") and len(texts) > 1:
                yield texts[0], texts[1]
            elif name == "tr" and texts and isinstance(holder, ast.ClassDef):
                yield holder.name, texts[0]


def test_every_text_is_seen_by_the_gatherer() -> None:
    """`lupdate` does not look into the braces of an f-string: a call in there stays English for ever."""
    known = {(context, source) for context, source, _ in translations.messages(_GERMAN)}
    lost = {
        f"{path.name}: {text}"
        for room in ("app", "canvas")
        for path in (translations.TOP / "planner" / room).rglob("*.py")
        for text in _literals(path)
        if text not in known
    }
    assert lost == set()


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_compiled_file_says_what_its_source_says(language: str) -> None:
    path = translations.FOLDER / f"planner_{language}.ts"
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for context, source, forms in translations.messages(path):
        number = 1 if len(forms) > 1 else -1
        assert translator.translate(context, source, None, number) == forms[0], source
        if len(forms) > 1:
            assert translator.translate(context, source, None, 2) == forms[1], source


def test_fields_and_mnemonics_are_kept() -> None:
    wrong = []
    for context, source, forms in translations.messages(_GERMAN):
        for form in forms:
            if sorted(_FIELD.findall(source)) != sorted(_FIELD.findall(form)):
                wrong.append(f"{context}: {source!r} - {form!r}")
            if context in ("actions", "menus") and form.replace("&&", "").count("&") > 1:
                wrong.append(f"{context}: two mnemonics in {form!r}")
            if source.startswith(" ") != form.startswith(" ") or source.endswith("…") != form.endswith("…"):
                wrong.append(f"{context}: ends differ in {form!r}")
    assert wrong == []
