"""What kinds of elements and their fields mean, as the docstrings of the model say it, in the language of the window.

A module of its own because the tip of a field and its page in the help are the same words, and what is translated is
gathered from here: whoever adds a field describes it once, in the model.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from functools import cache

from planner.app.appearance.translated import translate

_ATTRIBUTE = re.compile(r"^    (\w+(?:, \w+)*): ", re.MULTILINE)
_SECTION = re.compile(r"^(?:Attributes|Raises):\n", re.MULTILINE)
_IN_PLAIN_WORDS = (
    (re.compile(r"\bNone (?=means|while|leaves|for)"), "empty "),
    (re.compile(r"`derived`"), '"Worked out from the plan"'),
    (re.compile(r"`recorded`"), '"As recorded here"'),
    (re.compile(r"`rules`"), "the rules"),
    (re.compile(r"(?:\bthe )?\bids? of "), ""),
    (re.compile(r" \(ids\)"), ""),
)
"""A docstring speaks of values, a form shows an empty field, the words of a choice and the names of elements."""
_WIDTH = 64
"""Letters on a line of a tip: Qt does not break plain text."""


def kind_meaning(cls: type) -> str:
    """What a kind of elements is; empty when nobody said it."""
    text = english_kind(cls)
    return translate("meanings", text) if text else ""


def field_meanings(cls: type) -> dict[str, str]:
    """What the fields of a class mean, those of the classes above it included, where somebody said it."""
    return {name: translate("meanings", text) for name, text in english_fields(cls).items()}


def field_tip(cls: type, name: str) -> str:
    """What a field means, in lines that fit a tip; empty when nobody said it."""
    text = english_fields(cls).get(name)
    if not text:
        return ""
    said = translate("meanings", text).replace("`", "")
    return textwrap.fill(f"{said[0].upper()}{said[1:]}", _WIDTH)


def english_kind(cls: type) -> str:
    """What the docstring of a class says before its sections."""
    text = inspect.cleandoc(cls.__doc__ or "")
    # A dataclass without a docstring is given its own signature as one, or its name where it has none yet.
    return "" if text == cls.__name__ or text.startswith(f"{cls.__name__}(") else _plain(_SECTION.split(text)[0])


@cache
def english_fields(cls: type) -> dict[str, str]:
    """What the docstrings of a class and of those above it say about its fields."""
    notes: dict[str, str] = {}
    for above in reversed(cls.__mro__):
        text = inspect.cleandoc(above.__doc__ or "").partition("Attributes:\n")[2]
        parts = _ATTRIBUTE.split(_SECTION.split(text)[0])
        for names, said in zip(parts[1::2], parts[2::2], strict=True):
            notes.update(dict.fromkeys(names.split(", "), _plain(said)))
    return notes


def _plain(text: str) -> str:
    """A part of a docstring on one line, in the words of the window."""
    text = " ".join(text.split())
    for pattern, words in _IN_PLAIN_WORDS:
        text = pattern.sub(words, text)
    return text
