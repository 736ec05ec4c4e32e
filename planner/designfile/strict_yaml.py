"""YAML without its traps: text to plain data and positions.

A room of its own because it is the only code that meets hostile text. It never lets PyYAML build anything: the
events of its parser (libyaml when the wheel has it) are put together here, one after the other, without recursion.
That closes what was measured on the ready-made loaders: 100 KB of `[` ends the process in libyaml's composer,
an alias file of 0.3 KB grows a million times, `no` is False, `0443` is 291, `12:30:45` is 45045, and of a key given
twice the last wins without a word. Besides it is one pass in place of three (check, compose, construct).

Known here are text, true, false, null, decimal whole numbers and decimal fractions. Everything else that is not
quoted is text, too: whether text may stand there is for the shape to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from planner.designfile.errors import MOST_PROBLEMS
from planner.designfile.plain_data import MOST_DEPTH, MOST_EVENTS, UNPRINTABLE, PlainText, TextProblem, plain_value
from planner.designfile.positions import Position, Spot

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def load(text: str, *, pure: bool = False) -> PlainText:
    """Reads one YAML document.

    Args:
        text: without a byte order mark.
        pure: use PyYAML's own parser even where libyaml is at hand.
    """
    builder = _Builder()
    if (bad := UNPRINTABLE.search(text)) is not None:
        builder.result.problems.append(_binary(text, bad))
        builder.result.is_whole = False
        return builder.result
    try:
        for event in _events(text, pure=pure):
            builder.take(event)
    except _Stop:
        builder.result.is_whole = False
    except yaml.YAMLError as error:
        builder.result.is_whole = False
        builder.result.problems.extend(_syntax_problems(text, error))
    return builder.result


def _events(text: str, *, pure: bool) -> Iterator[yaml.Event]:
    loader_class: Any = yaml.SafeLoader if pure or not yaml.__with_libyaml__ else yaml.CSafeLoader
    loader = loader_class(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Stop(Exception):
    """Reading on would be dangerous or pointless; the reason is already noted."""


class _Frame:
    """A mapping or list that is being filled."""

    __slots__ = ("data", "has_key", "is_list", "key", "key_place", "spot", "start", "step")

    def __init__(self, data: Any, spot: Spot, step: str | int | None, start: int) -> None:
        self.data = data
        self.spot = spot
        self.start = start
        self.step = step
        self.is_list = isinstance(data, list)
        self.has_key = False
        self.key: str | None = None
        self.key_place = (0, 0)


class _Builder:
    """Puts events together."""

    def __init__(self) -> None:
        self.result = PlainText()
        self._frames: list[_Frame] = []
        self._documents = 0
        self._events = 0
        self._noted: set[str] = set()

    def take(self, event: yaml.Event) -> None:
        """Adds one event."""
        self._events += 1
        if self._events > MOST_EVENTS:
            self._stop(event, f"the file holds more than {MOST_EVENTS} YAML items", "a design of reasonable size")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._note_once(event, "alias", f"alias '*{event.anchor}' is not allowed", "the value itself")
            self._add(None, _spot(event), is_faulty=True)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(event, "a second YAML document begins here", "one document in a file")

    def _note(self, event: yaml.Event, what: str, expected: str = "") -> None:
        self.result.problems.append(TextProblem(_position(event), what, expected))
        if len(self.result.problems) > MOST_PROBLEMS:
            raise _Stop

    def _note_once(self, event: yaml.Event, kind: str, what: str, expected: str) -> None:
        """Notes the first of a kind: a file that uses anchors uses them everywhere, and one line says it all."""
        if kind not in self._noted:
            self._noted.add(kind)
            self._note(event, what, expected)

    def _stop(self, event: yaml.Event, what: str, expected: str) -> None:
        self._note(event, what, expected)
        raise _Stop

    def _refuse_decoration(self, event: Any) -> bool:
        """Notes an anchor or a tag; tells whether there was one."""
        if event.anchor is not None:
            self._note_once(event, "anchor", f"anchor '&{event.anchor}' is not allowed", "the value alone")
        if event.tag is not None:
            self._note(event, f"tag '{event.tag}' is not allowed", "the value alone")
        return event.tag is not None

    def _open(self, event: Any) -> None:
        self._refuse_decoration(event)
        if len(self._frames) >= MOST_DEPTH:
            self._stop(event, f"more than {MOST_DEPTH} levels of nesting", "the shallow structure of a design")
        spot = _spot(event)
        spot.children = {}
        spot.is_flow = bool(event.flow_style)
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        frame = self._frames[-1] if self._frames else None
        step: str | int | None = None
        if frame is not None and not frame.is_list and not frame.has_key:
            self._note(event, "a list or mapping is used as a key", "text as a key")
            frame.has_key, frame.key = True, None  # its value will be dropped, too
        else:
            step = self._add(data, spot)
        self._frames.append(_Frame(data, spot, step, event.start_mark.index))

    def _close(self, event: Any) -> None:
        closed = self._frames.pop()
        if closed.spot.is_flow and not (self._frames and self._frames[-1].spot.is_flow):
            self.result.flows.append((closed.start, event.end_mark.index))

    def _scalar(self, event: Any) -> None:
        is_block = event.style in ("|", ">")
        self.result.scalars.append((event.start_mark.index, event.end_mark.index, is_block))
        has_tag = self._refuse_decoration(event)
        if event.style == '"' and _HALF_CHARACTER.search(event.value):
            # libyaml refuses the escape itself.
            self._note(event, "an escape here stands for half a character", "whole characters")
        frame = self._frames[-1] if self._frames else None
        if frame is not None and not frame.is_list and not frame.has_key:
            self._key(event, frame)
            return
        if has_tag or not event.implicit[0]:
            self._add(event.value, _spot(event), is_faulty=has_tag)
            return
        value, problem = plain_value(event.value)
        if problem:
            self._note(event, problem, "at most 18 digits; text in quotes")
        self._add(value, _spot(event), is_faulty=bool(problem))

    def _key(self, event: Any, frame: _Frame) -> None:
        mark = event.start_mark
        frame.has_key, frame.key, frame.key_place = True, None, (mark.line + 1, mark.column + 1)
        if event.implicit[0] and not isinstance(plain_value(event.value)[0], str):
            shown = f"'{event.value}'" if event.value else "nothing"
            self._note(event, f"{shown} is used as a key and is not text", "text as a key; in quotes if need be")
        elif event.value in frame.data:
            first = frame.spot.children[event.value].key if frame.spot.children else None
            line = first[0] if first else 0
            self._note(event, f"key '{event.value}' is given twice, first on line {line}", "every key once")
        else:
            frame.key = event.value

    def _add(self, value: Any, spot: Spot, *, is_faulty: bool = False) -> str | int | None:
        """Puts a value where it belongs; answers its key or index, or None when it is dropped."""
        if not self._frames:
            self.result.data, self.result.top = value, spot
            if is_faulty:
                self.result.faulty.add(())
            return None
        frame = self._frames[-1]
        step: str | int | None
        if frame.is_list:
            step = len(frame.data)
            frame.data.append(value)
        else:
            step, frame.has_key = frame.key, False
            if step is None:
                return None
            spot.key = frame.key_place
            frame.data[step] = value
        assert frame.spot.children is not None
        frame.spot.children[step] = spot
        if not is_faulty:
            return step
        path = tuple(inner.step for inner in self._frames[1:] if inner.step is not None)
        if len(path) == len(self._frames) - 1:  # else it is inside something that was dropped
            self.result.faulty.add((*path, step))
        return step


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _spot(event: Any) -> Spot:
    mark = event.start_mark
    return Spot(mark.line + 1, mark.column + 1)


def _binary(text: str, bad: re.Match[str]) -> TextProblem:
    before = text[: bad.start()]
    position = Position(before.count("\n") + 1, bad.start() - before.rfind("\n"))
    what = f"the file holds the control character U+{ord(bad.group()):04X}"
    return TextProblem(position, what, "a text file; such a character can be written as an escape in double quotes")


def _syntax_problems(text: str, error: yaml.YAMLError) -> Iterator[TextProblem]:
    conflicts = list(_CONFLICT.finditer(text))
    if conflicts:
        for found in conflicts:
            line = text.count("\n", 0, found.start()) + 1
            yield TextProblem(
                Position(line, 1), f"merge conflict marker '{found.group()[:40]}'", "a file without conflicts"
            )
        return
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark is not None else Position(1, 1)
    if mark is not None and mark.index >= len(text):  # libyaml puts the end below the last line
        position = Position(text.count("\n") + 1, len(text) - text.rfind("\n"))
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    what = f"not YAML: {problem}" + (f" {context}" if context else "")
    at = mark.index if mark is not None else -1
    if text[at : at + 1] == "\t":
        yield TextProblem(position, "not YAML: a tab character stands here", "spaces as indentation")
    else:
        yield TextProblem(position, what)
