"""What a text of YAML holds, as plain data with positions, and what an unquoted word in it means.

A room of its own because the writer and the comments ask the same of a text as the reader does, and need no parser.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from planner.designfile.errors import FilePath
from planner.designfile.positions import Position, Spot
from planner.records import dataclass

MOST_DEPTH = 32
MOST_EVENTS = 400_000
"""A design of 6,000 machines has 150,000. Reading up to here takes 2 to 3 s, which bounds what hostile text costs."""
_MOST_DIGITS = 18

UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that YAML text cannot hold unescaped. Those it can hold would say the same and take 6 ms to compile."""

WHOLE_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
FRACTION = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class TextProblem:
    """Something that the text may not hold."""

    position: Position
    what: str
    expected: str = ""


@dataclass(slots=True)
class PlainText:
    """What a text holds.

    Attributes:
        data: dicts with text keys, lists, text, bool, int, float, None.
        top: positions of all of it; None for an empty text.
        problems: in the order of the text.
        is_whole: the text was read to its end; otherwise `data` is a part and says nothing about the rest.
        faulty: paths whose value is only a stand-in.
        scalars: (start, end, is block) of every scalar, as offsets into the text.
        flows: (start, end) of every list or mapping in brackets or braces that is not inside another.
    """

    data: Any = None
    top: Spot | None = None
    problems: list[TextProblem] = field(default_factory=list)
    is_whole: bool = True
    faulty: set[FilePath] = field(default_factory=set)
    scalars: list[tuple[int, int, bool]] = field(default_factory=list)
    flows: list[tuple[int, int]] = field(default_factory=list)


def plain_value(text: str) -> tuple[str | bool | int | float | None, str]:
    """What an unquoted scalar means: (value, problem); the problem is empty when there is none."""
    if text in WORDS:
        return WORDS[text], ""
    if text[0] not in "+-0123456789" or FRACTION.fullmatch(text) is None:
        return text, ""
    if WHOLE_NUMBER.fullmatch(text):
        digits = len(text.lstrip("+-"))
        return (int(text), "") if digits <= _MOST_DIGITS else (0, f"a number of {digits} digits")
    if len(text) > 40 or abs(float(text)) > 1e18:
        return 0, f"'{text[:40]}' is too long or too large for a number"
    return float(text), ""
