"""XML parts of drawing files: numbers, text and whole documents.

A module of its own because Visio and draw.io files must hold the same texts, and a name that XML has no form for must
spoil neither.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from planner.plain_text import printable

_LONGEST = 4000
"""Characters of one text; Visio keeps some 32,000 in a cell, and nobody reads more on a drawing."""


def plain(text: str) -> str:
    """The text with the replacement character in place of what XML cannot hold, cut where nobody reads on."""
    text = printable(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def number(value: float) -> str:
    """A number with as many digits as a drawing needs, without exponent."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def document(root: Element) -> bytes:
    """An XML document in UTF-8 with its declaration."""
    data: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data
