"""Design files as this planner writes them, read line by line without a YAML library.

A room of its own because nearly every file that is opened was written by the planner, or by somebody who went on in
its manner: a key or an item a line, indented, a value on the line of its key. To import PyYAML and put its events
together takes three times as long as all of this, and that before anybody sees the drawing. Read here is a part of
YAML that has one meaning only. The first line that is anything else (a block of text, an escape, an anchor, a tab,
a fault of any kind) ends it without a word, and `strict_yaml` reads the text from its beginning. A test holds the two
against each other: what is read here is what the other makes of it, to the column.
"""

from __future__ import annotations

import re
from typing import Any

from planner.designfile.plain_data import MOST_DEPTH, MOST_EVENTS, UNPRINTABLE, WORDS, PlainText, plain_value
from planner.designfile.positions import Spot

_MOST_SCALARS = MOST_EVENTS // 4
"""A text with more is counted, and perhaps refused, by the other reader."""
_LONGEST_KEY = 200
_BREAKS_ELSEWHERE = re.compile("[\t\r\x85\u2028\u2029]")
"""Tabs, and ends of lines that not all readers see."""

_KEY = r"([A-Za-z_][\w.-]*+):"
_FIRST = r"(?:[\w./\\(+$^~]|-(?=[0-9.]))"
"""How plain text begins that cannot be taken for anything else."""
_QUOTED = r"\"[^\"\\\n]*+\"|'[^'\n]*+'(?!')"
_END = r"\ *+(?:(?<![^\n ])\#[^\n]*+)?(?:\n|\Z)"
"""The rest of a line that says nothing more, but for a comment."""

_LINE = re.compile(
    rf"""
    (\ *+)                                                            # 1: indentation
    (-\ (?!\ ))?                                                      # 2: dash of an item
    (?:{_KEY}(?=[ \n]|\Z)\ *+)?                                       # 3: key
    (?:({_FIRST}(?:[^\n:\# ]++|:(?=[^ \n])|\#|\ ++(?=[^ \#\n]))*+)    # 4: plain text
      |({_QUOTED})                                                    # 5: text in quotes
      |([\[{{])                                                       # 6: a list or mapping in brackets begins
    )?
    ({_END})?                                                         # 7: nothing more
    """,
    re.VERBOSE,
)
_REST_OF_LINE = re.compile(_END, re.VERBOSE)
_SCALAR_IN_BRACKETS = re.compile(
    rf"({_FIRST}(?:[^\n:\#,?\[\]{{}}\ ]++|:(?=[\w/.:])|\#|\ ++(?=[^\ \#\n,?\[\]{{}}:]))*+)|({_QUOTED})", re.VERBOSE
)
_KEY_IN_BRACKETS = re.compile(rf"{_KEY} ++")
_GAP = re.compile(r" *+")
_COMMA = re.compile(r" *+, *+")

_Place = tuple[int, int]


class _Otherwise(Exception):
    """The text is not, or not surely, of the kind that is read here."""


def read_lines(text: str) -> PlainText | None:
    """What a text holds, or None if it must be read as any YAML.

    Args:
        text: without a byte order mark.
    """
    if UNPRINTABLE.search(text) or _BREAKS_ELSEWHERE.search(text):
        return None
    try:
        return _Reader(text).read()
    except _Otherwise:
        return None


class _Block:
    """A mapping or list that is being filled; its entries begin at one indentation, if it is not in brackets."""

    __slots__ = ("data", "indent", "is_list", "spot")

    def __init__(self, data: Any, line: int, column: int) -> None:
        self.data = data
        self.is_list = isinstance(data, list)
        self.indent = column
        self.spot = Spot(line, column + 1, children={})

    def put(self, key: str | None, place: _Place | None, value: Any, spot: Spot) -> None:
        """Adds a value: under its key, or as the next item."""
        assert self.spot.children is not None
        if key is None:
            self.spot.children[len(self.data)] = spot
            self.data.append(value)
        else:
            spot.key = place
            self.spot.children[key] = spot
            self.data[key] = value


class _Reader:
    """Reads one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 0
        self._line_start = 0
        self._blocks: list[_Block] = []
        self._waiting: tuple[str, _Place] | None = None
        """A key whose value begins on a later line, and its place."""
        self._scalars: list[tuple[int, int, bool]] = []
        self._flows: list[tuple[int, int]] = []

    def read(self) -> PlainText:
        """Reads all lines.

        Raises:
            _Otherwise: one of them is of another kind.
        """
        at, end = 0, len(self._text)
        while at < end:
            self._line += 1
            self._line_start = at
            at = self._take(at)
        if not self._blocks or self._waiting is not None or len(self._scalars) > _MOST_SCALARS:
            raise _Otherwise
        top = self._blocks[0]
        return PlainText(data=top.data, top=top.spot, scalars=self._scalars, flows=self._flows)

    # --- lines ----------------------------------------------------------------------------------

    def _take(self, at: int) -> int:
        """Takes a line in; answers where the next one begins."""
        found = _LINE.match(self._text, at)
        assert found is not None  # every part of it may be missing
        indent, dash, key, plain, quoted, bracket, end = found.groups()
        has_value = bool(plain or quoted or bracket)
        if (end is None and bracket is None) or (has_value and dash is None and key is None):
            raise _Otherwise
        if dash is None and key is None:
            return found.end()  # nothing, or a comment
        block = self._block_at(len(indent), is_list=dash is not None)
        place: _Place | None = None
        if key is not None:
            if dash is not None:
                block = self._open(block, None, None, {}, len(indent) + 2)
            place = (self._line, block.indent + 1)
            self._take_key(block, key, found.start(3))
        if bracket is not None:
            return self._take_brackets(block, key, place, found.start(6))
        if has_value:
            value, spot = self._scalar(plain, quoted, found.start(4 if quoted is None else 5))
            block.put(key, place, value, spot)
        elif key is None or place is None:
            raise _Otherwise  # an item without anything
        else:
            self._waiting = (key, place)
        return found.end()

    def _take_brackets(self, block: _Block, key: str | None, place: _Place | None, at: int) -> int:
        inner, after = self._brackets(at, len(self._blocks) + 1)
        end = _REST_OF_LINE.match(self._text, after)
        if end is None:
            raise _Otherwise
        self._flows.append((at, after))
        block.put(key, place, inner.data, inner.spot)
        return end.end()

    def _block_at(self, column: int, *, is_list: bool) -> _Block:
        """What the line belongs to; where a key waits for its value, the value begins here."""
        if self._waiting is not None:
            (key, place), self._waiting = self._waiting, None
            if column <= self._blocks[-1].indent:
                raise _Otherwise
            return self._open(self._blocks[-1], key, place, [] if is_list else {}, column)
        if not self._blocks:
            self._blocks.append(_Block({}, self._line, 0))
        while self._blocks[-1].indent > column:
            self._blocks.pop()
        block = self._blocks[-1]
        if block.indent != column or block.is_list is not is_list:
            raise _Otherwise
        return block

    def _open(self, around: _Block, key: str | None, place: _Place | None, data: Any, column: int) -> _Block:
        if len(self._blocks) >= MOST_DEPTH:
            raise _Otherwise
        block = _Block(data, self._line, column)
        around.put(key, place, data, block.spot)
        self._blocks.append(block)
        return block

    # --- keys and values ------------------------------------------------------------------------

    def _take_key(self, block: _Block, key: str, start: int) -> None:
        if key in block.data or key in WORDS or len(key) > _LONGEST_KEY:
            raise _Otherwise
        self._scalars.append((start, start + len(key), False))

    def _scalar(self, plain: str | None, quoted: str | None, start: int) -> tuple[Any, Spot]:
        value: Any
        if plain is None:
            assert quoted is not None
            value, length = quoted[1:-1], len(quoted)
        else:
            value, problem = plain_value(plain)
            length = len(plain)
            if problem:
                raise _Otherwise
        self._scalars.append((start, start + length, False))
        return value, Spot(self._line, start - self._line_start + 1)

    def _brackets(self, at: int, depth: int) -> tuple[_Block, int]:
        """The list or mapping in brackets that begins at a place, and where it has ended."""
        if depth >= MOST_DEPTH:
            raise _Otherwise
        text = self._text
        closing = "]" if text[at] == "[" else "}"
        block = _Block([] if closing == "]" else {}, self._line, at - self._line_start)
        block.spot.is_flow = True
        at = _GAP.match(text, at + 1).end()  # type: ignore[union-attr]  # no gap is one, too
        if text.startswith(closing, at):
            return block, at + 1
        while True:
            at = self._entry_in_brackets(block, at, depth)
            comma = _COMMA.match(text, at)
            if comma is None:
                break
            at = comma.end()
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]
        if not text.startswith(closing, at):
            raise _Otherwise
        return block, at + 1

    def _entry_in_brackets(self, block: _Block, at: int, depth: int) -> int:
        key: str | None = None
        place: _Place | None = None
        if not block.is_list:
            found = _KEY_IN_BRACKETS.match(self._text, at)
            if found is None:
                raise _Otherwise
            key, place = found[1], (self._line, at - self._line_start + 1)
            self._take_key(block, key, at)
            at = found.end()
        if self._text.startswith(("[", "{"), at):
            inner, at = self._brackets(at, depth + 1)
            block.put(key, place, inner.data, inner.spot)
            return at
        found = _SCALAR_IN_BRACKETS.match(self._text, at)
        if found is None:
            raise _Otherwise
        value, spot = self._scalar(found[1], found[2], at)
        block.put(key, place, value, spot)
        return found.end()
