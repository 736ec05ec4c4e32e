"""Conflict markers: two versions of a design in one text, as git writes them, and taken apart again.

A module of its own because such a text is no YAML: it has to become two (or three) texts before anything else can read
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from planner.records import dataclass

_OURS, _BASE, _SPLIT, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$")


@dataclass(frozen=True, slots=True)
class Sides:
    """The versions in a text with conflict markers.

    Attributes:
        base: None where the markers do not show it.
    """

    ours: str
    theirs: str
    base: str | None = None


def marked(ours: str, theirs: str, names: tuple[str, str] = ("ours", "theirs")) -> str:
    """One text of two: lines that differ stand between markers, ours first."""
    mine, yours = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    lines: list[str] = []
    for act, start, end, other_start, other_end in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        if act == "equal":
            lines += mine[start:end]
            continue
        lines += [f"{_OURS} {names[0]}\n", *mine[start:end], f"{_SPLIT}\n"]
        lines += [*yours[other_start:other_end], f"{_THEIRS} {names[1]}\n"]
    return "".join(lines)


def take_apart(text: str) -> Sides | None:
    """The versions in a text; None where it has no markers, or they do not fit together."""
    found: dict[str, list[str]] = {_OURS: [], _BASE: [], _THEIRS: []}
    has_base, place, seen = True, "", False
    for line, marker in _lines(text):
        if not marker:
            for side in (place,) if place else tuple(found):
                found[side].append(line)
            continue
        expected = {"": (_OURS,), _OURS: (_BASE, _SPLIT), _BASE: (_SPLIT,), _THEIRS: (_THEIRS,)}[place]
        if marker not in expected:
            return None
        seen = True
        has_base = has_base and not (place == _OURS and marker == _SPLIT)
        place = {_SPLIT: _THEIRS, _THEIRS: ""}.get(marker, marker)
    if not seen or place:
        return None
    ours, base, theirs = ("".join(lines) for lines in found.values())
    return Sides(ours, theirs, base if has_base else None)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line with its marker; empty for a usual line."""
    for line in text.splitlines(keepends=True):
        match = _MARKER.match(line.rstrip("\r\n"))
        yield line, match.group(1) if match else ""
