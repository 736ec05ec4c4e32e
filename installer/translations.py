"""Keeps resources/translations current: gathers the texts of the window, compiles what translators wrote.

`python -m installer.translations` after texts were added or changed; translate what is `unfinished` in
`planner_de.ts` (Qt Linguist or any editor), run it again. The compiled files are kept in git so that a clone needs no
Qt tools to run; a test says that they are current.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree  # our own files
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from enum import StrEnum
from pathlib import Path

import PySide6

TOP = Path(__file__).resolve().parents[1]
FOLDER = TOP / "resources" / "translations"
LANGUAGES = ("en", "de")
_ROOMS = ("planner/app", "planner/canvas")
_SHOWN_IN_FORMS = frozenset(
    ("clients", "design", "devices", "interfaces", "links", "names", "policies", "product", "servers", "zones")
)
"""Modules of the model whose values have fields in the window."""
_DOCTYPE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def main() -> int:
    """Updates and compiles both languages; tells what is not translated yet."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        path = FOLDER / f"planner_{language}.ts"
        gather(path, language)
        compile_texts(path)
    missing = list(unfinished(FOLDER / "planner_de.ts"))
    print(f"{len(missing)} texts are not translated yet")
    for context, source in missing:
        print(f"  {context}: {source}")
    return 1 if missing else 0


def gather(path: Path, language: str) -> None:
    """Brings a file up to the texts that the window has; translations of texts that stayed are kept."""
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables.py"
        tables.write_text("\n".join((*_table_lines(), *_plural_lines())) + "\n", encoding="utf-8")
        sources = [str(found) for room in _ROOMS for found in sorted((TOP / room).rglob("*.py"))]
        forms = ["-pluralonly"] if language == "en" else []
        options = [
            "-silent",
            "-locations",
            "none",
            "-no-obsolete",
            "-source-language",
            "en",
            "-target-language",
            language,
        ]
        _run("lupdate", *sources, str(tables), *options, *forms, "-ts", str(path))
    if language != "en":
        _mark_numerus(path)


def compile_texts(path: Path) -> None:
    """Writes the compiled file beside a source file."""
    _run("lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))


def messages(path: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Context, source and translations (several for plural forms; empty texts where one is missing) of a file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = translation.findall("numerusform") if translation is not None else []
            texts = [form.text or "" for form in forms] or [translation.text or "" if translation is not None else ""]
            yield name, message.findtext("source", ""), tuple(texts)


def unfinished(path: Path) -> Iterator[tuple[str, str]]:
    """Texts without a translation, or with one that the translator is not sure of."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                yield context.findtext("name", ""), message.findtext("source", "")


def _table_lines() -> Iterator[str]:
    """Texts that stand in tables and docstrings of rooms that know no Qt, in the form that lupdate reads."""
    from planner.app.forms.meaning import english_fields, english_kind
    from planner.app.forms.wording import english_choice, english_field
    from planner.canvas.drawing_rows import DRAWING_ROWS
    from planner.canvas.style import KIND_LABELS
    from planner.canvas.tree_model import HEADINGS
    from planner.editing.links import LINK_LABELS
    from planner.editing.palette import PALETTE
    from planner.editing.undrawn import UNDRAWN
    from planner.worksheets.catalog import WORKSHEETS

    classes = list(_model_classes())
    fields = (english_field(cls, field.name) for cls in classes if is_dataclass(cls) for field in dataclass_fields(cls))
    choices = (english_choice(choice) for cls in classes if issubclass(cls, StrEnum) for choice in cls)
    shown = [cls for cls in classes if is_dataclass(cls) and cls.__module__.rpartition(".")[2] in _SHOWN_IN_FORMS]
    meanings = [text for cls in shown for text in (english_kind(cls), *_of_fields(cls, english_fields(cls))) if text]
    drawn = (*KIND_LABELS.values(), *LINK_LABELS.values(), *HEADINGS.values())
    sheets = (sheet.title for sheet in WORKSHEETS)
    for context, texts in (
        ("fields", fields),
        ("choices", choices),
        ("meanings", meanings),
        ("canvas", drawn),
        ("worksheets", sheets),
    ):
        yield from (f'QT_TRANSLATE_NOOP("{context}", {text!r})' for text in dict.fromkeys(texts))
    placed = [text for row in PALETTE for text in (row.group, row.label)]
    placed += [text for row in DRAWING_ROWS for text in (row.group, row.label)]
    placed += [text for row in UNDRAWN for text in (row.group, row.label)]
    for text in dict.fromkeys(placed):
        yield f'QT_TRANSLATE_NOOP("palette", {text!r})'


def _of_fields(cls: type, notes: dict[str, str]) -> list[str]:
    """What is said about what is a field, and not a property or a constant."""
    return [notes[field.name] for field in dataclass_fields(cls) if field.name in notes]


def _plural_lines() -> Iterator[str]:
    """Calls of `plural`, which lupdate does not know, as calls that it does."""
    call = re.compile(r"""\bplural\(\s*"([^"]+)",\s*"([^"]+)",""")
    for room in _ROOMS:
        for path in sorted((TOP / room).rglob("*.py")):
            for context, text in call.findall(path.read_text(encoding="utf-8")):
                yield f'QCoreApplication.translate("{context}", "{text}", "", 2)'


def _model_classes() -> Iterator[type]:
    """Every class of the model, whose fields and values are shown in forms."""
    for module in pkgutil.iter_modules([str(TOP / "planner" / "model")]):
        for found in vars(importlib.import_module(f"planner.model.{module.name}")).values():
            if isinstance(found, type) and found.__module__.startswith("planner.model."):
                yield found


def _mark_numerus(path: Path) -> None:
    """Gives texts with %n their plural forms: lupdate sees them only where the number is written out."""
    root = ElementTree.parse(path).getroot()
    for message in root.iter("message"):
        translation = message.find("translation")
        if "%n" in message.findtext("source", "") and message.get("numerus") != "yes" and translation is not None:
            message.set("numerus", "yes")
            text, translation.text = translation.text, None
            for _ in range(2):
                ElementTree.SubElement(translation, "numerusform").text = text
    path.write_text(_DOCTYPE + ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / (f"{tool}.exe" if sys.platform == "win32" else tool)
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False, cwd=TOP)
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main())
